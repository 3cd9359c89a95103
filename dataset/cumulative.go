package dataset

import (
	"cmp"
	"slices"

	"onrecord/dataset/count"
	"onrecord/dataset/edtf"
)

// A When is the days on which an event took place, as far as claims bound them: from the first that a
// claim allows to the last. A day that is not known leaves its side open.
type When struct {
	Milestone             Milestone // that the dates are of
	First, Last           edtf.Day
	FirstKnown, LastKnown bool
	Approximate           bool     // a claim behind it is marked approximate or uncertain
	Claims                []string // ids of date claims, in file order
}

// Exact tells whether the event took place on one day.
func (w When) Exact() bool { return w.FirstKnown && w.LastKnown && w.First == w.Last && !w.Approximate }

// happened are the milestones that say when an event took place, the best first. A departure or an
// arrival that was only scheduled says nothing of the kind.
var happened = []Milestone{"departed", "arrived", "period"}

// When gives the days on which an event took place, by its departure, or where no claim dates that, by
// its arrival or its period. Claims that contradict each other all count. A vaguer one that agrees with
// a narrower one says nothing that the narrower does not: September beside 29 September. It is false
// where no claim bounds the days.
func (d *Dataset) When(event string) (When, bool) {
	var dates []*Date
	for i := range d.Dates {
		if d.Dates[i].Event == event {
			dates = append(dates, &d.Dates[i])
		}
	}
	return whenOf(dates)
}

func whenOf(dates []*Date) (When, bool) {
	for _, m := range happened {
		var all []When
		for _, x := range dates {
			if w := bounds(x); x.Milestone == m && (w.FirstKnown || w.LastKnown) {
				all = append(all, w)
			}
		}
		if len(all) > 0 {
			return hull(all), true
		}
	}
	return When{}, false
}

func bounds(x *Date) When {
	w := When{Milestone: x.Milestone, Approximate: x.Date.Approximate() || x.Date.Uncertain(), Claims: []string{x.ID}}
	w.First, w.FirstKnown = x.Date.Earliest()
	w.Last, w.LastKnown = x.Date.Latest()
	return w
}

// hull is the days that the narrowest claims allow together.
func hull(all []When) When {
	var h When
	for i, w := range all {
		vaguer := slices.ContainsFunc(all, func(o When) bool { return w.holds(o) && !o.holds(w) })
		switch {
		case vaguer:
		case h.Claims == nil:
			h = all[i]
			h.Claims = slices.Clone(h.Claims)
		default:
			h.FirstKnown = h.FirstKnown && w.FirstKnown
			h.LastKnown = h.LastKnown && w.LastKnown
			h.First, h.Last = min(h.First, w.First), max(h.Last, w.Last)
			h.Approximate = h.Approximate || w.Approximate
			h.Claims = append(h.Claims, w.Claims...)
		}
	}
	return h
}

// holds tells whether every day of o is one of w.
func (w When) holds(o When) bool {
	return (!w.FirstKnown || o.FirstKnown && w.First <= o.First) && (!w.LastKnown || o.LastKnown && w.Last >= o.Last) &&
		(w.Approximate || !o.Approximate)
}

// A Cumulated is an event in a sum over time: what was observed, and when.
type Cumulated struct {
	Range
	When When
}

// A Step is what the sum is from a day on. Low counts the events that had certainly taken place by the
// end of the day, each with its smallest number; High those that may have, with their largest.
type Step struct {
	Day                  edtf.Day
	Low, High            int64
	OpenBelow, OpenAbove bool // a claim in it has no end on this side
	Loose                bool // until the next step, some event may or may not have taken place
}

// A Cumulative is the observed people of a dataset added up over time. Planned and projected numbers
// are never in it, nor is a midpoint of anything.
//
// Flights are added up. A dataset without any adds its periods, if no two of them overlap; the period
// of a dataset that has flights may count the same people, and so may a programme.
type Cumulative struct {
	Kind   EventKind   // of the events that are added up
	Events []Cumulated // with a number and a date, in order of date
	Before Step        // the sum before the first day; it is 0 but for events of which no first day is known
	Steps  []Step      // in order of days, each day once
	Total  Range       // all Events; it has no ID

	Undated    []Range // observed, and no claim bounds when
	Unnumbered []Range // observed, and no active claim gives a number
	Refused    string  // why there is no sum: "overlap" of periods or "too_large"; else empty
}

