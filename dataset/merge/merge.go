// Package merge compares an edited copy of a dataset's tables with the dataset as it is now: a three-way
// merge, whose common ancestor is what the copy was made from. It works on plain rows: it knows no
// workbook, and writes nothing.
package merge

import (
	"fmt"
	"slices"
	"strings"

	"onrecord/dataset"
)

// Tables merges edited tables, in the order of dataset.Tables, into a dataset. It returns what changes
// and what conflicts, row by row, and the edits of each table that bring the changes about. Conflicts go
// to the preferred side; those that nobody has decided leave the dataset's value in place.
func Tables(base Base, ours *dataset.Dataset, theirs []Table, prefer Side) (changes []Change, conflicts []Conflict, edits [][]dataset.Edit) {
	m := &merger{base: base, ours: ours, prefer: prefer, edits: make([][]dataset.Edit, len(dataset.Tables))}
	for i := range dataset.Tables {
		m.i, m.t, m.theirs = i, &dataset.Tables[i], &theirs[i]
		m.table()
	}
	return m.changes, m.conflicts, m.edits
}

// Unrelated reports whether the base has rows, the dataset has rows, and none of the base's is among the
// dataset's: the copy was made from another dataset.
func Unrelated(base Base, ours *dataset.Dataset) bool {
	rows, ids := 0, 0
	for i := range dataset.Tables {
		t := &dataset.Tables[i]
		rows += t.Len(ours)
		for id := range base.IDs(i) {
			ids++
			if of, _, ok := ours.Lookup(id); ok && of == t {
				return false
			}
		}
	}
	return rows > 0 && ids > 0
}

// A merger merges one table after the other.
type merger struct {
	base   Base
	ours   *dataset.Dataset
	prefer Side

	i         int // the index of the table
	t         *dataset.Table
	theirs    *Table
	changes   []Change
	conflicts []Conflict
	edits     [][]dataset.Edit // of each table
}

// table merges one table: the rows of the copy in its order, then those missing from it.
func (m *merger) table() {
	var added []int
	for n := range m.theirs.Rows {
		id := m.theirs.Rows[n].ID
		at, inOurs := m.find(id)
		switch {
		case inOurs:
			m.row(n, at)
		case !m.base.Has(m.i, id):
			added = append(added, n)
		case m.edited(n):
			if m.conflict(Conflict{Kind: ChangedRemoved, ID: id, At: m.theirs.At(n, 0)}) {
				added = append(added, n)
			}
		}
	}
	gone := m.gone()
	renamed := m.renamed(added, gone)
	kept := map[string]bool{}
	for _, n := range added {
		if was, ok := renamed[n]; ok {
			kept[was] = true
			m.rename(n, was)
		} else {
			m.add(n)
		}
	}
	for _, at := range gone {
		if !kept[m.our(at, 0)] {
			m.remove(at)
		}
	}
}

// find returns the row of an id in the dataset's table.
func (m *merger) find(id string) (row int, ok bool) {
	t, row, ok := m.ours.Lookup(id)
	return row, ok && t == m.t
}

func (m *merger) our(row, field int) string { return m.t.Cell(m.ours, row, field).String() }

// same reports whether a cell has the text of the base, or says nothing. The row must be in the base.
func (m *merger) same(id string, field int, text string) bool {
	return text == Unread || m.base.Same(m.i, id, field, text)
}

// edited reports whether the copy changed any cell of its row n. The row must be in the base.
func (m *merger) edited(n int) bool {
	r := &m.theirs.Rows[n]
	for i, text := range r.Cells {
		if !m.same(r.ID, i, text) {
			return true
		}
	}
	return false
}

// row merges row n of the copy with row at of the dataset, which have the same id.
func (m *merger) row(n, at int) {
	r := &m.theirs.Rows[n]
	ch := Change{Kind: Changed, Table: m.t.Name, ID: r.ID, At: m.theirs.At(n, 0)}
	cells := map[string]string{}
	for _, unit := range units(m.t) {
		for _, i := range m.taken(n, at, unit) {
			name := m.t.Fields[i].Name
			cells[name] = r.Cells[i]
			ch.Fields = append(ch.Fields, Field{name, m.our(at, i), r.Cells[i], m.theirs.At(n, i)})
		}
	}
	if len(cells) > 0 {
		slices.SortStableFunc(ch.Fields, func(a, b Field) int { return m.t.Column(a.Name) - m.t.Column(b.Name) })
		m.changes = append(m.changes, ch)
		m.edits[m.i] = append(m.edits[m.i], dataset.Edit{ID: r.ID, Cells: cells})
	}
}

