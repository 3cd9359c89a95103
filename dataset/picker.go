package dataset

import (
	"slices"

	"onrecord/dataset/edtf"
)

// A picker marks the rows that a selection leaves.
type picker struct {
	other    *Dataset // another version of d, or nil
	d        *Dataset
	s        Selection
	from, to edtf.Day
	errs     []error

	events, kinds, countries, speakers, sources, measures, groups, qualifiers wanted

	matching   []bool                 // events that the selection lets through
	claimed    []bool                 // events that a wanted figure is about
	eventDates map[string][]edtf.Date // made when first asked for
	kept       [][]bool               // by table and row
	queue      []ref                  // kept rows whose references have not been followed
}

// pick marks the rows that are wanted themselves.
func (p *picker) pick() {
	d := p.d
	p.kept = make([][]bool, len(Tables))
	for i := range Tables {
		p.kept[i] = make([]bool, Tables[i].Len(d))
	}
	eventsAt, figuresAt := tableAt("events"), tableAt("figures")
	p.matching, p.claimed = make([]bool, len(d.Events)), make([]bool, len(d.Events))
	for i := range d.Events {
		p.matching[i] = p.event(&d.Events[i])
		if p.matching[i] && !p.asksClaims() {
			p.keep(ref{eventsAt, int32(i)})
		}
	}
	for i := range d.Figures {
		if f := &d.Figures[i]; p.figure(f) {
			p.claimed[d.known(f.Event).row] = true
			p.keep(ref{figuresAt, int32(i)})
		}
	}
	for i := range d.Dates {
		if c := &d.Dates[i]; p.about(c.Event) && p.speakers.has(c.Speaker) && p.sources.has(c.Source) && p.dated(c.Date) {
			p.keep(ref{tableAt("dates"), int32(i)})
		}
	}
	for i := range d.Responses {
		if r := &d.Responses[i]; p.about(r.Event) && p.speakers.has(r.Actor) && p.sources.has(r.Source) && p.dated(r.Date) {
			p.keep(ref{tableAt("responses"), int32(i)})
		}
	}
}

func (p *picker) event(e *Event) bool {
	return p.events.has(e.ID) && p.kinds.has(string(e.Kind)) &&
		(p.countries == nil || p.countries[e.Origin] || p.countries[e.Destination] || p.countries[e.Nationality])
}

func (p *picker) figure(f *Figure) bool {
	if !p.matching[p.d.known(f.Event).row] || !p.speakers.has(f.Speaker) || !p.sources.has(f.Source) ||
		!p.measures.has(string(f.Measure)) || !p.groups.has(string(f.Measure.Group())) || !p.qualifiers.has(string(f.Qualifier)) {
		return false
	}
	if p.s.Active {
		if standing, _ := p.d.Standing(f); standing != Active {
			return false
		}
	}
	if !p.asksDates() {
		return true
	}
	if dates := p.datesOf(f.Event); f.Said.IsZero() && len(dates) > 0 {
		return p.dated(dates...)
	}
	return p.dated(f.Said)
}

// about tells whether a date or a response on an event is wanted as far as the event goes.
func (p *picker) about(event string) bool {
	row := p.d.known(event).row
	return p.matching[row] && (p.claimed[row] || !p.asksFigures())
}

// datesOf are the dates that are claimed for an event.
func (p *picker) datesOf(event string) []edtf.Date {
	if p.eventDates == nil {
		p.eventDates = map[string][]edtf.Date{}
		for i := range p.d.Dates {
			if c := &p.d.Dates[i]; c.Milestone != "announced" && !c.Date.IsZero() {
				p.eventDates[c.Event] = append(p.eventDates[c.Event], c.Date)
			}
		}
	}
	return p.eventDates[event]
}

// dated tells whether what has these dates, of which any may be right, is wanted.
func (p *picker) dated(dates ...edtf.Date) bool {
	if !p.asksDates() {
		return true
	}
	can, must := false, true
	for _, date := range dates {
		c := date.Within(p.from, p.to)
		can, must = can || c != edtf.Cannot, must && c == edtf.Must
	}
	if p.s.Certainly {
		return must
	}
	return can
}

// keep marks a row, once.
func (p *picker) keep(r ref) {
	if !p.kept[r.table][r.row] {
		p.kept[r.table][r.row] = true
		p.queue = append(p.queue, r)
	}
}

// bring marks what the kept rows refer to, and what that refers to, and then the comparisons that are
// still whole.
func (p *picker) bring() {
	references := make([][]int, len(Tables)) // by table: the columns that refer to rows
	for i, t := range Tables {
		for col, f := range t.Fields {
			if f.To != "" {
				references[i] = append(references[i], col)
			}
		}
	}
	figuresAt := tableAt("figures")
	for len(p.queue) > 0 {
		r := p.queue[len(p.queue)-1]
		p.queue = p.queue[:len(p.queue)-1]
		for _, col := range references[r.table] {
			c := Tables[r.table].cell(p.d, int(r.row), col)
			if c.Text != "" {
				p.keep(p.d.known(c.Text))
			}
			for _, id := range c.List {
				p.keep(p.d.known(id))
			}
		}
		if r.table == figuresAt {
			if by, ok := p.d.supersededBy[p.d.Figures[r.row].ID]; ok {
				p.keep(p.d.known(by))
			}
		}
	}
	for i := range p.d.Comparisons {
		c := &p.d.Comparisons[i]
		if p.has(c.Whole) && !slices.ContainsFunc(c.Parts, func(id string) bool { return !p.has(id) }) {
			p.keep(ref{tableAt("comparisons"), int32(i)})
		}
	}
}

func (p *picker) has(id string) bool {
	r := p.d.known(id)
	return p.kept[r.table][r.row]
}

// part is the dataset of the kept rows.
func (p *picker) part() *Dataset {
	d := p.d
	out := &Dataset{Package: d.Package, files: d.files}
	out.Sources = keptOf(p, "sources", d.Sources)
	out.Actors = keptOf(p, "actors", d.Actors)
	out.Events = keptOf(p, "events", d.Events)
	out.Figures = keptOf(p, "figures", d.Figures)
	out.Dates = keptOf(p, "dates", d.Dates)
	out.Responses = keptOf(p, "responses", d.Responses)
	out.Comparisons = keptOf(p, "comparisons", d.Comparisons)
	(&loader{d: out}).link()
	return out
}

func keptOf[R any](p *picker, table string, rows []R) []R {
	marks := p.kept[tableAt(table)]
	n := 0
	for _, kept := range marks {
		if kept {
			n++
		}
	}
	out := make([]R, 0, n)
	for row, kept := range marks {
		if kept {
			out = append(out, rows[row])
		}
	}
	return out
}

// tableAt is the place of the named table in Tables.
func tableAt(name string) int8 {
	return int8(slices.IndexFunc(Tables, func(t Table) bool { return t.Name == name }))
}
