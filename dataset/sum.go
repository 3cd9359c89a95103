package dataset

import (
	"onrecord/dataset/count"
	"onrecord/dataset/words"
)

// A Sum is the sum of several ranges. All sums, over time or by group, follow its one rule: the sum has an
// end only if every range has that end. A range that is open below adds nothing to the lower end: "up to 60"
// has none, neither 60 nor 0. One that is open above adds its largest stated number to Most, and the sum may
// be larger.
type Sum struct {
	Sure, Most                       int64 // of the lower ends that exist, and of the largest numbers stated
	SureApproximate, MostApproximate bool  // whether one of these was stated as approximate
	OpenBelow, OpenAbove             bool  // whether a range has no end on this side

	Ranges          int // how many were added up
	Contested, Open int // of these, how many are contested, and how many have an open end
}

// add adds a range that has a number. The error is [count.ErrTooLarge].
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

// join adds another sum.
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

// Unbounded reports whether nothing is known of the sum: it is open on both sides and its lower end is 0.
func (s *Sum) Unbounded() bool { return s.OpenAbove && s.OpenBelow && s.Sure == 0 }

// InWords returns the sum with its ends: "about 115 to about 169", "up to 80", or if it is open above, "at
// least 115".
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
