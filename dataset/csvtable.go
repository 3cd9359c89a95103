package dataset

import (
	"fmt"
	"slices"
	"strings"

	"onrecord/dataset/csv"
	"onrecord/internal/parallel"
)

// A layout says how the cells of a CSV file belong to the fields of a table.
type layout struct {
	fields     []int           // for each column of the file the field of the table
	unknown    map[string]bool // texts that mean unknown, besides the empty one
	longest    int64           // the most bytes that a cell may have
	suspicious bool            // whether the file may hold characters that checkCharacters complains about
}

// A csvTable reads the CSV file of a table. A cell that cannot be read is a problem and left unknown; its
// row stays, so that references to it are not problems too.
type csvTable struct {
	*loader
	t        *Table
	f        *file
	r        *csv.Reader
	in       *layout
	faults   int  // how many faults the CSV has
	reported bool // whether a fault of this record has been reported
}

var chunkSize = csv.ChunkSize // smaller in a test

func (l *loader) readCSV(t *Table, f *file, missing []missingValue) {
	c := &csvTable{loader: l, t: t, f: f}
	c.r = csv.NewReader(f.text, 0, c.fault)
	if !c.r.Next() {
		l.problemAt(f, 0, "", "header", "want a header row: "+strings.Join(t.fieldNames(), ","))
		return
	}
	if c.faults > 0 {
		return
	}
	fields, ok := l.header(t, f, c.r.Cells())
	if !ok {
		return
	}
	c.in = &layout{fields: fields, longest: l.limits.Field, suspicious: maybeSuspicious(f.text)}
	for _, m := range missing {
		if c.in.unknown == nil {
			c.in.unknown = map[string]bool{}
		}
		c.in.unknown[string(m)] = true
	}
	c.rows(c.readAhead(c.r.Offset()))
}

// fault reports the first fault of a record: the others mostly follow from it.
func (c *csvTable) fault(at int, message string) {
	if !c.reported {
		c.problemAt(c.f, int64(at), "", "csv", message)
	}
	c.faults, c.reported = c.faults+1, true
}

// readAhead reads what it can of the records from an offset on, in parallel, into memory reserved in the
// table. They are not rows of the table yet.
func (c *csvTable) readAhead(offset int) []csv.Chunk {
	chunks, most := csv.Split(c.f.text, offset, chunkSize)
	if most > len(chunks)+len(c.f.text)/len(c.in.fields) || // a record has a byte per cell: these are empty lines
		int64(most) > c.limits.Rows+int64(len(chunks)) {
		return nil
	}
	c.t.reserve(c.d, most)
	parallel.For(len(chunks), func(i int) {
		chunk := &chunks[i]
		chunk.ReadAhead(c.f.text, func(record, offset int, cells []csv.Cell) bool {
			return len(cells) == len(c.in.fields) && c.t.fill(c.d, chunk.First+record, int64(offset), c.in, cells)
		})
	})
	return chunks
}

// rows goes through the file in order. It takes over the rows that were read ahead, and reads those between.
func (c *csvTable) rows(ahead []csv.Chunk) {
	for !c.full() {
		for ; len(ahead) > 0 && ahead[0].From <= c.r.Offset(); ahead = ahead[1:] {
			c.takeChunk(&ahead[0])
		}
		c.r.SkipEmptyLines()
		start := int64(c.r.Offset())
		c.reported = false
		if !c.r.Next() {
			c.broken[c.t.Name] = c.faults > 0
			return
		}
		if len(c.r.Cells()) > 1 && c.r.IsBlank() {
			c.warnAt(c.f, start, "", "empty-row", "passed over a row of empty cells")
			continue
		}
		if int64(c.t.length(c.d)) >= c.limits.Rows {
			c.tooManyRows(c.t, c.f, start)
			return
		}
		c.row(c.r.Cells(), start)
	}
}

// takeChunk takes over the rows of a chunk if its guess about where records begin was right.
func (c *csvTable) takeChunk(chunk *csv.Chunk) {
	n := c.t.length(c.d)
	if chunk.From == c.r.Offset() && chunk.First >= n && int64(n+chunk.Records) <= c.limits.Rows {
		c.t.take(c.d, chunk.First, chunk.Records)
		c.r.Seek(chunk.End)
	}
}

// row reads the record that begins at start into a new row. Where its cells cannot be told apart, only its
// id is read.
func (c *csvTable) row(cells []csv.Cell, start int64) {
	c.t.grow(c.d, start)
	row, damaged := c.t.length(c.d)-1, c.reported
	if !damaged && len(cells) == len(c.in.fields) && c.t.fill(c.d, row, start, c.in, cells) {
		return
	}
	if len(cells) != len(c.in.fields) && !damaged {
		c.ragged(cells, start)
		damaged = true
	}
	if damaged {
		c.unread[cellKey{c.t.Name, row, wholeRow}] = true
	}
	for i, cell := range cells[:min(len(c.in.fields), len(cells))] {
		isID := c.t.Fields[c.in.fields[i]].Kind == KindID
		if cell.Text != "" && !c.in.unknown[cell.Text] && (isID || !damaged) { // others may be in the wrong column
			c.cell(c.t, c.f, row, c.in.fields[i], cell.Text, int64(cell.Offset))
		}
	}
}

// ragged reports a row with too few cells or too many.
func (c *csvTable) ragged(cells []csv.Cell, start int64) {
	message := fmt.Sprintf("want %d cells as in the header, got %d: ", len(c.in.fields), len(cells))
	if len(cells) > len(c.in.fields) {
		c.problemAt(c.f, int64(cells[len(c.in.fields)].Offset), "", "ragged", message+"a comma in a text wants the cell in quotes")
		return
	}
	c.problemAt(c.f, start, "", "ragged", message+"an empty cell needs a comma too")
}

// header finds the field of each column of a file by its exact name.
func (l *loader) header(t *Table, f *file, cells []csv.Cell) (fields []int, ok bool) {
	f.columns = slices.Repeat([]int{-1}, len(t.Fields))
	bad := func(at int, field, message string) {
		l.problemAt(f, int64(at), field, "header", message)
		ok = false
	}
	ok = true
	if !slices.ContainsFunc(cells, func(c csv.Cell) bool { return t.Column(c.Text) >= 0 }) {
		bad(0, "", noHeader(t, cells[0].Text))
		return nil, ok
	}
	meant := map[string]bool{} // by a column whose name is mistyped
	for i, c := range cells {
		field := t.Column(c.Text)
		switch near := Nearest(c.Text, t.fieldNames()); {
		case c.Text == "":
			bad(c.Offset, "", "want a name for this column, or no comma before it")
		case field < 0:
			meant[near] = true
			bad(c.Offset, "", "want no column "+quote(c.Text)+suggest(c.Text, t.fieldNames())+"; "+t.Name+" has "+strings.Join(t.fieldNames(), ", "))
		case f.columns[field] >= 0:
			bad(c.Offset, "", "column "+quote(c.Text)+" is there twice")
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

// noHeader returns the message for a first row that names no column of the table.
func noHeader(t *Table, first string) string {
	message := "want a header row " + strings.Join(t.fieldNames(), ",") + "; got " + quote(first)
	for separator, name := range map[string]string{";": "semicolons", "\t": "tabs", "|": "bars"} {
		if strings.HasPrefix(first, "id"+separator) {
			return "want cells separated by commas, got " + name
		}
	}
	return message
}
