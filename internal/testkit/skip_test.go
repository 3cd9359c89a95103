package testkit

import (
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"testing"
)

func TestSkip(t *testing.T) {
	missing := func(tb testing.TB) { Skip(tb, "Chromium", "install it") }
	for _, c := range []struct{ noSkip, want string }{
		{"", "skip: SKIP-MISSING: Chromium: install it"},
		{"1", "fatal: Chromium is missing, and ONRECORD_NO_SKIP is set: install it"},
	} {
		t.Setenv("ONRECORD_NO_SKIP", c.noSkip)
		if got := verdict(t, missing); got != c.want {
			t.Errorf("ONRECORD_NO_SKIP=%s: got %q, want %q", c.noSkip, got, c.want)
		}
	}
}

func TestProgram(t *testing.T) {
	bin := t.TempDir()
	t.Setenv("PATH", bin)
	t.Setenv("ONRECORD_NO_SKIP", "")
	want := "skip: SKIP-MISSING: first or second: install it, or run .ci/install"
	if testing.Short() {
		want = "skip: SKIP-SHORT: starts first"
	}
	find := func(tb testing.TB) { Program(tb, "first", "second") }
	if got := verdict(t, find); got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	if testing.Short() || runtime.GOOS == "windows" {
		return
	}
	second := filepath.Join(bin, "second")
	if err := os.WriteFile(second, []byte("#!/bin/sh\n"), 0o700); err != nil {
		t.Fatal(err)
	}
	if got := Program(t, "first", "second"); got != second {
		t.Errorf("got %q, want %q", got, second)
	}
}

// verdict returns how f ended its test, or "" if it did not.
func verdict(t *testing.T, f func(testing.TB)) string {
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

func (s *spy) Fatalf(format string, args ...any) { s.stop("fatal: " + fmt.Sprintf(format, args...)) }
func (s *spy) Skipf(format string, args ...any)  { s.stop("skip: " + fmt.Sprintf(format, args...)) }
func (s *spy) Skip(args ...any)                  { s.stop("skip: " + fmt.Sprint(args...)) }
func (s *spy) stop(end string)                   { s.end = end; runtime.Goexit() }
