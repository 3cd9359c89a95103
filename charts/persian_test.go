package charts

import (
	"bytes"
	"html"
	"os"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"

	"onrecord/dataset"
	"onrecord/internal/testkit/chromium"
)

// persian is the small dataset, said to be in Persian: its own texts stay as they are.
func persian(t testing.TB) *dataset.Dataset {
	t.Helper()
	files := fstest.MapFS{}
	for _, name := range []string{"actors", "comparisons", "dates", "events", "figures", "responses", "sources"} {
		text, err := os.ReadFile("testdata/small/" + name + ".csv")
		if err != nil {
			t.Fatal(err)
		}
		files[name+".csv"] = &fstest.MapFile{Data: text}
	}
	files["datapackage.json"] = &fstest.MapFile{Data: []byte(`{"name":"small","title":"پروازها","language":"fa"}`)}
	d, err := dataset.ReadFS("small", files)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

var (
	unread   = regexp.MustCompile(`(?s)<script.*?</script>|<style.*?</style>|<pre.*?</pre>|<head>.*?</head>`)
	named    = regexp.MustCompile(`aria-label="([^"]*)"|aria-valuetext="([^"]*)"`)
	tags     = regexp.MustCompile(`<[^>]*>`)
	foreign  = regexp.MustCompile(`[A-Za-z]+|[0-9]+`)
	drawn    = regexp.MustCompile(`"s":"((?:[^"\\]|\\.)*)"`)
	brackets = regexp.MustCompile(`\[[a-z]+[.][a-z._-]+\]`) // what is said of a key that is not there
)

// ofTheData are the Latin words and the digits that the dataset itself has, in its cells.
func ofTheData(d *dataset.Dataset) map[string]bool {
	own := map[string]bool{"x": true} // the label that page gives the download
	for _, table := range dataset.Tables {
		for row := range table.Len(d) {
			for col := range table.Fields {
				for _, word := range foreign.FindAllString(table.Cell(d, row, col).String(), -1) {
					own[word] = true
				}
			}
		}
	}
	return own
}

// Of a Persian dataset everything that the tool says is Persian, down to the digits: on the pages, in what
// a screen reader is told, and on the charts.
func TestPersianThroughout(t *testing.T) {
	d := persian(t)
	own := ofTheData(d)
	check := func(where, text string) {
		t.Helper()
		if key := brackets.FindString(text); key != "" {
			t.Errorf("%s: there are no words for %s", where, key)
		}
		for _, word := range foreign.FindAllString(text, -1) {
			if !own[word] {
				t.Errorf("%s: %q is neither Persian nor in the dataset: %s", where, word, text)
				return
			}
		}
	}
	for _, name := range append(names(), "") {
		file, err := os.ReadFile(page(t, d, name))
		if err != nil {
			t.Fatal(err)
		}
		body := unread.ReplaceAllString(string(file), "")
		for _, m := range named.FindAllStringSubmatch(body, -1) {
			check(name+", told", html.UnescapeString(m[1]+m[2]))
		}
		for line := range strings.Lines(tags.ReplaceAllString(body, "\n")) {
			check(name, html.UnescapeString(strings.TrimSpace(line)))
		}
		c, ok := Named(name)
		if !ok {
			continue
		}
		for _, width := range []int{Narrow, Wide, Broad} {
			option := c.Build(d).Draw(Look{Width: width, Style: DefaultStyle}).Option
			for _, m := range drawn.FindAllSubmatch(option, -1) {
				check(name+", drawn", string(bytes.ReplaceAll(m[1], []byte(`\u003c`), nil)))
			}
		}
	}
}

// A live chart of a right-to-left page keeps its texts inside: their anchors do not turn round with the page.
// The page is for every reader, in the dark too.
func TestPersianStaysInTheChart(t *testing.T) {
	d := persian(t)
	for _, name := range names() {
		for _, width := range map[bool][]int{true: {380, 1200}, false: {380}}[name == "comparison"] {
			p := chromium.Open(t, page(t, d, name), chromium.View{Width: width, Dark: width == 380})
			if width == 380 {
				for _, problem := range p.Axe() {
					t.Errorf("%s in Persian: %s", name, problem)
				}
			}
			outside := chromium.Eval[[]string](p, `(() => {
				const box = document.getElementById("chart").getBoundingClientRect();
				return [...document.querySelectorAll("#chart > div svg text")].filter(e => {
					const r = e.getBoundingClientRect();
					return r.width && (r.left < box.left - 8 || r.right > box.right + 8);
				}).map(e => e.textContent);
			})()`)
			if len(outside) > 0 {
				t.Errorf("%s at %d pixels: %q: outside the chart", name, width, outside)
			}
		}
	}
}
