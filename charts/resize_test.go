package charts

import (
	"html"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"onrecord/internal/testkit/chromium"
)

// A page that is made narrow and wide again is redrawn for each width, and never wider than the window.
// Opening it also fails the test for an error in its console.
func TestPagesAreResizedLive(t *testing.T) {
	d := small(t)
	for _, name := range []string{"claims", "people", "scenario"} {
		p := chromium.Open(t, page(t, d, name), chromium.View{Width: 1200})
		chromium.Eval[bool](p, `document.getElementById("next").click(), true`) // with a tip that is open
		heights := map[int]int{}
		for _, width := range []int{1200, 380, 320, 700, 1200} {
			p.Resize(width, 800)
			got := chromium.Eval[struct{ Page, Drawn, Box, Height, Tip int }](p, `(() => {
				const box = document.getElementById("chart"), tip = document.getElementById("tip").getBoundingClientRect();
				return {Page: document.documentElement.scrollWidth, Drawn: echarts.getInstanceByDom(box).getWidth(), Box: box.clientWidth,
					Height: box.clientHeight, Tip: Math.ceil(tip.right)};
			})()`)
			if got.Page > width || got.Drawn != got.Box || got.Tip > width {
				t.Errorf("%s at %d pixels: got %+v, want a page no wider and a chart as wide as its box", name, width, got)
			}
			if before, seen := heights[width]; seen && got.Height != before {
				t.Errorf("%s: got %d pixels of height back at %d, want %d as before", name, got.Height, width, before)
			}
			heights[width] = got.Height
		}
		if heights[1200] == heights[380] {
			t.Errorf("%s: got %d pixels of height at 1200 and at 380, want another layout", name, heights[380])
		}
	}
}

// A frame follows the page in it when the window is resized, and when the reader opens more of it.
func TestEmbeddedPageTellsItsNewHeight(t *testing.T) {
	d := small(t)
	inside, err := os.ReadFile(page(t, d, "totals"))
	if err != nil {
		t.Fatal(err)
	}
	p := chartPage{View: totals.Build(d)}
	code := strings.Replace(p.Embed(), `src="totals.html"`, `srcdoc="`+html.EscapeString(string(inside))+`"`, 1)
	file := filepath.Join(t.TempDir(), "story.html")
	if err := os.WriteFile(file, []byte(`<!DOCTYPE html><html lang="en"><meta charset="utf-8"><title>A story</title><body style="margin:0">`+code), 0o644); err != nil {
		t.Fatal(err)
	}
	story := chromium.Open(t, file, chromium.View{Width: 1200})
	follows := func(what string) int {
		got := chromium.Eval[[2]int](story, `new Promise(done => {
			const frame = document.querySelector("iframe"), from = performance.now();
			(function look() {
				const inside = Math.ceil(frame.contentDocument.documentElement.getBoundingClientRect().height);
				if (frame.offsetHeight === inside && inside !== 700 || performance.now() - from > 10000) done([frame.offsetHeight, inside]);
				else requestAnimationFrame(look);
			})();
		})`)
		if got[0] != got[1] {
			t.Errorf("%s: got a frame of %d pixels round a page of %d", what, got[0], got[1])
		}
		return got[0]
	}
	wide := follows("at first")
	story.Resize(380, 800)
	narrow := follows("on a phone")
	chromium.Eval[bool](story, `document.querySelector("iframe").contentDocument.querySelector("details:not([open])").open = true`)
	opened := follows("with more open")
	story.Resize(1200, 800)
	again := follows("back on a desk")
	if narrow <= wide || opened <= narrow || again >= opened {
		t.Errorf("got %d pixels, then %d, %d and %d; want more on a phone, and more again with more open", wide, narrow, opened, again)
	}
}
