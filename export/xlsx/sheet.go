package xlsx

import (
	"strconv"

	"github.com/xuri/excelize/v2"

	"onrecord/dataset"
)

// A sheet is lines of text, or a table below them.
type sheet struct {
	name   string         // of the sheet and of its table
	of     *dataset.Table // nil if the sheet is not a table of the dataset
	title  string         // what the sheet contains, for the list of sheets and above the table
	about  string         // a sentence or two, likewise
	lines  []line         // of a sheet without a table
	cols   []column       // of the table; nil if the sheet has none
	rows   int
	cell   func(row, col int) cell
	open   func() func(row, col int) cell // returns a cell function for one goroutine; nil if cell is safe for all
	hidden bool
	charts []*chart
	widths []float64 // of the columns, in characters

	first  int // the row of the table, counted from 0, that this sheet begins with
	part   int // 1, 2 ... if a table continues on further sheets
	number int // of its part in the package, from 1
}

// A line is one row of a sheet without a table.
type line struct {
	cell
	heading int  // 1 for the title, 2 for a heading, 0 for text
	beside  bool // above a table: runs on over the empty cells next to it
}

// A column is one of a table on a sheet.
type column struct {
	name    string // in the dataset and in formulas
	doc     string // its description
	kind    kind
	extra   bool   // not of the dataset: computed by this package
	formula string // filled into new rows by Excel
	widest  int    // in characters, if more than its kind allows
}

// A kind is how the cells of a column are shown.
type kind int

const (
	kindText    kind = iota // wrapped
	kindName                // an id: stays text even if it looks like a number or a date
	kindCode                // a short word
	kindNumber              // a whole number
	kindRatio               // any number
	kindDay                 // a calendar day
	kindLink                // a link with a text of its own
	kindAddress             // a link whose text is its address
)

// A cell is one value. The zero cell is empty.
type cell struct {
	text    string
	number  float64
	numeric bool
	formula string // without =; text or number is then its cached value
	array   bool   // an array formula
	trusted bool   // the text is this program's own, or an address, and needs no guard
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

// opened sets how the cells of a sheet are computed from state that is kept from one cell to the next.
func (s *sheet) opened(open func() func(row, col int) cell) *sheet {
	s.open, s.cell = open, open()
	return s
}

// cells returns the function with which one goroutine reads the cells.
func (s *sheet) cells() func(row, col int) cell {
	if s.open == nil {
		return s.cell
	}
	return s.open()
}

// header is the row of the table's header, from 1.
func (s *sheet) header(e *edition) int { return e.topOfPage + 1 }

// last is the last row of the table. A table has at least one row, which may be empty.
func (s *sheet) last(e *edition) int { return s.header(e) + max(s.rows, 1) }

// column is the index of a column by its name, from 0; -1 if there is none.
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
