package trace

import (
	"hash/maphash"
	"slices"
	"strings"

	"onrecord/dataset"
	"onrecord/dataset/edtf"
	"onrecord/dataset/words"
)

// The prefixes of the ids of sums. The sum over time is cumulative, that until the end of a day
// cumulative.2025-12-08; the total of all flights is totals, that of some of them totals.month.2025-12.
const (
	CumulativeID = "cumulative"
	TotalsID     = "totals"
)

// A sum is what charts add up over events.
type sum struct {
	id, title, words string
	events, leftOut  []string
}

// allSums returns all sums that charts show, each set of events once. A sum of a single event is the event's
// range.
func allSums(d *dataset.Dataset) []sum {
	var list []sum
	type set struct {
		events int
		hash   uint64 // the same in any order: to compare the sets would take minutes for thousands of events
	}
	seen, seed := map[set]bool{}, maphash.MakeSeed()
	for _, s := range append(cumulativeSums(d), totalSums(d)...) {
		key := set{events: len(s.events)}
		for _, id := range s.events {
			key.hash += maphash.String(seed, id)
		}
		if len(s.events) > 1 && !seen[key] {
			seen[key] = true
			list = append(list, s)
		}
	}
	return list
}

// cumulativeSums returns the sum over time and its steps.
func cumulativeSums(d *dataset.Dataset) []sum {
	c, w := d.Cumulative(), d.Words()
	if len(c.Steps) == 0 {
		return nil
	}
	total := sum{id: CumulativeID, title: w.Say("trace.sum.all"), words: c.Words}
	for i := range c.Events {
		total.events = append(total.events, c.Events[i].Event)
	}
	for _, r := range slices.Concat(c.Undated, c.Unnumbered) {
		total.leftOut = append(total.leftOut, r.Event)
	}
	list := []sum{total}
	for _, step := range c.Steps {
		day, err := edtf.Parse(step.Day.String())
		if err != nil {
			continue // before the year 0
		}
		s := sum{id: CumulativeID + "." + day.String(), title: w.Say("trace.sum.until", "day", w.Date(day)), words: step.InWords(w)}
		for i := range c.Events {
			if when := c.Events[i].When; !when.FirstKnown || when.First <= step.Day {
				s.events = append(s.events, c.Events[i].Event)
			}
		}
		list = append(list, s)
	}
	return list
}

// totalSums returns the totals of flights, by each division.
func totalSums(d *dataset.Dataset) []sum {
	flown, w := d.Flown(), d.Words()
	all, err := flown.All()
	if err != nil || all.Ranges == 0 {
		return nil
	}
	list := []sum{totalSum(w, TotalsID, w.Say("trace.sum.flights"), &all)}
	for _, v := range dataset.Divisions {
		totals, err := flown.By(dataset.Division(v.Name))
		if err != nil {
			continue
		}
		for i := range totals {
			list = append(list, totalSum(w, TotalID(dataset.Division(v.Name), totals[i].Key), w.Say("trace.sum.flights"), &totals[i]))
		}
	}
	return list
}

// TotalID is the id of the total of a group of flights; the key is empty for the flights whose group is
// unknown.
func TotalID(v dataset.Division, key string) string {
	return strings.Join([]string{TotalsID, string(v), key}, ".")
}

func totalSum(w *words.Words, id, title string, t *dataset.Total) sum {
	people := t.Everybody()
	return sum{id: id, title: title, words: people.InWords(w, w.Counted("people")), events: t.Events}
}

func sumByID(d *dataset.Dataset, id string) (Node, bool) {
	if !strings.HasPrefix(id, CumulativeID) && !strings.HasPrefix(id, TotalsID) {
		return Node{}, false
	}
	for _, s := range append(cumulativeSums(d), totalSums(d)...) {
		if s.id == id {
			return sumNode(d, &s), true
		}
	}
	return Node{}, false
}

// sumNode is a sum with the ranges that it adds up.
func sumNode(d *dataset.Dataset, s *sum) Node {
	out := Node{Kind: KindSum, ID: s.id, Title: s.title, Words: s.words, Rule: "sum", RuleDoc: d.Words().Say("trace.rule.sum")}
	add := func(role Role, events []string) {
		for _, event := range events {
			if r, ok := d.Range(event, dataset.Observed); ok {
				out.Inputs = append(out.Inputs, withRole(role, rangeNode(d, &r)))
			}
		}
	}
	add(RoleCounted, s.events)
	add(RoleLeftOut, s.leftOut)
	return out
}
