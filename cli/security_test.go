package cli

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// The numbers in SECURITY.md are counted here again.
func TestSecurityPage(t *testing.T) {
	read := func(name string) string {
		b, err := os.ReadFile(filepath.Join("..", name))
		if err != nil {
			t.Fatal(err)
		}
		return string(b)
	}
	page := strings.Join(strings.Fields(read("SECURITY.md")), " ")
	_, attacks, _ := strings.Cut(read("export/hostile_test.go"), "var attacks = []string{\n")
	attacks, _, _ = strings.Cut(attacks, "\n}\n")
	_, fuzzed, _ := strings.Cut(read("Makefile"), "FUZZED     =")
	fuzzed, _, _ = strings.Cut(fuzzed, "\n\n")
	all := 0
	for _, tests := range testFiles(t) {
		all += len(regexp.MustCompile(`(?m)^func Fuzz`).FindAllString(read(tests), -1))
	}
	for _, want := range []string{
		fmt.Sprintf("%d attacks", strings.Count("\n"+attacks, "\n\t`")+strings.Count("\n"+attacks, "\n\t\"")),
		fmt.Sprintf("%d broken datasets", strings.Count("\n"+read("dataset/testdata/bad.txt"), "\n# ")),
		fmt.Sprintf("%d fuzz tests in CI, %d in all", strings.Count(fuzzed, ":Fuzz"), all),
		fmt.Sprintf("more than %s steps", regexp.MustCompile(`want := (\d+) / killEvery`).FindStringSubmatch(read("internal/atomicfile/kill_test.go"))[1]),
	} {
		if !strings.Contains(page, want) {
			t.Errorf("SECURITY.md does not say %q", want)
		}
	}
	for _, m := range regexp.MustCompile("`([a-z_/]+\\.(?:go|txt|txtar|md))`").FindAllStringSubmatch(page, -1) {
		if strings.Contains(m[1], "/") {
			read(m[1])
		}
	}
}

// testFiles are the test files of all packages, as paths from the top of the repository.
func testFiles(t *testing.T) []string {
	t.Helper()
	var names []string
	err := fs.WalkDir(os.DirFS(".."), ".", func(name string, e fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case e.IsDir() && slices.Contains([]string{".git", "node_modules", "dist"}, name):
			return fs.SkipDir
		case strings.HasSuffix(name, "_test.go"):
			names = append(names, name)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return names
}
