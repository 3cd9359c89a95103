package csv

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

// TestSpectrum reads the files of csv-spectrum, which npm installs and CSV readers in many languages are
// tested with. Line ends inside a cell are line feeds here, whatever the file has. One file breaks RFC 4180
// with quotes inside a cell that is not quoted, and its answer has another telephone number: there the two
// faults are the answer.
func TestSpectrum(t *testing.T) {
	const dir = "../../node_modules/csv-spectrum"
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
		if answer[0] == '{' { // a single record
			answer = slices.Concat([]byte("["), answer, []byte("]"))
		}
		answer = bytes.ReplaceAll(answer, []byte(`\r\n`), []byte(`\n`))
		var want []map[string]string
		if err := json.Unmarshal(answer, &want); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		var faults []string
		got := recordsOf(NewReader(string(text), 0, func(offset int, message string) {
			faults = append(faults, fmt.Sprintf("%d: %s", offset, message))
		}))
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

// recordsOf returns records as maps by the names in the first one.
func recordsOf(r *Reader) (records []map[string]string) {
	var names []string
	for r.Next() {
		record := map[string]string{}
		for i, cell := range r.Cells() {
			if len(names) < len(r.Cells()) {
				names = append(names, cell.Text)
			} else {
				record[names[i]] = cell.Text
			}
		}
		if len(record) > 0 {
			records = append(records, record)
		}
	}
	return records
}
