package dataset

import (
	"iter"
	"slices"
	"strings"

	"onrecord/dataset/count"
	"onrecord/dataset/words"
)

// A Range is what the active claims about an event of one measure group amount to. Nothing is averaged, and an
// end that no claim states stays open: "up to 400" has no low, not even 0.
//
// If some number satisfies all claims of each measure, the ends are those of the numbers that do: 27 beside "more
// than 24" is 27, and "at least 50" beside "up to 60" is 50 to 60. Otherwise the range is contested, and spans
// what the claims state. Measures never contest each other, since those aboard are not those who arrived; a range
// over several measures spans them all.
type Range struct {
	ID    string // event.group
	Event string
	Group Group

	// Ends are what follows for certain, provided that one of the claims on each measure is right. An end is
	// unknown if no claim states it, or if the claims contradict each other and one leaves it open.
	count.Ends
	// Stated is the smallest and the largest number that an active claim states, as an end or as a point. Both
	// are unknown if none states a number.
	Stated count.Ends

	Contested bool     // whether no number satisfies all active claims of one measure
	Numbers   []Stated // the different numbers, the one in most statements first

	Claims     []string // the active claims, in file order
	Statements int      // how many utterances that is: claims of one statement count once
	LeftOut    []LeftOut
	Words      string
	Brief      string // the words without numbers that agree, for a headline or a label
}

// A Stated is a number that active claims state.
type Stated struct {
	count.Count
	Statements int // how many utterances state it
}

// A LeftOut is a claim that is not in a range because it does not count.
type LeftOut struct {
	ID       string
	Standing Standing
	By       string // the claim that superseded it, or that it repeats
}

// Numbered reports whether an active claim states a number.
func (r *Range) Numbered() bool { return len(r.Numbers) > 0 }

// OpenBelow reports whether a range with a number has no low end.
func (r *Range) OpenBelow() bool { return r.Numbered() && !r.Low.Known }

// OpenAbove reports whether a range with a number has no high end.
func (r *Range) OpenAbove() bool { return r.Numbered() && !r.High.Known }

// From returns the number at which a drawing of the range begins: its low end, or if that is open, the smallest
// number stated.
func (r *Range) From() count.End {
	if r.Low.Known {
		return r.Low
	}
	return r.Stated.Low
}

// To returns the number at which a drawing of the range ends: its high end, or if that is open, the largest number
// stated.
func (r *Range) To() count.End {
	if r.High.Known {
		return r.High
	}
	return r.Stated.High
}

// Ranges returns the ranges of all events, in the order of the events and of Groups. There is none for a
// group without claims.
func (d *Dataset) Ranges() []Range { return slices.Collect(d.EachRange()) }

// EachRange yields the Ranges one by one: all of them may take more memory than the claims.
func (d *Dataset) EachRange() iter.Seq[Range] {
	return func(yield func(Range) bool) {
		w := d.Words()
		var claims []*Figure
		for i := range d.Events {
			all := d.FiguresOf(d.Events[i].ID)
			for _, g := range Groups {
				claims = claims[:0]
				for _, f := range all {
					if f.Measure.Group() == Group(g.Name) {
						claims = append(claims, f)
					}
				}
				if len(claims) > 0 && !yield(d.rangeOf(w, &d.Events[i], Group(g.Name), claims)) {
					return
				}
			}
		}
	}
}

// Range returns the range of one event and measure group; false if there are no claims.
func (d *Dataset) Range(event string, group Group) (Range, bool) {
	e := d.Event(event)
	if e == nil {
		return Range{}, false
	}
	claims := make([]*Figure, 0, 16)
	for _, f := range d.FiguresOf(event) {
		if f.Measure.Group() == group {
			claims = append(claims, f)
		}
	}
	return d.rangeOf(d.Words(), e, group, claims), len(claims) > 0
}

// RangeByID returns the range with an id, such as "first.observed"; false if there is none.
func (d *Dataset) RangeByID(id string) (Range, bool) {
	for _, g := range Groups {
		if event, found := strings.CutSuffix(id, "."+g.Name); found {
			return d.Range(event, Group(g.Name))
		}
	}
	return Range{}, false
}

func (d *Dataset) rangeOf(w *words.Words, e *Event, group Group, claims []*Figure) Range {
	r := Range{ID: e.ID + "." + string(group), Event: e.ID, Group: group}
	active := make([]*Figure, 0, 16)
	for _, f := range claims {
		standing, by := d.Standing(f)
		if standing != Active {
			r.LeftOut = append(r.LeftOut, LeftOut{f.ID, standing, by})
			continue
		}
		active = append(active, f)
	}
	if len(active) > 0 {
		r.Claims = make([]string, len(active))
		for i, f := range active {
			r.Claims[i] = f.ID
		}
	}
	r.Statements = statements(active)
	active = slices.DeleteFunc(active, func(f *Figure) bool { return f.Qualifier == count.Unstated })
	if len(active) > 0 {
		r.Numbers = numbersOf(active)
		r.Stated = statedEnds(r.Numbers)
		parts := byMeasure(active)
		r.span(parts)
		r.Words = r.inWords(w, parts, true)
		if r.Brief = r.Words; !r.Contested && len(r.Numbers) > 1 {
			r.Brief = r.inWords(w, parts, false)
		}
		return r
	}
	r.Words = w.Say("range.none")
	r.Brief = r.Words
	return r
}

