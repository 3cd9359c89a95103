package dataset

// A Table is one of the seven, seen without the type of its rows. Rows and columns count from 0.
type Table struct {
	Name     string
	Title    string
	Doc      string // one sentence: what a row is
	Required bool   // a dataset without it is not one
	Fields   []Field

	length func(*Dataset) int
	cell   func(d *Dataset, row, col int) Cell
	origin func(d *Dataset, row int) int64
	grow   func(d *Dataset, at int64)
	set    func(d *Dataset, row, col int, s string) error
}

// TableNamed finds a table by its name.
func TableNamed(name string) (*Table, bool) {
	for i := range Tables {
		if Tables[i].Name == name {
			return &Tables[i], true
		}
	}
	return nil, false
}

// Len is the number of rows.
func (t *Table) Len(d *Dataset) int { return t.length(d) }

// Cell is the value in a row and a column.
func (t *Table) Cell(d *Dataset, row, col int) Cell { return t.cell(d, row, col) }

// Column is the place of the named field in Fields, -1 where there is none.
func (t *Table) Column(name string) int {
	for i, f := range t.Fields {
		if f.Name == name {
			return i
		}
	}
	return -1
}

func (t *Table) fieldNames() []string {
	names := make([]string, len(t.Fields))
	for i, f := range t.Fields {
		names[i] = f.Name
	}
	return names
}

// table takes the row type out of a list of columns.
func table[R any](name, title, doc string, required bool, columns []Column[R], rows func(*Dataset) *[]R, at func(*R) *origin) Table {
	fields := make([]Field, len(columns))
	for i, c := range columns {
		fields[i] = c.Field
	}
	return Table{
		Name: name, Title: title, Doc: doc, Required: required, Fields: fields,
		length: func(d *Dataset) int { return len(*rows(d)) },
		cell:   func(d *Dataset, row, col int) Cell { return columns[col].get(&(*rows(d))[row]) },
		origin: func(d *Dataset, row int) int64 { return at(&(*rows(d))[row]).at },
		grow: func(d *Dataset, offset int64) {
			r := rows(d)
			*r = append(*r, *new(R))
			at(&(*r)[len(*r)-1]).at = offset
		},
		set: func(d *Dataset, row, col int, s string) error { return columns[col].set(&(*rows(d))[row], s) },
	}
}
