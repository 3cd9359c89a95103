package arrows

import (
	"fmt"
	"path"
	"slices"
	"strings"
	"testing"
)

// arrows are what the packages of each folder may import of the repository, subfolders included. The longest
// entry that a package is in counts, and a package may always import what is below it, with the exceptions in
// apart. Imports point right: main -> cli -> export -> charts -> dataset. Tests may import anything.
var arrows = map[string][]string{
	".":    {"cli"},
	"cli":  {"export", "charts", "dataset", "data", "internal/atomicfile", "internal/safetext"},
	"data": {},

	"export":                      {"charts", "dataset", "internal/parallel", "internal/safetext"},
	"export/sections":             {"dataset"},
	"export/site":                 {"export", "charts", "dataset", "internal/safetext"},
	"export/terminal":             {"dataset", "internal/safetext"},
	"export/xlsx":                 {"dataset", "internal/parallel"},
	"export/xlsx/internal/origin": {"dataset"},
	"export/xlsx/read":            {"export/xlsx/internal/origin", "dataset", "internal/safetext"},

	"charts":         {"dataset"},
	"charts/assets":  {},
	"charts/picture": {},

	"dataset":       {"internal/mem", "internal/parallel", "internal/safetext"},
	"dataset/words": {"dataset/count", "dataset/edtf"},
	"dataset/csv":   {"internal/parallel"},
	"dataset/count": {},
	"dataset/edtf":  {},

	"internal":                 {},
	"internal/bench":           {},
	"internal/testkit":         {},
	"internal/testkit/fixture": {"data", "dataset"},
	"internal/testkit/hostile": {"internal/testkit", "dataset"},
	"internal/tools":           {"charts/assets", "charts/picture"},
}

// apart are packages that those around them do not import: who builds a site, reads a workbook or prints a
// report is the caller.
var apart = map[string][]string{
	"export":      {"export/site", "export/terminal", "export/xlsx/read"},
	"export/site": {"export/terminal", "export/xlsx"},
	"export/xlsx": {"export/xlsx/read"},
}

// byTests are the packages that only tests import, byNobody the commands that run while the program is built
// and tested.
const (
	byTests  = "internal/testkit"
	byNobody = "internal/tools"
)

// reserved are what only some folders or files may import: the system, unchecked memory, the network, other
// programs, the command line.
var reserved = map[string][]string{
	// The command line and what it writes with; the model where it loads folders; the cache of pictures. A format
	// sees no path: SQLite's library writes only to files, so that one format has a temporary one.
	"os":            {"main.go", "cli", "internal/atomicfile", "dataset/load.go", "dataset/overlay.go", "charts/picture/cache.go", "charts/picture/cache_unix.go", "charts/picture/cache_other.go", "export/sqlite.go", byTests, byNobody, "internal/bench"},
	"path/filepath": {"cli", "internal/atomicfile", "dataset/load.go", "dataset/overlay.go", "dataset/zip.go", "dataset/merge/review.go", "charts/picture/cache.go", "charts/picture/cache_unix.go", "export/sqlite.go", byTests, byNobody, "internal/bench"},

	"unsafe":   {"internal/mem"},
	"plugin":   {},
	"net":      {},
	"net/http": {},
	"os/exec":  {byTests, byNobody},

	"github.com/urfave/cli/v2": {"cli"},
}

// modules are what the model may use of other people's: it knows no output, no network and no other program.
var modules = map[string][]string{
	"data":         {},
	"dataset":      {"golang.org/x/text", "github.com/go-json-experiment/json", "github.com/xrash/smetrics"},
	"dataset/edtf": {},
	"dataset/lint": {"golang.org/x/text", "golang.org/x/net/html", "github.com/go-json-experiment/json", "github.com/yuin/goldmark", "go.yaml.in/yaml/v3"},
}

// A source is a Go file that is no test: its path, what it imports, for whatever system it is, and its package
// comment.
type source struct {
	name    string
	imports []string
	doc     string
}

func (s source) dir() string { return path.Dir(s.name) }

const ours = "onrecord/"

func TestImports(t *testing.T) {
	for _, problem := range problems(sources(t)) {
		t.Error(problem)
	}
}

// problems lists what breaks the rules.
func problems(files []source) []string {
	var found []string
	for _, f := range files {
		for _, imp := range f.imports {
			target, own := strings.CutPrefix(imp, ours)
			broken := ""
			switch {
			case own:
				broken = arrowBroken(f.dir(), target)
			default:
				broken = reservedBroken(f.name, imp)
			}
			if broken != "" {
				found = append(found, fmt.Sprintf("%s imports %s: %s", f.name, imp, broken))
			}
		}
	}
	return append(found, undocumented(files)...)
}

// arrowBroken says why a folder may not import another, empty where it may.
func arrowBroken(dir, target string) string {
	rule, ok := longest(dir, arrows)
	switch {
	case !ok:
		return "want an entry for " + dir + " in arrows"
	case within(target, byNobody):
		return "nothing imports the tools of the build"
	case within(target, byTests) && !within(dir, byTests):
		return "only tests import it"
	}
	for _, sub := range apart[dir] {
		if within(target, sub) {
			return "only cli imports it"
		}
	}
	if within(target, rule) && rule != "." || slices.ContainsFunc(arrows[rule], func(of string) bool { return within(target, of) }) {
		return ""
	}
	return fmt.Sprintf("want nothing but %q", arrows[rule])
}

// reservedBroken says why a file may not import what is not ours, empty where it may.
func reservedBroken(name, imp string) string {
	if allowed, ok := reserved[imp]; ok && !slices.ContainsFunc(allowed, func(of string) bool { return within(name, of) }) {
		return fmt.Sprintf("want it in nothing but %q", allowed)
	}
	if !strings.Contains(imp, ".") { // of the standard library
		return ""
	}
	if rule, ok := longest(path.Dir(name), modules); ok && !slices.ContainsFunc(modules[rule], func(m string) bool { return within(imp, m) }) {
		return fmt.Sprintf("want nothing but %q", modules[rule])
	}
	return ""
}

