package cli

import (
	"fmt"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"onrecord/internal/testkit/hostile"
)

// The numbers in SECURITY.md are counted again here, and the files that it names exist.
func TestSecurityPage(t *testing.T) {
	page := strings.Join(strings.Fields(fromRoot(t, "SECURITY.md")), " ")
	steps := regexp.MustCompile(`want := (\d+) / killEvery`).FindStringSubmatch(fromRoot(t, "internal/atomicfile/kill_test.go"))
	for _, want := range []string{
		fmt.Sprintf("%d attacks", len(hostile.Attacks)),
		fmt.Sprintf("%d broken datasets", strings.Count("\n"+fromRoot(t, "dataset/testdata/bad.txt"), "\n# ")),
		fmt.Sprintf("%d fuzz tests in CI, %d in all", len(fuzzedInCI(t)), countFuzzTests(t)),
		fmt.Sprintf("more than %s steps", steps[1]),
	} {
		if !strings.Contains(page, want) {
			t.Errorf("SECURITY.md does not say %q", want)
		}
	}
	for _, m := range regexp.MustCompile("`([a-z_/]+/[a-z_]+\\.(?:go|txt|txtar|md))`").FindAllStringSubmatch(page, -1) {
		fromRoot(t, m[1])
	}
}

// make fuzz would pass over a name that it does not find.
func TestFuzzedTestsExist(t *testing.T) {
	for _, test := range fuzzedInCI(t) {
		dir, name, _ := strings.Cut(test, ":")
		files, _ := filepath.Glob(filepath.Join("..", dir, "*_test.go"))
		if !slices.ContainsFunc(files, func(f string) bool { return strings.Contains(readText(t, f), "func "+name+"(f *testing.F)") }) {
			t.Errorf("Makefile: FUZZED names %s, which is not there", test)
		}
	}
}

// fuzzedInCI are the entries of the Makefile's FUZZED: ./folder:FuzzName.
func fuzzedInCI(t *testing.T) []string {
	t.Helper()
	_, list, _ := strings.Cut(fromRoot(t, "Makefile"), "FUZZED     =")
	list, _, _ = strings.Cut(list, "\n\n")
	return strings.Fields(strings.ReplaceAll(list, "\\\n", " "))
}

func countFuzzTests(t *testing.T) int {
	t.Helper()
	n := 0
	for _, name := range testFiles(t) {
		n += strings.Count("\n"+fromRoot(t, name), "\nfunc Fuzz")
	}
	return n
}
