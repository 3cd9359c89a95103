package export

import (
	"bytes"
	"io"
	"math"
	"strconv"
	"testing"

	"github.com/xuri/excelize/v2"

	"onrecord/dataset"
	"onrecord/export/xlsx"
	"onrecord/internal/testkit/fixture"
	"onrecord/internal/testkit/hostile"
)

// Every table as a workbook of its own, the hostile one too: each cell has the type and the value of its field.
func TestSheetOfEachTable(t *testing.T) {
	for name, d := range map[string]*dataset.Dataset{"small": small(t), "built in": fixture.BuiltIn(t), "hostile": hostile.Dataset(t)} {
		for _, table := range Tables {
			workbook := fixture.Written(t, func(w io.Writer) error { return writeSheet(w, d, table) })
			if again := fixture.Written(t, func(w io.Writer) error { return writeSheet(w, d, table) }); !bytes.Equal(again, workbook) {
				t.Errorf("%s, %s: two writes differ", name, table.Name)
			}
			f, err := excelize.OpenReader(bytes.NewReader(workbook))
			if err != nil {
				t.Fatal(err)
			}
			row := 1
			for cells := range table.Rows(d) {
				row++
				for col := range cells {
					checkSheetCell(t, f, table, col, row, &cells[col])
				}
			}
			rows, err := f.GetRows(table.Name)
			if err != nil || len(rows) != row {
				t.Errorf("%s, %s: got %d rows, %v, want %d", name, table.Name, len(rows), err, row)
			}
			f.Close()
		}
	}
}

func checkSheetCell(t *testing.T, f *excelize.File, table *Table, col, row int, c *Cell) {
	t.Helper()
	ref, _ := excelize.CoordinatesToCellName(col+1, row)
	shown, err := f.GetCellValue(table.Name, ref)
	if err != nil {
		t.Fatal(err)
	}
	raw, _ := f.GetCellValue(table.Name, ref, excelize.Options{RawCellValue: true})
	kind, _ := f.GetCellType(table.Name, ref)
	field := table.Fields[col]
	got, want, text := raw, c.String(), kind == excelize.CellTypeInlineString
	wantText := want != ""
	switch {
	case c.Number.Known:
		wantText = false
	case c.Ratio.Known():
		n, err := strconv.ParseFloat(raw, 64) // excelize gives 15 digits
		if wantText = false; err == nil && math.Abs(n-c.Ratio.Float()) <= 1e-14*n {
			got = want
		}
	case field.Kind == dataset.KindTruth:
		wantText, got = false, map[string]string{"0": "false", "1": "true"}[raw]
	case !c.Date.IsZero():
		if _, full := c.Date.Full(); full {
			got, wantText = shown, false
		}
	default:
		got = xlsx.Unguard(raw)
	}
	if got != want || text != wantText {
		t.Errorf("%s!%s, %s: got %q, as text %v, want %q, as text %v", table.Name, ref, field.Name, got, text, want, wantText)
	}
}
