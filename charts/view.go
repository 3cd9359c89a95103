package charts

import (
	"encoding/json"

	"onrecord/dataset"
	"onrecord/dataset/count"
	"onrecord/dataset/words"
)

// A View is a chart of one dataset, built: all that is said about it, and how to draw it at any size.
// The words may be replaced before it is shown; the claims and the numbers may not.
type View struct {
	Name     string // of the chart
	Headline string // states the finding, with its qualifiers
	Subtitle string // what is measured, in which unit, for when
	Seen     string // one sentence that says what is to be seen
	Alt      string // the chart for those who do not see it, written from the claims
	Quote    string // a sentence to paste into a story, attributed; empty where there is none
	Notes    []string

	Unfit string // why the dataset has nothing for this chart; then there is nothing to draw

	Numbers []*dataset.Derived // what was calculated and is shown, in reading order
	Rows    []Row              // the table twin: every claim that a mark leads to
	Unknown []Gap              // what is not known about the events that are shown

	Slider  *Slider  // lets a reader choose a number; nil for most charts
	Choices []Choice // ways to draw the chart, of which a reader chooses; the first is the one of Draw

	listed int // how many of the rows a page lists; 0 for maxRows

	draw func(Look) *scene
	d    *dataset.Dataset
	w    *words.Words
}

// A Choice is one of several ways to draw a chart, with the table of what is in it.
type Choice struct {
	Name, Label string
	Totals      []TotalRow

	draw func(Look) *scene
}

// A Drawing is a chart laid out for one width. The option is plain ECharts, as JSON, but for functions:
// those are {"$fn": name, "args": [...]}, to be looked up in the table of [Functions].
type Drawing struct {
	Option        json.RawMessage
	Width, Height int // in CSS pixels; a drawing may be shown wider than it was laid out for
}

// The widths that a page lays out for, in CSS pixels. A drawing of one of them serves from that width
// to the next.
const (
	Narrow = 288 // a screen of 320 less its margins
	Wide   = 640
)

// newView is a view with nothing in it yet.
func newView(name string, d *dataset.Dataset) *View {
	return &View{Name: name, d: d, w: d.Words()}
}

// unfit is a view that says why it shows nothing.
func unfit(v *View, reason string) *View {
	v.Headline = v.w.Say("chart." + v.Name + ".title")
	v.Unfit = v.w.Say(reason)
	v.Seen, v.Alt = v.Unfit, v.Unfit
	return v
}

// Fits tells whether there is anything to draw.
func (v *View) Fits() bool { return v.Unfit == "" }

// Title is the name of the chart for readers.
func (v *View) Title() string { return v.w.Say("chart." + v.Name + ".title") }

// Draw lays the chart out for a look. The same look gives the same bytes. The view must fit.
func (v *View) Draw(l Look) Drawing {
	l.rtl = v.w.Dir() == "rtl"
	return v.draw(l).drawing(l)
}

// DrawChoice lays out one of the choices, as Draw does the first.
func (v *View) DrawChoice(c *Choice, l Look) Drawing {
	l.rtl = v.w.Dir() == "rtl"
	return c.draw(l).drawing(l)
}

// actorName is the name of somebody who makes claims.
func actorName(d *dataset.Dataset, id string) string {
	if a := d.Actor(id); a != nil {
		return a.Name
	}
	return id
}

func eventTitle(d *dataset.Dataset, id string) string {
	if e := d.Event(id); e != nil {
		return e.Title
	}
	return id
}

// number is a claimed number with its qualifier and what was counted: "up to 400 announced".
func number(w *words.Words, f *dataset.Figure) string {
	if f.Qualifier == count.Unstated {
		return w.Say("chart.number.unstated", "measure", measure(w, f.Measure))
	}
	return w.Say("chart.number", "number", w.Count(f.Count()), "measure", measure(w, f.Measure))
}

func measure(w *words.Words, m dataset.Measure) string { return w.Code("chart.measure", string(m)) }

// speaker is who makes the claim, and the outlet that it was said to.
func speaker(w *words.Words, d *dataset.Dataset, f *dataset.Figure) string {
	if f.Via == "" {
		return actorName(d, f.Speaker)
	}
	return w.Say("chart.via", "speaker", actorName(d, f.Speaker), "via", actorName(d, f.Via))
}
