package export

import (
	"onrecord/dataset"
	"onrecord/export/sections"
)

// section returns a table as HTML and Markdown write it alone: with its exact columns and cells, which are not
// written out for readers.
func (t *Table) section(d *dataset.Dataset) sections.Section {
	s := sections.Section{ID: "_" + t.Name, Title: d.Words().Doc(t.Title), About: d.Words().Doc(t.Doc)}
	for _, f := range t.Fields {
		s.Heads = append(s.Heads, f.Name)
	}
	s.Rows = func(yield func(sections.Row) bool) {
		for cells := range t.Rows(d) {
			if !yield(t.sectionRow(cells)) {
				return
			}
		}
	}
	return s
}

func (t *Table) sectionRow(cells []Cell) sections.Row {
	row := sections.Row{Cells: make([]sections.Cell, len(cells))}
	for i, c := range cells {
		s := c.String()
		if row.Cells[i] = sections.Text(s); s != "" && t.Fields[i].Kind == dataset.KindURL {
			row.Cells[i] = sections.Link(s, s)
		}
	}
	if !t.Derived {
		row.ID = cells[0].Text
	}
	return row
}
