package dataset

import (
	"iter"
	"slices"
	"strings"

	"onrecord/dataset/count"
	"onrecord/dataset/words"
)

// A Range spans the active claims about an event of one measure group: from the smallest to the largest end
// or point that was stated. Nothing is averaged, and an end that a claim leaves open stays open: "up to 400"
// has no low, not even 0.
type Range struct {
	ID    string // event.group
	Event string
	Group Group

	Low, High                       count.Number // unknown if no active claim states a number
	LowApproximate, HighApproximate bool         // whether a claim that states this end says "about"
	OpenBelow, OpenAbove            bool         // whether a claim has no end on this side

	differ bool // whether the claims state more than one number

	Claims     []string // the active claims, in file order
	Statements int      // how many utterances that is: claims of one statement count once
	LeftOut    []LeftOut
	Words      string
}

// A LeftOut is a claim that is not in a range because it does not count.
type LeftOut struct {
	ID       string
	Standing Standing
	By       string // the claim that superseded it, or that it repeats
}

// Contested reports whether active claims state different numbers. One claim of "between 40 and 60" does not
// contest itself.
func (r *Range) Contested() bool { return r.differ && r.Low != r.High }

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
	counts := make([]count.Count, 0, 16)
	statements := map[string]bool{}
	for _, f := range claims {
		standing, by := d.Standing(f)
		if standing != Active {
			r.LeftOut = append(r.LeftOut, LeftOut{f.ID, standing, by})
			continue
		}
		if r.Claims == nil {
			r.Claims = make([]string, 0, len(claims))
		}
		r.Claims = append(r.Claims, f.ID)
		if f.Statement == "" {
			r.Statements++
		} else {
			statements[f.Statement] = true
		}
		if c := f.Count(); c.Qualifier != count.Unstated {
			counts = append(counts, c)
			r.widen(c)
			r.differ = r.differ || c != counts[0]
		}
	}
	r.Statements += len(statements)
	r.Words = r.inWords(d, w, counts)
	return r
}

// widen extends the range to the ends of a claim.
func (r *Range) widen(c count.Count) {
	low, high := c.Low(), c.High()
	r.OpenBelow = r.OpenBelow || !low.Known
	r.OpenAbove = r.OpenAbove || !high.Known
	for _, end := range []count.Number{low, high} {
		if !end.Known {
			continue
		}
		if !r.Low.Known || end.N < r.Low.N {
			r.Low, r.LowApproximate = end, false
		}
		if !r.High.Known || end.N > r.High.N {
			r.High, r.HighApproximate = end, false
		}
		r.LowApproximate = r.LowApproximate || end == r.Low && c.Approximate()
		r.HighApproximate = r.HighApproximate || end == r.High && c.Approximate()
	}
}

func (r *Range) inWords(d *Dataset, w *words.Words, counts []count.Count) string {
	if len(counts) == 0 {
		return d.uncounted(w, r.LeftOut)
	}
	same := true
	for _, c := range counts {
		same = same && c == counts[0]
	}
	if same {
		return w.Count(counts[0])
	}
	return r.endsInWords(w)
}

// endsInWords returns the range as text by its ends alone.
func (r *Range) endsInWords(w *words.Words) string {
	low := w.About(r.LowApproximate, w.Number(r.Low.N))
	high := w.About(r.HighApproximate, w.Number(r.High.N))
	key, n := "range.span", ""
	if r.Low == r.High {
		key, n = "range.one", w.About(r.LowApproximate || r.HighApproximate, w.Number(r.Low.N))
	}
	switch {
	case r.OpenBelow && r.OpenAbove:
		key += "_open_both"
	case r.OpenBelow:
		key += "_open_below"
	case r.OpenAbove:
		key += "_open_above"
	}
	return w.Say(key, "n", n, "low", low, "high", high)
}
