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
// rounded once, from the exact ratio. It is empty if the ratio is unknown.
func (r Ratio) Decimal(scale int64, rounding Rounding) string {
	if !r.Known() {
		return ""
	}
	x := new(big.Rat).Mul(r.Rat(), new(big.Rat).SetInt64(scale))
	places := decimalPlaces(x)
	pow := new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(places)), nil)
	x.Mul(x, new(big.Rat).SetInt(pow))
	s := roundInt(x, rounding).String()
	sign := ""
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
	const most = 20 // the smallest ratio of two claims is 1 by Max, and it must not be shown as 0
	places := 1
	abs := new(big.Rat).Abs(x)
	one, ten := big.NewRat(1, 1), big.NewRat(10, 1)
	if abs.Sign() == 0 {
		return places
	}
	for abs.Cmp(one) < 0 && places < most {
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
