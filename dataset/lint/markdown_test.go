package lint_test

import (
	"slices"
	"strings"
	"testing"

	"onrecord/dataset/lint"
)

// The stories have numbers that nobody has claimed, from 60 on, both in prose and in what is not prose.
func TestMarkdownExtensions(t *testing.T) {
	for _, test := range []struct {
		name, story string
		want        []string
	}{
		{"a table without outer pipes", "flight | aboard\n:-: | -:\nFirst flight | 60 people", []string{"3:16 not-on-record: 60 people"}},
		{"a table below a line of its paragraph", "Before\nflight | aboard\n--- | ---\nFirst flight | 60 people", []string{"4:16 not-on-record: 60 people"}},
		{"a table in a quotation", "> flight | aboard\n> -|-\n> First flight | 60 people", []string{"3:18 not-on-record: 60 people"}},
		{"a table in a list", "- x\n  flight | aboard\n  -|-\n  First flight | 60 people", []string{"4:18 not-on-record: 60 people"}},
		{"a row that is short", "flight | aboard\n-|-\nFirst flight, 60 people", []string{"3:15 not-on-record: 60 people"}},
		{"cells beyond the header's", "flight | aboard\n-|-\nFirst flight | 60 people | 61 people", []string{"3:16 not-on-record: 60 people"}},
		{"rows are passages of their own", "flight | aboard\n-|-\nFirst flight | none\nSchool | 60 people", nil},
		{"an escaped pipe parts no cells", "flight | aboard\n-|-\nFirst flight \\| 60 people | 61 people | 62 people",
			[]string{"3:17 not-on-record: 60 people", "3:29 not-on-record: 61 people"}},
		{"code in a cell is no prose", "flight | aboard\n-|-\nFirst flight | `60 \\| 61 people` 62 people", []string{"3:34 not-on-record: 62 people"}},
		{"emphasis in a cell", "flight | aboard\n-|-\n*First* flight | **60** people", []string{"3:20 not-on-record: 60 people"}},

		{"a deletion within a sentence", "Officials said ~~60~~ 61 people were aboard the first flight.", []string{"1:23 not-on-record: 61 people"}},
		{"a deletion by single tildes", "Officials said ~60 people were aboard the first flight~.", nil},
		{"a deletion over two lines", "~~Officials said 60\npeople were aboard the first flight.~~", nil},
		{"a deletion with emphasis in it", "~~Officials said *60 people* were aboard the first flight.~~", nil},
		{"three tildes delete nothing", "Officials said ~~~60 people~~~ were aboard the first flight.", []string{"1:16 not-on-record: ~~~60 people"}},
		{"tildes before a space delete nothing", "Officials said ~~ 60 people~~ were aboard the first flight.", []string{"1:16 not-on-record: ~~ 60 people"}},
		{"a deletion in a cell", "flight | aboard\n-|-\nFirst flight | ~~60 people~~ 61 people", []string{"3:30 not-on-record: 61 people"}},

		{"a footnote of two paragraphs", "Text.[^1]\n\n[^1]: Said once.\n\n    Officials said 60 people were aboard the first flight.", []string{"5:20 not-on-record: 60 people"}},
		{"a footnote before its mark", "[^1]: Officials said 60 people were aboard the first flight.\n\nText.[^1]", []string{"1:22 not-on-record: 60 people"}},
		{"footnotes in another order than their marks", "Text.[^a][^b]\n\n[^b]: Officials said 61 people were aboard the first flight.\n[^a]: Officials said 60 people were aboard the first flight.",
			[]string{"3:22 not-on-record: 61 people", "4:22 not-on-record: 60 people"}},
		{"a footnote that two marks share is read once", "One.[^1] Two.[^1]\n\n[^1]: Officials said 60 people were aboard the first flight.", []string{"3:22 not-on-record: 60 people"}},
		{"a footnote without a mark is not published", "Text.\n\n[^1]: Officials said 60 people were aboard the first flight.", nil},
		{"a mark's label is no number", "Officials said 55[^60] people were aboard the first flight.\n\n[^60]: Announced.", nil},
		{"a mark after an exclamation mark", "Listen![^60] Officials said 60 people were aboard the first flight.\n\n[^60]: Announced.", []string{"1:29 not-on-record: 60 people"}},
		{"a footnote in a list", "- Text.[^1]\n\n  [^1]: Officials said 60 people were aboard the first flight.", []string{"3:24 not-on-record: 60 people"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			if got := check(t, test.story, lint.Markdown); !slices.Equal(got, test.want) {
				t.Errorf("got %q, want %q", got, test.want)
			}
		})
	}
}

// goldmark's own handling of escaped pipes in code takes quadratic time: over a minute for this story, which
// is read in a second here.
func TestManyEscapedPipesInCode(t *testing.T) {
	story := "a|b\n-|-\n" + strings.Repeat("`\\|`|x\n", 100_000)
	if _, err := lint.Read(strings.NewReader(story), "story", lint.Markdown); err != nil {
		t.Fatal(err)
	}
}
