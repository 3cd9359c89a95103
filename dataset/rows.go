package dataset

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"
)

// readCSV reads the rows of a table. A cell that cannot be read is a problem and left unknown; the row
// stays, so that what refers to it is not a problem too.
func (l *loader) readCSV(t *Table, f *file, missing []missingValue) {
	faults, told := 0, false
	r := csvReader{text: f.text, bad: func(at int, message string) {
		if !told { // what else is wrong in the row mostly follows from it
			l.problemAt(f, int64(at), "", "csv", message)
		}
		faults, told = faults+1, true
	}}
	if !r.next() {
		l.problemAt(f, 0, "", "header", "want a header row: "+strings.Join(t.fieldNames(), ","))
		return
	}
	if told {
		return
	}
	fields, ok := l.header(t, f, r.cells)
	if !ok {
		return
	}
	in := &layout{fields: fields, longest: l.limits.Field, odd: hasOdd(f.text)}
	for _, m := range missing {
		if in.unknown == nil {
			in.unknown = map[string]bool{}
		}
		in.unknown[string(m)] = true
	}
	pieces := l.readPieces(t, f.text, r.pos, in)
	for !l.full() {
		for ; len(pieces) > 0 && pieces[0].from <= r.pos; pieces = pieces[1:] {
			if p := pieces[0]; p.from == r.pos && p.row >= t.length(l.d) && int64(t.length(l.d)+p.rows) <= l.limits.Rows {
				t.take(l.d, p.row, p.rows)
				r.pos = p.end
			}
		}
		r.skipEmptyLines()
		start := r.pos
		told = false
		if !r.next() {
			l.broken[t.Name] = faults > 0
			return
		}
		if len(r.cells) > 1 && r.empty() {
			l.warnAt(f, int64(start), "", "empty-row", "passed over a row of empty cells")
			continue
		}
		if int64(t.length(l.d)) >= l.limits.Rows {
			l.tooManyRows(t, f, int64(start))
			return
		}
		l.readRow(t, f, in, r.cells, start, told)
	}
}

// readRow reads the record that begins at start into a new row. It is damaged if its cells cannot be told apart.
func (l *loader) readRow(t *Table, f *file, in *layout, cells []csvCell, start int, damaged bool) {
	t.grow(l.d, int64(start))
	row := t.length(l.d) - 1
	if !damaged && len(cells) == len(in.fields) && t.fill(l.d, row, int64(start), in, cells) {
		return
	}
	if len(cells) != len(in.fields) && !damaged {
		l.ragged(t, f, in.fields, cells, start)
		damaged = true
	}
	if damaged {
		l.unread[cellKey{t.Name, row, wholeRow}] = true
	}
	for i, cell := range cells[:min(len(in.fields), len(cells))] {
		isID := t.Fields[in.fields[i]].Kind == KindID
		if cell.text != "" && !in.unknown[cell.text] && (isID || !damaged) { // the others may stand in the wrong column
			l.cell(t, f, row, in.fields[i], cell.text, int64(cell.at))
		}
	}
}

// A layout is how the records of a file belong to a table.
type layout struct {
	fields  []int           // for each column of the file the field of the table
	unknown map[string]bool // texts that mean unknown, beside the empty one
	longest int64           // that a text may be, in bytes
	odd     bool            // whether some text may have characters of which something is to be said
}

// ragged reports a row with too few cells or too many.
func (l *loader) ragged(t *Table, f *file, fields []int, cells []csvCell, start int) {
	message := fmt.Sprintf("want %d cells as in the header, got %d: ", len(fields), len(cells))
	if len(cells) > len(fields) {
		l.problemAt(f, int64(cells[len(fields)].at), "", "ragged", message+"a comma in a text wants the cell in quotes")
		return
	}
	l.problemAt(f, int64(start), "", "ragged", message+"an empty cell wants its comma too")
}

