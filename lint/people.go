package lint

import (
	"slices"

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

// evidence is what is on record about a number that a story mentions.
type evidence struct {
	event  string // the event that it is about; empty where that is not known
	sure   bool   // the sentence names the event
	tense  tense
	all    []*dataset.Figure // claims with the number, of the event where it is known
	others []*dataset.Figure // claims with the number, of other events
	fit    []*dataset.Figure // those of all that may stand behind the sentence, by its tense
	own    bool              // fit are claims of the speaker that the sentence credits
}

func (e *evidence) best() []*dataset.Figure {
	if len(e.fit) > 0 {
		return e.fit
	}
	if len(e.all) > 0 {
		return e.all
	}
	return e.others
}

func (c *checker) evidence(p *passage, s *sentence, m *mention, carried string) evidence {
	e := evidence{tense: p.tenseOf(s, m)}
	e.event, e.sure = eventOf(s, m.first, carried)
	var found []*dataset.Figure
	if n, ok := m.whole(); ok {
		found = c.facts.byValue[n]
		if m.qualifier == count.Between {
			found = slices.Concat(found, c.facts.byValue[m.to.n])
		}
	} else if m.vague != "" {
		found = c.vaguely(m.vague)
	}
	for _, f := range found {
		switch {
		case !e.sure && e.event == "" || f.Event == e.event, f.Measure.Group() == dataset.Projected && e.tense != done:
			e.all = append(e.all, f)
		default:
			e.others = append(e.others, f)
		}
	}
	if !e.sure && len(e.all) == 0 { // the event only followed from an earlier sentence
		e.all, e.others, e.event = e.others, nil, ""
	}
	for _, f := range e.all {
		observed := f.Measure.Group() == dataset.Observed
		if e.tense == done && observed && !c.facts.plans[f.ID] || e.tense == plan && !observed || e.tense == untold && !c.facts.plans[f.ID] {
			e.fit = append(e.fit, f)
		}
	}
	if e.tense == plan && len(e.fit) == 0 {
		e.fit = e.all
	}
	c.narrow(s, &e)
	return e
}

// narrow leaves of the claims those of the speaker whom a sentence credits with its one number.
func (c *checker) narrow(s *sentence, e *evidence) {
	if s.people() != 1 {
		return
	}
	var own []*dataset.Figure
	for _, f := range e.fit {
		for _, n := range s.named {
			if n.speaks && slices.Contains(n.actors, f.Speaker) && c.d.Actor(f.Speaker).Role != "" {
				own = append(own, f)
				break
			}
		}
	}
	if len(own) > 0 {
		e.fit, e.own = own, true
	}
}

// people counts the numbers of people in a sentence.
func (s *sentence) people() int {
	n := 0
	for i := range s.mentions {
		if u := s.mentions[i].unit; u == persons || u == bare {
			n++
		}
	}
	return n
}

// vaguely are the claims whose number "dozens" or "hundreds" may stand for, and those that gave no number
// but such a word.
func (c *checker) vaguely(word string) []*dataset.Figure {
	if found, ok := c.vague[word]; ok {
		return found
	}
	span := vagueWords[word]
	var found []*dataset.Figure
	for i := range c.d.Figures {
		f := &c.d.Figures[i]
		standing, _ := c.d.Standing(f)
		switch {
		case standing != dataset.Active:
		case f.Value.Known && f.Value.N >= span.low && f.Value.N <= span.high:
			found = append(found, f)
		case f.Qualifier == count.Unstated:
			for _, t := range tokenise(f.Wording) {
				if t.norm == word {
					found = append(found, f)
					break
				}
			}
		}
	}
	c.vague[word] = found
	return found
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
