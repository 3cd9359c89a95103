package prose

import (
	"fmt"
	"strings"
	"testing"
)

// TestQuantities: numbers in digits and in words, English and Persian; v marks one in words.
func TestQuantities(t *testing.T) {
	for _, test := range []struct{ text, want string }{
		{"55 people", "55"},
		{"1,204 and 13.7%", "1204 13.7"},
		{"۱٬۲۰۴ و ۱۳٫۷ درصد", "1204 13.7"},
		{"٥٥", "55"},
		{"fourteen", "14v"},
		{"fifty-five", "55v"},
		{"one hundred and twenty", "120v"},
		{"a dozen", "12v"},
		{"2 dozen", "24"},
		{"fifty and sixty", "50v 60v"},
		{"چهارده", "14v"},
		{"پنجاه و پنج نفر", "55v"},
		{"صد و بیست", "120v"},
		{"dozens", "dozens"},
		{"A320, 2025-12-08", ""},
		{"no number", ""},
	} {
		var list []string
		for _, q := range Quantities(Tokenise(test.text)) {
			s := fmt.Sprint(q.Value.N)
			if q.Value.Places > 0 {
				s = s[:len(s)-q.Value.Places] + "." + s[len(s)-q.Value.Places:]
			}
			if q.Spelled {
				s += "v"
			}
			if q.Vague != "" {
				s = q.Vague
			}
			list = append(list, s)
		}
		if got := strings.Join(list, " "); got != test.want {
			t.Errorf("%q: got %q, want %q", test.text, got, test.want)
		}
	}
}

// TestFind: the longest wording beside a number is found.
func TestFind(t *testing.T) {
	for _, test := range []struct{ text, before, after string }{
		{"no more than 8", "up_to", ""},
		{"more than 8", "more_than", ""},
		{"8 or more", "", "at_least"},
		{"دست\u200cکم ۸", "at_least", ""},
		{"حدود ۸", "about", ""},
		{"8", "", ""},
	} {
		tokens := Tokenise(test.text)
		q := Quantities(tokens)[0]
		name := func(w *Wording) string {
			if w == nil {
				return ""
			}
			return string(w.Is)
		}
		before, _ := Find(Before, tokens, 0, len(tokens), q.First, -1)
		after, _ := Find(After, tokens, 0, len(tokens), q.Last+1, 1)
		if name(before) != test.before || name(after) != test.after {
			t.Errorf("%q: got %q and %q, want %q and %q", test.text, name(before), name(after), test.before, test.after)
		}
	}
}
