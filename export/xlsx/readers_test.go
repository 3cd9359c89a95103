package xlsx

import (
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"testing"

	"github.com/xuri/excelize/v2"

	"onrecord/internal/testkit"
)

// lacks are values of formulas that a reader is known to ignore: exceljs takes 0 for no value, and also
// anything but a date in a cell for dates.
var lacks = map[string][]string{"exceljs": {"0", "[x]"}}

// TestReaders: two readers from npm, which share no code with the writer or with each other, find every
// cell of the workbook as it was written.
func TestReaders(t *testing.T) {
	for _, library := range []string{"exceljs", "@e965/xlsx"} {
		t.Run(filepath.Base(library), func(t *testing.T) {
			needNode(t, library)
			for name, e := range map[string]edition{"editors": editors, "publication": publication} {
				workbook := made(t, load(t, nil), e)
				file := filepath.Join(t.TempDir(), name+".xlsx")
				if err := os.WriteFile(file, workbook, 0o600); err != nil {
					t.Fatal(err)
				}
				checkRead(t, opened(t, workbook), read(t, library, file), lacks[library])
			}
		})
	}
}

// needNode skips the test unless node finds the package.
func needNode(t *testing.T, name string) {
	t.Helper()
	find := exec.Command(testkit.Program(t, "node"), "-e", "require.resolve(process.argv[1])", name)
	find.Dir = "testdata"
	if err := find.Run(); err != nil {
		testkit.Skip(t, name+" from npm", "run make assets")
	}
}

type readSheet struct {
	Name  string
	Cells map[string]any
}

func read(t *testing.T, library, file string) []readSheet {
	t.Helper()
	cmd := exec.Command("node", "read.js", library, file)
	cmd.Dir, cmd.Stderr = "testdata", os.Stderr
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("%s does not read the workbook: %v", library, err)
	}
	var sheets []readSheet
	if err := json.Unmarshal(out, &sheets); err != nil {
		t.Fatal(err)
	}
	return sheets
}

func checkRead(t *testing.T, f *excelize.File, sheets []readSheet, lacks []string) {
	t.Helper()
	if got, want := len(sheets), len(f.GetSheetList()); got != want {
		t.Fatalf("got %d sheets, want %d", got, want)
	}
	n := 0
	for i, name := range f.GetSheetList() {
		if sheets[i].Name != name {
			t.Errorf("got the sheet %q, want %q", sheets[i].Name, name)
		}
		rows, err := f.GetRows(name, excelize.Options{RawCellValue: true})
		check(t, err)
		for r, row := range rows {
			for c, want := range row {
				ref := cellName(c, r+1)
				got := asText(sheets[i].Cells[ref])
				if formula, _ := f.GetCellFormula(name, ref); got == "" && formula != "" && slices.Contains(lacks, want) {
					continue
				}
				if got != want && !sameNumber(got, want) {
					t.Errorf("%s!%s: got %q, want %q", name, ref, got, want)
				}
				n++
			}
		}
	}
	if n < 500 {
		t.Errorf("compared %d cells", n)
	}
}

func asText(v any) string {
	switch v := v.(type) {
	case string:
		return v
	case float64:
		return strconv.FormatFloat(v, 'f', -1, 64)
	case bool:
		return strconv.Itoa(btoi(v))
	}
	return ""
}
