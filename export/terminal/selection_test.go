package terminal

import (
	"bytes"
	"io"
	"strings"
	"testing"

	"onrecord/dataset"
	"onrecord/dataset/diff"
	"onrecord/dataset/drift"
	"onrecord/internal/testkit/fixture"
)

// Every report of a selection says what was selected before anything else; show says it below the title.
func TestReportsOfASelectionSaySo(t *testing.T) {
	part, err := fixture.BuiltIn(t).Select(dataset.Selection{Kinds: []string{"flight"}, Speakers: []string{"mehrabadi"}})
	if err != nil {
		t.Fatal(err)
	}
	compared, err := part.CompareClaims([]string{"f2-aboard-mehrabadi"}, "f2-planned-mehrabadi")
	if err != nil {
		t.Fatal(err)
	}
	log := diff.Of(part, part)
	wide := Style{Width: 1000}
	for name, write := range map[string]func(io.Writer) error{
		"show":            func(w io.Writer) error { return Show(w, part, wide) },
		"show an event":   func(w io.Writer) error { return Show(w, part, wide, "flight-2") },
		"trace":           func(w io.Writer) error { return Trace(w, part, traced(t, part, "flight-2"), wide) },
		"trace, Markdown": func(w io.Writer) error { return TraceMarkdown(w, part, traced(t, part, "flight-2")) },
		"drift":           func(w io.Writer) error { return Drift(w, part, drift.Find(part), wide) },
		"compare":         func(w io.Writer) error { return Compare(w, part, wide, &compared) },
		"lint":            func(w io.Writer) error { return Lint(w, part, nil) },
		"lint, GitHub":    func(w io.Writer) error { return LintGitHub(w, part, nil) },
		"diff":            func(w io.Writer) error { return DiffEditors(w, part, &log, wide) },
		"diff for readers": func(w io.Writer) error {
			return DiffReaders(w, part, &log, wide)
		},
		"diff, Markdown":             func(w io.Writer) error { return DiffEditorsMarkdown(w, part, &log) },
		"diff for readers, Markdown": func(w io.Writer) error { return DiffReadersMarkdown(w, part, &log) },
	} {
		var b bytes.Buffer
		if err := write(&b); err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		at := strings.Index(b.String(), part.SelectionWords())
		if lines := strings.Count(b.String()[:max(at, 0)], "\n"); at < 0 || lines > 2 {
			t.Errorf("%s: want %q in the first lines, got\n%s", name, part.SelectionWords(), b.String())
		}
	}
}
