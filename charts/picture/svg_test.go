package picture

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"fmt"
	"io"
	"regexp"
	"strings"
	"testing"
)

// walked is what an XML reader of its own finds in an SVG.
type walked struct {
	ids, refs map[string]int
	text      string
}

var within = regexp.MustCompile(`#([\w-]+)`)

// walk fails the test for anything in the SVG that could run, be styled or be fetched.
func walk(t *testing.T, svg []byte) walked {
	t.Helper()
	w := walked{ids: map[string]int{}, refs: map[string]int{}}
	d := xml.NewDecoder(bytes.NewReader(svg))
	for {
		tok, err := d.Token()
		if err == io.EOF {
			return w
		}
		if err != nil {
			t.Fatalf("not XML: %v\n%s", err, svg)
		}
		switch tok := tok.(type) {
		case xml.StartElement:
			w.element(t, tok)
		case xml.CharData:
			w.text += string(tok)
		case xml.EndElement:
		default:
			t.Errorf("got a %T: %v", tok, tok)
		}
	}
}

func (w *walked) element(t *testing.T, e xml.StartElement) {
	t.Helper()
	if e.Name.Space != "http://www.w3.org/2000/svg" {
		t.Errorf("<%s> is in namespace %q", e.Name.Local, e.Name.Space)
	}
	switch strings.ToLower(e.Name.Local) {
	case "script", "style", "image", "use", "a", "foreignobject", "animate", "set", "iframe":
		t.Errorf("got a <%s>", e.Name.Local)
	}
	for _, a := range e.Attr {
		name := strings.ToLower(a.Name.Local)
		if strings.HasPrefix(name, "on") || name == "href" || name == "style" || name == "class" {
			t.Errorf("got <%s %s=%q>", e.Name.Local, a.Name.Local, a.Value)
		}
		if name == "id" {
			w.ids[a.Value]++
		}
		if strings.HasPrefix(a.Value, "url(") {
			if m := within.FindStringSubmatch(a.Value); m != nil && a.Value == "url(#"+m[1]+")" {
				w.refs[m[1]]++
			} else {
				t.Errorf("<%s %s=%q> leads outside", e.Name.Local, a.Name.Local, a.Value)
			}
		}
	}
}

func TestSVGStandsAlone(t *testing.T) {
	e := need(t)
	for name := range options {
		w := walk(t, mustSVG(t, fixture(t, e, name), "my-chart"))
		for id, n := range w.ids {
			if n != 1 || !strings.HasPrefix(id, "my-chart-") {
				t.Errorf("%s: id %q is there %d times, want once and with its prefix", name, id, n)
			}
		}
		for id := range w.refs {
			if w.ids[id] == 0 {
				t.Errorf("%s: nothing has the id %q", name, id)
			}
		}
	}
}

func TestTwoSVGsOnOnePage(t *testing.T) {
	e := need(t)
	d := fixture(t, e, "bar")
	a, b := walk(t, mustSVG(t, d, "one")), walk(t, mustSVG(t, d, "two"))
	if len(a.refs) == 0 {
		t.Fatal("the bar chart has neither a gradient nor a pattern")
	}
	for id := range a.ids {
		if b.ids[id] > 0 {
			t.Errorf("both have the id %q", id)
		}
	}
}

var hostile = []string{
	`</script><script>alert(1)</script>`, `]]><x/>`, `<!--`, `"onload="alert(1)`, `' onload='alert(1)`,
	"line\u2028separator", `&lt;b&gt;&#60;`, `${alert(1)}`, `javascript:alert(1)`, `url(https://example.org/x)`,
	`__proto__`, `{a|b}{b}{c}`, `<svg onload=alert(1)>`, "nul\x00bell\x07", `\u003cscript\u003e`,
}

// visible is how a hostile string must be shown: as its own letters.
func visible(s string) string {
	return strings.NewReplacer("\x00", "\uFFFD", "\x07", "\uFFFD").Replace(s)
}

