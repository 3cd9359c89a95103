package cli

import (
	"os"
	"regexp"
	"strings"
	"testing"

	"onrecord/charts"
	"onrecord/internal/testkit/fixture"
)

// TestDocsTrace: what docs/trace.md says that you can type leads somewhere.
func TestDocsTrace(t *testing.T) {
	text, err := os.ReadFile("../docs/trace.md")
	if err != nil {
		t.Fatal(err)
	}
	d := fixture.BuiltIn(t)
	code := regexp.MustCompile("`[^`]+`")
	queries := 0
	for line := range strings.Lines(string(text)) {
		typed, _, ok := strings.Cut(strings.TrimPrefix(line, "| `"), " | ")
		if !strings.HasPrefix(line, "| `") || !ok {
			continue
		}
		for _, what := range code.FindAllString("`"+typed, -1) {
			if what = strings.Trim(what, "`"); strings.Contains(what, ".xlsx ") {
				continue // it needs the workbook; trace.txtar has one
			}
			queries++
			if _, err := traceAny(d, what); err != nil {
				t.Errorf("trace %s: %v", what, err)
			}
		}
	}
	if queries < 20 {
		t.Errorf("%d queries found in docs/trace.md, want at least 20", queries)
	}
}

// TestTraceCharts: the name, the title and the headline of each chart, and each of its files, lead to what it shows,
// in both languages.
func TestTraceCharts(t *testing.T) {
	for _, lang := range []string{"en", "fa"} {
		d := fixture.BuiltIn(t)
		d.Package.Language = lang
		for _, c := range charts.All {
			v := c.Build(d)
			want := idsShownBy(v)
			for _, what := range []string{c.Name, v.Title(), v.Headline, "dist/" + c.Name + ".html", c.Name + "-card.png", "https://example.org/a/" + c.Name, `C:\dist\` + c.Name + ".svg"} {
				got, err := traceAny(d, what)
				if err != nil {
					t.Errorf("%s: trace %s: %v", lang, what, err)
				} else if got.Found[0].ID != want[0] {
					t.Errorf("%s: trace %s: got %s first, want %s", lang, what, got.Found[0].ID, want[0])
				}
			}
		}
	}
}
