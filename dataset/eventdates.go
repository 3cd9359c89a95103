package dataset

import (
	"slices"

	"onrecord/dataset/edtf"
)

// A When is the range of days on which an event may have taken place according to claims: from the first day
// that they allow to the last. Where no claim bounds a side, it is open.
type When struct {
	Milestone             Milestone // whose dates these are
	First, Last           edtf.Day
	FirstKnown, LastKnown bool
	Approximate           bool     // whether a claim behind it is marked approximate or uncertain
	Claims                []string // ids of date claims, in file order
}

// Exact reports whether the claims say one exact day.
func (w When) Exact() bool { return w.FirstKnown && w.LastKnown && w.First == w.Last && !w.Approximate }

// happened lists the milestones that date an event, the best first. A departure or an arrival that was only
// scheduled does not date it.
var happened = []Milestone{"departed", "arrived", "period"}

// When returns the days of the first of the milestones that a claim about the event bounds. Without milestones
// it returns when the event took place: by its departure, or if no claim dates that, by its arrival or its
// period. Claims that contradict each other all count. A vague claim that agrees with a narrower one adds
// nothing: September does not widen 29 September. The result is false if no claim bounds the days.
func (d *Dataset) When(event string, milestones ...Milestone) (When, bool) {
	var dates []*Date
	for i := range d.Dates {
		if d.Dates[i].Event == event {
			dates = append(dates, &d.Dates[i])
		}
	}
	if len(milestones) == 0 {
		milestones = happened
	}
	return whenOf(dates, milestones)
}

// WhenOf is When for callers who have the dates of the event already.
func WhenOf(dates []*Date) (When, bool) { return whenOf(dates, happened) }

func whenOf(dates []*Date, milestones []Milestone) (When, bool) {
	for _, m := range milestones {
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

// hull returns the days that the narrowest claims allow together.
func hull(all []When) When {
	var h When
	for i, w := range all {
		vaguer := slices.ContainsFunc(all, func(o When) bool { return w.contains(o) && !o.contains(w) })
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

// contains reports whether every day of o is one of w.
func (w When) contains(o When) bool {
	return (!w.FirstKnown || o.FirstKnown && w.First <= o.First) && (!w.LastKnown || o.LastKnown && w.Last >= o.Last) &&
		(w.Approximate || !o.Approximate)
}

// Contradicts reports whether two claims about dates cannot both be right: they are about the same milestone
// of the same event, and have no day in common. A date that is approximate, uncertain or unknown contradicts
// nothing, since nobody can say how far off it may be.
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
