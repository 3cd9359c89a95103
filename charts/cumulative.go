package charts

import (
	"slices"
	"strings"

	"onrecord/dataset"
	"onrecord/dataset/count"
	"onrecord/dataset/edtf"
	"onrecord/dataset/phrase"
	"onrecord/dataset/trace"
)

var cumulative = Chart{Name: "cumulative", About: "people reported, added up over time from low to high, beside what was announced", Build: buildCumulative}

const (
	mostNumbered  = 12 // events that are named on the chart one by one; more are drawn in buckets of time
	mostAnnounced = 3
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
	events := w.Plural("chart.cumulative.events."+string(c.Kind), int64(c.Count(v.d)), "")
	v.Headline = w.Say("chart.cumulative.headline", "sum", c.Words, "events", events)
	if left := v.leftOfSum(c); left != "" {
		v.Headline = w.Say("chart.cumulative.left", "headline", v.Headline, "left", left)
		events = w.Say("chart.cumulative.events.left", "events", events, "left", left)
	}
	if len(c.announced) == 1 {
		v.Headline = w.Say("chart.cumulative.beside", "headline", v.Headline, "announced", c.announced[0].Brief)
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

// leftOfSum says how many events are not in the sum, since they have no date or no number, and how many people that
// is; empty if all are in it.
func (v *View) leftOfSum(c *sumOverTime) string {
	var left []string
	if n := len(c.Undated); n > 0 {
		left = append(left, v.w.Plural("chart.cumulative.undated", int64(n), "", "sum", c.Left.InWords(v.w, v.w.Plain())))
	}
	if n := len(c.Unnumbered); n > 0 {
		left = append(left, v.w.Plural("chart.cumulative.unnumbered", int64(n), ""))
	}
	return v.w.And(left)
}

// cumulativeSeen says what of the forms that the chart may have is to be seen.
func (v *View) cumulativeSeen(c *sumOverTime) string {
	loose := c.Before.Loose || slices.ContainsFunc(c.Steps, func(s dataset.Step) bool { return s.Loose })
	open := ""
	if !c.hatched() {
		loose, open = false, ".edge"
	}
	parts := []string{"seen"}
	if t := &c.Total; !loose && t.Contested == 0 && !t.OpenBelow && !t.OpenAbove {
		parts = []string{"seen.line"}
	}
	for _, more := range []struct {
		is  bool
		key string
	}{{loose, "seen.loose"}, {c.Total.OpenBelow, "seen.open_below" + open}, {c.Total.OpenAbove, "seen.open_above" + open}, {len(c.announced) > 0, "seen.announced"}} {
		if more.is {
			parts = append(parts, more.key)
		}
	}
	for i, key := range parts {
		parts[i] = v.w.Say("chart.cumulative." + key)
	}
	return strings.Join(parts, " ")
}

func (v *View) cumulativeSubtitle(c *sumOverTime) string {
	first, last := c.Steps[0].Day, c.Steps[len(c.Steps)-1].Day
	if first == last {
		return v.subtitle("chart.cumulative.subtitle.day", "day", v.w.Date(dayDate(first)))
	}
	return v.subtitle("chart.cumulative.subtitle", "first", v.w.Date(dayDate(first)), "last", v.w.Date(dayDate(last)))
}

// cumulativeQuote is the sum, and what was announced, each with who says so; empty where there is no sum.
func (v *View) cumulativeQuote(c *sumOverTime, events string) string {
	w := v.w
	if c.Total.Unbounded() {
		return ""
	}
	sum := w.Say("chart.cumulative.headline", "sum", c.Words, "events", events)
	quote := w.Say("chart.cumulative.quote", "what", sum, "speakers", v.speakers(c.Claims))
	for _, a := range c.announced[:min(1, len(c.announced))] {
		said := w.Say("chart.cumulative.announced", "range", a.Brief, "event", phrase.EventTitle(v.d, a.Event))
		quote = w.Say("chart.cumulative.quotes", "first", quote, "second", w.Say("chart.cumulative.quote", "what", said, "speakers", v.speakers(a.Claims)))
	}
	return sentence(w.Say("chart.subtitle.undated", "what", quote))
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

func (v *View) cumulativeNotes(c *sumOverTime) {
	w := v.w
	note := func(s string) { v.Notes = append(v.Notes, s) }
	if c.buckets != nil {
		note(w.Say("chart.cumulative.most", "all", w.Number(int64(len(c.Events)))))
	}
	if more := len(c.announced) - mostAnnounced; more > 0 {
		note(w.Plural("chart.cumulative.more_announced", int64(more), ""))
	}
	if more := len(c.Undated) + len(c.Unnumbered) - mostUndrawn; more > 0 {
		note(w.Plural("chart.cumulative.more_undrawn", int64(more), ""))
	}
	for i := range v.d.Events {
		e := &v.d.Events[i]
		if r, ok := v.d.Range(e.ID, dataset.Observed); ok && e.Kind != c.Kind && r.Numbered() {
			note(w.Say("chart.cumulative.kinds"))
			break
		}
	}
}

// cumulativeSteps are the steps in words: each event, or each bucket of time.
func (v *View) cumulativeSteps(c *sumOverTime) []string {
	var all []string
	for i := range c.Events {
		if c.buckets == nil {
			all = append(all, v.w.Say("chart.cumulative.step", "event", phrase.EventTitle(v.d, c.Events[i].Event), "date", v.whenWords(c.Events[i].When), "range", c.Events[i].Words))
		}
	}
	for i := range c.buckets {
		b := &c.buckets[i]
		step := c.Cumulative.At(b.last)
		all = append(all, v.w.Say("chart.cumulative.by", "date", v.w.Date(dayDate(b.last)), "number", step.InWords(v.w)))
	}
	for _, a := range c.announced {
		all = append(all, v.rangeWords(&a.Range))
	}
	return all
}

// speakers names who gave numbers in claims, each once, or counts them where they are many.
func (v *View) speakers(claims []string) string {
	var names []string
	seen := map[string]bool{}
	for _, id := range claims {
		if f := v.d.Figure(id); !seen[f.Speaker] && f.Qualifier != count.Unstated {
			seen[f.Speaker] = true
			names = append(names, phrase.Name(v.d, f.Speaker))
		}
	}
	if len(names) > 3 {
		return v.w.Plural("chart.cumulative.speakers", int64(len(names)), "")
	}
	return v.w.And(names)
}

// numbersOf are the numbers that claims give, as text, each once.
func (v *View) numbersOf(claims []string) []string {
	var all []string
	for _, id := range claims {
		if f := v.d.Figure(id); f.Qualifier != count.Unstated && !slices.Contains(all, v.w.Count(f.Count())) {
			all = append(all, v.w.Count(f.Count()))
		}
	}
	return all
}

// whenWords are the days of an event in words: those that its claims give.
func (v *View) whenWords(when dataset.When) string {
	var all []string
	for _, id := range when.Claims {
		text := v.w.Date(v.d.Date(id).Date)
		if len(all) == 0 || all[len(all)-1] != text {
			all = append(all, text)
		}
	}
	return v.w.Or(all)
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
