package lint

import (
	"strings"

	"onrecord/dataset/count"
	"onrecord/dataset/prose"
)

// mention determines what a number counts, from the words around it.
func (p *passage) mention(s *sentence, q prose.Quantity) mention {
	m := mention{Quantity: q, qualifier: count.Exact, from: q.First, until: q.Last + 1}
	p.qualify(s, &m)
	switch {
	case p.asShare(s, &m), p.asMultiple(s, &m):
	case p.notPeople(s, &m):
	case p.beforePeople(s, &m):
		m.unit, m.noun = persons, true
	case p.amongPeople(s, &m):
		m.unit = persons
	case m.Value.N >= 10 && m.Vague == "" && p.standsAlone(s, &m):
		m.unit = unitless
		m.marked = m.from > s.first && (p.norm(m.from-1) == "the" || p.norm(m.from-1) == "of")
	}
	if m.unit == other {
		m.until = m.Last + 1
	}
	return m
}

// asShare reads 20 %, 20 per cent, one in seven, two-thirds, یک هفتم, درصد.
func (p *passage) asShare(s *sentence, m *mention) bool {
	if m.Vague != "" {
		return false
	}
	at := m.Last + 1
	switch next := p.norm(at); {
	case next == "%" || next == "٪" || next == "percent" || next == "درصد" || next == "pc":
		m.until = at + 1
	case next == "per" && p.norm(at+1) == "cent":
		m.until = at + 2
	case (next == "-" || next == "") && p.norm(at+1) == "percent":
		m.until = at + 2
	case parts[next] > 0 && m.Value.N < parts[next] && m.Value.Places == 0 && (m.Spelled || next == "دوم") && at < s.end:
		m.denom, m.until = parts[next], at+1
	case next == "-" && parts[p.norm(at+1)] > 0 && m.Spelled && at+1 < s.end:
		m.denom, m.until = parts[p.norm(at+1)], at+2
	default:
		return p.oneIn(s, m)
	}
	m.unit = share
	return true
}

// oneIn reads "one in seven", "1 out of every 7", "از هر هفت نفر یک نفر".
func (p *passage) oneIn(s *sentence, m *mention) bool {
	if m.Value.Places > 0 || m.Value.N < 1 || m.Value.N > 9 {
		return false
	}
	at := m.Last + 1
	for people[p.norm(at)] || p.norm(at) == "out" || p.norm(at) == "in" || p.norm(at) == "of" || p.norm(at) == "every" {
		at++
	}
	last := p.norm(at - 1)
	if at < s.end && at > m.Last+1 && (last == "in" || last == "every" || last == "of" && p.norm(at-2) == "out") {
		if n, end := p.small(at, s.end); n > m.Value.N && n <= 100 {
			m.denom, m.until, m.unit = n, end, share
			return true
		}
	}
	if p.norm(m.First-1) == "هر" && p.norm(m.First-2) == "از" { // of each seven, one
		at = m.Last + 1
		for people[p.norm(at)] {
			at++
		}
		if n, end := p.small(at, s.end); n > 0 && n < m.Value.N {
			m.denom, m.until, m.unit = m.Value.N, end, share
			m.Value.N = n
			return true
		}
	}
	return false
}

// small reads a number at a token.
func (p *passage) small(at, end int) (n int64, until int) {
	if at >= end {
		return 0, at
	}
	t := &p.tokens[at]
	switch {
	case t.Kind == prose.Digits && t.Value.Places == 0:
		return t.Value.N, at + 1
	case t.Kind == prose.Word && prose.StartsNumber(p.tokens[:end], at):
		last, n := prose.SpelledNumber(p.tokens[:end], at)
		return n, last + 1
	}
	return 0, at
}