func TestHostileTextIsInert(t *testing.T) {
	e := need(t)
	var data list
	for range hostile {
		data = append(data, 1)
	}
	b, err := json.Marshal(object{
		"grid": object{"left": 300}, "xAxis": object{"type": "value"},
		"yAxis":  object{"type": "category", "data": hostile, "axisLabel": object{"interval": 0}},
		"legend": object{}, "series": list{object{"type": "bar", "name": hostile[0], "data": data}}})
	if err != nil {
		t.Fatal(err)
	}
	d := mustDraw(t, e, Chart{Option: b, Width: 800, Height: 600})
	for _, s := range hostile {
		svg, err := d.SVG(Label{ID: "c", Title: s, Desc: s})
		if err != nil {
			t.Fatal(err)
		}
		w := walk(t, svg)
		if got := strings.Count(w.text, visible(s)); got < 3 {
			t.Errorf("%q is %d times in the text, want it as title, description and label", s, got)
		}
	}
	f := english(Size{Width: 500}, Light)
	f.Text = Text{Headline: strings.Join(hostile, " "), Source: strings.Join(hostile, " ")}
	svg, err := f.Picture(empty)
	if err != nil {
		t.Fatal(err)
	}
	walk(t, svg)
}

// Colours and fonts of a house style become attributes, which zrender does not escape.
func TestHostileStyle(t *testing.T) {
	for _, s := range append(hostile, `red" onload="alert(1)`, `expression(1)`) {
		if s == "__proto__" { // a harmless word
			continue
		}
		svg, err := (&Drawing{Width: 9, Height: 9, elements: []node{element("rect", "fill", s)}}).SVG(Label{ID: "c", Title: "x"})
		if err == nil {
			t.Errorf("colour %q: got %s, want an error", s, svg)
		}
		text := element("text", "style", "font-size:12px;font-family:"+s)
		text.text = "words"
		svg, err = (&Drawing{Width: 9, Height: 9, elements: []node{text}}).SVG(Label{ID: "c", Title: "x"})
		if err != nil || bytes.Contains(svg, []byte("alert")) {
			t.Errorf("font family %q: got error %v and %s, want our own family", s, err, svg)
		}
	}
	e := need(t)
	b, err := json.Marshal(object{"xAxis": object{"type": "value"}, "yAxis": object{"type": "category", "data": list{"a"}},
		"textStyle": object{"fontFamily": `x"onload="alert(1)`},
		"series": list{object{"type": "bar", "data": list{1}, "itemStyle": object{
			"color": object{"type": "linear", "x": 0, "y": 0, "x2": 1, "y2": 0, "colorStops": list{
				object{"offset": 0, "color": `#fff"/><script>alert(1)</script>`}, object{"offset": 1, "color": "#000"}}}}}}})
	if err != nil {
		t.Fatal(err)
	}
	d := mustDraw(t, e, Chart{Option: b, Width: 300, Height: 200})
	if svg, err := d.SVG(Label{ID: "c", Title: "x"}); err == nil {
		t.Errorf("got no error and\n%s", svg)
	}
}

func TestWriteRefuses(t *testing.T) {
	tests := []node{
		element("script"),
		element("image", "href", "https://example.org/x.png"),
		element("a", "href", "javascript:alert(1)"),
		element("rect", "onload", "alert(1)"),
		element("rect", "style", "fill:red"),
		element("rect", "fill", "url(https://example.org/#x)"),
		element("rect", "width", "NaN"),
		element("path", "d", "M0 0<"),
		element("rect", "clip-path", "url(#a) url(#b)"),
		element("rect", "id", "a b"),
	}
	for _, n := range tests {
		var b bytes.Buffer
		if err := write(&b, &n); err == nil {
			t.Errorf("%v: got %s, want an error", n, b.String())
		}
	}
}

func TestLabelErrors(t *testing.T) {
	d := &Drawing{Width: 1, Height: 1}
	for _, l := range []Label{{ID: "", Title: "x"}, {ID: "1", Title: "x"}, {ID: `a"b`, Title: "x"}, {ID: "a"}} {
		if svg, err := d.SVG(l); err == nil {
			t.Errorf("%+v: got %s, want an error", l, svg)
		}
	}
}

func TestShadowWithoutColourHasNone(t *testing.T) {
	filter := element("filter", "id", "zr0-s0")
	filter.children = []node{element("feDropShadow", "dx", "0", "flood-color", "none", "flood-opacity", "1")}
	got := fmt.Sprint(adopt([]node{filter}, "c", false)[0].children)
	if want := fmt.Sprint([]node{element("feDropShadow", "flood-opacity", "0")}); got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}
