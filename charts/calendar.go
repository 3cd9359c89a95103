package charts

import (
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
	c := &calendar{months: 1, columns: 12}
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
		c.months, c.columns = 12, 10
		c.fields = bucketsOf(list, 12)
	}
	c.events = len(list)
	return c
}

func (v *View) takeCalendar(c *calendar) {
	w := v.w
	first, last := c.fields[0].first, c.fields[len(c.fields)-1].last
	v.Headline = w.Plural("chart.timeline.counts", int64(c.events), "", "first", v.month(first), "last", v.month(last))
	v.Subtitle = v.w.Say("chart.timeline.seen.calendar")
	v.Seen = w.Say("chart.timeline.calendar", "n", w.Number(int64(c.events)))
	for i := range c.fields {
		v.addDates(c.fields[i].claims...)
	}
	var years []string
	for _, row := range c.rows() {
		n := 0
		for _, f := range row {
			n += f.events
		}
		years = append(years, w.Say("chart.timeline.year", "year", v.rowLabel(c, row[0].first), "n", w.Plural("chart.timeline.counted", int64(n), "")))
	}
	v.Alt = w.Say("chart.timeline.alt", "events", strings.Join(years, " "))
	v.draw = func(l Look) *scene { return drawCalendar(v, c, l) }
}

// rows are the fields of each row, in order; those in which nothing is dated are not there.
func (c *calendar) rows() [][]bucket {
	var rows [][]bucket
	for i, f := range c.fields {
		if i == 0 || c.row(f.first) != c.row(c.fields[i-1].first) {
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
	join := 1 // columns in a field
	if l.Narrow() {
		join = c.columns / 4 // four quarters, or five times two years
	}
	columns := c.columns / join
	width := fullWidth / float64(columns)
	for i := range columns {
		s.back = append(s.back, shape{Kind: textShape, X: width * (float64(i) + .5), Y: 10, Side: "center", Text: v.columnLabel(c, i*join, i*join+join-1), Size: smallSize, Fill: s.p.Muted})
	}
	const height = 42.0
	rows := c.rows()
	most := 0
	joined := make([][]bucket, len(rows))
	for i, row := range rows {
		joined[i] = make([]bucket, columns)
		for _, f := range row {
			b := &joined[i][c.column(f.first)/join]
			b.events += f.events
			b.claims = append(b.claims, f.claims...)
			most = max(most, b.events)
		}
	}
	y := 24.0
	for i, row := range joined {
		s.back = append(s.back,
			shape{Kind: textShape, Edge: true, Y: y + height - 10, Text: v.rowLabel(c, rows[i][0].first), Size: smallSize, Bold: true, Fill: s.p.Ink},
			shape{Kind: lineShape, X: 0, X2: fullWidth, Y: y + height, Y2: y + height, Size: 1, Fill: s.p.Line})
		for j, b := range row {
			if b.events == 0 {
				continue
			}
			x := width * (float64(j) + .5)
			bar := max(2, 20*float64(b.events)/float64(most))
			s.marks = append(s.marks, mark{claims: b.claims[:min(len(b.claims), mostBucketTip)], x: x, y: y + height - 10, shapes: []shape{
				{Kind: barShape, X: x - width*.32, X2: x + width*.32, Y: y + height - bar, Y2: y + height, Fill: s.p.part(0)},
				{Kind: textShape, X: x, Y: y + height - bar - 9, Side: "center", Text: s.w.Number(int64(b.events)), Size: smallSize, Fill: s.p.Ink}}})
		}
		y += height
	}
	s.height = y + 6
	return s
}
