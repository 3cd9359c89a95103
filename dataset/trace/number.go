package trace

import (
	"cmp"
	"fmt"
	"math/big"
	"regexp"
	"slices"
	"strings"

	"onrecord/dataset"
	"onrecord/dataset/count"
)

// A shownNumber is a number of the dataset as outputs show it.
type shownNumber struct {
	words string // normalised
	id    string
	node  func() Node // builds its trace
	span  count.Span  // zero for ranges and sums
	rule  string      // of a derived number only
}

// Number traces a number as it is shown: "13.7%", "7.3", "55", "up to 400", "۵۵". With a qualifier it finds
// what was said with that qualifier, and the same number with another one only if there is nothing else; a
// bare number finds all. It also finds exact values: "0.1375", "13.75 %", "55/400". The error names the
// nearest numbers.
func Number(d *dataset.Dataset, text string) (Trace, error) {
	q := parseQuery(text)
	t := Trace{Query: text}
	all := allNumbers(d)
	add := func(match func(*shownNumber) bool) {
		for i := range all {
			if s := &all[i]; match(s) && !slices.ContainsFunc(t.Found, func(n Node) bool { return n.ID == s.id }) {
				t.Found = append(t.Found, s.node())
			}
		}
	}
	add(func(s *shownNumber) bool { return s.words == q.words })
	if len(t.Found) > 0 && !q.bare {
		return t, nil
	}
	found := len(t.Found)
	add(q.hasDigits)
	add(q.isExact)
	if len(t.Found) == 0 {
		if add(q.isBound); len(t.Found) > 0 {
			t.Note = d.Words().Say("trace.note.end", "words", text)
			return t, nil
		}
		return t, notFound(d, text, q, all)
	}
	if found == 0 && !q.bare {
		t.Note = d.Words().Say("trace.note.qualifier", "words", text)
	}
	return t, nil
}

// allNumbers returns all numbers that are shown: those of comparisons, claims, ranges and sums.
func allNumbers(d *dataset.Dataset) []shownNumber {
	var all []shownNumber
	for _, c := range d.Compared() {
		for _, n := range c.Numbers() {
			all = append(all, shownNumber{normalise(n.Words), n.ID, func() Node { return numberNode(d, &c, n, true) }, n.Span, n.Rule})
		}
	}
	w := d.Words()
	for i := range d.Figures {
		f := &d.Figures[i]
		all = append(all, shownNumber{normalise(w.Count(f.Count())), f.ID, func() Node { return claimNode(d, f, true) }, f.Count().Span(), ""})
	}
	for _, r := range d.Ranges() {
		all = append(all, shownNumber{normalise(r.Words), r.ID, func() Node { return rangeNode(d, &r) }, count.Span{}, ""})
	}
	for _, s := range allSums(d) {
		all = append(all, shownNumber{normalise(s.words), s.id, func() Node { return sumNode(d, &s) }, count.Span{}, ""})
	}
	return all
}

// A query is a number that was asked for.
type query struct {
	words   string   // normalised
	numbers []string // in digits, with "."
	percent bool
	bare    bool     // nothing but a number and its unit
	exact   *big.Rat // nil if the text is not bare, or no number
}

var digits = regexp.MustCompile(`[0-9]+(?:\.[0-9]+)?`)

func parseQuery(text string) query {
	q := query{words: normalise(text)}
	q.numbers = digits.FindAllString(q.words, -1)
	q.percent = strings.Contains(q.words, "%")
	rest := digits.ReplaceAllString(q.words, "")
	q.bare = strings.Trim(rest, " %/") == ""
	if !q.bare { // also for 1e999999999, which would take all memory as a Rat
		return q
	}
	value := strings.ReplaceAll(strings.TrimSuffix(q.words, "%"), " ", "")
	if r, ok := new(big.Rat).SetString(value); ok {
		if q.percent {
			r.Quo(r, big.NewRat(100, 1))
		}
		q.exact = r
	}
	return q
}

// looksLikeNumber distinguishes a number from a mistyped id, which is one word of letters, digits and
// hyphens.
func looksLikeNumber(text string) bool {
	return digits.MatchString(normalise(text)) && !idLike.MatchString(text)
}

