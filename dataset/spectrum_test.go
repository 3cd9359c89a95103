package dataset

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"onrecord/internal/testkit"
)

// The files of csv-spectrum, which npm installs, are what readers of CSV in many languages are held to. A
// line end inside a cell is a line feed in a dataset, however the file writes it. One file breaks RFC 4180
// with quotes inside a cell that has none around it, and its answer has another telephone number: of that
// both faults are to be told.
func TestCSVSpectrum(t *testing.T) {
	const dir = "../node_modules/csv-spectrum"
	files, _ := filepath.Glob(dir + "/csvs/*.csv")
	if len(files) == 0 {
		testkit.Skip(t, "csv-spectrum", "run make assets")
	}
	if len(files) != 12 {
		t.Errorf("got %d files, want the 12 of version 2.0.0", len(files))
	}
	for _, file := range files {
		name := strings.TrimSuffix(filepath.Base(file), ".csv")
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		answer, err := os.ReadFile(filepath.Join(dir, "json", name+".json"))
		if err != nil {
			t.Fatal(err)
		}
		if answer[0] == '{' { // one record is given alone
			answer = slices.Concat([]byte("["), answer, []byte("]"))
		}
		answer = bytes.ReplaceAll(answer, []byte(`\r\n`), []byte(`\n`))
		var want []map[string]string
		if err := json.Unmarshal(answer, &want); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		var faults []string
		r := csvReader{text: string(text), bad: func(at int, message string) { faults = append(faults, fmt.Sprintf("%d: %s", at, message)) }}
		got := recordsOf(&r)
		if name == "location_coordinates" {
			const quotes = `want the whole cell in quotes where it holds a ", and the " doubled`
			if want := []string{"81: " + quotes, "96: " + quotes}; !slices.Equal(faults, want) {
				t.Errorf("%s: got faults %q, want %q", name, faults, want)
			}
			continue
		}
		if len(faults) > 0 || !reflect.DeepEqual(got, want) {
			t.Errorf("%s:\ngot  %q, faults %q\nwant %q", name, got, faults, want)
		}
	}
}

// recordsOf reads records into maps by the names in the first one.
func recordsOf(r *csvReader) (records []map[string]string) {
	var names []string
	for r.next() {
		record := map[string]string{}
		for i, cell := range r.cells {
			if len(names) < len(r.cells) {
				names = append(names, cell.text)
			} else {
				record[names[i]] = cell.text
			}
		}
		if len(record) > 0 {
			records = append(records, record)
		}
	}
	return records
}
