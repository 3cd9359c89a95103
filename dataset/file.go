package dataset

import (
	"fmt"
	"strconv"
	"strings"
	"sync/atomic"
	"unicode/utf8"

	"github.com/go-json-experiment/json/jsontext"

	"onrecord/dataset/csv"
	"onrecord/internal/parallel"
)

// A file is the text of one input. It is kept as long as the dataset: cells are slices of it. Rows record
// only where they begin; the position of a cell is computed when a problem has to name it.
type file struct {
	name    string
	text    string
	marks   string // the byte order marks before the text
	json    bool
	columns []int // CSV: for each field of the table the column in the file, -1 where it has none

	positions csv.Positions
}

func newFile(name, text, marks string) *file {
	return &file{name: name, text: text, marks: marks, positions: csv.NewPositions(text)}
}

// position returns the line and the column of a byte offset, both from 1, the column in characters.
func (f *file) position(at int64) (line, column int) { return f.positions.At(int(at)) }

// cellAt returns the byte offset of a field in the row that begins at an offset, or the row's own offset if
// the row has no such cell.
func (f *file) cellAt(row int64, table *Table, col int) int64 {
	if f.json {
		return f.memberAt(row, table.Fields[col].Name)
	}
	in := f.columns[col]
	r := csv.NewReader(f.text, int(row), nil)
	if in < 0 || !r.Next() || in >= len(r.Cells()) {
		return row
	}
	return int64(r.Cells()[in].Offset)
}

// memberAt returns the byte offset of the value of a member of the JSON object at an offset, or the object's
// own offset if it has no such member.
func (f *file) memberAt(object int64, name string) int64 {
	dec := jsontext.NewDecoder(strings.NewReader(f.text[object:]))
	if _, err := dec.ReadToken(); err != nil {
		return object
	}
	for dec.PeekKind() == '"' {
		key, err := dec.ReadToken()
		if err != nil {
			return object
		}
		found := key.String() == name
		at := f.skipToValue(object + dec.InputOffset())
		if found {
			return at
		}
		if dec.SkipValue() != nil {
			return object
		}
	}
	return object
}

// elements returns the byte offsets of the elements of an array that is a member of the file's JSON object.
// The file must be valid JSON.
func (f *file) elements(member string) []int64 {
	array := f.memberAt(0, member)
	dec := jsontext.NewDecoder(strings.NewReader(f.text[array:]))
	if tok, err := dec.ReadToken(); err != nil || tok.Kind() != '[' {
		return nil
	}
	var at []int64
	for dec.PeekKind() != ']' {
		at = append(at, f.skipToValue(array+dec.InputOffset()))
		if dec.SkipValue() != nil {
			break
		}
	}
	return at
}

// skipToValue returns the offset of the first JSON value after the white space and punctuation at an offset.
func (f *file) skipToValue(at int64) int64 {
	for int(at) < len(f.text) && strings.IndexByte(" \t\r\n:,", f.text[at]) >= 0 {
		at++
	}
	return at
}

// badEncoding returns why a text is not UTF-8, and where; the problem is empty if it is UTF-8.
func badEncoding(text string) (at int, problem string) {
	switch {
	case strings.HasPrefix(text, utf16LE) || strings.HasPrefix(text, utf16BE):
		return 0, "want UTF-8, got UTF-16: save the file as UTF-8"
	case strings.IndexByte(text, 0) >= 0:
		return strings.IndexByte(text, 0), "want text in UTF-8, got a NUL byte: save the file as UTF-8"
	case isUTF8(text):
		return 0, ""
	}
	for at < len(text) {
		r, n := utf8.DecodeRuneInString(text[at:])
		if r == utf8.RuneError && n == 1 {
			break
		}
		at += n
	}
	return at, fmt.Sprintf("want UTF-8, got the byte 0x%02X: save the file as UTF-8", text[at])
}

// isUTF8 is utf8.ValidString, in parallel.
func isUTF8(text string) bool {
	const size = 1 << 20
	var bad atomic.Bool
	parallel.For((len(text)+size-1)/size, func(i int) {
		from, to := i*size, min(len(text), (i+1)*size)
		for from > 0 && from < to && !utf8.RuneStart(text[from]) {
			from++ // it belongs to the part before
		}
		for to < len(text) && !utf8.RuneStart(text[to]) {
			to++
		}
		if !utf8.ValidString(text[from:to]) {
			bad.Store(true)
		}
	})
	return !bad.Load()
}

// The byte order marks that a file may begin with.
const (
	byteOrderMark = "\ufeff"
	utf16LE       = "\xff\xfe"
	utf16BE       = "\xfe\xff"
)

// quote returns the start of a text in quotes, for messages.
func quote(s string) string { return strconv.Quote(shorten(s)) }

// shorten cuts a text after 80 characters, so that messages stay readable.
func shorten(s string) string {
	n := 0
	for i := range s {
		if n++; n > 80 {
			return s[:i] + "…"
		}
	}
	return s
}
