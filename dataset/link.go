package dataset

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"sync"

	"onrecord/internal/parallel"
)

// A ref identifies a row: the index of its table in Tables, and the row.
type ref struct {
	table int8
	row   int32
}

// link indexes the ids, sorts figures by event and finds which claims are superseded. A duplicate id is a
// problem, and means the first row that has it.
func (l *loader) link() {
	d := l.d
	n := 0
	for i := range Tables {
		n += Tables[i].Len(d)
	}
	d.ids = newIndex(Tables, n)
	for _, r := range d.indexIDs() {
		t := &Tables[r.table]
		id := t.id(d, int(r.row))
		first := d.known(id)
		message := quote(id) + " is already " + l.whereIs(first, t)
		if from := &Tables[first.table]; from != t {
			message += "; an id names one row of the whole dataset, so that every output can lead to it: try " + quote(d.freeID(id, t))
		}
		l.cellProblem(t, int(r.row), 0, "duplicate-id", message)
	}
	d.linkEvents()
	d.supersededBy = map[string]string{}
	for _, row := range parallel.Where(len(d.Figures), func(row int) bool { return d.Figures[row].Supersedes != "" }) {
		f := &d.Figures[row]
		d.supersededBy[f.Supersedes] = f.ID
	}
}

// freeID returns an id for a row of a table that no row has yet: flight-1-claim, flight-1-claim-2.
func (d *Dataset) freeID(id string, t *Table) string {
	of := map[string]string{"sources": "source", "actors": "actor", "events": "event", "figures": "claim", "dates": "date", "responses": "response", "comparisons": "comparison"}
	free := id + "-" + of[t.Name]
	for n := 2; ; n++ {
		if _, taken := d.at(free); !taken {
			return free
		}
		free = fmt.Sprintf("%s-%s-%d", id, of[t.Name], n)
	}
}

// indexIDs adds all ids to the index. It returns the rows whose id an earlier row has, in order.
func (d *Dataset) indexIDs() (doubled []ref) {
	var m sync.Mutex
	for i := range Tables {
		t := &Tables[i]
		parallel.Blocks(t.Len(d), func(_, from, to int) {
			for row := from; row < to; row++ {
				id := t.id(d, row)
				if id == "" {
					continue
				}
				if later, is := d.ids.add(d, id, ref{int8(i), int32(row)}); is {
					m.Lock()
					doubled = append(doubled, later)
					m.Unlock()
				}
			}
		})
	}
	slices.SortFunc(doubled, func(a, b ref) int { return cmp.Or(cmp.Compare(a.table, b.table), cmp.Compare(a.row, b.row)) })
	return doubled
}

// linkEvents sorts the figures by their events.
func (d *Dataset) linkEvents() {
	if d.inOrder() {
		return
	}
	const none = -1
	eventOf := make([]int32, len(d.Figures))
	parallel.Blocks(len(d.Figures), func(_, from, to int) {
		events := d.ids.guess("events")
		for row := from; row < to; row++ {
			e, ok := events.find(d, d.Figures[row].Event)
			if !ok {
				e = none
			}
			eventOf[row] = e
		}
	})
	start := make([]int32, len(d.Events)+2) // by event, two further: counts first, then ends
	for _, e := range eventOf {
		if e != none {
			start[e+2]++
		}
	}
	for e := 2; e < len(start); e++ {
		start[e] += start[e-1]
	}
	d.byEvent = make([]int32, len(d.Figures))
	for row, e := range eventOf {
		if e != none {
			d.byEvent[start[e+1]] = int32(row)
			start[e+1]++
		}
	}
	d.eventStart = start[:len(d.Events)+1]
}

// inOrder reports whether the figures are in the order of the events, as they mostly are in large tables. If
// so it sets eventStart, and there is nothing to sort.
func (d *Dataset) inOrder() bool {
	start := make([]int32, len(d.Events)+1)
	events, last := d.ids.guess("events"), int32(-1)
	for row := range d.Figures {
		e, ok := events.find(d, d.Figures[row].Event)
		if !ok || e < last {
			return false
		}
		for ; last < e; last++ {
			start[last+1] = int32(row)
		}
	}
	for last++; int(last) < len(start); last++ {
		start[last] = int32(len(d.Figures))
	}
	d.eventStart, d.byEvent = start, nil
	return true
}

// whereIs returns where a row is, for a message about a table: "on line 3 of events".
func (l *loader) whereIs(r ref, from *Table) string {
	t := &Tables[r.table]
	line, column := l.d.files[t.Name].position(t.origin(l.d, int(r.row)))
	where := fmt.Sprintf("on line %d", line)
	if l.d.files[t.Name].json { // rows may share a line
		where += fmt.Sprintf(", column %d,", column)
	}
	if t != from {
		where += " of " + t.Name
	}
	return strings.TrimSuffix(where, ",")
}

// Place returns where a row begins: the file as messages name it, and the line and column from 1, the
// column in characters.
func (d *Dataset) Place(t *Table, row int) (name string, line, column int) {
	f := *d.files[t.Name] // a copy, since a file caches positions and a dataset is safe for concurrent use
	line, column = f.position(t.origin(d, row))
	return f.name, line, column
}

// Source returns the source with an id, or nil.
func (d *Dataset) Source(id string) *Source { return find(d, id, "sources", d.Sources) }

// Actor returns the actor with an id, or nil.
func (d *Dataset) Actor(id string) *Actor { return find(d, id, "actors", d.Actors) }

// Event returns the event with an id, or nil.
func (d *Dataset) Event(id string) *Event { return find(d, id, "events", d.Events) }

// Figure returns the claim about a number with an id, or nil.
func (d *Dataset) Figure(id string) *Figure { return find(d, id, "figures", d.Figures) }

// Comparison returns the comparison with an id, or nil.
func (d *Dataset) Comparison(id string) *Comparison {
	return find(d, id, "comparisons", d.Comparisons)
}

// Lookup returns the table and the row of any id.
func (d *Dataset) Lookup(id string) (t *Table, row int, ok bool) {
	r, ok := d.at(id)
	if !ok {
		return nil, 0, false
	}
	return &Tables[r.table], int(r.row), true
}

func find[R any](d *Dataset, id, table string, rows []R) *R {
	r, ok := d.at(id)
	if !ok || Tables[r.table].Name != table {
		return nil
	}
	return &rows[r.row]
}

// FiguresOf returns the claims about the numbers of an event, in file order.
func (d *Dataset) FiguresOf(event string) []*Figure {
	r, ok := d.at(event)
	if !ok || r.table != tableAt("events") {
		return nil
	}
	from, to := d.eventStart[r.row], d.eventStart[r.row+1]
	figures := make([]*Figure, to-from)
	for i := range figures {
		row := from + int32(i)
		if d.byEvent != nil {
			row = d.byEvent[row]
		}
		figures[i] = &d.Figures[row]
	}
	return figures
}
