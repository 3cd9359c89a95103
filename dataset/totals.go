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
// The sum is of the flights with a number, by the rule of [Sum]. Flights that are parts of one operation count as
// one flight, see [Dataset.Operation].
type Total struct {
	Key   string // a date in EDTF, a country of ISO 3166-1 or a name; empty if unknown
	Known bool

	Sum
	Events []string // ids of the events of the group, in the order of the dataset

	flights map[string]share // by operation
}

// A share is what a total has of an operation.
type share struct{ numbered, unnumbered bool }

// Flights returns how many flights the total is of, with a number and without.
func (t *Total) Flights() int { return len(t.flights) }

// Unnumbered returns how many flights were observed without any number: they are not in the sum, and not 0.
func (t *Total) Unnumbered() int {
	n := 0
	for _, s := range t.flights {
		if !s.numbered {
			n++
		}
	}
	return n
}

// Numbered returns how many flights the sum is of.
func (t *Total) Numbered() int { return t.Flights() - t.Unnumbered() }

// Everybody returns the sum of the people on all flights of the total. A flight without a number had people too,
// so with one the sum is at least that of the others.
func (t *Total) Everybody() Sum {
	s := t.Sum
	s.OpenAbove = s.OpenAbove || s.Ranges > 0 && t.Unnumbered() > 0
	return s
}

// add adds the range of a flight, or of a part of one.
func (t *Total) add(operation string, r *Range) error {
	t.Events = append(t.Events, r.Event)
	if t.flights == nil {
		t.flights = map[string]share{}
	}
	s := t.flights[operation]
	s.numbered, s.unnumbered = s.numbered || r.Numbered(), s.unnumbered || !r.Numbered()
	t.flights[operation] = s
	t.OpenAbove = t.OpenAbove || s.numbered && s.unnumbered // the rest of its people are unknown
	if !r.Numbered() {
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
	f := &Flown{d: d, when: d.operationWhens()}
	for _, r := range d.Ranges() {
		switch {
		case r.Group != Observed:
		case d.Event(r.Event).Kind == Flight:
			f.ranges = append(f.ranges, r)
		default:
			f.other++
		}
	}
	f.ranges = d.withoutParts(f.ranges)
	return f
}

// LeftOut returns how many events with observed people are not flights, and so not in any total.
func (f *Flown) LeftOut() int { return f.other }

// All returns the total of all flights. The error is [count.ErrTooLarge].
func (f *Flown) All() (Total, error) {
	t := Total{Known: true}
	for i := range f.ranges {
		if err := t.add(f.d.Operation(f.ranges[i].Event), &f.ranges[i]); err != nil {
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
		if err := t.add(f.d.Operation(r.Event), r); err != nil {
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
		all.Events = append(all.Events, t.Events...)
		if all.flights == nil {
			all.flights = map[string]share{}
		}
		for operation, s := range t.flights {
			o := all.flights[operation]
			all.flights[operation] = share{o.numbered || s.numbered, o.unnumbered || s.unnumbered}
		}
	}
	return all, nil
}
