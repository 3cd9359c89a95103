package trace

import (
	"math/big"
	"slices"

	"onrecord/dataset"
	"onrecord/dataset/count"
)

// Number traces a number as it is shown or written: "13.7%", "7.3", "up to 400", "55 people", "fourteen", "۵۵".
// What qualifies it narrows what is found: a qualifier, a unit, a measure. If nothing is on record with the
// qualifier or the measure, the same number without it is found, with a note; a number of another unit never
// is found instead. It also finds exact values and roundings: "0.1375", "55/400", "7.27". The error names the
// nearest numbers.
func Number(d *dataset.Dataset, text string) (Trace, error) {
	q, all := readQuery(text), allNumbers(d)
	t := Trace{Query: text}
	seen := map[string]bool{}
	for _, way := range ways {
		for i := range all {
			if s := &all[i]; !seen[s.id] && way.holds(&q, s) {
				seen[s.id] = true
				t.printed = t.printed || q.isPrinted(s)
				t.Found = append(t.Found, s.node())
			}
		}
		if len(t.Found) == 0 || way.goesOn != nil && way.goesOn(&q) {
			continue
		}
		if way.note != "" {
			t.Note = d.Words().Say("trace.note."+way.note, "words", text)
		}
		return t, nil
	}
	return t, notFound(d, text, &q, all)
}

// A way is one in which a shown number may be what was asked for. The ways go from the closest to the
// loosest, and the first that finds something is the last, unless it goes on.
type way struct {
	holds  func(*query, *shownNumber) bool
	goesOn func(*query) bool
	note   string // what the reader has to know of what is found this way
}

var ways = []way{
	{holds: (*query).isPrinted, goesOn: func(q *query) bool { return !q.qualified() }},
	{holds: func(q *query, s *shownNumber) bool { return q.narrows(s) && q.hasDigits(s) }, goesOn: func(*query) bool { return true }},
	{holds: func(q *query, s *shownNumber) bool { return s.rule != "" && q.narrows(s) && q.isEnd(s) }},
	{holds: func(q *query, s *shownNumber) bool { return q.narrows(s) && q.isRounded(s) }, note: "rounded"},
	{holds: func(q *query, s *shownNumber) bool { return q.agrees(s) && q.hasMeasure(s) && q.hasDigits(s) }, note: "qualifier"},
	{holds: func(q *query, s *shownNumber) bool { return q.agrees(s) && q.hasDigits(s) }, note: "qualifier"},
	{holds: func(q *query, s *shownNumber) bool { return q.agrees(s) && q.isEnd(s) }, note: "end"},
	{holds: func(q *query, s *shownNumber) bool { return q.agrees(s) && q.isRounded(s) }, note: "rounded"},
}

// narrows reports whether a shown number is of the kind that was asked for: in unit, qualifier and measure.
func (q *query) narrows(s *shownNumber) bool { return q.agrees(s) && q.hasBound(s) && q.hasMeasure(s) }

func (q *query) isPrinted(s *shownNumber) bool { return s.words == q.words }

// agrees reports whether a shown number counts what the query asks for.
func (q *query) agrees(s *shownNumber) bool { return q.unit == "" || q.unit == s.unit }

// hasBound reports whether a shown number is qualified like the query, if that is qualified at all.
func (q *query) hasBound(s *shownNumber) bool {
	switch {
	case q.bound == "" && !q.rough:
		return true
	case q.bound == "":
		return s.rough && s.bound == count.Exact
	}
	return s.bound == q.bound && (s.rough || !q.rough)
}

func (q *query) hasMeasure(s *shownNumber) bool {
	return len(q.measures) == 0 || slices.Contains(q.measures, s.measure)
}

// hasDigits reports whether a shown number has all numbers of the query.
func (q *query) hasDigits(s *shownNumber) bool {
	if len(q.numbers) == 0 {
		return false
	}
	have := digits.FindAllString(s.words, -1)
	return !slices.ContainsFunc(q.numbers, func(n string) bool { return !slices.Contains(have, n) })
}

