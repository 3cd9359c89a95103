package charts

import (
	"strings"

	"onrecord/dataset"
	"onrecord/dataset/edtf"
	"onrecord/dataset/trace"
)

var cumulative = Chart{Name: "cumulative", About: "reported people added up over time, from low to high, beside what was announced", Build: buildCumulative}

const (
	mostNumbered  = 12 // events that are named on the chart one by one; more are drawn in buckets of time
	mostAnnounced = 3
	mostStated    = 5 // different numbers of one event
	mostUndrawn   = 8 // events without a date or a number that are named
)

// A sumOverTime is what the chart shows.
type sumOverTime struct {
	dataset.Cumulative
	announced []announcement
	buckets   []bucket // where there are too many events to number; else nil
	scale     timeScale
}

// An announcement is a projected range, and from when on it was on record.
type announcement struct {
	dataset.Range
	from  edtf.Day
	dated bool
}

func buildCumulative(d *dataset.Dataset) *View {
	v := newView("cumulative", d)
	c := sumOverTime{Cumulative: d.Cumulative()}
	switch {
	case c.Refused != "":
		return unfit(v, "chart.cumulative.unfit."+c.Refused)
	case len(c.Steps) == 0:
		return unfit(v, "chart.cumulative.unfit")
	}
	c.announce(d)
	c.measure()
	if len(c.Events) > mostNumbered {
		list := datedEvents(d, c.Events)
		c.buckets = bucketsOf(list, bucketMonths(list))
	}
	v.takeCumulative(&c)
	return v
}

// announce finds what was announced: ranges of projected numbers, never added to each other.
func (c *sumOverTime) announce(d *dataset.Dataset) {
	for _, r := range d.Ranges() {
		if r.Group != dataset.Projected || !r.Numbered() {
			continue
		}
		a := announcement{Range: r}
		if w, ok := d.When(r.Event, "announced"); ok && w.FirstKnown {
			a.from, a.dated = w.First, true
		}
		c.announced = append(c.announced, a)
	}
}

// measure is the time that the chart covers: all that is dated.
func (c *sumOverTime) measure() {
	first, last := c.Steps[0].Day, c.Steps[len(c.Steps)-1].Day
	for _, a := range c.shownAnnounced() {
		if a.dated {
			first, last = min(first, a.from), max(last, a.from)
		}
	}
	c.scale = newTimeScale(first, last)
}

func (c *sumOverTime) shownAnnounced() []announcement {
	return c.announced[:min(len(c.announced), mostAnnounced)]
}

// takeCumulative says what there is to say of it, and takes the claims into the table.
func (v *View) takeCumulative(c *sumOverTime) {
	w := v.w
	events := v.eventsOfSum(c, c.Count(v.d))
	v.Headline = w.Say("chart.cumulative.headline", "sum", c.Total.InWords(w, w.Plain()), "events", events)
	if len(c.announced) == 1 {
		v.Headline = w.Say("chart.cumulative.beside", "headline", v.Headline, "announced", c.announced[0].Brief(v.d))
	}
	if left := v.leftOfSum(c); left != "" {
		v.Headline = w.Say("chart.cumulative.left", "headline", v.Headline, "left", left)
		events = w.Say("chart.cumulative.events.left", "events", events, "left", left)
		v.Notes = append(v.Notes, w.Say("chart.cumulative.note.left", "left", left))
	}
	v.Headline = sentence(v.Headline)
	v.Seen = v.cumulativeSeen(c)
	v.Sums = []string{trace.CumulativeID}
	v.cumulativeRows(c)
	v.Subtitle = v.cumulativeSubtitle(c)
	v.Alt = w.Say("chart.cumulative.alt", "headline", v.Headline, "steps", strings.Join(v.cumulativeSteps(c), " "))
	v.Quote = v.cumulativeQuote(c, events)
	v.cumulativeNotes(c)
	v.draw = func(l Look) *scene { return drawCumulative(v, c, l) }
}

// cumulativeRows takes the claims that are added up; of a dataset with many events, those that buckets
// lead to.
func (v *View) cumulativeRows(c *sumOverTime) {
	var events []string
	take := func(r *dataset.Range, dates ...string) {
		events = append(events, r.Event)
		for _, id := range r.Claims {
			v.add(v.d.Figure(id))
		}
		v.addDates(dates...)
	}
	if c.buckets == nil {
		for i := range c.Events {
			take(&c.Events[i].Range, c.Events[i].When.Claims...)
		}
	}
	for i := range c.buckets {
		for _, id := range c.buckets[i].claims {
			v.add(v.d.Figure(id))
		}
	}
	for _, a := range c.shownAnnounced() {
		take(&a.Range)
	}
	for _, r := range c.undrawn() {
		take(&r)
	}
	v.gaps(events)
}

// undrawn are the ranges that are listed and not drawn, as far as they are named.
func (c *sumOverTime) undrawn() []dataset.Range {
	all := append(append([]dataset.Range(nil), c.Undated...), c.Unnumbered...)
	return all[:min(len(all), mostUndrawn)]
}

// dayDate is a day as a date.
func dayDate(d edtf.Day) edtf.Date {
	date, _ := edtf.Parse(d.String()) // a day is a date
	return date
}

// addDates takes date claims into the table, once each.
func (v *View) addDates(ids ...string) {
	for _, id := range ids {
		v.addRow(dateRow(v.d, v.d.Date(id)))
	}
}
