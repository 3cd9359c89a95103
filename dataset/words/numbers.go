package words

import (
	"strconv"
	"strings"

	"onrecord/dataset/count"
)

// Number returns a whole number in the language's digits, in groups of three.
func (w *Words) Number(n int64) string { return w.localise(strconv.FormatInt(n, 10), true) }

// Digits returns a number without groups, for years and days of the month.
func (w *Words) Digits(n int) string { return w.localise(strconv.Itoa(n), false) }

// localise returns a decimal number, with ".", in the language's digits and signs.
func (w *Words) localise(s string, groups bool) string {
	var b strings.Builder
	if strings.HasPrefix(s, "-") {
		b.WriteString(w.minus)
		s = s[1:]
	}
	whole, frac, hasFrac := strings.Cut(s, ".")
	for i := range len(whole) {
		if groups && i > 0 && (len(whole)-i)%3 == 0 {
			b.WriteString(w.group)
		}
		b.WriteString(w.digits[whole[i]-'0'])
	}
	if hasFrac {
		b.WriteString(w.decimal)
		for i := range len(frac) {
			b.WriteString(w.digits[frac[i]-'0'])
		}
	}
	return b.String()
}

// Count returns a count with its qualifier: "up to 400". It is a bare number only if the claim was.
func (w *Words) Count(c count.Count) string {
	if c.Qualifier == count.Unstated {
		return w.Say("count.unstated")
	}
	return w.Say("count."+string(c.Qualifier), "n", w.Number(c.Value.N), "to", w.Number(c.To.N))
}

// A Unit writes a number, rounded as its bound allows, with and without its unit.
type Unit struct {
	Full, Bare func(r count.Ratio, rounding count.Rounding) string
	less       string // what the key of "or fewer" ends in, for what is not counted one by one
}

// Plain returns the unit of bare numbers.
func (w *Words) Plain() Unit { return Unit{Full: w.ratio, Bare: w.ratio} }

// Percent returns the unit of shares.
func (w *Words) Percent() Unit {
	bare := func(r count.Ratio, rounding count.Rounding) string {
		return w.localise(r.Decimal(100, rounding), true)
	}
	return Unit{func(r count.Ratio, rounding count.Rounding) string { return w.Say("percent", "n", bare(r, rounding)) }, bare, ".ratio"}
}

// Times returns the unit of multiples.
func (w *Words) Times() Unit {
	return Unit{func(r count.Ratio, rounding count.Rounding) string {
		return w.Say("times", "n", w.ratio(r, rounding))
	}, w.ratio, ".ratio"}
}

// Counted returns the unit of whole things whose plural forms are under a key, such as "flights".
func (w *Words) Counted(key string) Unit {
	return Unit{func(r count.Ratio, rounding count.Rounding) string {
		return w.Plural(key, r.Num, w.ratio(r, rounding))
	}, w.ratio, ""}
}

func (w *Words) ratio(r count.Ratio, rounding count.Rounding) string {
	return w.localise(r.Decimal(1, rounding), true)
}

// About marks a number as approximate if it is.
func (w *Words) About(approximate bool, s string) string {
	if !approximate {
		return s
	}
	return w.Say("about", "n", s)
}

// Span returns what is known of a quantity, with its bound: "at least 13.7%". What is approximate is no finer
// than the numbers that it came from, and has its bound behind it: "about 14% or more".
func (w *Words) Span(s count.Span, unit Unit) string {
	bound := s.Bound()
	coarse := func(r count.Ratio, rounding count.Rounding) count.Ratio {
		if !s.Approximate {
			return r
		}
		return r.Coarse(s.Step, rounding)
	}
	end := s.Low
	switch bound {
	case count.BoundNone:
		return w.Say("bound.none")
	case count.BoundBetween:
		low, high := coarse(s.Low, count.Down), coarse(s.High, count.Up)
		return w.About(s.Approximate, w.Say("bound.between", "low", unit.Bare(low, count.Down), "high", unit.Full(high, count.Up)))
	case count.BoundAtMost:
		end = s.High
	}
	return w.Bounded(bound, unit.Full(coarse(end, bound.Rounding()), bound.Rounding()), s.Approximate, unit)
}

// Bounded returns a number with its bound: "at least 50", or where it is approximate, "about 50 or more".
func (w *Words) Bounded(bound count.Bound, n string, approximate bool, unit Unit) string {
	switch {
	case !approximate:
		return w.Say("bound."+string(bound), "n", n)
	case bound == count.BoundAtLeast:
		return w.Say("bound.about_at_least", "n", w.About(true, n))
	case bound == count.BoundAtMost:
		return w.Say("bound.about_at_most"+unit.less, "n", w.About(true, n))
	}
	return w.About(true, n)
}

// Limits returns an interval with both ends as limits: "more than 50 and up to 60".
func (w *Words) Limits(e count.Ends) string {
	limit := func(end count.End, excluding, including count.Qualifier) string {
		q := including
		if end.Exclusive {
			q = excluding
		}
		return w.Say("count."+string(q), "n", w.About(end.Approximate, w.Number(end.N)))
	}
	return w.Say("range.limits", "low", limit(e.Low, count.MoreThan, count.AtLeast), "high", limit(e.High, count.FewerThan, count.UpTo))
}
