package dataset

import (
	"cmp"
	"slices"

	"onrecord/dataset/edtf"
	"onrecord/dataset/words"
)

// A Cumulated is one event of a sum over time: what was observed, and when.
type Cumulated struct {
	Range
	When When
}

// A Step is the sum from a day on, by the rule of [Sum]. Low counts the events that had certainly taken place
// by the end of the day, each with its low end, if it has one. High counts the
// events that may have taken place, with their largest number.
type Step struct {
	Day                  edtf.Day
	Low, High            int64
	OpenBelow, OpenAbove bool // whether a claim has no end on this side
	Loose                bool // whether, until the next step, some event may or may not have taken place
}

// A Cumulative is the observed people of a dataset, added up over time. Planned and projected numbers are
// never in it, nor are midpoints.
//
// It adds up flights. If the dataset has none, it adds up periods, provided that no two overlap. Besides
// flights, periods and programmes could count the same people, so they are never added to flights.
type Cumulative struct {
	Kind   EventKind   // of the events that are added up
	Events []Cumulated // with a number and a date, in order of date
	Before Step        // the sum before the first day; 0 unless the first day of some event is unknown
	Steps  []Step      // in order of days, at most one for each day

	Total  Sum      // of all Events
	Left   Sum      // of Undated, which is in no step
	Words  string   // the total with its qualifiers, as text
	Claims []string // ids of the claims behind it

	Undated    []Range // observed, but no claim bounds the date
	Unnumbered []Range // observed, but no active claim states a number
	Refused    string  // why there is no sum: "overlap" of periods or "too_large"; else empty
}

// Cumulative adds up the people observed on the events of the dataset, in order of date.
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
	whens := d.operationWhens()
	ranges := slices.DeleteFunc(d.Ranges(), func(r Range) bool { return r.Group != Observed || d.Event(r.Event).Kind != kind })
	for _, r := range d.withoutParts(ranges) {
		when, dated := whens[r.Event]
		switch {
		case !r.Numbered():
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
	var total Sum
	for i := range c.Events {
		if err := total.add(&c.Events[i].Range); err != nil {
			c.Refused = "too_large"
			return
		}
	}
	for i := range c.Events {
		c.Claims = append(c.Claims, c.Events[i].Claims...)
	}
	c.Words = c.Events[0].Words
	if len(c.Events) > 1 {
		c.Words = total.InWords(d.Words(), d.Words().Plain())
	}
	c.Total = total
	for i := range c.Undated {
		if err := c.Left.add(&c.Undated[i]); err != nil {
			c.Refused = "too_large"
			return
		}
	}
	c.steps()
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
		begins := change{high: e.Largest(), loose: 1, openBelow: e.OpenBelow(), openAbove: e.OpenAbove()}
		if !e.When.FirstKnown {
			loose++
			c.Before.High += e.Largest()
			c.Before.OpenBelow = c.Before.OpenBelow || e.OpenBelow()
			c.Before.OpenAbove = c.Before.OpenAbove || e.OpenAbove()
		}
		at(e.When.First, e.When.FirstKnown, begins)
		at(e.When.Last, e.When.LastKnown, change{low: e.Least().N, loose: -1})
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

// InWords returns the sum of a step as text.
func (s *Step) InWords(w *words.Words) string {
	sum := Sum{Sure: s.Low, Most: s.High, OpenBelow: s.OpenBelow, OpenAbove: s.OpenAbove, Ranges: 1}
	return sum.InWords(w, w.Plain())
}

// At returns the sum by the end of a day: the last step until then.
func (c *Cumulative) At(day edtf.Day) Step {
	i, found := slices.BinarySearchFunc(c.Steps, day, func(s Step, day edtf.Day) int { return cmp.Compare(s.Day, day) })
	switch {
	case found:
		return c.Steps[i]
	case i == 0:
		return c.Before
	}
	return c.Steps[i-1]
}

// Count returns how many flights or periods the sum is of: parts of one operation count as one.
func (c *Cumulative) Count(d *Dataset) int {
	operations := map[string]bool{}
	for i := range c.Events {
		operations[d.Operation(c.Events[i].Event)] = true
	}
	return len(operations)
}
