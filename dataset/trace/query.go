package trace

import (
	"math/big"
	"regexp"
	"slices"
	"strings"
	"sync"
	"unicode"

	"onrecord/dataset"
	"onrecord/dataset/count"
	"onrecord/dataset/prose"
	"onrecord/dataset/words"
)

// A unit is what a number counts; a query without one asks for any.
type unit string

// The units. Their nouns are the words of trace.unit.
const (
	people  unit = "people"
	flights unit = "flights"
	times   unit = "times"
	percent unit = "percent"
)

// A query is a number that was asked for, read as a sentence of a story is read.
type query struct {
	words    string   // normalised
	numbers  []string // in digits, with "."
	bound    count.Qualifier
	rough    bool
	unit     unit
	measures []dataset.Measure
	value    *big.Rat // nil if there is more than one number, or none
	places   int      // of value
	rest     bool     // there are words of no number
}

// qualified reports whether a query is more than a bare number.
func (q *query) qualified() bool {
	return q.bound != "" || q.rough || q.unit == people || q.unit == flights || len(q.measures) > 0
}

// isNumber reports whether a query is a number and nothing else.
func (q *query) isNumber() bool { return len(q.numbers) > 0 && !q.rest }

// fraction is a ratio as "unrounded" shows it; a date with slashes is none.
var fraction = regexp.MustCompile(`(^|[^0-9/.])([0-9]{1,15})/([0-9]{1,15})($|[^0-9/.])`)

func readQuery(text string) query {
	q := query{words: normalise(text)}
	tokens := prose.Tokenise(fraction.ReplaceAllString(q.words, "$1$2$4"))
	r := reader{query: &q, tokens: tokens, used: make([]bool, len(tokens))}
	for _, quantity := range prose.Quantities(tokens) {
		if quantity.Vague == "" {
			r.number(&quantity)
		}
	}
	r.nouns()
	if m := fraction.FindStringSubmatch(q.words); m != nil {
		q.numbers = m[2:4]
		q.value, _ = new(big.Rat).SetString(m[2] + "/" + m[3]) // nil if it divides by zero
	}
	return q
}

// A reader reads the tokens of a query; used marks those that are read.
type reader struct {
	*query
	tokens []prose.Token
	used   []bool
}

func (r *reader) mark(from, until int) {
	for i := from; i < until; i++ {
		r.used[i] = true
	}
}

// number takes a number and the words that qualify it.
func (r *reader) number(n *prose.Quantity) {
	r.mark(n.First, n.Last+1)
	at := r.before(n.First, len(r.numbers) > 0)
	r.numbers = append(r.numbers, decimalText(n.Value))
	r.value, r.places = nil, n.Value.Places
	if len(r.numbers) == 1 {
		scale := new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(r.places)), nil)
		r.value = new(big.Rat).SetFrac(big.NewInt(n.Value.N), scale)
	}
	for i := n.Last + 1; i < min(n.Last+3, len(r.tokens)); i++ { // "8 or more", "8 flights or more"
		if w, from := prose.Find(prose.After, r.tokens, 0, len(r.tokens), i, 1); w != nil {
			r.mark(from, from+len(w.Words))
			r.take(w.Is)
			return
		}
	}
	if at > 0 && (r.tokens[at-1].Norm == "between" || r.tokens[at-1].Norm == "بین") {
		r.mark(at-1, at)
		r.bound = count.Between
	}
}

// before takes the qualifiers that stand before a token, for the second of two numbers also what joins it to the
// first: "38 to about 40". It returns the token at which they begin.
func (r *reader) before(at int, second bool) int {
	for range 3 {
		if second && at > 0 && joins[r.tokens[at-1].Norm] {
			r.mark(at-1, at)
			r.bound = count.Between
			return at - 1
		}
		w, from := prose.Find(prose.Before, r.tokens, 0, at, at, -1)
		if w == nil {
			break
		}
		r.mark(from, at)
		r.take(w.Is)
		at = from
	}
	return at
}

