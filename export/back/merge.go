package back

import (
	"fmt"
	"slices"
	"strings"

	"onrecord/dataset"
	"onrecord/export/xlsx"
)

// A Side is whose value counts where the workbook and the dataset have both changed.
type Side string

// The sides of a conflict.
const (
	Neither Side = ""         // a conflict stays one, and nothing is written
	Theirs  Side = "workbook" // what the workbook says
	Ours    Side = "dataset"  // what the dataset says now
)

// A Kind is what happens to a row.
type Kind string

// The kinds of change.
const (
	Added   Kind = "added"
	Removed Kind = "removed"
	Changed Kind = "changed" // fields are others
	Renamed Kind = "renamed" // another id, and everything else is equal
)

// A Change is what the workbook does to one row.
type Change struct {
	Kind   Kind    `json:"kind"`
	Table  string  `json:"table"`
	ID     string  `json:"id"`
	WasID  string  `json:"was_id,omitzero"` // of a renamed row
	At     string  `json:"at,omitzero"`     // where the row is in the workbook: figures!A14
	Fields []Field `json:"fields,omitempty"`
}

// A Field is a cell that changes. Of a row that is added Old is empty, of one that is removed New.
type Field struct {
	Name string `json:"name"`
	Old  string `json:"old"`
	New  string `json:"new"`
	At   string `json:"at,omitzero"`
}

// A Clash is what a conflict is about.
type Clash string

// The kinds of conflict.
const (
	BothChanged    Clash = "both_changed"    // a cell, to different values
	BothAdded      Clash = "both_added"      // a row of the same id, with different values
	RemovedChanged Clash = "removed_changed" // removed in the workbook, changed in the dataset
	ChangedRemoved Clash = "changed_removed" // changed in the workbook, removed from the dataset
)

// A Conflict is what the workbook and the dataset have both changed since the one was made from the
// other.
type Conflict struct {
	Kind   Clash  `json:"kind"`
	Table  string `json:"table"`
	ID     string `json:"id"`
	Field  string `json:"field,omitzero"` // empty where it is about the row
	Theirs string `json:"workbook"`
	Ours   string `json:"dataset"`
	At     string `json:"at,omitzero"`
	Taken  Side   `json:"taken,omitzero"` // whose value counts; empty while nobody has decided
}

// A merger holds a workbook against a dataset.
type merger struct {
	w      *Workbook
	ours   *dataset.Dataset
	fresh  bool // the dataset itself is what counts as the base: it has not changed since, or is new
	prefer Side

	i         int // the table
	t         *dataset.Table
	changes   []Change
	conflicts []Conflict
	edits     [][]dataset.Edit // of each table
}

func (m *merger) all() {
	m.edits = make([][]dataset.Edit, len(dataset.Tables))
	for i := range dataset.Tables {
		m.i, m.t = i, &dataset.Tables[i]
		m.table()
	}
}

// table merges one table: the rows of the workbook in its order, then those that are gone from it.
func (m *merger) table() {
	var added []*row
	for n := range m.w.tables[m.i] {
		r := &m.w.tables[m.i][n]
		at, inOurs := m.find(r.id)
		switch {
		case inOurs:
			m.row(r, at)
		case !m.inBase(r.id):
			added = append(added, r)
		case m.edited(r):
			if m.conflict(Conflict{Kind: ChangedRemoved, ID: r.id, At: r.at(0)}) {
				added = append(added, r)
			}
		}
	}
	gone := m.gone()
	renamed := m.renamed(added, gone)
	kept := map[string]bool{}
	for _, r := range added {
		if was, ok := renamed[r.id]; ok {
			kept[was] = true
			m.rename(r, was)
		} else {
			m.add(r)
		}
	}
	for _, at := range gone {
		if !kept[m.our(at, 0)] {
			m.remove(at)
		}
	}
}

// find is the row of an id in the dataset's table.
func (m *merger) find(id string) (row int, ok bool) {
	t, row, ok := m.ours.Lookup(id)
	return row, ok && t == m.t
}

func (m *merger) our(row, field int) string { return m.t.Cell(m.ours, row, field).String() }

// inBase tells whether the workbook was made from a dataset with this row.
func (m *merger) inBase(id string) bool {
	if m.fresh {
		_, ok := m.find(id)
		return ok
	}
	if m.w.Origin == nil {
		return false
	}
	_, ok := m.w.Origin.digests[m.i][id]
	return ok
}

// same tells whether a cell is as it was when the workbook was made. The row must be in the base.
func (m *merger) same(id string, field int, text string) bool {
	switch {
	case text == untouched:
		return true
	case m.fresh:
		row, _ := m.find(id)
		return m.our(row, field) == text
	}
	return m.w.Origin.digest(m.i, id, field) == xlsx.Digest(text)
}

// edited tells whether any cell of a row is another than it was.
func (m *merger) edited(r *row) bool {
	for i, text := range r.cells {
		if !m.same(r.id, i, text) {
			return true
		}
	}
	return false
}

