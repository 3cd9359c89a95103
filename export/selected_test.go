package export

import (
	"archive/zip"
	"bytes"
	"io"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"onrecord/dataset"
	"onrecord/internal/testkit/fixture"
)

// Every format says of a selection what was selected, and of a whole dataset nothing of the kind.
func TestEveryFormatSaysWhatWasSelected(t *testing.T) {
	d := fixture.BuiltIn(t)
	part, err := d.Select(dataset.Selection{Events: []string{"flight-2"}, Measures: []string{"aboard", "planned"}})
	if err != nil {
		t.Fatal(err)
	}
	if words := part.SelectionWords(); !strings.Contains(words, "about Second flight; about people aboard or planned") {
		t.Fatalf("got %q, want the event by its title", words)
	}
	for _, f := range Formats {
		if !contains(t, f, part, part.SelectionWords()) {
			t.Errorf("%s: want it to say %q", f.Name, part.SelectionWords())
		}
		if contains(t, f, d, "Selection:") {
			t.Errorf("%s: a whole dataset is called a selection", f.Name)
		}
	}
}

// contains reports whether a file of a format, or a file packed in one, holds a text.
func contains(t *testing.T, f Format, d *dataset.Dataset, text string) bool {
	t.Helper()
	files, err := f.Files(d)
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		content := fixture.Written(t, file.Write)
		packed := [][]byte{content}
		if z, err := zip.NewReader(bytes.NewReader(content), int64(len(content))); err == nil {
			for _, e := range z.File {
				r, err := e.Open()
				if err != nil {
					t.Fatal(err)
				}
				b, err := io.ReadAll(r)
				if err != nil {
					t.Fatal(err)
				}
				packed = append(packed, b)
			}
		}
		for _, b := range packed {
			if bytes.Contains(b, []byte(text)) {
				return true
			}
		}
	}
	return false
}

// The member "selection" has the flags as given and the rows, follows the schema, and comes back from JSON and
// from the tables as it was. It is not twice in the document.
func TestSelectionInJSON(t *testing.T) {
	d := fixture.BuiltIn(t)
	part, err := d.Select(dataset.Selection{Kinds: []string{"flight"}, Active: true})
	if err != nil {
		t.Fatal(err)
	}
	if part, err = part.Select(dataset.Selection{Events: []string{"flight-1"}}); err != nil {
		t.Fatal(err)
	}
	text := fixture.Written(t, func(w io.Writer) error { return WriteJSON(w, part) })
	document, err := jsonschema.UnmarshalJSON(bytes.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	if err := compileSchema(t).Validate(document); err != nil {
		t.Error(err)
	}
	if n := bytes.Count(text, []byte(`"selection": `)); n != 1 {
		t.Errorf("the document says %d times what was selected, want once", n)
	}
	if want := `"flags": {"event": ["flight-1"]}, "rows": {"actors": {"selected": `; !bytes.Contains(text, []byte(want)) {
		t.Errorf("want %s in\n%s", want, text[:2000])
	}
	back, err := dataset.Read("part.json", bytes.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	if again := fixture.Written(t, func(w io.Writer) error { return WriteJSON(w, back) }); !bytes.Equal(again, text) {
		t.Errorf("the document of a part comes back changed:\n%s\nwant\n%s", again, text)
	}
	zipped := fixture.Written(t, func(w io.Writer) error { return writeDatapackage(w, part) })
	if back, err = dataset.Read("part.zip", bytes.NewReader(zipped)); err != nil {
		t.Fatal(err)
	}
	if again := fixture.Written(t, func(w io.Writer) error { return WriteJSON(w, back) }); !bytes.Equal(again, text) {
		t.Errorf("the tables of a part come back changed:\n%s\nwant\n%s", again, text)
	}
}
