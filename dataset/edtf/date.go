package edtf

import "math"

// A Date is a date as stated, 32 bytes, immutable and comparable: two dates are equal if their
// texts are. The zero Date is the unknown date.
type Date struct {
	text string
	// first is the earliest day, or for a date without one the day that it sorts by; last is the
	// latest day. The flags say whether they hold.
	first, last Day
	flags       flags
	precision   Precision
}

type flags uint8

const (
	hasFirst flags = 1 << iota
	hasLast
	hasPlace // first can be sorted by
	approximate
	uncertain
	yearUnknown
)

// String returns the text exactly as it was read.
func (d Date) String() string { return d.text }

// IsZero reports whether the date is the unknown one.
func (d Date) IsZero() bool { return d.text == "" }

// Earliest returns the first day that the date may mean. It is false if none is known: the unknown
// date, XXXX-09, a side that is open or unknown, and a season, which depends on the hemisphere.
func (d Date) Earliest() (Day, bool) { return known(d.first, d.flags&hasFirst != 0) }

// Latest returns the last day that the date may mean; false if none is known, as for [Date.Earliest].
func (d Date) Latest() (Day, bool) { return known(d.last, d.flags&hasLast != 0) }

func known(day Day, ok bool) (Day, bool) {
	if !ok {
		return 0, false
	}
	return day, true
}

// Full returns the day of a date written YYYY-MM-DD without a mark; false for every other form, including
// intervals and sets of one day.
func (d Date) Full() (Day, bool) {
	return known(d.first, d.precision == PrecisionDay && d.flags&(approximate|uncertain|yearUnknown) == 0)
}

// Approximate reports whether the date, or any part of it, is marked ~ or %.
func (d Date) Approximate() bool { return d.flags&approximate != 0 }

// Uncertain reports whether the date, or any part of it, is marked ? or %.
func (d Date) Uncertain() bool { return d.flags&uncertain != 0 }

// YearUnknown reports whether the date, or any part of it, leaves its year unstated (XXXX-09). The
// month, and the day if there is one, are in [Date.Parts].
func (d Date) YearUnknown() bool { return d.flags&yearUnknown != 0 }

// Precision returns the form of the date: a unit, an interval or a set.
func (d Date) Precision() Precision { return d.precision }

// MarshalText returns the text as it was read.
func (d Date) MarshalText() ([]byte, error) { return []byte(d.text), nil }

// UnmarshalText reads a date as [Parse] does.
func (d *Date) UnmarshalText(text []byte) error {
	date, err := Parse(string(text))
	if err == nil {
		*d = date
	}
	return err
}

// summed returns what a Date keeps of its parts, to answer without reading its text again.
func summed(text string, parts Parts) Date {
	if parts.Members == nil {
		d := summedSpan(parts.Span)
		d.text = text
		return d
	}
	d := Date{text: text, first: math.MaxInt32, last: math.MinInt32, precision: PrecisionOneOf}
	everywhere := hasFirst | hasLast // a bound holds only if each member has it
	for _, member := range parts.Members {
		m := summedSpan(member)
		everywhere &= m.flags
		d.flags |= m.flags
		if m.flags&hasPlace != 0 {
			d.first = min(d.first, m.first)
		}
		d.last = max(d.last, m.last)
	}
	d.flags = d.flags&^(hasFirst|hasLast) | everywhere
	return d
}

func summedSpan(s Span) Date {
	d := Date{precision: s.Start.Precision, flags: s.Start.marks() | s.End.marks()}
	end := s.Start
	if s.IsRange() {
		d.precision, end = PrecisionInterval, s.End
	}
	if last, ok := end.Latest(); ok {
		d.last = last
		d.flags |= hasLast
	}
	if first, ok := s.Start.Earliest(); ok {
		d.first = first
		d.flags |= hasFirst | hasPlace
	} else if day, ok := s.sortDay(); ok {
		d.first = day
		d.flags |= hasPlace
	}
	return d
}

// sortDay returns the day that a span without an earliest day sorts by.
func (s Span) sortDay() (Day, bool) {
	if s.Start.Kind == Stated && s.Start.YearKnown {
		return dayOf(s.Start.Year, 1, 1), true // a season: with its year
	}
	if last, ok := s.End.Latest(); ok {
		return last, true
	}
	if s.End.Kind == Stated && s.End.YearKnown {
		return dayOf(s.End.Year, 1, 1), true
	}
	return 0, false
}

func (p Part) marks() flags {
	var f flags
	if p.Approximate {
		f |= approximate
	}
	if p.Uncertain {
		f |= uncertain
	}
	if p.Kind == Stated && !p.YearKnown {
		f |= yearUnknown
	}
	return f
}
