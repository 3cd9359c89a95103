package charts

import (
	"math"

	"onrecord/dataset"
	"onrecord/dataset/phrase"
)

// A crowd is one group of marks in a panel, under a key that says what they are: the parts inside the whole, or the
// parts and the whole each on their own.
type crowd struct {
	key  func(b panelBox, y float64, draw bool) float64 // writes the key, and gives its height
	list []countedOut
	most float64 // how many people that is
}

// crowds are the groups of a panel, from the top.
func (s *scene) crowds(p *panel) []crowd {
	parts := crowd{func(b panelBox, y float64, draw bool) float64 {
		top := y
		y += s.panelText(b, 0, y, b.c.Title, 16, true, s.p.Ink, draw) + 5
		for i := range p.parts {
			y += s.claimKey(b, y, &p.parts[i], s.p.part(b.colours[i]), draw)
		}
		return y - top
	}, p.parts, p.partsEnd()}
	whole := crowd{func(b panelBox, y float64, draw bool) float64 { return s.claimKey(b, y, &p.whole, s.p.Whole, draw) },
		[]countedOut{p.whole}, p.whole.most}
	if !p.inside {
		return []crowd{parts, whole}
	}
	rest := p.whole
	rest.from, rest.sure, rest.most = parts.most, parts.most, p.most() // all of the rest is hollow
	return []crowd{{func(b panelBox, y float64, draw bool) float64 {
		height := parts.key(b, y, draw)
		return height + s.restKey(b, y+height, p, draw)
	}, append(p.parts[:len(p.parts):len(p.parts)], rest), rest.most}}
}

// A panelBox is where a comparison is counted out: X to X2 are shares of the width of the scene.
type panelBox struct {
	v              *View
	c              *dataset.Compared
	unit           int64
	inRow          int // marks
	x, x2, dx, dx2 float64
	width          float64 // in pixels, for wrapping
	colours        []int   // of the parts
}

// marks is how many marks stand for so many people.
func (b *panelBox) marks(people float64) int { return int(math.Ceil(people / float64(b.unit))) }

// rows is in how many rows of marks so many people stand.
func (b *panelBox) rows(people float64) float64 {
	return math.Ceil(float64(b.marks(people)) / float64(b.inRow))
}

func drawPeople(v *View, list []dataset.Compared, unit int64, l Look) *scene {
	s := &scene{look: l, w: v.w, p: l.palette(), max: 1}
	columns, gap, pitch := 1, 0.0, 13.5
	if !l.Narrow() && len(list) > 1 {
		columns, gap, pitch = 2, 40, 14
	}
	if !l.Narrow() && len(list) == 1 {
		pitch = 18
	}
	width := (float64(l.Width) - gap*float64(columns-1)) / float64(columns)
	rowsWidth := width
	if l.Width == Narrow { // most telephones are wider, and the marks then stand in rows of 25
		rowsWidth, pitch = 350, 14
	}
	inRow := int(max(5, 5*math.Floor(rowsWidth/pitch/5)))
	y, colours := 4.0, partColours(list)
	for i := 0; i < len(list); i += columns {
		var row []panelBox
		for j := range list[i:min(i+columns, len(list))] {
			row = append(row, panelBox{v: v, c: &list[i+j], unit: unit, inRow: inRow, width: width, colours: colours[i+j],
				x: float64(j) / float64(columns), x2: float64(j+1) / float64(columns), dx: gap / 2 * float64(j), dx2: gap / 2 * float64(j-columns+1)})
		}
		y = s.panels(row, y, pitch) + 26
	}
	s.height = y - 16
	return s
}

// panels draws comparisons side by side, with their groups at the same height, and gives where they end.
func (s *scene) panels(row []panelBox, y, pitch float64) float64 {
	groups := make([][]crowd, len(row))
	for i := range row {
		p := panelOf(row[i].c)
		groups[i] = s.crowds(&p)
	}
	ends := make([]float64, len(row))
	for n := range 2 {
		keys, rows := 0.0, 0.0
		for i, list := range groups {
			if n < len(list) {
				keys, rows = max(keys, list[n].key(row[i], y, false)), max(rows, row[i].rows(list[n].most))
			}
		}
		for i, list := range groups {
			if n < len(list) {
				list[n].key(row[i], y, true)
				from := y + keys + 10
				ends[i] = from + pitch*row[i].rows(list[n].most)
				s.countOut(row[i], &list[n], from, ends[i])
			}
		}
		if keys > 0 {
			y += keys + 10 + pitch*rows + 20
		}
	}
	for i := range row {
		ends[i] += s.towardsText(row[i], ends[i]+8)
	}
	end := 0.0
	for _, e := range ends {
		end = max(end, e)
	}
	return end
}

