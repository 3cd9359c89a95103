// Package arrows holds the imports of the repository to its layout.
package arrows

import (
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// arrows are what each folder of the program may import of the others: the folders are its
// architecture, and imports point right only: main -> cli -> export -> charts -> dataset. The most
// particular folder counts, and a folder may import what is within it. Tests are free.
var arrows = map[string][]string{
	".":                 {"cli"},
	"cli":               {"export", "charts", "dataset", "data", "internal/atomicfile", "internal/safetext"},
	"export":            {"charts", "dataset", "internal/parallel", "internal/mem", "internal/safetext"},
	"charts":            {"dataset"},
	"dataset":           {"internal/mem", "internal/safetext", "internal/parallel"},
	"dataset/words":     {"dataset/count", "dataset/edtf"},
	"dataset/count":     {},
	"dataset/edtf":      {},
	"data":              {},
	"internal":          {},
	"internal/bench":    {},
	"internal/tools":    {"charts/assets", "charts/picture"},
	"internal/testkit":  {},
	"internal/mem":      {},
	"internal/parallel": {},
	"internal/safetext": {},
}

// testOnly are the packages that only tests may import: they run programs that a user need not have.
const testOnly = "internal/testkit"

// building are the commands that run while the program is built and tested, and are no part of it.
const building = "internal/tools"

// modules are what the model may import of others: it knows no output, no network and no program.
var modules = map[string][]string{
	"dataset":      {"golang.org/x/text", "github.com/go-json-experiment/json", "github.com/xrash/smetrics"},
	"dataset/edtf": {},
	"dataset/lint": {"golang.org/x/text", "golang.org/x/net/html", "github.com/go-json-experiment/json", "github.com/yuin/goldmark", "go.yaml.in/yaml/v3"},
	"data":         {},
}

// forbidden are packages that nothing which runs for a user imports itself.
var forbidden = []string{"net", "net/http", "os/exec", "plugin", "unsafe"}

// unguarded is the package that may go around Go's rules for memory, and does nothing else.
const unguarded = "internal/mem"

func TestArrows(t *testing.T) {
	seen := map[string]bool{}
	for dir, imports := range importsByFolder(t) {
		rule := nearest(dir, arrows)
		if rule == "" {
			t.Errorf("%s: want a rule for this folder in arrows", dir)
			continue
		}
		seen[rule] = true
		for _, imp := range imports {
			ours, isOurs := strings.CutPrefix(imp, "onrecord/")
			switch {
			case isOurs && within(ours, testOnly) && !within(dir, testOnly):
				t.Errorf("%s imports %s, which is for tests", dir, imp)
			case isOurs && !within(ours, rule) && !slices.ContainsFunc(arrows[rule], func(to string) bool { return within(ours, to) }):
				t.Errorf("%s imports %s: want imports to point right: main -> export -> charts -> dataset", dir, imp)
			case isOurs || within(dir, testOnly):
			case imp == "unsafe" && dir == unguarded:
			case slices.Contains(forbidden, imp) && !within(dir, building):
				t.Errorf("%s imports %s", dir, imp)
			case strings.Contains(imp, "."):
				only, limited := modules[nearest(dir, modules)]
				if limited && !slices.ContainsFunc(only, func(m string) bool { return within(imp, m) }) {
					t.Errorf("%s imports %s, want nothing but %q", dir, imp, only)
				}
			}
		}
	}
	for _, dir := range []string{".", "cli", "export", "charts", "dataset", "dataset/words", "dataset/count", "dataset/edtf", "data"} {
		if !seen[dir] {
			t.Errorf("%s: no Go file was found there", dir)
		}
	}
}

// within tells whether a folder is another or inside it. Everything is inside the root, but the root may
// import only what it says.
func within(dir, of string) bool { return dir == of || strings.HasPrefix(dir, of+"/") }

// nearest is the most particular folder of a table that a folder is in, empty where it is in none.
func nearest[V any](dir string, table map[string]V) string {
	for d := dir; ; d = path.Dir(d) {
		if _, ok := table[d]; ok && (d != "." || dir == ".") {
			return d
		}
		if d == "." {
			return ""
		}
	}
}

// importsByFolder reads the imports of all Go files that are no tests, for every system they are for.
func importsByFolder(t *testing.T) map[string][]string {
	found := map[string][]string{}
	err := fs.WalkDir(os.DirFS("../.."), ".", func(name string, e fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case e.IsDir() && slices.Contains([]string{".git", "node_modules", "testdata", "dist"}, e.Name()):
			return fs.SkipDir
		case e.IsDir() || !strings.HasSuffix(name, ".go") || strings.HasSuffix(name, "_test.go"):
			return nil
		}
		file, err := parser.ParseFile(token.NewFileSet(), "../../"+name, nil, parser.ImportsOnly)
		if err != nil {
			return err
		}
		dir := path.Dir(name)
		found[dir] = append(found[dir], "")
		for _, spec := range file.Imports {
			imp, err := strconv.Unquote(spec.Path.Value)
			if err != nil {
				return err
			}
			found[dir] = append(found[dir], imp)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return found
}
