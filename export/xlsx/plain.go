package xlsx

import (
	"fmt"
	"io"
	"strconv"

	"github.com/xuri/excelize/v2"

	"onrecord/dataset"
	"onrecord/dataset/count"
	"onrecord/dataset/edtf"
)

// A PlainTable is a workbook with a single table and no formulas: a frozen header, a filter, widths, and
// typed cells, for programs and for very large tables. A table that is longer than a sheet continues on
// further ones.
type PlainTable struct {
	Name    string // of the sheet and of the table
	Columns []dataset.Field
	Kinds   []PlainKind // of the columns
	Rows    int
	// Sample returns the text of a cell among the first PlainSample rows, which determine the widths of the
	// columns.
	Sample func(row, col int) string
	// Address returns the address of a cell of a PlainAddress column; "" for none.
	Address func(row, col int) string
	// Write writes the rows from one up to, not including, another. A row that open returns renders them
	// one after the other, for one goroutine.
	Write func(w io.Writer, from, to int, open func() *PlainRow) error
}

// A PlainKind is how the cells of a column look.
type PlainKind int

// The kinds of column of a PlainTable.
const (
	PlainText    PlainKind = iota
	PlainNumber            // whole numbers, and those of claims
	PlainRatio             // any number
	PlainDay               // days, and other dates as text
	PlainTruth             // true or false
	PlainAddress           // web addresses
)

// PlainSample is how many rows are measured.
const PlainSample = 200

// WritePlain writes the workbook of one table.
func WritePlain(w io.Writer, d *dataset.Dataset, t *PlainTable) error {
	b, err := newBook(d, plain)
	if err != nil {
		return err
	}
	defer b.f.Close()
	if b.formats, err = b.plainFormats(); err != nil {
		return err
	}
	looks, err := b.plainStyles()
	if err != nil {
		return err
	}
	s := &sheet{name: t.Name, title: t.Name, rows: t.Rows, widths: make([]float64, len(t.Columns))}
	for i, f := range t.Columns {
		s.cols = append(s.cols, column{name: f.Name, doc: f.Doc, kind: plainKinds[t.Kinds[i]]})
		s.widths[i] = t.width(i)
	}
	s.cell = func(row, col int) cell { return cell{link: t.Address(row, col)} } // only its links are used
	b.sheets = b.parts(s)
	for i, s := range b.sheets {
		s.number = i + 1
		if err := b.newSheet(s); err != nil {
			return err
		}
	}
	for _, s := range b.sheets {
		for _, step := range []func(*sheet) error{b.view, b.columnWidths, b.print, b.makeLinks, b.table} {
			if err := step(s); err != nil {
				return fmt.Errorf("sheet %s: %w", s.name, err)
			}
		}
		shape := b.shape(s, t, looks)
		b.fillers[partOf(s)] = b.fillWith(s, func(w io.Writer) error {
			return t.Write(w, s.first, s.first+s.rows, func() *PlainRow { return &PlainRow{shape: shape} })
		})
		if l := b.links(s); len(l.order) > 0 {
			b.fillers[relationsOf(s)] = l.fillRelations
		}
	}
	b.placeTables()
	if err := b.describe(); err != nil {
		return err
	}
	return b.save(w)
}

var plainKinds = map[PlainKind]kind{PlainText: kindText, PlainNumber: kindNumber, PlainRatio: kindRatio, PlainDay: kindName, PlainTruth: kindCode, PlainAddress: kindAddress}

// plainStyles creates the styles of the kinds of column. Text has none on a sheet that runs from left to
// right, and is not wrapped, so that its cells are short and rows need no height.
func (b *book) plainStyles() (looks [PlainAddress + 1]int, err error) {
	people, day, truth := b.styles.people("", ""), dayFormat, `"true";;"false"` // which LibreOffice shows as 1 and 0 without
	begin := &excelize.Alignment{Horizontal: "left"}
	if b.rtl {
		begin.Horizontal = "right"
		if looks[PlainText], err = b.f.NewStyle(&excelize.Style{Alignment: begin}); err != nil {
			return looks, err
		}
	}
	for _, of := range []struct {
		kind  PlainKind
		style excelize.Style
	}{
		{PlainNumber, excelize.Style{CustomNumFmt: &people, Alignment: numbersEnd}},
		{PlainDay, excelize.Style{CustomNumFmt: &day, Alignment: begin}},
		{PlainTruth, excelize.Style{CustomNumFmt: &truth, Alignment: begin}},
		{PlainAddress, excelize.Style{Font: b.styles.linkFont()}},
	} {
		if looks[of.kind], err = b.f.NewStyle(&of.style); err != nil {
			return looks, err
		}
	}
	return looks, nil
}

// numbersEnd aligns numbers by their last digit, whatever the direction of the text in their format.
var numbersEnd = &excelize.Alignment{Horizontal: "right"}

