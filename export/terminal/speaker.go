package terminal

import (
	"slices"

	"onrecord/dataset"
	"onrecord/dataset/count"
	"onrecord/dataset/phrase"
)

// speaker prints who an actor is and what they have said.
func (p *printer) speaker(a *dataset.Actor) {
	p.heading(a.Name, a.ID)
	var about []string
	for _, s := range []string{a.Role, a.Organisation} {
		if s != "" {
			about = append(about, s)
		}
	}
	if a.Country != "" {
		about = append(about, p.w.Country(a.Country))
	}
	if len(about) > 0 {
		p.para(2, plainText(p.w.Series(about)))
	}
	said := p.figures(func(f *dataset.Figure) bool { return f.Speaker == a.ID })
	carried := p.figures(func(f *dataset.Figure) bool { return f.Via == a.ID })
	p.byEvent("show.speaker.said", a.ID, said)
	p.byEvent("show.speaker.carried", "", carried)
	p.speakerDates(a)
	first := true
	for i := range p.d.Responses {
		if r := &p.d.Responses[i]; r.Actor == a.ID {
			if first {
				p.section("show.answers")
				first = false
			}
			p.para(2, plainText(p.d.Event(r.Event).Title))
			p.answer(r)
		}
	}
	p.paste(p.speakerSentence(a, said, carried))
	if !p.full() {
		p.detailsHint()
	}
}

func (p *printer) figures(keep func(*dataset.Figure) bool) []*dataset.Figure {
	var list []*dataset.Figure
	for i := range p.d.Figures {
		if keep(&p.d.Figures[i]) {
			list = append(list, &p.d.Figures[i])
		}
	}
	return list
}

// byEvent prints claims under the titles of their events.
func (p *printer) byEvent(key, about string, list []*dataset.Figure) {
	if len(list) == 0 {
		return
	}
	p.section(key)
	if !p.full() {
		p.claimRows(about, list)
		return
	}
	most := p.limit(len(list))
	for i, f := range list[:most] {
		if i == 0 || list[i-1].Event != f.Event {
			p.para(2, span{bold, p.d.Event(f.Event).Title}, idTag(f.Event))
		}
		p.claimLines(f, 4, about)
	}
	if more := len(list) - most; more > 0 {
		p.para(2, plainText(p.plural("show.more.claims", more)))
	}
}

// speakerDates prints the dates that an actor gave.
func (p *printer) speakerDates(a *dataset.Actor) {
	var lines []string
	for i := range p.d.Dates {
		c := &p.d.Dates[i]
		if c.Speaker == a.ID {
			lines = append(lines, p.say("show.undated", "event", p.d.Event(c.Event).Title, "milestone", p.w.Code("milestone", string(c.Milestone)),
				"date", p.w.Date(c.Date), "speaker", a.Name, "source", phrase.Source(p.d, c.Source)))
		}
	}
	p.list("show.dates", lines)
}

// joinNumbers joins the numbers of a sentence: the first eight, and a count of the rest.
func (p *printer) joinNumbers(items []string) string {
	const most = 8
	if more := len(items) - most; more > 1 {
		items = append(items[:most:most], p.plural("show.others.count", more))
	}
	return join(p.w, "show.semicolon", items)
}

// withStanding appends to a number why it does not count, if it does not.
func (p *printer) withStanding(f *dataset.Figure, text string) string {
	standing, by := p.d.Standing(f)
	if standing == dataset.Active {
		return text
	}
	other := ""
	if o := p.d.Figure(by); o != nil {
		other = phrase.Counted(p.d, o)
	}
	return p.say("show.caveat."+string(standing), "text", text, "number", other)
}

// speakerSentence is what an actor has said, or passed on, or answered.
func (p *printer) speakerSentence(a *dataset.Actor, said, carried []*dataset.Figure) string {
	var each []string
	for _, f := range said {
		if f.Qualifier == count.Unstated {
			continue
		}
		key := "show.sentence.number"
		if !f.Said.IsZero() {
			key = "show.sentence.number.dated"
		}
		text := p.withStanding(f, p.say(key, "number", phrase.Counted(p.d, f), "event", p.d.Event(f.Event).Title, "date", p.w.Date(f.Said)))
		if !slices.Contains(each, text) {
			each = append(each, text)
		}
	}
	name := phrase.Speaker(p.d, a.ID)
	if through := p.reportedNumbers(carried); len(each) == 0 && len(through) > 0 {
		return p.say("show.sentence.carried", "speaker", name, "numbers", p.joinNumbers(through))
	}
	if len(each) == 0 {
		for i := range p.d.Responses {
			if r := &p.d.Responses[i]; r.Actor == a.ID {
				return p.say("show.sentence.answer", "event", p.d.Event(r.Event).Title, "actor", name, "answer", p.w.Code("response", string(r.Response)), "source", phrase.Source(p.d, r.Source))
			}
		}
		return p.say("show.sentence.nothing", "speaker", name)
	}
	return p.say("show.sentence.speaker", "speaker", name, "numbers", p.joinNumbers(each))
}
