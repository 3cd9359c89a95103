package cli

import (
	"fmt"
	"os"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
	"github.com/xuri/excelize/v2"

	"onrecord/internal/testkit"
	"onrecord/internal/testkit/golden"
	"onrecord/internal/testkit/office"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"onrecord": onrecord, "edit-cell": editCell, "edit-office": editOffice})
}

func onrecord() { os.Exit(Run(os.Args, os.Stdin, os.Stdout, os.Stderr)) }

// editCell edits a workbook as an editor does in a spreadsheet: edit-cell FILE SHEET CELL VALUE.
func editCell() {
	f, err := excelize.OpenFile(os.Args[1])
	if err == nil {
		err = f.SetCellValue(os.Args[2], os.Args[3], os.Args[4])
	}
	if err == nil {
		err = f.Save()
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

// editOffice edits a workbook in LibreOffice: edit-office FILE MACRO OUT.
func editOffice() {
	macro, err := os.ReadFile(os.Args[2])
	if err == nil {
		err = office.Edit("soffice", os.Args[1], string(macro), os.Args[3])
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

// TestOfficeScripts runs the scripts that need LibreOffice.
func TestOfficeScripts(t *testing.T) {
	office.Need(t)
	testscript.Run(t, scripts("testdata/office"))
}

// The scripts in testdata run the real program: the first line of each says what it proves.
func TestScripts(t *testing.T) {
	testkit.SkipIfShort(t, "runs the whole program")
	testscript.Run(t, scripts("testdata"))
}

func scripts(dir string) testscript.Params {
	return testscript.Params{
		Dir:                 dir,
		UpdateScripts:       golden.Update(),
		RequireExplicitExec: true,
		RequireUniqueNames:  true,
		Setup: func(e *testscript.Env) error {
			e.Setenv("XDG_CACHE_HOME", os.Getenv("XDG_CACHE_HOME"))
			return nil
		},
	}
}
