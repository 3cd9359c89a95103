package cli

import (
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// The tests in docs_*_test.go read the project's papers, to keep them accurate: their
// commands run, their tables come from the code, their links lead somewhere.

// A paper is a Markdown file for readers of the project. Its name is a path from the top of the repository.
type paper struct{ name, text string }

// papers returns the README, the other papers at the top, and everything in docs.
func papers(t *testing.T) []paper {
	t.Helper()
	var list []paper
	for _, pattern := range []string{"*.md", "docs/*.md"} {
		names, err := fs.Glob(os.DirFS(".."), pattern)
		if err != nil {
			t.Fatal(err)
		}
		for _, name := range names {
			list = append(list, paper{name, fromRoot(t, name)})
		}
	}
	return list
}

// A codeBlock is a fenced block of code. Its first line may name a file after the language, as in
// "```csv flights/figures.csv": the reader is to save the block as that file.
type codeBlock struct {
	language, file, text string
	line                 int
}

var fence = regexp.MustCompile("(?ms)^```(\\w*) ?(\\S*)\n(.*?)^```$")

func (p paper) blocks() []codeBlock {
	var list []codeBlock
	for _, m := range fence.FindAllStringSubmatchIndex(p.text, -1) {
		list = append(list, codeBlock{
			language: p.text[m[2]:m[3]], file: p.text[m[4]:m[5]], text: p.text[m[6]:m[7]],
			line: 1 + strings.Count(p.text[:m[0]], "\n"),
		})
	}
	return list
}

// prose returns the paper without its blocks of code.
func (p paper) prose() string { return fence.ReplaceAllString(p.text, "") }

func TestReadmeIsShort(t *testing.T) {
	if n := strings.Count(fromRoot(t, "README.md"), "\n"); n > 200 {
		t.Errorf("README.md has %d lines, want at most 200: move details to docs", n)
	}
}

func TestChangelogVersion(t *testing.T) {
	newest := regexp.MustCompile(`(?m)^## \[(\d+\.\d+\.\d+)\]`).FindStringSubmatch(fromRoot(t, "CHANGELOG.md"))
	if newest == nil || newest[1] != version {
		t.Errorf("got %q as the newest version in CHANGELOG.md, want %s, the version of the program", newest, version)
	}
}

// Every target of make that a paper names is in the Makefile.
func TestDocsMakeTargets(t *testing.T) {
	makefile := fromRoot(t, "Makefile")
	for _, p := range papers(t) {
		for _, m := range regexp.MustCompile("(?m)(?:^|`)make ([a-z]+)").FindAllStringSubmatch(p.text, -1) {
			if !strings.Contains(makefile, "\n"+m[1]+":") {
				t.Errorf("%s names make %s, which the Makefile lacks", p.name, m[1])
			}
		}
	}
}

// fromRoot returns the text of a file, by its path from the top of the repository.
func fromRoot(t *testing.T, name string) string {
	t.Helper()
	return readText(t, filepath.Join("..", name))
}

func readText(t *testing.T, path string) string {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

// testFiles returns the test files of all packages, as paths from the top of the repository.
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
