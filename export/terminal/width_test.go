package terminal

import "testing"

// TestOneColumn: what is counted without the package that knows the width of every character is as wide as
// it says, also beside others.
func TestOneColumn(t *testing.T) {
	counted := 0
	for r := rune(0); r <= 0xFFFF; r++ {
		if !oneColumn(r) && !noColumn(r) {
			continue
		}
		counted++
		for _, s := range []string{string(r), "a" + string(r) + "b", string([]rune{r, r}), "پ" + string(r), string(r) + "\u200cب", "\u200c" + string(r)} {
			if got, want := width(s), measure.StringWidth(s); got != want {
				t.Errorf("%q (%U): got %d columns, want %d", s, r, got, want)
			}
		}
	}
	if counted < 900 {
		t.Errorf("got %d characters of one column or none, want those of Latin and Arabic at least", counted)
	}
	for _, test := range []struct {
		s    string
		want int
	}{{"", 0}, {"up to 400 … −5", 14}, {"دست\u200cکم", 5}, {"航班", 4}, {"e\u0301", 1}} {
		if got := width(test.s); got != test.want {
			t.Errorf("width(%q) = %d, want %d", test.s, got, test.want)
		}
	}
}
