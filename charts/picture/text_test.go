package picture

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"sync"
	"testing"
	"unicode/utf8"
)

func TestMeasure(t *testing.T) {
	tests := []struct {
		text string
		px   float64
		bold bool
		want float64
	}{
		{"", 16, false, 0},
		{"Hello", 1000, false, 722 + 556 + 222 + 222 + 556}, // the advances of Arial, in thousandths of an em
		{"Hello", 1000, true, 722 + 556 + 278 + 278 + 611},
		{"400", 1000, false, 3 * 556},
		{"AV", 1000, false, 667 + 667 - 74},       // kerned
		{"\u2067Hello\u2069", 1000, false, 2278},  // isolates take no room
		{"Hello \u200c", 1000, false, 2278 + 278}, // nor does a joiner
	}
	for _, tt := range tests {
		if got := Measure(tt.text, tt.px, tt.bold); math.Abs(got-tt.want) > tt.px/500 {
			t.Errorf("%q at %v, bold %v: got %.2f, want %.2f", tt.text, tt.px, tt.bold, got, tt.want)
		}
	}
	if a, b := Measure("سرنشینان ۵۵", 12, false), Measure("سرنشینان ۵۵", 36, false); math.Abs(3*a-b) > 1e-9 {
		t.Errorf("at three times the size: got %v, want 3 x %v", b, a)
	}
	letters := 0.0
	for _, r := range "سرنشینان" {
		letters += Measure(string(r), 12, false)
	}
	if word := Measure("سرنشینان", 12, false); word >= letters || word < letters/3 {
		t.Errorf("a word of joined letters is %v wide, its letters alone are %v", word, letters)
	}
	if r, b := Measure("سرنشینان", 12, false), Measure("سرنشینان", 12, true); b <= r {
		t.Errorf("bold Persian is %v wide, regular %v", b, r)
	}
}

func TestMeasureInParallel(t *testing.T) {
	want := Measure("Two flights, دو پرواز", 14, true)
	var wg sync.WaitGroup
	for i := range 8 {
		wg.Go(func() {
			Measure(fmt.Sprint("other text ", i), 14, true)
			if got := Measure("Two flights, دو پرواز", 14, true); got != want {
				t.Errorf("got %v, want %v", got, want)
			}
		})
	}
	wg.Wait()
}

func TestFontSpans(t *testing.T) {
	tests := []struct {
		text string
		want []string // L: or A:, then the text
	}{
		{"", nil},
		{"up to 400", []string{"L:up to 400"}},
		{"پرواز", []string{"A:پرواز"}},
		{"\u2067پرواز اول\u2069", []string{"A:\u2067پرواز اول\u2069"}},
		{"می\u200cشود", []string{"A:می\u200cشود"}},
		{"۵۵ نفر", []string{"A:۵۵ نفر"}},
		{"اعلام (ICE) شد", []string{"A:اعلام ", "L:(ICE) ", "A:شد"}},
		{"« ایران »", []string{"A:« ایران »"}},
		{"آمریکا، ایران", []string{"A:آمریکا، ایران"}},
		{"…", []string{"L:…"}},
	}
	for _, tt := range tests {
		var got []string
		runes := []rune(tt.text)
		for _, s := range fontSpans(runes) {
			got = append(got, "LA"[s.family:s.family+1]+":"+string(runes[s.start:s.end]))
		}
		if !slices.Equal(got, tt.want) {
			t.Errorf("%q: got %q, want %q", tt.text, got, tt.want)
		}
	}
}

func TestMissing(t *testing.T) {
	if got := string(Missing("Łódź Αθήνα Москва תל־אביב ایران\u200c ۵۵ – “400” …")); got != "" {
		t.Errorf("got %q, want none", got)
	}
	if got := string(Missing("中国 and 中")); got != "中国" {
		t.Errorf("got %q, want %q", got, "中国")
	}
}

