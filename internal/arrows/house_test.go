package arrows

import (
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
)

const root = "../.."

// top is what lies at the top of the repository besides dotfiles and what make builds.
var top = strings.Fields(`CHANGELOG.md CONTRIBUTING.md LICENSE Makefile README.md SECURITY.md
	charts cli data dataset docs export internal
	go.mod go.sum main.go package.json package-lock.json`)

var built = []string{"onrecord", "dist", "node_modules"}

func TestTop(t *testing.T) {
	entries, err := os.ReadDir(root)
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, e := range entries {
		names = append(names, e.Name())
	}
	for _, name := range strangers(names) {
		t.Errorf("%s lies at the top: want nothing there but %q", name, top)
	}
}

// strangers are the names that do not belong at the top.
func strangers(names []string) []string {
	return slices.DeleteFunc(names, func(name string) bool {
		return strings.HasPrefix(name, ".") || slices.Contains(top, name) || slices.Contains(built, name)
	})
}

func TestTopBites(t *testing.T) {
	if got := strangers([]string{".ci", "cli", "util", "main.go", "node_modules", "notes.md"}); !slices.Equal(got, []string{"util", "notes.md"}) {
		t.Errorf("got %q, want util and notes.md", got)
	}
}

// sources reads the Go files that are no tests, for every system.
func sources(t *testing.T) []source {
	t.Helper()
	var files []source
	eachGoFile(t, func(name string) {
		if strings.HasSuffix(name, "_test.go") {
			return
		}
		file, err := parser.ParseFile(token.NewFileSet(), root+"/"+name, nil, parser.ImportsOnly|parser.ParseComments)
		if err != nil {
			t.Fatal(err)
		}
		s := source{name: name, doc: file.Doc.Text()}
		for _, spec := range file.Imports {
			imp, err := strconv.Unquote(spec.Path.Value)
			if err != nil {
				t.Fatal(err)
			}
			s.imports = append(s.imports, imp)
		}
		files = append(files, s)
	})
	for _, dir := range []string{".", "cli", "export", "charts", "dataset", "data", "internal/mem"} {
		if !slices.ContainsFunc(files, func(s source) bool { return s.dir() == dir }) {
			t.Errorf("%s: no Go file was found there", dir)
		}
	}
	return files
}

func eachGoFile(t *testing.T, do func(name string)) {
	t.Helper()
	err := fs.WalkDir(os.DirFS(root), ".", func(name string, e fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case e.IsDir() && slices.Contains([]string{".git", "node_modules", "testdata", "dist"}, e.Name()):
			return fs.SkipDir
		case !e.IsDir() && path.Ext(name) == ".go":
			do(name)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

// Tests skip through internal/testkit alone, or the skip would be in no count and .ci/run would not see it.
func TestOnlyTestkitSkips(t *testing.T) {
	eachGoFile(t, func(name string) {
		if name == "internal/testkit/skip.go" {
			return
		}
		text, err := os.ReadFile(root + "/" + name)
		if err != nil {
			t.Fatal(err)
		}
		for _, line := range skips(string(text)) {
			t.Errorf("%s: %s: want testkit.Skip or testkit.SkipIfShort", name, line)
		}
	})
}

var ownSkip = regexp.MustCompile(`\b(?:t|b|f|tb)\.Skip(?:f|Now)?\(`)

// skips are the lines of a file in which a test skips itself.
func skips(text string) (lines []string) {
	for line := range strings.Lines(text) {
		if ownSkip.MatchString(line) {
			lines = append(lines, strings.TrimSpace(line))
		}
	}
	return lines
}

func TestOnlyTestkitSkipsBites(t *testing.T) {
	text := strings.ReplaceAll("t.S(1)\nif x { b.Sf(2) }\ntb.SNow()\ntestkit.S(t, 3)\nr.SLine()\nt.Sped()\n", "S", "Skip")
	if got := skips(text); len(got) != 3 {
		t.Errorf("got %q, want three lines", got)
	}
}
