package dataset

import (
	"onrecord/dataset/count"
	"onrecord/dataset/words"
)

// A Sum is the sum of several ranges. All sums, over time or by group, follow its one rule. A number of people is
// never below 0, so a range without a low end adds nothing to what is sure, which stays certain: 55 and "up to 60"
// are 55 to 115. One without a high end leaves the sum without one: 55 and "at least 60" are at least 115.
type Sum struct {
	Sure, Most                       int64 // of the low ends, and of the largest numbers stated
	SureApproximate, MostApproximate bool  // whether one of these is approximate
	OpenBelow, OpenAbove             bool  // whether a range has no end on this side

	Ranges          int // how many were added up
	Contested, Open int // of these, how many are contested, and how many have an open end

	sureStep, mostStep int64      // no finer than this is what is approximate
	named              count.Ends // of the only range that the end comes from: it may exclude the number that it names
}

// add adds a range that has a number. The error is [count.ErrTooLarge].
func (s *Sum) add(r *Range) error {
	to := r.To()
	one := Sum{
		Sure: r.Least().N, Most: r.Largest(), SureApproximate: r.Low.Approximate, MostApproximate: to.Approximate,
		OpenBelow: r.OpenBelow(), OpenAbove: r.OpenAbove(), Ranges: 1, named: r.Ends,
	}
	if one.SureApproximate {
		one.sureStep = count.Step(r.Low.N)
	}
	if one.MostApproximate {
		one.mostStep = count.Step(to.N)
	}
	if r.Contested {
		one.Contested = 1
	}
	if one.OpenBelow || one.OpenAbove {
		one.Open = 1
	}
	return s.join(one)
}

// Largest returns the largest whole number that a range with a number states.
func (r *Range) Largest() int64 {
	if most := r.Most(); most.Known {
		return most.N
	}
	return max(r.Stated.High.N, r.Least().N)
}

// join adds another sum.
func (s *Sum) join(o Sum) error {
	if s.Most+o.Most > count.Max || s.Sure+o.Sure > count.Max { // no overflow: all are within Max, which is far below 2^62
		return count.ErrTooLarge
	}
	both := Sum{
		Sure: s.Sure + o.Sure, Most: s.Most + o.Most,
		SureApproximate: s.SureApproximate || o.SureApproximate, MostApproximate: s.MostApproximate || o.MostApproximate,
		OpenBelow: s.OpenBelow || o.OpenBelow, OpenAbove: s.OpenAbove || o.OpenAbove,
		Ranges: s.Ranges + o.Ranges, Contested: s.Contested + o.Contested, Open: s.Open + o.Open,
		sureStep: max(s.sureStep, o.sureStep), mostStep: max(s.mostStep, o.mostStep),
	}
	if both.named.Low = s.named.Low; s.Sure == 0 {
		both.named.Low = o.named.Low
	} else if o.Sure > 0 {
		both.named.Low = count.End{}
	}
	if both.named.High = s.named.High; s.Ranges == 0 {
		both.named.High = o.named.High
	} else if o.Ranges > 0 {
		both.named.High = count.End{}
	}
	*s = both
	return nil
}

// Unbounded reports whether nothing is known of the sum.
func (s *Sum) Unbounded() bool { return s.OpenAbove && s.Sure == 0 }

// InWords returns the sum with its ends: "55 to 115", "up to 80", or if it is open above, "at least 115". What is
// approximate is no finer than the numbers that it came from.
func (s *Sum) InWords(w *words.Words, unit words.Unit) string {
	coarse := func(n, step int64, rounding count.Rounding) count.Ratio {
		if step == 0 {
			return count.Whole(n)
		}
		return count.Whole(n).Coarse(count.Whole(step), rounding)
	}
	sure, most := coarse(s.Sure, s.sureStep, count.Down), coarse(s.Most, s.mostStep, count.Up)
	full := func(r count.Ratio) string { return unit.Full(r, count.Nearest) }
	switch {
	case s.Ranges == 0:
		return w.Say("count.unstated")
	case s.named.Low.Exclusive && s.OpenAbove: // "more than 100,000" is not "at least 100,001"
		return w.Say("count.more_than", "n", unit.Full(count.Whole(s.named.Low.N), count.Nearest))
	case s.named.High.Exclusive && s.OpenBelow && !s.OpenAbove:
		return w.Say("count.fewer_than", "n", unit.Full(count.Whole(s.named.High.N), count.Nearest))
	case s.Unbounded():
		return w.Say("sum.open")
	case s.OpenAbove:
		return w.Bounded(count.BoundAtLeast, full(sure), s.SureApproximate, unit)
	case s.Sure == 0 && s.OpenBelow:
		return w.Bounded(count.BoundAtMost, full(most), s.MostApproximate, unit)
	case s.Sure == s.Most:
		return w.About(s.SureApproximate || s.MostApproximate, full(coarse(s.Most, max(s.sureStep, s.mostStep), count.Nearest)))
	}
	return w.Say("range.span", "low", w.About(s.SureApproximate, unit.Bare(sure, count.Down)), "high", w.About(s.MostApproximate, full(most)))
}
