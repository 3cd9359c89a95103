package terminal

import (
	"io"

	"onrecord/dataset"
	"onrecord/dataset/diff"
)

// DiffEditors prints a corrections log for editors, with the old and the new value of every change, in the
// language of the new version.
func DiffEditors(w io.Writer, d *dataset.Dataset, l *diff.Log, s Style) error {
	p := newPrinter(w, d, s)
	p.selection()
	p.para(0, span{bold, p.say("diff.title")})
	p.para(0, plainText(p.editions(l)))
	if l.Empty() {
		p.para(0, plainText(p.say("diff.nothing")))
		return p.Flush()
	}
	p.para(0, plainText(p.plural("diff.count", len(l.Changes))))
	table := ""
	for i := range l.Changes {
		c := &l.Changes[i]
		if c.Table != table {
			table = c.Table
			p.section("diff.table." + table)
		}
		p.change(c)
	}
	return p.Flush()
}

// editions says which version was compared with which.
func (p *printer) editions(l *diff.Log) string {
	return p.say("diff.from_to", "old", l.Old.Words(p.w), "new", l.New.Words(p.w))
}

// change prints one change.
func (p *printer) change(c *diff.Change) {
	spans := []span{{bold, p.say("diff.change", "subject", c.Subject, "kind", p.kind(c))}}
	if c.ID != "" {
		spans = append(spans, idTag(c.ID))
	}
	p.hang(2, 4, spans...)
	labels := []string{p.say("diff.note"), p.say("diff.places"), p.say("diff.claims")}
	for _, f := range c.Fields {
		labels = append(labels, diff.FieldName(p.d, f.Name))
	}
	if c.Sentence != "" {
		p.para(4, plainText(c.Sentence))
	}
	line := func(label, text string) {
		if text != "" {
			p.row(4, []cell{{plainText(label), columnWidth(maxNumberWidth, labels...)}}, plainText(text))
		}
	}
	for _, f := range c.Fields {
		line(diff.FieldName(p.d, f.Name), p.say("diff.values", "old", p.value(f.OldWords), "new", p.value(f.NewWords)))
	}
	line(p.say("diff.claims"), p.w.Commas(c.Claims))
	line(p.say("diff.places"), p.w.Commas(c.Places))
	line(p.say("diff.note"), c.Note)
}

// kind is what happened, with the other id involved.
func (p *printer) kind(c *diff.Change) string {
	kind := p.say("diff.kind." + string(c.Kind))
	switch {
	case c.WasID != "":
		return p.say("list.comma", "a", kind, "b", p.say("diff.was_id", "id", c.WasID))
	case c.By != "":
		return p.say("diff.by", "kind", kind, "id", c.By)
	}
	return kind
}

func (p *printer) value(s string) string {
	if s == "" {
		return p.say("diff.none")
	}
	return p.quoted(s)
}

// DiffReaders prints the wording of a published correction: what an earlier version said, and what the new
// one says.
func DiffReaders(w io.Writer, d *dataset.Dataset, l *diff.Log, s Style) error {
	p := newPrinter(w, d, s)
	p.selection()
	p.para(0, span{bold, p.say("diff.title.readers")})
	sentences := l.Readers()
	if len(sentences) == 0 {
		p.para(0, plainText(p.say("diff.nothing.readers")))
		return p.Flush()
	}
	p.para(0, plainText(p.editions(l)))
	for _, sentence := range sentences {
		p.blank()
		p.para(0, plainText(sentence))
	}
	return p.Flush()
}
