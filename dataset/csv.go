package dataset

import (
	"fmt"
	"slices"
	"strings"
)

// A csvReader takes RFC 4180 text apart, record by record. It works on the whole text in memory, so
// that cells are slices of it and the place of each is known; it is stricter than encoding/csv, which
// accepts a good deal that is broken. The text must be valid UTF-8 without a byte order mark.
type csvReader struct {
	text  string
	pos   int
	cells []csvCell
	bad   func(at int, message string) // told of each fault; reading goes on after it
}

// A csvCell is the text of a cell and where in the file it begins, its opening quote included.
type csvCell struct {
	text string
	at   int
}

// next reads a record into cells, which are good until the next call. It passes over empty lines and
// reports false at the end.
func (r *csvReader) next() bool {
	r.skipEmptyLines()
	if r.pos == len(r.text) {
		return false
	}
	r.cells = r.cells[:0]
	for {
		n := special(r.text[r.pos:])
		if n < 0 || r.text[r.pos+n] != ',' && r.text[r.pos+n] != '\n' { // not the plain case
			if r.cell() {
				continue
			}
			return true
		}
		end := r.pos + n
		r.cells = append(r.cells, csvCell{r.text[r.pos:end], r.pos})
		r.pos = end + 1
		if r.text[end] == '\n' {
			return true
		}
	}
}

// empty tells whether the record has no text in any cell.
func (r *csvReader) empty() bool {
	return !slices.ContainsFunc(r.cells, func(c csvCell) bool { return c.text != "" })
}

func (r *csvReader) skipEmptyLines() {
	for n := newline(r.text[r.pos:]); n > 0; n = newline(r.text[r.pos:]) {
		r.pos += n
	}
}

// cell reads one cell and what ends it, and reports whether another follows in the record.
func (r *csvReader) cell() bool {
	start := r.pos
	if start < len(r.text) && r.text[start] == '"' {
		return r.quoted(start)
	}
	rest := r.text[start:]
	n := special(rest)
	for n >= 0 && (rest[n] == '"' || rest[n] == '\r' && newline(rest[n:]) == 0) {
		switch {
		case rest[n] == '\r':
			r.bad(start+n, "want a line end, got a carriage return alone")
			r.cells = append(r.cells, csvCell{rest[:n], start})
			r.pos += n + 1
			return false
		case strings.Trim(rest[:n], " \t") == "":
			r.bad(start+n, "want the quote at the start of the cell, got white space before it")
		default:
			r.bad(start+n, `want the whole cell in quotes where it holds a ", and the " doubled`)
		}
		m := special(rest[n+1:])
		if m < 0 {
			n = -1
			break
		}
		n += 1 + m
	}
	if n < 0 {
		n = len(rest)
	}
	r.cells = append(r.cells, csvCell{rest[:n], start})
	r.pos += n
	return r.separator()
}

// special is where the first byte is that means something outside quotes, -1 where there is none.
func special(s string) int {
	for i := 0; i < len(s); i++ {
		if isSpecial[s[i]] {
			return i
		}
	}
	return -1
}

var isSpecial = [256]bool{',': true, '\n': true, '\r': true, '"': true}

// quoted reads a cell that begins with a quote.
func (r *csvReader) quoted(start int) bool {
	pos, doubled := start+1, false
	for {
		n := strings.IndexByte(r.text[pos:], '"')
		if n < 0 {
			r.bad(start, "this quote is never closed")
			r.cells = append(r.cells, csvCell{r.text[start+1:], start})
			r.pos = len(r.text)
			return false
		}
		pos += n + 1
		if pos < len(r.text) && r.text[pos] == '"' {
			pos, doubled = pos+1, true
			continue
		}
		break
	}
	cell := r.text[start+1 : pos-1]
	if doubled {
		cell = strings.ReplaceAll(cell, `""`, `"`)
	}
	if strings.IndexByte(cell, '\r') >= 0 {
		cell = strings.ReplaceAll(cell, "\r\n", "\n")
		if strings.IndexByte(cell, '\r') >= 0 {
			r.bad(start, "want line ends inside the quotes, got a carriage return alone")
		}
	}
	r.cells = append(r.cells, csvCell{cell, start})
	r.pos = pos
	if pos < len(r.text) && r.text[pos] != ',' && newline(r.text[pos:]) == 0 {
		message := "want a comma or a line end after the closing quote"
		if lines := strings.Count(cell, "\n"); lines > 0 {
			message += fmt.Sprintf(", which closes a cell that begins %d lines above", lines)
		}
		r.bad(pos, message)
		n := strings.IndexAny(r.text[pos:], ",\n")
		if n < 0 {
			n = len(r.text) - pos
		}
		r.pos += n
	}
	return r.separator()
}

// separator passes over the comma or the line end at pos, and reports whether it was a comma.
func (r *csvReader) separator() bool {
	if r.pos < len(r.text) && r.text[r.pos] == ',' {
		r.pos++
		return true
	}
	r.pos += newline(r.text[r.pos:])
	return false
}

// newline is the length of the line end at the start of s, 0 where there is none.
func newline(s string) int {
	switch {
	case strings.HasPrefix(s, "\n"):
		return 1
	case strings.HasPrefix(s, "\r\n"):
		return 2
	}
	return 0
}
