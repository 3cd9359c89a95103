package export

import (
	"io"

	"onrecord/charts"
	"onrecord/dataset"
	"onrecord/dataset/diff"
)

// CorrectionsFiles are what is published about the changes since an older version of the dataset: a page in
// the words of a correction, and a JSON document for scripts.
func CorrectionsFiles(old, d *dataset.Dataset, style charts.Style, places ...diff.Place) []File {
	log := diff.Of(old, d, places...)
	return []File{
		{"corrections.html", func(w io.Writer) error { return writeCorrections(w, d, &log, style) }},
		{"corrections.json", log.WriteJSON},
	}
}

func writeCorrections(w io.Writer, d *dataset.Dataset, log *diff.Log, style charts.Style) error {
	r := reading{d, d.Words()}
	title := r.w.Say("diff.title.readers")
	about := []sectionCell{r.said(r.w.Say("diff.from_to", "old", log.Old.Words(r.w), "new", log.New.Words(r.w)))}
	s := section{ID: "_corrections", Title: r.w.Say("diff.title")}
	for _, sentence := range log.Readers() {
		s.List = append(s.List, r.said(sentence))
	}
	if s.List == nil {
		return sitePage(w, d, title, append(about, r.said(r.w.Say("diff.nothing.readers"))), nil, style)
	}
	return sitePage(w, d, title, about, []section{s}, style)
}
