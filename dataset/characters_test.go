package dataset

import (
	"strings"
	"testing"
)

// FuzzSuspicious: the fast scan of a whole file never misses what checkCharacters complains about.
func FuzzSuspicious(f *testing.F) {
	for _, s := range []string{"", "plain\ttext\n", "می\u200cشود\u200f", "seven77\x1b", "\x7f", "a\u0092", "\u202e", "x\u2067y", "\uffff", "\U0010fffe", "é–“ ”…ï¿¾", strings.Repeat("x", 1<<20-1) + "\u202e"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		s = strings.ReplaceAll(strings.ToValidUTF8(s, ""), "\r", "")
		problem, warning := checkCharacters(s)
		if (problem+warning != "") && !maybeSuspicious(s) {
			t.Errorf("%q: maybeSuspicious is false, but checkCharacters says %s%s", s, problem, warning)
		}
	})
}

// Marks that are closed, or that open nothing, are no problem.
func TestDirectionMarks(t *testing.T) {
	for _, s := range []string{"می\u200cشود\u200f", "a \u2067b \u2066c\u2069 d\u2069 e", "a \u202bb\u202c", "\u202c\u2069 closes nothing"} {
		if problem, warning := checkCharacters(s); problem+warning != "" {
			t.Errorf("%q: got %s%s, want nothing", s, problem, warning)
		}
	}
}
