package terminal

import (
	"slices"

	"onrecord/dataset"
	"onrecord/dataset/count"
	"onrecord/dataset/phrase"
	"onrecord/dataset/words"
)

// eventWithClaims prints an event with a line or two for each claim.
func (p *printer) eventWithClaims(e *dataset.Event) {
	p.heading(e.Title, e.ID)
	p.para(2, plainText(p.eventSummary(e)))
	p.groups(e, p.claims)
	p.dates(e)
	p.answers(e)
}

// event prints everything on record about an event.
func (p *printer) event(e *dataset.Event) {
	p.heading(e.Title, e.ID)
	p.para(2, plainText(p.eventSummary(e)))
	p.groups(e, func(list []*dataset.Figure) {
		for _, f := range list[:p.limit(len(list))] {
			p.claimLines(f, 4, "")
		}
		if more := len(list) - p.limit(len(list)); more > 0 {
			p.para(4, plainText(p.plural("show.more.claims", more)))
		}
	})
	p.dates(e)
	p.answers(e)
	p.paste(eventSentence(p.d, e))
}

// eventSummary is the kind of an event, where it went from and to, the nationality of the people and the
// operator.
func (p *printer) eventSummary(e *dataset.Event) string {
	w := p.w
	key := "show.place"
	if e.Origin != "" {
		key += ".from"
	}
	if e.Destination != "" {
		key += ".to"
	}
	text := w.Say(key, "kind", w.Code("kind", string(e.Kind)), "from", w.Country(e.Origin), "to", w.Country(e.Destination))
	if e.Nationality != "" {
		text = w.Say("show.semicolon", "a", text, "b", w.Say("show.nationality", "country", w.Country(e.Nationality)))
	}
	if e.Operator != "" {
		text = w.Say("show.semicolon", "a", text, "b", w.Say("show.operator", "operator", e.Operator))
	}
	if e.PartOf != "" {
		text = w.Say("show.semicolon", "a", text, "b", w.Say("show.part_of", "event", phrase.EventTitle(p.d, e.PartOf)))
	}
	return text
}

// groups prints the range of each measure group of an event and then its claims.
func (p *printer) groups(e *dataset.Event, list func([]*dataset.Figure)) {
	for _, g := range dataset.Groups {
		r, ok := p.d.Range(e.ID, dataset.Group(g.Name))
		if !ok {
			continue
		}
		spans := []span{{bold, p.say("show.group", "group", p.w.Code("group", g.Name), "range", r.Words)}}
		if r.Contested {
			spans = append(spans, plainText(p.w.Plural("show.contested.statements", int64(r.Statements), "")))
		}
		p.para(2, spans...)
		var claims []*dataset.Figure
		for _, f := range p.d.FiguresOf(e.ID) {
			if f.Measure.Group() == r.Group {
				claims = append(claims, f)
			}
		}
		list(claims)
	}
}

// dates prints what is claimed about the dates of an event.
func (p *printer) dates(e *dataset.Event) {
	d, w := p.d, p.w
	list := p.index().dates[e.ID]
	if len(list) == 0 {
		return
	}
	labels := make([]string, len(list))
	for i, c := range list {
		labels[i] = w.Code("milestone", string(c.Milestone))
	}
	p.para(2, span{bold, p.say("show.dates")})
	for i, c := range list[:p.limit(len(list))] {
		said := p.withSource(phrase.SpeakerThrough(d, phrase.Name(d, c.Speaker), c.Via), c.Speaker, c.Source)
		p.row(4, []cell{{plainText(labels[i]), columnWidth(maxNumberWidth, labels...)}}, span{bold, w.Date(c.Date)}, p.afterSemicolon(said), idTag(c.ID))
	}
}

// answers prints who was asked about an event, and their answers.
func (p *printer) answers(e *dataset.Event) {
	list := p.index().answers[e.ID]
	if len(list) > 0 {
		p.para(2, span{bold, p.say("show.answers")})
	}
	for _, r := range list {
		p.answer(r)
	}
}

func (p *printer) answer(r *dataset.Response) {
	key := "show.answer"
	if !r.Date.IsZero() {
		key = "show.answer.dated"
	}
	text := p.say(key, "actor", phrase.Name(p.d, r.Actor), "answer", p.w.Code("response", string(r.Response)),
		"date", p.w.Date(r.Date), "source", phrase.Source(p.d, r.Source))
	p.hang(4, 6, plainText(text), idTag(r.ID))
}

// eventSentence is what is on record about an event, attributed and with qualifiers.
func eventSentence(d *dataset.Dataset, e *dataset.Event) string {
	w := d.Words()
	var groups []string
	for _, g := range dataset.Groups {
		r, ok := d.Range(e.ID, dataset.Group(g.Name))
		if ok {
			groups = append(groups, groupSentence(d, &r))
		}
	}
	if len(groups) == 0 {
		return w.Say("show.sentence.event", "event", e.Title, "groups", w.Say("range.none"))
	}
	return w.Say("show.sentence.event", "event", e.Title, "groups", join(w, "show.semicolon", groups))
}

// groupSentence names the speakers of the lowest and of the highest number of a range.
func groupSentence(d *dataset.Dataset, r *dataset.Range) string {
	w := d.Words()
	group := w.Code("group", string(r.Group))
	if !r.Numbered() {
		return w.Say("show.sentence.none", "group", group, "range", r.Words)
	}
	said := func(end count.End) string {
		number, who := whoSaid(d, r, end)
		return w.Say("show.sentence.said", "number", number, "speakers", joinNames(d, who))
	}
	if len(r.Numbers) == 1 {
		return w.Say("show.sentence.group", "group", group, "said", said(r.Stated.Low))
	}
	return w.Say("show.sentence.contested", "group", group, "range", r.Words, "low", said(r.Stated.Low), "high", said(r.Stated.High))
}

// whoSaid is the number of a claim that states an end of a range, with all speakers who state it in the
// same words. An approximate end matches approximate claims only.
func whoSaid(d *dataset.Dataset, r *dataset.Range, end count.End) (number string, who []string) {
	w := d.Words()
	for _, id := range r.Claims {
		f := d.Figure(id)
		c := f.Count()
		if e := c.Ends(); e.Low != end && e.High != end || number != "" && number != w.Count(c) {
			continue
		}
		number = w.Count(c)
		if name := phrase.Name(d, f.Speaker); !slices.Contains(who, name) {
			who = append(who, name)
		}
	}
	return number, who
}

// joinNames joins the first three names and a count of the rest. Names may themselves contain commas and
// "and".
func joinNames(d *dataset.Dataset, names []string) string {
	return join(d.Words(), "show.also", firstNames(d.Words(), names))
}

// join joins items two by two by the message of a key, which has {a} and {b}.
func join(w *words.Words, key string, items []string) string {
	all := ""
	for i, item := range items {
		if i == 0 {
			all = item
			continue
		}
		all = w.Say(key, "a", all, "b", item)
	}
	return all
}
