package charts

import (
	"onrecord/dataset"
	"onrecord/dataset/edtf"
	"onrecord/dataset/phrase"
)

func drawTimeline(v *View, shown []*timed, l Look) *scene {
	s := &scene{look: l, w: v.w, p: l.palette(), max: fullWidth, before: 14, after: 14}
	if !l.Narrow() {
		s.before, s.after = 230, 20
	}
	y := 4.0
	if len(shown) > 1 && !l.Tight {
		y = s.overview(v, shown, y) + 18
	}
	for _, e := range shown {
		y += s.heading(y, e.event.Title)
		top, behind := y, len(s.back)
		if e.has {
			y += timeAxisHeight
		}
		for _, g := range e.groups() {
			y = s.dateGroup(v, e, g, y) + 6
		}
		if len(e.answers) > 0 {
			y += s.secondHeading(y, sentence(v.w.Say("chart.timeline.answered")))
		}
		for _, x := range e.answers {
			y = s.timeRow(v, e, timeRow{claims: []string{x.ID}, who: phrase.Name(v.d, x.Actor), text: v.w.Code("response", string(x.Response)), date: x.Date, colour: s.p.Ink}, y)
		}
		if e.has {
			s.behind(behind, s.timeAxis(e.scale, top, y))
		}
		y += 22
	}
	s.height = y - 14
	return s
}

// secondHeading is a heading of the second rank over the whole width.
func (s *scene) secondHeading(y float64, text string) float64 {
	h := 0.0
	for _, line := range wrap(text, bodySize, false, float64(s.look.Width)-8) {
		s.back = append(s.back, shape{Kind: textShape, Edge: true, Y: y + h + 10, Text: line, Size: bodySize, Fill: s.p.Ink})
		h += 20
	}
	return h + 2
}

// behind puts shapes under those from a place in the list on.
func (s *scene) behind(at int, list []shape) {
	s.back = append(s.back[:at:at], append(list, s.back[at:]...)...)
}

// overview is all events on one scale, a line each.
func (s *scene) overview(v *View, shown []*timed, y float64) float64 {
	var scale timeScale
	for _, e := range shown {
		switch {
		case !e.has:
		case scale.last == 0 && scale.first == 0:
			scale = e.scale
		default:
			scale.first, scale.last = min(scale.first, e.scale.first), max(scale.last, e.scale.last)
		}
	}
	if scale.last <= scale.first {
		return y
	}
	scale = newTimeScale(scale.first, scale.last)
	y += s.heading(y, v.w.Say("chart.timeline.all"))
	top, behind := y, len(s.back)
	y += timeAxisHeight
	for _, e := range shown {
		m := mark{}
		lines := wrap(e.event.Title, smallSize, false, s.before-16)
		if s.look.Narrow() {
			lines = wrap(e.event.Title, smallSize, false, float64(s.look.Width)-4)
		}
		for i, text := range lines {
			m.shapes = append(m.shapes, shape{Kind: textShape, Edge: true, Y: y + 12 + float64(i)*17, Text: text, Size: smallSize, Fill: s.p.Ink})
		}
		m.y = y + 12 + float64(len(lines)-1)*8.5
		if s.look.Narrow() {
			y += float64(len(lines)) * 17
			m.y = y + 12
		}
		for _, id := range e.inShort(v.d) {
			x := v.d.Date(id)
			shapes, at := s.dateShapes(x.Milestone, x.Date, scale, m.y)
			m.x, m.shapes, m.claims = at, append(m.shapes, shapes...), append(m.claims, id)
		}
		y = max(m.y+16, y+24+float64(len(lines)-1)*17)
		if s.look.Narrow() {
			y = m.y + 16
		}
		if m.claims == nil {
			s.back = append(s.back, m.shapes...)
			continue
		}
		s.marks = append(s.marks, m)
	}
	s.behind(behind, s.timeAxis(scale, top, y))
	return y
}

// dateGroup draws the dates of one milestone, those that contradict each other side by side.
func (s *scene) dateGroup(v *View, e *timed, group []dateLine, y float64) float64 {
	title := v.w.Code("milestone", string(group[0].milestone))
	tie := len(contradicted(group)) > 0
	switch {
	case tie && due(group[0].milestone):
		title = v.w.Say("chart.timeline.differing", "milestone", title)
	case tie:
		title = v.w.Say("chart.timeline.contradicted", "milestone", title)
	}
	y += s.secondHeading(y, sentence(title))
	top := y
	for _, line := range group {
		r := timeRow{who: v.lineSpeakers(line), text: v.w.Date(line.date), milestone: line.milestone, date: line.date, tied: tie, colour: s.p.Ink}
		for _, x := range line.claims {
			r.claims = append(r.claims, x.ID)
		}
		y = s.timeRow(v, e, r, y)
	}
	if tie {
		s.back = append(s.back, shape{Kind: lineShape, Edge: true, X: 3, X2: 3, Y: top + 2, Y2: y - 3, Size: 3, Fill: s.p.Muted})
	}
	return y
}

