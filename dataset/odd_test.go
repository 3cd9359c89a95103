package dataset

import (
	"strings"
	"testing"
)

// FuzzOdd holds the quick look at a whole file to the slow one at a text: it never passes over what the
// other has something to say about.
func FuzzOdd(f *testing.F) {
	for _, s := range []string{"", "plain\ttext\n", "می\u200cشود\u200f", "seven77\x1b", "\x7f", "a\u0092", "\u202e", "x\u2067y", "\uffff", "\U0010fffe", "é–“ ”…ï¿¾", strings.Repeat("x", 1<<20-1) + "\u202e"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		s = strings.ReplaceAll(strings.ToValidUTF8(s, ""), "\r", "")
		problem, warning := oddText(s)
		if (problem+warning != "") && !hasOdd(s) {
			t.Errorf("%q: hasOdd says no, and there is %s%s", s, problem, warning)
		}
	})
}

func TestTextThatIsTurnedAround(t *testing.T) {
	for _, s := range []string{"می\u200cشود\u200f", "a \u2067b \u2066c\u2069 d\u2069 e", "a \u202bb\u202c", "\u202c\u2069 closes nothing"} {
		if problem, warning := oddText(s); problem+warning != "" {
			t.Errorf("%q: got %s%s, want nothing", s, problem, warning)
		}
	}
}
