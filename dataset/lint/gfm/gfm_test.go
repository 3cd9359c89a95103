package gfm

import (
	"fmt"
	"regexp"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	east "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/text"
)

var stories = []string{
	"",
	"About 100, ~~120~~ ~or 54~ of ~~~them~~~ ~~ and more~~.\n",
	"| flight | aboard |\n| --- | ---: |\n| first | 54 |\n| second | `a \\| b` \\| 55 | and more |\n|||\n",
	"Before\nflight | aboard\n:-: | :-\n*first*\n\nAfter\n",
	"a\n:-:\nb\n\na | b\n--\n| c\n",
	"a | b | c\n--- | ---\nd | e\n",
	"> a | b\n> -|-\n> c | d\n\n- x\n  a | b\n  -|-\n  c | d\n",
	"Up to 400[^1] were![^two] expected.[^none]\n\n[^two]: Said *once*.\n\n    And again.\n[^1]: Announced.\n[^three]: Nowhere.\n",
	"[^a]\n\n[^a]:\n\n- [^b]: in a list, see [^b]\n  > [^c]: in a quotation [^c]\n",
	"[^]: none\n[^a[b]]: nested\n[^a]\n[^ ]: blank\n[^ ]\n",
	"\t[^x]: indented\n   [^y]: three\n\ny[^y] x[^x] [^y\n",
	"- \t[^x]: tab\n\n  z[^x]\n",
}

// looseMark is what goldmark takes for a footnote's mark though it has no opening bracket: !x^label].
var looseMark = regexp.MustCompile(`(?s)![^\[]\^`)

// goldmark's own extensions are the measure.
func FuzzAsGoldmark(f *testing.F) {
	for _, s := range stories {
		f.Add(s)
	}
	reference := goldmark.New(goldmark.WithExtensions(extension.Table, extension.Strikethrough, extension.Footnote)).Parser()
	f.Fuzz(func(t *testing.T, story string) {
		if len(story) > 2000 {
			return // long ones are slow and show nothing new
		}
		if !utf8.ValidString(story) || looseMark.MatchString(story) {
			return // no text, or where goldmark is wrong
		}
		got := outline(Parse([]byte(story)))
		want := outline(reference.Parse(text.NewReader([]byte(story))))
		if got != want {
			t.Errorf("%q: got\n%swant\n%s", story, got, want)
		}
	})
}

// outline writes a tree down: what the nodes are, and where.
func outline(root ast.Node) string {
	var b strings.Builder
	depth := 0
	err := ast.Walk(root, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if n.Kind() == east.KindFootnoteBacklink {
			return ast.WalkContinue, nil
		}
		if !entering {
			depth--
			return ast.WalkContinue, nil
		}
		fmt.Fprintf(&b, "%*s%s", 2*depth, "", n.Kind())
		depth++
		if n.Type() != ast.TypeInline {
			for i := range n.Lines().Len() {
				fmt.Fprintf(&b, " %+v", n.Lines().At(i))
			}
		}
		switch n := n.(type) {
		case *ast.Text:
			fmt.Fprintf(&b, " %+v %v %v", n.Segment, n.SoftLineBreak(), n.HardLineBreak())
		case *east.FootnoteLink:
			fmt.Fprintf(&b, " %d", n.Index)
		case *east.Footnote:
			fmt.Fprintf(&b, " %q", n.Ref)
		case *ast.CodeSpan: // goldmark takes the backslashes of a table's pipes out
			b.WriteString("\n")
			depth--
			return ast.WalkSkipChildren, nil
		}
		b.WriteString("\n")
		return ast.WalkContinue, nil
	})
	if err != nil {
		panic(err)
	}
	return b.String()
}