// plainFormats creates the styles that show a claim's number with its qualifier.
func (b *book) plainFormats() (map[formatKey]int, error) {
	ids := map[formatKey]int{}
	for _, key := range claimFormats() {
		format := b.formatOf(key.qualifier, key.field)
		if format == "" {
			continue
		}
		id, err := b.f.NewStyle(&excelize.Style{CustomNumFmt: &format, Alignment: numbersEnd})
		if err != nil {
			return nil, err
		}
		ids[key] = id
	}
	return ids, nil
}

// width is the width of a column, by its name and its first cells.
func (t *PlainTable) width(col int) float64 {
	const button = 2
	padding := 2
	if t.Kinds[col] == PlainNumber {
		padding = 4 // numbers below the sample may be longer, and one that does not fit is not shown at all
	}
	width := textWidth(t.Columns[col].Name) + padding + button
	most := max(width, widest[plainKinds[t.Kinds[col]]])
	for row := range min(t.Rows, PlainSample) {
		width = max(width, min(most, longestLine(t.Sample(row, col))+padding))
	}
	return float64(width)
}

// A PlainRow renders rows of a PlainTable as elements of sheetData (18.3.1.80), directly as text, because a
// table may have a million. An empty cell is left out, so that unknown stays empty.
type PlainRow struct {
	Text []byte

	*shape
	number []byte // of the row
	err    error
}

// A shape is what the rows of a sheet have in common. The attribute of a style is empty if there is none.
type shape struct {
	sheet   *sheet
	open    []string                     // by column: the text before the number of the row
	style   []string                     // by column: the style attribute after it
	claimed []map[count.Qualifier]string // the attribute of the number of a claim
	day     string                       // the attribute of a day
}

func (b *book) shape(s *sheet, t *PlainTable, looks [PlainAddress + 1]int) *shape {
	style := func(id int) string {
		if id == 0 {
			return ""
		}
		return `" s="` + strconv.Itoa(id)
	}
	p := &shape{sheet: s, day: style(looks[PlainDay])}
	for i, f := range t.Columns {
		look := looks[t.Kinds[i]]
		if t.Kinds[i] == PlainDay {
			look = looks[PlainText] // of dates that are no day
		}
		p.open, p.style = append(p.open, `<c r="`+string(appendLetters(nil, i))), append(p.style, style(look))
		of := map[count.Qualifier]string{}
		for key, id := range b.formats {
			if key.field == f.Name {
				of[key.qualifier] = style(id)
			}
		}
		p.claimed = append(p.claimed, of)
	}
	return p
}

// Begin begins a row, counted from 0 across all sheets of the table.
func (r *PlainRow) Begin(row int) {
	const header = 1
	r.number = strconv.AppendInt(r.number[:0], int64(row-r.sheet.first+header+1), 10)
	r.Text = append(append(append(r.Text, `<row r="`...), r.number...), `">`...)
}

// End ends the row. It returns the error of the first cell that cannot be written, which names the cell.
func (r *PlainRow) End() error {
	r.Text = append(r.Text, `</row>`...)
	return r.err
}

func (r *PlainRow) cell(col int, style string) {
	r.Text = append(append(append(r.Text, r.open[col]...), r.number...), style...)
}

// String writes text.
func (r *PlainRow) String(col int, s string) {
	if s == "" || r.err != nil {
		return
	}
	r.cell(col, r.style[col])
	var err error
	if r.Text, err = appendInline(r.Text, s, false); err != nil {
		r.err = fmt.Errorf("%s!%s%s: %w", r.sheet.name, appendLetters(nil, col), r.number, err)
	}
}

// Number writes a whole number.
func (r *PlainRow) Number(col int, n int64) {
	r.whole(col, r.style[col], n)
}

func (r *PlainRow) whole(col int, style string, n int64) {
	r.cell(col, style)
	r.Text = append(strconv.AppendInt(append(r.Text, `"><v>`...), n, 10), `</v></c>`...)
}

// Claimed writes the number of a claim, with a format that shows its qualifier: "up to 400" is the number
// 400.
func (r *PlainRow) Claimed(col int, n int64, q count.Qualifier) {
	style, ok := r.claimed[col][q]
	if !ok {
		style = r.style[col]
	}
	r.whole(col, style, n)
}

// Ratio writes any number.
func (r *PlainRow) Ratio(col int, n float64) {
	r.cell(col, r.style[col])
	r.Text = append(appendNumber(append(r.Text, `"><v>`...), n), `</v></c>`...)
}

// Truth writes true or false.
func (r *PlainRow) Truth(col int, is bool) {
	r.cell(col, r.style[col])
	r.Text = append(append(r.Text, `" t="b"><v>`...), byte('0'+btoi(is)))
	r.Text = append(r.Text, `</v></c>`...)
}

// Date writes a full day as one, and any other date as its EDTF text.
func (r *PlainRow) Date(col int, date edtf.Date) {
	day, full := date.Full()
	if !full || day < firstDay {
		r.String(col, date.String())
		return
	}
	r.whole(col, r.day, int64(day)+dayZero)
}
