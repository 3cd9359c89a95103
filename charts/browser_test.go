package charts

import (
	"bytes"
	"cmp"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"onrecord/dataset"
	"onrecord/internal/testkit/chromium"
)

// page writes the page of a chart to a file. An empty name is the index.
func page(t *testing.T, d *dataset.Dataset, name string) string {
	t.Helper()
	var b bytes.Buffer
	var err error
	if c, ok := Named(name); ok {
		err = Page(&b, d, c.Build(d), Options{Index: "index.html", Downloads: []Download{{Label: "x", Name: "x.csv", Type: "text/csv", Data: []byte("a")}}})
	} else {
		var cards []Card
		for _, c := range All {
			cards = append(cards, Card{View: c.Build(d), Page: c.Name + ".html"})
		}
		err = Index(&b, d, cards, Options{})
	}
	if err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(t.TempDir(), "page.html")
	if err := os.WriteFile(file, b.Bytes(), 0o644); err != nil {
		t.Fatal(err)
	}
	return file
}

// What a dataset says stays text, wherever it is shown. Opening a page also fails the test for an error
// in its console, for whatever its policy refused, and for anything that it asks of the network.
func TestHostileTextIsInert(t *testing.T) {
	d := hostile(t)
	for _, name := range append(names(), "") {
		p := chromium.Open(t, page(t, d, name), chromium.View{Width: 1200})
		if name != "" && name != "totals" { // whose tips are of sums; see TestHostileOperator
			chromium.Eval[bool](p, `document.getElementById("next").click(), true`)
			if tip := chromium.Eval[string](p, `document.getElementById("tip").textContent`); !strings.Contains(tip, "<img src=x onerror=PWN=2>") {
				t.Errorf("%s: got the tip %q, want the text as it was written", name, tip)
			}
		}
		if got := chromium.Eval[string](p, "String(window.PWN)"); got != "undefined" {
			t.Errorf("%s: text of the dataset ran as code: %s", name, got)
		}
		if got := chromium.Eval[int](p, `document.querySelectorAll("img, a[href^='javascript'], iframe").length`); got != 0 {
			t.Errorf("%s: text of the dataset became %d elements", name, got)
		}
	}
}

func TestEveryReaderCanUseThePages(t *testing.T) {
	d := small(t)
	for _, name := range append(names(), "") {
		file := page(t, d, name)
		for _, view := range []chromium.View{{Width: 320, Dark: true}, {Width: 1200}, {Width: 380}, {Width: 1600, Dark: true}} {
			if name != "claims" && name != "" && (view.Width == 380 || view.Width == 1600) {
				continue // the layouts are those of 320 and 1200
			}
			p := chromium.Open(t, file, view)
			if view.Width == 320 || view.Width == 1200 {
				for _, problem := range p.Axe() {
					t.Errorf("%q at %+v: %s", name, view, problem)
				}
			}
			p.Keep(fmt.Sprintf("%s-%d", cmp.Or(name, "index"), view.Width))
			if got := chromium.Eval[int](p, "document.documentElement.scrollWidth"); got > view.Width {
				t.Errorf("%q at %+v: got a page %d pixels wide", name, view, got)
			}
			if name != "" && chromium.Eval[int](p, `document.querySelectorAll("#chart svg path").length`) == 0 {
				t.Errorf("%q at %+v: nothing is drawn", name, view)
			}
		}
	}
}

// A claim is reached by the mouse, and by the keyboard without it.
func TestMarksAreReached(t *testing.T) {
	p := chromium.Open(t, page(t, small(t), "claims"), chromium.View{Width: 1200, Height: 900, ReducedMotion: true})
	at := chromium.Eval[struct{ X, Y float64 }](p, `(() => {
		const box = document.getElementById("chart"), chart = echarts.getInstanceByDom(box), r = box.getBoundingClientRect();
		const [x, y] = chart.convertToPixel({xAxisIndex: 0, yAxisIndex: 0}, chart.getOption().series[1].data[0].value);
		return {X: r.left + x, Y: r.top + y};
	})()`)
	tip := `(t => t.hidden ? "" : t.innerText)(document.getElementById("tip"))`
	p.Hover(at.X, at.Y)
	for _, want := range []string{"20 aboard", "A Minister", "quoted by An Agency", "twenty were aboard", "The Daily"} {
		if got := chromium.Eval[string](p, tip); !strings.Contains(got, want) {
			t.Errorf("by mouse: got the tip %q, want %q in it", got, want)
		}
	}
	p.Press("Escape")
	if got := chromium.Eval[string](p, tip); got != "" {
		t.Errorf("after Escape: got the tip %q, want none", got)
	}
	p = chromium.Open(t, page(t, small(t), "claims"), chromium.View{Width: 1200, Height: 900, ReducedMotion: true})
	p.Press("Tab", "Tab", "Tab", "Enter", "ArrowRight")
	if got := chromium.Eval[string](p, tip); !strings.Contains(got, "about 25 aboard") || !strings.Contains(got, "some 25") {
		t.Errorf("by keyboard: got the tip %q, want the second claim", got)
	}
	if got, want := chromium.Eval[string](p, `document.getElementById("position").textContent`), "Claim 2 of 13:"; !strings.HasPrefix(got, want) {
		t.Errorf("got %q, want it to begin %q", got, want)
	}
	p.Press("Tab")
	if got := chromium.Eval[bool](p, `document.activeElement.closest("#steps, #tip") === null`); !got {
		t.Error("the keyboard does not leave the steps")
	}
}

func names() []string {
	var all []string
	for _, c := range All {
		all = append(all, c.Name)
	}
	return all
}

// A mark answers to the mouse at its place, and a tap there keeps its tip, also where there is a gap in what
// is drawn, and where it is redrawn under the pointer.
func TestMarksAreTapped(t *testing.T) {
	d := small(t)
	for _, name := range []string{"people", "scenario", "totals", "comparison"} {
		p := chromium.Open(t, page(t, d, name), chromium.View{Width: 1200, Height: 1200})
		at := chromium.Eval[[]struct{ X, Y float64 }](p, `(() => {
			const box = document.getElementById("chart"), chart = echarts.getInstanceByDom(box), r = box.getBoundingClientRect();
			return chart.getOption().series[1].data.map(m => {
				const [x, y] = chart.convertToPixel({xAxisIndex: 0, yAxisIndex: 0}, m.value);
				return {X: r.left + x, Y: r.top + y};
			});
		})()`)
		for i, point := range at[:min(2, len(at))] {
			if name == "scenario" && i > 0 {
				continue // words, pointed at between their lines
			}
			p.Hover(point.X, point.Y)
			if !chromium.Eval[bool](p, `!document.getElementById("tip").hidden`) {
				t.Errorf("%s: the mouse at mark %d gets no tip", name, i+1)
			}
			p.Click(point.X, point.Y)
			p.Hover(5, 5)
			if !chromium.Eval[bool](p, `!document.getElementById("tip").hidden && document.querySelector(".ring") !== null`) {
				t.Errorf("%s: a tap on mark %d is not kept", name, i+1)
			}
			p.Press("Escape")
		}
	}
}
