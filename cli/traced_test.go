package cli

import (
	"bytes"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"onrecord/dataset"
	"onrecord/internal/testkit"
	"onrecord/internal/testkit/fixture"
)

// TestEveryNumberTraces walks over every number of every output for readers. A number in a table or a JSON
// document must be in the trace of its row or path; a number in a sentence must be on record for what the
// sentence names (traced_rule_test.go). What is no number of people is passed over (traced_passed_test.go).
func TestEveryNumberTraces(t *testing.T) {
	testkit.SkipIfShort(t, "runs the whole program")
	w := newWalk(t, fixture.BuiltIn(t))
	site := filepath.Join(t.TempDir(), "site")
	w.program("build", "--out", site, "--quiet")
	err := filepath.WalkDir(site, func(path string, e fs.DirEntry, err error) error {
		if err == nil && !e.IsDir() {
			w.file(path)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	w.terminal("show", w.program("show"))
	for _, format := range []string{"markdown", "html", "jsonld"} {
		out := filepath.Join(t.TempDir(), "out."+format)
		w.program("export", "--format", format, "--out", out)
		w.file(out)
	}
	published := filepath.Join(t.TempDir(), "publish.xlsx")
	w.program("export", "--format", "xlsx-publish", "--out", published)
	w.file(published)
	for _, message := range w.failed[:min(len(w.failed), 100)] {
		t.Error(message)
	}
	if w.numbers < 3000 {
		t.Errorf("walked over %d numbers, want all of them: is this looking in the right places?", w.numbers)
	}
	t.Logf("%d numbers traced, %d passed over", w.numbers, w.passed)
}

// A walk goes over what is shown of a dataset.
type walk struct {
	t       testing.TB
	d       *dataset.Dataset
	texts   []string           // the dataset's own
	own     *strings.Replacer  // replaces them
	names   map[rune]name      // what own replaces names by
	records map[string]*record // the numbers on record, by id
	*tally
}

// A tally counts over all outputs.
type tally struct {
	numbers, passed int
	failed          []string
}

func newWalk(t testing.TB, d *dataset.Dataset) *walk {
	own, names := ownTexts(d)
	return &walk{t: t, d: d, own: own, names: names, texts: textsOf(d), records: recordsOf(d), tally: &tally{}}
}

// of is the walk over what shows a part of the dataset, say a chart: only what follows from the claims in that
// part is on record there. The part's own document is about the part alone.
func (w *walk) of(part *dataset.Dataset, itself bool) *walk {
	narrowed := *w
	if itself {
		narrowed = *newWalk(w.t, part)
		narrowed.tally = w.tally
		return &narrowed
	}
	narrowed.records = map[string]*record{}
	for id, r := range w.records {
		if !slices.ContainsFunc(r.claims, func(f *dataset.Figure) bool { return part.Figure(f.ID) == nil }) {
			narrowed.records[id] = r
		}
	}
	return &narrowed
}

// program runs the program and returns what it prints.
func (w *walk) program(args ...string) string {
	w.t.Helper()
	var out, problems bytes.Buffer
	if code := Run(append([]string{"onrecord"}, args...), strings.NewReader(""), &out, &problems); code != 0 {
		w.t.Fatalf("onrecord %s: exit %d: %s", strings.Join(args, " "), code, problems.String())
	}
	return out.String()
}

// file walks over a file by its kind. The pictures and texts of a chart are checked against the dataset of
// that chart, the JSON file next to them.
func (w *walk) file(path string) {
	content, err := os.ReadFile(path)
	if err != nil {
		w.t.Fatal(err)
	}
	name, ext := filepath.Base(path), filepath.Ext(path)
	if part, err := dataset.Load(strings.TrimSuffix(path, ext)+".json", nil); err == nil {
		w = w.of(part, ext == ".json")
	}
	switch {
	case name == "manifest.json", strings.HasSuffix(name, ".schema.json"), name == "datapackage.json", name == "licences.txt":
		// sizes and hashes of files, schemas, and the terms of others: nothing of the claims
	case ext == ".html":
		w.html(name, string(content))
	case ext == ".svg":
		w.svg(name, string(content))
	case ext == ".csv":
		w.csv(name, content)
	case ext == ".json":
		w.document(name, content)
	case ext == ".jsonld":
		w.linked(name, content)
	case ext == ".xlsx":
		w.workbook(name, path)
	case ext == ".zip":
		w.zip(name, content)
	case ext == ".markdown":
		w.lines(name, string(content))
	case ext == ".png": // drawn from the SVG
	default:
		w.t.Errorf("%s: no rule to walk over it", name)
	}
}

// fail notes a failure once.
func (w *walk) fail(format string, args ...any) {
	if message := fmt.Sprintf(format, args...); !slices.Contains(w.failed, message) {
		w.failed = append(w.failed, message)
	}
}
