package merge

import (
	"iter"

	"onrecord/dataset"
)

// An Edited is a copy of a dataset's tables that somebody has edited.
type Edited struct {
	Name     string           // of the copy, for messages
	Base     Base             // what it was made from; nil where it does not say
	Package  dataset.Package  // what it says of the dataset as a whole, which counts where that is new
	Tables   []Table          // in the order of dataset.Tables
	Problems dataset.Problems // at cells that could not be read
	Warnings dataset.Problems // about what was ignored
	Comments []Comment
	Limits   dataset.Limits // within which the dataset it is compared with is read
}

// A Comment is an editor's remark on a cell. No table has a column for it, so it is reported only.
type Comment struct {
	At     string `json:"at"`
	Table  string `json:"table"`
	ID     string `json:"id,omitzero"` // of the row it is on
	Author string `json:"author,omitzero"`
	Text   string `json:"text"`
}

// A Table holds the rows of one table, each with another id.
type Table struct {
	Place string                      // of the table in the copy, such as the name of its sheet
	At    func(row, field int) string // the place of a cell in the copy, such as figures!E14
	Rows  []Row

	byID map[string]int
}

// A Row is one row of an edited table.
type Row struct {
	ID    string
	Cells []string // by field
}

// Unread stands for a cell that says nothing: the copy has no such column, or what is in it is among the
// problems. No text can be equal to it.
const Unread = "\x00"

// Find returns the index of the row with an id.
func (t *Table) Find(id string) (row int, ok bool) {
	row, ok = t.byID[id]
	return row, ok
}

// Add appends a row, and reports false if the table already has one with this id.
func (t *Table) Add(r Row) bool {
	if _, ok := t.byID[r.ID]; ok {
		return false
	}
	if t.byID == nil {
		t.byID = map[string]int{}
	}
	t.byID[r.ID] = len(t.Rows)
	t.Rows = append(t.Rows, r)
	return true
}

// A Base is the dataset that an edited copy was made from: the common ancestor of a three-way merge. It
// need not hold the texts, as long as it can tell whether a cell still has the text of then.
type Base interface {
	// Version is the version of the dataset, and Hash identifies its tables. Each may be empty.
	Version() string
	Hash() string
	// Is reports whether a dataset has the very tables of the base.
	Is(d *dataset.Dataset) bool
	// IDs are the ids of a table's rows, in any order; the table is an index into dataset.Tables.
	IDs(table int) iter.Seq[string]
	// Has reports whether a table had a row.
	Has(table int, id string) bool
	// Same reports whether a cell of a row that the base has had this text.
	Same(table int, id string, field int, text string) bool
}

// within reports whether a dataset has each row of a base as it was then.
func within(base Base, d *dataset.Dataset) bool {
	for i := range dataset.Tables {
		t := &dataset.Tables[i]
		for id := range base.IDs(i) {
			of, row, ok := d.Lookup(id)
			if !ok || of != t {
				return false
			}
			for field := range t.Fields {
				if !base.Same(i, id, field, t.Cell(d, row, field).String()) {
					return false
				}
			}
		}
	}
	return true
}

// whole is a dataset that is its own base: it has not changed since the copy was made.
type whole struct {
	Base // for Version and Hash; nil for a dataset that is new
	d    *dataset.Dataset
}

func (w whole) IDs(table int) iter.Seq[string] {
	return func(yield func(string) bool) {
		t := &dataset.Tables[table]
		for row := range t.Len(w.d) {
			if !yield(t.Cell(w.d, row, 0).String()) {
				return
			}
		}
	}
}

func (w whole) Has(table int, id string) bool {
	t, _, ok := w.d.Lookup(id)
	return ok && t == &dataset.Tables[table]
}

func (w whole) Same(table int, id string, field int, text string) bool {
	t, row, _ := w.d.Lookup(id)
	return t.Cell(w.d, row, field).String() == text
}
