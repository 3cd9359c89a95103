package lint

import (
	"slices"
	"sort"
	"strings"

	"onrecord/dataset"
	"onrecord/dataset/phrase"
)

// nearby is the distance in sentences at which a speaker may be named.
const nearby = 6

// spokenBefore reports whether the rest of the passage gives the speaker: a sentence nearby names somebody who
// made one of the claims, or the previous sentence has an attribution.
func (c *checker) spokenBefore(p *passage, s *sentence, e *evidence) bool {
	at := sort.Search(len(p.sentences), func(i int) bool { return p.sentences[i].first >= s.first })
	for i := max(0, at-nearby); i < min(len(p.sentences), at+nearby+1); i++ {
		o := &p.sentences[i]
		if o.end == s.first && o.attributed {
			return true
		}
		for _, n := range o.named {
			if slices.ContainsFunc(n.actors, func(id string) bool { return c.connected(id, e.best()) }) {
				return true
			}
		}
	}
	return false
}

// speaker reports a number that is credited to somebody who did not claim it. It skips sentences with several
// numbers, which do not say whose each is.
func (c *checker) speaker(p *passage, s *sentence, m *mention, e *evidence) {
	var credited []namedActor
	for _, n := range s.named {
		if n.speaks {
			credited = append(credited, n)
		}
	}
	if len(credited) == 0 || s.people() != 1 {
		return
	}
	for _, n := range credited {
		for _, id := range n.actors {
			if c.connected(id, e.all) {
				return
			}
		}
	}
	n := credited[0]
	who := p.text[p.tokens[n.from].From:p.tokens[n.until-1].To]
	c.report(p, n.from, n.until, c.finding(OtherSpeaker, m, e.all, "who", who, "speakers", c.speakers(e.all)))
}

// connected reports whether an actor is behind one of the claims: as the speaker, as the outlet it was made to,
// as the publisher or carrier of the source, or as unnamed officials of the same country.
func (c *checker) connected(id string, claims []*dataset.Figure) bool {
	a := c.d.Actor(id)
	name, _, _ := strings.Cut(a.Name, ",")
	for _, f := range claims {
		speaker, source := c.d.Actor(f.Speaker), c.d.Source(f.Source)
		switch {
		case f.Speaker == id || f.Via == id,
			len(name) > 2 && (strings.Contains(source.Publisher, name) || strings.Contains(source.Carries, name)),
			a.Role == "" && a.Country != "" && a.Country == speaker.Country:
			return true
		}
	}
	return false
}

// speakers are the names of those who are on record with claims, each once.
func (c *checker) speakers(claims []*dataset.Figure) string {
	var list []string
	for _, f := range claims {
		if name := phrase.Name(c.d, f.Speaker); !slices.Contains(list, name) && len(list) < 3 {
			list = append(list, name)
		}
	}
	return c.w.Series(list)
}
