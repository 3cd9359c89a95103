package terminal

import (
	"io"

	"onrecord/dataset"
	"onrecord/dataset/drift"
	"onrecord/dataset/phrase"
)

// maxBriefFindings is how many findings fit a screen.
const maxBriefFindings = 6

// Drift prints how numbers changed on their way through reports: a sentence each, what the dataset records
// before what it only suggests. In full it prints what happened, the reason for thinking so, and each claim
// with its words, source and link.
func Drift(w io.Writer, d *dataset.Dataset, findings []drift.Finding, s Style) error {
	p := newPrinter(w, d, s)
	p.selection()
	switch {
	case len(findings) == 0:
		p.para(0, plainText(p.say("drift.none")))
	case p.full():
		for i := range findings {
			if i > 0 {
				p.blank()
			}
			p.finding(&findings[i])
		}
	default:
		p.briefFindings(findings)
	}
	return p.Flush()
}

// briefFindings prints a sentence for each finding, as many as fit a screen, and how many there are more.
func (p *printer) briefFindings(findings []drift.Finding) {
	all := p.distinct(findings)
	shown := p.few(len(all), maxBriefFindings)
	heading := ""
	for i, f := range all[:shown] {
		key := "drift.brief.recorded"
		if !f.Recorded() {
			key = "drift.brief.suspected"
		}
		if key != heading {
			if i > 0 {
				p.blank()
			}
			p.para(0, span{bold, p.say(key)})
		}
		heading = key
		p.hang(2, 4, plainText(p.say("drift.brief.line", "event", f.Event.Title, "sentence", p.findingText(f))), idTag(f.Steps[0].Claim.ID))
	}
	hint := p.say("drift.brief.details")
	if more := len(all) - shown; more > 0 {
		hint = p.plural("drift.more", more)
	}
	p.blank()
	p.para(0, span{faint, hint})
}

// distinct returns the recorded findings and then the suspected ones, without those that read like an earlier
// one: a plan reported as a headcount may also have lost its qualifier.
func (p *printer) distinct(findings []drift.Finding) []*drift.Finding {
	var recorded, suspected []*drift.Finding
	seen := map[string]bool{}
	for i := range findings {
		f := &findings[i]
		text := f.Event.ID + " " + p.findingText(f)
		switch {
		case seen[text]:
		case f.Recorded():
			recorded = append(recorded, f)
		default:
			suspected = append(suspected, f)
		}
		seen[text] = true
	}
	return append(recorded, suspected...)
}

// findingText is a finding in a sentence, or the name of what happened where there is none.
func (p *printer) findingText(f *drift.Finding) string {
	if f.Sentence != "" {
		return f.Sentence
	}
	return p.say("drift.kind." + string(f.Kind))
}

func (p *printer) finding(f *drift.Finding) {
	p.hang(0, 2, span{bold, p.say("drift.heading", "event", f.Event.Title, "kind", p.say("drift.kind."+string(f.Kind)), "link", p.say("drift.link."+string(f.Link)))})
	if f.Sentence != "" {
		p.para(0, plainText(f.Sentence))
	}
	for i := range f.Steps {
		p.step(&f.Steps[i])
	}
	p.para(2, plainText(f.Why))
}

func (p *printer) step(s *drift.Step) {
	speaker := phrase.NameThrough(p.w, s.Speaker, s.Via)
	p.hang(2, 4, plainText(p.say("drift.step", "date", s.Date, "count", s.Words, "speaker", speaker)), idTag(s.Claim.ID))
	if s.Claim.Wording != "" {
		p.para(4, plainText(p.quoted(s.Claim.Wording)))
	}
	p.para(4, plainText(s.Source))
	p.address("", 0, 4, s.URL)
	if s.Claim.Note != "" {
		p.para(4, plainText(p.say("drift.note", "note", s.Claim.Note)))
	}
}
