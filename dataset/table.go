package dataset

import (
	"slices"

	"onrecord/dataset/csv"
	"onrecord/internal/mem"
)

// A Table is one of the seven tables, without the type of its rows. Rows and columns count from 0.
type Table struct {
	Name     string
	Title    string
	Doc      string // one sentence: what a row is
	Required bool   // a dataset must have it
	Fields   []Field

	length func(*Dataset) int
	cell   func(d *Dataset, row, col int) Cell
	text   []func(d *Dataset, row int) string // by column: cell(row, col).Text; nil for columns that hold no text
	id     func(d *Dataset, row int) string
	origin func(d *Dataset, row int) int64
	grow   func(d *Dataset, at int64)
	set    func(d *Dataset, row, col int, s string) error

	// For the loader. Rows may be filled before they are in the table, in memory reserved for them, and be
	// taken into the table later.
	reserve  func(d *Dataset, n int)
	fill     func(d *Dataset, row int, at int64, in *layout, cells []csv.Cell) bool
	take     func(d *Dataset, row, n int)
	lacks    func(d *Dataset, row int) bool       // whether a required cell is empty
	dangling func(d *Dataset, from, to int) []int // rows that refer to an unknown id
}

// TableNamed returns the table of a name.
func TableNamed(name string) (*Table, bool) {
	for i := range Tables {
		if Tables[i].Name == name {
			return &Tables[i], true
		}
	}
	return nil, false
}

// Len returns the number of rows.
func (t *Table) Len(d *Dataset) int { return t.length(d) }

// Cell returns the value in a row and a column.
func (t *Table) Cell(d *Dataset, row, col int) Cell { return t.cell(d, row, col) }

// Texts returns for each column a function that returns the text of a row's cell, which is faster than Cell;
// nil for columns that hold something else than text.
func (t *Table) Texts() []func(d *Dataset, row int) string { return t.text }

// Text returns Cell(d, row, col).String().
func (t *Table) Text(d *Dataset, row, col int) string {
	if text := t.text[col]; text != nil {
		return text(d, row)
	}
	return t.cell(d, row, col).String()
}

// Column returns the index of a field in Fields, -1 if there is none of that name.
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

// table returns the Table for a list of columns, hiding the type of its rows.
func table[R any](name, title, doc string, required bool, columns []Column[R], rows func(*Dataset) *[]R, at func(*R) *origin) Table {
	fields := make([]Field, len(columns))
	texts := make([]func(d *Dataset, row int) string, len(columns))
	var must, refers []Column[R]
	for i, c := range columns {
		fields[i] = c.Field
		if c.text != nil {
			texts[i] = func(d *Dataset, row int) string { return c.text(&(*rows(d))[row]) }
		}
		if c.Required {
			must = append(must, c)
		}
		if c.To != "" {
			refers = append(refers, c)
		}
	}
	return Table{
		Name: name, Title: title, Doc: doc, Required: required, Fields: fields,
		length: func(d *Dataset) int { return len(*rows(d)) },
		cell:   func(d *Dataset, row, col int) Cell { return columns[col].get(&(*rows(d))[row]) },
		text:   texts,
		id:     func(d *Dataset, row int) string { return columns[0].text(&(*rows(d))[row]) },
		origin: func(d *Dataset, row int) int64 { return at(&(*rows(d))[row]).at },
		grow: func(d *Dataset, offset int64) {
			r := rows(d)
			*r = append(*r, *new(R))
			at(&(*r)[len(*r)-1]).at = offset
		},
		set: func(d *Dataset, row, col int, s string) error { return columns[col].set(&(*rows(d))[row], s) },

		reserve: func(d *Dataset, n int) { *rows(d) = mem.LargeSlice[R](n)[:0] },
		fill: func(d *Dataset, row int, offset int64, in *layout, cells []csv.Cell) bool {
			all := *rows(d)
			r := &all[:cap(all)][row]
			at(r).at = offset
			if fillRow(r, columns, in, cells) {
				return true
			}
			*r = *new(R)
			at(r).at = offset
			return false
		},
		take: func(d *Dataset, row, n int) {
			r := *rows(d)
			if len(r) == row { // the rows are in place already
				*rows(d) = r[:row+n]
				return
			}
			*rows(d) = append(r, r[:cap(r)][row:row+n]...)
		},
		lacks: func(d *Dataset, row int) bool {
			r := &(*rows(d))[row]
			return slices.ContainsFunc(must, func(c Column[R]) bool { return c.isEmpty(r) })
		},
		dangling: func(d *Dataset, from, to int) []int { return danglingRows(d, (*rows(d))[:to], from, refers) },
	}
}

// fillRow reads the cells of a row. It returns false if there is anything to report about any of them.
func fillRow[R any](r *R, columns []Column[R], in *layout, cells []csv.Cell) bool {
	for i := range cells {
		s := cells[i].Text
		if s == "" || len(in.unknown) > 0 && in.unknown[s] {
			continue
		}
		if hasOuterSpace(s) || int64(len(s)) > in.longest || in.suspicious && isSuspicious(s) || columns[in.fields[i]].set(r, s) != nil {
			return false
		}
	}
	return true
}

func (c *Column[R]) isEmpty(r *R) bool {
	if c.text != nil {
		return c.text(r) == ""
	}
	return c.get(r).String() == ""
}

// danglingRows returns the rows, starting with from, that refer to an id which is not in the column's table.
func danglingRows[R any](d *Dataset, rows []R, from int, refers []Column[R]) (found []int) {
	guesses := make([]guess, len(refers))
	for i := range refers {
		guesses[i] = d.ids.guess(refers[i].To)
	}
	for row := from; row < len(rows); row++ {
		bad := false
		for i := range refers {
			c := &refers[i]
			isAbsent := func(id string) bool {
				_, there := guesses[i].find(d, id)
				return !there
			}
			if c.text == nil {
				bad = bad || slices.ContainsFunc(c.get(&rows[row]).List, isAbsent)
			} else if id := c.text(&rows[row]); id != "" {
				bad = bad || isAbsent(id)
			}
		}
		if bad {
			found = append(found, row)
		}
	}
	return found
}
