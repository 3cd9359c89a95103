package office

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
)

// A CSV file becomes a workbook, and the workbook becomes CSV by the name of its sheet.
func TestThereAndBack(t *testing.T) {
	workbook := Convert(t, write(t, "claims.csv", "id,value\nf2,55\nplan,\"up to 400\"\nspeaker,کریمی\n"), "xlsx")
	if b := read(t, workbook); !bytes.HasPrefix(b, []byte("PK\x03\x04")) {
		t.Fatalf("%s is not a zip archive: it begins with %q", workbook, b[:4])
	}
	got := Sheets(t, workbook)
	if want := "id,value\nf2,55\nplan,up to 400\nspeaker,کریمی\n"; len(got) != 1 || got["claims"] != want {
		t.Errorf("got %q, want one sheet claims with %q", got, want)
	}
}

func TestPDF(t *testing.T) {
	if b := read(t, Convert(t, write(t, "claims.csv", "id,value\nf2,55\n"), "pdf")); !bytes.HasPrefix(b, []byte("%PDF-")) {
		t.Errorf("the result begins with %q, want %%PDF-", b[:5])
	}
}

// LibreOffice exits 0 when it cannot read a file, so Convert must look for the result.
func TestAFileThatCannotBeOpenedFails(t *testing.T) {
	Need(t)
	got := fatal(t, func(tb testing.TB) { Convert(tb, write(t, "broken.xlsx", "PK\x03\x04 and no more"), "pdf") })
	if !strings.Contains(got, "LibreOffice made nothing of") {
		t.Errorf("got %q, want a failure that says nothing was made", got)
	}
}

// fatal returns the message with which f ended its test, or "" if it did not.
func fatal(t *testing.T, f func(testing.TB)) string {
	s := &spy{TB: t}
	done := make(chan struct{})
	go func() { defer close(done); f(s) }()
	<-done
	return s.end
}

// A spy keeps the end of a test to itself.
type spy struct {
	testing.TB
	end string
}

func (s *spy) Fatal(args ...any)                 { s.stop("fatal: " + fmt.Sprint(args...)) }
func (s *spy) Fatalf(format string, args ...any) { s.stop("fatal: " + fmt.Sprintf(format, args...)) }
func (s *spy) stop(end string)                   { s.end = end; runtime.Goexit() }

func write(t *testing.T, name, text string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	return path
}

func read(t *testing.T, path string) []byte {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return b
}