// row merges a row that both have.
func (m *merger) row(r *row, at int) {
	ch := Change{Kind: Changed, Table: m.t.Name, ID: r.id, At: r.at(0)}
	cells := map[string]string{}
	take := func(i int) {
		name := m.t.Fields[i].Name
		cells[name] = r.cells[i]
		ch.Fields = append(ch.Fields, Field{name, m.our(at, i), r.cells[i], r.at(i)})
	}
	for _, unit := range units(m.t) {
		var differ []int
		for _, i := range unit {
			if r.cells[i] != untouched && r.cells[i] != m.our(at, i) {
				differ = append(differ, i)
			}
		}
		if differ == nil {
			continue
		}
		kind, theirs, ours := m.changed(r, at, unit)
		if !theirs {
			continue
		}
		for _, i := range differ {
			c := Conflict{Kind: kind, ID: r.id, Field: m.t.Fields[i].Name, Theirs: r.cells[i], Ours: m.our(at, i), At: r.at(i)}
			if !ours || m.conflict(c) {
				take(i)
			}
		}
	}
	if len(cells) > 0 {
		slices.SortStableFunc(ch.Fields, func(a, b Field) int { return m.t.Column(a.Name) - m.t.Column(b.Name) })
		m.changes = append(m.changes, ch)
		m.edits[m.i] = append(m.edits[m.i], dataset.Edit{ID: r.id, Cells: cells})
	}
}

// changed tells which side has changed a unit of fields since the workbook was made.
func (m *merger) changed(r *row, at int, unit []int) (kind Clash, theirs, ours bool) {
	if !m.inBase(r.id) {
		return BothAdded, true, true
	}
	for _, i := range unit {
		theirs = theirs || !m.same(r.id, i, r.cells[i])
		ours = ours || !m.same(r.id, i, m.our(at, i))
	}
	return BothChanged, theirs, ours
}

// units are the fields of a table that say one thing together: a claim's number is its qualifier with
// its values, and one side's qualifier on the other's value would be a claim that nobody made.
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

// conflict puts a conflict on record, and tells whether the workbook's side is taken.
func (m *merger) conflict(c Conflict) bool {
	c.Table, c.Taken = m.t.Name, m.prefer
	m.conflicts = append(m.conflicts, c)
	return c.Taken == Theirs
}

// gone are the rows of the dataset that were taken out of the workbook.
func (m *merger) gone() []int {
	var list []int
	for at := range m.t.Len(m.ours) {
		id := m.our(at, 0)
		if _, there := m.w.byID[m.i][id]; there || !m.inBase(id) {
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

func (m *merger) add(r *row) {
	ch := Change{Kind: Added, Table: m.t.Name, ID: r.id, At: r.at(0)}
	cells := map[string]string{}
	for i, f := range m.t.Fields {
		if text := r.cells[i]; text != "" && text != untouched {
			cells[f.Name] = text
			ch.Fields = append(ch.Fields, Field{Name: f.Name, New: text, At: r.at(i)})
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

func (m *merger) rename(r *row, was string) {
	m.changes = append(m.changes, Change{Kind: Renamed, Table: m.t.Name, ID: r.id, WasID: was, At: r.at(0),
		Fields: []Field{{"id", was, r.id, r.at(0)}}})
	m.edits[m.i] = append(m.edits[m.i], dataset.Edit{ID: was, Cells: map[string]string{"id": r.id}})
}

// renamed pairs rows that are new with rows that are gone and equal to them but for the id: new id to
// old. Where two are alike nothing is paired.
func (m *merger) renamed(added []*row, gone []int) map[string]string {
	const twice = -1
	byText := map[string]int{}
	for _, at := range gone {
		var text strings.Builder
		for i := range m.t.Fields[1:] {
			fmt.Fprintf(&text, "%q", m.our(at, i+1))
		}
		if _, doubled := byText[text.String()]; doubled {
			at = twice
		}
		byText[text.String()] = at
	}
	pairs := map[string]string{}
	for _, r := range added {
		var text strings.Builder
		for _, s := range r.cells[1:] {
			fmt.Fprintf(&text, "%q", s)
		}
		if at, ok := byText[text.String()]; ok && at != twice {
			pairs[r.id] = m.our(at, 0)
			byText[text.String()] = twice
		}
	}
	return pairs
}

// unrelated tells that no row of the base is in the dataset: the workbook was made from another one.
func (m *merger) unrelated() bool {
	rows, o := 0, m.w.Origin
	for i := range dataset.Tables {
		rows += dataset.Tables[i].Len(m.ours)
	}
	if m.fresh || o == nil || rows == 0 {
		return false
	}
	base := 0
	for i, ids := range o.digests {
		base += len(ids)
		for id := range ids {
			if t, _, ok := m.ours.Lookup(id); ok && t == &dataset.Tables[i] {
				return false
			}
		}
	}
	return base > 0
}
