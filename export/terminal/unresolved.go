package terminal

import (
	"slices"

	"onrecord/dataset"
	"onrecord/dataset/count"
	"onrecord/dataset/phrase"
)

// contested prints the numbers and dates on which claims disagree.
func (p *printer) contested() {
	d, w := p.d, p.w
	var lines []string
	for _, r := range d.Ranges() {
		if r.Contested {
			lines = append(lines, w.Say("show.line.event", "event", d.Event(r.Event).Title, "groups", groupSentence(d, &r)))
		}
	}
	lines = append(lines, p.contestedDates()...)
	p.list("show.contested", lines)
}

// list prints lines under a heading, as many as the style allows, and how many more there are.
func (p *printer) list(key string, lines []string) {
	if len(lines) == 0 {
		return
	}
	p.section(key)
	for _, l := range lines[:p.limit(len(lines))] {
		p.hang(2, 4, plainText(l))
	}
	if more := len(lines) - p.limit(len(lines)); more > 0 {
		p.para(2, plainText(p.plural("show.more", more)))
	}
}

// contestedDates lists the milestones for which claims give days that exclude each other.
func (p *printer) contestedDates() []string {
	type milestone struct {
		event string
		name  dataset.Milestone
	}
	claims := map[milestone][]*dataset.Date{}
	var order []milestone
	for i := range p.d.Dates {
		c := &p.d.Dates[i]
		m := milestone{c.Event, c.Milestone}
		if claims[m] == nil {
			order = append(order, m)
		}
		claims[m] = append(claims[m], c)
	}
	var lines []string
	for _, m := range order {
		if !conflict(claims[m]) {
			continue
		}
		var each []string
		for _, c := range claims[m] {
			if !c.Date.IsZero() {
				each = append(each, p.say("show.sentence.said", "number", p.w.Date(c.Date), "speakers", phrase.Name(p.d, c.Speaker)))
			}
		}
		lines = append(lines, p.say("show.sentence.date", "event", p.d.Event(m.event).Title, "milestone", p.w.Code("milestone", string(m.name)), "dates", join(p.w, "show.semicolon", each)))
	}
	return lines
}

// conflict reports whether two of the claims about a date cannot both be right.
func conflict(list []*dataset.Date) bool {
	for i, a := range list {
		if slices.ContainsFunc(list[i+1:], a.Contradicts) {
			return true
		}
	}
	return false
}

// unknown prints what is not on record: claims without a number, unknown dates, and unanswered questions.
func (p *printer) unknown() {
	d, w := p.d, p.w
	var lines []string
	for i := range d.Figures {
		if f := &d.Figures[i]; f.Qualifier == count.Unstated {
			lines = append(lines, w.Say("show.line.unstated", "event", d.Event(f.Event).Title,
				"speaker", phrase.SpeakerThrough(d, phrase.Name(d, f.Speaker), f.Via), "source", phrase.Source(d, f.Source)))
		}
	}
	lines = append(lines, p.unknownDates()...)
	for i := range d.Responses {
		if r := &d.Responses[i]; r.Response != "confirmed" && r.Response != "denied" {
			lines = append(lines, w.Say("show.unanswered", "event", d.Event(r.Event).Title, "actor", phrase.Name(d, r.Actor),
				"answer", w.Code("response", string(r.Response)), "source", phrase.Source(d, r.Source)))
		}
	}
	p.list("show.unknown", lines)
}

// unknownDates lists the date claims that name no day, month or year, and the flights whose departure or
// arrival nobody dates. Of a flight that is in a selection in part, the dates may only have been left out.
func (p *printer) unknownDates() []string {
	d, w := p.d, p.w
	var lines []string
	dated := map[string]bool{} // event and milestone
	for i := range d.Dates {
		c := &d.Dates[i]
		dated[c.Event+" "+string(c.Milestone)] = dated[c.Event+" "+string(c.Milestone)] || !c.Date.IsZero()
		if c.Date.IsZero() || c.Date.YearUnknown() {
			lines = append(lines, w.Say("show.undated", "event", d.Event(c.Event).Title, "milestone", w.Code("milestone", string(c.Milestone)),
				"date", w.Date(c.Date), "speaker", phrase.Name(d, c.Speaker), "source", phrase.Source(d, c.Source)))
		}
	}
	for _, m := range []string{"departed", "arrived"} {
		var missing []string
		for i := range d.Events {
			if e := &d.Events[i]; e.Kind == dataset.Flight && !dated[e.ID+" "+m] && d.Complete(e) {
				missing = append(missing, e.Title)
			}
		}
		if len(missing) > 0 {
			which := joinNames(d, missing)
			if len(missing) > 3 {
				which = p.plural("show.count.flights", len(missing))
			}
			lines = append(lines, w.Say("show.no_date_for", "milestone", w.Code("milestone", m), "events", which))
		}
	}
	return lines
}