// taken are the fields of a unit whose value comes from the copy: those that differ, if the copy changed
// the unit, and the dataset did not or the conflict goes to the copy.
func (m *merger) taken(n, at int, unit []int) []int {
	r := &m.theirs.Rows[n]
	var differ []int
	for _, i := range unit {
		if r.Cells[i] != Unread && r.Cells[i] != m.our(at, i) {
			differ = append(differ, i)
		}
	}
	if differ == nil {
		return nil
	}
	kind, theirs, ours := m.changed(r, at, unit)
	if !theirs {
		return nil
	}
	if !ours {
		return differ
	}
	return slices.DeleteFunc(differ, func(i int) bool {
		return !m.conflict(Conflict{Kind: kind, ID: r.ID, Field: m.t.Fields[i].Name, Theirs: r.Cells[i], Ours: m.our(at, i), At: m.theirs.At(n, i)})
	})
}

// changed reports which side has changed a unit of fields since the copy was made.
func (m *merger) changed(r *Row, at int, unit []int) (kind Clash, theirs, ours bool) {
	if !m.base.Has(m.i, r.ID) {
		return BothAdded, true, true
	}
	for _, i := range unit {
		theirs = theirs || !m.same(r.ID, i, r.Cells[i])
		ours = ours || !m.same(r.ID, i, m.our(at, i))
	}
	return BothChanged, theirs, ours
}

// units groups the fields of a table that make one statement together. A claim's number is its qualifier
// with its values: one side's qualifier on the other's value would be a claim that nobody made.
func units(t *dataset.Table) [][]int {
	var list [][]int
	var number []int
	for i, f := range t.Fields {
		if t.Name == "figures" && (f.Name == "qualifier" || f.Kind == dataset.KindNumber) {
			number = append(number, i)
		} else {
			list = append(list, []int{i})
		}
	}
	if number != nil {
		list = append(list, number)
	}
	return list
}

// conflict records a conflict, and reports whether the copy's side is taken.
func (m *merger) conflict(c Conflict) bool {
	c.Table, c.Taken = m.t.Name, m.prefer
	m.conflicts = append(m.conflicts, c)
	return c.Taken == Theirs
}

// gone are the rows of the dataset that the copy removes.
func (m *merger) gone() []int {
	var list []int
	for at := range m.t.Len(m.ours) {
		id := m.our(at, 0)
		if _, there := m.theirs.Find(id); there || !m.base.Has(m.i, id) {
			continue
		}
		changed := false
		for i := range m.t.Fields {
			changed = changed || !m.same(id, i, m.our(at, i))
		}
		if !changed || m.conflict(Conflict{Kind: RemovedChanged, ID: id}) {
			list = append(list, at)
		}
	}
	return list
}

func (m *merger) add(n int) {
	r := &m.theirs.Rows[n]
	ch := Change{Kind: Added, Table: m.t.Name, ID: r.ID, At: m.theirs.At(n, 0)}
	cells := map[string]string{}
	for i, f := range m.t.Fields {
		if text := r.Cells[i]; text != "" && text != Unread {
			cells[f.Name] = text
			ch.Fields = append(ch.Fields, Field{Name: f.Name, New: text, At: m.theirs.At(n, i)})
		}
	}
	m.changes = append(m.changes, ch)
	m.edits[m.i] = append(m.edits[m.i], dataset.Edit{Cells: cells})
}

func (m *merger) remove(at int) {
	ch := Change{Kind: Removed, Table: m.t.Name, ID: m.our(at, 0)}
	for i, f := range m.t.Fields {
		if text := m.our(at, i); text != "" {
			ch.Fields = append(ch.Fields, Field{Name: f.Name, Old: text})
		}
	}
	m.changes = append(m.changes, ch)
	m.edits[m.i] = append(m.edits[m.i], dataset.Edit{ID: ch.ID, Remove: true})
}

func (m *merger) rename(n int, was string) {
	r, at := &m.theirs.Rows[n], m.theirs.At(n, 0)
	m.changes = append(m.changes, Change{Kind: Renamed, Table: m.t.Name, ID: r.ID, WasID: was, At: at,
		Fields: []Field{{"id", was, r.ID, at}}})
	m.edits[m.i] = append(m.edits[m.i], dataset.Edit{ID: was, Cells: map[string]string{"id": r.ID}})
}

// renamed pairs added rows of the copy with removed ones of the dataset that are equal except for the
// id, as a map from the row to the old id. Rows with equal candidates are not paired.
func (m *merger) renamed(added, gone []int) map[int]string {
	const ambiguous = -1
	byText := map[string]int{}
	for _, at := range gone {
		var text strings.Builder
		for i := range m.t.Fields[1:] {
			fmt.Fprintf(&text, "%q", m.our(at, i+1))
		}
		if _, doubled := byText[text.String()]; doubled {
			at = ambiguous
		}
		byText[text.String()] = at
	}
	pairs := map[int]string{}
	for _, n := range added {
		var text strings.Builder
		for _, s := range m.theirs.Rows[n].Cells[1:] {
			fmt.Fprintf(&text, "%q", s)
		}
		if at, ok := byText[text.String()]; ok && at != ambiguous {
			pairs[n] = m.our(at, 0)
			byText[text.String()] = ambiguous
		}
	}
	return pairs
}
