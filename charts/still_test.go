package charts

import (
	"fmt"
	"strings"
	"testing"
)

// A still of many marks of one form has the form once; others are left as they are.
func TestShorten(t *testing.T) {
	var d strings.Builder
	const n = 60
	for i := range n {
		x := 10 + 13.57*float64(i%10)
		y := 20 + 13.5*float64(i/10)
		fmt.Fprintf(&d, "M%.1f %.1fA2.3 2.3 0 1 1 %.1f %.1fZM%.1f %.1fL%.1f %.1fC%.1f %.1f %.1f %.1f %.1f %.1fZ", x, y, x+4.6, y, x-2.2, y+7.6, x+6.7, y+7.6, x+6.7, y+5, x, y+4, x-2.2, y+4)
	}
	svg := `<svg><path d="` + d.String() + `" fill="#0b5c8f" stroke="#000000"/><path d="M0 0L1 1" fill="none"/></svg>`
	got := shorten(svg, "p")
	if uses := strings.Count(got, "<use "); uses != n {
		t.Errorf("got %d uses, want %d", uses, n)
	}
	for _, want := range []string{`<g fill="#0b5c8f" stroke="#000000"><defs><path id="p-1" d="M0 0A2.3 2.3 0 0 1 4.6 0ZM-2.2 7.6L6.7 7.6C6.7 5 0 4 -2.2 4Z"/></defs><use href="#p-1" x="10" y="20"/>`,
		`<use href="#p-1" x="132.1" y="87.5"/></g><path d="M0 0L1 1" fill="none"/></svg>`} {
		if !strings.Contains(got, want) {
			t.Errorf("got %s\nwant %s in it", got, want)
		}
	}
	for name, path := range map[string]string{
		"one mark is larger": d.String() + "M0 0A2.3 2.3 0 1 1 9.6 0ZM-2.2 7.6L6.7 7.6C6.7 5 0 4 -2.2 4Z",
		"another radius":     d.String() + "M0 0A3 3 0 1 1 4.6 0ZM-2.2 7.6L6.7 7.6C6.7 5 0 4 -2.2 4Z",
		"another curve":      d.String() + "M0 0A2.3 2.3 0 1 1 4.6 0ZM-2.2 7.6L6.7 7.6C6.7 5 1 4 -2.2 4Z",
		"a quadratic curve":  d.String() + "M0 0Q1 1 2 2Z",
		"a number missing":   d.String() + "M0 0A2.3 2.3 0 1 1 4.6Z",
	} {
		svg := `<path d="` + path + `"/>`
		if got := shorten(svg, "p"); got != svg {
			t.Errorf("%s: got %.200s, want it left alone", name, got)
		}
	}
}