// Cumulative adds up the people observed on the events of the dataset in order of date.
func (d *Dataset) Cumulative() Cumulative {
	c := d.cumulate(Flight)
	if len(c.Events) == 0 && len(c.Undated) == 0 {
		if periods := d.cumulate(Period); len(periods.Events) > 0 {
			c = periods
			c.refuseOverlap()
		}
	}
	if c.Refused == "" {
		c.addUp(d)
	}
	return c
}

func (d *Dataset) cumulate(kind EventKind) Cumulative {
	c := Cumulative{Kind: kind}
	dates := map[string][]*Date{}
	for i := range d.Dates {
		dates[d.Dates[i].Event] = append(dates[d.Dates[i].Event], &d.Dates[i])
	}
	for _, r := range d.Ranges() {
		if r.Group != Observed || d.Event(r.Event).Kind != kind {
			continue
		}
		when, dated := whenOf(dates[r.Event])
		switch {
		case !r.Low.Known && !r.High.Known:
			c.Unnumbered = append(c.Unnumbered, r)
		case !dated:
			c.Undated = append(c.Undated, r)
		default:
			c.Events = append(c.Events, Cumulated{r, when})
		}
	}
	slices.SortStableFunc(c.Events, func(a, b Cumulated) int { return cmp.Compare(a.When.sortDay(), b.When.sortDay()) })
	return c
}

func (w When) sortDay() edtf.Day {
	if w.FirstKnown {
		return w.First
	}
	return w.Last
}

// refuseOverlap refuses to add up periods that may count the same people.
func (c *Cumulative) refuseOverlap() {
	for i := range c.Events[1:] {
		a, b := c.Events[i].When, c.Events[i+1].When
		if !a.LastKnown || !b.FirstKnown || b.First <= a.Last {
			c.Refused = "overlap"
		}
	}
}

func (c *Cumulative) addUp(d *Dataset) {
	if len(c.Events) == 0 {
		return
	}
	total := Range{Group: Observed, Low: count.Of(0), High: count.Of(0)}
	for i := range c.Events {
		total.add(&c.Events[i].Range)
		if total.High.N > count.Max {
			c.Refused = "too_large"
			return
		}
	}
	total.Words = c.Events[0].Words
	if len(c.Events) > 1 {
		total.Words = total.endsInWords(d.Words())
	}
	c.Total = total
	c.steps()
}

// add takes the range of another event into a sum.
func (r *Range) add(o *Range) {
	r.Low.N += o.Low.N
	r.High.N += o.High.N
	r.LowApproximate = r.LowApproximate || o.LowApproximate
	r.HighApproximate = r.HighApproximate || o.HighApproximate
	r.OpenBelow = r.OpenBelow || o.OpenBelow
	r.OpenAbove = r.OpenAbove || o.OpenAbove
	r.Claims = append(r.Claims, o.Claims...)
	r.LeftOut = append(r.LeftOut, o.LeftOut...)
	r.Statements += o.Statements
}

// A change is what one day adds to the sum.
type change struct {
	low, high, loose     int64
	openBelow, openAbove bool
}

func (c *Cumulative) steps() {
	changes := map[edtf.Day]change{}
	at := func(day edtf.Day, known bool, add change) {
		if !known {
			return
		}
		x := changes[day]
		changes[day] = change{x.low + add.low, x.high + add.high, x.loose + add.loose, x.openBelow || add.openBelow, x.openAbove || add.openAbove}
	}
	var loose int64
	for i := range c.Events {
		e := &c.Events[i]
		begins := change{high: e.High.N, loose: 1, openBelow: e.OpenBelow, openAbove: e.OpenAbove}
		if !e.When.FirstKnown {
			loose++
			c.Before.High += e.High.N
			c.Before.OpenBelow = c.Before.OpenBelow || e.OpenBelow
			c.Before.OpenAbove = c.Before.OpenAbove || e.OpenAbove
		}
		at(e.When.First, e.When.FirstKnown, begins)
		at(e.When.Last, e.When.LastKnown, change{low: e.Low.N, loose: -1})
	}
	c.Before.Loose = loose > 0
	days := make([]edtf.Day, 0, len(changes))
	for day := range changes {
		days = append(days, day)
	}
	slices.Sort(days)
	last := c.Before
	for _, day := range days {
		x := changes[day]
		loose += x.loose
		last = Step{day, last.Low + x.low, last.High + x.high, last.OpenBelow || x.openBelow, last.OpenAbove || x.openAbove, loose > 0}
		c.Steps = append(c.Steps, last)
	}
}
