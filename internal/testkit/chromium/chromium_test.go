package chromium

import (
	"bytes"
	"fmt"
	"image/png"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestMain(m *testing.M) { os.Exit(Main{M: m}.Run()) }

const clean = "testdata/clean.html"

func TestACleanPagePasses(t *testing.T) {
	p := Open(t, clean, View{})
	if got := Eval[string](p, "document.title"); got != "A clean page" {
		t.Errorf("got title %q", got)
	}
	if got := p.Axe(); len(got) != 0 {
		t.Errorf("axe: got %q, want no violation", got)
	}
}

// Each page does one thing that a published page must not do; Problems must name it.
func TestProblemsAreReported(t *testing.T) {
	for _, c := range []struct{ name, body, want string }{
		{"console error", `<script>console.error("no data for", "f1")</script>`, "console error: no data for f1"},
		{"exception", `<script>null.chart</script>`, "uncaught exception: TypeError"},
		{"rejection", `<script>Promise.reject(new Error("late"))</script>`, "uncaught exception: Error: late"},
		{"later exception", `<script>setTimeout(() => { throw new Error("timer") })</script>`, "uncaught exception: Error: timer"},
		{"fetch", `<script>fetch("https://example.org/data.json").catch(() => {})</script>`, "request: GET https://example.org/data.json"},
		{"beacon", `<script>navigator.sendBeacon("https://example.org/count")</script>`, "request: POST https://example.org/count"},
		{"script", `<script src="https://example.org/x.js"></script>`, "request: GET https://example.org/x.js"},
		{"picture", `<img src="http://192.0.2.1/x.png" alt="">`, "request: GET http://192.0.2.1/x.png"},
		{"neighbour", `<link rel="stylesheet" href="style.css">`, "style.css"},
		{"frame", `<iframe src="https://example.org/"></iframe>`, "request: GET https://example.org/"},
		{"websocket", `<script>new WebSocket("wss://example.org/live")</script>`, "request: websocket wss://example.org/live"},
		{"dialog", `<script>alert(1)</script>`, `dialog: alert "1"`},
		{"csp", `<meta http-equiv="Content-Security-Policy" content="script-src 'none'"><script>1</script>`, "browser error: "},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := open(t, write(t, c.body), View{}).Problems()
			if !strings.Contains(strings.Join(got, "\n"), c.want) {
				t.Errorf("got %q, want one with %q", got, c.want)
			}
		})
	}
}

// Open itself, and not just Problems, must fail the test of a bad page.
func TestOpenFailsTheTest(t *testing.T) {
	Need(t)
	verdict := &spy{TB: t}
	Open(verdict, write(t, `<script>console.error("bad")</script>`), View{})
	verdict.finish()
	if want := "page.html: console error: bad"; len(verdict.errors) != 1 || verdict.errors[0] != want {
		t.Errorf("got %q, want %q alone", verdict.errors, want)
	}
}

func TestTheViewIsReal(t *testing.T) {
	const state = `[innerWidth, innerHeight,
		matchMedia("(prefers-color-scheme: dark)").matches,
		matchMedia("(prefers-reduced-motion: reduce)").matches,
		matchMedia("print").matches,
		getComputedStyle(document.body).backgroundColor].join(" ")`
	for _, c := range []struct {
		view View
		want string
	}{
		{View{}, "1200 800 false false false rgb(255, 255, 255)"},
		{View{Width: 320, Height: 640, Dark: true}, "320 640 true false false rgb(0, 0, 0)"},
		{View{Width: 380, ReducedMotion: true, Print: true}, "380 800 false true true rgb(255, 255, 255)"},
	} {
		if got := Eval[string](Open(t, clean, c.view), state); got != c.want {
			t.Errorf("%+v: got %s, want %s", c.view, got, c.want)
		}
	}
}

func TestScreenshotIsTheWholePage(t *testing.T) {
	p := Open(t, clean, View{Width: 320, Height: 400})
	size, err := png.DecodeConfig(bytes.NewReader(p.Screenshot()))
	if err != nil {
		t.Fatal(err)
	}
	if size.Width != 320 || size.Height < 1500 {
		t.Errorf("got %d by %d, want 320 by the page's height of over 1500", size.Width, size.Height)
	}
}

func TestKeysAndMouse(t *testing.T) {
	p := Open(t, clean, View{})
	p.Press("Tab", "Ali", "Backspace", "Tab", "Enter", "Space", "Shift+Tab")
	got := Eval[string](p, `[document.getElementById("name").value, b.textContent, document.activeElement.id].join(" ")`)
	if want := "Al 2 name"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	at := Eval[struct{ X, Y float64 }](p, `(r => ({X: r.x + 3, Y: r.y + 3}))(b.getBoundingClientRect())`)
	p.Click(at.X, at.Y)
	if got := Eval[string](p, "b.textContent"); got != "3" {
		t.Errorf("after a click got %q, want 3", got)
	}
	p.Hover(at.X, at.Y)
	if !Eval[bool](p, `b.matches(":hover")`) {
		t.Error("the button is not hovered")
	}
}

func TestAxeFindsWhatIsWrong(t *testing.T) {
	p := Open(t, write(t, `<main><h1>x</h1><img src="data:,"><p style="color:#ccc;background:#fff">pale</p></main>`), View{})
	got := strings.Join(p.Axe(), "\n")
	for _, rule := range []string{"image-alt", "color-contrast"} {
		if !strings.Contains(got, rule) {
			t.Errorf("got %s, want a line for %s", got, rule)
		}
	}
}

// Pages share the browser, but neither storage nor anything else.
func TestPagesAreApart(t *testing.T) {
	first := Open(t, clean, View{})
	Eval[bool](first, `localStorage.setItem("seen", "1"), true`)
	if got := Eval[*string](Open(t, clean, View{}), `localStorage.getItem("seen")`); got != nil {
		t.Errorf("the second page sees the first one's storage: %q", *got)
	}
}

// write makes page.html out of a body.
func write(t *testing.T, body string) string {
	t.Helper()
	file := filepath.Join(t.TempDir(), "page.html")
	page := `<!doctype html><html lang="en"><meta charset="utf-8"><title>t</title><body>` + body
	if err := os.WriteFile(file, []byte(page), 0o644); err != nil {
		t.Fatal(err)
	}
	return file
}

// A spy takes a test's verdict for itself.
type spy struct {
	testing.TB
	errors   []string
	cleanups []func()
}

func (s *spy) Errorf(format string, args ...any) {
	s.errors = append(s.errors, fmt.Sprintf(format, args...))
}
func (s *spy) Cleanup(f func()) { s.cleanups = append(s.cleanups, f) }

func (s *spy) finish() {
	for i := len(s.cleanups) - 1; i >= 0; i-- {
		s.cleanups[i]()
	}
}

func TestPrintedPages(t *testing.T) {
	p := Open(t, write(t, `<p style="break-after: page">one</p><p style="break-after: page">two</p><p>three</p>`), View{Print: true})
	if got := p.PrintedPages(); got != 3 {
		t.Errorf("got %d pages, want 3", got)
	}
}
