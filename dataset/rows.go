package dataset

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// readCSV reads the rows of a table. A cell that cannot be read is a problem and left unknown; the row
// stays, so that what refers to it is not a problem too.
func (l *loader) readCSV(t *Table, f *file, missing []missingValue) {
	bad := func(at int, message string) { l.problemAt(f, int64(at), "", "csv", message) }
	r := csvReader{text: f.text, bad: bad}
	before := len(l.problems)
	if !r.next() {
		l.problemAt(f, 0, "", "header", "want a header row: "+strings.Join(t.fieldNames(), ","))
		f.broken = true
		return
	}
	fields, ok := l.header(t, f, r.cells)
	if !ok {
		f.broken = true
		return
	}
	width := len(r.cells)
	unknown := map[string]bool{}
	for _, m := range missing {
		unknown[string(m)] = true
	}
	for {
		start := r.pos
		for n := newline(f.text[start:]); n > 0; n = newline(f.text[start:]) {
			start += n
		}
		if !r.next() {
			break
		}
		if len(r.cells) != width {
			l.ragged(t, f, fields, r.cells, start, width)
		}
		t.grow(l.d, int64(start))
		row := t.length(l.d) - 1
		for i, cell := range r.cells[:min(width, len(r.cells))] {
			if cell.text != "" && !unknown[cell.text] {
				l.cell(t, f, row, fields[i], cell.text, int64(cell.at))
			}
		}
	}
	f.broken = slices.ContainsFunc(l.problems[before:], func(p Problem) bool { return p.Code == "csv" })
}

// ragged reports a row with too few cells or too many.
func (l *loader) ragged(t *Table, f *file, fields []int, cells []csvCell, start, width int) {
	if len(cells) > width {
		l.problemAt(f, int64(cells[width].at), "", "ragged", fmtCells(width, len(cells))+": a comma in a text wants the cell in quotes")
		return
	}
	l.problemAt(f, int64(start), "", "ragged", fmtCells(width, len(cells))+": "+t.Fields[fields[len(cells)]].Name+" and what follows is not there")
}

// header binds the columns of a file to the fields of a table by their exact names.
func (l *loader) header(t *Table, f *file, cells []csvCell) (fields []int, ok bool) {
	f.columns = slices.Repeat([]int{-1}, len(t.Fields))
	ok = true
	for i, c := range cells {
		field := t.Column(c.text)
		switch {
		case field < 0:
			l.problemAt(f, int64(c.at), "", "header", "want no column "+quote(c.text)+suggest(c.text, t.fieldNames())+"; "+t.Name+" has "+strings.Join(t.fieldNames(), ", "))
			ok = false
		case f.columns[field] >= 0:
			l.problemAt(f, int64(c.at), "", "header", "column "+quote(c.text)+" is there twice")
			ok = false
		default:
			f.columns[field] = i
		}
		fields = append(fields, field)
	}
	for i, field := range t.Fields {
		if field.Required && f.columns[i] < 0 {
			l.problemAt(f, 0, field.Name, "header", "want this column, it is not there")
			ok = false
		}
	}
	return fields, ok
}

// cell reads one cell that is not empty. What can be read without doubt is read, with a warning.
func (l *loader) cell(t *Table, f *file, row, col int, s string, at int64) {
	field := &t.Fields[col]
	if trimmed := strings.TrimSpace(s); len(trimmed) != len(s) {
		l.warnAt(f, at, field.Name, "space", "read without the white space around it, got "+quote(s))
		if s = trimmed; s == "" {
			return
		}
	}
	if field.Kind == KindNumber && s[0] >= utf8.RuneSelf {
		if digits := westernDigits(s); digits != s {
			l.warnAt(f, at, field.Name, "digits", "read as "+quote(digits)+", got "+quote(s))
			s = digits
		}
	}
	if err := t.set(l.d, row, col, s); err != nil {
		code := "type"
		if field.Kind == KindCode {
			code = "code"
		}
		l.problemAt(f, at, field.Name, code, err.Error())
		l.unread[cellKey{t.Name, row, col}] = true
	}
}

// westernDigits writes Persian and Arabic-Indic digits as 0 to 9.
func westernDigits(s string) string {
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
	l.problemAt(f, at, field, code, message)
	l.problems[len(l.problems)-1].Warning = true
}
