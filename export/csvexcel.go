package export

import (
	"io"
	"strings"

	"onrecord/dataset"
)

var csvExcelFormat = Format{
	Name:  "csv-excel",
	About: "a folder with one CSV file per table, derived ones too, safe to open in Excel: no text becomes a formula",
	Files: eachTable("-excel.csv", writeExcelCSV),

	TableExt: "-excel.csv",
	Table:    writeExcelCSV,
}

// writeExcelCSV writes a table for people who double-click it to open it in a spreadsheet: with a byte
// order mark, by which Excel recognises UTF-8, Windows line ends, every cell in quotes, and an apostrophe
// before what a spreadsheet would take for a formula. Unlike the CSV of the Data Package its cells are not
// exact, and it is named differently.
func writeExcelCSV(w io.Writer, d *dataset.Dataset, t *Table) error {
	header := []byte("\ufeff")
	for col, f := range t.Fields {
		header = appendExcel(header, col, noFormula(f.Name))
	}
	if _, err := w.Write(append(header, "\r\n"...)); err != nil {
		return err
	}
	return writeLines(w, d, t, func(text []byte, cells []Cell) []byte {
		for col := range cells {
			text = appendExcel(text, col, excelText(t.Fields[col].Kind, &cells[col]))
		}
		return append(text, "\r\n"...)
	})
}

// excelText is a cell as it is safe to open. A number is no text that somebody wrote, and so no formula: a
// negative one stays a number.
func excelText(kind dataset.Kind, c *Cell) string {
	if (kind == dataset.KindNumber || kind == dataset.KindReal) && c.Text == "" {
		return c.String()
	}
	return noFormula(c.String())
}

func appendExcel(text []byte, col int, s string) []byte {
	if col > 0 {
		text = append(text, ',')
	}
	text = append(text, '"')
	text = append(text, strings.ReplaceAll(s, `"`, `""`)...)
	return append(text, '"')
}

// noFormula puts an apostrophe before each character that begins a formula (CWE-1236): at the start of a
// text, and after anything that ends a cell in a spreadsheet with other separators or without support for
// quotes. White space and invisible characters in between are skipped. A text that begins with an
// apostrophe gets another one, so that the added ones are recognisable.
func noFormula(s string) string {
	if !strings.ContainsAny(s, formulaStarts+"'") {
		return s
	}
	var b strings.Builder
	atStart := true
	for i, r := range s {
		switch {
		case strings.ContainsRune(formulaStarts, r) && atStart, r == '\'' && i == 0:
			b.WriteByte('\'')
			atStart = false
		case strings.ContainsRune(";\t\r\n,|\"", r):
			atStart = true
		case !strings.ContainsRune(passedOver, r):
			atStart = false
		}
		b.WriteRune(r)
	}
	return b.String()
}

const (
	formulaStarts = "=+-@＝＋－＠" // East Asian versions treat the wide ones like the others
	passedOver    = " \u00a0\u200b\u200c\u200d\u200e\u200f\u2028\u2029\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff\x00\x01\x02\x03\x04\x05\x06\x07\x08\x0b\x0c\x0e\x0f\x10\x11\x12\x13\x14\x15\x16\x17\x18\x19\x1a\x1b\x1c\x1d\x1e\x1f"
)
