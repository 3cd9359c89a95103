package count

import (
	"math/big"
	"strings"
)

// A Rounding says which way a number may move when it is shown with fewer digits.
type Rounding int

// The roundings. A lower bound rounds down and an upper bound up, so that what is shown stays true.
const (
	Nearest Rounding = iota // half away from zero
	Down
	Up
)

// Rounding returns the direction in which a number with this bound may be rounded. The ends of
// BoundBetween are rounded Down and Up one by one.
func (b Bound) Rounding() Rounding {
	switch b {
	case BoundAtLeast:
		return Down
	case BoundAtMost:
		return Up
	}
	return Nearest
}

// Decimal returns the ratio times scale in decimal digits, with "." and no grouping: one place after the
// point, or for numbers below 1 as many as show two significant digits, and no trailing zeros. It is exact or
// rounded once, from the exact ratio. It is never rounded to 1 or to the scale, so that 2,499 of 2,500 is not
// shown as 100 %. It is empty if the ratio is unknown.
func (r Ratio) Decimal(scale int64, rounding Rounding) string {
	if !r.Known() {
		return ""
	}
	x := new(big.Rat).Mul(r.Rat(), new(big.Rat).SetInt64(scale))
	places := decimalPlaces(x)
	s := atPlaces(x, places, rounding)
	for ; places < mostPlaces && roundsTo(s, places, scale) && !x.IsInt(); places++ {
		s = atPlaces(x, places+1, rounding)
	}
	return decimal(s, places)
}

// mostPlaces is enough for the smallest ratio of two claims, 1 by Max, which must not be shown as 0.
const mostPlaces = 20

// atPlaces returns a number times 10 to the power of places, rounded.
func atPlaces(x *big.Rat, places int, rounding Rounding) *big.Int {
	pow := new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(places)), nil)
	return roundInt(new(big.Rat).Mul(x, new(big.Rat).SetInt(pow)), rounding)
}

// roundsTo reports whether a result of atPlaces is the scale, 0 or 1.
func roundsTo(n *big.Int, places int, scale int64) bool {
	pow := new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(places)), nil)
	return n.Sign() == 0 || n.Cmp(pow) == 0 || n.Cmp(pow.Mul(pow, big.NewInt(scale))) == 0
}

// decimal writes a result of atPlaces without trailing zeros.
func decimal(n *big.Int, places int) string {
	s, sign := n.String(), ""
	if s[0] == '-' {
		sign, s = "-", s[1:]
	}
	if len(s) <= places {
		s = strings.Repeat("0", places+1-len(s)) + s
	}
	whole, frac := s[:len(s)-places], strings.TrimRight(s[len(s)-places:], "0")
	if frac != "" {
		whole += "." + frac
	}
	return sign + whole
}

// decimalPlaces returns 1 for numbers from 1 on, and for smaller ones as many places as show two significant digits.
func decimalPlaces(x *big.Rat) int {
	places := 1
	abs := new(big.Rat).Abs(x)
	one, ten := big.NewRat(1, 1), big.NewRat(10, 1)
	if abs.Sign() == 0 {
		return places
	}
	for abs.Cmp(one) < 0 && places < mostPlaces {
		abs.Mul(abs, ten)
		places++
	}
	return places
}

func roundInt(x *big.Rat, rounding Rounding) *big.Int {
	q, m := new(big.Int).DivMod(x.Num(), x.Denom(), new(big.Int)) // Euclidean: m is not negative
	switch {
	case m.Sign() == 0 || rounding == Down:
	case rounding == Up:
		q.Add(q, big.NewInt(1))
	default:
		twice := new(big.Int).Lsh(m, 1)
		if c := twice.Cmp(x.Denom()); c > 0 || c == 0 && x.Sign() > 0 {
			q.Add(q, big.NewInt(1))
		}
	}
	return q
}

// Coarse returns the ratio rounded to a multiple of a step, which is a power of ten. A finer one is taken where it
// would become 0 or 1 or, as with any step, what it is not: an approximate share of 99.7 % is not all. If the
// step is unknown the ratio stays as it is.
func (r Ratio) Coarse(step Ratio, rounding Rounding) Ratio {
	if !r.Known() || !step.Known() {
		return r
	}
	for {
		steps := roundInt(new(big.Rat).Quo(r.Rat(), step.Rat()), rounding)
		out := new(big.Rat).Mul(new(big.Rat).SetInt(steps), step.Rat())
		one := r.Den != 1 && out.Cmp(big.NewRat(1, 1)) == 0
		switch {
		case out.Cmp(r.Rat()) == 0:
			return r
		case !one && out.Sign() != 0 && out.Num().IsInt64():
			return Ratio{out.Num().Int64(), out.Denom().Int64()}
		case step.Num > 1:
			step.Num /= 10
		case step.Den < Max/10:
			step.Den *= 10
		default:
			return r
		}
	}
}
