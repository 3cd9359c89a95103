package terminal

import (
	"bufio"
	"io"
	"strings"

	"onrecord/dataset"
	"onrecord/dataset/diff"
)

// DiffEditorsMarkdown writes a corrections log as a table of what was corrected and one of what was added.
func DiffEditorsMarkdown(w io.Writer, d *dataset.Dataset, l *diff.Log) error {
	m, p := markdown{bufio.NewWriter(w)}, newPrinter(io.Discard, d, Style{})
	m.write("## ", m.text(p.say("diff.title")), "\n\n")
	m.selection(d)
	m.write(m.text(p.editions(l)), "\n\n")
	if l.Empty() {
		m.write(m.text(p.say("diff.nothing")), "\n")
		return m.Flush()
	}
	for _, part := range []struct {
		heading string
		adds    bool
	}{{"diff.corrected", false}, {"diff.added", true}} {
		if list := l.Part(part.adds); len(list) > 0 {
			m.write("### ", m.text(p.say(part.heading)), "\n\n")
			m.changes(p, list)
			m.write("\n")
		}
	}
	return m.Flush()
}

// changes writes a table with a row for each value that changed.
func (m markdown) changes(p *printer, list []*diff.Change) {
	heads := []string{"what", "change", "was", "is", "why", "places", "id"}
	rule := make([]string, len(heads))
	for i, h := range heads {
		heads[i], rule[i] = m.text(p.say("diff.column."+h)), "---"
	}
	m.row(heads...)
	m.row(rule...)
	for _, c := range list {
		fields := c.Fields
		if len(fields) == 0 {
			fields = []diff.Field{{NewWords: c.Sentence}}
			if c.Kind == diff.Withdrawn {
				fields = []diff.Field{{OldWords: c.Sentence}}
			}
		}
		for _, f := range fields {
			subject := c.Subject
			if len(fields) > 1 {
				subject = p.say("diff.subject.field", "subject", subject, "field", diff.FieldName(p.d, f.Name))
			}
			id := ""
			if c.ID != "" {
				id = m.code(c.ID)
			}
			m.row(m.text(subject), m.text(p.kind(c)), m.value(f.Name, f.OldWords), m.value(f.Name, f.NewWords), m.text(c.Note), m.text(strings.Join(c.Places, ", ")), id)
		}
	}
}

// value is a value that changed; an address is a link with a short text, so that it does not stretch its table.
func (m markdown) value(field, s string) string {
	if field != "url" || s == "" {
		return m.text(s)
	}
	return m.link(shortened(s, 40), s)
}

// DiffReadersMarkdown writes published corrections, and then what was added, as lists.
func DiffReadersMarkdown(w io.Writer, d *dataset.Dataset, l *diff.Log) error {
	m, p := markdown{bufio.NewWriter(w)}, newPrinter(io.Discard, d, Style{})
	m.write("## ", m.text(p.say("diff.title.readers")), "\n\n")
	m.selection(d)
	corrections, additions := l.Corrections(), l.Additions()
	if len(corrections)+len(additions) > 0 {
		m.write(m.text(p.editions(l)), "\n\n")
	}
	if len(corrections) == 0 {
		m.write(m.text(p.say("diff.nothing.readers")), "\n")
	}
	m.sentences(corrections)
	if len(additions) > 0 {
		m.write("\n### ", m.text(p.say("diff.added")), "\n\n")
		m.sentences(additions)
	}
	return m.Flush()
}

// sentences writes what readers are told as a list.
func (m markdown) sentences(list []diff.Change) {
	for _, c := range list {
		m.write("- ", m.text(c.Reader), "\n")
	}
}