// namedFractions finds the shares that no number is written in: half of the, a third of, نیمی از.
func (p *passage) namedFractions(s *sentence) []mention {
	var list []mention
	for i := s.first; i < s.end; i++ {
		w, before, after := p.norm(i), p.norm(i-1), p.norm(i+1)
		one := prose.Decimal{N: 1}
		english := parts[w] > 0 && i > s.first && before == "a" && (after == "of" || after == "the") ||
			w == "half" && (after == "of" || after == "the") && before != "a"
		persian := (w == "نیمی" || w == "نیم" || w == "نصف") && after == "از"
		if !english && !persian {
			continue
		}
		m := mention{Quantity: prose.Quantity{First: i, Last: i, Value: one}, unit: share, qualifier: count.Exact, from: i, until: i + 1, denom: max(parts[w], 2)}
		if before == "a" {
			m.First, m.from = i-1, i-1
		}
		p.qualify(s, &m)
		list = append(list, m)
	}
	return list
}

// asMultiple reads "7.3 times", "seven times as many", "sevenfold", "7x", "برابر".
func (p *passage) asMultiple(s *sentence, m *mention) bool {
	at := m.Last + 1
	if m.Vague != "" || at >= s.end {
		return false
	}
	switch next := p.norm(at); next {
	case "fold", "x", "×", "برابر":
		m.until = at + 1
	case "-":
		if p.norm(at+1) != "fold" {
			return false
		}
		m.until = at + 2
	case "times":
		if !ofMore[p.norm(at+1)] && m.Value.Places == 0 {
			return false
		}
		m.until = at + 1
	default:
		return false
	}
	m.unit = multiple
	return true
}

// notPeople reports whether a number is clearly something else than people: a date, a year, money, an age, a
// label.
func (p *passage) notPeople(s *sentence, m *mention) bool {
	if m.Vague != "" {
		return false
	}
	before, after := p.norm(m.First-1), p.norm(m.Last+1)
	if m.First == s.first {
		before = ""
	}
	if m.Last+1 >= s.end {
		after = ""
	}
	afterDash := ""
	if after == "-" || after == "‑" {
		afterDash = p.norm(m.Last + 2)
	}
	switch {
	case m.Value.Places > 0,
		prose.Months[after] > 0 && !(after == "may" && m.Value.N > 31) && m.Value.N <= 31, hijriMonths[after],
		prose.Months[before] > 0 && m.Value.N <= 31 && !people[after],
		before == "." && prose.Months[p.norm(m.First-2)] > 0 && m.Value.N <= 31,
		(after == "st" || after == "nd" || after == "rd" || after == "th"),
		m.Value.N >= 1300 && m.Value.N <= 2100 && !m.Spelled && m.Last == m.First && p.tokens[m.First].To-p.tokens[m.First].From != 5 && !p.beforePeople(s, m),
		(after == "or" || after == "to" || after == "and" || after == "تا" || after == "یا") && p.measureAfterNext(s, m.Last+2),
		measures[after], measures[afterDash], afterDash == "year" || afterDash == "day" || afterDash == "hour",
		currency[before], currency[after], strings.Contains("$€£", before) && before != "",
		labels[before] && before != "group" && !p.beforePeople(s, m):
		return true
	case before == "," && after == "," && m.Value.N < 100 && p.capital(m.First-2):
		return true // an age: Sara Ahmadi, 34,
	case m.First == s.first && (after == "." || after == ")") && m.Last+2 < s.end && !m.Spelled && m.Value.N < 100 && p.block.label:
		return true // a numbered heading
	}
	return m.Value.N == 1
}

// measureAfterNext reports whether a number and its unit begin at a token, as "30 years" does in "20 or 30
// years".
func (p *passage) measureAfterNext(s *sentence, at int) bool {
	_, until := p.small(at, s.end)
	return until > at && until < s.end && (measures[p.norm(until)] || prose.Months[p.norm(until)] > 0 || currency[p.norm(until)])
}

// capital reports whether a token begins with a capital letter.
func (p *passage) capital(i int) bool {
	if i < 0 || i >= len(p.tokens) {
		return false
	}
	c := p.block.text[p.tokens[i].From]
	return 'A' <= c && c <= 'Z'
}

