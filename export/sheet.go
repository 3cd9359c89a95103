package export

import (
	"io"

	"onrecord/dataset"
	"onrecord/dataset/count"
	"onrecord/export/xlsx"
)

// writeSheet writes a table as a workbook of one sheet with typed cells. The number of a claim is shown
// with its qualifier, and what is unknown is an empty cell; the reason field of derived tables says why.
func writeSheet(w io.Writer, d *dataset.Dataset, t *Table) error {
	kinds := make([]xlsx.PlainKind, len(t.Fields))
	for i, f := range t.Fields {
		kinds[i] = plainKinds[f.Kind]
	}
	rows, first := t.first(d)
	return xlsx.WritePlain(w, d, &xlsx.PlainTable{
		Name: t.Name, Columns: t.Fields, Kinds: kinds, Rows: rows,
		Sample: func(row, col int) string {
			switch {
			case row >= len(first):
				return ""
			case t.Name == "figures" && t.Fields[col].Kind == dataset.KindNumber && first[row][col].Number.Known:
				return d.Words().Count(d.Figures[row].Count()) // as its format shows it
			}
			return first[row][col].String()
		},
		Address: func(row, col int) string {
			cells := make([]Cell, len(t.Fields))
			if t.fill == nil {
				return ""
			}
			t.fill(d, row, cells)
			return cells[col].Text
		},
		Write: func(w io.Writer, from, to int, open func() *xlsx.PlainRow) error {
			return t.writeRows(w, d, from, to, func() addRow {
				r := open()
				return func(text []byte, row int, cells []Cell) ([]byte, error) {
					r.Text = text
					err := t.putRow(r, row, cells)
					return r.Text, err
				}
			})
		},
	})
}

var plainKinds = map[dataset.Kind]xlsx.PlainKind{dataset.KindNumber: xlsx.PlainNumber, dataset.KindReal: xlsx.PlainRatio, dataset.KindTruth: xlsx.PlainTruth, dataset.KindDate: xlsx.PlainDay, dataset.KindDay: xlsx.PlainDay, dataset.KindURL: xlsx.PlainAddress}

// first returns the number of rows of a table, and the first ones, which determine the widths of the
// columns.
func (t *Table) first(d *dataset.Dataset) (n int, first [][]Cell) {
	for cells := range t.Rows(d) {
		if n < xlsx.PlainSample {
			first = append(first, append([]Cell(nil), cells...))
		} else if t.length != nil {
			return t.length(d), first
		}
		n++
	}
	return n, first
}

func (t *Table) putRow(r *xlsx.PlainRow, row int, cells []Cell) error {
	r.Begin(row)
	for col := range cells {
		c := &cells[col]
		switch kind := t.Fields[col].Kind; {
		case kind == dataset.KindNumber && !c.Number.Known:
		case kind == dataset.KindNumber && t.Name == "figures":
			r.Claimed(col, c.Number.N, count.Qualifier(cells[qualifierColumn].Text))
		case kind == dataset.KindNumber:
			r.Number(col, c.Number.N)
		case kind == dataset.KindReal && c.Ratio.Known():
			r.Ratio(col, c.Ratio.Float())
		case kind == dataset.KindTruth:
			r.Truth(col, c.Text == "true")
		case kind == dataset.KindDate || kind == dataset.KindDay:
			r.Date(col, c.Date)
		case c.Text != "":
			r.String(col, c.Text)
		default:
			r.String(col, c.String())
		}
	}
	return r.End()
}

// qualifierColumn is the index of a claim's qualifier.
var qualifierColumn = func() int {
	t, _ := dataset.TableNamed("figures")
	return t.Column("qualifier")
}()
