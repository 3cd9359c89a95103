package dataset

import (
	"slices"

	"onrecord/dataset/edtf"
)

// A selector marks the rows that a selection keeps.
type selector struct {
	other    *Dataset // another version of d, or nil
	d        *Dataset
	asked    Selection
	from, to edtf.Day
	errs     []error

	events, kinds, countries, speakers, sources, measures, groups, qualifiers wanted

	matching   []bool                 // by event row: the selection's conditions on events hold
	claimed    []bool                 // by event row: a wanted figure is about it
	eventDates map[string][]edtf.Date // by event, nil until they are needed
	kept       [][]bool               // by table and row
	queue      []ref                  // kept rows whose references were not followed yet
}

func newSelector(d, other *Dataset, s Selection) *selector {
	return &selector{d: d, other: other, asked: s, from: edtf.FirstDay, to: edtf.LastDay}
}

// markWanted marks the rows that the selection asks for.
func (sel *selector) markWanted() {
	d := sel.d
	sel.kept = make([][]bool, len(Tables))
	for i := range Tables {
		sel.kept[i] = make([]bool, Tables[i].Len(d))
	}
	eventsAt, figuresAt := tableAt("events"), tableAt("figures")
	sel.matching, sel.claimed = make([]bool, len(d.Events)), make([]bool, len(d.Events))
	for i := range d.Events {
		sel.matching[i] = sel.wantsEvent(&d.Events[i])
		if sel.matching[i] && !sel.asksClaims() {
			sel.keep(ref{eventsAt, int32(i)})
		}
	}
	for i := range d.Figures {
		if f := &d.Figures[i]; sel.wantsFigure(f) {
			sel.claimed[d.known(f.Event).row] = true
			sel.keep(ref{figuresAt, int32(i)})
		}
	}
	for i := range d.Dates {
		if c := &d.Dates[i]; sel.wantsAbout(c.Event) && sel.speakers.has(c.Speaker) && sel.sources.has(c.Source) && sel.inRange(c.Date) {
			sel.keep(ref{tableAt("dates"), int32(i)})
		}
	}
	for i := range d.Responses {
		if r := &d.Responses[i]; sel.wantsAbout(r.Event) && sel.speakers.has(r.Actor) && sel.sources.has(r.Source) && sel.inRange(r.Date) {
			sel.keep(ref{tableAt("responses"), int32(i)})
		}
	}
}

func (sel *selector) wantsEvent(e *Event) bool {
	return sel.events.has(e.ID) && sel.kinds.has(string(e.Kind)) &&
		(sel.countries == nil || sel.countries[e.Origin] || sel.countries[e.Destination] || sel.countries[e.Nationality])
}

func (sel *selector) wantsFigure(f *Figure) bool {
	if !sel.matching[sel.d.known(f.Event).row] || !sel.speakers.has(f.Speaker) || !sel.sources.has(f.Source) ||
		!sel.measures.has(string(f.Measure)) || !sel.groups.has(string(f.Measure.Group())) || !sel.qualifiers.has(string(f.Qualifier)) {
		return false
	}
	if sel.asked.Active {
		if standing, _ := sel.d.Standing(f); standing != Active {
			return false
		}
	}
	if !sel.asksDates() {
		return true
	}
	if dates := sel.datesOf(f.Event); f.Said.IsZero() && len(dates) > 0 {
		return sel.inRange(dates...)
	}
	return sel.inRange(f.Said)
}

// wantsAbout reports whether the conditions on events allow a date or a response about an event.
func (sel *selector) wantsAbout(event string) bool {
	row := sel.d.known(event).row
	return sel.matching[row] && (sel.claimed[row] || !sel.asksFigures())
}

// datesOf returns the dates claimed for an event.
func (sel *selector) datesOf(event string) []edtf.Date {
	if sel.eventDates == nil {
		sel.eventDates = map[string][]edtf.Date{}
		for i := range sel.d.Dates {
			if c := &sel.d.Dates[i]; c.Milestone != "announced" && !c.Date.IsZero() {
				sel.eventDates[c.Event] = append(sel.eventDates[c.Event], c.Date)
			}
		}
	}
	return sel.eventDates[event]
}

