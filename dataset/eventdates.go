package dataset

import (
	"slices"

	"onrecord/dataset/edtf"
)

// A When is the range of days on which an event may have taken place according to claims: from the first day
// that they allow to the last. Where no claim bounds a side, it is open. The rules are in docs/model.md under
// Dates; everything that shows, counts or selects events by date follows them through this type.
type When struct {
	Milestone             Milestone // whose dates these are
	First, Last           edtf.Day
	FirstKnown, LastKnown bool
	Approximate           bool     // whether a claim behind it is marked approximate or uncertain
	Uncertain             bool     // whether it rests on a claim that is marked uncertain, so that nothing is sure
	Disputed              bool     // whether the claims cannot all be right: it then spans what each of them says
	Claims                []string // ids of the date claims that set it, in file order
}

// Exact reports whether the claims say one exact day.
func (w When) Exact() bool { return w.FirstKnown && w.LastKnown && w.First == w.Last && !w.Approximate }

// Within reports whether the event took place in the days from one to another, both included. It never must
// if that rests on an uncertain date.
func (w When) Within(from, to edtf.Day) edtf.Containment {
	first, last := w.open()
	switch {
	case from > to || last < from || first > to:
		return edtf.Cannot
	case first >= from && last <= to && !w.Uncertain:
		return edtf.Must
	}
	return edtf.Can
}

// Date returns the days as one date: a day, one of several, by a day or from a day on.
func (w When) Date() edtf.Date {
	if w.FirstKnown && w.LastKnown && w.First == w.Last {
		return edtf.DateOf(w.First)
	}
	text := ".."
	if w.FirstKnown {
		text = w.First.String() + text
	}
	if w.LastKnown {
		text += w.Last.String()
	}
	date, _ := edtf.Parse("[" + text + "]") // the unknown date if both sides are open
	return date
}

// open returns the days with a side that is not known as wide as dates go.
func (w When) open() (first, last edtf.Day) {
	first, last = edtf.FirstDay, edtf.LastDay
	if w.FirstKnown {
		first = w.First
	}
	if w.LastKnown {
		last = w.Last
	}
	return first, last
}

// When returns the days of the first of the milestones that a claim about the event bounds. Without milestones
// it returns when the event took place: by its departure, or if no claim dates that, by its arrival or its
// period. What was only scheduled or announced dates nothing. The result is false if no claim bounds the days.
func (d *Dataset) When(event string, milestones ...Milestone) (When, bool) {
	var dates []*Date
	for i := range d.Dates {
		if d.Dates[i].Event == event {
			dates = append(dates, &d.Dates[i])
		}
	}
	if len(milestones) == 0 {
		return WhenOf(dates)
	}
	for _, m := range milestones {
		if w, ok := milestoneOf(dates, m); ok {
			return w, true
		}
	}
	return When{}, false
}

// WhenOf is When, without milestones, for callers who have the dates of the event already.
func WhenOf(dates []*Date) (When, bool) {
	if w, ok := claimed(dates, "departed"); ok {
		return w.before(dates), true
	}
	if w, ok := claimed(dates, "arrived"); ok {
		return w, true
	}
	return claimed(dates, "period")
}

// Whens returns when each event took place, by id; an event whose days no claim bounds is not in it.
func (d *Dataset) Whens() map[string]When {
	byEvent := map[string][]*Date{}
	for i := range d.Dates {
		byEvent[d.Dates[i].Event] = append(byEvent[d.Dates[i].Event], &d.Dates[i])
	}
	whens := make(map[string]When, len(byEvent))
	for event, dates := range byEvent {
		if w, ok := WhenOf(dates); ok {
			whens[event] = w
		}
	}
	return whens
}

// milestoneOf returns the days of one milestone. A departure that no claim dates was still not after the
// arrival; how long before is unknown.
func milestoneOf(dates []*Date, m Milestone) (When, bool) {
	w, ok := claimed(dates, m)
	if m != "departed" {
		return w, ok
	}
	w.Milestone = m
	w = w.before(dates)
	return w, w.FirstKnown || w.LastKnown
}

// before returns the days of a departure without those after the last day that the claims about the arrival
// allow. Claims that contradict each other, or the arrival, stay as they are, and a doubtful arrival bounds
// nothing.
func (w When) before(dates []*Date) When {
	a, ok := claimed(dates, "arrived")
	first, last := w.open()
	if !ok || !a.LastKnown || a.Uncertain || w.Disputed || a.Last >= last || a.Last < first {
		return w
	}
	w.Last, w.LastKnown = a.Last, true
	w.Approximate = w.Approximate || a.Approximate
	for _, x := range dates {
		if slices.Contains(a.Claims, x.ID) {
			w.Claims = append(w.Claims[:len(w.Claims):len(w.Claims)], x.ID)
		}
	}
	return w
}

// Contradicts reports whether two claims about dates cannot both be right: they are about the same milestone
// of the same event, and have no day in common. A date that is approximate, uncertain or unknown contradicts
// nothing: it does not insist on its days.
func (x *Date) Contradicts(o *Date) bool {
	if x.Event != o.Event || x.Milestone != o.Milestone {
		return false
	}
	for _, d := range []edtf.Date{x.Date, o.Date} {
		if d.IsZero() || d.Approximate() || d.Uncertain() {
			return false
		}
	}
	return apart(x.Date, o.Date) || apart(o.Date, x.Date)
}

// apart reports whether no day of a can be a day of b.
func apart(a, b edtf.Date) bool {
	if b.YearUnknown() {
		return false // the days of b are unknown; those of a may be known
	}
	first, ok := b.Earliest()
	if !ok {
		first = edtf.FirstDay
	}
	last, ok := b.Latest()
	if !ok {
		last = edtf.LastDay
	}
	return a.Within(first, last) == edtf.Cannot
}

// Date returns the claim about a date with an id, or nil.
func (d *Dataset) Date(id string) *Date { return find(d, id, "dates", d.Dates) }
