package export

import (
	"fmt"
	"io"
	"slices"

	"onrecord/charts"
	"onrecord/dataset"
	"onrecord/dataset/drift"
	"onrecord/dataset/phrase"
)

// writeDrift writes a page on how numbers changed on their way through reports: a section for each change,
// with the claims that show it in chronological order, and what connects them.
func writeDrift(w io.Writer, d *dataset.Dataset, style charts.Style) error {
	r := reading{d, d.Words()}
	var list []section
	for i, f := range drift.Find(d) {
		s := section{
			ID: fmt.Sprintf("_%d", i+1), About: f.Why,
			Title: r.w.Say("drift.page.heading", "n", r.w.Number(int64(i+1)), "event", f.Event.Title, "count", f.Steps[0].Words,
				"kind", r.w.Say("drift.kind."+string(f.Kind)), "link", r.w.Say("drift.link."+string(f.Link))),
		}
		if f.Sentence != "" {
			s.About = f.Sentence + " " + f.Why
		}
		for _, h := range []string{"said", "number", "speaker", "wording", "source", "claim"} {
			s.Heads = append(s.Heads, r.w.Say("table.head."+h))
		}
		var rows []sectionRow
		for _, step := range f.Steps {
			speaker := phrase.NameThrough(r.w, step.Speaker, step.Via)
			rows = append(rows, sectionRow{Cells: []sectionCell{
				r.said(step.Date), r.said(step.Words), r.said(speaker), r.quote(step.Claim.Wording, step.Claim.Source), link(step.Source, step.URL), plain(step.Claim.ID),
			}})
		}
		s.Rows = slices.Values(rows)
		list = append(list, s)
	}
	about := []sectionCell{r.said(r.w.Say("drift.page.about"))}
	if len(list) == 0 {
		about = append(about, r.said(r.w.Say("drift.none")))
	}
	return sitePage(w, d, r.w.Say("drift.page.title"), about, list, style)
}
