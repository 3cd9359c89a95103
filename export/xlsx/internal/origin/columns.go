package origin

import "onrecord/dataset"

// DerivedSheets are the sheets whose cells are computed from the tables.
var DerivedSheets = []string{"numbers", "comparison_chart", "ranges", "range_chart"}

// Added are the names of the columns that the workbook for editors adds to those of a table: they are
// computed, and a reader ignores them. A test of package xlsx compares them with the workbook.
func Added(t *dataset.Table) []string {
	var names []string
	for _, f := range t.Fields {
		if f.Kind == dataset.KindDate {
			names = append(names, f.Name+"_day")
		}
	}
	switch t.Name {
	case "figures":
		names = append(names, "in_words", "low", "high", "group", "standing", "speaker_name")
	case "comparisons":
		names = append(names, "parts_in_words", "whole_in_words", "share", "multiple", "difference", "flights", "last_flight")
	}
	if t.Column("source") >= 0 {
		names = append(names, "source_link")
	}
	return names
}
