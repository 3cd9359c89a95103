package charts

import (
	"bytes"
	"html"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"onrecord/internal/testkit/chromium"
)

// The code to embed a chart may be pasted into any page: no text of the dataset gets out of its
// attribute.
func TestEmbedCodeIsSafe(t *testing.T) {
	d := hostile(t)
	v := comparison.Build(d)
	v.Headline = `"><script>PWN=1</script>`
	p := chartPage{View: v, frame: frame{Options: Options{Base: `https://example.org/a?b&c="`}}}
	if got := p.Embed(); strings.Contains(got, "<script>PWN") || strings.Contains(got, `c=""`) {
		t.Errorf("got %s", got)
	}
}

// Without knowing where it will be published, a page still has all that a story needs.
func TestWhatToTakeAlong(t *testing.T) {
	d := small(t)
	for _, name := range []string{"comparison", "claims"} {
		c, _ := Named(name)
		var b bytes.Buffer
		v := c.Build(d)
		if err := Page(&b, d, v, Options{}); err != nil {
			t.Fatal(err)
		}
		text := html.UnescapeString(b.String())
		for _, want := range []string{`<iframe src="` + name + `.html"`, "onrecord:height", d.Words().Say("page.cite"), v.Quote, `id="claim-one-exact"`, `href="#claim-one-exact"`} {
			if !strings.Contains(text, want) {
				t.Errorf("%s: want %q in the page", name, want)
			}
		}
	}
}

// A frame that runs the script beside it is as high as the chart's page.
func TestEmbeddedPageTellsItsHeight(t *testing.T) {
	d := small(t)
	var b bytes.Buffer
	v := comparison.Build(d)
	if err := Page(&b, d, v, Options{}); err != nil {
		t.Fatal(err)
	}
	p := chartPage{View: v, frame: frame{Options: Options{}}}
	// The page itself is in the frame's srcdoc: the browser of the tests opens no second file.
	code := strings.Replace(p.Embed(), `src="comparison.html"`, `srcdoc="`+html.EscapeString(b.String())+`"`, 1)
	file := filepath.Join(t.TempDir(), "story.html")
	story := `<!DOCTYPE html><html lang="en"><meta charset="utf-8"><title>A story</title><body style="margin:0">` + code + `<p>After it</p></body></html>`
	if err := os.WriteFile(file, []byte(story), 0o644); err != nil {
		t.Fatal(err)
	}
	heights := func(width int) [2]float64 {
		page := chromium.Open(t, file, chromium.View{Width: width})
		return chromium.Eval[[2]float64](page, `new Promise(done => {
			const frame = document.querySelector("iframe"), from = performance.now();
			(function look() {
				const inside = Math.ceil(frame.contentDocument.documentElement.getBoundingClientRect().height);
				if (frame.offsetHeight === inside && inside > 300 && inside !== 700 || performance.now() - from > 10000) done([frame.offsetHeight, inside]);
				else requestAnimationFrame(look);
			})();
		})`)
	}
	wide, narrow := heights(1200), heights(380)
	for _, h := range [][2]float64{wide, narrow} {
		if h[0] != h[1] {
			t.Errorf("got a frame %v pixels high round a page of %v", h[0], h[1])
		}
	}
	if narrow[0] <= wide[0] {
		t.Errorf("got %v pixels on a phone and %v on a wide screen, want more on the phone", narrow[0], wide[0])
	}
}
