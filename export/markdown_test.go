package export

import (
	"io"
	"strings"
	"testing"

	"onrecord/dataset"
	"onrecord/internal/testkit/fixture"
	"onrecord/internal/testkit/golden"
)

func TestMarkdownGolden(t *testing.T) {
	golden.Check(t, "testdata/small.md", fixture.Written(t, func(w io.Writer) error { return writeMarkdown(w, small(t)) }))
}

func TestMarkdownTableGolden(t *testing.T) {
	golden.Check(t, "testdata/ranges.md", fixture.Written(t, func(w io.Writer) error { return writeMarkdownTable(w, small(t), derivedTable(&dataset.DerivedRanges)) }))
}

// Every line of a table has as many cells as its header, whatever is in them.
func TestMarkdownCellsKeepToTheirPlaces(t *testing.T) {
	d := smallWith(t, "events.csv", `evil,flight,"a | b ** [x](javascript:alert(1)) <img> \ `+"`"+`
- c",,,,`)
	text := string(fixture.Written(t, func(w io.Writer) error { return writeMarkdown(w, d) }))
	want, lines := 0, strings.Split(text, "\n")
	for _, line := range lines {
		switch {
		case !strings.HasPrefix(line, "|"):
			want = 0
		case want == 0:
			want = cellsIn(line)
		case cellsIn(line) != want:
			t.Errorf("got %d cells, want %d: %s", cellsIn(line), want, line)
		}
	}
	if want := `a \| b \*\* \[x\](javascript:alert(1)) \<img\> \\ ` + "\\`<br>- c |"; !strings.Contains(text, want) {
		t.Errorf("got\n%s\nwant a cell %s", text, want)
	}
}

// cellsIn counts the bars that are not escaped.
func cellsIn(line string) int {
	return strings.Count(strings.ReplaceAll(strings.ReplaceAll(line, `\\`, ""), `\|`, ""), "|")
}
