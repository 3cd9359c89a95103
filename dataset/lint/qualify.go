package lint

import (
	"strings"

	"onrecord/dataset/count"
	"onrecord/dataset/prose"
)

// qualify finds the qualifiers around a number. A bound takes precedence over an approximation: "up to about
// 400" is an upper bound.
func (p *passage) qualify(s *sentence, m *mention) {
	for range 3 {
		ph, at := p.wordingBefore(s, m.from)
		if ph == nil {
			break
		}
		if ph.Is == count.About && len(ph.Words) == 1 && ph.Words[0] == "about" && asking[p.norm(at-1)] && at > s.first {
			break
		}
		m.take(ph.Is)
		m.from = at
	}
	end := m.Last + 1
	for n := 0; n < 4 && end < s.end; n++ { // "55 people or so"
		if ph, until := p.wordingAfter(s, end); ph != nil {
			m.take(ph.Is)
			m.until = max(m.until, until)
			break
		}
		if t := &p.tokens[end]; t.Kind != prose.Word || breaks[t.Norm] {
			break
		}
		end++
	}
}

func (m *mention) take(q count.Qualifier) {
	switch {
	case q == count.About:
		m.rough = true
		if m.qualifier == count.Exact {
			m.qualifier = q
		}
	case m.qualifier == count.Exact || m.qualifier == count.About:
		m.qualifier = q
	}
}

// fillers may stand between a qualifier and its number and change neither.
var fillers = set("a an the as just well only slightly somewhat planned full total whole entire")

// wordingBefore returns the qualifier that ends before a token, and the index at which it begins.
func (p *passage) wordingBefore(s *sentence, at int) (*prose.Wording, int) {
	for n := 0; n < 2; n++ {
		if ph, from := prose.Find(prose.Before, p.tokens, s.first, s.end, at, -1); ph != nil {
			return ph, from
		}
		if at-1 < s.first || !fillers[p.norm(at-1)] {
			break
		}
		at--
	}
	return nil, at
}

func (p *passage) wordingAfter(s *sentence, at int) (*prose.Wording, int) {
	ph, _ := prose.Find(prose.After, p.tokens, s.first, s.end, at, 1)
	if ph == nil {
		return nil, at
	}
	return ph, at + len(ph.Words)
}

// joinMentions turns two numbers into one range: 50 to 55, 50-55, between 50 and 55, بین ۵۰ تا ۵۵. "From 40 to
// 20" is not a range.
func (p *passage) joinMentions(s *sentence) {
	var out []mention
	for _, m := range s.mentions {
		n := len(out)
		if n == 0 || m.unit != persons && m.unit != unitless || out[n-1].Vague != "" || m.Vague != "" || out[n-1].qualifier == count.Between {
			out = append(out, m)
			continue
		}
		prev := &out[n-1]
		between := p.norm(prev.First-1) == "between" || p.norm(prev.First-1) == "بین"
		joint := ""
		if prev.Last+2 == m.First {
			joint = p.norm(prev.Last + 1)
		}
		switch {
		case joint == "" || prev.Value.N >= m.Value.N || prev.Value.Places > 0,
			joint == "to" && p.norm(prev.First-1) == "from",
			!(joint == "to" || joint == "تا" || strings.ContainsAny(joint, "-–—‑") || between && (joint == "and" || joint == "و")):
			out = append(out, m)
			continue
		}
		prev.to, prev.Last, prev.until, prev.noun, prev.unit = m.Value, m.Last, m.until, m.noun, m.unit
		prev.qualifier = count.Between
		if between {
			prev.from = prev.First - 1
		}
	}
	s.mentions = out
}
