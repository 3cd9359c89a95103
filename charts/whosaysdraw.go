package charts

import (
	"onrecord/dataset"
	"onrecord/dataset/count"
	"onrecord/dataset/phrase"
)

// drawMatrix draws speakers down and events across; on a phone the events are stacked, each with a list
// of its speakers.
func drawMatrix(v *View, m *matrix, l Look) *scene {
	s := &scene{look: l, w: v.w, p: l.palette(), max: fullWidth}
	if l.Narrow() {
		s.stackedMatrix(v, m)
	} else {
		s.wideMatrix(v, m)
	}
	return s
}

const (
	cellGap  = 10.0
	signRoom = 15.0 // for the sign before a saying
)

func (s *scene) wideMatrix(v *View, m *matrix) {
	s.before = 150
	column := fullWidth / float64(len(m.events))
	pixels := (float64(s.look.Width) - s.before) / float64(len(m.events))
	y := 0.0
	for i, e := range m.events {
		lines := wrap(e.Title, smallSize, true, pixels-cellGap)
		for j, text := range lines {
			s.back = append(s.back, shape{Kind: textShape, X: column * float64(i), Y: 10 + 17*float64(j), Text: text, Size: smallSize, Bold: true, Fill: s.p.Ink})
		}
		y = max(y, 17*float64(len(lines))+8)
	}
	for _, speaker := range m.speakers {
		s.back = append(s.back, // in two parts: a page may be wider than it was laid out for, and the columns stretch
			shape{Kind: lineShape, Edge: true, X: 0, X2: s.before, Y: y, Y2: y, Size: 1, Fill: s.p.Line},
			shape{Kind: lineShape, X: 0, X2: fullWidth, Y: y, Y2: y, Size: 1, Fill: s.p.Line})
		bottom := y + 6
		for j, text := range wrap(phrase.Name(v.d, speaker), smallSize, false, s.before-cellGap) {
			s.back = append(s.back, shape{Kind: textShape, Edge: true, Y: y + 14 + 17*float64(j), Text: text, Size: smallSize, Fill: s.p.Ink})
			bottom = max(bottom, y+14+17*float64(j)+13)
		}
		for i, e := range m.events {
			at := y + 5
			for _, x := range m.cell(e, speaker) {
				mk := mark{claims: x.ids, x: column * float64(i), y: at + 9}
				at += s.saying(&mk, v, x, shape{X: mk.x, Y: at + 9}, pixels-cellGap-signRoom) + 3
				s.marks = append(s.marks, mk)
			}
			bottom = max(bottom, at+3)
		}
		y = bottom
	}
	s.height = y + 4
}

// saying draws a sign with its words, wrapped, from a place on, and gives the height.
func (s *scene) saying(m *mark, v *View, x saying, at shape, width float64) float64 {
	sign, colour := s.signOf(x), s.p.Ink
	if x.standing != dataset.Active && x.figure != nil {
		colour = s.p.Muted
	}
	sign.X, sign.Y, sign.Edge, sign.DX = at.X, at.Y, at.Edge, sign.DX+at.DX
	m.shapes = append(m.shapes, sign)
	text := v.sayingWords(x)
	bold := x.figure != nil && x.standing == dataset.Active
	lines := wrap(text, smallSize, bold, width)
	struck := 0
	if x.standing == dataset.Superseded && x.figure != nil { // the number alone, and not why it is left out
		struck = units(phrase.Number(v.w, x.figure))
	}
	for i, line := range lines {
		t := shape{Struck: max(0, min(struck, units(line))), Kind: textShape, Edge: at.Edge, X: at.X, DX: at.DX + signRoom, Y: at.Y + 17*float64(i), Text: line, Size: smallSize, Bold: bold, Fill: colour}
		m.shapes = append(m.shapes, t)
		struck -= units(line) + 1 // and the space at which it was broken
	}
	return 17 * float64(len(lines))
}

// signOf is the sign before a saying, in the first few pixels of its place: what it is by its shape, as
// in the other charts, and not by colour alone.
func (s *scene) signOf(x saying) shape {
	sign := shape{Kind: crossShape, DX: 5, Size: 5, Fill: s.p.Whole}
	if x.figure == nil {
		return sign
	}
	c, group := x.figure.Count(), x.figure.Measure.Group()
	sign.Fill, sign.Dash = s.p.part(groupColours[group]), c.Approximate()
	switch {
	case x.standing != dataset.Active:
		sign.Kind, sign.Fill = diamondShape, s.p.Muted
	case c.Qualifier == count.Unstated:
		sign.Kind, sign.Fill, sign.Dash = ringShape, s.p.Whole, true
	case !c.Low().Known:
		sign.Kind, sign.DX, sign.N = arrowShape, 9, -9
	case !c.High().Known:
		sign.Kind, sign.DX, sign.N = arrowShape, 0, 9
	case group == dataset.Planned:
		sign.Kind = squareShape
	case group == dataset.Projected:
		sign.Kind = flagShape
	case c.Approximate():
		sign.Kind, sign.Dash = ringShape, false
	default:
		sign.Kind = dotShape
	}
	return sign
}

func (s *scene) stackedMatrix(v *View, m *matrix) {
	y := 4.0
	for _, e := range m.events {
		y += s.heading(y, e.Title)
		for _, speaker := range m.speakers {
			cell := m.cell(e, speaker)
			if len(cell) == 0 {
				continue
			}
			y += s.writeAt(0, y, float64(s.look.Width)-4, phrase.Name(v.d, speaker), smallSize, false, s.p.Muted) + 1
			for _, x := range cell {
				mk := mark{claims: x.ids, y: y + 9}
				y += s.saying(&mk, v, x, shape{Edge: true, Y: y + 9, DX: 4}, float64(s.look.Width)-signRoom-10) + 2
				s.marks = append(s.marks, mk)
			}
			y += 7
		}
		y += 14
	}
	s.height = y - 8
}
