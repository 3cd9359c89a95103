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
}

// Plain returns the unit of bare numbers.
func (w *Words) Plain() Unit { return Unit{w.ratio, w.ratio} }

// Percent returns the unit of shares.
func (w *Words) Percent() Unit {
	bare := func(r count.Ratio, rounding count.Rounding) string {
		return w.localise(r.Decimal(100, rounding), true)
	}
	return Unit{func(r count.Ratio, rounding count.Rounding) string { return w.Say("percent", "n", bare(r, rounding)) }, bare}
}

// Times returns the unit of multiples.
func (w *Words) Times() Unit {
	return Unit{func(r count.Ratio, rounding count.Rounding) string {
		return w.Say("times", "n", w.ratio(r, rounding))
	}, w.ratio}
}

// Counted returns the unit of whole things whose plural forms are under a key, such as "flights".
func (w *Words) Counted(key string) Unit {
	return Unit{func(r count.Ratio, rounding count.Rounding) string {
		return w.Plural(key, r.Num, w.ratio(r, rounding))
	}, w.ratio}
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

// Span returns what is known of a quantity, with its bound: "at least 13.7%".
func (w *Words) Span(s count.Span, unit Unit) string {
	bound := s.Bound()
	switch bound {
	case count.BoundNone:
		return w.Say("bound.none")
	case count.BoundBetween:
		low, high := unit.Bare(s.Low, count.Down), unit.Full(s.High, count.Up)
		return w.About(s.Approximate, w.Say("bound.between", "low", low, "high", high))
	}
	end := s.Low
	if bound == count.BoundAtMost {
		end = s.High
	}
	return w.Say("bound."+string(bound), "n", w.About(s.Approximate, unit.Full(end, bound.Rounding())))
}
