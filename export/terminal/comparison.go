package terminal

import (
	"strings"

	"onrecord/dataset"
	"onrecord/dataset/phrase"
)

// comparisonSummary prints a comparison with its derived numbers and, briefly, the claims behind it.
func (p *printer) comparisonSummary(c *dataset.Compared) {
	p.heading(c.Title, c.ID)
	for _, f := range c.PartClaims {
		p.operand("compare.part", f)
	}
	p.operand("compare.whole", c.WholeClaim)
	p.derived(c)
	if c.Note != "" {
		p.para(2, plainText(p.say("show.note", "note", c.Note)))
	}
}

// heading prints a heading with the id of its subject.
func (p *printer) heading(title, id string) {
	spans := []span{{bold, title}}
	if id != "" {
		spans = append(spans, idTag(id))
	}
	p.para(0, spans...)
}

// idTag is an id in brackets, printed after what it belongs to; nothing without an id.
func idTag(id string) span {
	if id == "" {
		return span{}
	}
	return span{faint, " [" + id + "]"}
}

// operand prints a part or the whole of a comparison: the number and its speaker.
func (p *printer) operand(key string, f *dataset.Figure) {
	said := phrase.SpeakerThrough(p.d, phrase.Name(p.d, f.Speaker), f.Via)
	text := p.say("compare.operand", "number", phrase.Counted(p.d, f), "event", p.d.Event(f.Event).Title, "speaker", said)
	if also := phrase.OtherNumbers(p.d, f); also != "" {
		text = p.say("compare.also", "operand", text, "numbers", also)
	}
	p.row(2, []cell{{plainText(p.say(key)), p.comparisonLabelWidth()}}, plainText(text), idTag(f.ID))
}

// comparisonLabelWidth is the width of the column of labels in a comparison.
func (p *printer) comparisonLabelWidth() int {
	names := []string{p.say("compare.part"), p.say("compare.whole")}
	for _, r := range dataset.Rules {
		names = append(names, p.say("show.rule."+r.Name))
	}
	return columnWidth(24, names...)
}

// derived prints each number with its id, or why there is none, and then the sentences.
func (p *printer) derived(c *dataset.Compared) {
	p.derivedNumbers(c)
	var sentences []string
	for _, n := range shownNumbers(c) {
		if n.Sentence != "" {
			sentences = append(sentences, n.Sentence)
		}
	}
	p.para(2, plainText(strings.Join(sentences, " ")))
}

// shownNumbers are the numbers of a comparison without the sum of a single part, which is that part.
func shownNumbers(c *dataset.Compared) []*dataset.Derived {
	if len(c.Parts) == 1 {
		return c.Numbers()[1:]
	}
	return c.Numbers()
}

// derivedNumbers prints each number with its id, or why there is none.
func (p *printer) derivedNumbers(c *dataset.Compared) {
	numbers := shownNumbers(c)
	texts := make([]string, len(numbers))
	for i, n := range numbers {
		texts[i] = n.Words
		if n.Given != "" {
			texts[i] = p.say("show.given", "words", n.Words, "given", n.Given)
		}
	}
	wide := columnWidth(40, texts...)
	for i, n := range numbers {
		cells := []cell{{plainText(p.say("show.rule." + n.Rule)), p.comparisonLabelWidth()}}
		switch {
		case n.Reason != "":
			p.row(2, cells, plainText(p.say("show.reason", "words", n.Words, "reason", n.Reason)))
		case n.ID == "":
			p.row(2, cells, span{bold, texts[i]})
		case p.lineWidth() < 60:
			p.row(2, cells, span{bold, texts[i]}, idTag(n.ID))
		default:
			p.row(2, append(cells, cell{span{bold, texts[i]}, wide}), span{faint, "[" + n.ID + "]"})
		}
	}
}

// comparison prints a comparison with its claims in full, and sentences to paste.
func (p *printer) comparison(c *dataset.Compared) {
	p.heading(c.Title, c.ID)
	if c.Note != "" {
		p.para(0, plainText(c.Note))
	}
	p.blank()
	p.derived(c)
	for _, f := range c.PartClaims {
		p.section("compare.part")
		p.claimLines(f, 2, "")
	}
	p.section("compare.whole")
	p.claimLines(c.WholeClaim, 2, "")
	p.paste(compareSentence(p.d, c))
}
