// Package golden compares what a test produced with a file that somebody has read and accepted. With the
// flag -update, which importing the package defines, tests write those files instead; the diff is then
// reviewed as any change is.
package golden

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "write the golden files, then read the diff")

// Update reports whether golden files are to be written: go test was given -update.
func Update() bool { return *update }

// Check compares got with the file at path, byte for byte, and fails the test where they differ. With
// -update it writes the file.
func Check[T string | []byte](t testing.TB, path string, got T) {
	t.Helper()
	if *update {
		if err := write(path, string(got)); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatalf("%v; to write it: %s", err, command())
	}
	if d := difference(string(got), string(want)); d != "" {
		t.Errorf("%s:%s\nto accept what was got: %s", path, d, command())
	}
}

func write(path, text string) error {
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return err
	}
	return os.WriteFile(path, []byte(text), 0o644)
}

// around is how many lines a message shows from the first that differs.
const around = 8

// difference describes where two texts first differ, as a line number and the lines from there on, or is
// empty where they are equal.
func difference(got, want string) string {
	if got == want {
		return ""
	}
	g, w := strings.Split(got, "\n"), strings.Split(want, "\n")
	n := 0
	for n < len(g) && n < len(w) && g[n] == w[n] {
		n++
	}
	return fmt.Sprintf("%d: differs\ngot (%d lines):\n%s\nwant (%d lines):\n%s", n+1, len(g), from(g, n), len(w), from(w, n))
}

// from are the lines of a text from n on, up to the limit of a message.
func from(lines []string, n int) string {
	if n >= len(lines) {
		return "\t(the end)"
	}
	shown := lines[n:min(n+around, len(lines))]
	text := ""
	for i, line := range shown {
		if i > 0 {
			text += "\n"
		}
		text += "\t" + clipped(line)
	}
	if rest := len(lines) - n - len(shown); rest > 0 {
		text += fmt.Sprintf("\n\t(and %d more)", rest)
	}
	return text
}

// clipped is the start of a line, truncated for display.
func clipped(line string) string {
	const most = 160
	if len(line) <= most {
		return line
	}
	return strings.ToValidUTF8(line[:most], "") + " ..."
}

// command is what writes the golden files of the package under test.
func command() string {
	dir, err := os.Getwd()
	if err != nil {
		return "go test -update"
	}
	for root := dir; root != filepath.Dir(root); root = filepath.Dir(root) {
		if _, err := os.Stat(filepath.Join(root, "go.mod")); err == nil {
			rel, _ := filepath.Rel(root, dir)
			return "go test ./" + filepath.ToSlash(rel) + " -update"
		}
	}
	return "go test -update"
}
