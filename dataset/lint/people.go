package lint

import (
	"onrecord/dataset"
	"onrecord/dataset/count"
)

// checkPeople compares the numbers of people in a sentence with the claims. Before is set if the previous
// sentence was about deportations.
func (c *checker) checkPeople(p *passage, s *sentence, carried string, before bool) {
	unspoken := true
	for i := range s.mentions {
		m := &s.mentions[i]
		if m.unit != persons && m.unit != unitless {
			continue
		}
		e := c.evidence(p, s, m, carried)
		if !c.concerns(s, m, &e, before) || c.ignored(p, m.from, m.until) {
			continue
		}
		c.judge(p, s, m, &e)
		if len(e.all) == 0 {
			continue
		}
		if unspoken && !s.attributed && len(s.named) == 0 && !p.label && !c.spokenBefore(p, s, &e) {
			c.report(p, m.from, m.until, c.finding(NoSpeaker, m, e.best(), "speakers", c.speakers(e.best())))
			unspoken = false
		}
		c.speaker(p, s, m, &e)
	}
}

// concerns reports whether a number is one that the dataset is about. A number of people has to be in a
// sentence about deportations. A number without a noun also has to be one that a claim or a derived number has.
// After a sentence about deportations a number with a claim suffices, for one without a noun only as in "the
// 400". Numbers below ten also need a word that says whether they are planned or done.
func (c *checker) concerns(s *sentence, m *mention, e *evidence, before bool) bool {
	known := len(e.all) > 0 || len(e.others) > 0
	switch {
	case m.unit == unitless:
		return s.onTopic && (known || c.derivedFrom(m) != nil) || before && known && m.marked
	case m.noun && m.Value.N < 10 && m.Vague == "" && !known: // two deportees said
		return e.sure && e.tense != untold && s.onTopic
	case m.noun && m.Value.N < 10 && m.Vague == "" && e.tense == untold:
		return false
	}
	return s.onTopic || before && known
}

// judge reports the gravest finding about the number itself, if there is any.
func (c *checker) judge(p *passage, s *sentence, m *mention, e *evidence) {
	say := func(code Code, claims []*dataset.Figure, pairs ...string) {
		c.report(p, m.from, m.until, c.finding(code, m, claims, pairs...))
	}
	if len(e.all) == 0 {
		if n := c.derivedFrom(m); n != nil {
			c.derived(p, m, n)
			return
		}
		if !c.implied(m, e) {
			say(NotOnRecord, e.others, "event", c.eventTitle(e))
		}
		return
	}
	switch {
	case e.tense == done && len(e.fit) == 0 && !c.implied(m, e):
		say(PlanAsDone, e.all)
	case len(e.fit) == 0 || m.Vague != "" || m.qualifier == count.Between:
	case c.allSuperseded(e.fit) && !c.corrects(p, s, e.fit):
		say(Superseded, e.fit, "now", c.replacement(e.fit))
	default:
		if code := qualifierFinding(m, e.fit, c.facts.loose); code != "" && !c.implied(m, e) {
			say(code, e.fit, "qualified", c.qualified(e.fit))
		}
	}
}

// qualifierFinding compares the qualifier in a story with those of the claims.
func qualifierFinding(m *mention, claims []*dataset.Figure, loose map[string]bool) Code {
	has := map[count.Qualifier]bool{}
	firm := false // somebody said the bare number, and no other report of it has a qualifier
	for _, f := range claims {
		has[f.Qualifier] = true
		firm = firm || f.Qualifier == count.Exact && !loose[f.ID]
	}
	ok := false
	switch m.qualifier {
	case count.Exact:
		if !firm {
			return QualifierDropped
		}
		ok = true
	case count.About:
		ok = has[count.About] || has[count.Exact] || has[count.Between]
	case count.AtLeast:
		ok = has[count.AtLeast] || has[count.MoreThan]
	default:
		ok = has[m.qualifier]
	}
	if ok {
		return ""
	}
	return QualifierChanged
}

// implied reports whether a bound in a story follows from the range of the claims: "at least 53" does if 53 is
// the lowest count.
func (c *checker) implied(m *mention, e *evidence) bool {
	if !e.sure || e.event == "" || e.own || m.Vague != "" || m.Value.Places > 0 {
		return false
	}
	group := dataset.Observed
	if e.tense == plan {
		group = dataset.Planned
	}
	r, ok := c.d.Range(e.event, group)
	if !ok || !r.Numbered() {
		return false
	}
	n, low, high := m.Value.N, r.Least(), r.Most()
	switch m.qualifier {
	case count.AtLeast:
		return low.Known && n <= low.N
	case count.MoreThan:
		return low.Known && n < low.N
	case count.UpTo:
		return high.Known && n >= high.N
	case count.FewerThan:
		return high.Known && n > high.N
	}
	return false
}

func (c *checker) allSuperseded(claims []*dataset.Figure) bool {
	for _, f := range claims {
		if s, _ := c.d.Standing(f); s != dataset.Superseded {
			return false
		}
	}
	return true
}

// corrects reports whether a sentence itself says that a number was replaced: it gives the newer number too, or
// has a word such as "initially".
func (c *checker) corrects(p *passage, s *sentence, claims []*dataset.Figure) bool {
	for i := s.first; i < s.end; i++ {
		if correcting[p.norm(i)] && !vehicles[p.norm(i+1)] {
			return true
		}
	}
	for _, f := range claims {
		_, by := c.d.Standing(f)
		for _, m := range s.mentions {
			if n, ok := m.whole(); ok && c.d.Figure(by) != nil && c.d.Figure(by).Value == count.Of(n) {
				return true
			}
		}
	}
	return false
}

// derivedFrom returns the derived number of people that a mention gives, or nil.
func (c *checker) derivedFrom(m *mention) *dataset.Derived {
	if n, ok := m.whole(); ok && len(c.facts.derived[n]) > 0 {
		return c.facts.derived[n][0]
	}
	return nil
}

// derived compares the qualifier of a derived number with its bound.
func (c *checker) derived(p *passage, m *mention, n *dataset.Derived) {
	want := n.Span.Bound()
	switch {
	case want == count.BoundAtMost && m.qualifier != count.UpTo && m.qualifier != count.FewerThan,
		want == count.BoundAtLeast && m.qualifier != count.AtLeast && m.qualifier != count.MoreThan:
		code := QualifierDropped
		if m.qualifier != count.Exact {
			code = QualifierChanged
		}
		f := c.finding(code, m, nil, "qualified", n.Words)
		f.OnRecord = []Record{{ID: n.ID, Words: n.Words, Wording: n.Sentence}}
		c.report(p, m.from, m.until, f)
	}
}