// A timeRow is one date or one answer.
type timeRow struct {
	claims    []string
	who, text string
	milestone dataset.Milestone // empty for an answer
	date      edtf.Date
	tied      bool
	colour    string
}

// timeRow draws a row: who says so, the mark, and the words beside it.
func (s *scene) timeRow(v *View, e *timed, r timeRow, y float64) float64 {
	indent := 0.0
	if r.tied {
		indent = 12
	}
	m := mark{claims: r.claims}
	if s.look.Narrow() {
		return s.narrowTimeRow(v, e, r, m, indent, y)
	}
	lines := wrap(r.who, smallSize, false, s.before-indent-16)
	for i, text := range lines {
		m.shapes = append(m.shapes, shape{Kind: textShape, Edge: true, X: indent, Y: y + 12 + float64(i)*17, Text: text, Size: smallSize, Fill: s.p.Ink})
	}
	m.y = y + 12 + float64(len(lines)-1)*8.5
	shapes, _ := s.dateShapes(r.milestone, r.date, e.scale, m.y)
	text := s.rowText(v, r)
	below := 0.0
	if !e.has || len(shapes) == 0 {
		m.shapes = append(m.shapes, shape{Kind: textShape, X: 0, DX: 4, Y: m.y, Text: s.undrawnText(v, r), Size: bodySize, Fill: s.p.Muted})
	} else {
		from, to := extentOfShapes(shapes)
		m.x = from
		t := s.besideSpan(text, from, to, m.y)
		below = t.Y - m.y
		m.shapes = append(append(m.shapes, shapes...), t)
	}
	s.marks = append(s.marks, m)
	return y + max(24+float64(len(lines)-1)*17, m.y-y+12+below)
}

func (s *scene) narrowTimeRow(v *View, e *timed, r timeRow, m mark, indent, y float64) float64 {
	shapes, at := s.dateShapes(r.milestone, r.date, e.scale, 0)
	text := s.rowText(v, r)
	drawn := e.has && len(shapes) > 0
	if !drawn {
		text = s.undrawnText(v, r)
	}
	for _, line := range wrap(text, bodySize, true, float64(s.look.Width)-indent-4) {
		m.shapes = append(m.shapes, shape{Kind: textShape, Edge: true, X: indent, Y: y + 10, Text: line, Size: bodySize, Bold: true, Fill: s.p.Ink})
		y += 18
	}
	for _, line := range wrap(r.who, smallSize, false, float64(s.look.Width)-indent-4) {
		m.shapes = append(m.shapes, shape{Kind: textShape, Edge: true, X: indent, Y: y + 9, Text: line, Size: smallSize, Fill: s.p.Muted})
		y += 17
	}
	m.y = y
	if drawn {
		m.x, m.y = at, y+10
		shapes, _ = s.dateShapes(r.milestone, r.date, e.scale, m.y)
		m.shapes = append(m.shapes, shapes...)
		y += 22
	}
	s.marks = append(s.marks, m)
	return y + 6
}

// rowText is what stands beside the mark: the date, or the answer with its date.
func (s *scene) rowText(v *View, r timeRow) string {
	if r.milestone != "" {
		return r.text
	}
	return v.w.Say("list.comma", "a", r.text, "b", v.w.Date(r.date))
}

func (s *scene) undrawnText(v *View, r timeRow) string {
	return v.w.Say("chart.timeline.undrawn", "date", s.rowText(v, r))
}

// besideSpan is the words on the side of a mark that has room, or else below it.
func (s *scene) besideSpan(text string, from, to, y float64) shape {
	pixels := (float64(s.look.Width) - s.before - s.after) / fullWidth // of a unit
	need := textWidth(text, bodySize, true) + 14
	t := shape{Kind: textShape, X: to, DX: 11, Y: y, Text: text, Size: bodySize, Bold: true, Fill: s.p.Ink}
	switch {
	case (fullWidth-to)*pixels >= need:
	case from*pixels >= need:
		t.X, t.DX, t.Side = from, -11, "end"
	default: // below, about its middle where that has room
		middle := (from + to) / 2
		t.X, t.DX, t.Y, t.Side = middle, 0, y+18, "center"
		switch half := need / 2 / pixels; {
		case middle < half:
			t.X, t.Side = 0, ""
		case middle > fullWidth-half:
			t.X, t.Side = fullWidth, "end"
		}
	}
	return t
}
