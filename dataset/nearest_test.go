package dataset

import (
	"strings"
	"testing"
)

func TestNearest(t *testing.T) {
	names := []string{"sources", "actors", "events", "figures", "dates", "responses", "comparisons"}
	for typed, want := range map[string]string{
		"figures": "figures", "figure": "figures", "Figures": "figures", "FIGURES": "figures", "fgures": "figures", "figrues": "figures",
		"date": "dates", "acters": "actors", "comparison": "comparisons",
		"": "", "x": "", "flights": "", "sauces-of-all": "", strings.Repeat("figures", 100): "",
	} {
		if got := Nearest(typed, names); got != want {
			t.Errorf("Nearest(%q) = %q, want %q", typed, got, want)
		}
	}
	if got := Nearest("a", nil); got != "" {
		t.Errorf("Nearest among none = %q, want none", got)
	}
	if got := suggest("figurs", names) + suggest("x", names); got != ` (did you mean "figures"?)` {
		t.Errorf("suggest = %q", got)
	}
}
