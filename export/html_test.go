package export

import (
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"onrecord/dataset"
	"onrecord/internal/testkit/chromium"
	"onrecord/internal/testkit/fixture"
	"onrecord/internal/testkit/golden"
)

func TestMain(m *testing.M) { os.Exit(chromium.Main{M: m}.Run()) }

func TestHTMLGolden(t *testing.T) {
	golden.Check(t, "testdata/small.html", tablesOf(t, small(t)))
}

func tablesOf(t *testing.T, d *dataset.Dataset) []byte {
	t.Helper()
	return fixture.Written(t, func(w io.Writer) error { return writeHTML(w, d) })
}

// tablesFile writes the page of a dataset to a file for a browser, and returns its path.
func tablesFile(t *testing.T, d *dataset.Dataset) string {
	t.Helper()
	file := filepath.Join(t.TempDir(), "tables.html")
	if err := os.WriteFile(file, tablesOf(t, d), 0o644); err != nil {
		t.Fatal(err)
	}
	return file
}

// The page requests nothing from the network, obeys its own policy, is accessible, and is never wider than
// the window.
func TestTheTablesInABrowser(t *testing.T) {
	file := tablesFile(t, small(t))
	for _, c := range []struct {
		name string
		view chromium.View
		axe  bool // once for light and dark, wide and narrow, because it is slow
	}{
		{"wide", chromium.View{Width: 1200}, true},
		{"narrow-dark", chromium.View{Width: 320, Dark: true}, true},
		{"narrow", chromium.View{Width: 320}, false},
		{"print", chromium.View{Width: 1040, Print: true}, false},
	} {
		t.Run(c.name, func(t *testing.T) {
			p := chromium.Open(t, file, c.view)
			p.Keep("tables-" + c.name)
			if got := chromium.Eval[int](p, "document.documentElement.scrollWidth - innerWidth"); got > 0 {
				t.Errorf("the page is %d pixels wider than the window", got)
			}
			if !c.axe {
				return
			}
			if got := p.Axe(); len(got) > 0 {
				t.Errorf("axe: %s", strings.Join(got, "\n"))
			}
		})
	}
}

// Every link within the page leads somewhere, and every row of the dataset has its anchor.
func TestTheAnchorsOfTheTables(t *testing.T) {
	d := fixture.BuiltIn(t)
	p := chromium.Open(t, tablesFile(t, d), chromium.View{})
	dead := chromium.Eval[string](p, `[...document.querySelectorAll('a[href^="#"]')].map(a => a.getAttribute("href").slice(1)).filter(id => !document.getElementById(id)).join(" ")`)
	if dead != "" {
		t.Errorf("links lead nowhere: %s", dead)
	}
	ids := " " + chromium.Eval[string](p, `[...document.querySelectorAll("tr[id]")].map(r => r.id).join(" ")`) + " "
	for i := range dataset.Tables {
		table := &dataset.Tables[i]
		for row := range table.Len(d) {
			if id := table.Cell(d, row, table.Column("id")).Text; strings.Count(ids, " "+id+" ") != 1 {
				t.Errorf("%s %s: want one anchor", table.Name, id)
			}
		}
	}
}

// Whatever the dataset contains, the page runs nothing and shows it unchanged.
func TestTheTablesShowHostileWordsAsWords(t *testing.T) {
	hostile := `</style></title><script>document.title=1</script><img src=x onerror=document.title=2>" onmouseover="document.title=3`
	d := smallWith(t, "events.csv", `evil,flight,"`+strings.ReplaceAll(hostile, `"`, `""`)+`",,,,`,
		"sources.csv", `bad,"</script><b>&amp;",P,,original,https://x.example/?q=';alert(1)//,,en`)
	d.Package.Title = hostile
	d.Package.Licenses = []dataset.License{{Title: "Licence", Path: "javascript:document.title=4"}}
	p := chromium.Open(t, tablesFile(t, d), chromium.View{})
	if got := chromium.Eval[string](p, "document.title"); got != hostile {
		t.Errorf("got the title %q, want %q", got, hostile)
	}
	if got := chromium.Eval[int](p, `document.querySelectorAll("script, img, b, [onmouseover]").length`); got != 0 {
		t.Errorf("got %d elements made of words, want none", got)
	}
	if got := chromium.Eval[string](p, `[...new Set([...document.links].map(a => a.protocol))].sort().join(" ")`); got != "file: https:" {
		t.Errorf("got links with %s, want https: and the page's own alone", got)
	}
	if got := chromium.Eval[string](p, `document.querySelector("#evil td").innerText`); !strings.Contains(got, hostile) {
		t.Errorf("got %q, want the words as they are", got)
	}
}

// On a phone each cell has its heading next to it, and empty cells take no space.
func TestTheTablesOnAPhone(t *testing.T) {
	p := chromium.Open(t, tablesFile(t, small(t)), chromium.View{Width: 320})
	got := chromium.Eval[string](p, `[...document.querySelectorAll("#b-none td")].filter(td => td.offsetHeight).map(td => getComputedStyle(td, "::before").content + td.innerText).join(" ")`)
	want := `"Claim"b-none "Number"no number given "What was counted"arrived "Event"Flight B "Who said it"Agency "Exact words"dozens "Source"Agency, via Wire "Counted?"counted`
	if got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}
