package picture

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/go-json-experiment/json"
)

// FuzzSVG holds that no text of a chart becomes markup of its picture, and that every reader of XML takes
// the picture.
func FuzzSVG(f *testing.F) {
	for _, s := range []string{"</text><script>x</script>", `" onload="x`, "]]>", "<!--", "&#60;", "{a|b}", "__f__(x)__f__", "\u202e\u2028", "پرواز", "é\ufffd"} {
		f.Add(s)
	}
	session, err := shared().Open(f.Context())
	if err != nil {
		f.Skip(err) // a bare build draws nothing; run make
	}
	f.Cleanup(session.Close)
	f.Fuzz(func(t *testing.T, s string) {
		if !utf8.ValidString(s) || len(s) > 2000 {
			return
		}
		option, err := json.Marshal(object{"title": object{"text": s, "subtext": s}, "grid": object{"left": 130},
			"xAxis": object{"type": "value", "name": s}, "yAxis": object{"type": "category", "data": list{s, "b"}},
			"series": list{object{"type": "bar", "data": list{object{"value": 5, "name": s}, 7}, "label": object{"show": true, "formatter": "{b}"}}}})
		if err != nil {
			t.Fatal(err)
		}
		d, err := session.Draw(Chart{Option: option, Width: 640, Height: 300})
		if err != nil {
			if strings.Contains(err.Error(), "internal") {
				t.Error(err)
			}
			return
		}
		svg, err := d.SVG(Label{ID: "c", Title: s, Desc: s})
		if err != nil {
			t.Fatal(err)
		}
		walk(t, svg)
	})
}
