package count

import (
	"cmp"
	"slices"
)

// An End is one end of what claims amount to, with the words that it needs: "more than 100,000" has the low
// end 100,000, which it excludes. The zero End is unknown.
type End struct {
	Number
	Exclusive   bool // the number itself is not meant: more than, fewer than
	Approximate bool // the number is only near
}

// whole returns the whole number nearest to the end that the words allow: 100,001 for a low end "more than
// 100,000". It is unknown if the end is.
func (e End) whole(inwards int64) Number {
	if e.Exclusive {
		return e.Number.add(inwards)
	}
	return e.Number
}

// Ends is what is known of a number of people, as an interval. An unknown end is open.
type Ends struct{ Low, High End }

// Least returns the smallest whole number in the interval, unknown if it is open below.
func (e Ends) Least() Number { return e.Low.whole(1) }

// Most returns the largest whole number in the interval, unknown if it is open above.
func (e Ends) Most() Number { return e.High.whole(-1) }

// Ends returns the interval that the words of a count allow; both ends are unknown if it states no number.
func (c Count) Ends() Ends {
	n := End{Number: c.Value, Approximate: c.Qualifier == About}
	switch c.Qualifier {
	case Exact, About:
		return Ends{n, n}
	case UpTo:
		return Ends{High: n}
	case FewerThan:
		n.Exclusive = true
		return Ends{High: n}
	case AtLeast:
		return Ends{Low: n}
	case MoreThan:
		n.Exclusive = true
		return Ends{Low: n}
	case Between:
		return Ends{Low: n, High: End{Number: c.To}}
	}
	return Ends{}
}

// Hull returns the smallest interval that contains all of some. An end is open if one of them is open there.
func Hull(all []Ends) Ends {
	return hullOf(intervals(all)).ends()
}

// HullStated is Hull for numbers as they are stated, whose two ends are mostly one: "more than 100" stands at 100,
// and what is said to be near a number stands at that number.
func HullStated(all []Ends) Ends {
	h := all[0]
	for _, e := range all[1:] {
		if e.Low.N < h.Low.N || e.Low.N == h.Low.N && h.Low.rank() > e.Low.rank() {
			h.Low = e.Low
		}
		if e.High.N > h.High.N || e.High.N == h.High.N && h.High.rank() > e.High.rank() {
			h.High = e.High
		}
	}
	return h
}

// rank orders ends at the same number: one that is only near first, and one that excludes it last.
func (e End) rank() int {
	switch {
	case e.Exclusive:
		return 2
	case e.Approximate:
		return 0
	}
	return 1
}

// Agree returns the interval of the numbers that satisfy all of some statements, and whether there is any. A
// statement is one utterance, given as the intervals of its renderings: a number satisfies it if it satisfies
// one of them. What is returned for a statement with several renderings allows for any of them.
//
// An approximate number is satisfied by that number alone, since nobody said how near is near. It also agrees
// with a limit that excludes just that number: "about 100" and "more than 100".
func Agree(statements [][]Ends) (Ends, bool) {
	common := []interval{{least, most}}
	for _, renderings := range statements {
		if len(renderings) == 1 && len(common) == 1 { // as it mostly is
			one := intervalOf(renderings[0])
			common[0] = interval{max(common[0].low, one.low), min(common[0].high, one.high)}
			continue
		}
		common = intersect(common, union(intervals(renderings)))
	}
	common = slices.DeleteFunc(common, func(i interval) bool { return !i.satisfiable() })
	if len(common) == 0 {
		return Ends{}, false
	}
	return hullOf(common).ends(), true
}

// An interval holds numbers in quarters, so that it can say which kind of end it has: 4n is the number n itself,
// 4n-1 as a low and 4n+1 as a high end is near n, and 4n+1 as a low and 4n-1 as a high end excludes n.
type interval struct{ low, high int64 }

// The open ends. They are far beyond 4 times Max.
const (
	least = -1 << 62
	most  = 1 << 62
)

func intervals(all []Ends) []interval {
	list := make([]interval, len(all))
	for i, e := range all {
		list[i] = intervalOf(e)
	}
	return list
}

func intervalOf(e Ends) interval {
	return interval{quarters(e.Low, -1, least), quarters(e.High, 1, most)}
}

// quarters returns an end in quarters; out is the direction away from the interval.
func quarters(e End, out, open int64) int64 {
	switch {
	case !e.Known:
		return open
	case e.Exclusive:
		return 4*e.N - out
	case e.Approximate:
		return 4*e.N + out
	}
	return 4 * e.N
}

func (i interval) ends() Ends {
	e := Ends{endOf(i.low, -1), endOf(i.high, 1)}
	if e.Low.Known && e.High.Known && e.Low.N == e.High.N && e.Low != e.High { // near a number, and not the number itself
		near := End{Number: e.Low.Number, Approximate: true}
		e = Ends{near, near}
	}
	return e
}

func endOf(quarters, out int64) End {
	if quarters == least || quarters == most {
		return End{}
	}
	n := (quarters + 2) >> 2 // the nearest whole number
	e := End{Number: Of(n)}
	switch quarters - 4*n {
	case out:
		e.Approximate = true
	case -out:
		e.Exclusive = true
	}
	return e
}

// satisfiable reports whether a number is in the interval: a whole one, or one that is near a whole one.
func (i interval) satisfiable() bool {
	if i.low == least || i.high == most {
		return i.low <= i.high
	}
	return i.low <= i.high && ((i.low+3)>>2 <= i.high>>2 || (i.low+2)>>2 == (i.high+2)>>2)
}

// union returns disjoint intervals in order that together hold what some hold.
func union(list []interval) []interval {
	slices.SortFunc(list, func(a, b interval) int { return cmp.Or(cmp.Compare(a.low, b.low), cmp.Compare(a.high, b.high)) })
	var out []interval
	for _, i := range list {
		if n := len(out); n > 0 && i.low <= out[n-1].high {
			out[n-1].high = max(out[n-1].high, i.high)
			continue
		}
		out = append(out, i)
	}
	return out
}

// intersect returns what is in both of two lists of disjoint intervals in order.
func intersect(a, b []interval) []interval {
	var out []interval
	for len(a) > 0 && len(b) > 0 {
		if i := (interval{max(a[0].low, b[0].low), min(a[0].high, b[0].high)}); i.low <= i.high {
			out = append(out, i)
		}
		if a[0].high < b[0].high {
			a = a[1:]
		} else {
			b = b[1:]
		}
	}
	return out
}

func hullOf(list []interval) interval {
	h := list[0]
	for _, i := range list[1:] {
		h = interval{min(h.low, i.low), max(h.high, i.high)}
	}
	return h
}
