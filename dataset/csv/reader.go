package csv

import (
	"fmt"
	"slices"
	"strings"
)

// A Reader reads the records of a text one after the other. Cells are slices of the text wherever they can
// be. The text must be valid UTF-8 without a byte order mark.
type Reader struct {
	text  string
	pos   int
	cells []Cell
	fault func(offset int, message string)
}

// A Cell is the text of one cell, without quotes and with every line end as "\n".
type Cell struct {
	Text   string
	Offset int // in bytes, of the cell's first character or its opening quote
}

// NewReader returns a Reader of a text from an offset on, which must be the start of a record. It calls
// fault for everything that breaks RFC 4180; a nil fault ignores it.
func NewReader(text string, offset int, fault func(offset int, message string)) *Reader {
	if fault == nil {
		fault = func(int, string) {}
	}
	return &Reader{text: text, pos: offset, fault: fault}
}

// Next reads the next record. It skips empty lines and returns false at the end of the text.
func (r *Reader) Next() bool {
	r.SkipEmptyLines()
	if r.pos == len(r.text) {
		return false
	}
	r.cells = r.cells[:0]
	for {
		n := indexSpecial(r.text[r.pos:])
		if n < 0 || r.text[r.pos+n] != ',' && r.text[r.pos+n] != '\n' { // not the usual case
			if r.readCell() {
				continue
			}
			return true
		}
		end := r.pos + n
		r.cells = append(r.cells, Cell{r.text[r.pos:end], r.pos})
		r.pos = end + 1
		if r.text[end] == '\n' {
			return true
		}
	}
}

// Cells returns the cells of the record that Next read. The slice is reused by the next call of Next.
func (r *Reader) Cells() []Cell { return r.cells }

// IsBlank reports whether no cell of the record holds any text.
func (r *Reader) IsBlank() bool {
	return !slices.ContainsFunc(r.cells, func(c Cell) bool { return c.Text != "" })
}

// Offset returns how far the text has been read, in bytes.
func (r *Reader) Offset() int { return r.pos }

// Seek moves the Reader to the start of a record.
func (r *Reader) Seek(offset int) { r.pos = offset }

// SkipEmptyLines moves the Reader to the start of the next record, or to the end of the text.
func (r *Reader) SkipEmptyLines() {
	for n := lineEnd(r.text[r.pos:]); n > 0; n = lineEnd(r.text[r.pos:]) {
		r.pos += n
	}
}

// readCell reads a cell and the comma or line end after it, and reports whether it was a comma.
func (r *Reader) readCell() bool {
	start := r.pos
	if start < len(r.text) && r.text[start] == '"' {
		return r.readQuoted(start)
	}
	rest := r.text[start:]
	n := indexSpecial(rest)
	for n >= 0 && (rest[n] == '"' || rest[n] == '\r' && lineEnd(rest[n:]) == 0) {
		if rest[n] == '\r' {
			r.fault(start+n, "want a line end, got a carriage return alone")
			r.cells = append(r.cells, Cell{rest[:n], start})
			r.pos += n + 1
			return false
		}
		r.fault(start+n, strayQuote(rest[:n]))
		m := indexSpecial(rest[n+1:])
		if m < 0 {
			n = -1
			break
		}
		n += 1 + m
	}
	if n < 0 {
		n = len(rest)
	}
	r.cells = append(r.cells, Cell{rest[:n], start})
	r.pos += n
	return r.skipSeparator()
}

// strayQuote is the message for a quote inside a cell that does not begin with one.
func strayQuote(before string) string {
	if strings.Trim(before, " \t") == "" {
		return "want the quote at the start of the cell, got white space before it"
	}
	return `want the whole cell in quotes where it holds a ", and the " doubled`
}

// readQuoted is readCell for a cell that begins with a quote.
func (r *Reader) readQuoted(start int) bool {
	end, doubled := closingQuote(r.text, start)
	if end < 0 {
		r.fault(start, "this quote is never closed")
		r.cells = append(r.cells, Cell{r.text[start+1:], start})
		r.pos = len(r.text)
		return false
	}
	text := r.text[start+1 : end]
	if doubled {
		text = strings.ReplaceAll(text, `""`, `"`)
	}
	if strings.IndexByte(text, '\r') >= 0 {
		text = strings.ReplaceAll(text, "\r\n", "\n")
		if strings.IndexByte(text, '\r') >= 0 {
			r.fault(start, "want line ends inside the quotes, got a carriage return alone")
		}
	}
	r.cells = append(r.cells, Cell{text, start})
	r.pos = end + 1
	r.skipAfterQuote(text)
	return r.skipSeparator()
}

// closingQuote returns the offset of the quote that closes the one at start, -1 if there is none, and
// whether there are doubled quotes between the two.
func closingQuote(text string, start int) (end int, doubled bool) {
	end = start + 1
	for {
		n := strings.IndexByte(text[end:], '"')
		if n < 0 {
			return -1, doubled
		}
		end += n
		if end+1 == len(text) || text[end+1] != '"' {
			return end, doubled
		}
		end, doubled = end+2, true
	}
}

// skipAfterQuote skips text between a closing quote and the separator, which is a fault.
func (r *Reader) skipAfterQuote(cell string) {
	rest := r.text[r.pos:]
	if rest == "" || rest[0] == ',' || lineEnd(rest) > 0 {
		return
	}
	message := "want a comma or a line end after the closing quote"
	if lines := strings.Count(cell, "\n"); lines > 0 {
		message += fmt.Sprintf(", which closes a cell that begins %d lines above", lines)
	}
	r.fault(r.pos, message)
	n := strings.IndexAny(rest, ",\n")
	if n < 0 {
		n = len(rest)
	}
	r.pos += n
}

// skipSeparator skips the comma or line end, and reports whether it was a comma.
func (r *Reader) skipSeparator() bool {
	if r.pos < len(r.text) && r.text[r.pos] == ',' {
		r.pos++
		return true
	}
	r.pos += lineEnd(r.text[r.pos:])
	return false
}

// indexSpecial returns the offset of the first byte that has a meaning outside quotes, -1 if there is none.
func indexSpecial(s string) int {
	for i := 0; i < len(s); i++ {
		if isSpecial[s[i]] {
			return i
		}
	}
	return -1
}

var isSpecial = [256]bool{',': true, '\n': true, '\r': true, '"': true}

// lineEnd returns the length of the line end that s begins with, 0 if it begins with none.
func lineEnd(s string) int {
	switch {
	case strings.HasPrefix(s, "\n"):
		return 1
	case strings.HasPrefix(s, "\r\n"):
		return 2
	}
	return 0
}