// isEnd reports whether the query is exactly an end of a number. The end need not be stated: "more than 50"
// begins at 51.
func (q *query) isEnd(s *shownNumber) bool {
	return q.compare(s, func(end, asked *big.Rat) bool { return end.Cmp(asked) == 0 })
}

// isRounded reports whether the query is an end of a share or a multiple, rounded to the places of the query in
// one direction or the other. A whole number must say that it is a share or a multiple.
func (q *query) isRounded(s *shownNumber) bool {
	if s.unit != percent && s.unit != times || q.places == 0 && q.unit == "" {
		return false
	}
	step := new(big.Rat).SetFrac(big.NewInt(1), new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(q.places)), nil))
	return q.compare(s, func(end, asked *big.Rat) bool {
		off := new(big.Rat).Sub(end, asked)
		return off.Abs(off).Cmp(step) < 0 && asked.Sign() != 0
	})
}

// compare reports whether like holds for an end of a number and what was asked for. A share is compared as a
// ratio and, unless the query is a fraction, as a percentage.
func (q *query) compare(s *shownNumber, like func(end, asked *big.Rat) bool) bool {
	if q.value == nil {
		return false
	}
	for _, r := range []count.Ratio{s.span.Low, s.span.High} {
		if !r.Known() {
			continue
		}
		if q.unit != percent && like(r.Rat(), q.value) {
			return true
		}
		if s.unit == percent && like(new(big.Rat).Mul(r.Rat(), big.NewRat(100, 1)), q.value) {
			return true
		}
	}
	return false
}

// A shownNumber is a number of the dataset as outputs show it.
type shownNumber struct {
	shown   string
	words   string // shown, normalised
	id      string
	node    func() Node // builds its trace
	unit    unit
	bound   count.Qualifier // never About: that is rough
	rough   bool
	measure dataset.Measure // of a claim only
	span    count.Span      // zero for ranges and sums
	rule    string          // of a derived number only
}

// allNumbers returns all numbers that are shown: those of comparisons, claims, ranges and sums.
func allNumbers(d *dataset.Dataset) []shownNumber {
	var all []shownNumber
	for _, c := range d.Compared() {
		for _, n := range c.Numbers() {
			s := spoken(n.Words, n.ID, func() Node { return numberNode(d, &c, n, true) })
			s.unit, s.span, s.rule = unitOf(n), n.Span, n.Rule
			all = append(all, s)
		}
	}
	w := d.Words()
	for i := range d.Figures {
		f := &d.Figures[i]
		shown := w.Count(f.Count())
		s := shownNumber{shown: shown, words: normalise(shown), id: f.ID, node: func() Node { return claimNode(d, f, true) },
			unit: people, bound: f.Qualifier, measure: f.Measure, span: f.Count().Span()}
		if f.Qualifier == count.About {
			s.bound, s.rough = count.Exact, true
		}
		all = append(all, s)
	}
	for _, r := range d.Ranges() {
		all = append(all, spoken(r.Words, r.ID, func() Node { return rangeNode(d, &r) }))
	}
	for _, s := range allSums(d) {
		all = append(all, spoken(s.words, s.id, func() Node { return sumNode(d, &s) }))
	}
	return all
}

// spoken is a number of people whose qualifiers are read from its words.
func spoken(words, id string, node func() Node) shownNumber {
	q := readQuery(words)
	s := shownNumber{shown: words, words: q.words, id: id, node: node, unit: people, bound: q.bound, rough: q.rough}
	if s.bound == "" && len(q.numbers) > 0 {
		s.bound = count.Exact
	}
	return s
}

func unitOf(n *dataset.Derived) unit {
	switch {
	case n.Unit == "flights":
		return flights
	case n.Unit == "people":
		return people
	case n.Rule == "share":
		return percent
	}
	return times
}
