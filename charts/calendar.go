package charts

import (
	"slices"
	"strconv"
	"strings"

	"onrecord/dataset"
	"onrecord/dataset/edtf"
)

// A calendar counts the events that claims date, where there are too many to be drawn one by one: a row
// for each year and a field for each month, or for each decade and year.
type calendar struct {
	months  int // of a field
	columns int // of a row
	fields  []bucket
	joined  int      // so many fields next to each other lead to the same claims
	groups  []bucket // and are drawn as one on a phone
	events  int
	undated int
}

// mostFields is how many fields of a month there may be.
const mostFields = 400

// newCalendar is the calendar of a dataset, nil where nothing in it is dated.
func newCalendar(d *dataset.Dataset) *calendar {
	byEvent := map[string][]*dataset.Date{}
	for i := range d.Dates {
		byEvent[d.Dates[i].Event] = append(byEvent[d.Dates[i].Event], &d.Dates[i])
	}
	c := &calendar{months: 1, columns: 12, joined: 3}
	var list []dated
	for i := range d.Events {
		e := &d.Events[i]
		if len(byEvent[e.ID]) == 0 {
			continue
		}
		when, ok := dataset.WhenOf(byEvent[e.ID])
		if !ok {
			c.undated++
			continue
		}
		x := dated{day: certainDay(when), claims: when.Claims[:1]}
		if r, ok := d.Range(e.ID, dataset.Observed); ok {
			x.weight = r.High.N
		}
		list = append(list, x)
	}
	if len(list) == 0 {
		return nil
	}
	if c.fields = bucketsOf(list, 1); len(c.fields) > mostFields {
		c.months, c.columns, c.joined = 12, 10, 2
		c.fields = bucketsOf(list, 12)
	}
	c.groups = bucketsOf(list, c.months*c.joined)
	c.events = len(list)
	return c
}

func (v *View) takeCalendar(c *calendar) {
	w := v.w
	first, last := c.fields[0].first, c.fields[len(c.fields)-1].last
	v.Headline = w.Plural("chart.timeline.counts", int64(c.events), "", "first", v.month(first), "last", v.month(last))
	v.Subtitle = v.w.Say("chart.timeline.seen.calendar")
	v.Seen = w.Say("chart.timeline.calendar", "n", w.Number(int64(c.events)))
	for i := range c.groups {
		c.groups[i].claims = c.groups[i].claims[:1] // a date says little more than its field does
		v.addDates(c.groups[i].claims...)
	}
	var years []string
	for _, row := range c.rows(c.fields) {
		n := 0
		for _, f := range row {
			n += f.events
		}
		years = append(years, w.Say("chart.timeline.year", "year", v.rowLabel(c, row[0].first), "n", w.Plural("chart.timeline.counted", int64(n), "")))
	}
	v.Alt = w.Say("chart.timeline.alt", "events", strings.Join(years, " "))
	v.parts, v.partsKey = len(years), "chart.timeline.part.years"
	if c.months != 1 {
		v.partsKey = "chart.timeline.part.decades"
	}
	v.draw = func(l Look) *scene { return drawCalendar(v, c, l) }
}

// rows are the fields, or the groups, of each row, in order; those in which nothing is dated are not
// there.
func (c *calendar) rows(fields []bucket) [][]bucket {
	var rows [][]bucket
	for i, f := range fields {
		if i == 0 || c.row(f.first) != c.row(fields[i-1].first) {
			rows = append(rows, nil)
		}
		rows[len(rows)-1] = append(rows[len(rows)-1], f)
	}
	return rows
}

// row and column are where a field is.
func (c *calendar) row(day edtf.Day) int { return c.index(day) / c.columns }

func (c *calendar) column(day edtf.Day) int { return c.index(day) % c.columns }

func (c *calendar) index(day edtf.Day) int { return (day.Year()*12 + int(day.Month()) - 1) / c.months }

func (v *View) rowLabel(c *calendar, day edtf.Day) string {
	if c.months == 1 {
		return v.w.Digits(day.Year())
	}
	return v.w.Say("date.decade", "year", v.w.Digits(day.Year()/10*10))
}

// columnLabel names the columns from one to another.
func (v *View) columnLabel(c *calendar, from, to int) string {
	label := func(i int) string {
		if c.months == 1 {
			return v.w.Say("chart.time." + strconv.Itoa(i+1))
		}
		return v.w.Digits(i)
	}
	if from == to {
		return label(from)
	}
	return v.w.Say("chart.time.to", "from", label(from), "to", label(to))
}

func drawCalendar(v *View, c *calendar, l Look) *scene {
	s := &scene{look: l, w: v.w, p: l.palette(), max: fullWidth, before: 44}
	if c.months != 1 {
		s.before = 84
	}
	fields, join := c.fields, 1
	if l.Narrow() {
		fields, join = c.groups, c.joined
	}
	p := fieldPlot{scene: s, c: c, join: join, width: fullWidth * float64(join) / float64(c.columns)}
	for i := 0; i < c.columns; i += join {
		s.back = append(s.back, shape{Kind: textShape, X: p.middle(i), Y: 10, Side: "center", Text: v.columnLabel(c, i, i+join-1), Size: smallSize, Fill: s.p.Muted})
	}
	if p.height = 42; l.Tight {
		p.height = 32
	}
	groups, rows := c.rows(c.groups), c.rows(fields)
	if l.Parts > 0 { // the latest
		groups, rows = groups[max(0, len(rows)-l.Parts):], rows[max(0, len(rows)-l.Parts):]
	}
	for _, f := range slices.Concat(rows...) {
		p.most = max(p.most, f.events)
	}
	y := 24.0
	for i, row := range rows {
		s.back = append(s.back,
			shape{Kind: textShape, Edge: true, Y: y + p.height - 10, Text: v.rowLabel(c, row[0].first), Size: smallSize, Bold: true, Fill: s.p.Ink},
			shape{Kind: lineShape, X: 0, X2: fullWidth, Y: y + p.height, Y2: y + p.height, Size: 1, Fill: s.p.Line})
		for _, g := range groups[i] {
			s.marks = append(s.marks, p.mark(&g, row, y+p.height))
		}
		y += p.height
	}
	s.height = y + 6
	return s
}

// A fieldPlot draws fields, join columns of the calendar in each.
type fieldPlot struct {
	*scene
	c      *calendar
	join   int
	width  float64
	height float64
	most   int // events in a field
}

// middle is where the field of a column stands.
func (p *fieldPlot) middle(column int) float64 {
	return round(p.width * (float64(column/p.join) + .5))
}

// mark is the fields of a group: the number of events over a bar as high.
func (p *fieldPlot) mark(g *bucket, row []bucket, bottom float64) mark {
	m := mark{claims: g.claims, y: bottom - 10}
	for _, f := range row {
		if f.first < g.first || f.first > g.last {
			continue
		}
		x := p.middle(p.c.column(f.first))
		if m.shapes == nil {
			m.x = x
		}
		top, half := round(bottom-max(2, (p.height-22)*float64(f.events)/float64(p.most))), round(p.width*.32)
		m.shapes = append(m.shapes,
			shape{Kind: barShape, X: round(x - half), X2: round(x + half), Y: top, Y2: bottom, Fill: p.p.part(0)},
			shape{Kind: textShape, X: x, Y: top - 9, Side: "center", Text: p.w.Number(int64(f.events)), Size: smallSize, Fill: p.p.Ink})
	}
	return m
}
