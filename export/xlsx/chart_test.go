package xlsx

import (
	"strings"
	"testing"
)

// TestLongLabels: a label is broken into lines that fit beside its bar, and the bars of its chart are as high.
func TestLongLabels(t *testing.T) {
	label := broken("Returns announced by officials in September 2025, announced: about 400; also up to 400 and 400, which agree")
	lines := strings.Split(label, "\n")
	if len(lines) != 3 {
		t.Fatalf("got %d lines, want 3: %q", len(lines), label)
	}
	for _, line := range lines {
		if textWidth(line) > labelWidth {
			t.Errorf("got a line of %d characters, want %d at most: %q", textWidth(line), labelWidth, line)
		}
	}
	short, long := &chart{bars: []bar{{label: "55"}}}, &chart{bars: []bar{{label: "55"}, {label: label}}}
	if got := short.barHeight(); got != barHeight {
		t.Errorf("a bar with a short label: got the height %d, want %d", got, barHeight)
	}
	if got, least := long.barHeight(), labelLine*len(lines); got <= least {
		t.Errorf("a bar with a long label: got the height %d, want more than %d", got, least)
	}
}
