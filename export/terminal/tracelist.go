package terminal

import (
	"bytes"

	"onrecord/dataset/trace"
)

const (
	maxTreeSize  = 6  // the number of records of several trees that are printed in full
	maxFullTree  = 8  // the number of inputs of one tree that are printed in full
	maxListLines = 18 // the lines of a list: with what stands around it, it fits a screen
)

// inFull reports whether what was found is printed as trees, rather than as a list.
func (p *printer) inFull(found []trace.Node) bool {
	size := 0
	for i := range found {
		size += treeSize(&found[i], true)
	}
	return p.MaxItems < 0 || len(found) == 1 || size <= maxTreeSize
}

// treeSize counts a node and its inputs, and if others is true the claims that bear on them.
func treeSize(n *trace.Node, others bool) int {
	size := 1
	if others {
		size += len(n.Others)
	}
	for i := range n.Inputs {
		size += treeSize(&n.Inputs[i], others)
	}
	return size
}

// traceList prints nodes briefly, as many as fit a screen. Those with the same title stand below it.
func (p *printer) traceList(found []trace.Node) {
	lines, shown, most := 0, 0, p.limit(len(found))
	for _, group := range p.byTitle(found) {
		if len(group) > 1 && lines < maxListLines && shown < most {
			p.para(0, plainText(p.titleOf(group[0])+":"))
			lines++
		}
		for _, n := range group {
			item := p.rendered(func(q *printer) { q.nodeSummary(n, len(group) == 1) })
			if lines += bytes.Count(item, []byte("\n")); shown > 0 && (lines > maxListLines || shown == most) {
				p.traceRest(len(found) - shown)
				return
			}
			p.Write(item)
			shown++
		}
	}
	p.traceRest(0)
}

// byTitle gathers nodes that show a number, a date or an answer by their titles, in the order of the first of each.
func (p *printer) byTitle(found []trace.Node) [][]*trace.Node {
	var groups [][]*trace.Node
	at := map[string]int{}
	for i := range found {
		n, title := &found[i], p.titleOf(&found[i])
		g, ok := at[title]
		if !ok || n.Words == "" || n.Kind == trace.KindSource {
			at[title] = len(groups)
			groups = append(groups, []*trace.Node{n})
			continue
		}
		groups[g] = append(groups[g], n)
	}
	return groups
}

// rendered is what print writes.
func (p *printer) rendered(print func(*printer)) []byte {
	var b bytes.Buffer
	q := newPrinter(&b, p.d, p.Style)
	print(q)
	q.Flush() // a buffer takes everything
	return b.Bytes()
}

// traceRest says what the list leaves out and how to see more.
func (p *printer) traceRest(more int) {
	p.blank()
	text := p.say("trace.each")
	if more > 0 {
		text = p.plural("trace.more", more) + " " + text
	}
	p.para(0, plainText(text))
}

// nodeSummary prints a node on a line or two: what it is, and who said it or how it follows.
func (p *printer) nodeSummary(n *trace.Node, titled bool) {
	indent := 2
	var spans []span
	if titled {
		indent = 0
		spans = append(spans, plainText(p.roleOf(n)+p.titleOf(n)))
	}
	f := p.d.Figure(n.ID)
	switch words := p.summaryWords(n); {
	case words == "":
	case titled:
		spans = append(spans, plainText(": "), span{bold, words})
	default:
		spans = append(spans, span{bold, words})
	}
	switch {
	case f != nil:
		spans = append(append(spans, p.afterSemicolon("")), p.attribution(f)...)
	case n.Kind == trace.KindDate, n.Kind == trace.KindResponse && n.Title != n.Claim.SpeakerName:
		spans = append(spans, p.afterSemicolon(p.withSource(n.Claim.SpeakerName, n.Claim.Speaker, n.Claim.Source)))
	case n.Sentence != "":
		spans = append(spans, p.afterSemicolon(n.Sentence))
	}
	p.hang(indent, indent+2, append(spans, idTag(n.ID))...)
}

// summaryWords is the number of a node, or how much is on record about it.
func (p *printer) summaryWords(n *trace.Node) string {
	switch n.Kind {
	case trace.KindEvent, trace.KindActor, trace.KindSource, trace.KindComparison:
		return p.plural("trace.records", treeSize(n, false)-1)
	}
	return n.Words
}

// roleOf is why a node is below another.
func (p *printer) roleOf(n *trace.Node) string {
	if n.Role == "" || n.Role == trace.RoleNumber {
		return ""
	}
	return p.say("trace.role."+string(n.Role)) + ": "
}