// towardsText says how far the whole exceeds the parts, and whether they count towards it, where they are apart.
func (s *scene) towardsText(b panelBox, y float64) float64 {
	if p := panelOf(b.c); p.inside || b.c.Difference.Sentence == "" {
		return 0
	}
	return 8 + s.panelText(b, 0, y, b.c.Difference.Sentence, smallSize, false, s.p.Ink, true)
}

// panelText writes text in a panel, and gives the height it takes.
func (s *scene) panelText(b panelBox, dx, y float64, text string, size float64, bold bool, colour string, draw bool) float64 {
	lines := wrap(text, size, bold, b.width-dx)
	for i, line := range lines {
		if draw {
			s.back = append(s.back, shape{Kind: textShape, X: b.x, DX: b.dx + dx, Y: y + lineRatio*size*(float64(i)+.5), Text: line, Size: size, Bold: bold, Fill: colour})
		}
	}
	return lineRatio * size * float64(len(lines))
}

// panelKey writes what a mark means beside one, and gives the height.
func (s *scene) panelKey(b panelBox, y float64, sign shape, title, who string, draw bool) float64 {
	if draw {
		sign.Kind, sign.X, sign.X2, sign.Y, sign.Y2, sign.To, sign.Of = peopleShape, b.x, b.x, y, y+20, 1, 1
		sign.DX, sign.DX2 = b.dx, b.dx+100
		s.back = append(s.back, sign)
	}
	height := s.panelText(b, 28, y, title, bodySize, true, s.p.Ink, draw)
	return height + s.panelText(b, 28, y+height, who, smallSize, false, s.p.Muted, draw) + 5
}

// claimKey is the key of the marks of a claim.
func (s *scene) claimKey(b panelBox, y float64, o *countedOut, colour string, draw bool) float64 {
	w, f := b.v.w, o.claim
	title := w.Say("chart.comparison.label", "number", phrase.Number(w, f), "event", phrase.EventTitle(b.v.d, f.Event))
	return s.panelKey(b, y, shape{Fill: colour, Soft: o.hollow(b.c) || o.sure == o.from}, title, b.v.according(f), draw)
}

// restKey is the key of the rest of the whole.
func (s *scene) restKey(b panelBox, y float64, p *panel, draw bool) float64 {
	w, whole := b.v.w, phrase.Number(b.v.w, p.whole.claim)
	rest := w.Say("chart.people.whole", "whole", whole)
	if b.c.Difference.Reason == "" && p.partsEnd() < p.whole.most {
		rest = w.Say("chart.people.rest", "difference", b.c.Difference.Words, "whole", whole)
	}
	return s.panelKey(b, y, shape{Fill: s.p.Whole, Soft: true}, rest, b.v.according(p.whole.claim), draw)
}

func (v *View) according(f *dataset.Figure) string {
	return v.w.Say("chart.according", "speaker", phrase.SpeakerVia(v.d, f.Speaker, f.Via))
}

// hollow reports whether all marks of a claim are: what was not seen to happen is an outline, as in bars. Inside a
// whole, hollow is what is left of it.
func (o *countedOut) hollow(c *dataset.Compared) bool {
	return o.claim.Measure.Group() != dataset.Observed && (c.CountsTowards != dataset.TowardsYes || o.claim == c.WholeClaim)
}

// countOut draws a group of marks: the people of each claim, filled as far as they are certain.
func (s *scene) countOut(b panelBox, g *crowd, y, y2 float64) {
	all := b.marks(g.most)
	for i := range g.list {
		o := &g.list[i]
		colour := s.p.Whole
		if o.claim != b.c.WholeClaim {
			colour = s.p.part(b.colours[i])
		}
		draw := func(from, to int, soft bool) {
			if to > from {
				s.marks = append(s.marks, mark{claims: []string{o.claim.ID}, x: (b.x + b.x2) / 2, y: y + (y2-y)*float64(from+to)/2/float64(all),
					shapes: []shape{{Kind: peopleShape, X: b.x, X2: b.x2, DX: b.dx, DX2: b.dx2, Y: y, Y2: y2, N: float64(b.inRow), From: from, To: to, Of: all, Fill: colour, Soft: soft}}})
			}
		}
		from, sure, most := b.marks(o.from), b.marks(o.sure), b.marks(o.most)
		draw(from, sure, o.hollow(b.c))
		draw(max(from, sure), most, true)
	}
}
