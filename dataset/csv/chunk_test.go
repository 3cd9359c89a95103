package csv

import (
	"reflect"
	"strings"
	"testing"
)

// joined reads a text in order with the records of chunks that were read ahead, as a caller would.
func joined(text string, size int) (records [][]string, ahead int) {
	chunks, most := Split(text, 0, size)
	read := make([][]string, most)
	for i := range chunks {
		c := &chunks[i]
		c.ReadAhead(text, func(record, _ int, cells []Cell) bool {
			read[c.First+record] = texts(cells)
			return true
		})
	}
	r := NewReader(text, 0, nil)
	for {
		for ; len(chunks) > 0 && chunks[0].From <= r.Offset(); chunks = chunks[1:] {
			if c := chunks[0]; c.From == r.Offset() {
				records = append(records, read[c.First:c.First+c.Records]...)
				ahead += c.Records
				r.Seek(c.End)
			}
		}
		if !r.Next() {
			return records, ahead
		}
		records = append(records, texts(r.Cells()))
	}
}

func texts(cells []Cell) []string {
	var record []string
	for _, c := range cells {
		record = append(record, c.Text)
	}
	return record
}

// FuzzSplit: reading in chunks returns what reading in order does, even if the quotes are broken.
func FuzzSplit(f *testing.F) {
	f.Add("a,b\n1,\"2\n3\"\n\n4,5", 4)
	f.Add("a\n\"b\nc\nd\ne\n\"\"\n", 3)
	f.Add("a\"b\nc\nd\"\ne\rf\n", 2)
	f.Fuzz(func(t *testing.T, text string, size int) {
		if size < 1 || size > 1000 {
			return
		}
		want, _ := readAll(text)
		if got, _ := joined(text, size); !reflect.DeepEqual(got, want) {
			t.Errorf("%q in chunks of %d: got %q, want %q", text, size, got, want)
		}
	})
}

func TestSplit(t *testing.T) {
	text := strings.Repeat("a,\"b\nc\"\n", 100)
	chunks, most := Split(text, 0, 50)
	if len(chunks) < 10 || most != 200 {
		t.Errorf("got %d chunks with %d lines, want 10 or more with 200", len(chunks), most)
	}
	for i, c := range chunks {
		if i > 0 && c.From != chunks[i-1].To || !strings.HasPrefix(text[c.From:], "a,") {
			t.Errorf("chunk %d begins at %d, want the start of a record and the end of the chunk before", i, c.From)
		}
	}
	if records, ahead := joined(text, 50); len(records) != 100 || ahead != 100 {
		t.Errorf("got %d records, %d of them ahead, want 100 and all", len(records), ahead)
	}
}
