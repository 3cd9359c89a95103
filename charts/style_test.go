package charts

import (
	"strings"
	"testing"
)

func TestReadStyle(t *testing.T) {
	s, err := ReadStyle(strings.NewReader(`{
  "light": {"paper": "#FFF8E7", "parts": ["#0b5c8f", "#8a3d00", "#00634f", "#8a2bca"]},
  "font": "\"House Sans\", Arial, sans-serif",
  "credit": "Graphic: Somebody",
  "logo": "The House"
}`))
	if err != nil {
		t.Fatal(err)
	}
	want := DefaultStyle
	want.Light.Paper, want.Font, want.Credit, want.Logo = "#fff8e7", `"House Sans", Arial, sans-serif`, "Graphic: Somebody", "The House"
	want.Light.Parts[1], want.Light.Parts[2] = "#8a3d00", "#00634f"
	if s != want {
		t.Errorf("got %+v\nwant %+v", s, want)
	}
	if got, want := s.Signature(), "The House · Graphic: Somebody"; got != want {
		t.Errorf("signature: got %q, want %q", got, want)
	}
	if s, err := ReadStyle(strings.NewReader("\ufeff{}")); err != nil || s != DefaultStyle {
		t.Errorf("an empty style: got %+v, %v, want the default", s, err)
	}
}

// Each problem has its place, what was wanted and what came.
func TestStyleProblems(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{`{"light": {"ink": "#999999"}}`, "1:19: light.ink: want a contrast of at least 4.5 to light.band, got 2.44 (#999999 on #e9eef3)\n" +
			"1:19: light.ink: want a contrast of at least 4.5 to light.paper, got 2.84 (#999999 on #ffffff)"},
		{"{\n \"dark\": {\n  \"paper\": \"#ffffff\"}}", "3:12: dark.ink: want a contrast of at least 4.5 to dark.paper, got 1.18 (#e8ecf0 on #ffffff)"},
		{`{"light": {"line": "red"}}`, `1:20: light.line: want a colour as #rrggbb, got "red"`},
		{`{"light": {"line": "#fff"}, "font": "x;} body{display:none"}`, "1:20: light.line: want a colour as #rrggbb, got \"#fff\"\n" +
			`1:37: font: want names of families with commas between them, got "x;} body{display:none"`},
		{`{"font": "</style>"}`, `1:10: font: want names of families with commas between them, got "</style>"`},
		{`{"dark": {"whole": 7}}`, `1:20: dark.whole: want text, got "7"`},
		{`{"dark": {"parts": ["#6cb8ee"]}}`, "1:20: dark.parts: want 4 colours, got 1"},
		{`{"dark": {"parts": ["#6cb8ee", "#6cb8ee", "#6cb8ee", "#6cb8ee", "#6cb8ee"]}}`, "1:65: dark.parts: want 4 colours, got more"},
		{`{"dark": {"parts": null}}`, "1:20: dark.parts: want a list of 4 colours, got null"},
		{`{"light": {"papier": "#ffffff"}}`, `1:12: light."papier" is not a member of a style; the members here are paper, ink, muted, line, band, whole, parts`},
		{`{"logo": "a", "logo": "b"}`, `1:15: "logo" is there twice; the members here are light, dark, font, credit, logo`},
		{`{"logo": "é",, "credit": 1}`, "1:14: want JSON: invalid character ',' looking for beginning of object key string"},
		{`[]`, `1:1: want an object in braces, got "["`},
		{``, "1:1: want JSON, got its end"},
		{`{"logo": `, "1:10: want JSON, got its end"},
		{`{} {}`, "1:3: want nothing after the object"},
		{`{"credit": "a\nb"}`, `1:12: credit: want one line of at most 200 characters, got 3: "a\nb"`},
		{"{\"credit\": \"\xff\"}", "1:1: want UTF-8"},
		{`{"light": {"whole": "#57606a"}}`, "1:21: light.whole: want another colour than that of light.muted, #57606a: in the dark they are #b3bcc6 and #a3adb8"},
	} {
		s, err := ReadStyle(strings.NewReader(c.text))
		if err == nil || !strings.HasPrefix(err.Error(), c.want) {
			t.Errorf("%s: got %v, %v\nwant %s", c.text, s, err, c.want)
		}
	}
}

// The style that the program brings holds itself to what it asks of others.
func TestDefaultStyleHolds(t *testing.T) {
	s := styleReader{style: DefaultStyle, places: map[string]int{}}
	s.checkText()
	s.checkContrast()
	if s.problems != nil {
		t.Error(s.problems)
	}
}

// Whatever a style says, it ends no declaration and no element of a page.
func FuzzReadStyle(f *testing.F) {
	f.Add(`{"font": "a, b"}`)
	f.Add(`{"credit": "</style><script>"}`)
	f.Fuzz(func(t *testing.T, text string) {
		s, err := ReadStyle(strings.NewReader(text))
		if err != nil {
			return
		}
		css := string(styleSheet(s))
		ours := string(styleSheet(DefaultStyle))
		for _, mark := range []string{"{", "}", ";", "<"} {
			if strings.Count(css, mark) != strings.Count(ours, mark) {
				t.Errorf("%q: got %d of %q in the style sheet, want %d", text, strings.Count(css, mark), mark, strings.Count(ours, mark))
			}
		}
		if strings.Contains(s.Signature(), "\n") {
			t.Errorf("%q: got a signature of two lines", text)
		}
	})
}
