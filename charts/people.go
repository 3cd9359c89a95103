package charts

import (
	"math"

	"onrecord/dataset"
	"onrecord/dataset/count"
	"onrecord/dataset/phrase"
)

var people = Chart{Name: "people", About: "one figure per person: those in the parts, beside the whole or within it", Build: buildPeople, Comparisons: mostPanels}

const (
	mostPanels = 4
	mostMarks  = 1000 // in a panel, before one mark stands for more than one person
)

func buildPeople(d *dataset.Dataset) *View {
	v := newView("people", d)
	var fit []dataset.Compared
	for _, c := range d.Compared() {
		if p := panelOf(&c); c.WholeClaim.Qualifier != count.Unstated && p.largest() > 0 {
			fit = append(fit, c)
		}
	}
	if len(fit) == 0 {
		return unfit(v, "chart.people.unfit")
	}
	shown := fit[:min(len(fit), mostPanels)]
	v.takeComparisons(shown, len(fit))
	head := &shown[0]
	v.Headline = sentence(v.w.Say("chart.people.headline", "part", v.sumWords(head), "whole", phrase.Number(v.w, head.WholeClaim)))
	for i := range shown {
		if n := &shown[i].Difference; n.Sentence != "" {
			v.Numbers = append(v.Numbers, n)
		}
	}
	unit := v.unitOf(shown)
	v.Subtitle = v.subtitle("chart.people.subtitle", "unit", v.w.Plural("chart.people.unit", unit, ""))
	v.Seen = v.peopleSeen(shown)
	if unit > 1 {
		v.Notes = append(v.Notes, v.w.Say("chart.people.begun", "n", v.w.Number(unit)))
	}
	v.Alt = v.w.Say("chart.people.alt", "unit", v.w.Plural("chart.people.unit", unit, ""), "parts", v.comparedWords(shown))
	v.parts = len(shown)
	v.draw = func(l Look) *scene { return drawPeople(v, some(l, shown), unit, l) }
	return v
}

// peopleSeen says how the marks of the parts and of the whole stand to each other.
func (v *View) peopleSeen(shown []dataset.Compared) string {
	inside := 0
	for i := range shown {
		if panelOf(&shown[i]).inside {
			inside++
		}
	}
	switch inside {
	case 0:
		return v.w.Say("chart.people.seen.beside")
	case len(shown):
		return v.w.Say("chart.people.seen.inside")
	}
	return v.w.Say("chart.people.seen.both")
}

// A panel is what is counted out for one comparison, in people. The parts stand within the whole only where they are
// on record as some of its people; otherwise they stand above it, on the same scale.
type panel struct {
	sure, most   []float64 // of each part: where its certain and its possible people end
	parts, whole float64   // how many people the parts have together, and the whole
	inside       bool
}

func panelOf(c *dataset.Compared) panel {
	p := panel{whole: extentOf(c.WholeClaim.Count()).most}
	for _, f := range c.PartClaims {
		e := extentOf(f.Count())
		p.sure = append(p.sure, p.parts+e.sure)
		p.parts += e.most
		p.most = append(p.most, p.parts)
	}
	p.inside = c.CountsTowards == dataset.TowardsYes && p.parts <= p.whole
	return p
}

// largest returns the larger number of people, of the parts or of the whole.
func (p *panel) largest() float64 { return max(p.parts, p.whole) }

// rows returns how many rows of marks the parts and the whole take. Parts within the whole take none.
func (p *panel) rows(unit int64, inRow float64) (parts, whole float64) {
	rows := func(people float64) float64 { return math.Ceil(math.Ceil(people/float64(unit)) / inRow) }
	if p.inside {
		return 0, rows(p.whole)
	}
	return rows(p.parts), rows(p.whole)
}

// height returns the height of a panel's marks in rows.
func (p *panel) height(unit int64, inRow float64) float64 {
	parts, whole := p.rows(unit, inRow)
	if parts > 0 && whole > 0 {
		parts += panelGap
	}
	return parts + whole
}

// panelGap is the space between the marks of the parts and those of the whole, in rows.
const panelGap = 0.6

// unitOf is how many people one mark stands for, in all panels: 1, 10, 100 ...
func (v *View) unitOf(list []dataset.Compared) int64 {
	unit := int64(1)
	for i := range list {
		p := panelOf(&list[i])
		for p.largest()/float64(unit) > mostMarks {
			unit *= 10
		}
	}
	return unit
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
	inRow := math.Max(5, 5*math.Floor(rowsWidth/pitch/5))
	y, colours := 4.0, partColours(list)
	for i := 0; i < len(list); i += columns {
		row := list[i:min(i+columns, len(list))]
		keys, rows := 0.0, 0.0
		for j := range row {
			box := panelBox{v: v, c: &row[j], unit: unit, width: width, colours: colours[i+j]}
			box.x, box.x2 = float64(j)/float64(columns), float64(j+1)/float64(columns)
			box.dx, box.dx2 = gap/2*float64(j), gap/2*float64(j-columns+1)
			keys = max(keys, s.panelKey(box, y, false))
			p := panelOf(box.c)
			rows = max(rows, p.height(unit, inRow))
		}
		for j := range row {
			box := panelBox{v: v, c: &row[j], unit: unit, width: width, colours: colours[i+j]}
			box.x, box.x2 = float64(j)/float64(columns), float64(j+1)/float64(columns)
			box.dx, box.dx2 = gap/2*float64(j), gap/2*float64(j-columns+1)
			s.panelKey(box, y, true)
			s.countOut(box, y+keys+10, inRow, pitch)
		}
		y += keys + 10 + rows*pitch + 26
	}
	s.height = y - 16
	return s
}

