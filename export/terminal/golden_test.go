package terminal

import (
	"bytes"
	"io"
	"path/filepath"
	"strings"
	"testing"

	"onrecord/dataset"
	"onrecord/dataset/diff"
	"onrecord/internal/testkit/fixture"
	"onrecord/internal/testkit/golden"
)

// TestGolden compares every kind of output with a file that was read as an editor would read it.
func TestGolden(t *testing.T) {
	d, built := small(t, "", "", ""), fixture.BuiltIn(t)
	show := func(d *dataset.Dataset, s Style, ids ...string) func(io.Writer) error {
		return func(w io.Writer) error { return Show(w, d, s, ids...) }
	}
	checkGolden(t, []output{
		{"show", show(d, Style{})},
		{"show-all", show(d, Style{MaxItems: -1})},
		{"show-all-120", show(d, Style{Width: 120, MaxItems: -1})},
		{"show-all-40", show(d, Style{Width: 40, MaxItems: -1})},
		{"show-all-colour", show(d, Style{Colour: true, Isolate: true, MaxItems: -1})},
		{"show-40", show(d, Style{Width: 40})},
		{"show-built-in", show(built, Style{})},
		{"show-built-in-event", show(built, Style{}, "flight-1")},
		{"show-few", show(built, Style{MaxItems: 2})},
		{"show-event", show(d, Style{}, "first")},
		{"show-event-all", show(d, Style{MaxItems: -1}, "first")},
		{"show-speaker", show(d, Style{}, "shayan")},
		{"show-speaker-all", show(d, Style{MaxItems: -1}, "shayan")},
		{"show-asked", show(d, Style{}, "agency")},
		{"show-source", show(d, Style{}, "wire")},
		{"show-claim", show(d, Style{}, "first-repeat")},
		{"show-comparison", show(d, Style{}, "both.share")},
		{"show-comparison-all", show(d, Style{MaxItems: -1}, "both.share")},
		{"compare", func(w io.Writer) error { return Compare(w, d, Style{}, compared(t, d, "plan-400", "first-wire")) }},
		{"trace", func(w io.Writer) error { return Trace(w, d, traced(t, d, "25%"), Style{}) }},
		{"trace-range", func(w io.Writer) error { return Trace(w, d, traced(t, d, "first.observed"), Style{}) }},
		{"trace-note", func(w io.Writer) error { return Trace(w, d, traced(t, d, "more than 200"), Style{}) }},
		{"trace-built-in", func(w io.Writer) error { return Trace(w, built, traced(t, built, "13.7%"), Style{}) }},
		{"trace-many", func(w io.Writer) error { return Trace(w, built, traced(t, built, "55"), Style{}) }},
		{"trace-date", func(w io.Writer) error { return Trace(w, built, traced(t, built, "8 December 2025"), Style{}) }},
		{"trace-words", func(w io.Writer) error { return Trace(w, d, traced(t, d, "The Wire"), Style{}) }},
		{"trace-event", func(w io.Writer) error { return Trace(w, built, traced(t, built, "flight-2"), Style{}) }},
		{"trace-date.md", func(w io.Writer) error { return TraceMarkdown(w, d, traced(t, d, "31 January 2026")) }},
		{"trace-comparison", func(w io.Writer) error { return Trace(w, d, traced(t, d, "both"), Style{}) }},
		{"trace.md", func(w io.Writer) error { return TraceMarkdown(w, d, traced(t, d, "25%")) }},
	})
}

// TestGoldenDiff does the same for what changed between versions.
func TestGoldenDiff(t *testing.T) {
	d := small(t, "", "", "")
	later := small(t, "figures.csv", "plan-400,plan,projected,up_to", "plan-400,plan,projected,about")
	log := diff.Of(d, later, diff.Place{Name: "the chart people", IDs: []string{"plan-400"}})
	nothing, grown := diff.Of(d, d), diff.Of(grownSince(t), d)
	checkGolden(t, []output{
		{"diff-editors", func(w io.Writer) error { return DiffEditors(w, later, &log, Style{}) }},
		{"diff-editors-all", func(w io.Writer) error { return DiffEditors(w, later, &log, Style{MaxItems: -1}) }},
		{"diff-added", func(w io.Writer) error { return DiffEditors(w, d, &grown, Style{}) }},
		{"diff-added-all", func(w io.Writer) error { return DiffEditors(w, d, &grown, Style{MaxItems: -1}) }},
		{"diff-added-readers", func(w io.Writer) error { return DiffReaders(w, d, &grown, Style{}) }},
		{"diff-added.md", func(w io.Writer) error { return DiffEditorsMarkdown(w, d, &grown) }},
		{"diff-added-readers.md", func(w io.Writer) error { return DiffReadersMarkdown(w, d, &grown) }},
		{"diff-readers", func(w io.Writer) error { return DiffReaders(w, later, &log, Style{}) }},
		{"diff-editors.md", func(w io.Writer) error { return DiffEditorsMarkdown(w, later, &log) }},
		{"diff-readers.md", func(w io.Writer) error { return DiffReadersMarkdown(w, later, &log) }},
		{"diff-nothing", func(w io.Writer) error { return DiffEditors(w, d, &nothing, Style{}) }},
		{"diff-nothing-readers.md", func(w io.Writer) error { return DiffReadersMarkdown(w, d, &nothing) }},
	})
}

// An output is a report with the name of its golden file.
type output struct {
	name  string
	write func(io.Writer) error
}

func checkGolden(t *testing.T, outputs []output) {
	t.Helper()
	for _, test := range outputs {
		t.Run(test.name, func(t *testing.T) {
			var b bytes.Buffer
			if err := test.write(&b); err != nil {
				t.Fatal(err)
			}
			path := filepath.Join("testdata", test.name)
			if filepath.Ext(path) == "" {
				path += ".txt"
			}
			golden.Check(t, path, b.Bytes())
		})
	}
}

// grownSince is the small dataset before claims were added and others were corrected, a link among them.
func grownSince(t testing.TB) *dataset.Dataset {
	t.Helper()
	figures := "first-wire,first,aboard,exact,38"
	d := small(t, "figures.csv", figures, "first-wire,first,aboard,exact,39")
	d.Sources[0].URL = "https://example.org/" + strings.Repeat("%D8%A8-", 60)
	old, err := d.Select(dataset.Selection{Events: []string{"first", "plan"}})
	if err != nil {
		t.Fatal(err)
	}
	return old
}
