package edtf

// Containment says whether a date falls in a range of days.
type Containment uint8

const (
	Cannot Containment = iota // no day that the date may mean is in the range
	Can                       // some may be
	Must                      // all are, and the date is not marked uncertain
)

// String returns the containment in English, for messages and tests.
func (c Containment) String() string { return name([]string{"cannot", "can", "must"}, int(c)) }

// Within reports whether the date falls in the days from one to another, both included; FirstDay and
// LastDay leave a side open. An interval is taken by its days: Can if it overlaps the range, Must
// if it lies inside.
//
//   - The unknown date Can, and never Must, fall in any range.
//   - A side that is open or unknown (2025-10-01/.., [..2025-10-02]) reaches to the first or last day.
//   - XXXX-09 Can fall in a range that holds some September day, and never Must.
//   - A season and an approximate date are taken by their days, as [Date.Earliest] and [Date.Latest] have
//     them: 2025-09-30~ is not certainly in September, and 2025-09-15~ is.
//   - A date marked ? or % never Must: it is in doubt. It Cannot by its days, so that a search does not
//     return everything that is uncertain.
//   - Everything Cannot fall in an empty range (from after to).
func (d Date) Within(from, to Day) Containment {
	if from > to {
		return Cannot
	}
	if d.IsZero() {
		return Can
	}
	c := d.within(from, to)
	if c == Must && d.flags&uncertain != 0 {
		return Can
	}
	return c
}

func (d Date) within(from, to Day) Containment {
	const bounded = hasFirst | hasLast
	if d.precision != PrecisionOneOf && d.flags&bounded == bounded {
		return contained(d.first, d.last, from, to)
	}
	parts := d.Parts()
	if d.precision != PrecisionOneOf {
		return parts.within(from, to)
	}
	return membersWithin(parts.Members, from, to)
}

// membersWithin is Must or Cannot only if every member is: 2025-10 lies between the members of
// [2025-09-30,2025-12-08], and neither is in it.
func membersWithin(members []Span, from, to Day) Containment {
	all := members[0].within(from, to)
	for _, m := range members[1:] {
		if m.within(from, to) != all {
			return Can
		}
	}
	return all
}

func (s Span) within(from, to Day) Containment {
	if !s.IsRange() && !s.Start.YearKnown {
		return s.Start.withinSomeYear(from, to)
	}
	first, last, okFirst := s.Start.bounds()
	okLast := okFirst
	if s.IsRange() {
		last, okLast = s.End.Latest()
	}
	if !okFirst && !okLast {
		return Can
	}
	if !okFirst {
		first = FirstDay
	}
	if !okLast {
		last = LastDay
	}
	return contained(first, last, from, to)
}

// withinSomeYear looks for a year in which the part overlaps the range. Nine years in a row hold
// every day of the calendar: 29 February is at most eight years from the next one. A part may reach into
// the years beside its own: XXXX-12~, and the winter.
func (p Part) withinSomeYear(from, to Day) Containment {
	first := max(0, from.Year()-1)
	for year := first; year <= min(to.Year()+1, first+10, 9999); year++ {
		if p.Month == 2 && p.Day == 29 && daysIn(year, 2) < 29 {
			continue
		}
		if first, last := p.boundsIn(year); contained(first, last, from, to) != Cannot {
			return Can
		}
	}
	return Cannot
}

func contained(first, last, from, to Day) Containment {
	switch {
	case last < from || first > to:
		return Cannot
	case first >= from && last <= to:
		return Must
	}
	return Can
}
