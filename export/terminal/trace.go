package terminal

import (
	"io"

	"onrecord/dataset"
	"onrecord/dataset/count"
	"onrecord/dataset/edtf"
	"onrecord/dataset/phrase"
	"onrecord/dataset/trace"
)

// Trace prints a trace as a tree, or several short ones. More are printed as a list that fits a screen, and of a
// large tree the inputs are printed briefly, unless the style asks for all.
func Trace(w io.Writer, d *dataset.Dataset, t *trace.Trace, s Style) error {
	p := newPrinter(w, d, s)
	p.selection()
	if t.Note != "" {
		p.para(0, plainText(t.Note))
		p.blank()
	}
	if n := len(t.Found); n > 1 {
		p.para(0, span{bold, p.w.Plural("trace.found", int64(n), "", "query", t.Query)})
		p.blank()
	}
	if !p.inFull(t.Found) {
		p.traceList(t.Found)
		return p.Flush()
	}
	for i := range t.Found {
		if i > 0 {
			p.blank()
		}
		p.brief = s.MaxItems >= 0 && treeSize(&t.Found[i], false) > maxFullTree+1
		p.node(&t.Found[i], "")
		if p.brief {
			p.blank()
			p.para(0, plainText(p.say("trace.brief", "id", t.Found[i].ID)))
		}
	}
	return p.Flush()
}

// node prints a node and, as branches, its inputs and the claims that bear on it.
func (p *printer) node(n *trace.Node, prefix string) {
	if p.brief && len(n.Inputs) == 0 && n.Role != trace.RolePart && n.Role != trace.RoleWhole {
		p.prefix = prefix
		p.nodeSummary(n, true)
		return
	}
	p.nodeTitle(n)
	p.prefix = prefix + "  "
	if len(n.Inputs)+len(n.Others) > 0 {
		p.prefix = prefix + "│ "
	}
	p.nodeFacts(n)
	inputs := n.Inputs[:p.limit(len(n.Inputs))]
	more := len(n.Inputs) - len(inputs)
	branches := len(inputs) + len(n.Others) + min(more, 1)
	branch := func(i int) (first, rest string) {
		if i == branches-1 {
			return prefix + "└─ ", prefix + "   "
		}
		return prefix + "├─ ", prefix + "│  "
	}
	for i := range inputs {
		p.firstPrefix, p.prefix = branch(i)
		p.node(&inputs[i], p.prefix)
	}
	for i := range n.Others {
		p.firstPrefix, p.prefix = branch(len(inputs) + i)
		p.relatedClaim(&n.Others[i])
	}
	if more > 0 {
		p.firstPrefix, p.prefix = branch(branches - 1)
		p.para(0, plainText(p.plural("trace.more", more)))
	}
	p.prefix = prefix
}

// titleOf is what a node is about. Below its comparison, a number is named by its rule.
func (p *printer) titleOf(n *trace.Node) string {
	switch {
	case n.Role == trace.RoleNumber:
		return p.say("show.rule." + n.Rule)
	case n.Kind == trace.KindNumber:
		return p.say("trace.title", "event", n.Title, "what", p.say("show.rule."+n.Rule))
	}
	return n.Title
}

// nodeTitle is why a node is there, its number, what it is about and its id.
func (p *printer) nodeTitle(n *trace.Node) {
	spans := []span{plainText(p.roleOf(n) + p.titleOf(n))}
	if n.Words != "" && n.Kind != trace.KindSource {
		spans = append(spans, plainText(": "), span{bold, n.Words})
	}
	p.hang(0, 2, append(spans, idTag(n.ID))...)
}

// nodeFacts prints what is on record about a node, a line for each fact.
func (p *printer) nodeFacts(n *trace.Node) {
	line := func(key, text string) {
		if text != "" {
			p.row(1, []cell{{plainText(p.say(key)), p.factLabelWidth()}}, plainText(text))
		}
	}
	if n.Claim == nil {
		line("trace.fact.sentence", n.Sentence)
		line("trace.fact.rule", n.RuleDoc)
		line("trace.fact.exact", p.bounded(n))
		line("trace.fact.given", n.Given)
		line("trace.fact.reason", n.Reason)
		line("show.fact.note", n.Note)
		if n.Kind == trace.KindSource {
			line("show.fact.link", n.Words)
		}
		return
	}
	c := n.Claim
	line("show.fact.speaker", phrase.SpeakerThrough(p.d, phrase.Speaker(p.d, c.Speaker), c.Via))
	if n.Kind == trace.KindClaim || c.Said != "" {
		line("show.fact.said", p.date(c.Said))
	}
	line("show.fact.words", p.quoted(c.Wording))
	line("show.fact.source", phrase.Document(p.d, c.Source))
	line("show.fact.place", c.Locator)
	line("show.fact.link", c.URL)
	if c.Standing != "" && c.Standing != string(dataset.Active) {
		line("show.fact.standing", p.say("show.standing."+c.Standing, "by", c.By))
	}
	line("show.fact.note", n.Note)
}

// bounded is the fraction of a number with its bound: "at least 55/400".
func (p *printer) bounded(n *trace.Node) string {
	if n.Exact == "" || n.Bound == string(count.BoundBetween) {
		return n.Exact
	}
	return p.say("bound."+n.Bound, "n", n.Exact)
}

// relatedClaim prints a claim that bears on another, briefly.
func (p *printer) relatedClaim(n *trace.Node) {
	f := p.d.Figure(n.ID)
	spans := []span{plainText(p.say("trace.role."+string(n.Role)) + ": "), {bold, n.Words}, plainText(" " + p.measure(f)), p.afterSemicolon("")}
	if f.Event != n.Claim.Event {
		spans = append(spans, plainText(n.Claim.EventTitle), p.afterSemicolon(""))
	}
	p.hang(0, 2, append(append(spans, p.attribution(f)...), idTag(f.ID))...)
}

// date writes out a date given as EDTF text.
func (p *printer) date(text string) string {
	date, err := edtf.Parse(text)
	if err != nil {
		return text
	}
	return p.w.Date(date)
}
