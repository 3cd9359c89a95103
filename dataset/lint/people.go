package lint

import (
	"onrecord/dataset"
	"onrecord/dataset/count"
)

// people holds the numbers of people in a sentence against the claims. Before tells whether the sentence
// before was about deportations.
func (c *checker) people(p *passage, s *sentence, carried string, before bool) {
	unspoken := true
	for i := range s.mentions {
		m := &s.mentions[i]
		if m.unit != persons && m.unit != bare {
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

// concerns tells whether a number is one that the dataset is about. A number of people in a sentence about
// something else is not; a number without a noun is where somebody on record has said it; in a
// sentence that is not about deportations itself, where it is "the 400".
func (c *checker) concerns(s *sentence, m *mention, e *evidence, before bool) bool {
	known := len(e.all) > 0 || len(e.others) > 0
	switch {
	case m.unit == bare:
		return s.onTopic && (known || c.derivedFrom(m) != nil) || before && known && m.marked
	case m.noun && m.value.n < 10 && m.vague == "" && !known: // two deportees said
		return e.sure && e.tense != untold && s.onTopic
	case m.noun && m.value.n < 10 && m.vague == "" && e.tense == untold:
		return false
	}
	return s.onTopic || before && known
}

// judge reports at most one thing about the number itself: the gravest.
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
	case len(e.fit) == 0 || m.vague != "" || m.qualifier == count.Between:
	case c.allSuperseded(e.fit) && !c.corrects(p, s, e.fit):
		say(Superseded, e.fit, "now", c.replacement(e.fit))
	default:
		if code := qualifierFinding(m, e.fit, c.facts.loose); code != "" && !c.implied(m, e) {
			say(code, e.fit, "qualified", c.qualified(e.fit))
		}
	}
}

// qualifierFinding holds the qualifier of a story against those on record.
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

// implied tells whether a bound in a story follows from the range of what is on record: at least 53 where
// 53 is the lowest that anybody counted.
func (c *checker) implied(m *mention, e *evidence) bool {
	if !e.sure || e.event == "" || e.own || m.vague != "" || m.value.places > 0 {
		return false
	}
	group := dataset.Observed
	if e.tense == plan {
		group = dataset.Planned
	}
	r, ok := c.d.Range(e.event, group)
	if !ok || !r.Low.Known {
		return false
	}
	n := m.value.n
	switch m.qualifier {
	case count.AtLeast:
		return !r.OpenBelow && n <= r.Low.N
	case count.MoreThan:
		return !r.OpenBelow && n < r.Low.N
	case count.UpTo:
		return !r.OpenAbove && n >= r.High.N
	case count.FewerThan:
		return !r.OpenAbove && n > r.High.N
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

// corrects tells whether a sentence says itself that a number was replaced: it gives the newer one too,
// or has a word such as initially.
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

// derivedFrom is the derived number of people that a mention gives; nil where there is none.
func (c *checker) derivedFrom(m *mention) *dataset.Derived {
	if n, ok := m.whole(); ok && len(c.facts.derived[n]) > 0 {
		return c.facts.derived[n][0]
	}
	return nil
}

// derived holds the qualifier of a derived number to its bound.
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
