package safetext

import (
	"encoding/json"
	"strings"
	"testing"
	"unicode/utf8"
)

func TestEscape(t *testing.T) {
	for _, c := range []struct{ in, escaped, line string }{
		{"", "", ""},
		{"Käthe, 55 – “up to”", "Käthe, 55 – “up to”", "Käthe, 55 – “up to”"},
		{"می\u200cخواهد \u200e1\u200f", "می\u200cخواهد \u200e1\u200f", "می\u200cخواهد \u200e1\u200f"},
		{"two\nlines\tand\rmore", `two\nlines\tand\u000dmore`, "two lines and more"},
		{"\x1b[31mred\x07", `\u001b[31mred\u0007`, `\u001b[31mred\u0007`},
		{"\u009b31m", `\u009b31m`, `\u009b31m`},
		{"a\u202eb\u2066c\u2028d\ufeffe", `a\u202eb\u2066c\u2028d\ufeffe`, `a\u202eb\u2066c\u2028d\ufeffe`},
		{"tag \U000E0041", `tag \U000e0041`, `tag \U000e0041`},
		{"bad \xff\xfe and \uFFFD", `bad \xff\xfe and ` + "\uFFFD", `bad \xff\xfe and ` + "\uFFFD"},
		{"\u0600 12", "\u0600 12", "\u0600 12"}, // ARABIC NUMBER SIGN is visible
	} {
		if got := Escape(c.in); got != c.escaped {
			t.Errorf("Escape(%q) = %q, want %q", c.in, got, c.escaped)
		}
		if got := Line(c.in); got != c.line {
			t.Errorf("Line(%q) = %q, want %q", c.in, got, c.line)
		}
	}
}

func TestIsolate(t *testing.T) {
	if got := Isolate("x"); got != "\u2068x\u2069" {
		t.Errorf("got %q", got)
	}
}

// Whatever comes in, nothing unsafe comes out, and JSON still means the same.
func FuzzEscape(f *testing.F) {
	for _, s := range []string{"a\x1b\u009b\u202e\u2028\U000E0001é\x7f", "\xff", "\u200c", "\r\n"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		for _, got := range []string{Escape(s), Line(s)} {
			if strings.IndexFunc(got, IsUnsafe) >= 0 || !utf8.ValidString(got) {
				t.Errorf("%q is left in %q", s, got)
			}
			if Escape(got) != got {
				t.Errorf("%q is escaped again", got)
			}
		}
		text, err := json.Marshal(s)
		if err != nil {
			t.Fatal(err)
		}
		var before, after string
		if err := json.Unmarshal(text, &before); err != nil {
			t.Fatal(err)
		}
		if err := json.Unmarshal(EscapeJSON(text), &after); err != nil || after != before {
			t.Errorf("%s: got %q, %v, want %q", EscapeJSON(text), after, err, before)
		}
	})
}
