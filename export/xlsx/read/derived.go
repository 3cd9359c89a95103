package read

import (
	"strings"

	"onrecord/export/xlsx/internal/origin"
)

// derived warns about what somebody typed over a formula on the sheets that are computed from the tables.
// Nothing else on them is read.
func (rd *reader) derived() error {
	for _, name := range origin.DerivedSheets {
		s := rd.b.sheet(name)
		if s == nil {
			continue
		}
		g := &grid{sheet: s.name}
		err := s.rows(func(n int, cells []cell) error {
			switch {
			case g.extras != nil:
				for i := range cells {
					if x := g.extras[cells[i].col]; x != nil {
						x.see(&cells[i], n)
					}
				}
			case n > headerRows:
				return errStop
			default:
				g.extras = rd.headers(cells)
			}
			return nil
		})
		if err != nil {
			return err
		}
		rd.typedOver(g, "this sheet is computed from the tables; change those instead")
	}
	return nil
}

// headers returns the columns of a derived sheet, or nil if this row is not its header.
func (rd *reader) headers(cells []cell) map[int]*extra {
	columns, isHeader := map[int]*extra{}, false
	for i := range cells {
		text, _ := rd.b.text(&cells[i])
		columns[cells[i].col] = &extra{name: strings.TrimSpace(text)}
		isHeader = isHeader || strings.EqualFold(strings.TrimSpace(text), "id")
	}
	if !isHeader {
		return nil
	}
	return columns
}
