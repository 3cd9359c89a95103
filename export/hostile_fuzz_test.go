package export

import (
	"bytes"
	"encoding/csv"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"unicode"
	"unicode/utf8"

	"onrecord/dataset"
	"onrecord/internal/testkit/hostile"
)

// mayLoad reports whether the loader accepts a text unchanged.
func mayLoad(s string) bool {
	control := func(r rune) bool { return unicode.IsControl(r) && r != '\n' && r != '\t' || r&0xFFFE == 0xFFFE }
	return s != "" && utf8.ValidString(s) && strings.TrimSpace(s) == s && strings.IndexFunc(s, control) < 0
}

// withText is the small dataset with a text in a cell of each kind.
func withText(t testing.TB, files fstest.MapFS, s string) *dataset.Dataset {
	t.Helper()
	d, err := dataset.ReadFS("small", files)
	if err != nil {
		t.Fatal(err)
	}
	d.Package.Title, d.Package.Description = s, s
	d.Sources[0].Title, d.Sources[0].Publisher = s, s
	d.Actors[0].Name, d.Actors[0].Role = s, s
	d.Events[0].Title = s
	for i := range d.Figures {
		d.Figures[i].Wording, d.Figures[i].Locator, d.Figures[i].Note = s, s, s
	}
	d.Dates[0].Wording, d.Responses[0].Wording, d.Comparisons[0].Title, d.Comparisons[0].Note = s, s, s, s
	return d
}

// FuzzWriters: no text becomes an element, an attribute or a link in the pages and in Markdown, or a
// formula in the CSV for Excel, and JSON-LD stays JSON.
func FuzzWriters(f *testing.F) {
	files := fstest.MapFS{}
	for _, table := range dataset.Tables {
		b, err := os.ReadFile(filepath.Join("testdata", "small", table.Name+".csv"))
		if err != nil {
			f.Fatal(err)
		}
		files[table.Name+".csv"] = &fstest.MapFile{Data: b}
	}
	for _, s := range hostile.Attacks {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if !mayLoad(s) {
			return
		}
		bad, good := withText(t, files, s), withText(t, files, hostile.Harmless(s))
		got, want := hostile.Elements(t, outputs(t, htmlFormat, bad)["onrecord.html"]), hostile.Elements(t, outputs(t, htmlFormat, good)["onrecord.html"])
		if !slices.Equal(got, want) {
			t.Errorf("html: got %v\nwant %v", got, want)
		}
		hostile.CheckNoNewElements(t, "markdown", markdownElements(t, outputs(t, markdownFormat, bad)), markdownElements(t, outputs(t, markdownFormat, good)))
		onlyWebAddresses(t, outputs(t, jsonldFormat, bad)["onrecord.jsonld"])
		for name, b := range outputs(t, csvExcelFormat, bad) {
			rows, err := csv.NewReader(bytes.NewReader(bytes.TrimPrefix(b, []byte("\ufeff")))).ReadAll()
			if err != nil {
				t.Fatalf("%s: %v", name, err)
			}
			for _, cell := range slices.Concat(rows...) {
				if cell != "" && strings.ContainsAny(strings.TrimLeftFunc(cell, unicode.IsSpace)[:1], "=+-@") {
					t.Errorf("%s: got the cell %q", name, cell)
				}
			}
		}
	})
}