// inRange reports whether something with these dates, any of which may be right, is in the range of dates.
func (sel *selector) inRange(dates ...edtf.Date) bool {
	if !sel.asksDates() {
		return true
	}
	can, must := false, true
	for _, date := range dates {
		c := date.Within(sel.from, sel.to)
		can, must = can || c != edtf.Cannot, must && c == edtf.Must
	}
	if sel.asked.Certainly {
		return must
	}
	return can
}

// markLike marks the rows with the ids of those that another selector has marked in its dataset.
func (sel *selector) markLike(other *selector) {
	for i := range Tables {
		for row, kept := range other.kept[i] {
			if !kept {
				continue
			}
			if r, ok := sel.d.at(Tables[i].id(other.d, row)); ok && int(r.table) == i {
				sel.keep(r)
			}
		}
	}
}

// marked counts the rows of a table that are kept so far.
func (sel *selector) marked(table string) int {
	n := 0
	for _, kept := range sel.kept[tableAt(table)] {
		if kept {
			n++
		}
	}
	return n
}

// keep marks a row.
func (sel *selector) keep(r ref) {
	if !sel.kept[r.table][r.row] {
		sel.kept[r.table][r.row] = true
		sel.queue = append(sel.queue, r)
	}
}

// markReferences marks the rows that kept rows refer to, directly or through others, and then the comparisons
// all of whose claims are kept.
func (sel *selector) markReferences() {
	references := make([][]int, len(Tables)) // by table: the columns that refer to other rows
	for i, t := range Tables {
		for col, f := range t.Fields {
			if f.To != "" {
				references[i] = append(references[i], col)
			}
		}
	}
	figuresAt := tableAt("figures")
	for len(sel.queue) > 0 {
		r := sel.queue[len(sel.queue)-1]
		sel.queue = sel.queue[:len(sel.queue)-1]
		for _, col := range references[r.table] {
			c := Tables[r.table].cell(sel.d, int(r.row), col)
			if c.Text != "" {
				sel.keep(sel.d.known(c.Text))
			}
			for _, id := range c.List {
				sel.keep(sel.d.known(id))
			}
		}
		if r.table == figuresAt {
			if by, ok := sel.d.supersededBy[sel.d.Figures[r.row].ID]; ok {
				sel.keep(sel.d.known(by))
			}
		}
	}
	for i := range sel.d.Comparisons {
		c := &sel.d.Comparisons[i]
		if sel.has(c.Whole) && !slices.ContainsFunc(c.Parts, func(id string) bool { return !sel.has(id) }) {
			sel.keep(ref{tableAt("comparisons"), int32(i)})
		}
	}
}

func (sel *selector) has(id string) bool {
	r := sel.d.known(id)
	return sel.kept[r.table][r.row]
}

// part returns the dataset of the kept rows.
func (sel *selector) part() *Dataset {
	d := sel.d
	out := &Dataset{Package: d.Package, files: d.files}
	out.Sources = keptOf(sel, "sources", d.Sources)
	out.Actors = keptOf(sel, "actors", d.Actors)
	out.Events = keptOf(sel, "events", d.Events)
	out.Figures = keptOf(sel, "figures", d.Figures)
	out.Dates = keptOf(sel, "dates", d.Dates)
	out.Responses = keptOf(sel, "responses", d.Responses)
	out.Comparisons = keptOf(sel, "comparisons", d.Comparisons)
	(&loader{d: out}).link()
	return out
}

func keptOf[R any](sel *selector, table string, rows []R) []R {
	marks := sel.kept[tableAt(table)]
	out := make([]R, 0, sel.marked(table))
	for row, kept := range marks {
		if kept {
			out = append(out, rows[row])
		}
	}
	return out
}

// tableAt returns the index of a table in Tables.
func tableAt(name string) int8 {
	return int8(slices.IndexFunc(Tables, func(t Table) bool { return t.Name == name }))
}