// A panelBox is where a comparison is counted out: X to X2 are shares of the width of the scene.
type panelBox struct {
	v              *View
	c              *dataset.Compared
	unit           int64
	x, x2, dx, dx2 float64
	width          float64 // in pixels, for wrapping
	colours        []int   // of the parts
}

// panelKey writes what the marks mean, each beside such a mark, and gives the height.
func (s *scene) panelKey(b panelBox, y float64, draw bool) float64 {
	top := y
	text := func(dx float64, t string, size float64, bold bool, colour string) {
		for _, line := range wrap(t, size, bold, b.width-dx) {
			if draw {
				s.back = append(s.back, shape{Kind: textShape, X: b.x, DX: b.dx + dx, Y: y + lineRatio*size/2, Text: line, Size: size, Bold: bold, Fill: colour})
			}
			y += lineRatio * size
		}
	}
	key := func(sh shape, lines ...string) {
		if draw {
			sh.Kind, sh.X, sh.X2, sh.Y, sh.Y2, sh.To, sh.Of = peopleShape, b.x, b.x, y, y+20, 1, 1
			sh.DX, sh.DX2 = b.dx, b.dx+100
			s.back = append(s.back, sh)
		}
		for i, line := range lines {
			size, colour := bodySize, s.p.Ink
			if i > 0 {
				size, colour = smallSize, s.p.Muted
			}
			text(28, line, size, i == 0, colour)
		}
		y += 5
	}
	text(0, b.c.Title, 16, true, s.p.Ink)
	y += 5
	w := b.v.w
	for i, f := range b.c.PartClaims {
		key(shape{Fill: s.p.part(b.colours[i])}, w.Say("chart.comparison.label", "number", phrase.Number(w, f), "event", phrase.EventTitle(b.v.d, f.Event)), w.Say("chart.according", "speaker", phrase.SpeakerVia(b.v.d, f.Speaker, f.Via)))
	}
	whole := b.c.WholeClaim
	rest := w.Say("chart.comparison.label", "number", phrase.Number(w, whole), "event", phrase.EventTitle(b.v.d, whole.Event))
	if p := panelOf(b.c); p.inside && b.c.Difference.Reason == "" && p.parts < p.whole {
		rest = w.Say("chart.people.rest", "difference", b.c.Difference.Words, "whole", phrase.Number(w, whole))
	}
	key(shape{Fill: s.p.Whole, Soft: true}, rest, w.Say("chart.according", "speaker", phrase.SpeakerVia(b.v.d, whole.Speaker, whole.Via)))
	return y - top
}

// countOut draws the marks of a panel: those of each part, filled, then those of the whole, or of its rest, hollow.
func (s *scene) countOut(b panelBox, y, inRow, pitch float64) {
	p := panelOf(b.c)
	marks := func(people float64) int { return int(math.Ceil(people / float64(b.unit))) }
	partRows, wholeRows := p.rows(b.unit, inRow)
	all, y2 := marks(p.parts), y+partRows*pitch
	if p.inside {
		all, y2 = marks(p.whole), y+wholeRows*pitch
	}
	draw := func(f *dataset.Figure, from, to int, colour string, soft bool) {
		if to <= from {
			return
		}
		s.marks = append(s.marks, mark{claims: []string{f.ID}, x: (b.x + b.x2) / 2, y: y + (y2-y)*float64(from+to)/2/float64(all),
			shapes: []shape{{Kind: peopleShape, X: b.x, X2: b.x2, DX: b.dx, DX2: b.dx2, Y: y, Y2: y2, From: from, To: to, Of: all, Fill: colour, Soft: soft}}})
	}
	at := 0
	for i, f := range b.c.PartClaims {
		draw(f, at, marks(p.sure[i]), s.p.part(b.colours[i]), false)
		draw(f, max(at, marks(p.sure[i])), marks(p.most[i]), s.p.part(b.colours[i]), true)
		at = marks(p.most[i])
	}
	if !p.inside {
		if partRows > 0 {
			y = y2 + panelGap*pitch
		}
		at, all, y2 = 0, marks(p.whole), y+wholeRows*pitch
	}
	draw(b.c.WholeClaim, at, all, s.p.Whole, true)
}
