package dataset

import (
	"iter"
	"slices"
)

// Operation returns the id of the event that an event counts as. That is itself, or if it is part of another of its
// kind, as a state's share of one flight is, that other event.
func (d *Dataset) Operation(event string) string {
	for whole := range d.wholes(event) {
		event = whole
	}
	return event
}

// Operations returns how many events of a kind there are: those that are part of one another count as one.
func (d *Dataset) Operations(kind EventKind) int {
	roots := map[string]bool{}
	for i := range d.Events {
		if e := &d.Events[i]; e.Kind == kind {
			roots[d.Operation(e.ID)] = true
		}
	}
	return len(roots)
}

// withoutParts returns ranges of one measure group without those that would count people twice, and without
// those that say nothing: the parts of an event with a number of its own, and an event without a number that has
// parts with one.
func (d *Dataset) withoutParts(ranges []Range) []Range {
	numbered, hasPart := map[string]bool{}, map[string]bool{}
	for i := range ranges {
		if r := &ranges[i]; r.Numbered() {
			numbered[r.Event] = true
			for whole := range d.wholes(r.Event) {
				hasPart[whole] = true
			}
		}
	}
	return slices.DeleteFunc(ranges, func(r Range) bool {
		for whole := range d.wholes(r.Event) {
			if numbered[whole] {
				return true
			}
		}
		return !r.Numbered() && hasPart[r.Event]
	})
}

// wholes yields the events that an event is part of, and that are of its kind, the nearest first. It ends even if an
// event is part of itself, which is reported when the dataset is checked.
func (d *Dataset) wholes(event string) iter.Seq[string] {
	return func(yield func(string) bool) {
		e := d.Event(event)
		for range len(d.Events) - 1 {
			if e == nil || e.PartOf == "" {
				return
			}
			whole := d.Event(e.PartOf)
			if whole == nil || whole.Kind != e.Kind || !yield(whole.ID) {
				return
			}
			e = whole
		}
	}
}

// operationWhens returns when each event took place, as Whens does. A part of an operation that no claim dates took place
// when the operation did, and an operation when its parts did.
func (d *Dataset) operationWhens() map[string]When {
	whens := d.Whens()
	if !slices.ContainsFunc(d.Events, func(e Event) bool { return e.PartOf != "" }) {
		return whens
	}
	dates := map[string][]*Date{}
	for i := range d.Dates {
		operation := d.Operation(d.Dates[i].Event)
		dates[operation] = append(dates[operation], &d.Dates[i])
	}
	for i := range d.Events {
		id := d.Events[i].ID
		if _, dated := whens[id]; !dated {
			if w, ok := WhenOf(dates[d.Operation(id)]); ok {
				whens[id] = w
			}
		}
	}
	return whens
}

// isPartOf reports whether an event is part of another, directly or through others.
func (d *Dataset) isPartOf(event, whole string) bool {
	for w := range d.wholes(event) {
		if w == whole {
			return true
		}
	}
	return false
}
