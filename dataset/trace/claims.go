package trace

import (
	"onrecord/dataset"
	"onrecord/dataset/count"
	"onrecord/dataset/phrase"
)

// claimNode builds the node of a claim about a number, if others is true with the claims that bear on it.
func claimNode(d *dataset.Dataset, f *dataset.Figure, others bool) Node {
	w := d.Words()
	standing, by := d.Standing(f)
	c := newClaim(d, f.Event, f.Speaker, f.Via, f.Source)
	c.Measure, c.Said, c.Wording, c.Locator = string(f.Measure), f.Said.String(), f.Wording, f.Locator
	c.Statement, c.Standing, c.By = f.Statement, string(standing), by
	n := Node{Kind: KindClaim, ID: f.ID, Title: w.Say("trace.title", "event", c.EventTitle, "what", w.Code("measure", string(f.Measure))),
		Words: w.Count(f.Count()), Sentence: phrase.Sentence(d, f), Note: f.Note, Claim: &c}
	if others {
		n.Others = relatedClaims(d, f)
	}
	return n
}

// newClaim fills in what claims about numbers, claims about dates and answers have in common.
func newClaim(d *dataset.Dataset, event, speaker, via, source string) Claim {
	c := Claim{Event: event, EventTitle: phrase.EventTitle(d, event), Speaker: speaker, SpeakerName: phrase.Name(d, speaker), Via: via, Source: source, SourceName: phrase.Source(d, source)}
	if via != "" {
		c.ViaName = phrase.Name(d, via)
	}
	if s := d.Source(source); s != nil {
		c.SourceTitle, c.URL, c.Published, c.Reading = s.Title, s.URL, s.Published.String(), string(s.Reading)
	}
	return c
}

// relatedClaims returns the claims that bear on a claim, the most closely related first, each once.
func relatedClaims(d *dataset.Dataset, f *dataset.Figure) []Node {
	var list []Node
	seen := map[string]bool{f.ID: true}
	add := func(role Role, o *dataset.Figure) {
		if o != nil && !seen[o.ID] {
			seen[o.ID] = true
			list = append(list, withRole(role, claimNode(d, o, false)))
		}
	}
	add(RoleSupersedes, d.Figure(f.Supersedes))
	if s, by := d.Standing(f); s == dataset.Superseded {
		add(RoleSupersededBy, d.Figure(by))
	}
	add(RoleRepeats, d.Figure(f.Repeats))
	sameEvent := d.FiguresOf(f.Event)
	for _, o := range sameEvent {
		if o.Repeats == f.ID {
			add(RoleRepeatedBy, o)
		}
	}
	for _, o := range sameEvent {
		if f.Statement != "" && o.Statement == f.Statement && o.Measure.Group() == f.Measure.Group() {
			add(RoleSameStatement, o)
		}
	}
	for _, role := range []Role{RoleContradicts, RoleDiffers} {
		for _, o := range sameEvent {
			if s, _ := d.Standing(o); s == dataset.Active && o.Measure.Group() == f.Measure.Group() && disagreement(f.Count(), o.Count()) == role {
				add(role, o)
			}
		}
	}
	return list
}

// disagreement returns RoleContradicts for two numbers of which at most one can be right, RoleDiffers for
// other different numbers, and "" for equal ones or if one is missing. About 55 does not contradict 54: nobody
// can say how far "about" goes.
func disagreement(a, b count.Count) Role {
	disjoint := func(a, b count.Count) bool {
		high, low := a.High(), b.Low()
		return high.Known && low.Known && high.N < low.N
	}
	switch {
	case a == b || a.Qualifier == count.Unstated || b.Qualifier == count.Unstated:
		return ""
	case !a.Approximate() && !b.Approximate() && (disjoint(a, b) || disjoint(b, a)):
		return RoleContradicts
	}
	return RoleDiffers
}

func dateNode(d *dataset.Dataset, f *dataset.Date) Node {
	w := d.Words()
	c := newClaim(d, f.Event, f.Speaker, f.Via, f.Source)
	c.Milestone, c.Wording, c.Locator = string(f.Milestone), f.Wording, f.Locator
	return Node{Kind: KindDate, ID: f.ID, Title: w.Say("trace.title", "event", c.EventTitle, "what", w.Code("milestone", string(f.Milestone))),
		Words: w.Date(f.Date), Exact: f.Date.String(), Note: f.Note, Claim: &c}
}

func responseNode(d *dataset.Dataset, r *dataset.Response) Node {
	c := newClaim(d, r.Event, r.Actor, "", r.Source)
	c.Said, c.Wording, c.Locator = r.Date.String(), r.Wording, r.Locator
	return Node{Kind: KindResponse, ID: r.ID, Title: c.EventTitle, Words: d.Words().Code("response", string(r.Response)), Claim: &c}
}
