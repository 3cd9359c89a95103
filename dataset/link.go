package dataset

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
	for i := range Tables {
		t := &Tables[i]
		col := t.Column("id")
		for row := range t.Len(d) {
			id := t.cell(d, row, col).Text
			if id == "" {
				continue
			}
			if first, doubled := d.ids[id]; doubled {
				l.doubled(t, row, col, id, first)
				continue
			}
			d.ids[id] = ref{int8(i), int32(row)}
		}
	}
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

func (l *loader) doubled(t *Table, row, col int, id string, first ref) {
	other := &Tables[first.table]
	f := l.d.files[other.Name]
	line, _ := f.place(other.origin(l.d, int(first.row)))
	where := "on line " + itoa(line)
	if other != t {
		where += " of " + other.Name
	}
	l.cellProblem(t, row, col, "duplicate-id", quote(id)+" is already "+where)
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
