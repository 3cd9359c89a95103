package terminal

import (
	"bufio"
	"io"
	"strings"

	"onrecord/dataset"
	"onrecord/dataset/phrase"
	"onrecord/dataset/trace"
)

// TraceMarkdown writes a trace as nested lists.
func TraceMarkdown(w io.Writer, d *dataset.Dataset, t *trace.Trace) error {
	out := &traceMarkdown{markdown{bufio.NewWriter(w)}, newPrinter(io.Discard, d, Style{})}
	out.selection(d)
	if t.Note != "" {
		out.write(out.text(t.Note), "\n\n")
	}
	for i := range t.Found {
		out.node(&t.Found[i], "")
	}
	return out.Flush()
}

type traceMarkdown struct {
	markdown
	p *printer // for its words
}

// node writes a node as an item, its facts in one paragraph, and its inputs as nested items.
func (m *traceMarkdown) node(n *trace.Node, indent string) {
	m.write(indent, "- ")
	if n.Role != "" && n.Role != trace.RoleNumber {
		m.write(m.text(m.p.say("trace.role."+string(n.Role))), ": ")
	}
	m.write(m.text(m.p.titleOf(n)))
	if n.Words != "" && n.Kind != trace.KindSource {
		m.write(": **", m.text(n.Words), "**")
	}
	m.write(" ", m.code(n.ID), "\n")
	indent += "  "
	if facts := m.facts(n); len(facts) > 0 {
		m.write("\n", indent, strings.Join(facts, "\\\n"+indent), "\n\n")
	}
	for i := range n.Inputs {
		m.node(&n.Inputs[i], indent)
	}
	semicolon := m.p.say("list.semicolon", "a", "", "b", "")
	for i := range n.Others {
		o := &n.Others[i]
		m.write(indent, "- ", m.text(m.p.say("trace.role."+string(o.Role))), ": **", m.text(o.Words), "** ", m.text(o.Title), semicolon,
			m.text(phrase.SpeakerThrough(m.p.d, o.Claim.SpeakerName, o.Claim.Via)), semicolon, m.link(o.Claim.SourceName, o.Claim.URL), " ", m.code(o.ID), "\n")
	}
}

// facts are the lines below a node: how a number follows, or who made a claim, in which words and where.
func (m *traceMarkdown) facts(n *trace.Node) []string {
	var lines []string
	add := func(key, text string) {
		if text != "" {
			lines = append(lines, m.text(m.p.say(key))+": "+text)
		}
	}
	c := n.Claim
	if c == nil {
		if n.Sentence != "" {
			lines = append(lines, m.text(n.Sentence))
		}
		add("trace.fact.rule", m.text(n.RuleDoc))
		add("trace.fact.exact", m.text(m.p.bounded(n)))
		add("trace.fact.given", m.text(n.Given))
		add("trace.fact.reason", m.text(n.Reason))
		add("show.fact.note", m.text(n.Note))
		return lines
	}
	add("show.fact.speaker", m.text(phrase.SpeakerThrough(m.p.d, phrase.Speaker(m.p.d, c.Speaker), c.Via)))
	if n.Kind == trace.KindClaim || c.Said != "" {
		add("show.fact.said", m.text(m.p.date(c.Said)))
	}
	add("show.fact.words", m.text(m.p.quoted(c.Wording)))
	add("show.fact.source", m.link(phrase.Document(m.p.d, c.Source), c.URL))
	add("show.fact.place", m.text(c.Locator))
	if c.Standing != "" && c.Standing != string(dataset.Active) {
		add("show.fact.standing", m.text(m.p.say("show.standing."+c.Standing, "by", c.By)))
	}
	add("show.fact.note", m.text(n.Note))
	return lines
}