func TestBaseDirection(t *testing.T) {
	tests := []struct {
		text string
		rtl  bool
		want direction
	}{
		{"up to 400", false, leftToRight},
		{"up to 400", true, leftToRight},
		{"پرواز ICE", false, rightToLeft},
		{"ICE پرواز", false, leftToRight},
		{"ICE پرواز", true, rightToLeft},
		{"400", true, neutral},
		{"۴۰۰–۵۰۰", false, neutral},
		{"۴۰۰–۵۰۰", true, rightToLeft},
		{"\u2067ICE\u2069", false, rightToLeft},
		{"", true, neutral},
	}
	for _, tt := range tests {
		if got := baseDirection(tt.text, tt.rtl); got != tt.want {
			t.Errorf("%q, RTL %v: got %v, want %v", tt.text, tt.rtl, got, tt.want)
		}
	}
}

func TestWrap(t *testing.T) {
	const em = 1000.0 // so that widths are thousandths
	tests := []struct {
		name, text string
		width      float64
		want       []string
	}{
		{"empty", "", 9999, nil},
		{"blank", " \n ", 9999, nil},
		{"fits", "up to 400", 9999, []string{"up to 400"}},
		{"at spaces", "up to 400 people", 3100, []string{"up to", "400", "people"}},
		{"spaces at an end take no room", "400   400", 1700, []string{"400", "400"}},
		{"newline", "Note\nSource", 9999, []string{"Note", "Source"}},
		{"no-break space", "up to\u00a0400 x", 3500, []string{"up", "to\u00a0400", "x"}},
		{"long word", "abcdefgh", 2300, []string{"abcd", "efgh"}},
		{"link", "see https://example.org/news/story", 7000, []string{"see https://", "example.org/", "news/story"}},
		{"no room at all", "ab", 1, []string{"a", "b"}},
		{"right to left", "پرواز اول", 3000, []string{"\u2067پرواز\u2069", "\u2067اول\u2069"}},
		{"isolate over two lines", "a \u2068b c\u2069 d", 1000, []string{"a", "\u2068b\u2069", "\u2068c\u2069", "d"}},
	}
	for _, tt := range tests {
		if got := Wrap(tt.text, em, false, tt.width); !slices.Equal(got, tt.want) {
			t.Errorf("%s: got %q, want %q", tt.name, got, tt.want)
		}
	}
}

func TestBalance(t *testing.T) {
	text := "Two flights carried about 105 of up to 400 people"
	plain, even := Wrap(text, 16, true, 360), Balance(text, 16, true, 360)
	if len(plain) != 2 || len(even) != 2 {
		t.Fatalf("got %q and %q, want two lines each", plain, even)
	}
	uneven := func(l []string) float64 { return math.Abs(Measure(l[0], 16, true) - Measure(l[1], 16, true)) }
	if uneven(even) >= uneven(plain)/2 {
		t.Errorf("got %q, hardly more even than %q", even, plain)
	}
}

// A wrapped text keeps all of its letters, in order, and every line fits or cannot be shorter.
func FuzzWrap(f *testing.F) {
	f.Add("up to 400 people", 60.0)
	f.Add("پرواز \u2067ICE و\u2069 https://example.org/a/b?c=d", 40.0)
	f.Add("a\u0301\u0301\u00adb\r\nc 中国 👩‍👩‍👧", 3.0)
	bare := func(s string) string {
		return strings.Map(func(r rune) rune {
			if r == ' ' || r >= 0x2066 && r <= 0x2069 || strings.TrimSpace(string(r)) == "" {
				return -1
			}
			return r
		}, s)
	}
	f.Fuzz(func(t *testing.T, text string, width float64) {
		text = strings.ToValidUTF8(text, "\uFFFD")
		lines := Wrap(text, 12, false, width)
		if got, want := bare(strings.Join(lines, "")), bare(text); got != want {
			t.Errorf("%q at %v: got %q", text, width, lines)
		}
		for _, line := range lines {
			if Measure(line, 12, false) > width+0.001 && utf8.RuneCountInString(bare(line)) > 1 && strings.ContainsAny(line, " ") {
				t.Errorf("%q at %v: the line %q is %v wide", text, width, line, Measure(line, 12, false))
			}
		}
	})
}
