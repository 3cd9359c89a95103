package dataset

import (
	"fmt"
	"strings"
)

// A ref is a row of a table: places in Tables and in its rows.
type ref struct {
	table int8
	row   int32
}

// link finds the row behind each id, and what follows from that. A doubled id is a problem, and means
// the first row that has it.
func (l *loader) link() {
	d := l.d
	n := 0
	for i := range Tables {
		n += Tables[i].Len(d)
	}
	d.ids = make(map[string]ref, n)
	l.eachID(func(id string, r ref) {
		first, doubled := d.ids[id]
		if !doubled {
			d.ids[id] = r
			return
		}
		t := &Tables[r.table]
		l.cellProblem(t, int(r.row), t.Column("id"), "duplicate-id", quote(id)+" is already "+l.whereIs(first, t))
	})
	d.byEvent = make(map[string][]int32, len(d.Events))
	d.supersededBy = map[string]string{}
	for i := range d.Figures {
		f := &d.Figures[i]
		d.byEvent[f.Event] = append(d.byEvent[f.Event], int32(i))
		if f.Supersedes != "" {
			d.supersededBy[f.Supersedes] = f.ID
		}
	}
}

// eachID visits the ids of all tables in order.
func (l *loader) eachID(visit func(id string, r ref)) {
	for i := range Tables {
		t := &Tables[i]
		col := t.Column("id")
		for row := range t.Len(l.d) {
			if id := t.cell(l.d, row, col).Text; id != "" {
				visit(id, ref{int8(i), int32(row)})
			}
		}
	}
}

// whereIs says where a row stands, to somebody who is in a table.
func (l *loader) whereIs(r ref, from *Table) string {
	t := &Tables[r.table]
	line, column := l.d.files[t.Name].place(t.origin(l.d, int(r.row)))
	where := fmt.Sprintf("on line %d", line)
	if l.d.files[t.Name].json { // rows may share a line
		where += fmt.Sprintf(", column %d,", column)
	}
	if t != from {
		where += " of " + t.Name
	}
	return strings.TrimSuffix(where, ",")
}

// Source finds a source by its id, nil where there is none.
func (d *Dataset) Source(id string) *Source { return find(d, id, "sources", d.Sources) }

// Actor finds an actor by its id, nil where there is none.
func (d *Dataset) Actor(id string) *Actor { return find(d, id, "actors", d.Actors) }

// Event finds an event by its id, nil where there is none.
func (d *Dataset) Event(id string) *Event { return find(d, id, "events", d.Events) }

// Figure finds a claim about a number by its id, nil where there is none.
func (d *Dataset) Figure(id string) *Figure { return find(d, id, "figures", d.Figures) }

// Comparison finds a comparison by its id, nil where there is none.
func (d *Dataset) Comparison(id string) *Comparison {
	return find(d, id, "comparisons", d.Comparisons)
}

// Lookup finds the table and the row of any id.
func (d *Dataset) Lookup(id string) (t *Table, row int, ok bool) {
	r, ok := d.ids[id]
	if !ok {
		return nil, 0, false
	}
	return &Tables[r.table], int(r.row), true
}

func find[R any](d *Dataset, id, table string, rows []R) *R {
	r, ok := d.ids[id]
	if !ok || Tables[r.table].Name != table {
		return nil
	}
	return &rows[r.row]
}

// FiguresOf are the claims about an event, in file order.
func (d *Dataset) FiguresOf(event string) []*Figure {
	rows := d.byEvent[event]
	figures := make([]*Figure, len(rows))
	for i, row := range rows {
		figures[i] = &d.Figures[row]
	}
	return figures
}
