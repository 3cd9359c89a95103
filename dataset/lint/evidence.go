package lint

import (
	"slices"

	"onrecord/dataset"
	"onrecord/dataset/count"
	"onrecord/dataset/prose"
)

// evidence is what the dataset holds about a number in a story.
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
	e.event, e.sure = eventOf(s, m.First, carried)
	var found []*dataset.Figure
	if n, ok := m.whole(); ok {
		found = c.facts.byValue[n]
		if m.qualifier == count.Between {
			found = slices.Concat(found, c.facts.byValue[m.to.N])
		}
	} else if m.Vague != "" {
		found = c.vaguely(m.Vague)
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

// narrow reduces the claims to those of the speaker whom a sentence credits with its only number.
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

// people returns the number of mentions of people in a sentence.
func (s *sentence) people() int {
	n := 0
	for i := range s.mentions {
		if u := s.mentions[i].unit; u == persons || u == unitless {
			n++
		}
	}
	return n
}

// vaguely returns the active claims that "dozens" or "hundreds" may stand for, and those that give no number
// but that word.
func (c *checker) vaguely(word string) []*dataset.Figure {
	if found, ok := c.vague[word]; ok {
		return found
	}
	span := prose.VagueWords[word]
	var found []*dataset.Figure
	for i := range c.d.Figures {
		f := &c.d.Figures[i]
		standing, _ := c.d.Standing(f)
		switch {
		case standing != dataset.Active:
		case f.Value.Known && f.Value.N >= span.Low && f.Value.N <= span.High:
			found = append(found, f)
		case f.Qualifier == count.Unstated:
			for _, t := range prose.Tokenise(f.Wording) {
				if t.Norm == word {
					found = append(found, f)
					break
				}
			}
		}
	}
	c.vague[word] = found
	return found
}
