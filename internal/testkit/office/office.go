// Package office opens files with LibreOffice, to check workbooks with a second reader. Only tests import it.
//
// Without LibreOffice a test that needs it is skipped by [testkit.Skip].
package office

import (
	"bytes"
	"context"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"onrecord/internal/testkit"
)

// convertTime limits one conversion. Most of it is starting with a new profile, which takes minutes on a busy machine.
const convertTime = 5 * time.Minute

// Convert has LibreOffice open the file and save it as "pdf", "csv" (the first sheet), "xlsx" or
// another type it knows by that extension. It returns the path of the result, in a folder that is removed when the
// test ends. A file that LibreOffice cannot open fails the test.
func Convert(t testing.TB, file, ext string) string {
	t.Helper()
	results := convert(t, file, ext)
	if len(results) != 1 {
		t.Fatalf("got %d files %q of %s as %s, want one", len(results), results, file, ext)
	}
	return results[0]
}

// everySheet asks for commas, double quotes, UTF-8, cells as they are shown, and all sheets; see
// "Filter Options for CSV" in LibreOffice's help.
const everySheet = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1"

// Sheets returns each sheet of a workbook as CSV by the name of the sheet, with cells as they are displayed and the
// values of formulas that LibreOffice computes or finds.
func Sheets(t testing.TB, workbook string) map[string]string {
	t.Helper()
	prefix := stem(workbook) + "-"
	sheets := map[string]string{}
	for _, path := range convert(t, workbook, everySheet) {
		b, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		sheets[strings.TrimPrefix(stem(path), prefix)] = string(b)
	}
	return sheets
}

// utf8CSV reads CSV with commas as UTF-8. Without a byte order mark LibreOffice asks a person for the
// encoding, and takes a Western one where nobody can be asked.
const utf8CSV = "--infilter=Text - txt - csv (StarCalc):44,34,76,1"

// convert returns the paths of all files that one conversion wrote.
func convert(t testing.TB, file, to string) []string {
	t.Helper()
	soffice := Need(t)
	abs, err := filepath.Abs(file)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(abs); err != nil {
		t.Fatal(err)
	}
	// A profile of its own: a shared one is locked, and a second LibreOffice would quietly do nothing.
	home, out := t.TempDir(), t.TempDir()
	profile := (&url.URL{Scheme: "file", Path: filepath.ToSlash(filepath.Join(home, "profile"))}).String()
	ctx, cancel := context.WithTimeout(context.Background(), convertTime)
	defer cancel()
	args := []string{"-env:UserInstallation=" + profile, "--headless", "--norestore", "--convert-to", to, "--outdir", out}
	if filepath.Ext(file) == ".csv" {
		args = append(args, utf8CSV)
	}
	cmd := exec.CommandContext(ctx, soffice, append(args, abs)...)
	cmd.Env = append(os.Environ(), "HOME="+home)
	var said bytes.Buffer
	cmd.Stdout, cmd.Stderr = &said, &said
	endWithChildren(cmd)
	if err := cmd.Run(); err != nil {
		t.Fatalf("LibreOffice, converting %s to %s: %v\n%s", file, to, err, said.String())
	}
	results, err := filepath.Glob(filepath.Join(out, "*"))
	if err != nil {
		t.Fatal(err)
	}
	if len(results) == 0 { // it exits 0 on a file it cannot open
		t.Fatalf("LibreOffice made nothing of %s as %s:\n%s", file, to, said.String())
	}
	return results
}

// Need returns the path of LibreOffice, and skips the test if it is not installed.
func Need(t testing.TB) string {
	t.Helper()
	return testkit.Program(t, "soffice", "libreoffice")
}

func stem(path string) string {
	base := filepath.Base(path)
	return strings.TrimSuffix(base, filepath.Ext(base))
}
