package dataset

import (
	"fmt"
	"slices"
	"strings"

	"onrecord/dataset/csv"
)

// An Edit changes, adds or removes one row of a table.
type Edit struct {
	ID     string            // of the row; empty adds a row at the end
	Remove bool              // removes the row
	Cells  map[string]string // the new text of cells, by field
}

// File returns the file that a table was read from, by its name in messages, and its text with any byte order
// mark. Both are empty if the table is absent or came from a JSON document.
func (d *Dataset) File(t *Table) (name, text string) {
	f := d.files[t.Name]
	if f == nil || f.json || f.columns == nil {
		return "", ""
	}
	return f.name, f.marks + f.text
}

// Patch returns the CSV text of a table with edits applied. Everything else keeps its bytes: the order of rows
// and columns, quotes, line ends, empty lines and a byte order mark. If an edit sets a field that the file has
// no column for, the file gets that column at the end. Empty text is an empty table.
//
// The text must be valid, and the rows that edits name must exist.
func (t *Table) Patch(text string, edits []Edit) (string, error) {
	if text == "" {
		text = strings.Join(t.fieldNames(), ",") + "\n"
	}
	p := &patcher{t: t, edits: map[string]*Edit{}}
	for i := range edits {
		if e := &edits[i]; e.ID != "" {
			p.edits[e.ID] = e
		} else {
			p.added = append(p.added, e)
		}
	}
	body := strings.TrimLeft(text, byteOrderMark)
	p.out.WriteString(text[:len(text)-len(body)])
	p.text = body
	p.r = csv.NewReader(body, 0, func(at int, message string) { p.fail("byte %d: %s", at, message) })
	p.all(edits)
	return p.out.String(), p.err
}

// A patcher copies the text of a table, applying edits on the way.
type patcher struct {
	t      *Table
	text   string
	r      *csv.Reader
	edits  map[string]*Edit // by the id of the row
	added  []*Edit
	fields []string // by column: those of the file, then the new ones
	inFile int      // how many columns the file has
	idAt   int
	eol    string
	out    strings.Builder
	err    error
}

func (p *patcher) all(edits []Edit) {
	if !p.header(edits) {
		return
	}
	copied := p.r.Offset()
	for {
		p.r.SkipEmptyLines()
		start := p.r.Offset()
		if !p.r.Next() {
			break
		}
		p.out.WriteString(p.text[copied:start])
		copied = p.r.Offset()
		p.row(start)
	}
	for _, e := range p.added {
		p.endLine()
		for i, field := range p.fields {
			if i > 0 {
				p.out.WriteByte(',')
			}
			p.out.WriteString(p.cell(e.Cells[field], false))
		}
		p.out.WriteString(p.eol)
	}
	p.out.WriteString(p.text[copied:])
	for id := range p.edits {
		p.fail("no row %q", id)
	}
}

func (p *patcher) fail(format string, args ...any) {
	if p.err == nil {
		p.err = fmt.Errorf("internal: "+p.t.Name+": "+format, args...)
	}
}

// header copies the header and adds the new columns.
func (p *patcher) header(edits []Edit) bool {
	p.r.SkipEmptyLines()
	if !p.r.Next() {
		p.fail("no header")
		return false
	}
	for _, c := range p.r.Cells() {
		p.fields = append(p.fields, c.Text)
	}
	p.inFile, p.idAt = len(p.fields), slices.Index(p.fields, "id")
	if p.idAt < 0 {
		p.fail("no column id")
		return false
	}
	for _, f := range p.t.fieldNames() {
		if slices.Contains(p.fields, f) || !slices.ContainsFunc(edits, func(e Edit) bool { return e.Cells[f] != "" }) {
			continue
		}
		p.fields = append(p.fields, f)
	}
	line := p.text[:p.r.Offset()]
	end := lineEnd(line)
	p.out.WriteString(line[:len(line)-len(end)])
	for _, f := range p.fields[p.inFile:] {
		p.out.WriteString("," + f)
	}
	p.out.WriteString(end)
	if p.eol = end; end == "" {
		p.eol = "\n"
	}
	return true
}

// row copies the record that was just read, which begins at start, with the edit of its row.
func (p *patcher) row(start int) {
	record := p.text[start:p.r.Offset()]
	var e *Edit
	if p.idAt < len(p.r.Cells()) {
		id := strings.TrimSpace(p.r.Cells()[p.idAt].Text)
		e = p.edits[id]
		delete(p.edits, id)
	}
	if e != nil && e.Remove {
		return
	}
	if e == nil && len(p.fields) == p.inFile {
		p.out.WriteString(record)
		return
	}
	end := lineEnd(record)
	last := p.r.Offset() - len(end)
	for i, c := range p.r.Cells() {
		if i > 0 {
			p.out.WriteByte(',')
		}
		to := last
		if i+1 < len(p.r.Cells()) {
			to = p.r.Cells()[i+1].Offset - 1
		}
		raw := p.text[c.Offset:to]
		if e != nil && i < p.inFile {
			if s, edited := e.Cells[p.fields[i]]; edited {
				raw = p.cell(s, strings.HasPrefix(raw, `"`))
			}
		}
		p.out.WriteString(raw)
	}
	for _, field := range p.fields[p.inFile:] {
		p.out.WriteByte(',')
		if e != nil {
			p.out.WriteString(p.cell(e.Cells[field], false))
		}
	}
	p.out.WriteString(end)
}

// endLine adds a line end if the text does not end with one.
func (p *patcher) endLine() {
	if s := p.out.String(); !strings.HasSuffix(s, "\n") {
		p.out.WriteString(p.eol)
	}
}

// cell returns the CSV of a text. A cell that was in quotes keeps them.
func (p *patcher) cell(s string, quoted bool) string {
	if !quoted && !strings.ContainsAny(s, ",\"\r\n") {
		return s
	}
	if quoted && s == "" {
		return ""
	}
	s = strings.ReplaceAll(s, `"`, `""`)
	if p.eol != "\n" {
		s = strings.ReplaceAll(s, "\n", p.eol)
	}
	return `"` + s + `"`
}

// lineEnd returns the line end of a record, empty if the text ends instead.
func lineEnd(record string) string {
	switch {
	case strings.HasSuffix(record, "\r\n"):
		return "\r\n"
	case strings.HasSuffix(record, "\n"):
		return "\n"
	}
	return ""
}

// A RowLine is the line, counted from 1, on which a row of a CSV text begins.
type RowLine struct {
	Line int
	ID   string
}

// RowLines returns where each row of the CSV text of a table begins, in order.
func (t *Table) RowLines(text string) []RowLine {
	text = strings.TrimLeft(text, byteOrderMark)
	positions, r := csv.NewPositions(text), csv.NewReader(text, 0, nil)
	if !r.Next() {
		return nil
	}
	idAt := slices.IndexFunc(r.Cells(), func(c csv.Cell) bool { return c.Text == "id" })
	var rows []RowLine
	for r.Next() {
		cells := r.Cells()
		if idAt < 0 || idAt >= len(cells) {
			continue
		}
		line, _ := positions.At(cells[0].Offset)
		rows = append(rows, RowLine{line, strings.TrimSpace(cells[idAt].Text)})
	}
	return rows
}