var joins = map[string]bool{"to": true, "and": true, "-": true, "–": true, "تا": true, "و": true}

func (r *reader) take(q count.Qualifier) {
	switch {
	case q == count.About:
		r.rough = true
	case r.bound == "":
		r.bound = q
	}
}

// nouns takes what the number counts, and finds whether other words are left.
func (r *reader) nouns() {
	units, measures := unitWords(), measureWords()
	for i, t := range r.tokens {
		switch {
		case r.used[i] || t.Norm == "the" || t.Norm == "a":
		case units[t.Norm] != "":
			if r.unit == "" || r.unit == people {
				r.unit = units[t.Norm]
			}
		case measures[t.Norm] != nil:
			r.measures = append(r.measures, measures[t.Norm]...)
		case t.Kind == prose.Sign:
		default:
			r.rest = true
		}
	}
}

// unitWords and measureWords are the words of every language, whichever the dataset has: a story may be in
// another.
var (
	unitWords    = sync.OnceValue(readUnitWords)
	measureWords = sync.OnceValue(readMeasureWords)
)

func readUnitWords() map[string]unit {
	list := map[string]unit{}
	for _, lang := range words.Languages {
		for _, u := range []unit{people, flights, times, percent} {
			for word := range strings.FieldsSeq(words.For(lang).Say("trace.unit." + string(u))) {
				list[prose.Normalise(word)] = u
			}
		}
	}
	return list
}

func readMeasureWords() map[string][]dataset.Measure {
	list := map[string][]dataset.Measure{}
	figures, _ := dataset.TableNamed("figures")
	for _, code := range figures.Fields[figures.Column("measure")].Codes {
		names := []string{code.Name}
		for _, lang := range words.Languages {
			names = append(names, words.For(lang).Code("measure", code.Name))
		}
		for _, t := range prose.Tokenise(strings.Join(names, " ")) {
			if m := dataset.Measure(code.Name); t.Kind == prose.Word && !slices.Contains(list[t.Norm], m) {
				list[t.Norm] = append(list[t.Norm], m)
			}
		}
	}
	return list
}

// decimalText returns a number in digits, without zeros at the end of its places.
func decimalText(n prose.Decimal) string {
	s := count.Of(n.N).String()
	if n.Places == 0 {
		return s
	}
	for len(s) <= n.Places {
		s = "0" + s
	}
	whole, places := s[:len(s)-n.Places], s[len(s)-n.Places:]
	return strings.TrimSuffix(whole+"."+strings.TrimRight(places, "0"), ".")
}

var digits = regexp.MustCompile(`[0-9]+(?:\.[0-9]+)?`)

// normalise returns a shown number in one form: digits from 0 to 9 with "." and without groups, % right
// after them, lower case, single spaces.
func normalise(s string) string {
	s = strings.Map(func(r rune) rune {
		switch {
		case prose.Digit(r) >= 0:
			return rune('0' + prose.Digit(r))
		case r == '٫':
			return '.'
		case r == '٬' || r == '\u200e' || r == '\u200f' || r == '\u061c':
			return -1
		case r == '٪':
			return '%'
		case r == '−':
			return '-'
		case unicode.Is(unicode.Zs, r):
			return ' '
		}
		return r
	}, strings.ToLower(s))
	s = grouped.ReplaceAllStringFunc(s, func(m string) string { return strings.Map(withoutGroups, m) })
	s = decimalComma.ReplaceAllString(s, "$1.$2")
	s = percentWord.ReplaceAllString(s, "% ")
	return strings.Join(strings.Fields(s), " ")
}

func withoutGroups(r rune) rune {
	if r == ',' || r == ' ' {
		return -1
	}
	return r
}

var (
	grouped      = regexp.MustCompile(`\b[0-9]{1,3}(?:,[0-9]{3})+\b|\b[0-9]{1,3}(?: [0-9]{3})+\b`)
	decimalComma = regexp.MustCompile(`([0-9]),([0-9])`)
	percentWord  = regexp.MustCompile(`\s*(?:%|\bper ?cent\b|درصد)\s*`)
)
