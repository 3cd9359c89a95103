package export

import (
	"encoding/json"
	"io"
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"onrecord/dataset"
	"onrecord/internal/testkit/fixture"
	"onrecord/internal/testkit/golden"
)

func TestTablesAreUniqueAndDocumented(t *testing.T) {
	seen := map[string]bool{}
	for _, table := range Tables {
		if table.Name == "" || table.Title == "" || table.Doc == "" || seen[table.Name] {
			t.Errorf("table %q: want a name of its own, a title and a sentence about it", table.Name)
		}
		seen[table.Name] = true
		fields := map[string]bool{}
		for _, c := range typedColumns(table) {
			if c.Doc == "" || fields[c.Name] {
				t.Errorf("%s.%s: want a name of its own and a sentence about it", table.Name, c.Name)
			}
			fields[c.Name] = true
			if _, ok := TableNamed(c.To); c.To != "" && !ok {
				t.Errorf("%s.%s refers to %q, which is no table", table.Name, c.Name, c.To)
			}
		}
	}
}

// A derived table gives a reason in every row in which one of its numbers is unknown, and its required
// cells are not empty.
func TestDerivedTablesSayWhyANumberIsUnknown(t *testing.T) {
	unknown := map[string]string{
		"events_derived": "first_day last_day", "figures_derived": "low point high", "ranges": "low high", "comparisons_derived": "value numerator denominator",
	}
	for _, table := range Tables {
		if !table.Derived {
			continue
		}
		rows, reasons := 0, 0
		for cells := range table.Rows(smallWith(t, "figures.csv", "silent,quiet,aboard,unstated,,,,agency,,wire,,,,,,,", "events.csv", "quiet,flight,Quiet,,,,")) {
			rows++
			missing, reason := false, ""
			for col, f := range table.Fields {
				s := cells[col].String()
				if f.Required && s == "" {
					t.Errorf("%s: %s is empty, want a value", table.Name, f.Name)
				}
				if strings.Contains(" "+unknown[table.Name]+" ", " "+f.Name+" ") {
					missing = missing || s == ""
				}
				if f.Name == "reason" {
					reason = s
				}
			}
			if missing != (reason != "") {
				t.Errorf("%s %s: got the reason %q; want one exactly where a number is unknown", table.Name, cells[0].Text, reason)
			}
			if missing {
				reasons++
			}
		}
		if rows == 0 || reasons == 0 || reasons == rows {
			t.Errorf("%s: %d rows, %d with reasons; the test dataset should have both", table.Name, rows, reasons)
		}
	}
}

// smallWith is the small dataset with lines added to its files: name, line, name, line.
func smallWith(t *testing.T, pairs ...string) *dataset.Dataset {
	t.Helper()
	files := fstest.MapFS{}
	for _, table := range dataset.Tables {
		name := table.Name + ".csv"
		text, err := os.ReadFile("testdata/small/" + name)
		if err != nil {
			t.Fatal(err)
		}
		for i := 0; i < len(pairs); i += 2 {
			if pairs[i] == name {
				text = append(text, pairs[i+1]+"\n"...)
			}
		}
		files[name] = &fstest.MapFile{Data: text}
	}
	d, err := dataset.ReadFS("small", files)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// What a format writes for every table, concatenated.
func everyTable(t *testing.T, d *dataset.Dataset, write func(io.Writer, *dataset.Dataset, *Table) error) []byte {
	t.Helper()
	var all []byte
	for _, table := range Tables {
		all = append(all, "== "+table.Name+"\n"...)
		all = append(all, fixture.Written(t, func(w io.Writer) error { return write(w, d, table) })...)
	}
	return all
}

func TestCSVGolden(t *testing.T) {
	golden.Check(t, "testdata/small.csv.txt", everyTable(t, small(t), writeCSV))
}

func TestNDJSONGolden(t *testing.T) {
	golden.Check(t, "testdata/small.ndjson.txt", everyTable(t, small(t), writeNDJSON))
}

// A table as JSON is an array of the lines that it has as NDJSON.
func TestJSONTable(t *testing.T) {
	d := small(t)
	for _, table := range Tables {
		got := fixture.Written(t, func(w io.Writer) error { return writeJSONTable(w, d, table) })
		lines := fixture.Written(t, func(w io.Writer) error { return writeNDJSON(w, d, table) })
		want := "[" + strings.TrimSuffix("\n"+strings.ReplaceAll(strings.TrimSpace(string(lines)), "\n", ",\n")+"\n", "\n\n") + "]\n"
		if string(got) != want {
			t.Errorf("%s: got %q, want %q", table.Name, got, want)
		}
		var rows []map[string]any
		if err := json.Unmarshal(got, &rows); err != nil {
			t.Errorf("%s: %v", table.Name, err)
		}
	}
}
