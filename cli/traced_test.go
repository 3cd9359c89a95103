package cli

import (
	"bytes"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"sort"
	"strings"
	"testing"

	"onrecord/data"
	"onrecord/dataset"
	"onrecord/dataset/count"
	"onrecord/dataset/trace"
	"onrecord/internal/testkit"
)

// TestEveryNumberTraces walks over every number of every output for readers and traces it, as a reader
// would who points at it. What is no number of people, nor follows from one, is passed over by the rules
// below; a number that no rule names and that leads to nothing fails.
func TestEveryNumberTraces(t *testing.T) {
	testkit.SkipIfShort(t, "runs the whole program")
	d, err := dataset.ReadFS(data.Name, data.Files)
	if err != nil {
		t.Fatal(err)
	}
	w := newWalk(t, d)
	site := filepath.Join(t.TempDir(), "site")
	w.program("build", "--out", site, "--quiet")
	err = filepath.WalkDir(site, func(path string, e fs.DirEntry, err error) error {
		if err == nil && !e.IsDir() {
			w.file(path)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	w.line("show", w.program("show")) // as one line: a date may be broken over two
	for _, format := range []string{"markdown", "html", "jsonld"} {
		out := filepath.Join(t.TempDir(), "out."+format)
		w.program("export", "--format", format, "--out", out)
		w.file(out)
	}
	published := filepath.Join(t.TempDir(), "publish.xlsx")
	w.program("export", "--format", "xlsx-publish", "--out", published)
	w.file(published)
	if w.numbers < 3000 {
		t.Errorf("walked over %d numbers, want all of them: is this looking in the right places?", w.numbers)
	}
	t.Logf("%d numbers traced, %d passed over", w.numbers, w.passed)
}

// A walk goes over outputs.
type walk struct {
	t     *testing.T
	d     *dataset.Dataset
	own   *strings.Replacer // takes the dataset's own texts out
	known map[string]bool   // whether a number traces
	*tally
}

// A tally counts over all outputs.
type tally struct {
	numbers, passed int
	failed          map[string]bool
}

func newWalk(t *testing.T, d *dataset.Dataset) *walk {
	var own []string
	for i := range dataset.Tables {
		table := &dataset.Tables[i]
		for col := range table.Fields {
			if k := table.Fields[col].Kind; k == dataset.KindNumber {
				continue
			}
			for row := range table.Len(d) {
				if text := table.Cell(d, row, col).String(); strings.ContainsAny(text, "0123456789") {
					own = append(own, text)
				}
			}
		}
	}
	own = append(own, ofTheProgram(d)...)
	own = append(own, d.Package.Title, d.Package.Description, d.Package.Version)
	for _, l := range d.Package.Licenses {
		own = append(own, l.Title)
	}
	slices.Sort(own)
	own = slices.Compact(own)
	sort.SliceStable(own, func(i, j int) bool { return len(own[i]) > len(own[j]) })
	var pairs []string
	for _, text := range own {
		if regexp.MustCompile(`^\d+$`).MatchString(text) {
			continue // a year; bare numbers stay
		}
		pairs = append(pairs, text, " … ")
	}
	return &walk{t: t, d: d, own: strings.NewReplacer(pairs...), known: map[string]bool{}, tally: &tally{failed: map[string]bool{}}}
}

// ofTheProgram are texts of the program about its own columns, and the example of "between".
func ofTheProgram(d *dataset.Dataset) []string {
	texts := []string{d.Words().Count(count.Count{Qualifier: count.Between, Value: count.Of(50), To: count.Of(60)})}
	add := func(codes []dataset.Code) {
		for _, c := range codes {
			if strings.ContainsAny(c.Doc, "0123456789") {
				texts = append(texts, d.Words().Doc(c.Doc))
			}
		}
	}
	for _, list := range [][]dataset.Code{dataset.Groups, dataset.Standings, dataset.Rules, dataset.Units} {
		add(list)
	}
	for i := range dataset.Tables {
		for j := range dataset.Tables[i].Fields {
			add(dataset.Tables[i].Fields[j].Codes)
		}
	}
	return texts
}

// of is the walk over what another dataset shows.
func (w *walk) of(d *dataset.Dataset) *walk {
	part := newWalk(w.t, d)
	part.tally = w.tally
	return part
}

// program runs the program and gives what it prints.
func (w *walk) program(args ...string) string {
	w.t.Helper()
	var out, problems bytes.Buffer
	if code := Run(append([]string{"onrecord"}, args...), strings.NewReader(""), &out, &problems); code != 0 {
		w.t.Fatalf("onrecord %s: exit %d: %s", strings.Join(args, " "), code, problems.String())
	}
	return out.String()
}

// file walks over a file by what it is.
func (w *walk) file(path string) {
	content, err := os.ReadFile(path)
	if err != nil {
		w.t.Fatal(err)
	}
	name := filepath.Base(path)
	switch ext := filepath.Ext(path); {
	case name == "manifest.json", strings.HasSuffix(name, ".schema.json"), name == "datapackage.json", name == "licences.txt":
		// sizes and hashes of files, what a document of this kind may hold, terms of others: nothing of this
		// dataset's claims
	case ext == ".html":
		w.html(name, string(content))
	case ext == ".svg":
		w.svg(name, string(content))
	case ext == ".csv":
		w.csv(name, content)
	case ext == ".json": // the dataset, or what a chart shows of it: a dataset too
		part, err := dataset.Load(path, nil)
		if err != nil {
			w.t.Fatal(err)
		}
		w.of(part).document(name, content)
	case ext == ".jsonld":
		w.strings(name, content)
	case ext == ".xlsx":
		w.workbook(name, path)
	case ext == ".zip":
		w.zip(name, content)
	case ext == ".markdown":
		w.text(name, string(content))
	case ext == ".png": // drawn from the SVG
	default:
		w.t.Errorf("%s: no rule to walk over it", name)
	}
}

// number holds one number to the trace.
func (w *walk) number(where, n, line string) {
	w.numbers++
	ok, known := w.known[n]
	if !known {
		tr, err := trace.Of(w.d, n)
		ok = err == nil && len(tr.Found) > 0
		w.known[n] = ok
	}
	if !ok {
		w.fail("%s: %q leads to nothing, in %q", where, n, strings.TrimSpace(line))
	}
}

func (w *walk) fail(format string, args ...any) {
	if said := fmt.Sprintf(format, args...); !w.failed[said] && len(w.failed) < 100 {
		w.failed[said] = true
		w.t.Error(said)
	}
}
