package edtf

import (
	"cmp"
	"math"
)

// Compare orders dates for sorting: -1 if a comes before b, 0 if they are the same text, 1 if
// after. The order is total:
//
//   - By the earliest day as written, without the margin of an approximate date. A date that has none
//     but has a latest day sorts by that one ([..2025-10-02] with 2025-10-02), a season of either
//     hemisphere with the first day of its year.
//   - At the same day by the latest one, so that 2025-10-01 comes before 2025-10-01~ and that
//     before 2025-10; a date without one follows.
//   - Then by the text, so that 2025-10-01 comes before 2025-10-01?.
//   - Dates whose year is not stated follow all those, by their text; the unknown date is last.
func Compare(a, b Date) int {
	if c := cmp.Compare(a.rank(), b.rank()); c != 0 {
		return c
	}
	if a.flags&hasPlace != 0 {
		if c := cmp.Or(cmp.Compare(a.place, b.place), cmp.Compare(a.lastOr(math.MaxInt32), b.lastOr(math.MaxInt32))); c != 0 {
			return c
		}
	}
	return cmp.Compare(a.text, b.text)
}

func (d Date) rank() int {
	switch {
	case d.flags&hasPlace != 0:
		return 0
	case !d.IsZero():
		return 1
	}
	return 2
}

func (d Date) lastOr(otherwise Day) Day {
	if d.flags&hasLast != 0 {
		return d.last
	}
	return otherwise
}
