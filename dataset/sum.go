package dataset

import (
	"onrecord/dataset/count"
	"onrecord/dataset/words"
)

// A Sum is what several ranges add up to. It is the one rule for adding up, whether over time or by group:
// an end of the sum is there only where each range has that end. What is open below adds nothing to the
// lower end, for "up to 60" has none, neither 60 nor 0; what is open above adds the largest number that was
// stated to Most, and the sum may be more than that.
type Sum struct {
	Sure, Most                       int64 // the lower ends that are there, and the largest numbers stated
	SureApproximate, MostApproximate bool  // some of these was said to be near
	OpenBelow, OpenAbove             bool  // a range in it has no end on this side

	Ranges          int // that were added up
	Contested, Open int // of these, those on which claims differ, and those of which an end is open
}

// add takes a range with a number into the sum. The error is [count.ErrTooLarge].
func (s *Sum) add(r *Range) error {
	one := Sum{Sure: sure(r), Most: r.High.N, SureApproximate: r.LowApproximate && !r.OpenBelow, MostApproximate: r.HighApproximate, OpenBelow: r.OpenBelow, OpenAbove: r.OpenAbove, Ranges: 1}
	if r.Contested() {
		one.Contested = 1
	}
	if r.OpenBelow || r.OpenAbove {
		one.Open = 1
	}
	return s.join(one)
}

// join takes another sum into this one.
func (s *Sum) join(o Sum) error {
	if s.Most+o.Most > count.Max { // no overflow: both are within Max, which is far below 2^62
		return count.ErrTooLarge
	}
	*s = Sum{
		Sure: s.Sure + o.Sure, Most: s.Most + o.Most,
		SureApproximate: s.SureApproximate || o.SureApproximate, MostApproximate: s.MostApproximate || o.MostApproximate,
		OpenBelow: s.OpenBelow || o.OpenBelow, OpenAbove: s.OpenAbove || o.OpenAbove,
		Ranges: s.Ranges + o.Ranges, Contested: s.Contested + o.Contested, Open: s.Open + o.Open,
	}
	return nil
}

// Unbounded tells that nothing is known of the sum: it is open on both sides, and nobody is certainly in it.
func (s *Sum) Unbounded() bool { return s.OpenAbove && s.OpenBelow && s.Sure == 0 }

// InWords is the sum with its ends: "about 115 to about 169", "up to 80". Of a sum that is open on both
// sides there is still to be said what it comes to at least.
func (s *Sum) InWords(w *words.Words, unit words.Unit) string {
	sure := func(write func(count.Ratio, count.Rounding) string) string {
		return w.About(s.SureApproximate, write(count.Whole(s.Sure), count.Down))
	}
	most := func(approximate bool) string { return w.About(approximate, unit.Full(count.Whole(s.Most), count.Up)) }
	switch {
	case s.Ranges == 0:
		return w.Say("count.unstated")
	case s.Unbounded():
		return w.Say("sum.open")
	case s.OpenAbove:
		return w.Say("bound.at_least", "n", sure(unit.Full))
	case s.OpenBelow:
		return w.Say("bound.at_most", "n", most(s.MostApproximate))
	case s.Sure == s.Most:
		return most(s.SureApproximate || s.MostApproximate)
	}
	return w.Say("range.span", "low", sure(unit.Bare), "high", most(s.MostApproximate))
}