// beforePeople reports whether a word for people follows, with at most four words that describe them in
// between, as in "400 undocumented Iranian nationals". A hyphen may join the two, as in "55-person flight".
func (p *passage) beforePeople(s *sentence, m *mention) bool {
	for i, n := m.Last+1, 0; i < s.end && n < 5; i++ {
		w := p.norm(i)
		t := &p.tokens[i]
		switch {
		case t.Kind == prose.Word && (people[w] || p.national(i)):
			if next := p.norm(i + 1); p.national(i) && i+1 < s.end && !people[w] && notPersons[next] {
				return false // 55 Iranian officials
			}
			m.until = i + 1
			return true
		case t.Kind == prose.Sign && (w == "-" || w == "‑" || w == "+"):
			continue
		case t.Kind != prose.Word || breaks[w] || measures[w] && w != "second":
			return false
		}
		n++
	}
	return false
}

// What stands by numbers that are parts and changes: times as, of them, fell by.
var (
	ofMore     = set("as more the that what larger higher bigger greater over of")
	themselves = set("them those these whom")
	fallen     = set("dropped fell cut reduced")
)

// breaks are words that do not occur in a description of people.
var breaks = set(`and or but were was are is will would have has had on in at from to by as with for after before than who that which while when
	because said says told deported carried returned flown arrived landed be been though sent took left brought many some several
	از به در که را بر با برای شدند شد خواهند است بود`)

// notPersons are nouns that follow a nationality and are not the people who are counted.
var notPersons = set("officials official sources source media agencies airlines flights planes rials cities airports diplomats lawyers troops soldiers students missiles")

// national reports whether a word names people by their country, as Iranians does: it is capitalised, begins
// like the name of a country, and has an ending as in Iranian, Iraqi, Polish or their plurals.
func (p *passage) national(i int) bool {
	w := p.norm(i)
	if !p.capital(i) || len(w) < 5 {
		return false
	}
	for _, name := range p.countries {
		if strings.HasPrefix(w, name[:4]) && w != name && strings.Contains("snih", w[len(w)-1:]) {
			return true
		}
	}
	return false
}

// amongPeople reports whether a number without a noun counts people, by the words around it: carrying 55, 55
// were deported, 55 of them, 55 aboard.
func (p *passage) amongPeople(s *sentence, m *mention) bool {
	before, after := p.norm(m.from-1), p.norm(m.Last+1)
	if m.Last+1 >= s.end {
		after = ""
	}
	plain := after == "" || function[after] || p.tokens[min(m.Last+1, len(p.tokens)-1)].Kind == prose.Sign && after != "-"
	switch {
	case m.from > s.first && carrying[before] && plain:
		return m.Value.N > 1 || m.Vague != ""
	case (after == "were" || after == "was" || after == "are" || after == "have" || after == "had" || after == "will" || after == "would") && p.verbAhead(s, m.Last+2):
		return m.Value.N > 1 || m.Vague != ""
	case after == "of" && themselves[p.norm(m.Last+2)]:
		return m.Value.N >= 10 || m.Vague != ""
	case after == "aboard" || after == "on" && p.norm(m.Last+2) == "board" || after == "deported" || after == "returned":
		return true
	case m.First > s.first && fallen[p.norm(m.First-2)] && before == "to" && plain:
		return m.Value.N >= 10
	}
	return false
}

// verbAhead reports whether a verb of carrying or returning is among the next five words.
func (p *passage) verbAhead(s *sentence, at int) bool {
	for i := at; i < s.end && i < at+5; i++ {
		if w := p.norm(i); carrying[w] || doneWords[w] || w == "on" && p.norm(i+1) == "board" || w == "planned" || w == "due" {
			return true
		}
	}
	return false
}

// standsAlone reports whether a number has no noun of its own.
func (p *passage) standsAlone(s *sentence, m *mention) bool {
	at := m.Last + 1
	return at >= s.end || p.tokens[at].Kind == prose.Sign && !strings.Contains("-%٪/°", p.norm(at)) || p.tokens[at].Kind == prose.Word && function[p.norm(at)]
}
