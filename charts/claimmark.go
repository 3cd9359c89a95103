package charts

import (
	"onrecord/dataset"
	"onrecord/dataset/count"
	"onrecord/dataset/edtf"
)

// openEnd is how long the arrow of an open end is, in pixels.
const openEnd = 26

// claimShapes mark a claimed number on the axis, from a base on: a dot is a number that was said, a
// ring one that was said to be near, an arrow goes from the end that was said to the side that was left
// open, and a diamond is a claim that is left out. A claim without a number has no mark.
func claimShapes(f *dataset.Figure, left bool, base, y float64, colour string) []shape {
	c := f.Count()
	at := func(kind string, n int64) shape {
		return shape{Kind: kind, X: base + float64(n), Y: y, Size: 5.5, Fill: colour}
	}
	ends := c.Ends() // an arrow begins at the number that was said, which "more than" excludes
	low, high := ends.Low, ends.High
	switch {
	case c.Qualifier == count.Unstated:
		return nil
	case !low.Known:
		s := at(arrowShape, high.N)
		s.N, s.Dash = -openEnd, left
		return []shape{s}
	case !high.Known:
		s := at(arrowShape, low.N)
		s.N, s.Dash = openEnd, left
		return []shape{s}
	case c.Qualifier == count.Between:
		s := at(lineShape, low.N)
		s.X2, s.Y2, s.Size, s.Dash = base+float64(high.N), y, 2.5, left
		return []shape{s, at(dotShape, low.N), at(dotShape, high.N)}
	case left:
		return []shape{at(diamondShape, low.N)}
	case c.Approximate():
		return []shape{at(ringShape, low.N)}
	}
	return []shape{at(dotShape, low.N)}
}

// extent is how a claimed number is drawn as a length: what is certain, then what may be.
type extent struct {
	sure, most float64 // where the solid ends, and the hatched; equal where nothing is hatched
	open       bool    // it has no upper end
	about      bool
}

func extentOf(c count.Count) extent {
	low, high := c.Ends().Low, c.High() // "more than 1,000" is drawn from 1,000 on: one more would be a mark of its own
	e := extent{sure: float64(low.N), open: !high.Known && low.Known, about: c.Approximate()}
	e.most = max(e.sure, float64(high.N))
	return e
}

// lengthShapes draw a claimed number as a bar from a base on. What was not seen to happen is an
// outline.
func lengthShapes(p Palette, f *dataset.Figure, base, y, height float64, colour string) []shape {
	e := extentOf(f.Count())
	var s []shape
	box := func(kind string, from, to float64) shape {
		return shape{Kind: kind, X: base + from, Y: y, X2: base + to, Y2: y + height, Fill: colour, Soft: kind == barShape && f.Measure.Group() != dataset.Observed}
	}
	if e.sure > 0 {
		s = append(s, box(barShape, 0, e.sure))
	}
	if e.most > e.sure {
		h := box(hatchShape, e.sure, e.most)
		if e.sure == 0 {
			h.Side = "start"
		}
		s = append(s, h)
	}
	switch {
	case e.open:
		s = append(s, shape{Kind: arrowShape, X: base + e.sure, Y: y + height/2, N: openEnd, Fill: colour})
	case e.about: // the end is not where it seems
		s = append(s, shape{Kind: lineShape, X: base + e.sure, X2: base + e.sure, Y: y - 5, Y2: y + height + 5, Size: 2, Dash: true, Fill: colour})
	}
	return s
}

// period is when claims were made, as text; empty where no date is known.
func (v *View) period() string {
	var first, last edtf.Day
	known := false
	for _, r := range v.Rows {
		f := v.d.Figure(r.ID)
		if f == nil {
			continue
		}
		early, ok1, late, ok2 := f.Said.Written()
		if !ok1 || !ok2 {
			continue
		}
		if !known || early < first {
			first = early
		}
		if !known || late > last {
			last = late
		}
		known = true
	}
	if !known {
		return ""
	}
	from, to := v.month(first), v.month(last)
	if from == to {
		return v.w.Say("chart.period.month", "month", from)
	}
	return v.w.Say("chart.period", "from", from, "to", to)
}

// month is the month of a day in words: claims are seldom dated better.
func (v *View) month(d edtf.Day) string {
	date, err := edtf.Parse(d.String()[:len("2006-01")])
	if err != nil {
		return d.String()
	}
	return v.w.Date(date)
}

// subtitle is what is measured, and when the claims were made.
func (v *View) subtitle(key string, pairs ...string) string {
	what := v.w.Say(key, pairs...)
	if p := v.period(); p != "" {
		return v.w.Say("chart.subtitle", "what", what, "period", p)
	}
	return v.w.Say("chart.subtitle.undated", "what", what)
}