// header binds the columns of a file to the fields of a table by their exact names.
func (l *loader) header(t *Table, f *file, cells []csvCell) (fields []int, ok bool) {
	f.columns = slices.Repeat([]int{-1}, len(t.Fields))
	bad := func(at int, field, message string) {
		l.problemAt(f, int64(at), field, "header", message)
		ok = false
	}
	ok = true
	if !slices.ContainsFunc(cells, func(c csvCell) bool { return t.Column(c.text) >= 0 }) {
		bad(0, "", noHeader(t, cells[0].text))
		return nil, ok
	}
	meant := map[string]bool{} // by a column whose name is mistyped
	for i, c := range cells {
		field := t.Column(c.text)
		switch near := Nearest(c.text, t.fieldNames()); {
		case c.text == "":
			bad(c.at, "", "want a name for this column, or no comma before it")
		case field < 0:
			meant[near] = true
			bad(c.at, "", "want no column "+quote(c.text)+suggest(c.text, t.fieldNames())+"; "+t.Name+" has "+strings.Join(t.fieldNames(), ", "))
		case f.columns[field] >= 0:
			bad(c.at, "", "column "+quote(c.text)+" is there twice")
		default:
			f.columns[field] = i
		}
		fields = append(fields, field)
	}
	for i, field := range t.Fields {
		if field.Required && f.columns[i] < 0 && !meant[field.Name] {
			bad(0, field.Name, "want this column, it is not there")
		}
	}
	return fields, ok
}

// noHeader is what to say of a first row that names no column of the table.
func noHeader(t *Table, first string) string {
	message := "want a header row " + strings.Join(t.fieldNames(), ",") + "; got " + quote(first)
	for separator, name := range map[string]string{";": "semicolons", "\t": "tabs", "|": "bars"} {
		if strings.HasPrefix(first, "id"+separator) {
			return "want cells separated by commas, got " + name
		}
	}
	return message
}

// isSpaced tells whether a text that is not empty begins or ends with white space.
func isSpaced(s string) bool {
	first, last := s[0], s[len(s)-1]
	plain := ' ' < first && first < utf8.RuneSelf && ' ' < last && last < utf8.RuneSelf
	return !plain && len(strings.TrimSpace(s)) != len(s)
}

// cell reads one cell that is not empty. What can be read without doubt is read, with a warning.
func (l *loader) cell(t *Table, f *file, row, col int, s string, at int64) {
	field := &t.Fields[col]
	if problem := l.limits.fieldTooLong(len(s)); problem != "" {
		l.problemAt(f, at, field.Name, "limit", problem)
		l.unread[cellKey{t.Name, row, col}] = true
		return
	}
	if trimmed := strings.TrimSpace(s); len(trimmed) != len(s) {
		if trimmed != "" || !field.Required { // that one is missing, which says enough
			l.warnAt(f, at, field.Name, "space", "read without the white space around it, got "+quote(s))
		}
		if s = trimmed; s == "" {
			return
		}
	}
	problem, warning := oddText(s)
	if problem != "" {
		l.problemAt(f, at, field.Name, "control", problem)
		l.unread[cellKey{t.Name, row, col}] = true
		return
	}
	if warning != "" {
		l.warnAt(f, at, field.Name, "direction", warning)
	}
	if field.Kind == KindNumber {
		if digits := WesternDigits(s); digits != s && plainDigits(digits) {
			l.warnAt(f, at, field.Name, "digits", "read as "+quote(digits)+", got "+quote(s))
			s = digits
		}
	}
	err := t.set(l.d, row, col, s)
	if err == nil {
		return
	}
	code := "type"
	switch field.Kind {
	case KindCode:
		code = "code"
	case KindID:
		l.wrongIDs[s] = true
	}
	l.problemAt(f, at, field.Name, code, strings.ReplaceAll(err.Error(), strconv.Quote(s), quote(s)))
	l.unread[cellKey{t.Name, row, col}] = true
}

// plainDigits tells whether the text is digits 0 to 9 and nothing else.
func plainDigits(s string) bool { return strings.Trim(s, "0123456789") == "" }

// WesternDigits writes Persian and Arabic-Indic digits as 0 to 9.
func WesternDigits(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case '۰' <= r && r <= '۹':
			return r - '۰' + '0'
		case '٠' <= r && r <= '٩':
			return r - '٠' + '0'
		}
		return r
	}, s)
}

func (l *loader) problemAt(f *file, at int64, field, code, message string) {
	line, col := f.place(at)
	l.add(Problem{File: f.name, Line: line, Column: col, Field: field, Code: code, Message: message})
}

func (l *loader) warnAt(f *file, at int64, field, code, message string) {
	line, col := f.place(at)
	l.add(Problem{File: f.name, Line: line, Column: col, Field: field, Code: code, Message: message, Warning: true})
}
