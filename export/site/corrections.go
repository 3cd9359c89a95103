package site

import (
	"io"
	"slices"

	"onrecord/charts"
	"onrecord/dataset"
	"onrecord/dataset/diff"
	"onrecord/export"
	"onrecord/export/sections"
)

// Corrections are what is published about the changes since an older version of the dataset: a page in
// the words of a correction, and a JSON document for scripts.
func Corrections(old, d *dataset.Dataset, style charts.Style, places ...diff.Place) []export.File {
	log := diff.Of(old, d, places...)
	return []export.File{
		{Name: "corrections.html", Write: func(w io.Writer) error { return writeCorrections(w, d, &log, style) }},
		{Name: "corrections.json", Write: log.WriteJSON},
	}
}

func writeCorrections(w io.Writer, d *dataset.Dataset, log *diff.Log, style charts.Style) error {
	b, words := sections.NewBuilder(d), d.Words()
	p := sections.Page{Title: words.Say("diff.title.readers"), About: []sections.Cell{
		sections.Selection(d),
		b.Sentence(words.Say("diff.from_to", "old", log.Old.Words(words), "new", log.New.Words(words))),
	}}
	changes := sections.Section{ID: "_corrections", Title: words.Say("diff.title")}
	for _, sentence := range log.Readers() {
		changes.List = append(changes.List, b.Sentence(sentence))
	}
	if changes.List == nil {
		p.About = append(p.About, b.Sentence(words.Say("diff.nothing.readers")))
	} else {
		p.Sections = []sections.Section{changes}
	}
	return writeSitePage(w, d, p, style)
}

// writeSitePage writes a page of sections that belongs to the site, in the house style.
func writeSitePage(w io.Writer, d *dataset.Dataset, p sections.Page, style charts.Style) error {
	p.Index, p.CSS = "index.html", style.Variables("link")
	p.About = slices.DeleteFunc(p.About, func(c sections.Cell) bool { return c == nil })
	return sections.WritePage(w, d, p)
}
