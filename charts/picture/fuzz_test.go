package picture

import (
	"testing"
	"unicode/utf8"
)

// FuzzSVG holds that no text of a drawing becomes markup of its picture, wherever it stands, and that
// every reader of XML takes the picture. The drawing is made by hand: ECharts under the fuzzer is slow.
func FuzzSVG(f *testing.F) {
	for _, s := range []string{"</text><script>x</script>", `" onload="x`, "]]>", "<!--", "&#60;", "{a|b}", "__f__(x)__f__", "\u202e\u2028", "پرواز", "é\ufffd", "url(#x)", "M0 0L1 1"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if !utf8.ValidString(s) || s == "" {
			return
		}
		plain := node{tag: "text", attrs: []attr{{"x", "10"}, {"y", "20"}, {"fill", "#000"}}, text: s}
		for _, odd := range []node{plain, {tag: "g", children: []node{plain}}, {tag: "path", attrs: []attr{{"d", s}}}, {tag: "path", attrs: []attr{{"d", "M0 0"}, {"fill", s}}}, {tag: s}, {tag: "text", attrs: []attr{{s, "1"}}, text: "x"}} {
			d := &Drawing{Width: 640, Height: 300, elements: []node{plain, odd}}
			svg, err := d.SVG(Label{ID: "c", Title: s, Desc: s})
			if err == nil { // what it does not know it refuses
				walk(t, svg)
			}
		}
	})
}
