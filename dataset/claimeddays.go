package dataset

import (
	"slices"

	"onrecord/dataset/edtf"
)

// A stated is the days of one claim.
type stated struct {
	When
	date edtf.Date
}

func daysOf(x *Date) stated {
	s := stated{When{Milestone: x.Milestone, Uncertain: x.Date.Uncertain(), Claims: []string{x.ID}}, x.Date}
	s.Approximate = x.Date.Approximate() || s.Uncertain
	s.First, s.FirstKnown = x.Date.Earliest()
	s.Last, s.LastKnown = x.Date.Latest()
	return s
}

// claimed returns the days that the claims about a milestone leave: those that satisfy all of them if they can
// all be right, or else all that any of them says. A claim in doubt (2025-09-30?) adds nothing where it agrees
// with the others, and puts all in doubt where it does not. False if no claim bounds the days.
func claimed(dates []*Date, m Milestone) (When, bool) {
	var all, sure, doubted []stated
	for _, x := range dates {
		s := daysOf(x)
		switch {
		case x.Milestone != m || !s.FirstKnown && !s.LastKnown:
			continue
		case s.Uncertain:
			doubted = append(doubted, s)
		default:
			sure = append(sure, s)
		}
		all = append(all, s)
	}
	if len(all) == 0 {
		return When{}, false
	}
	if len(sure) == 0 {
		return together(all), true
	}
	w := together(sure)
	for _, s := range doubted {
		if first, last := s.open(); w.Within(first, last) == edtf.Cannot {
			return together(all), true
		}
	}
	return w, true
}

// together returns the days of claims that are all sure, or all in doubt, or contradict each other.
func together(all []stated) When {
	first, last := all[0].open()
	for _, s := range all[1:] {
		from, to := s.open()
		first, last = max(first, from), min(last, to)
	}
	w, ok := common(all, first, last)
	if !ok {
		w = hull(all)
	}
	for _, s := range all {
		w.Uncertain = w.Uncertain || s.Uncertain
	}
	return w
}

// common returns the days from first to last, which every claim allows, and false if there are none. Claims
// that say those very days set them alone: September adds nothing to 29 September. If none does, those that
// set an end do: "by 2 October" and "in October" are 1 or 2 October together. Periods that differ
// (2023-10-01/2024-09-30 and 2024) are not made shorter that way, since each means all of its days.
func common(all []stated, first, last edtf.Day) (When, bool) {
	w := When{Milestone: all[0].Milestone}
	if first > last || slices.ContainsFunc(all, func(s stated) bool { return s.date.Within(first, last) == edtf.Cannot }) {
		return w, false
	}
	var ends []stated
	periods := false
	for _, s := range all {
		if s.FirstKnown {
			w.First, w.FirstKnown = first, true
		}
		if s.LastKnown {
			w.Last, w.LastKnown = last, true
		}
		from, to := s.open()
		periods = periods || s.date.Precision() == edtf.PrecisionInterval
		if from == first && to == last {
			w.take(s)
		} else if s.FirstKnown && from == first || s.LastKnown && to == last {
			ends = append(ends, s)
		}
	}
	if w.Claims == nil && periods {
		return w, false
	}
	if w.Claims == nil {
		for _, s := range ends {
			w.take(s)
		}
	}
	return w, true
}

func (w *When) take(s stated) {
	w.Approximate = w.Approximate || s.Approximate
	w.Claims = append(w.Claims, s.Claims...)
}

// hull returns the days of claims that cannot all be right. One that is only vaguer than another, which it
// agrees with, adds nothing.
func hull(all []stated) When {
	w := When{Milestone: all[0].Milestone, Disputed: true, FirstKnown: true, LastKnown: true, First: edtf.LastDay, Last: edtf.FirstDay}
	for _, s := range all {
		if slices.ContainsFunc(all, func(o stated) bool { return s.contains(o) && !o.contains(s) && !apart(s.date, o.date) }) {
			continue
		}
		w.FirstKnown = w.FirstKnown && s.FirstKnown
		w.LastKnown = w.LastKnown && s.LastKnown
		first, last := s.open()
		w.First, w.Last = min(w.First, first), max(w.Last, last)
		w.take(s)
	}
	return w
}

// contains reports whether every day of o is one of s.
func (s stated) contains(o stated) bool {
	first, last := s.open()
	from, to := o.open()
	return first <= from && last >= to
}
