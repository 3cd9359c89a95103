package charts

import (
	"slices"
	"unicode"
	"unicode/utf16"
	"unicode/utf8"

	"onrecord/dataset"
	"onrecord/dataset/count"
	"onrecord/dataset/phrase"
)

func drawClaims(v *View, ranges []dataset.Range, l Look) *scene {
	s := &scene{look: l, w: v.w, p: l.palette(), unit: v.w.Say("chart.axis.people"), before: 12, after: 24}
	if !l.Narrow() {
		s.before, s.after = 280, 40
	}
	end := 0.0
	for i := range ranges {
		for _, line := range v.lines(&ranges[i], l) {
			end = max(end, float64(line.f.Value.N), float64(line.f.ValueTo.N))
		}
	}
	s.axis(end)
	y, event := 4.0, ""
	for i := range ranges {
		r := &ranges[i]
		if r.Event != event {
			if event != "" {
				y += 16
			}
			event = r.Event
			y += s.heading(y, phrase.EventTitle(v.d, event)) + 2
		}
		y = s.claimGroup(v, r, y) + 10
	}
	s.height = y
	return s
}

// heading is the title of an event, over a line across the chart.
func (s *scene) heading(y float64, title string) float64 {
	width := float64(s.look.Width) - 4
	lines := wrap(title, 16, true, width)
	for i, line := range lines {
		s.back = append(s.back, shape{Kind: textShape, Edge: true, Y: y + 14 + float64(i)*21, Text: line, Size: 16, Bold: true, Fill: s.p.Ink})
	}
	return 8 + float64(len(lines))*21
}

var groupColours = map[dataset.Group]int{dataset.Observed: 0, dataset.Planned: 1, dataset.Projected: 3}

// claimGroup draws the claims of one range, with the span of those that count behind them.
func (s *scene) claimGroup(v *View, r *dataset.Range, y float64) float64 {
	head := v.w.Say("chart.claims.group", "group", v.w.Code("chart.group", string(r.Group)), "range", r.Words)
	for _, line := range wrap(sentence(head), bodySize, false, float64(s.look.Width)-4) {
		s.back = append(s.back, shape{Kind: textShape, Edge: true, Y: y + 10, Text: line, Size: bodySize, Fill: s.p.Ink})
		y += 20
	}
	if slices.ContainsFunc(r.Numbers, func(n dataset.Stated) bool { return n.Statements > 1 }) {
		for _, line := range wrap(r.StatedWords(v.w), smallSize, false, float64(s.look.Width)-4) {
			s.back = append(s.back, shape{Kind: textShape, Edge: true, Y: y + 8, Text: line, Size: smallSize, Fill: s.p.Muted})
			y += 18
		}
	}
	y += 2
	top, band := y, len(s.back)
	s.back = append(s.back, shape{})
	tieFrom := 0.0
	lines := v.lines(r, s.look)
	for i, line := range lines {
		if line.first > 0 {
			text := v.w.Plural("chart.claims.statement", int64(line.first), "")
			s.back = append(s.back, shape{Kind: textShape, Edge: true, X: 12, Y: y + 10, Text: text, Size: smallSize, Fill: s.p.Muted})
			tieFrom = y + 2
			y += 20
		}
		y = s.claimRow(v, line, y, s.p.part(groupColours[r.Group]))
		if line.tied && (i+1 == len(lines) || lines[i+1].first > 0 || !lines[i+1].tied) {
			s.back = append(s.back, shape{Kind: lineShape, Edge: true, X: 3, X2: 3, Y: tieFrom, Y2: y - 3, Size: 3, Fill: s.p.Muted})
		}
	}
	s.back[band] = s.band(r, top, y)
	return y
}

// band is the range behind its claims; it is nothing where a range has one end only.
func (s *scene) band(r *dataset.Range, top, bottom float64) shape {
	from, to := r.From(), r.To()
	if !r.Numbered() || from.N == to.N {
		return shape{Kind: textShape}
	}
	return shape{Kind: barShape, X: float64(from.N), X2: float64(to.N), Y: top, Y2: bottom - 2, Fill: s.p.Band}
}

