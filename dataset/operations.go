package dataset

import "slices"

// Operation returns the id of the event that an event counts as. That is itself, or if it is part of another of its
// kind, as a state's share of one flight is, that other event.
func (d *Dataset) Operation(event string) string {
	e := d.Event(event)
	for e != nil && e.PartOf != "" {
		whole := d.Event(e.PartOf)
		if whole == nil || whole.Kind != e.Kind {
			break
		}
		e = whole
	}
	if e == nil {
		return event
	}
	return e.ID
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

// wholes yields the events that an event is part of, and that are of its kind.
func (d *Dataset) wholes(event string) func(yield func(string) bool) {
	return func(yield func(string) bool) {
		for e := d.Event(event); e != nil && e.PartOf != ""; {
			whole := d.Event(e.PartOf)
			if whole == nil || whole.Kind != e.Kind || !yield(whole.ID) {
				return
			}
			e = whole
		}
	}
}
