package golden

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// A recorder is a test that records its failures.
type recorder struct {
	testing.TB
	failed string
}

func (r *recorder) Helper() {}
func (r *recorder) Errorf(format string, args ...any) {
	for _, a := range args {
		r.failed += a.(string)
	}
}
func (r *recorder) Fatalf(format string, args ...any) { r.failed = "fatal" }

func TestCheck(t *testing.T) {
	if *update {
		return // -update writes what this checks
	}
	path := filepath.Join(t.TempDir(), "want.txt")
	if err := os.WriteFile(path, []byte("one\ntwo\nthree"), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ got, want string }{
		{"one\ntwo\nthree", ""},
		{"one\n2\nthree", ":2: differs"},
		{"one\ntwo", ":3: differs"},
		{"one\ntwo\nthree\n", ":4: differs"},
		{"", ":1: differs"},
	} {
		r := &recorder{TB: t}
		Check(r, path, c.got)
		if (c.want == "") != (r.failed == "") || !strings.Contains(path+r.failed, strings.TrimPrefix(c.want, ":")) {
			t.Errorf("%q: got %q, want %q", c.got, r.failed, c.want)
		}
		if r.failed != "" && !strings.Contains(r.failed, "go test ./internal/testkit/golden -update") {
			t.Errorf("%q: got %q, want the command that accepts it", c.got, r.failed)
		}
	}
	r := &recorder{TB: t}
	if Check(r, path+".missing", "x"); !strings.HasPrefix(r.failed, "fatal") {
		t.Error("want a file that is missing to end the test")
	}
}

func TestUpdate(t *testing.T) {
	path := filepath.Join(t.TempDir(), "new", "want.txt")
	was := *update
	*update = true
	Check(t, path, []byte("text"))
	*update = was
	if b, err := os.ReadFile(path); err != nil || string(b) != "text" {
		t.Errorf("got %q, %v", b, err)
	}
}
