package dataset

import (
	"cmp"
	"fmt"
	"slices"

	"onrecord/dataset/edtf"
)

// A Division is a way to divide flights into groups, whose people are added up.
type Division string

// Divisions lists the ways to divide flights: by when a flight took place, with keys in EDTF (2024, 2024-33
// for its first quarter, 2024-05), by where, and by whom.
var Divisions = []Code{
	{"year", "By the year in which the flight took place."},
	{"quarter", "By the quarter in which it took place."},
	{"month", "By the month in which it took place."},
	{"origin", "By the country that it left."},
	{"destination", "By the country that it went to."},
	{"operator", "By who carried it out."},
}

// The divisions by time.
const (
	ByYear    Division = "year"
	ByQuarter Division = "quarter"
	ByMonth   Division = "month"
)

// OfTime reports whether a division is by time. Its groups are then in order of time.
func (v Division) OfTime() bool { return v == ByYear || v == ByQuarter || v == ByMonth }

// A Total adds up the people observed on the flights of one group. Only active claims count, and a flight on
// which claims differ enters with their range. Planned and projected numbers are never in a total, nor are
// midpoints.
//
// The sum is of the flights with a number, by the rule of [Sum].
type Total struct {
	Key   string // a date in EDTF, a country of ISO 3166-1 or a name; empty if unknown
	Known bool

	Sum
	Unnumbered int // flights observed without a number: not in the sum, and not 0

	Events []string // ids of all flights of the group, in the order of the dataset
}

// add adds the range of a flight.
func (t *Total) add(r *Range) error {
	t.Events = append(t.Events, r.Event)
	if !r.Low.Known && !r.High.Known {
		t.Unnumbered++
		return nil
	}
	if err := t.Sum.add(r); err != nil {
		return fmt.Errorf("%s: %w", t.Key, err)
	}
	return nil
}

// Flown is the observed ranges of the flights of a dataset, with when they took place. Periods and programmes
// may count the people of flights, so they are never added to them.
type Flown struct {
	d      *Dataset
	ranges []Range
	when   map[string]When
	other  int
}

// Flown returns the flights of the dataset with claims about observed people.
func (d *Dataset) Flown() *Flown {
	f := &Flown{d: d, when: d.Whens()}
	for _, r := range d.Ranges() {
		if r.Group != Observed {
			continue
		}
		if d.Event(r.Event).Kind == Flight {
			f.ranges = append(f.ranges, r)
		} else {
			f.other++
		}
	}
	return f
}

// LeftOut returns how many events with observed people are not flights, and so not in any total.
func (f *Flown) LeftOut() int { return f.other }

// All returns the total of all flights. The error is [count.ErrTooLarge].
func (f *Flown) All() (Total, error) {
	t := Total{Known: true}
	for i := range f.ranges {
		if err := t.add(&f.ranges[i]); err != nil {
			return t, err
		}
	}
	return t, nil
}

// By divides the flights and adds up each group. Groups of time are in order of time, others begin with the
// largest. Flights whose group is unknown are a group of their own, the last. A flight belongs to a month only
// if all of the days on which it may have taken place do, and none of that is uncertain: see [When].
func (f *Flown) By(v Division) ([]Total, error) {
	byKey := map[string]*Total{}
	var totals []*Total
	for i := range f.ranges {
		r := &f.ranges[i]
		key := f.key(v, r.Event)
		t := byKey[key]
		if t == nil {
			t = &Total{Key: key, Known: key != ""}
			byKey[key] = t
			totals = append(totals, t)
		}
		if err := t.add(r); err != nil {
			return nil, err
		}
	}
	slices.SortStableFunc(totals, func(a, b *Total) int {
		switch {
		case a.Known != b.Known:
			return cmp.Compare(b2i(b.Known), b2i(a.Known))
		case v.OfTime():
			return cmp.Compare(a.Key, b.Key) // EDTF of one length, which sorts as text
		}
		return cmp.Or(cmp.Compare(b.Most, a.Most), cmp.Compare(a.Key, b.Key))
	})
	list := make([]Total, len(totals))
	for i, t := range totals {
		list[i] = *t
	}
	return list, nil
}

func b2i(b bool) int {
	if b {
		return 1
	}
	return 0
}

// key returns the group of a flight; empty if it is unknown.
func (f *Flown) key(v Division, event string) string {
	e := f.d.Event(event)
	switch v {
	case "origin":
		return e.Origin
	case "destination":
		return e.Destination
	case "operator":
		return e.Operator
	}
	w := f.when[event]
	if !w.FirstKnown || !w.LastKnown || w.Uncertain || periodOf(v, w.First) != periodOf(v, w.Last) {
		return ""
	}
	return periodOf(v, w.First)
}

// periodOf returns the year, quarter or month of a day, in EDTF.
func periodOf(v Division, day edtf.Day) string {
	year, month, _ := day.Date()
	switch v {
	case ByYear:
		return fmt.Sprintf("%04d", year)
	case ByQuarter:
		return fmt.Sprintf("%04d-%d", year, 33+(int(month)-1)/3)
	}
	return fmt.Sprintf("%04d-%02d", year, int(month))
}

// Join adds up several totals, such as the rest after those that are shown one by one.
func Join(totals []Total) (Total, error) {
	var all Total
	for i, t := range totals {
		if err := all.Sum.join(t.Sum); err != nil {
			return all, err
		}
		all.Known = i == 0 && t.Known || all.Known && t.Known
		all.Unnumbered += t.Unnumbered
		all.Events = append(all.Events, t.Events...)
	}
	return all, nil
}
