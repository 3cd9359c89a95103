package terminal

import (
	"io"

	"onrecord/dataset"
	"onrecord/dataset/drift"
	"onrecord/dataset/phrase"
)

// Drift prints how numbers changed on their way through reports: what happened, the reason for thinking so,
// and each claim with its words, source and link.
func Drift(w io.Writer, d *dataset.Dataset, findings []drift.Finding, s Style) error {
	p := newPrinter(w, d, s)
	p.selection()
	if len(findings) == 0 {
		p.para(0, plainText(p.say("drift.none")))
	}
	for i := range findings {
		if i > 0 {
			p.blank()
		}
		p.finding(&findings[i])
	}
	return p.Flush()
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
	if s.URL != "" {
		p.para(4, plainText(s.URL))
	}
	if s.Claim.Note != "" {
		p.para(4, plainText(p.say("drift.note", "note", s.Claim.Note)))
	}
}
