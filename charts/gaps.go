package charts

import (
	"encoding/json"
	"slices"

	"onrecord/dataset"
	"onrecord/dataset/count"
)

// A Gap is something that is not known, and who says so, or was asked and did not.
type Gap struct {
	Text     string
	Own      bool  // it is a sentence of the dataset, in the direction of its own language
	Evidence []Row // the claims or answers that leave it open; of the dataset's own sentences the source alone
}

// mostGaps is how many a page lists.
const mostGaps = 40

// gaps are what is not known about some events: claims without a number, answers that were not given,
// dates that are not known, then what the dataset itself says of its context.
func (v *View) gaps(events []string) {
	d, w := v.d, v.w
	in := func(event string) bool { return slices.Contains(events, event) }
	add := func(evidence Row, text string) {
		for i := range v.Unknown {
			if g := &v.Unknown[i]; g.Text == text {
				g.Evidence = append(g.Evidence, evidence)
				return
			}
		}
		v.Unknown = append(v.Unknown, Gap{Text: text, Evidence: []Row{evidence}})
	}
	for i := range d.Figures {
		if f := &d.Figures[i]; in(f.Event) && f.Qualifier == count.Unstated {
			r := figureRow(d, f)
			add(r, w.Say("page.gap.number", "event", r.Event, "speaker", r.Speaker))
		}
	}
	for i := range d.Responses {
		if x := &d.Responses[i]; in(x.Event) && x.Response != "confirmed" {
			r := responseRow(d, x)
			add(r, w.Say("page.gap.answer", "event", r.Event, "actor", r.Speaker, "answer", r.What))
		}
	}
	for i := range d.Dates {
		if x := &d.Dates[i]; in(x.Event) && x.Date.IsZero() {
			r := dateRow(d, x)
			add(r, w.Say("page.gap.date", "event", r.Event, "milestone", w.Code("chart.gap", string(x.Milestone)), "speaker", r.Speaker))
		}
	}
	v.Unknown = append(v.Unknown, contexts(d)...)
	if len(v.Unknown) > mostGaps {
		v.Unknown = v.Unknown[:mostGaps]
	}
}

// contexts are the dataset's own sentences about its subject: the member "notes" of datapackage.json,
// a list of {"text": ..., "source": the id of the document that says so}.
func contexts(d *dataset.Dataset) []Gap {
	var other struct {
		Notes []struct{ Text, Source string } `json:"notes"`
	}
	if json.Unmarshal(d.Package.Other, &other) != nil {
		return nil // a package may use the name for something else
	}
	var list []Gap
	for _, n := range other.Notes {
		g := Gap{Text: n.Text, Own: true}
		if n.Source != "" {
			g.Evidence = []Row{{Source: sourceLink(d, n.Source)}}
		}
		if n.Text != "" {
			list = append(list, g)
		}
	}
	return list
}
