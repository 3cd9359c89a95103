package export

import (
	"io"
	"slices"

	"onrecord/dataset"
	"onrecord/dataset/diff"
	"onrecord/dataset/edtf"
)

// CorrectionsFiles are a page and a document on what changed since an older version of the dataset, as
// it is published: the page in the words of a correction, the document for scripts.
func CorrectionsFiles(old, d *dataset.Dataset, places ...diff.Place) []File {
	log := diff.Of(old, d, places...)
	return []File{
		{"corrections.html", func(w io.Writer) error { return writeCorrections(w, d, &log) }},
		{"corrections.json", log.WriteJSON},
	}
}

func writeCorrections(w io.Writer, d *dataset.Dataset, log *diff.Log) error {
	words := d.Words()
	about := []sectionCell{plain(titleOf(d)), plain(words.Say("diff.from_to", "old", edition(d, log.Old), "new", edition(d, log.New)))}
	var rows []sectionRow
	for _, sentence := range log.Readers() {
		rows = append(rows, sectionRow{Cells: []sectionCell{plain(sentence)}})
	}
	if len(rows) == 0 {
		about = append(about, plain(words.Say("diff.nothing.readers")))
		return sectionsPage(w, d, words.Say("diff.title.readers"), about, nil)
	}
	s := section{ID: "_corrections", Title: words.Say("diff.title"), Heads: []string{words.Say("diff.column.what")}, Rows: slices.Values(rows)}
	return sectionsPage(w, d, words.Say("diff.title.readers"), about, []section{s})
}

// edition names a version of a dataset.
func edition(d *dataset.Dataset, e diff.Edition) string {
	switch {
	case e.Version == "":
		return d.Words().Say("diff.edition.none")
	case e.Date == "":
		return d.Words().Say("diff.edition", "version", e.Version)
	}
	date := e.Date
	if day, err := edtf.Parse(date); err == nil {
		date = d.Words().Date(day)
	}
	return d.Words().Say("diff.edition.date", "version", e.Version, "date", date)
}
