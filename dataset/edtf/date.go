package edtf

import "math"

// A Date is a date as stated, 32 bytes, immutable and comparable: two dates are equal if their
// texts are. The zero Date is the unknown date.
type Date struct {
	text string
	// first and last are the earliest and the latest day, and place is the day that it sorts by. The flags
	// say whether they hold.
	first, last, place Day
	flags              flags
	precision          Precision
}

type flags uint8

const (
	hasFirst flags = 1 << iota
	hasLast
	hasPlace
	approximate
	uncertain
	yearUnknown
)

// DateOf returns the date that is one day, from [FirstDay] to [LastDay].
func DateOf(day Day) Date {
	return Date{text: day.String(), first: day, last: day, place: day, flags: hasFirst | hasLast | hasPlace, precision: PrecisionDay}
}

// String returns the text exactly as it was read.
func (d Date) String() string { return d.text }

// IsZero reports whether the date is the unknown one.
func (d Date) IsZero() bool { return d.text == "" }

// Earliest returns the first day that the date may mean. It is false if none is known: the unknown
// date, XXXX-09, and a side that is open or unknown. An approximate date has a margin of its own unit at each
// side: 2025-09-30~ may be 29 September, and 2025-09~ may be in August.
func (d Date) Earliest() (Day, bool) { return known(d.first, d.flags&hasFirst != 0) }

// Latest returns the last day that the date may mean; false if none is known, as for [Date.Earliest].
func (d Date) Latest() (Day, bool) { return known(d.last, d.flags&hasLast != 0) }

// Written returns the earliest and the latest day without the margin of what is approximate: what a
// reader takes about 30 September for. False if none is known on that side.
func (d Date) Written() (first Day, ok1 bool, last Day, ok2 bool) {
	if d.flags&approximate != 0 {
		parts := d.Parts()
		for i := range parts.Members {
			parts.Members[i] = parts.Members[i].unmarked()
		}
		parts.Span = parts.Span.unmarked()
		d = summed(d.text, parts)
	}
	first, ok1 = d.Earliest()
	last, ok2 = d.Latest()
	return first, ok1, last, ok2
}

func (s Span) unmarked() Span {
	s.Start.Approximate, s.End.Approximate = false, false
	return s
}

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
	d := Date{text: text, first: math.MaxInt32, last: math.MinInt32, place: math.MaxInt32, precision: PrecisionOneOf}
	everywhere := hasFirst | hasLast // a bound holds only if each member has it
	for _, member := range parts.Members {
		m := summedSpan(member)
		everywhere &= m.flags
		d.flags |= m.flags
		d.first, d.last = min(d.first, m.first), max(d.last, m.last)
		if m.flags&hasPlace != 0 {
			d.place = min(d.place, m.place)
		}
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
	keep := func(at *Day, flag flags, day Day, ok bool) {
		if ok {
			*at = day
			d.flags |= flag
		}
	}
	first, ok1 := s.Start.Earliest()
	last, ok2 := end.Latest()
	place, ok3 := s.place()
	keep(&d.first, hasFirst, first, ok1)
	keep(&d.last, hasLast, last, ok2)
	keep(&d.place, hasPlace, place, ok3)
	return d
}

// place returns the day that a span sorts by: where it is written, whatever its margin. A season of either
// hemisphere sorts with its year.
func (s Span) place() (Day, bool) {
	s = s.unmarked()
	if p := s.Start; p.Precision == PrecisionSeason && p.Season <= Winter && p.YearKnown {
		return dayOf(p.Year, 1, 1), true
	}
	if first, ok := s.Start.Earliest(); ok {
		return first, true
	}
	return s.End.Latest()
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
