package export

import (
	"io"

	"onrecord/dataset"
	"onrecord/export/sections"
)

var htmlFormat = Format{
	Name:  "html",
	Ext:   ".html",
	About: "one page with the tables in words, and an anchor for each claim",
	Files: one("onrecord.html", writeHTML),

	TableExt: ".html",
	Table:    writeHTMLTable,
}

func writeHTML(w io.Writer, d *dataset.Dataset) error { return htmlPage(w, d, sections.Of(d)) }

func writeHTMLTable(w io.Writer, d *dataset.Dataset, t *Table) error {
	return htmlPage(w, d, []sections.Section{t.section(d)})
}

func htmlPage(w io.Writer, d *dataset.Dataset, list []sections.Section) error {
	return sections.WritePage(w, d, sections.Page{Title: sections.Title(d), About: sections.About(d), Sections: list})
}
