package charts

import (
	"onrecord/dataset"
	"onrecord/dataset/edtf"
	"onrecord/dataset/phrase"
)

// eventMarks numbers the steps, and lists the events under their numbers.
func (p *sumPlot) eventMarks(v *View, y float64) float64 {
	for i := range p.c.Events {
		e := &p.c.Events[i]
		day, high := p.stepOf(i)
		m := mark{claims: append(rangeEnds(v.d, &e.Range), e.When.Claims...), x: p.c.scale.at(day), y: p.y(high)}
		badge := func(s shape) {
			s.Kind, s.Size, s.Fill = dotShape, 10, p.p.part(0)
			text := s
			text.Kind, text.Size, text.Bold, text.Side, text.Fill = textShape, smallSize, true, "center", p.p.Paper
			text.Text = v.w.Number(int64(i + 1))
			m.shapes = append(m.shapes, s, text)
		}
		badge(shape{X: m.x, Y: m.y})
		badge(shape{Edge: true, X: 10, Y: y + 10})
		title := v.w.Say("chart.cumulative.event", "event", phrase.EventTitle(v.d, e.Event), "range", e.Brief(v.d))
		y = p.lines(&m, y, title, v.whenLine(e.When), v.stated(&e.Range))
		p.marks = append(p.marks, m)
	}
	return y
}

// stepOf is where an event is numbered: on the upper edge where it may first have taken place, over those
// of the same day before it; or on the lower one where that is not known.
func (p *sumPlot) stepOf(i int) (day edtf.Day, people int64) {
	when := p.c.Events[i].When
	if !when.FirstKnown {
		return when.Last, p.c.At(when.Last).Low
	}
	people = p.c.At(when.First).High
	for _, later := range p.c.Events[i+1:] {
		if later.When.FirstKnown && later.When.First == when.First {
			people -= later.Largest()
		}
	}
	return when.First, people
}

// lines writes a title and what is said of it as part of a mark, beside its sign.
func (p *sumPlot) lines(m *mark, y float64, title string, more ...string) float64 {
	const indent = 28.0
	write := func(text string, size float64, bold bool, colour string) {
		for _, line := range wrap(text, size, bold, float64(p.look.Width)-indent-4) {
			m.shapes = append(m.shapes, shape{Kind: textShape, Edge: true, X: indent, Y: y + lineRatio*size/2, Text: line, Size: size, Bold: bold, Fill: colour})
			y += lineRatio * size
		}
	}
	write(title, bodySize, true, p.p.Ink)
	for _, text := range more {
		if text != "" && !p.look.Tight {
			write(text, smallSize, false, p.p.Muted)
		}
	}
	return y + 8
}

// bucketMarks are points along the upper edge that lead to the largest claims of their time.
func (p *sumPlot) bucketMarks() {
	for _, b := range p.c.buckets {
		x, y := p.c.scale.at(min(b.last, p.c.Steps[len(p.c.Steps)-1].Day)), p.y(p.c.At(b.last).High)
		p.marks = append(p.marks, mark{claims: b.claims, x: x, y: y, shapes: []shape{{Kind: dotShape, X: x, Y: y, Size: 4, Fill: p.p.part(0)}}})
	}
}

// undrawn lists the events that are observed and have no date or no number.
func (p *sumPlot) undrawn(v *View, y float64) float64 {
	list := p.c.undrawn()
	if len(list) == 0 {
		return y
	}
	more := len(p.c.Undated) + len(p.c.Unnumbered) - len(list)
	y += 4
	y += p.writeAt(0, y, float64(p.look.Width), v.w.Say("chart.cumulative.undrawn"), bodySize, true, p.p.Ink) + 4
	for i := range list {
		r := &list[i]
		m := mark{claims: r.Claims[:min(len(r.Claims), 3)], y: y + 9}
		m.shapes = []shape{{Kind: crossShape, Edge: true, X: 10, Y: y + 9, Size: 5.5, Fill: p.p.Muted}}
		y = p.lines(&m, y, v.w.Say("chart.cumulative.event", "event", phrase.EventTitle(v.d, r.Event), "range", r.Brief(v.d)), v.stated(r))
		if len(m.claims) > 0 {
			p.marks = append(p.marks, m)
		} else {
			p.back = append(p.back, m.shapes...)
		}
	}
	if more > 0 {
		y += p.writeAt(28, y, float64(p.look.Width)-32, v.w.Plural("chart.cumulative.more_undrawn", int64(more), ""), smallSize, false, p.p.Muted) + 8
	}
	return y
}

// whenLine is when an event took place, for its place in the list.
func (v *View) whenLine(when dataset.When) string {
	return v.w.Say("chart.dated", "milestone", v.w.Code("milestone", string(when.Milestone)), "date", v.whenWords(when))
}

// rangeEnds are the first claims that give the ends of a range: one or two, and not all that agree.
func rangeEnds(d *dataset.Dataset, r *dataset.Range) []string {
	var ids []string
	low, high := false, false
	for _, id := range r.Claims {
		e := d.Figure(id).Count().Ends()
		isLow := !low && r.Numbered() && (e.Low == r.Stated.Low || e.High == r.Stated.Low)
		isHigh := !high && r.Numbered() && (e.Low == r.Stated.High || e.High == r.Stated.High)
		if isLow || isHigh {
			ids = append(ids, id)
		}
		low, high = low || isLow, high || isHigh
	}
	return ids
}
