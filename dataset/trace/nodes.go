package trace

import (
	"onrecord/dataset"
	"onrecord/dataset/count"
	"onrecord/dataset/phrase"
)

// byID returns the trace of the row or the number with an id.
func byID(d *dataset.Dataset, id string) (Node, bool) {
	t, row, ok := d.Lookup(id)
	if !ok {
		if c, n, ok := d.DerivedByID(id); ok {
			return numberNode(d, c, n, true), true
		}
		if r, ok := d.RangeByID(id); ok {
			return rangeNode(d, &r), true
		}
		return sumByID(d, id)
	}
	switch t.Name {
	case "figures":
		return claimNode(d, &d.Figures[row], true), true
	case "dates":
		return dateNode(d, &d.Dates[row]), true
	case "responses":
		return responseNode(d, &d.Responses[row]), true
	case "comparisons":
		return comparisonNode(d, &d.Comparisons[row]), true
	case "events":
		return eventNode(d, &d.Events[row]), true
	case "actors":
		return actorNode(d, &d.Actors[row]), true
	}
	return sourceNode(d, &d.Sources[row]), true
}

func numberNode(d *dataset.Dataset, c *dataset.Compared, n *dataset.Derived, inputs bool) Node {
	out := Node{Kind: KindNumber, ID: n.ID, Title: c.Title, Words: n.Words, Sentence: n.Sentence, Rule: n.Rule, RuleDoc: d.Words().Doc(ruleDoc(n.Rule)),
		Bound: string(n.Span.Bound()), Exact: exactText(n.Span), Given: n.Given, Reason: n.Reason, Note: c.Note}
	if !inputs {
		out.Note = ""
		return out
	}
	for i, id := range n.Claims {
		role := RolePart
		if i == len(c.Parts) {
			role = RoleWhole
		}
		out.Inputs = append(out.Inputs, withRole(role, claimNode(d, d.Figure(id), true)))
	}
	return out
}

func ruleDoc(rule string) string {
	for _, r := range dataset.Rules {
		if r.Name == rule {
			return r.Doc
		}
	}
	return ""
}

// exactText is a span as unreduced fractions: "55/400", "50/400 to 55/400".
func exactText(s count.Span) string {
	text := func(r count.Ratio) string {
		if r.Den == 1 {
			return count.Of(r.Num).String()
		}
		return count.Of(r.Num).String() + "/" + count.Of(r.Den).String()
	}
	switch s.Bound() {
	case count.BoundNone:
		return ""
	case count.BoundBetween:
		return text(s.Low) + ".." + text(s.High)
	case count.BoundAtMost:
		return text(s.High)
	}
	return text(s.Low)
}

// rangeNode is a range with the claims that it counts and those that it leaves out.
func rangeNode(d *dataset.Dataset, r *dataset.Range) Node {
	w := d.Words()
	out := Node{Kind: KindRange, ID: r.ID, Title: w.Say("trace.title", "event", phrase.EventTitle(d, r.Event), "what", w.Code("group", string(r.Group))),
		Words: r.Words, Rule: "range", RuleDoc: w.Say("trace.rule.range")}
	if !r.Numbered() {
		out.Reason = r.Words
	}
	for _, id := range r.Claims {
		out.Inputs = append(out.Inputs, withRole(RoleCounted, claimNode(d, d.Figure(id), false)))
	}
	for _, l := range r.LeftOut {
		out.Inputs = append(out.Inputs, withRole(RoleLeftOut, claimNode(d, d.Figure(l.ID), false)))
	}
	return out
}

// comparisonNode is a comparison with its claims and the numbers that follow from them.
func comparisonNode(d *dataset.Dataset, row *dataset.Comparison) Node {
	out := Node{Kind: KindComparison, ID: row.ID, Title: row.Title, Note: row.Note}
	c, err := d.Compare(row)
	if err != nil {
		out.Reason = err.Error()
		return out
	}
	for _, n := range c.Numbers() {
		out.Inputs = append(out.Inputs, withRole(RoleNumber, numberNode(d, &c, n, false)))
	}
	for _, f := range c.PartClaims {
		out.Inputs = append(out.Inputs, withRole(RolePart, claimNode(d, f, true)))
	}
	out.Inputs = append(out.Inputs, withRole(RoleWhole, claimNode(d, c.WholeClaim, true)))
	return out
}

func eventNode(d *dataset.Dataset, e *dataset.Event) Node {
	out := Node{Kind: KindEvent, ID: e.ID, Title: e.Title}
	for _, g := range dataset.Groups {
		if r, ok := d.Range(e.ID, dataset.Group(g.Name)); ok {
			out.Inputs = append(out.Inputs, withRole(RoleRange, rangeNode(d, &r)))
		}
	}
	out.addDatesAndAnswers(d, func(c *dataset.Date) (Role, bool) { return RoleDate, c.Event == e.ID },
		func(r *dataset.Response) (Role, bool) { return RoleAnswer, r.Event == e.ID })
	return out
}

func actorNode(d *dataset.Dataset, a *dataset.Actor) Node {
	out := Node{Kind: KindActor, ID: a.ID, Title: phrase.Speaker(d, a.ID)}
	role := func(speaker, via string) (Role, bool) {
		if speaker == a.ID {
			return RoleSaid, true
		}
		return RoleCarried, via == a.ID
	}
	for i := range d.Figures {
		if r, ok := role(d.Figures[i].Speaker, d.Figures[i].Via); ok {
			out.Inputs = append(out.Inputs, withRole(r, claimNode(d, &d.Figures[i], true)))
		}
	}
	out.addDatesAndAnswers(d, func(c *dataset.Date) (Role, bool) { return role(c.Speaker, c.Via) },
		func(r *dataset.Response) (Role, bool) { return RoleAnswer, r.Actor == a.ID })
	return out
}

func sourceNode(d *dataset.Dataset, s *dataset.Source) Node {
	out := Node{Kind: KindSource, ID: s.ID, Title: phrase.Source(d, s.ID), Words: s.URL}
	for i := range d.Figures {
		if d.Figures[i].Source == s.ID {
			out.Inputs = append(out.Inputs, withRole(RoleCarried, claimNode(d, &d.Figures[i], true)))
		}
	}
	out.addDatesAndAnswers(d, func(c *dataset.Date) (Role, bool) { return RoleDate, c.Source == s.ID },
		func(r *dataset.Response) (Role, bool) { return RoleAnswer, r.Source == s.ID })
	return out
}

// addDatesAndAnswers adds the dates and answers that belong to a node.
func (n *Node) addDatesAndAnswers(d *dataset.Dataset, date func(*dataset.Date) (Role, bool), answer func(*dataset.Response) (Role, bool)) {
	for i := range d.Dates {
		if role, ok := date(&d.Dates[i]); ok {
			n.Inputs = append(n.Inputs, withRole(role, dateNode(d, &d.Dates[i])))
		}
	}
	for i := range d.Responses {
		if role, ok := answer(&d.Responses[i]); ok {
			n.Inputs = append(n.Inputs, withRole(role, responseNode(d, &d.Responses[i])))
		}
	}
}

func withRole(role Role, n Node) Node {
	n.Role = role
	return n
}
