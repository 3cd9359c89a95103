package terminal

import (
	"slices"

	"onrecord/dataset"
	"onrecord/dataset/phrase"
)

// briefEvent prints what is on record about an event: a line for each number that was given, with everybody
// who gave it, and a line for each date and each answer.
func (p *printer) briefEvent(e *dataset.Event) {
	p.heading(e.Title, e.ID)
	p.para(2, plainText(p.eventSummary(e)))
	p.groups(e, p.givenNumbers)
	p.briefDates(e)
	p.briefAnswers(e)
	p.paste(eventSentence(p.d, e))
	p.detailsHint()
}

// A given is a number with everybody who gave it, or the same for a date: one line of a brief list.
type given struct {
	text, mark string // the mark says why a number does not count
	who        []string
}

// gather adds a name to the line with a text and a mark.
func gather(lines []given, text, mark, name string) []given {
	i := slices.IndexFunc(lines, func(g given) bool { return g.text == text && g.mark == mark })
	if i < 0 {
		lines = append(lines, given{text, mark, nil})
		i = len(lines) - 1
	}
	if !slices.Contains(lines[i].who, name) {
		lines[i].who = append(lines[i].who, name)
	}
	return lines
}

// givenNumbers prints the numbers of claims, those that count first.
func (p *printer) givenNumbers(list []*dataset.Figure) {
	var counted, others []given
	for _, f := range list {
		name, number := phrase.NameInSentence(p.d, f.Speaker), p.w.Count(f.Count())
		if mark := p.standing(f); mark != "" {
			others = gather(others, number, mark, name)
			continue
		}
		counted = gather(counted, number, "", name)
	}
	lines := append(counted, others...)
	texts := make([]string, len(lines))
	for i, g := range lines {
		texts[i] = g.text
	}
	shown := p.limit(len(lines))
	for _, g := range lines[:shown] {
		spans := []span{plainText(join(p.w, "show.semicolon", firstNames(p.w, g.who)))}
		if g.mark != "" {
			spans = append(spans, p.afterSemicolon(""), span{bold, g.mark})
		}
		p.row(4, []cell{{span{bold, g.text}, columnWidth(maxNumberWidth, texts...)}}, spans...)
	}
	if more := len(lines) - shown; more > 0 {
		p.para(4, plainText(p.plural("show.more", more)))
	}
}

// briefDates prints the dates that were given for each milestone of an event, with who gave them.
func (p *printer) briefDates(e *dataset.Event) {
	var order []dataset.Milestone
	dates := map[dataset.Milestone][]given{}
	for _, c := range p.index().dates[e.ID] {
		if dates[c.Milestone] == nil {
			order = append(order, c.Milestone)
		}
		dates[c.Milestone] = gather(dates[c.Milestone], p.w.Date(c.Date), "", phrase.NameInSentence(p.d, c.Speaker))
	}
	if len(order) == 0 {
		return
	}
	labels := make([]string, len(order))
	for i, m := range order {
		labels[i] = p.w.Code("milestone", string(m))
	}
	p.para(2, span{bold, p.say("show.dates")})
	for i, m := range order {
		var each []string
		for _, g := range dates[m] {
			each = append(each, p.say("show.brief.date", "date", g.text, "speakers", join(p.w, "show.also", firstNames(p.w, g.who))))
		}
		p.row(4, []cell{{plainText(labels[i]), columnWidth(maxNumberWidth, labels...)}}, plainText(join(p.w, "show.semicolon", each)))
	}
}

// briefAnswers prints the answers of everybody who was asked about an event.
func (p *printer) briefAnswers(e *dataset.Event) {
	var lines []given
	for _, r := range p.index().answers[e.ID] {
		lines = gather(lines, p.w.Code("response", string(r.Response)), "", phrase.NameInSentence(p.d, r.Actor))
	}
	if len(lines) > 0 {
		p.para(2, span{bold, p.say("show.answers")})
	}
	for _, g := range lines {
		p.hang(4, 6, plainText(p.say("show.brief.answer", "actors", join(p.w, "show.semicolon", firstNames(p.w, g.who)), "answer", g.text)))
	}
}
