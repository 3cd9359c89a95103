package charts

// drawTotals draws a bar for each group: solid as far as the claims are certain, hatched as far as they
// differ, with an arrow where an end is open.
func drawTotals(v *View, c *Choice, l Look) *scene {
	s := &scene{look: l, w: v.w, p: l.palette(), unit: v.w.Say("chart.axis.people"), after: 14}
	end, words := 0.0, 0.0
	for i := range c.Totals {
		r := &c.Totals[i]
		end = max(end, float64(r.total.Most))
		words = max(words, textWidth(r.beside(), smallSize, true))
	}
	if !l.Narrow() {
		for i := range c.Totals {
			s.before = max(s.before, textWidth(c.Totals[i].Label, bodySize, false))
		}
		s.before = min(s.before, 190) + 14
		s.after = min(words, 200) + openEnd + 14
	}
	s.axis(end)
	y := 6.0
	for i := range c.Totals {
		y = s.totalBar(v, &c.Totals[i], y)
	}
	s.height = y + 4
	return s
}

// beside is what is written at the end of a bar.
func (r *TotalRow) beside() string {
	return r.Words
}

func (s *scene) totalBar(v *View, r *TotalRow, y float64) float64 {
	const height = 16.0
	ink, colour := s.p.Ink, s.p.part(0)
	if r.rest {
		colour = s.p.Whole
	}
	if r.empty() {
		ink = s.p.Muted
	}
	m := mark{claims: []string{r.ID}}
	label := func(text string, dx, y, size float64, bold bool) {
		m.shapes = append(m.shapes, shape{Kind: textShape, Edge: true, X: dx, Y: y, Text: text, Size: size, Bold: bold, Fill: ink})
	}
	top := y
	if s.look.Narrow() {
		for _, line := range wrap(v.w.Say("chart.totals.label", "label", r.Label, "number", r.beside()), bodySize, false, float64(s.look.Width)-4) {
			label(line, 0, y+9, bodySize, false)
			y += 19
		}
		top = y + 1
		y += height + 11
		if r.empty() {
			y -= height + 4
		}
	} else {
		lines := wrap(r.Label, bodySize, false, s.before-14)
		for i, line := range lines {
			label(line, 0, y+11+18*float64(i), bodySize, false)
		}
		top = y + 3
		y += 8 + max(18*float64(len(lines)), height)
	}
	high, open := r.high()
	m.x, m.y = high/2, top+height/2
	m.shapes = append(m.shapes, s.totalShapes(r, top, height, colour)...)
	if !s.look.Narrow() {
		text := shape{Kind: textShape, X: high, DX: 8, Y: m.y, Text: r.beside(), Size: smallSize, Bold: !r.empty(), Fill: ink}
		if open {
			text.DX += openEnd
		}
		m.shapes = append(m.shapes, text)
	}
	if r.empty() { // there is nothing that leads to a claim
		s.back = append(s.back, m.shapes...)
		return y
	}
	s.marks = append(s.marks, m)
	return y
}

// high is the largest number that is stated of a total, and whether it may be more.
func (r *TotalRow) high() (n float64, open bool) {
	return float64(r.total.Most), r.total.OpenAbove || r.total.Unnumbered() > 0
}

func (s *scene) totalShapes(r *TotalRow, y, height float64, colour string) []shape {
	t := &r.total
	high, open := r.high()
	sure := float64(t.Sure)
	var list []shape
	if sure > 0 {
		list = append(list, shape{Kind: barShape, X2: sure, Y: y, Y2: y + height, Fill: colour})
	}
	if high > sure {
		h := shape{Kind: hatchShape, X: sure, X2: high, Y: y, Y2: y + height, Fill: colour}
		if sure == 0 {
			h.Side = "start"
		}
		list = append(list, h)
	}
	switch {
	case open:
		list = append(list, shape{Kind: arrowShape, X: high, Y: y + height/2, N: openEnd, Fill: colour})
	case t.MostApproximate:
		list = append(list, shape{Kind: lineShape, X: high, X2: high, Y: y - 3, Y2: y + height + 3, Size: 2, Dash: true, Fill: colour})
	}
	return list
}
