package starter

import (
	"bytes"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"

	"onrecord/dataset"
	"onrecord/dataset/count"
)

func load(t *testing.T, list []File, more string) *dataset.Dataset {
	t.Helper()
	folder := fstest.MapFS{}
	for _, f := range list {
		content := f.Content
		if f.Name == "figures.csv" {
			content = append(bytes.Clone(content), more...)
		}
		folder[f.Name] = &fstest.MapFile{Data: content}
	}
	d, err := dataset.ReadFS("new", folder)
	if err != nil {
		t.Fatal(err)
	}
	if len(d.Warnings) > 0 {
		t.Error(d.Warnings)
	}
	return d
}

func TestExampleIsAValidDataset(t *testing.T) {
	list, err := Example("My Flights, 2026")
	if err != nil {
		t.Fatal(err)
	}
	d := load(t, list, "")
	if got, want := d.Package.Name, "my-flights-2026"; got != want {
		t.Errorf("name: got %q, want %q", got, want)
	}
	for i := range dataset.Tables {
		table := &dataset.Tables[i]
		for row := range table.Len(d) {
			if id := table.Cell(d, row, table.Column("id")).Text; !strings.HasPrefix(id, "example-") {
				t.Errorf("%s: %q is not marked as an example", table.Name, id)
			}
		}
	}
	if got, want := d.Compared()[0].Share.Words, "at least 80%"; got != want {
		t.Errorf("share: got %q, want %q", got, want)
	}
}

// TestReadmeShowsEveryQualifier adds the rows in the README to the dataset.
func TestReadmeShowsEveryQualifier(t *testing.T) {
	list, err := Example("new")
	if err != nil {
		t.Fatal(err)
	}
	rows := regexp.MustCompile(`(?m)^example-.*\n`).FindAllString(string(list[0].Content), -1)
	d := load(t, list, strings.Join(rows, ""))
	have := map[count.Qualifier]bool{}
	for i := range d.Figures {
		have[d.Figures[i].Qualifier] = true
	}
	figures, _ := dataset.TableNamed("figures")
	for _, c := range figures.Fields[figures.Column("qualifier")].Codes {
		if !have[count.Qualifier(c.Name)] {
			t.Errorf("%s has no example in the README", c.Name)
		}
	}
	if strings.Contains(string(list[0].Content), "{{") {
		t.Error("the README has an action of the template left")
	}
}

func TestLeftOver(t *testing.T) {
	list, err := Example("new")
	if err != nil {
		t.Fatal(err)
	}
	d := load(t, list, "")
	warnings, err := LeftOver(d, "new/datapackage.json")
	if err != nil {
		t.Fatal(err)
	}
	rows := 0
	for i := range dataset.Tables {
		rows += dataset.Tables[i].Len(d)
	}
	if got, want := len(warnings), rows+2; got != want {
		t.Errorf("the example has %d rows, a title and a description, got %d warnings:\n%v", rows, got, warnings)
	}
	d.Package.Title, d.Package.Description = "Flights", ""
	d.Figures[0].Note = "of our own"
	again, err := LeftOver(d, "new/datapackage.json")
	if err != nil {
		t.Fatal(err)
	}
	if got, want := len(again), len(warnings)-3; got != want {
		t.Errorf("without the title, the description and one row: got %d warnings, want %d:\n%v", got, want, again)
	}
	for _, w := range again {
		if !w.Warning || w.Line < 2 || w.Column != 1 || !strings.HasPrefix(w.File, "new/") {
			t.Errorf("%v: want a warning with the place of a row", w)
		}
	}
}
