package terminal

import (
	"bytes"
	"strings"
	"testing"

	"onrecord/dataset/drift"
	"onrecord/internal/testkit/fixture"
)

// TestDriftFitsAScreen: findings are a sentence each, none is told twice, and what is left out is counted.
func TestDriftFitsAScreen(t *testing.T) {
	d := fixture.BuiltIn(t)
	found := drift.Find(d)
	var b bytes.Buffer
	if err := Drift(&b, d, found, Style{}); err != nil {
		t.Fatal(err)
	}
	if n := strings.Count(b.String(), "\n"); n > 24 || !strings.Contains(b.String(), "more: use drift --all") {
		t.Errorf("got %d lines, want at most 24 and the number of those left out:\n%s", n, b.String())
	}
	p := newPrinter(&b, d, Style{})
	seen := map[string]bool{}
	for _, f := range p.distinct(found) {
		text := f.Event.ID + f.Sentence
		if seen[text] {
			t.Errorf("twice: %s", f.Sentence)
		}
		seen[text] = true
	}
	if len(seen) == 0 || len(seen) == len(found) {
		t.Errorf("got %d of %d findings, want fewer: two of the built-in dataset read alike", len(seen), len(found))
	}
}
