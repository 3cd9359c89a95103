package site

import (
	"fmt"
	"io"
	"slices"

	"onrecord/charts"
	"onrecord/dataset"
	"onrecord/dataset/drift"
	"onrecord/dataset/phrase"
	"onrecord/export/sections"
)

// writeDrift writes a page on how numbers changed on their way through reports.
func writeDrift(w io.Writer, d *dataset.Dataset, style charts.Style) error {
	b, words := sections.NewBuilder(d), d.Words()
	p := sections.Page{Title: words.Say("drift.page.title"), About: []sections.Cell{sections.Selection(d), b.Sentence(words.Say("drift.page.about"))}}
	for i, f := range drift.Find(d) {
		p.Sections = append(p.Sections, driftSection(d, i+1, &f))
	}
	if len(p.Sections) == 0 {
		p.About = append(p.About, b.Sentence(words.Say("drift.none")))
	}
	return writeSitePage(w, d, p, style)
}

// driftSection shows one change: the claims in chronological order, and what connects them.
func driftSection(d *dataset.Dataset, n int, f *drift.Finding) sections.Section {
	b, words := sections.NewBuilder(d), d.Words()
	s := sections.Section{
		ID: fmt.Sprintf("_%d", n), About: f.Why,
		Title: words.Say("drift.page.heading", "n", words.Number(int64(n)), "event", f.Event.Title, "count", f.Steps[0].Words,
			"kind", words.Say("drift.kind."+string(f.Kind)), "link", words.Say("drift.link."+string(f.Link))),
	}
	if f.Sentence != "" {
		s.About = f.Sentence + " " + f.Why
	}
	for _, h := range []string{"said", "number", "speaker", "wording", "source", "claim"} {
		s.Heads = append(s.Heads, words.Say("table.head."+h))
	}
	var rows []sections.Row
	for _, step := range f.Steps {
		rows = append(rows, sections.Row{Cells: []sections.Cell{
			b.Sentence(step.Date), b.Sentence(step.Words), b.Sentence(phrase.NameThrough(words, step.Speaker, step.Via)),
			b.Quote(step.Claim.Wording, step.Claim.Source), sections.Link(step.Source, step.URL), sections.Text(step.Claim.ID),
		}})
	}
	s.Rows = slices.Values(rows)
	return s
}
