package dataset

import (
	"iter"
	"slices"

	"onrecord/dataset/edtf"
	"onrecord/dataset/words"
)

// DerivedEvents is when each event took place. Every output that dates an event takes it from here or from
// the same [When].
var DerivedEvents = DerivedTable{
	Name: "events_derived", Member: "events", Title: "When each event took place",
	Doc:    "One row is the days on which one event took place, as far as claims about its dates bound them.",
	Fields: derivedFields(eventRecordFields),
	open: func(d *Dataset) (int, Records) {
		whens, w := d.Whens(), d.Words()
		return len(d.Events), func(unit int, cells []DerivedCell) iter.Seq[[]DerivedCell] {
			return cellsOf(eventRecordFields, cells, func(yield func(*eventRecord) bool) {
				id := d.Events[unit].ID
				yield(&eventRecord{whens[id], id, w})
			})
		}
	},
}

// An eventRecord is when one event took place; the When is zero if no claim bounds that.
type eventRecord struct {
	When
	id string
	w  *words.Words
}

// reason is why the first or the last day is unknown; empty if both are known.
func (e *eventRecord) reason() string {
	switch {
	case e.FirstKnown && e.LastKnown:
		return ""
	case e.LastKnown:
		return e.w.Say("reason.first_day")
	case e.FirstKnown:
		return e.w.Say("reason.last_day")
	}
	return e.w.Say("reason.undated")
}

// dating are the milestones that date an event.
var dating = slices.DeleteFunc(slices.Clone(milestones), func(c Code) bool {
	return c.Name != "departed" && c.Name != "arrived" && c.Name != "period"
})

var eventRecordFields = []derivedField[eventRecord]{
	derivedRef("id", "The event.", "events", func(e *eventRecord) string { return e.id }),
	{Field{Name: "milestone", Kind: KindCode, Doc: "What dates it: its departure, or else its arrival or its period.", Codes: dating},
		func(e *eventRecord) DerivedCell { return DerivedCell{Cell: Cell{Text: string(e.Milestone)}} }},
	derivedDay("first_day", "The first day that the claims allow.", func(e *eventRecord) (edtf.Day, bool) { return e.First, e.FirstKnown }),
	derivedDay("last_day", "The last day that the claims allow.", func(e *eventRecord) (edtf.Day, bool) { return e.Last, e.LastKnown }),
	derivedTruth("approximate", "Whether a claim that sets the days is marked approximate or uncertain.", func(e *eventRecord) bool { return e.Approximate }),
	derivedTruth("uncertain", "Whether the days rest on a claim that is marked uncertain.", func(e *eventRecord) bool { return e.Uncertain }),
	derivedTruth("disputed", "Whether the claims about it cannot all be right; the days then span what each of them says.", func(e *eventRecord) bool { return e.Disputed }),
	derivedRefs("claims", "The claims that set the days.", "dates", optional, func(e *eventRecord) []string { return e.Claims }),
	derivedOptional("reason", "Why the first or the last day is unknown.", "", (*eventRecord).reason),
}

func derivedDay[R any](name, doc string, get func(*R) (edtf.Day, bool)) derivedField[R] {
	return derivedField[R]{Field{Name: name, Kind: KindDay, Doc: doc}, func(r *R) DerivedCell {
		day, ok := get(r)
		if !ok {
			return DerivedCell{}
		}
		return DerivedCell{Cell: Cell{Date: edtf.DateOf(day)}}
	}}
}
