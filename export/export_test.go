package export

import (
	"bytes"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"onrecord/dataset"
	"onrecord/internal/testkit/fixture"
	"onrecord/internal/testkit/golden"
)

func small(t *testing.T) *dataset.Dataset {
	t.Helper()
	return fixture.Load(t, "testdata/small")
}

func TestJSONGolden(t *testing.T) {
	d := small(t)
	golden.Check(t, "testdata/small.json", fixture.Written(t, func(w io.Writer) error { return WriteJSON(w, d) }))
}

func TestSchemaGolden(t *testing.T) {
	golden.Check(t, "testdata/schema.json", fixture.Written(t, WriteSchema))
}

func TestDescriptorGolden(t *testing.T) {
	d := small(t)
	golden.Check(t, "testdata/datapackage.json", fixture.Written(t, func(w io.Writer) error { return writeDescriptor(w, d) }))
}

// The descriptor in data is generated from the column definitions, like every other.
func TestBuiltInDescriptorIsUpToDate(t *testing.T) {
	d := fixture.BuiltIn(t)
	golden.Check(t, "../data/datapackage.json", fixture.Written(t, func(w io.Writer) error { return writeDescriptor(w, d) }))
}

func compileSchema(t *testing.T) *jsonschema.Schema {
	t.Helper()
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(fixture.Written(t, WriteSchema)))
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	c.AssertFormat()
	if err := c.AddResource("schema.json", doc); err != nil {
		t.Fatal(err)
	}
	s, err := c.Compile("schema.json")
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func TestWhatIsWrittenFollowsTheSchema(t *testing.T) {
	schema := compileSchema(t)
	for name, d := range map[string]*dataset.Dataset{"small": small(t), "built-in": fixture.BuiltIn(t)} {
		doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(fixture.Written(t, func(w io.Writer) error { return WriteJSON(w, d) })))
		if err != nil {
			t.Fatal(err)
		}
		if err := schema.Validate(doc); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// A schema that accepts everything would pass the test above.
func TestSchemaRefuses(t *testing.T) {
	schema := compileSchema(t)
	good := string(fixture.Written(t, func(w io.Writer) error { return WriteJSON(w, small(t)) }))
	for _, c := range []struct{ old, new string }{
		{`"onrecord": 1`, `"onrecord": 2`},
		{`"value": 50,`, `"value": "50",`},
		{`"value": 50,`, `"value": -50,`},
		{`"measure": "aboard"`, `"measure": "on board"`},
		{`"bound": "at_least"`, `"bound": "minimum"`},
		{`"id": "a-exact"`, `"id": "a exact"`},
		{`"locator": "p. 1"`, `"locators": "p. 1"`},
		{`"standing": "active", `, ``},
	} {
		bad := strings.Replace(good, c.old, c.new, 1)
		if bad == good {
			t.Fatalf("the document has no %s", c.old)
		}
		doc, err := jsonschema.UnmarshalJSON(strings.NewReader(bad))
		if err != nil {
			t.Fatal(err)
		}
		if schema.Validate(doc) == nil {
			t.Errorf("%s in place of %s is accepted", c.new, c.old)
		}
	}
}

// In whatever form a dataset is written, reading it returns the same dataset: the JSON of both, derived
// numbers included, is equal.
func TestRoundTrips(t *testing.T) {
	for _, d := range []*dataset.Dataset{small(t), fixture.BuiltIn(t)} {
		want := fixture.Written(t, func(w io.Writer) error { return WriteJSON(w, d) })
		for name, read := range map[string]func() (*dataset.Dataset, error){
			"json": func() (*dataset.Dataset, error) { return dataset.Read("x.json", bytes.NewReader(want)) },
			"datapackage": func() (*dataset.Dataset, error) {
				return dataset.Read("x.zip", bytes.NewReader(fixture.Written(t, func(w io.Writer) error { return writeDatapackage(w, d) })))
			},
			"csv": func() (*dataset.Dataset, error) {
				dir := t.TempDir()
				files, err := csvFiles(d)
				for _, f := range files {
					if err := os.WriteFile(filepath.Join(dir, f.Name), fixture.Written(t, f.Write), 0o644); err != nil {
						t.Fatal(err)
					}
				}
				if err != nil {
					return nil, err
				}
				return dataset.Load(dir, nil)
			},
		} {
			back, err := read()
			if err != nil {
				t.Errorf("%s: %v", name, err)
				continue
			}
			if len(back.Warnings) > 0 {
				t.Errorf("%s: %v", name, back.Warnings)
			}
			if got := fixture.Written(t, func(w io.Writer) error { return WriteJSON(w, back) }); !bytes.Equal(got, want) {
				t.Errorf("%s comes back changed\ngot:\n%s\nwant:\n%s", name, got, want)
			}
		}
	}
}

func TestTwoWritesAreTheSameBytes(t *testing.T) {
	for _, f := range Formats {
		first, second := contents(t, f, fixture.BuiltIn(t)), contents(t, f, fixture.BuiltIn(t))
		if !bytes.Equal(first, second) {
			t.Errorf("%s: two writes differ", f.Name)
		}
	}
}

func contents(t *testing.T, f Format, d *dataset.Dataset) []byte {
	t.Helper()
	files, err := f.Files(d)
	if err != nil {
		t.Fatal(err)
	}
	var all []byte
	for _, file := range files {
		all = append(append(all, file.Name...), fixture.Written(t, file.Write)...)
	}
	return all
}

func TestFormatsAreUniqueAndDocumented(t *testing.T) {
	seen := map[string]bool{}
	for _, f := range Formats {
		if f.Name == "" || f.About == "" || f.Files == nil || seen[f.Name] {
			t.Errorf("format %+v: want a name of its own, a line about it and files", f)
		}
		seen[f.Name] = true
		files, err := f.Files(small(t))
		if err != nil {
			t.Error(err)
		}
		if (f.Ext == "") == (len(files) == 1) {
			t.Errorf("%s: has %d files and the extension %q; want an extension with one file and none with several", f.Name, len(files), f.Ext)
		}
	}
}
