package terminal

import "onrecord/dataset"

// An index finds what belongs to an event without scanning whole tables.
type index struct {
	dates      map[string][]*dataset.Date     // by event
	answers    map[string][]*dataset.Response // by event
	statements map[rendering]string           // the first claim of each
}

// A rendering is a statement as it bears on one event and measure group.
type rendering struct {
	event, statement string
	group            dataset.Group
}

// index builds the index on first use: most pages do not need it.
func (p *printer) index() *index {
	if p.eventIndex != nil {
		return p.eventIndex
	}
	x := &index{map[string][]*dataset.Date{}, map[string][]*dataset.Response{}, map[rendering]string{}}
	for i := range p.d.Dates {
		c := &p.d.Dates[i]
		x.dates[c.Event] = append(x.dates[c.Event], c)
	}
	for i := range p.d.Responses {
		r := &p.d.Responses[i]
		x.answers[r.Event] = append(x.answers[r.Event], r)
	}
	for i := range p.d.Figures {
		f := &p.d.Figures[i]
		key := rendering{f.Event, f.Statement, f.Measure.Group()}
		if _, there := x.statements[key]; !there {
			x.statements[key] = f.ID
		}
	}
	p.eventIndex = x
	return x
}
