package terminal

import (
	"slices"

	"onrecord/dataset"
	"onrecord/dataset/count"
	"onrecord/dataset/phrase"
)

// source prints a document and the claims in it.
func (p *printer) source(s *dataset.Source) {
	p.heading(phrase.Source(p.d, s.ID), s.ID)
	line := func(key, text string) {
		if text != "" {
			p.row(2, []cell{{plainText(p.say(key)), p.factLabelWidth()}}, plainText(text))
		}
	}
	if s.Publisher != "" {
		line("show.fact.title", s.Title)
	}
	line("show.fact.published", p.w.Date(s.Published))
	line("show.fact.reading", p.w.Code("reading", string(s.Reading)))
	line("show.fact.language", s.Language)
	p.address(p.say("show.fact.link"), p.factLabelWidth(), 2, s.URL)
	list := p.figures(func(f *dataset.Figure) bool { return f.Source == s.ID })
	p.byEvent("show.source.numbers", s.ID, list)
	var dates, answers []string
	for i := range p.d.Dates {
		if c := &p.d.Dates[i]; c.Source == s.ID {
			dates = append(dates, p.say("show.source.date", "event", p.d.Event(c.Event).Title, "milestone", p.w.Code("milestone", string(c.Milestone)),
				"date", p.w.Date(c.Date), "speaker", phrase.Name(p.d, c.Speaker)))
		}
	}
	for i := range p.d.Responses {
		if r := &p.d.Responses[i]; r.Source == s.ID {
			answers = append(answers, p.say("show.source.answer", "event", p.d.Event(r.Event).Title, "actor", phrase.Name(p.d, r.Actor),
				"answer", p.w.Code("response", string(r.Response))))
		}
	}
	p.list("show.dates", dates)
	p.list("show.answers", answers)
	p.paste(p.sourceSentence(s, list))
	if !p.full() {
		p.detailsHint()
	}
}

func (p *printer) sourceSentence(s *dataset.Source, list []*dataset.Figure) string {
	each := p.reportedNumbers(list)
	if len(each) == 0 {
		return p.say("show.sentence.no_number", "source", phrase.Source(p.d, s.ID))
	}
	return p.say("show.sentence.source", "source", phrase.Source(p.d, s.ID), "numbers", p.joinNumbers(each))
}

// reportedNumbers lists numbers with their events and speakers, each once.
func (p *printer) reportedNumbers(list []*dataset.Figure) []string {
	var each []string
	for _, f := range list {
		if f.Qualifier != count.Unstated {
			text := p.withStanding(f, p.say("show.sentence.reported", "number", phrase.Counted(p.d, f), "event", p.d.Event(f.Event).Title,
				"speaker", phrase.Name(p.d, f.Speaker)))
			if !slices.Contains(each, text) {
				each = append(each, text)
			}
		}
	}
	return each
}
