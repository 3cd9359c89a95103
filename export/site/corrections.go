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

// Corrections are what is published about the changes since an older version of the dataset: a page for readers
// and a JSON document for scripts.
func Corrections(d *dataset.Dataset, log *diff.Log, style charts.Style) []export.File {
	return []export.File{
		{Name: "corrections.html", Write: func(w io.Writer) error { return writeCorrections(w, d, log, style) }},
		{Name: "corrections.json", Write: log.WriteJSON},
	}
}

// writeCorrections writes what was corrected apart from what was added, each with a link to the claim.
func writeCorrections(w io.Writer, d *dataset.Dataset, log *diff.Log, style charts.Style) error {
	b, words := sections.NewBuilder(d), d.Words()
	p := sections.Page{Title: words.Say("diff.title.readers"), About: []sections.Cell{
		sections.Selection(d),
		b.Sentence(words.Say("diff.from_to", "old", log.Old.Words(words), "new", log.New.Words(words))),
	}}
	corrections, additions, places := log.Corrections(), log.Additions(), addresses(d)
	if len(corrections) == 0 {
		p.About = append(p.About, b.Sentence(words.Say("diff.nothing.readers")))
	}
	for _, part := range []struct {
		id, title string
		changes   []diff.Change
	}{{"_corrections", "diff.corrected", corrections}, {"_added", "diff.added", additions}} {
		s := sections.Section{ID: part.id, Title: words.Say(part.title)}
		for _, c := range part.changes {
			s.List = append(s.List, append(b.Sentence(c.Reader), seeClaim(d, &c, places)...))
		}
		if s.List != nil {
			p.Sections = append(p.Sections, s)
		}
	}
	return writeSitePage(w, d, p, style)
}

// seeClaim is a link to what a change is about, or to the first claim behind it; empty where the site has
// neither any more.
func seeClaim(d *dataset.Dataset, c *diff.Change, places map[string]string) sections.Cell {
	for i, id := range append([]string{c.ID}, c.Claims...) {
		key := "diff.see.claim"
		switch {
		case i > 0:
			key = "diff.see.claims"
		case c.Table == diff.TableNumbers:
			key = "diff.see.number"
		}
		if href := places[id]; href != "" {
			return sections.Cell{{Text: d.Words().Say(key), Href: href, Sep: " "}}
		}
	}
	return nil
}

// addresses are where on the pages of the site each claim, date and derived number is, by id.
func addresses(d *dataset.Dataset) map[string]string {
	all := map[string]string{}
	for _, name := range []string{"comparison", "timeline", "claims"} { // the last one that has it
		c, ok := charts.Named(name)
		if !ok {
			continue
		}
		for id, place := range c.Build(d).Anchors() {
			all[id] = name + ".html#" + place
		}
	}
	return all
}

// writeSitePage writes a page of sections that belongs to the site, in the house style.
func writeSitePage(w io.Writer, d *dataset.Dataset, p sections.Page, style charts.Style) error {
	p.Index, p.CSS = "index.html", style.Variables("link")
	p.About = slices.DeleteFunc(p.About, func(c sections.Cell) bool { return c == nil })
	return sections.WritePage(w, d, p)
}