// undocumented lists the packages without a package comment.
func undocumented(files []source) []string {
	docs := map[string]string{}
	for _, f := range files {
		docs[f.dir()] += f.doc
	}
	var found []string
	for dir, doc := range docs {
		if doc == "" && dir != "." {
			found = append(found, dir+": want a package comment: what it holds, and what it refuses to know")
		}
	}
	slices.Sort(found)
	return found
}

// within reports whether a path is another or below it.
func within(name, of string) bool { return name == of || strings.HasPrefix(name, of+"/") }

// longest is the longest entry of a table that a folder is in.
func longest[V any](dir string, table map[string]V) (entry string, ok bool) {
	for d := dir; d != "."; d = path.Dir(d) {
		if _, ok := table[d]; ok {
			return d, true
		}
	}
	_, ok = table["."]
	return ".", ok && dir == "."
}

// Each rule finds what breaks it, and leaves alone what keeps to it.
func TestRulesBite(t *testing.T) {
	for _, c := range []struct{ file, imp, want string }{
		{"main.go", "onrecord/cli", ""},
		{"main.go", "onrecord/export", `want nothing but ["cli"]`},
		{"cli/build.go", "onrecord/export/terminal", ""},
		{"cli/init/init.go", "onrecord/export", ""},
		{"export/csv.go", "onrecord/cli", "want nothing but"},
		{"export/csv.go", "onrecord/internal/atomicfile", "want nothing but"},
		{"export/workbook.go", "onrecord/export/xlsx", ""},
		{"export/html.go", "onrecord/export/terminal", "only cli imports it"},
		{"export/html.go", "onrecord/export/site", "only cli imports it"},
		{"export/sections/page.go", "onrecord/export", "want nothing but"},
		{"export/site/drift.go", "onrecord/export/sections", ""},
		{"export/site/site.go", "onrecord/export/terminal", "only cli imports it"},
		{"export/terminal/show.go", "onrecord/export/xlsx", "want nothing but"},
		{"export/terminal/show.go", "onrecord/charts", "want nothing but"},
		{"export/xlsx/sheet.go", "onrecord/export/xlsx/internal/origin", ""},
		{"export/xlsx/sheet.go", "onrecord/export/xlsx/read", "only cli imports it"},
		{"export/xlsx/read/read.go", "onrecord/export/xlsx/internal/origin", ""},
		{"export/xlsx/read/read.go", "onrecord/export/xlsx", "want nothing but"},
		{"export/new/new.go", "onrecord/export/xlsx", ""}, // a folder without an entry is of the folder around it
		{"charts/bar.go", "onrecord/export", "want nothing but"},
		{"dataset/trace/trace.go", "onrecord/dataset", ""},
		{"dataset/trace/trace.go", "onrecord/export", "want nothing but"},
		{"dataset/trace/trace.go", "onrecord/charts", "want nothing but"},
		{"dataset/count/count.go", "onrecord/dataset", "want nothing but"},
		{"data/data.go", "onrecord/dataset", "want nothing but"},
		{"other/other.go", "onrecord/dataset", "want an entry for other in arrows"},
		{"cli/build.go", "onrecord/internal/testkit/office", "only tests import it"},
		{"internal/testkit/office/office.go", "onrecord/internal/testkit", ""},
		{"internal/testkit/skip.go", "onrecord/internal/tools/gotest", "nothing imports the tools"},
		{"internal/mem/mem.go", "onrecord/dataset", "want nothing but"},

		{"cli/build.go", "os", ""},
		{"export/csv.go", "os", "want it in nothing but"},
		{"export/csv.go", "path/filepath", "want it in nothing but"},
		{"export/sqlite.go", "os", ""},
		{"charts/bar.go", "os", "want it in nothing but"},
		{"dataset/check.go", "os", "want it in nothing but"},
		{"export/csv.go", "github.com/urfave/cli/v2", "want it in nothing but"},
		{"dataset/file.go", "unsafe", "want it in nothing but"},
		{"internal/mem/slice_linux.go", "unsafe", ""},
		{"cli/serve/serve.go", "net", "want it in nothing but"},
		{"cli/serve/serve.go", "net/http", "want it in nothing but"},
		{"cli/build.go", "os/exec", "want it in nothing but"},
		{"export/csv.go", "plugin", "want it in nothing but"},
		{"internal/tools/terms/main.go", "os/exec", ""},
		{"cli/build.go", "net/url", ""},

		{"dataset/json.go", "github.com/go-json-experiment/json/jsontext", ""},
		{"dataset/json.go", "github.com/xuri/excelize/v2", "want nothing but"},
		{"dataset/edtf/edtf.go", "golang.org/x/text/language", "want nothing but"},
		{"export/xlsx/sheet.go", "github.com/xuri/excelize/v2", ""},
	} {
		got := strings.Join(problems([]source{{c.file, []string{c.imp}, "Package x."}}), "\n")
		if c.want == "" && got != "" || c.want != "" && !strings.Contains(got, c.want) {
			t.Errorf("%s imports %s: got %q, want %q", c.file, c.imp, got, c.want)
		}
	}
}

func TestUndocumentedPackages(t *testing.T) {
	if got := problems([]source{{"export/a.go", nil, ""}, {"export/b.go", nil, "Package export."}, {"cli/c.go", nil, ""}}); len(got) != 1 || !strings.HasPrefix(got[0], "cli: want a package comment") {
		t.Errorf("got %q, want one package without a comment", got)
	}
}