// claimRow draws one claim: who makes it, the mark, and the number beside it.
func (s *scene) claimRow(v *View, line claimLine, y float64, colour string) float64 {
	f, left := line.f, line.standing != dataset.Active
	m := mark{claims: []string{f.ID}, x: float64(f.Value.N)}
	if left {
		colour = s.p.Muted
	}
	words, who := v.w.Count(f.Count()), phrase.SpeakerVia(v.d, f.Speaker, f.Via)
	if line.tied { // the reports differ in who prints them
		who = v.w.Say("chart.claims.report", "speaker", phrase.Name(v.d, f.Speaker), "outlet", phrase.Outlet(v.d, f.Source))
	}
	if line.same != nil {
		who = v.whoSay(line, s.before-16)
	}
	for i, other := range line.same {
		if !v.crowded || i+1 < mostBucketTip {
			m.claims = append(m.claims, other.ID)
		}
	}
	if left {
		who = v.w.Say("chart.claims.left", "speaker", who, "why", v.w.Code("chart.standing", string(line.standing)))
	}
	indent := 0.0
	if line.tied {
		indent = 12
	}
	number := shape{Kind: textShape, Text: words, Size: bodySize, Bold: true, Fill: s.p.Ink}
	if line.standing == dataset.Superseded {
		number.Struck = units(words)
	}
	if s.look.Narrow() {
		number.Edge, number.X, number.Y = true, indent, y+10
		width := textWidth(words, bodySize, true) + 9
		first := true
		for _, text := range wrap(who, smallSize, false, float64(s.look.Width)-indent-width-2) {
			if !first {
				y += 18
			}
			first = false
			m.shapes = append(m.shapes, shape{Kind: textShape, Edge: true, X: indent + width, Y: y + 10, Text: text, Size: smallSize, Fill: s.p.Muted})
		}
		m.y = y + 28
		y += 42
	} else {
		lines := wrap(who, smallSize, false, s.before-indent-16)
		for i, text := range lines {
			m.shapes = append(m.shapes, shape{Kind: textShape, Edge: true, X: indent, Y: y + 12 + float64(i)*17, Text: text, Size: smallSize, Fill: s.p.Ink})
		}
		m.y = y + 12 + float64(len(lines)-1)*8.5
		number.X, number.Y = s.beside(f, &number), m.y
		y += 24 + float64(len(lines)-1)*17
	}
	m.shapes = append(m.shapes, claimShapes(f, left, 0, m.y, colour)...)
	m.shapes = append(m.shapes, number)
	s.marks = append(s.marks, m)
	return y
}

// whoSay names who gives the number of a joined line, or counts them where their names have no room.
func (v *View) whoSay(line claimLine, width float64) string {
	var names []string
	for _, f := range append([]*dataset.Figure{line.f}, line.same...) {
		if name := phrase.Name(v.d, f.Speaker); !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	if v.crowded {
		return v.w.Plural("chart.claims.count", int64(1+len(line.same)), "")
	}
	if all := v.w.And(names); len(names) == 1 || textWidth(all, smallSize, false) <= width {
		return all
	}
	return v.w.Plural("chart.who-says.speakers", int64(len(names)), "")
}

// beside puts a number at the side of its mark that has room, and gives its place on the axis.
func (s *scene) beside(f *dataset.Figure, number *shape) float64 {
	c := f.Count()
	low, high := c.Low(), c.High()
	x := max(low.N, high.N)
	number.DX = 11
	switch {
	case c.Qualifier == count.Unstated:
		return 0
	case !high.Known:
		number.DX += openEnd
	}
	if float64(x) > .78*s.max {
		number.Side, number.DX = "end", -11
		if !low.Known {
			number.DX -= openEnd
		}
		if c.Qualifier == count.Between {
			x = low.N
		}
	}
	return float64(x)
}

// units is how long a text is where JavaScript counts it.
func units(text string) int { return len(utf16.Encode([]rune(text))) }

// sentence writes the first letter large, where the script has large letters.
func sentence(s string) string {
	r, n := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(r)) + s[n:]
}