var idLike = regexp.MustCompile(`^[0-9A-Za-z._-]*[A-Za-z][._-]?[0-9A-Za-z._-]*$`)

// hasDigits reports whether a shown number has the digits of the query, and is a percentage if the query is one.
func (q query) hasDigits(s *shownNumber) bool {
	if len(q.numbers) == 0 || q.percent != strings.Contains(s.words, "%") {
		return false
	}
	have := digits.FindAllString(s.words, -1)
	for _, n := range q.numbers {
		if !slices.Contains(have, n) {
			return false
		}
	}
	return true
}

// isExact reports whether a derived number is exactly the value of the query.
func (q query) isExact(s *shownNumber) bool {
	return s.rule != "" && q.isBound(s)
}

// isBound reports whether the query is exactly an end of a number. The end need not be stated: "more than
// 50" begins at 51.
func (q query) isBound(s *shownNumber) bool {
	if q.exact == nil {
		return false
	}
	for _, r := range []count.Ratio{s.span.Low, s.span.High} {
		if r.Known() && r.Rat().Cmp(q.exact) == 0 {
			return true
		}
	}
	return false
}

// normalise returns a shown number in one form: digits from 0 to 9 with "." and without groups, % right
// after them, lower case, single spaces.
func normalise(s string) string {
	s = strings.Map(func(r rune) rune {
		switch {
		case '۰' <= r && r <= '۹':
			return r - '۰' + '0'
		case '٠' <= r && r <= '٩':
			return r - '٠' + '0'
		case r == '٫':
			return '.'
		case r == '٬' || r == '\u200e' || r == '\u200f' || r == '\u061c':
			return -1
		case r == '٪':
			return '%'
		case r == '−':
			return '-'
		case r == '\u00a0' || r == '\u202f' || r == '\u2009':
			return ' '
		}
		return r
	}, strings.ToLower(s))
	s = grouped.ReplaceAllStringFunc(s, func(m string) string { return strings.ReplaceAll(m, ",", "") })
	s = decimalComma.ReplaceAllString(s, "$1.$2")
	s = percentWord.ReplaceAllString(s, "% ")
	return strings.Join(strings.Fields(s), " ")
}

var (
	grouped      = regexp.MustCompile(`[0-9]{1,3}(?:,[0-9]{3})+`)
	decimalComma = regexp.MustCompile(`([0-9]),([0-9])`)
	percentWord  = regexp.MustCompile(`\s*(?:%|\bper ?cent\b|درصد)\s*`)
)

// notFound is the error for a number that nothing shows; it names the nearest ones.
func notFound(d *dataset.Dataset, text string, q query, all []shownNumber) error {
	if len(q.numbers) == 0 {
		return requestError("want a number, got %q", text)
	}
	where := "on record"
	if d.IsPart() {
		where = "in this selection"
	}
	near := nearest(q, all)
	if len(near) == 0 {
		return requestError("nothing %s is %q", where, text)
	}
	return requestError("nothing %s is %q; nearest are %s", where, text, strings.Join(near, ", "))
}

// nearest returns up to three shown numbers of the same unit, the nearest first.
func nearest(q query, all []shownNumber) []string {
	want, ok := new(big.Rat).SetString(q.numbers[0])
	if !ok {
		return nil
	}
	type candidate struct {
		shown    *shownNumber
		distance *big.Rat
	}
	var list []candidate
	for i := range all {
		s := &all[i]
		if q.percent != strings.Contains(s.words, "%") {
			continue
		}
		for _, n := range digits.FindAllString(s.words, -1) {
			if r, ok := new(big.Rat).SetString(n); ok {
				list = append(list, candidate{s, r.Sub(r, want).Abs(r)})
			}
		}
	}
	slices.SortStableFunc(list, func(a, b candidate) int { return cmp.Compare(a.distance.Cmp(b.distance), 0) })
	var names []string
	seen := map[string]bool{}
	for _, n := range list {
		if len(names) < 3 && !seen[n.shown.words] {
			seen[n.shown.words] = true
			names = append(names, fmt.Sprintf("%s (%s)", n.shown.words, n.shown.id))
		}
	}
	return names
}
