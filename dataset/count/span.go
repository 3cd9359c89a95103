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
// bounded on one side only.
type Span struct {
	Low, High   Ratio
	Approximate bool
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

// Add returns the sum of two spans of whole numbers. An end is open if either one is.
func (s Span) Add(o Span) (Span, error) {
	low, err1 := whole(s.Low, o.Low, 1)
	high, err2 := whole(s.High, o.High, 1)
	return Span{low, high, s.Approximate || o.Approximate}, errors.Join(err1, err2)
}

// Sub returns the difference of two spans of whole numbers. Its low is the low of s minus the high of o.
func (s Span) Sub(o Span) (Span, error) {
	low, err1 := whole(s.Low, o.High, -1)
	high, err2 := whole(s.High, o.Low, -1)
	return Span{low, high, s.Approximate || o.Approximate}, errors.Join(err1, err2)
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
	return q, nil
}

// CeilDiv returns Div rounded up to whole numbers: how many containers of size o hold s.
func (s Span) CeilDiv(o Span) (Span, error) {
	q, err := s.Div(o)
	q.Low, q.High = q.Low.ceil(), q.High.ceil()
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
	h := Span{Approximate: s.Approximate || o.Approximate}
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
