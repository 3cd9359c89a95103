package terminal

import (
	"io"

	"onrecord/dataset"
	"onrecord/dataset/diff"
)

// maxBriefChanges is how many corrections, and how many additions, fit a screen.
const maxBriefChanges = 5

// DiffEditors prints a corrections log for editors in the language of the new version, what was corrected apart
// from what was added: a line for each change, and in full every value with what it bears on.
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
	more := p.changes("diff.corrected", l.Part(false)) + p.changes("diff.added", l.Part(true))
	if !p.full() {
		p.moreChanges(more)
	}
	return p.Flush()
}

// changes prints changes under a heading, and returns how many it leaves out.
func (p *printer) changes(heading string, list []*diff.Change) (more int) {
	if len(list) == 0 {
		return 0
	}
	p.section(heading)
	if !p.full() {
		shown := p.few(len(list), maxBriefChanges)
		for _, c := range list[:shown] {
			p.hang(2, 4, plainText(p.briefChange(c)), idTag(c.ID))
		}
		return len(list) - shown
	}
	table := ""
	for i, c := range list {
		if c.Table != table {
			table = c.Table
			if i > 0 {
				p.blank()
			}
			p.para(0, span{bold, p.say("diff.table." + table)})
		}
		p.change(c)
	}
	return 0
}

// moreChanges ends a brief report with how to see the rest.
func (p *printer) moreChanges(more int) {
	p.blank()
	hint := p.say("diff.details")
	if more > 0 {
		hint = p.plural("diff.more", more)
	}
	p.para(0, span{faint, hint})
}

// briefChange is a change in a line: what a new row says, or the values that changed.
func (p *printer) briefChange(c *diff.Change) string {
	switch {
	case c.Kind == diff.Added && c.Sentence != "":
		return c.Sentence
	case c.Kind == diff.Withdrawn && c.Reader != "":
		return c.Reader
	}
	var values []string
	for _, f := range c.Fields {
		text := p.say("diff.values", "old", p.value(p.briefValue(&f, f.OldWords)), "new", p.value(p.briefValue(&f, f.NewWords)))
		if len(c.Fields) > 1 {
			text = p.say("diff.change", "subject", diff.FieldName(p.d, f.Name), "kind", text)
		}
		values = append(values, text)
	}
	switch c.Kind {
	case diff.Corrected, diff.Moved, diff.Widened, diff.Narrowed:
	default:
		values = append([]string{p.kind(c)}, values...)
	}
	return p.say("diff.change", "subject", c.Subject, "kind", p.w.Series(values))
}

// editions says which version was compared with which.
func (p *printer) editions(l *diff.Log) string {
	return p.say("diff.from_to", "old", l.Old.Words(p.w), "new", l.New.Words(p.w))
}

// change prints one change.
func (p *printer) change(c *diff.Change) {
	spans := []span{{bold, p.say("diff.change", "subject", c.Subject, "kind", p.kind(c))}}
	p.hang(2, 4, append(spans, idTag(c.ID))...)
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
		if f.Name == "url" {
			p.changedAddress(&f)
			continue
		}
		line(diff.FieldName(p.d, f.Name), p.say("diff.values", "old", p.value(f.OldWords), "new", p.value(f.NewWords)))
	}
	line(p.say("diff.claims"), p.w.Commas(c.Claims))
	line(p.say("diff.places"), p.w.Commas(c.Places))
	line(p.say("diff.note"), c.Note)
}

// briefValue is a value for a report of few lines: an address is shortened.
func (p *printer) briefValue(f *diff.Field, value string) string {
	if f.Name == "url" {
		return shortened(value, p.lineWidth()/2)
	}
	return value
}

// changedAddress prints an old and a new address, each on a line of its own.
func (p *printer) changedAddress(f *diff.Field) {
	p.para(4, plainText(diff.FieldName(p.d, f.Name)))
	for _, url := range []string{f.OldWords, f.NewWords} {
		if url == "" {
			p.para(6, plainText(p.say("diff.none")))
			continue
		}
		p.address("", 0, 6, url)
	}
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

// DiffReaders prints the wording of published corrections, what an earlier version said and what the new one
// says, and then what was added.
func DiffReaders(w io.Writer, d *dataset.Dataset, l *diff.Log, s Style) error {
	p := newPrinter(w, d, s)
	p.selection()
	p.para(0, span{bold, p.say("diff.title.readers")})
	corrections, additions := l.Corrections(), l.Additions()
	if len(corrections)+len(additions) > 0 {
		p.para(0, plainText(p.editions(l)))
	}
	if len(corrections) == 0 {
		p.para(0, plainText(p.say("diff.nothing.readers")))
	}
	p.readerSentences(corrections)
	if len(additions) > 0 {
		p.section("diff.added")
		p.readerSentences(additions)
	}
	return p.Flush()
}

// readerSentences prints sentences, all of them even in brief: they are there to be published.
func (p *printer) readerSentences(list []diff.Change) {
	for i, c := range list {
		if i > 0 || !c.Adds {
			p.blank()
		}
		p.para(0, plainText(c.Reader))
	}
}
