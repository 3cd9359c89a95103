package terminal

import (
	"onrecord/dataset"
	"onrecord/dataset/phrase"
)

const maxNumberWidth = 22 // columns that a number with its qualifier may take before it pushes what follows

// claims prints each claim on a line or two: the number with its qualifier, the measure, who said it, when,
// the document, and why it does not count if it does not.
func (p *printer) claims(list []*dataset.Figure) {
	numbers, measures := make([]string, len(list)), make([]string, len(list))
	for i, f := range list {
		numbers[i], measures[i] = p.w.Count(f.Count()), p.measure(f)
	}
	wide, measure := columnWidth(maxNumberWidth, numbers...), columnWidth(maxNumberWidth, measures...)
	for i, f := range list[:p.limit(len(list))] {
		cells := []cell{{span{bold, numbers[i]}, wide}, {plainText(measures[i]), measure}}
		p.row(4, cells, p.claimSummary(f)...)
	}
	if more := len(list) - p.limit(len(list)); more > 0 {
		p.para(4, plainText(p.plural("show.more.claims", more)))
	}
}

// measure is what was counted.
func (p *printer) measure(f *dataset.Figure) string { return p.w.Code("measure", string(f.Measure)) }

// afterSemicolon is text after a semicolon.
func (p *printer) afterSemicolon(text string) span {
	return plainText(p.say("list.semicolon", "a", "", "b", text))
}

// claimSummary is a claim without its number: speaker, date, document, standing and id.
func (p *printer) claimSummary(f *dataset.Figure) []span {
	spans := p.attribution(f)
	if first := p.sameStatement(f); first != "" {
		spans = append(spans, p.afterSemicolon(p.say("show.statement", "id", first)))
	}
	return append(spans, idTag(f.ID))
}

// attribution is who made a claim and when, the document, and whether the claim counts.
func (p *printer) attribution(f *dataset.Figure) []span {
	said := phrase.SpeakerThrough(p.d, phrase.Name(p.d, f.Speaker), f.Via)
	if !f.Said.IsZero() {
		said = p.say("show.said.dated", "speaker", said, "date", p.w.Date(f.Said))
	}
	spans := []span{plainText(p.withSource(said, f.Speaker, f.Source))}
	if mark := p.standing(f); mark != "" {
		spans = append(spans, p.afterSemicolon(""), span{bold, mark})
	}
	return spans
}

// withSource appends the document to the speaker, unless both have the same name.
func (p *printer) withSource(said, speaker, source string) string {
	name := phrase.Source(p.d, source)
	if name == phrase.Name(p.d, speaker) {
		return said
	}
	return p.say("show.semicolon", "a", said, "b", name)
}

// standing is why a claim does not count; empty for one that does.
func (p *printer) standing(f *dataset.Figure) string {
	s, by := p.d.Standing(f)
	if s == dataset.Active {
		return ""
	}
	return p.say("show.standing."+string(s), "by", by)
}

// sameStatement is the id of the first claim that renders the same statement about the same event, if that
// is another claim.
func (p *printer) sameStatement(f *dataset.Figure) string {
	if f.Statement == "" {
		return ""
	}
	if first := p.index().statements[rendering{f.Event, f.Statement, f.Measure.Group()}]; first != f.ID {
		return first
	}
	return ""
}

// claimLines prints everything on record about a claim, except for its speaker or its source if the page is
// about that: about is the id of the page's subject.
func (p *printer) claimLines(f *dataset.Figure, indent int, about string) {
	p.para(indent, span{bold, phrase.Counted(p.d, f)}, idTag(f.ID))
	line := func(key string, text string) {
		if text != "" {
			p.row(indent+2, []cell{{plainText(p.say(key)), p.factLabelWidth()}}, plainText(text))
		}
	}
	if about != f.Speaker || f.Via != "" {
		line("show.fact.speaker", phrase.SpeakerThrough(p.d, phrase.Speaker(p.d, f.Speaker), f.Via))
	}
	line("show.fact.said", p.w.Date(f.Said))
	line("show.fact.words", p.quoted(f.Wording))
	if about != f.Source {
		line("show.fact.source", phrase.Document(p.d, f.Source))
	}
	line("show.fact.place", f.Locator)
	if s := p.d.Source(f.Source); s != nil && about != f.Source {
		line("show.fact.link", s.URL)
	}
	if first := p.sameStatement(f); first != "" {
		line("show.fact.statement", p.say("show.statement", "id", first))
	}
	line("show.fact.standing", p.standing(f))
	line("show.fact.note", f.Note)
}

// factLabelWidth is the width of the column of labels in claimLines.
func (p *printer) factLabelWidth() int {
	var names []string
	for _, key := range []string{"speaker", "said", "words", "source", "place", "link", "statement", "standing", "note"} {
		names = append(names, p.say("show.fact."+key))
	}
	return columnWidth(maxNumberWidth, names...)
}

func (p *printer) quoted(s string) string {
	if s == "" {
		return ""
	}
	return p.say("show.quoted", "words", s)
}

// claim prints one claim, the other numbers on record for the same thing, and a sentence to paste.
func (p *printer) claim(f *dataset.Figure) {
	p.heading(p.d.Event(f.Event).Title, f.Event)
	p.claimLines(f, 2, "")
	if others := p.d.Competing(f); len(others) > 0 {
		p.section("show.others")
		p.claims(others)
	}
	p.paste(phrase.SentenceWithOthers(p.d, f))
}

// paste ends a page with sentences to paste into a story.
func (p *printer) paste(sentences ...string) {
	p.section("show.paste")
	for _, s := range sentences {
		if p.d.IsPart() { // what is pasted leaves the first line behind
			s = p.say("selection.quote", "text", s, "selection", p.d.SelectionWords())
		}
		p.para(2, plainText(s))
	}
}
