package charts

import (
	"math"
	"slices"

	"onrecord/dataset/phrase"
)

// A sumPlot is the part of the scene in which the sum is drawn: people upwards, time along.
type sumPlot struct {
	*scene
	c           *sumOverTime
	top, bottom float64
	end         float64   // the number at the top
	taken       []float64 // heights at which something is written
}

func drawCumulative(v *View, c *sumOverTime, l Look) *scene {
	s := &scene{look: l, w: v.w, p: l.palette(), max: fullWidth, after: 14}
	p := &sumPlot{scene: s, c: c, top: 26 + timeAxisHeight}
	p.bottom = p.top + 300
	if l.Narrow() {
		p.bottom = p.top + 240
	}
	if l.Tight {
		p.bottom = p.top + 170
	}
	most := float64(c.Total.Most)
	for _, a := range c.shownAnnounced() {
		most = max(most, float64(a.High.N), float64(a.Low.N))
	}
	var step float64
	p.end, step = roundAxis(most*1.05, 4)
	s.before = round(textWidth(v.w.Number(int64(p.end)), smallSize, false)) + 10
	p.grid(step)
	p.band()
	y := p.bottom + 10
	p.totalLabel()
	if l.Tight && len(c.Events)+len(c.undrawn()) > mostTightList {
		return p.withoutList(v)
	}
	for i, a := range c.shownAnnounced() {
		y = p.announced(v, &a, i, y+8) - 8
	}
	if c.buckets != nil {
		p.bucketMarks()
	} else {
		y = p.eventMarks(v, y+8)
	}
	y = p.undrawn(v, y)
	s.height = y + 6
	return s
}

// mostTightList is how many events are listed under a plot with little room.
const mostTightList = 5

// withoutList is the plot alone: its headline says of how many events it is.
func (p *sumPlot) withoutList(v *View) *scene {
	for i, a := range p.c.shownAnnounced() {
		p.announced(v, &a, i, p.bottom)
		m := &p.marks[len(p.marks)-1]
		m.shapes = slices.DeleteFunc(m.shapes, func(s shape) bool { return s.Edge })
	}
	for i := range p.c.Events {
		if p.c.buckets == nil {
			day, people := p.stepOf(i)
			x := p.c.scale.at(day)
			p.marks = append(p.marks, mark{claims: rangeEnds(v.d, &p.c.Events[i].Range), x: x, y: p.y(people),
				shapes: []shape{{Kind: dotShape, X: x, Y: p.y(people), Size: 4, Fill: p.p.part(0)}}})
		}
	}
	if p.c.buckets != nil {
		p.bucketMarks()
	}
	p.height = p.bottom + 10
	return p.scene
}

func (p *sumPlot) y(n int64) float64 {
	return round(p.bottom - (p.bottom-p.top)*float64(n)/p.end)
}

// grid draws both axes.
func (p *sumPlot) grid(step float64) {
	p.writeAt(0, 0, float64(p.look.Width), p.w.Say("chart.cumulative.axis"), smallSize, false, p.p.Muted)
	p.back = append(p.back, p.timeAxis(p.c.scale, 22, p.bottom)...)
	for n := 0.0; n <= p.end; n += step {
		y := p.y(int64(n))
		p.back = append(p.back,
			shape{Kind: lineShape, X: 0, X2: fullWidth, Y: y, Y2: y, Size: 1, Fill: p.p.Line},
			shape{Kind: textShape, X: 0, DX: -6, Y: y, Text: p.w.Number(int64(n)), Size: smallSize, Side: "end", Fill: p.p.Muted})
	}
}

// band draws the sum: filled from low to high, an edge along each, and hatched where it is not known
// whether some event had taken place, where something in it has no lower end, and over an end that may be
// more. The lower edge is what is certain; where nothing is, there is none. Where there are hundreds of steps, those within a pixel are drawn as one.
func (p *sumPlot) band() {
	c, end := p.c, fullWidth
	var low, high, fill []float64
	var loose []shape
	last, from := c.Before, 0.0
	line := func(list []float64, x, y float64) []float64 {
		if n := len(list); n > 0 && list[n-1] != y {
			list = append(list, x, list[n-1])
		}
		return append(list, x, y)
	}
	close := func(x float64) {
		if !c.hatched() {
			from = x
			return
		}
		side := ""
		if last.OpenBelow {
			side = "below"
		}
		if (last.Loose || last.OpenBelow) && last.High > last.Low {
			loose = append(loose, shape{Kind: hatchShape, X: from, X2: x, Y: p.y(last.High), Y2: p.y(last.Low), Fill: p.p.part(0), Side: side})
		}
		if y := p.y(last.High); last.OpenAbove {
			loose = append(loose, shape{Kind: hatchShape, X: from, X2: x, Y: y - 14, Y2: y, Fill: p.p.part(0), Side: "above", Soft: true})
		}
		from = x
	}
	low, high = line(low, 0, p.y(last.Low)), line(high, 0, p.y(last.High))
	for i, step := range c.Steps {
		x := c.scale.at(step.Day)
		if i+1 < len(c.Steps) && len(c.Steps) > 300 && c.scale.at(c.Steps[i+1].Day)-from < 1.6 {
			continue
		}
		close(x)
		low, high = line(low, x, p.y(step.Low)), line(high, x, p.y(step.High))
		last = step
	}
	close(end)
	low, high = line(low, end, p.y(last.Low)), line(high, end, p.y(last.High))
	fill = append(fill, high...)
	for i := len(low) - 2; i >= 0; i -= 2 {
		fill = append(fill, low[i], low[i+1])
	}
	edge := shape{Kind: pathShape, Points: high, Size: 2, Fill: p.p.part(0), Dash: c.Total.OpenAbove}
	if slices.Equal(low, high) { // one number, on days that are known
		p.back = append(append(p.back, loose...), edge)
		return
	}
	p.back = append(p.back, shape{Kind: pathShape, Points: fill, Fill: p.p.Band})
	p.back = append(p.back, loose...)
	if c.Total.Sure > 0 || !c.Total.OpenBelow {
		p.back = append(p.back, shape{Kind: pathShape, Points: low, Size: 2, Fill: p.p.part(0)})
	}
	p.back = append(p.back, edge)
}

