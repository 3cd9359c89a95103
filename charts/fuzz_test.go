package charts

import (
	"bytes"
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html"
)

// elementsOf are the elements of a page with the names of their attributes, each once.
func elementsOf(t testing.TB, page []byte) []string {
	t.Helper()
	root, err := html.Parse(bytes.NewReader(page))
	if err != nil {
		t.Fatal(err)
	}
	var list []string
	for n := range root.Descendants() {
		if n.Type != html.ElementNode {
			continue
		}
		var names []string
		for _, a := range n.Attr {
			names = append(names, a.Key)
		}
		slices.Sort(names)
		list = append(list, n.Data+" "+strings.Join(names, " "))
	}
	slices.Sort(list)
	return slices.Compact(list)
}

// FuzzPage holds that no text of a dataset becomes an element or an attribute of a chart's page, or ends
// the data that the page draws from.
func FuzzPage(f *testing.F) {
	for _, s := range []string{"</script><script>x", `" onx="`, "__f__(x)__f__", `{"$fn":"x"}`, "<!--<script>", "\u2028", "{a|b}", "]]>"} {
		for i := range All {
			f.Add(s, i)
		}
	}
	page := func(t *testing.T, s string, chart int) []byte {
		d := small(t)
		d.Package.Title, d.Events[0].Title, d.Sources[0].Title, d.Actors[0].Name = s, s, s, s
		for i := range d.Figures {
			d.Figures[i].Wording, d.Figures[i].Note = s, s
		}
		d.Comparisons[0].Title, d.Dates[0].Wording, d.Responses[0].Wording = s, s, s
		var b bytes.Buffer
		if err := Page(&b, d, All[uint(chart)%uint(len(All))].Build(d), Options{}); err != nil {
			t.Fatal(err)
		}
		return b.Bytes()
	}
	f.Fuzz(func(t *testing.T, s string, chart int) {
		control := func(r rune) bool { return unicode.IsControl(r) && r != '\n' && r != '\t' }
		if !utf8.ValidString(s) || strings.TrimSpace(s) != s || s == "" || strings.IndexFunc(s, control) >= 0 {
			return // loading does not let it in
		}
		harmless := strings.Map(func(r rune) rune {
			if r == ' ' || r == '\n' || r == '\t' {
				return r
			}
			return 'x'
		}, s)
		want := elementsOf(t, page(t, harmless, chart))
		for _, tag := range elementsOf(t, page(t, s, chart)) {
			if !slices.Contains(want, tag) {
				t.Errorf("text became <%s>", tag)
			}
		}
	})
}
