package dataset_test

import (
	"strings"
	"testing"
	"testing/fstest"

	"onrecord/dataset"
)

// TestPatch: an edit changes its cells and nothing else.
func TestPatch(t *testing.T) {
	type cells = map[string]string
	for _, test := range []struct {
		name, text string
		edits      []dataset.Edit
		want       string
	}{
		{"nothing", "name,id\r\n\"A\",a\r\n\r\nB,b", nil, "name,id\r\n\"A\",a\r\n\r\nB,b"},
		{"a cell", "id,name,role\na,A,x\nb,B,y\n", []dataset.Edit{{ID: "b", Cells: cells{"name": "C"}}}, "id,name,role\na,A,x\nb,C,y\n"},
		{"columns in another order", "role,name,id\nx,A,a\n", []dataset.Edit{{ID: "a", Cells: cells{"name": "C", "role": ""}}}, "role,name,id\n,C,a\n"},
		{"quotes kept", "id,name\na,\"A\"\nb,\"B \"\"b\"\"\"\n", []dataset.Edit{{ID: "a", Cells: cells{"name": "C"}}}, "id,name\na,\"C\"\nb,\"B \"\"b\"\"\"\n"},
		{"quotes needed", "id,name,role\r\na,A,x\r\n", []dataset.Edit{{ID: "a", Cells: cells{"name": "C, \"c\"\nd"}}}, "id,name,role\r\na,\"C, \"\"c\"\"\r\nd\",x\r\n"},
		{"the id", "id,name\na,A\n", []dataset.Edit{{ID: "a", Cells: cells{"id": "z"}}}, "id,name\nz,A\n"},
		{"removed", "id,name\na,A\n\nb,\"B\nb\"\nc,C\n", []dataset.Edit{{ID: "b", Remove: true}}, "id,name\na,A\n\nc,C\n"},
		{"added", "id,name\na,A\n", []dataset.Edit{{Cells: cells{"id": "b", "name": "B"}}}, "id,name\na,A\nb,B\n"},
		{"added after a row without a line end", "id,name\r\na,A", []dataset.Edit{{Cells: cells{"id": "b", "name": "B"}}}, "id,name\r\na,A\r\nb,B\r\n"},
		{"a new column", "id,name\na,A\nb,\"B\"", []dataset.Edit{{ID: "b", Cells: cells{"country": "IR"}}}, "id,name,country\na,A,\nb,\"B\",IR"},
		{"no new column for nothing", "id,name\na,A\n", []dataset.Edit{{ID: "a", Cells: cells{"country": ""}}}, "id,name\na,A\n"},
		{"byte order mark", "\ufeffid,name\na,A\n", []dataset.Edit{{ID: "a", Cells: cells{"name": "B"}}}, "\ufeffid,name\na,B\n"},
		{"white space around an id", "id,name\n a ,A\n", []dataset.Edit{{ID: "a", Cells: cells{"name": "B"}}}, "id,name\n a ,B\n"},
		{"no table", "", []dataset.Edit{{Cells: cells{"id": "a", "name": "A"}}}, "id,name,role,organisation,country\na,A,,,\n"},
	} {
		table, _ := dataset.TableNamed("actors")
		got, err := table.Patch(test.text, test.edits)
		if err != nil || got != test.want {
			t.Errorf("%s: got %q, %v\nwant %q", test.name, got, err, test.want)
		}
	}
}

func TestPatchOfAnotherTable(t *testing.T) {
	table, _ := dataset.TableNamed("actors")
	for _, text := range []string{"id,name\na,A\n", "name\nA\n", "id,name\n\"a,A\n"} {
		if got, err := table.Patch(text, []dataset.Edit{{ID: "b", Remove: true}}); err == nil {
			t.Errorf("%q: got %q, want an error: there is no row b", text, got)
		}
	}
}

// TestFile: the text of a table is that of its file; a table from a JSON document has none.
func TestFile(t *testing.T) {
	files := smallFiles(t)
	files["actors.csv"] = &fstest.MapFile{Data: append([]byte("\ufeff"), files["actors.csv"].Data...)}
	delete(files, "responses.csv")
	d, err := dataset.ReadFS("in", files)
	if err != nil {
		t.Fatal(err)
	}
	for i := range dataset.Tables {
		table := &dataset.Tables[i]
		want := ""
		if f := files[table.Name+".csv"]; f != nil {
			want = string(f.Data)
		}
		name, text := d.File(table)
		if text != want || (name == "") != (want == "") {
			t.Errorf("%s: got %q, %d bytes; want %d bytes", table.Name, name, len(text), len(want))
		}
	}
	d, err = dataset.Read("doc.json", strings.NewReader(string(readSmallJSON(t))))
	if err != nil {
		t.Fatal(err)
	}
	if name, text := d.File(&dataset.Tables[0]); name != "" || text != "" {
		t.Errorf("of JSON: got %q, %q; want nothing", name, text)
	}
}

// TestRowLines: a row begins on its line, also after a row of several lines.
func TestRowLines(t *testing.T) {
	table, _ := dataset.TableNamed("actors")
	got := table.RowLines("\ufeffname,id\n\"A\na\",a\n\nB,b\n")
	want := []dataset.RowLine{{Line: 2, ID: "a"}, {Line: 5, ID: "b"}}
	if len(got) != 2 || got[0] != want[0] || got[1] != want[1] {
		t.Errorf("got %v, want %v", got, want)
	}
}
