package xlsx

import (
	"path/filepath"
	"strconv"
	"testing"

	"github.com/xuri/excelize/v2"

	"onrecord/dataset/edtf"
	"onrecord/internal/testkit/office"
)

// TestDayFormula: whatever an editor types, the day beside it is the day that the program reads, and no other.
func TestDayFormula(t *testing.T) {
	office.Need(t)
	texts := []string{"2025-09-30", "2024-02-29", "1900-03-01", "1900-02-28", "1899-12-31", "9999-12-31", "0025-09-30", "2025-09-30~", "2025-09",
		"2025-09-XX", "XXXX-09-30", "[..2025-10-02]", "2025-21", "2025-02-29", "2025-02-31", "2025-13-01", "2025-00-10", "2025-09-00", "2025- 9-30", "2025--9-30", "2025-9-030",
		"2e03-09-30", "30.09.2025", "2025-09-3X", "+025-09-30", ""}
	f := excelize.NewFile()
	for i, text := range texts {
		row := strconv.Itoa(i + 1)
		if err := f.SetCellStr("Sheet1", "A"+row, text); err != nil {
			t.Fatal(err)
		}
		if err := f.SetCellFormula("Sheet1", "B"+row, dayFormula("A"+row, "unknown")); err != nil {
			t.Fatal(err)
		}
	}
	path := filepath.Join(t.TempDir(), "days.xlsx")
	if err := f.SaveAs(path); err != nil {
		t.Fatal(err)
	}
	back, err := excelize.OpenFile(office.Convert(t, path, "xlsx"))
	if err != nil {
		t.Fatal(err)
	}
	defer back.Close()
	for i, text := range texts {
		got, err := back.GetCellValue("Sheet1", "B"+strconv.Itoa(i+1), excelize.Options{RawCellValue: true})
		if want := dayText(text); got != want || err != nil {
			t.Errorf("%q: the workbook has %s, %v, want %s", text, got, err, want)
		}
	}
}

// dayText is the day of a text as the workbook should have it.
func dayText(text string) string {
	date, err := edtf.Parse(text)
	c := dayCell(date, "unknown")
	if err != nil || !c.numeric {
		return "unknown"
	}
	return strconv.Itoa(int(c.number))
}
