package xlsx

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"onrecord/internal/testkit/golden"
)

func TestGolden(t *testing.T) {
	golden.Check(t, "testdata/editors.txt", dump(t, opened(t, made(t, load(t, nil), editors))))
	golden.Check(t, "testdata/publication.txt", dump(t, opened(t, made(t, load(t, nil), publication))))
}

// dump is a workbook as text: every cell that is not empty, with its formula if that differs from the row
// above, and everything else on each sheet.
func dump(t *testing.T, f *excelize.File) string {
	var x strings.Builder
	for _, sheet := range f.GetSheetList() {
		visible, err := f.GetSheetVisible(sheet)
		check(t, err)
		fmt.Fprintf(&x, "== %s visible=%t\n", sheet, visible)
		tables, err := f.GetTables(sheet)
		check(t, err)
		for _, table := range tables {
			fmt.Fprintf(&x, "table %s %s\n", table.Name, table.Range)
		}
		validations, err := f.GetDataValidations(sheet)
		check(t, err)
		for _, v := range validations {
			fmt.Fprintf(&x, "validation %s %s %s %s\n", v.Sqref, v.Type, v.Formula1, v.Formula2)
		}
		formats, err := f.GetConditionalFormats(sheet)
		check(t, err)
		for _, area := range slices.Sorted(keys(formats)) {
			for _, c := range formats[area] {
				fmt.Fprintf(&x, "mark %s %s\n", area, c.Criteria)
			}
		}
		dumpCells(t, f, sheet, &x)
		comments, err := f.GetComments(sheet)
		check(t, err)
		for _, c := range comments {
			fmt.Fprintf(&x, "comment %s %q\n", c.Cell, c.Text)
		}
	}
	return x.String()
}

func dumpCells(t *testing.T, f *excelize.File, sheet string, x *strings.Builder) {
	rows, err := f.GetRows(sheet)
	check(t, err)
	above := map[int]string{}
	for r, row := range rows {
		for c, shown := range row {
			name := cellName(c, r+1)
			kind, err := f.GetCellType(sheet, name)
			check(t, err)
			formula, err := f.GetCellFormula(sheet, name)
			check(t, err)
			linked, link, err := f.GetCellHyperLink(sheet, name)
			check(t, err)
			if shown == "" && formula == "" {
				continue
			}
			fmt.Fprintf(x, "%s %s %q", name, kindNames[kind], shown)
			if raw, err := f.GetCellValue(sheet, name, excelize.Options{RawCellValue: true}); err == nil && raw != shown {
				fmt.Fprintf(x, " raw %s", raw)
			}
			if formula != "" && formula != above[c] {
				fmt.Fprintf(x, " = %s", formula)
			} else if formula != "" {
				x.WriteString(" = as above")
			}
			above[c] = formula
			if linked {
				fmt.Fprintf(x, " -> %s", link)
			}
			x.WriteByte('\n')
		}
	}
}

var kindNames = map[excelize.CellType]string{excelize.CellTypeUnset: "number", excelize.CellTypeInlineString: "text", excelize.CellTypeFormula: "formula"}

func keys[V any](m map[string]V) func(func(string) bool) {
	return func(yield func(string) bool) {
		for k := range m {
			if !yield(k) {
				return
			}
		}
	}
}

func check(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}