// mostHatched is how many stretches are hatched; where there are more, they would be a grey mass.
const mostHatched = 60

// hatched reports whether each stretch is, where something about it is open.
func (c *sumOverTime) hatched() bool { return len(c.Steps) <= mostHatched }

// totalLabel writes the sum at its end, above the upper edge or below the lower one.
func (p *sumPlot) totalLabel() {
	above := 16.0
	if p.c.buckets == nil {
		above = 26 // over the numbers of the events
	}
	for _, a := range p.c.shownAnnounced() {
		p.taken = append(p.taken, p.y(a.High.N), p.y(a.Low.N))
	}
	text := p.w.Say("chart.cumulative.total", "sum", p.c.Words)
	heights := []float64{p.y(p.c.Total.Most) - above, p.y(p.c.Total.Sure) + 16}
	if p.c.Total.OpenAbove { // the words name the lower edge
		slices.Reverse(heights)
	}
	p.back = append(p.back, p.labelAt(text, p.p.part(0), heights...)...)
}

// labelAt writes at the first of some heights that is free, if there is one: what is written on the plot
// is in the list under it too.
func (p *sumPlot) labelAt(text, colour string, heights ...float64) []shape {
	if textWidth(text, bodySize, true) > float64(p.look.Width)-p.before-p.after {
		return nil
	}
	for _, y := range heights {
		free := y > p.top && y < p.bottom-9 && !p.numbered(textWidth(text, bodySize, true), y) && !slices.ContainsFunc(p.taken, func(other float64) bool { return math.Abs(other-y) < 20 })
		if free {
			p.taken = append(p.taken, y-9, y, y+9)
			return p.label(text, fullWidth, y, "end", colour)
		}
	}
	return nil
}

// numbered reports whether a label of a width at the end would lie over the number of an event.
func (p *sumPlot) numbered(width, y float64) bool {
	from := fullWidth * (1 - (width+16)/(float64(p.look.Width)-p.before-p.after))
	for i := range p.c.Events {
		if p.c.buckets != nil {
			break
		}
		if day, people := p.stepOf(i); p.c.scale.at(day) > from && math.Abs(p.y(people)-y) < 20 {
			return true
		}
	}
	return false
}

// label is text on the plot, on a ground of its own.
func (p *sumPlot) label(text string, x, y float64, side, colour string) []shape {
	width := textWidth(text, bodySize, true)
	ground := shape{Kind: barShape, X: x, X2: x, DX: -3, DX2: width + 3, Y: y - 9, Y2: y + 9, Fill: p.p.Paper}
	if side == "end" {
		ground.DX, ground.DX2 = -width-3, 3
	}
	return []shape{ground, {Kind: textShape, X: x, Y: y, Text: text, Size: bodySize, Bold: true, Side: side, Fill: colour}}
}

// announced draws what was announced: a line at each end that was named, hatched on the side that was
// left open, with the words on it, and in the list under the plot with the claims.
func (p *sumPlot) announced(v *View, a *announcement, i int, y float64) float64 {
	x := 0.0
	if a.dated {
		x = p.c.scale.at(a.from)
	}
	m := mark{claims: rangeEnds(v.d, &a.Range), x: min(fullWidth, x+fullWidth/50*float64(i+1)), y: p.y(a.To().N)}
	colour := p.p.Whole
	hatch := func(y, y2 float64, side string) {
		m.shapes = append(m.shapes, shape{Kind: hatchShape, X: x, X2: fullWidth, Y: y, Y2: y2, Fill: colour, Side: side, Soft: true})
	}
	low, high := p.y(a.From().N), p.y(a.To().N)
	if low > high {
		m.shapes = append(m.shapes, shape{Kind: barShape, X: x, X2: fullWidth, Y: high, Y2: low, Fill: p.p.Band})
	}
	if a.OpenBelow() {
		hatch(low, min(low+14, p.bottom), "below")
	}
	if a.OpenAbove() {
		hatch(high-14, high, "above")
	}
	for _, at := range slices.Compact([]float64{low, high}) {
		about := a.From().Approximate && at == low || a.To().Approximate && at == high
		m.shapes = append(m.shapes, shape{Kind: lineShape, X: x, X2: fullWidth, Y: at, Y2: at, Size: 2.5, Fill: colour, Dash: about})
	}
	up, down := high-13, low+13
	if a.OpenAbove() {
		up -= 14
	}
	if a.OpenBelow() {
		down += 14
	}
	p.taken = slices.DeleteFunc(p.taken, func(y float64) bool { return y == high || y == low })
	m.shapes = append(m.shapes, p.labelAt(v.w.Say("chart.cumulative.line", "range", a.Brief), p.p.Ink, up, down)...)
	p.taken = append(p.taken, high, low)
	m.shapes = append(m.shapes, shape{Kind: lineShape, Edge: true, X: 0, X2: 20, Y: y + 10, Y2: y + 10, Size: 2.5, Fill: colour})
	y = p.lines(&m, y, sentence(v.w.Say("chart.cumulative.announced", "range", a.Brief, "event", phrase.EventTitle(v.d, a.Event))),
		v.w.Say("chart.cumulative.said", "numbers", v.w.Or(v.numbersOf(a.Claims))))
	p.marks = append(p.marks, m)
	return y
}
