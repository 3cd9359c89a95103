package export

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"onrecord/internal/testkit/hostile"
	"onrecord/internal/testkit/office"
)

// formulas returns the formulas and the external links that LibreOffice sees in a file.
func formulas(t *testing.T, name string, content []byte) []string {
	t.Helper()
	file := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(file, content, 0o644); err != nil {
		t.Fatal(err)
	}
	b, err := os.ReadFile(office.Convert(t, file, "fods"))
	if err != nil {
		t.Fatal(err)
	}
	return regexp.MustCompile(`table:formula="[^"]*"|xlink:href="[^"]*"|table:dde-link`).FindAllString(string(b), -1)
}

// A spreadsheet finds no formula in the CSV for Excel. It does in the exact CSV, which is not for
// spreadsheets: that shows that the test would see one.
func TestNoFormulaInASpreadsheet(t *testing.T) {
	d := hostile.Dataset(t)
	if got := formulas(t, "figures-excel.csv", outputs(t, csvExcelFormat, d)["figures-excel.csv"]); len(got) > 0 {
		t.Errorf("got %q, want no formula", got)
	}
	if got := formulas(t, "figures.csv", outputs(t, csvFormat, d)["figures.csv"]); len(got) == 0 {
		t.Error("the exact CSV has no formula for LibreOffice, so this test sees none")
	}
}

// No text in a workbook is a formula, and none becomes one when a sheet is saved as CSV and opened again.
func TestNoFormulaFromAWorkbook(t *testing.T) {
	b := outputs(t, xlsxPublishFormat, hostile.Dataset(t))["onrecord-publish.xlsx"]
	if len(b) == 0 {
		t.Fatal("there is no workbook")
	}
	for _, f := range formulas(t, "onrecord.xlsx", b) {
		if strings.Contains(f, "cmd") || strings.Contains(f, "evil") || strings.Contains(f, "DDE") || strings.Contains(f, "1+1") {
			t.Errorf("got %s", f)
		}
	}
	file := filepath.Join(t.TempDir(), "onrecord.xlsx")
	if err := os.WriteFile(file, b, 0o644); err != nil {
		t.Fatal(err)
	}
	longest := "" // the one of the claims
	for _, text := range office.Sheets(t, file) {
		if strings.Contains(text, "1+1") && len(text) > len(longest) {
			longest = text
		}
	}
	if longest == "" {
		t.Fatal("no sheet has the texts")
	}
	if got := formulas(t, "saved.csv", []byte(longest)); len(got) > 0 {
		t.Errorf("saved and opened again: got %q, want no formula", got)
	}
}
