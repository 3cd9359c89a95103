package charts

import (
	"cmp"
	"encoding/json"
	"slices"

	"onrecord/dataset"
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

	// Selection says what was selected, where the dataset is a part of another; empty where it is whole. No
	// replacement of the other words takes it away.
	Selection string

	OwnNote string // a note given for one export, which is in its Notes; empty for none

	Unfit string // why the dataset has nothing for this chart; then there is nothing to draw

	Numbers []*dataset.Derived // what was calculated and is shown, in reading order
	Sums    []string           // ids of what was added up over events and is shown
	Rows    []Row              // the table twin: every claim that a mark leads to
	Unknown []Gap              // what is not known about the events that are shown

	Slider  *Slider  // lets a reader choose a number; nil for most charts
	Choices []Choice // ways to draw the chart, of which a reader chooses; the first is the one of Draw

	parts    int    // what Parts gives
	partsKey string // of the words that PartWords fills in; chart.NAME.part where it is empty

	crowded bool // claims are drawn joined: there are too many on each event
	listed  int  // how many of the rows a page lists; 0 for maxRows

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
	Broad  = 900 // a screen of 1024, and all that are larger
)

// newView is a view with nothing in it yet.
func newView(name string, d *dataset.Dataset) *View {
	return &View{Name: name, Selection: d.SelectionWords(), d: d, w: d.Words()}
}

// compares are the charts of comparisons, of which a selection seldom keeps all claims.
var compares = []string{"comparison", "people", "scenario"}

// unfit is a view that says why it shows nothing.
func unfit(v *View, reason string) *View {
	v.Headline = v.w.Say("chart." + v.Name + ".title")
	v.Unfit = v.w.Say(reason)
	if of := v.d.Package.Selection; of != nil && slices.Contains(compares, v.Name) && of.Rows["comparisons"].All > 0 {
		v.Unfit += " " + v.w.Plural("selection.whole.comparisons", int64(of.Rows["comparisons"].All), "")
	}
	v.Seen, v.Alt = v.Unfit, v.Unfit
	return v
}

// Fits reports whether there is anything to draw.
func (v *View) Fits() bool { return v.Unfit == "" }

// Title is the name of the chart for readers.
func (v *View) Title() string { return v.w.Say("chart." + v.Name + ".title") }

// Described is the chart for those who do not see it, with what was selected.
func (v *View) Described() string {
	if v.Selection == "" {
		return v.Alt
	}
	return v.Alt + " " + v.Selection
}

// Draw lays the chart out for a look. The same look gives the same bytes. The view must fit.
func (v *View) Draw(l Look) Drawing {
	l.rtl = v.w.Dir() == "rtl"
	return v.draw(l).drawing(l)
}

// Parts is of how many parts the chart is made of which a picture with little room may show some alone:
// comparisons, events, speakers. Those that the headline speaks of come first. It is 0 for a chart that is
// shown whole or not at all.
func (v *View) Parts() int { return v.parts }

// PartWords says in a sentence that so many of the parts are shown; empty where nothing is left out.
func (v *View) PartWords(n int) string {
	if n == 0 || n >= v.parts {
		return ""
	}
	return v.w.Say(cmp.Or(v.partsKey, "chart."+v.Name+".part"), "n", v.w.Number(int64(n)), "all", v.w.Number(int64(v.parts)))
}

// Height is how high a drawing for a look is, in CSS pixels.
func (v *View) Height(l Look) int {
	l.rtl = v.w.Dir() == "rtl"
	return v.draw(l).pixels()
}

// DrawChoice lays out one of the choices, as Draw does the first.
func (v *View) DrawChoice(c *Choice, l Look) Drawing {
	l.rtl = v.w.Dir() == "rtl"
	return c.draw(l).drawing(l)
}
