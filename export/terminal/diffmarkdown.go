package terminal

import (
	"bufio"
	"io"
	"strings"

	"onrecord/dataset"
	"onrecord/dataset/diff"
)

// DiffEditorsMarkdown writes a corrections log as a table with a row for each value that changed.
func DiffEditorsMarkdown(w io.Writer, d *dataset.Dataset, l *diff.Log) error {
	m, p := markdown{bufio.NewWriter(w)}, newPrinter(io.Discard, d, Style{})
	m.write("## ", m.text(p.say("diff.title")), "\n\n")
	m.selection(d)
	m.write(m.text(p.editions(l)), "\n\n")
	if l.Empty() {
		m.write(m.text(p.say("diff.nothing")), "\n")
		return m.Flush()
	}
	heads := []string{"what", "change", "was", "is", "why", "places", "id"}
	rule := make([]string, len(heads))
	for i, h := range heads {
		heads[i], rule[i] = m.text(p.say("diff.column."+h)), "---"
	}
	m.row(heads...)
	m.row(rule...)
	for i := range l.Changes {
		c := &l.Changes[i]
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
				subject = p.say("diff.subject.field", "subject", subject, "field", diff.FieldName(d, f.Name))
			}
			id := ""
			if c.ID != "" {
				id = m.code(c.ID)
			}
			m.row(m.text(subject), m.text(p.kind(c)), m.text(f.OldWords), m.text(f.NewWords), m.text(c.Note), m.text(strings.Join(c.Places, ", ")), id)
		}
	}
	return m.Flush()
}

// DiffReadersMarkdown writes a published correction as a list.
func DiffReadersMarkdown(w io.Writer, d *dataset.Dataset, l *diff.Log) error {
	m, p := markdown{bufio.NewWriter(w)}, newPrinter(io.Discard, d, Style{})
	m.write("## ", m.text(p.say("diff.title.readers")), "\n\n")
	m.selection(d)
	sentences := l.Readers()
	if len(sentences) == 0 {
		m.write(m.text(p.say("diff.nothing.readers")), "\n")
		return m.Flush()
	}
	m.write(m.text(p.editions(l)), "\n\n")
	for _, s := range sentences {
		m.write("- ", m.text(s), "\n")
	}
	return m.Flush()
}
