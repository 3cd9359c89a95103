// Package testkit decides when a test may be skipped. Tests skip through it alone, so that none is left out
// unnoticed: gotest counts what is missing, and with ONRECORD_NO_SKIP=1, as in .ci/run, a missing thing
// fails the test. Only test files import it and the packages below it.
package testkit

import (
	"os"
	"os/exec"
	"strings"
	"testing"
)

// Missing begins the reason of a test that was skipped because the machine lacks something. Slow begins
// the reason of one that go test -short leaves out. The gotest command counts both.
const (
	Missing = "SKIP-MISSING: "
	Slow    = "SKIP-SHORT: "
)

// Skip ends a test that cannot run because something is missing, say "Chromium", and says how to get it.
// The test is skipped, or fails if ONRECORD_NO_SKIP is set.
func Skip(t testing.TB, missing, remedy string) {
	t.Helper()
	if os.Getenv("ONRECORD_NO_SKIP") != "" {
		t.Fatalf("%s is missing, and ONRECORD_NO_SKIP is set: %s", missing, remedy)
	}
	t.Skipf("%s%s: %s", Missing, missing, remedy)
}

// Program returns the path of the first of the named programs that is installed, and skips the test if
// none is. Tests that start other programs are slow, so -short leaves them out.
func Program(t testing.TB, names ...string) string {
	t.Helper()
	SkipIfShort(t, "starts "+names[0])
	for _, name := range names {
		if path, err := exec.LookPath(name); err == nil {
			return path
		}
	}
	Skip(t, strings.Join(names, " or "), "install it, or run .ci/install")
	return ""
}

// SkipIfShort ends a test under go test -short. make test runs everything, and then again with -short under
// the race detector, which makes drawing twenty times slower.
func SkipIfShort(t testing.TB, why string) {
	t.Helper()
	if testing.Short() {
		t.Skip(Slow + why)
	}
}

// Symlink creates a symbolic link, and skips the test on systems that do not let us.
func Symlink(t testing.TB, target, link string) {
	t.Helper()
	if err := os.Symlink(target, link); err != nil {
		Skip(t, "the right to make symbolic links", err.Error())
	}
}
