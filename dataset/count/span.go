package count

import (
	"errors"
	"math/big"
)

// A Ratio is an exact fraction of two whole numbers, kept as it arose and not reduced: 55/400, not
// 11/80. The zero Ratio, with the denominator 0, is unknown.
type Ratio struct{ Num, Den int64 }

// Whole returns the ratio n/1.
func Whole(n int64) Ratio { return Ratio{n, 1} }

// Known reports whether there is a number.
func (r Ratio) Known() bool { return r.Den != 0 }

// Rat returns the ratio as a big.Rat, nil if it is unknown.
func (r Ratio) Rat() *big.Rat {
	if !r.Known() {
		return nil
	}
	return big.NewRat(r.Num, r.Den)
}

// Float returns the float64 nearest to the ratio, and 0 if it is unknown: check Known first.
func (r Ratio) Float() float64 {
	if !r.Known() {
		return 0
	}
	f, _ := r.Rat().Float64()
	return f
}

// Equal compares values, so 1/2 equals 2/4; two unknown ratios are not equal.
func (r Ratio) Equal(o Ratio) bool {
	return r.Known() && o.Known() && r.Rat().Cmp(o.Rat()) == 0
}

// A Bound says what a number is to the quantity that it describes.
type Bound string

// The bounds.
const (
	BoundExact   Bound = "exact"    // it is the quantity
	BoundAtLeast Bound = "at_least" // the quantity is that or more
	BoundAtMost  Bound = "at_most"  // the quantity is that or less
	BoundBetween Bound = "between"  // the quantity lies between two numbers
	BoundNone    Bound = "none"     // nothing can be said
)

// A Span is what is known of a quantity: its two ends, each unknown if nothing bounds it.
// Approximate is kept apart from the ends, because about 50 of up to 400 is both approximate and
// bounded on one side only. An approximate quantity is no finer than its Step: a power of ten, unknown if it is
// exact.
type Span struct {
	Low, High   Ratio
	Approximate bool
	Step        Ratio
}

// Bound returns the kind of bound that the ends are.
func (s Span) Bound() Bound {
	switch {
	case s.Low.Equal(s.High):
		return BoundExact
	case s.Low.Known() && s.High.Known():
		return BoundBetween
	case s.Low.Known():
		return BoundAtLeast
	case s.High.Known():
		return BoundAtMost
	}
	return BoundNone
}

// The reasons for refusing a calculation.
var (
	ErrTooLarge = errors.New("the result has more than fifteen digits")
	ErrZero     = errors.New("a division by zero")
)

// Add returns the sum of two spans of numbers of people. The sum has an upper end only if both have one. As a
// number of people is never below 0, a span without a lower end adds nothing to the other one's, which stays
// certain: 55 and up to 60 are 55 to 115. If neither has one, the sum has none.
func (s Span) Add(o Span) (Span, error) {
	low, err1 := whole(s.Low, o.Low, 1)
	switch {
	case !s.Low.Known():
		low = o.Low
	case !o.Low.Known():
		low = s.Low
	}
	high, err2 := whole(s.High, o.High, 1)
	return Span{low, high, s.Approximate || o.Approximate, coarser(s.Step, o.Step)}, errors.Join(err1, err2)
}

// Sub returns the difference of two spans of numbers of people. Its low is the low of s minus the high of o. Its
// high is the high of s minus the low of o, or if s has a low and o has none, minus 0.
func (s Span) Sub(o Span) (Span, error) {
	low, err1 := whole(s.Low, o.High, -1)
	if s.Low.Known() && !o.Low.Known() {
		o.Low = Whole(0)
	}
	high, err2 := whole(s.High, o.Low, -1)
	return Span{low, high, s.Approximate || o.Approximate, coarser(s.Step, o.Step)}, errors.Join(err1, err2)
}

// coarser returns the larger of two steps.
func coarser(a, b Ratio) Ratio {
	if !a.Known() || b.Known() && b.Rat().Cmp(a.Rat()) > 0 {
		return b
	}
	return a
}

