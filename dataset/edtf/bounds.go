package edtf

// Earliest returns the first day that the part may mean; false if none is known.
func (p Part) Earliest() (Day, bool) {
	first, _, ok := p.bounds()
	return first, ok
}

// Latest returns the last day that the part may mean; false if none is known.
func (p Part) Latest() (Day, bool) {
	_, last, ok := p.bounds()
	return last, ok
}

// bounds has no answer where no year is stated.
func (p Part) bounds() (first, last Day, ok bool) {
	if p.Kind != Stated || !p.YearKnown {
		return 0, 0, false
	}
	first, last = p.boundsIn(p.Year)
	return first, last, true
}

// boundsIn returns the bounds of the part in a year, whether or not it states that year. An approximate part
// has a margin of its own unit at each side.
func (p Part) boundsIn(year int) (first, last Day) {
	if p.Precision == PrecisionDay {
		first = dayOf(year, p.Month, p.Day)
		last = first
		if p.Approximate {
			first, last = first-1, last+1
		}
	} else {
		month, length, unit := p.months()
		if p.Approximate {
			month, length = month-unit, length+2*unit
		}
		first, last = dayOf(year, month, 1), dayOf(year, month+length, 1)-1
	}
	return max(first, FirstDay), min(last, LastDay)
}

// months returns the month of its year in which a part of a month or more may begin, how many months it may
// span, and how long its unit is.
func (p Part) months() (first, length, unit int) {
	switch p.Precision {
	case PrecisionMonth:
		return p.Month, 1, 1
	case PrecisionQuarter:
		return 3*p.Quarter - 2, 3, 3
	case PrecisionQuadrimester:
		return 4*p.Quadrimester - 3, 4, 4
	case PrecisionSemester:
		return 6*p.Semester - 5, 6, 6
	case PrecisionSeason:
		first, length = p.Season.months()
		return first, length, 3
	case PrecisionDecade:
		return 1, 10 * 12, 10 * 12
	case PrecisionCentury:
		return 1, 100 * 12, 100 * 12
	}
	return 1, 12, 12
}

// months returns the month in which a season may begin, and how many months it may span. Seasons of a stated
// hemisphere are those of meteorologists, three whole months, and belong to the year in which they begin. If
// the hemisphere is not stated, the months are wide enough for either one, and for the seasons of astronomers,
// which begin and end some three weeks later: spring and autumn from March to December of the year, summer and
// winter from the December before to the March after.
func (s Season) months() (first, length int) {
	switch s {
	case Spring, Autumn:
		return 3, 10
	case Summer, Winter:
		return 0, 16
	case NorthernSpring, SouthernAutumn:
		return 3, 3
	case NorthernSummer, SouthernWinter:
		return 6, 3
	case NorthernAutumn, SouthernSpring:
		return 9, 3
	}
	return 12, 3 // northern winter, southern summer
}
