package lint

import (
	"strings"

	"onrecord/dataset/count"
)

// A wording is a qualifier as a story writes it.
type wording struct {
	words []string
	is    count.Qualifier
}

func wordings(is count.Qualifier, list ...string) []wording {
	var out []wording
	for _, s := range list {
		out = append(out, wording{strings.Fields(s), is})
	}
	return out
}

// before and after are the qualifiers by where they stand; longer ones come first where one ends in
// another.
var (
	before = concat(
		wordings(count.UpTo, "up to", "as many as", "at most", "no more than", "not more than", "a maximum of", "maximum of", "at the most",
			"حداکثر", "تا", "≤"),
		wordings(count.AtLeast, "at least", "no fewer than", "no less than", "not fewer than", "not less than", "a minimum of", "minimum of",
			"at the least", "حداقل", "دست کم", "دستکم", "لااقل", "≥"),
		wordings(count.MoreThan, "more than", "over", "upwards of", "in excess of", "above", "exceeding", "greater than", "بیش از", "بیشتر از",
			"متجاوز از", "افزون بر", ">"),
		wordings(count.FewerThan, "fewer than", "less than", "under", "below", "کمتر از", "زیر", "<"),
		wordings(count.About, "close to", "in the region of", "an estimated", "estimated", "about", "around", "roughly", "approximately", "approx",
			"approx .", "some", "circa", "c .", "ca .", "nearly", "almost", "near", "~", "≈", "نزدیک به", "حدود", "حدودا", "تقریبا", "قریب به",
			"حوالی", "در حدود", "حدوداً"),
	)
	after = concat(
		wordings(count.AtLeast, "or more", "at least", "and more", "یا بیشتر", "+"),
		wordings(count.UpTo, "or fewer", "or less", "at most", "at the most", "یا کمتر"),
		wordings(count.About, "or so", "or thereabouts", "- odd", "odd", "approximately", "roughly"),
	)
)

func concat(lists ...[]wording) []wording {
	var out []wording
	for _, l := range lists {
		out = append(out, l...)
	}
	return out
}

// qualify finds the qualifiers around a number. A bound takes precedence over an approximation: "up to about
// 400" is an upper bound.
func (p *passage) qualify(s *sentence, m *mention) {
	for range 3 {
		ph, at := p.wordingBefore(s, m.from)
		if ph == nil {
			break
		}
		if ph.is == count.About && len(ph.words) == 1 && ph.words[0] == "about" && asking[p.norm(at-1)] && at > s.first {
			break
		}
		m.take(ph.is)
		m.from = at
	}
	end := m.last + 1
	for n := 0; n < 4 && end < s.end; n++ { // "55 people or so"
		if ph, until := p.wordingAfter(s, end); ph != nil {
			m.take(ph.is)
			m.until = max(m.until, until)
			break
		}
		if t := &p.tokens[end]; t.kind != word || breaks[t.norm] {
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
func (p *passage) wordingBefore(s *sentence, at int) (*wording, int) {
	for n := 0; n < 2; n++ {
		if ph, from := p.match(before, s, at, -1); ph != nil {
			return ph, from
		}
		if at-1 < s.first || !fillers[p.norm(at-1)] {
			break
		}
		at--
	}
	return nil, at
}

func (p *passage) wordingAfter(s *sentence, at int) (*wording, int) {
	ph, _ := p.match(after, s, at, 1)
	if ph == nil {
		return nil, at
	}
	return ph, at + len(ph.words)
}

// match returns the longest wording that ends before a token (side -1) or begins at it (side 1).
func (p *passage) match(list []wording, s *sentence, at, side int) (best *wording, from int) {
	for i := range list {
		ph := &list[i]
		begin := at
		if side < 0 {
			begin = at - len(ph.words)
		}
		if begin < s.first || begin+len(ph.words) > s.end || best != nil && len(ph.words) <= len(best.words) {
			continue
		}
		same := true
		for j, w := range ph.words {
			same = same && p.norm(begin+j) == w
		}
		if same {
			best, from = ph, begin
		}
	}
	return best, from
}

// joinMentions turns two numbers into one range: 50 to 55, 50-55, between 50 and 55, بین ۵۰ تا ۵۵. "From 40 to
// 20" is not a range.
func (p *passage) joinMentions(s *sentence) {
	var out []mention
	for _, m := range s.mentions {
		n := len(out)
		if n == 0 || m.unit != persons && m.unit != unitless || out[n-1].vague != "" || m.vague != "" || out[n-1].qualifier == count.Between {
			out = append(out, m)
			continue
		}
		prev := &out[n-1]
		between := p.norm(prev.first-1) == "between" || p.norm(prev.first-1) == "بین"
		joint := ""
		if prev.last+2 == m.first {
			joint = p.norm(prev.last + 1)
		}
		switch {
		case joint == "" || prev.value.n >= m.value.n || prev.value.places > 0,
			joint == "to" && p.norm(prev.first-1) == "from",
			!(joint == "to" || joint == "تا" || strings.ContainsAny(joint, "-–—‑") || between && (joint == "and" || joint == "و")):
			out = append(out, m)
			continue
		}
		prev.to, prev.last, prev.until, prev.noun, prev.unit = m.value, m.last, m.until, m.noun, m.unit
		prev.qualifier = count.Between
		if between {
			prev.from = prev.first - 1
		}
	}
	s.mentions = out
}
