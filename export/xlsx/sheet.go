package xlsx

import (
	"onrecord/dataset"
	"strconv"

	"github.com/xuri/excelize/v2"
)

// A sheet is one tab: lines of text, or a table under them.
type sheet struct {
	name   string         // of the tab, and of the table
	of     *dataset.Table // nil where the sheet is none of the dataset's
	title  string         // what the sheet holds, for the contents and above the table
	about  string         // a sentence or two, likewise
	lines  []line         // of a sheet without a table
	cols   []column       // of the table; nil where the sheet has none
	rows   int
	cell   func(row, col int) cell
	open   func() func(row, col int) cell // a cell of one's own, for each goroutine; nil where cell is for all
	hidden bool
	charts []*chart
	widths []float64 // of the columns, in characters

	first  int // the row of the table, counted from 0, that this sheet begins with
	part   int // 1, 2 ... where a table continues on further sheets
	number int // of its part in the package, from 1
}

// A line is one row of a sheet without a table.
type line struct {
	cell
	heading int  // 1 for the title, 2 for a heading, 0 for text
	beside  bool // above a table: runs on over the empty cells beside it
}

// A column is one of a table on a sheet.
type column struct {
	name    string // in the dataset and in formulas
	doc     string // what it holds
	kind    kind
	extra   bool   // not of the dataset: worked out by this package
	formula string // what Excel fills into a new row
	widest  int    // in characters, where that is more than its kind has
}

// A kind is how the cells of a column are shown.
type kind int

const (
	kindText    kind = iota // wrapped
	kindName                // an id: kept as text, also when it looks like a number or a date
	kindCode                // a short word
	kindNumber              // a whole number
	kindRatio               // any number
	kindDay                 // a calendar day
	kindLink                // what leads to an address
	kindAddress             // the address itself
)

// A cell is one value. The zero cell is empty.
type cell struct {
	text    string
	number  float64
	numeric bool
	formula string // without =; text or number is then the value that was worked out
	array   bool   // the formula works on whole columns
	trusted bool   // the text is this program's own, or an address: nothing to guard against
	link    string // an address, or #sheet!A1
	comment string
	style   int // 0 for the style of the column
}

func textCell(s string) cell          { return cell{text: s} }
func ownCell(s string) cell           { return cell{text: s, trusted: true} }
func numberCell(n int64) cell         { return cell{number: float64(n), numeric: true} }
func (c cell) as(formula string) cell { c.formula = formula; return c }

func (k kind) links() bool { return k == kindLink || k == kindAddress }

func (c cell) empty() bool { return c.text == "" && !c.numeric && c.formula == "" }

// opened makes the cells of a sheet from something that is kept from one to the next.
func (s *sheet) opened(open func() func(row, col int) cell) *sheet {
	s.open, s.cell = open, open()
	return s
}

// cells is what a goroutine reads the cells with.
func (s *sheet) cells() func(row, col int) cell {
	if s.open == nil {
		return s.cell
	}
	return s.open()
}

// header is the row of the table's header, from 1.
func (s *sheet) header(e *edition) int { return e.topOfPage + 1 }

// last is the last row of the table. A table has a row at least, which may be empty.
func (s *sheet) last(e *edition) int { return s.header(e) + max(s.rows, 1) }

// column is the place of a column by its name, from 0; -1 where there is none.
func (s *sheet) column(name string) int {
	for i := range s.cols {
		if s.cols[i].name == name {
			return i
		}
	}
	return -1
}

// cellName is A1 for 0, 1.
func cellName(col, row int) string {
	name, err := excelize.ColumnNumberToName(col + 1)
	if err != nil {
		panic("internal: " + err.Error())
	}
	return name + strconv.Itoa(row)
}

// columnRange is B5:B9 for a column counted from 0.
func columnRange(col, from, to int) string { return cellName(col, from) + ":" + cellName(col, to) }
