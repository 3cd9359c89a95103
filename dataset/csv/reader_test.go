package csv

import (
	"encoding/csv"
	"fmt"
	"reflect"
	"strings"
	"testing"
	"unicode/utf8"
)

// readAll returns all records of a text, and the messages of its faults.
func readAll(text string) (records [][]string, faults []string) {
	r := NewReader(text, 0, func(_ int, message string) { faults = append(faults, message) })
	for r.Next() {
		var record []string
		for _, c := range r.Cells() {
			record = append(record, c.Text)
		}
		records = append(records, record)
	}
	return records, faults
}

func TestReader(t *testing.T) {
	for _, test := range []struct {
		text string
		want [][]string
	}{
		{"", nil},
		{"\n\r\n\n", nil},
		{"a", [][]string{{"a"}}},
		{"a,b\nc,d\n", [][]string{{"a", "b"}, {"c", "d"}}},
		{"a,b\r\nc,d", [][]string{{"a", "b"}, {"c", "d"}}},
		{"\n\na\n\nb\n\n", [][]string{{"a"}, {"b"}}},
		{",\n", [][]string{{"", ""}}},
		{"a,", [][]string{{"a", ""}}},
		{`""`, [][]string{{""}}},
		{`"",""`, [][]string{{"", ""}}},
		{`"a,b","c""d"`, [][]string{{"a,b", `c"d`}}},
		{`""""`, [][]string{{`"`}}},
		{"\"a\nb\",c", [][]string{{"a\nb", "c"}}},
		{"\"a\r\nb\"\r\nc", [][]string{{"a\nb"}, {"c"}}},
		{" a , b", [][]string{{" a ", " b"}}},
		{"سلام,٥٥\n", [][]string{{"سلام", "٥٥"}}},
	} {
		if got, faults := readAll(test.text); !reflect.DeepEqual(got, test.want) || len(faults) > 0 {
			t.Errorf("%q = %q, %q; want %q", test.text, got, faults, test.want)
		}
	}
}

// FuzzReader compares the reader with encoding/csv: what it reads without a fault means the same there, and
// what encoding/csv refuses has a fault here. It is stricter only about a carriage return alone.
func FuzzReader(f *testing.F) {
	for _, s := range []string{"a,b\n1,\"2\"\n", "\"a\r\nb\",\"\"\"\"\r\n\r\nx", "\"", "a\"b", "\"a\"b", "a\rb", "\"a\rb\"", ",\n,", " \"a\""} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if !utf8.ValidString(text) || strings.HasPrefix(text, "\ufeff") {
			return
		}
		got, faults := readAll(text)
		r := csv.NewReader(strings.NewReader(text))
		r.FieldsPerRecord = -1
		want, err := r.ReadAll()
		lone := strings.Contains(strings.ReplaceAll(text, "\r\n", ""), "\r")
		switch {
		case err != nil && len(faults) == 0:
			t.Errorf("%q = %q without a fault; encoding/csv: %v", text, got, err)
		case err == nil && len(faults) > 0 && !lone:
			t.Errorf("%q has faults %q; encoding/csv has none", text, faults)
		case len(faults) == 0 && !reflect.DeepEqual(got, want):
			t.Errorf("%q = %q, encoding/csv %q", text, got, want)
		}
	})
}

// TestFaults: every fault has its place, and reading goes on after it.
func TestFaults(t *testing.T) {
	for _, test := range []struct {
		text   string
		faults []string
		want   [][]string
	}{
		{"a\rb\nc", []string{"1: want a line end, got a carriage return alone"}, [][]string{{"a"}, {"b"}, {"c"}}},
		{"a, \"b\"\nc", []string{"3: want the quote at the start of the cell, got white space before it",
			`5: want the whole cell in quotes where it holds a ", and the " doubled`}, [][]string{{"a", ` "b"`}, {"c"}}},
		{"a,\"b\nc", []string{"2: this quote is never closed"}, [][]string{{"a", "b\nc"}}},
		{"\"a\nb\"x,c\nd", []string{"5: want a comma or a line end after the closing quote, which closes a cell that begins 1 lines above"},
			[][]string{{"a\nb", "c"}, {"d"}}},
		{"\"a\rb\",c", []string{"0: want line ends inside the quotes, got a carriage return alone"}, [][]string{{"a\rb", "c"}}},
	} {
		var got [][]string
		var faults []string
		r := NewReader(test.text, 0, func(offset int, message string) { faults = append(faults, fmt.Sprintf("%d: %s", offset, message)) })
		for r.Next() {
			var record []string
			for _, c := range r.Cells() {
				record = append(record, c.Text)
			}
			got = append(got, record)
		}
		if !reflect.DeepEqual(got, test.want) || !reflect.DeepEqual(faults, test.faults) {
			t.Errorf("%q: got %q, faults %q\nwant %q, faults %q", test.text, got, faults, test.want, test.faults)
		}
	}
}

func TestOffsets(t *testing.T) {
	r := NewReader("id,name\n\n\"a\",\"b\"\n", 0, nil)
	var offsets []int
	for r.Next() {
		for _, c := range r.Cells() {
			offsets = append(offsets, c.Offset)
		}
	}
	if want := []int{0, 3, 9, 13}; !reflect.DeepEqual(offsets, want) {
		t.Errorf("cells begin at %d, want %d", offsets, want)
	}
}