// whole returns a + sign*b, unknown if either is unknown. Both must have the denominator 1.
func whole(a, b Ratio, sign int64) (Ratio, error) {
	if !a.Known() || !b.Known() {
		return Ratio{}, nil
	}
	n := a.Num + sign*b.Num // no overflow: both are within Max, which is far below 2^62
	if n > Max || n < -Max {
		return Ratio{}, ErrTooLarge
	}
	return Whole(n), nil
}

// Div returns the quotient of two spans of whole numbers that are not negative: its low is low by high, its
// high is high by low. A divisor whose upper end is 0 is ErrZero. If only its lower end is 0, the quotient is
// open above.
func (s Span) Div(o Span) (Span, error) {
	q := Span{Approximate: s.Approximate || o.Approximate}
	if o.High.Known() && o.High.Num == 0 {
		return Span{}, ErrZero
	}
	if s.Low.Known() && o.High.Known() {
		q.Low = Ratio{s.Low.Num, o.High.Num}
	}
	if s.High.Known() && o.Low.Known() && o.Low.Num > 0 {
		q.High = Ratio{s.High.Num, o.Low.Num}
	}
	q.Step = q.step(s, o)
	return q, nil
}

// step returns the step of a quotient: the power of ten at or below the step of its operands in proportion. 62
// of about 70 is 88.6 %, and 70, said to the nearest ten, is known to a seventh: that is 12.7 %, so the quotient
// is known to 10 %.
func (s Span) step(operands ...Span) Ratio {
	quotient := s.end()
	if !quotient.Known() || quotient.Num == 0 {
		return Ratio{}
	}
	var most *big.Rat // the largest step in proportion
	for _, o := range operands {
		if n := o.end(); o.Step.Known() && n.Num > 0 {
			if part := new(big.Rat).Quo(o.Step.Rat(), n.Rat()); most == nil || part.Cmp(most) > 0 {
				most = part
			}
		}
	}
	if most == nil {
		return Ratio{}
	}
	return powerOfTen(most.Mul(most, quotient.Rat()))
}

// end returns an end that is known, the low one first.
func (s Span) end() Ratio {
	if s.Low.Known() {
		return s.Low
	}
	return s.High
}

// powerOfTen returns the largest power of ten that is not above a positive number, and not below 1 by Max.
func powerOfTen(x *big.Rat) Ratio {
	step := Ratio{1, 1}
	for step.Num <= Max/10 && x.Cmp(big.NewRat(10*step.Num, 1)) >= 0 {
		step.Num *= 10
	}
	for step.Den <= Max/10 && x.Cmp(step.Rat()) < 0 {
		step.Den *= 10
	}
	return step
}

// CeilDiv returns Div rounded up to whole numbers: how many containers of size o hold s.
func (s Span) CeilDiv(o Span) (Span, error) {
	q, err := s.Div(o)
	q.Low, q.High, q.Step = q.Low.ceil(), q.High.ceil(), Ratio{}
	return q, err
}

func (r Ratio) ceil() Ratio {
	if !r.Known() {
		return r
	}
	n := r.Num / r.Den
	if r.Num%r.Den > 0 {
		n++
	}
	return Whole(n)
}

// Hull returns the smallest span that contains both. An end is open if either one is.
func (s Span) Hull(o Span) Span {
	h := Span{Approximate: s.Approximate || o.Approximate, Step: coarser(s.Step, o.Step)}
	if s.Low.Known() && o.Low.Known() {
		h.Low = s.Low
		if o.Low.Rat().Cmp(s.Low.Rat()) < 0 {
			h.Low = o.Low
		}
	}
	if s.High.Known() && o.High.Known() {
		h.High = s.High
		if o.High.Rat().Cmp(s.High.Rat()) > 0 {
			h.High = o.High
		}
	}
	return h
}