// span sets the ends from those of each measure.
func (r *Range) span(parts []measured) {
	ends := make([]count.Ends, len(parts))
	for i := range parts {
		ends[i] = parts[i].ends
		r.Contested = r.Contested || parts[i].contested
	}
	r.Ends = count.Hull(ends)
}

// statements counts utterances: claims of one statement count once.
func statements(claims []*Figure) int {
	n, named := 0, map[string]bool{}
	for _, f := range claims {
		if f.Statement == "" {
			n++
		} else {
			named[f.Statement] = true
		}
	}
	return n + len(named)
}

// numbersOf returns the different numbers of claims, the one in most statements first, and then in file order.
func numbersOf(claims []*Figure) []Stated {
	const few = 8
	var at map[count.Count]int // of list, once it is longer than few
	type said struct {
		count.Count
		statement string
	}
	var counted map[said]bool
	list := make([]Stated, 0, min(few, len(claims)))
	for _, f := range claims {
		c := f.Count()
		i, found := -1, false
		if at == nil {
			i = slices.IndexFunc(list, func(s Stated) bool { return s.Count == c })
			found = i >= 0
		} else {
			i, found = at[c]
		}
		if !found {
			i, list = len(list), append(list, Stated{Count: c})
			at = indexed(at, list, few)
		}
		if f.Statement != "" {
			one := said{c, f.Statement}
			if counted[one] {
				continue
			}
			if counted == nil {
				counted = map[said]bool{}
			}
			counted[one] = true
		}
		list[i].Statements++
	}
	slices.SortStableFunc(list, func(a, b Stated) int { return b.Statements - a.Statements })
	return list
}

// indexed returns an index of a list by its numbers, with the last of them added, or nil while the list is short.
func indexed(at map[count.Count]int, list []Stated, few int) map[count.Count]int {
	switch {
	case len(list) <= few:
		return nil
	case at == nil:
		at = make(map[count.Count]int, 2*few)
		for i, s := range list {
			at[s.Count] = i
		}
	default:
		at[list[len(list)-1].Count] = len(list) - 1
	}
	return at
}

// statedEnds returns the smallest and the largest number that is stated, as an end or as a point.
func statedEnds(numbers []Stated) count.Ends {
	all := make([]count.Ends, 0, len(numbers))
	for _, n := range numbers {
		switch e := n.Ends(); {
		case !e.Low.Known:
			all = append(all, count.Ends{Low: e.High, High: e.High})
		case !e.High.Known:
			all = append(all, count.Ends{Low: e.Low, High: e.Low})
		default:
			all = append(all, e)
		}
	}
	return count.HullStated(all)
}

// A measured is what the active claims of one measure amount to.
type measured struct {
	measure   Measure
	claims    []*Figure // each states a number
	numbers   []Stated
	ends      count.Ends
	contested bool
	rendered  bool // one statement that was reported with several numbers
}

// byMeasure divides claims by measure, in the order of the measures.
func byMeasure(claims []*Figure) []measured {
	var parts []measured
	for _, m := range measures {
		p := measured{measure: Measure(m.Name)}
		for _, f := range claims {
			if f.Measure == p.measure {
				p.claims = append(p.claims, f)
			}
		}
		if len(p.claims) > 0 {
			p.agree()
			parts = append(parts, p)
		}
	}
	return parts
}

// agree sets the ends: those of the numbers that satisfy all statements, or if no number does, of all that is
// stated.
func (p *measured) agree() {
	utterances := make([][]count.Ends, 0, len(p.claims))
	all := make([]count.Ends, 0, len(p.claims))
	var at map[string]int
	for _, f := range p.claims {
		e := f.Count().Ends()
		all = append(all, e)
		if f.Statement != "" {
			if i, found := at[f.Statement]; found {
				utterances[i] = append(utterances[i], e)
				continue
			}
			if at == nil {
				at = map[string]int{}
			}
			at[f.Statement] = len(utterances)
		}
		n := len(all)
		utterances = append(utterances, all[n-1:n:n])
	}
	p.numbers = numbersOf(p.claims)
	p.rendered = len(utterances) == 1 && len(p.numbers) > 1
	ends, ok := count.Agree(utterances)
	if p.contested = !ok; p.contested {
		ends = count.Hull(all)
	}
	p.ends = ends
}
