package export

import (
	"iter"
	"strconv"

	"onrecord/dataset"
	"onrecord/dataset/count"
	"onrecord/dataset/edtf"
)

// A Table is one of the dataset's tables, or a derived one with flat columns. It is the single definition
// behind every format that writes tables.
type Table struct {
	Name    string
	Title   string
	Doc     string // one sentence: what a row is
	Fields  []dataset.Field
	Derived bool // follows from the dataset's own tables: written, and never read back

	rows func(*dataset.Dataset) iter.Seq[[]Cell]

	// A table whose rows can be computed in any order has these two.
	length func(*dataset.Dataset) int
	fill   func(d *dataset.Dataset, row int, cells []Cell)
}

// A Cell is the value of a field in a row. Text is "true" or "false" for a dataset.KindTruth, Ratio holds a
// KindReal, and the other kinds are as in the dataset.
type Cell struct {
	dataset.Cell
	Ratio count.Ratio
}

// String is the cell for text formats without types; empty if it is unknown.
func (c Cell) String() string {
	if c.Ratio.Known() {
		return strconv.FormatFloat(c.Ratio.Float(), 'f', -1, 64)
	}
	return c.Cell.String()
}

// Rows returns the rows of a table, each valid until the next. They are computed one by one, so that a
// table of any length takes little memory.
func (t *Table) Rows(d *dataset.Dataset) iter.Seq[[]Cell] { return t.rows(d) }

// Tables are all tables; one that others refer to precedes them.
var Tables = append(ownTables(), derivedTables()...)

// TableNamed finds a table by its name.
func TableNamed(name string) (*Table, bool) {
	for _, t := range Tables {
		if t.Name == name {
			return t, true
		}
	}
	return nil, false
}

// TableNames are the names of all tables.
func TableNames() []string {
	names := make([]string, len(Tables))
	for i, t := range Tables {
		names[i] = t.Name
	}
	return names
}

func derivedTables() []*Table {
	tables := make([]*Table, len(dataset.DerivedTables))
	for i, t := range dataset.DerivedTables {
		tables[i] = derivedTable(t)
	}
	return tables
}

// ownTables are the dataset's own.
func ownTables() []*Table {
	tables := make([]*Table, len(dataset.Tables))
	for i := range dataset.Tables {
		tables[i] = own(&dataset.Tables[i])
	}
	return tables
}

func own(t *dataset.Table) *Table {
	texts := t.Texts()
	fill := func(d *dataset.Dataset, row int, cells []Cell) {
		for col, text := range texts {
			if text != nil {
				cells[col].Text = text(d, row)
			} else {
				cells[col].Cell = t.Cell(d, row, col)
			}
		}
	}
	return &Table{Name: t.Name, Title: t.Title, Doc: t.Doc, Fields: t.Fields, length: t.Len, fill: fill,
		rows: func(d *dataset.Dataset) iter.Seq[[]Cell] {
			return func(yield func([]Cell) bool) {
				cells := make([]Cell, len(t.Fields))
				for row := range t.Len(d) {
					if fill(d, row, cells); !yield(cells) {
						return
					}
				}
			}
		}}
}

// A typedColumn is a column of a format with types. A date is three of them: its EDTF text, which alone is
// exact, and the first and the last day that it may mean.
type typedColumn struct {
	dataset.Field
	Kind dataset.Kind // dataset.KindDay, or the field's
	at   int          // the index of its cell
	day  func(edtf.Date) (edtf.Day, bool)
}

func typedColumns(t *Table) []typedColumn {
	var columns []typedColumn
	for i, f := range t.Fields {
		columns = append(columns, typedColumn{Field: f, Kind: f.Kind, at: i, day: edtf.Date.Full})
		if f.Kind != dataset.KindDate {
			continue
		}
		first, last := dataset.Field{Name: f.Name + "_earliest"}, dataset.Field{Name: f.Name + "_latest"}
		first.Doc = "The first day that " + f.Name + " may mean; null where none is known."
		last.Doc = "The last day that " + f.Name + " may mean; null where none is known."
		columns = append(columns,
			typedColumn{Field: first, Kind: dataset.KindDay, at: i, day: edtf.Date.Earliest},
			typedColumn{Field: last, Kind: dataset.KindDay, at: i, day: edtf.Date.Latest})
	}
	return columns
}
