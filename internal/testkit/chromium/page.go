package chromium

import (
	"context"
	"net/url"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
)

// A View is how a reader looks at a page. The zero value is 1200 by 800, light, with motion.
type View struct {
	Width, Height int  // of the window, in CSS pixels; any width, however narrow
	Dark          bool // prefers-color-scheme: dark
	ReducedMotion bool // prefers-reduced-motion: reduce
	Print         bool // the media type is print
}

// A Page is a file open in the browser.
type Page struct {
	t   testing.TB
	ctx context.Context
	rec *recorder
}

// opTime is what any one step may take before the page counts as hung.
const opTime = 30 * time.Second

// Open opens the file in the browser, waits until it has loaded and drawn, and closes it when the test ends. The test
// fails if the page logs an error, throws an exception, opens a dialog or requests anything but the file itself;
// [Page.Problems] reports that earlier.
func Open(t testing.TB, file string, v View) *Page {
	t.Helper()
	p := open(t, file, v)
	t.Cleanup(func() {
		for _, problem := range p.Problems() {
			t.Errorf("%s: %s", filepath.Base(file), problem)
		}
	})
	return p
}

// open is Open without failing the test for what the page does.
func open(t testing.TB, file string, v View) *Page {
	t.Helper()
	root, err := shared.start(Need(t))
	if err != nil {
		t.Fatal(err)
	}
	address, err := fileURL(file)
	if err != nil {
		t.Fatal(err)
	}
	rec := &recorder{file: address}
	ctx, cancel := chromedp.NewContext(root, chromedp.WithNewBrowserContext(), chromedp.WithListener(rec.hear))
	t.Cleanup(cancel)
	rec.dismiss = func() {
		_, _ = chromedp.Run(ctx, call(page.HandleJavaScriptDialog, page.HandleJavaScriptDialogParams{}))
	}
	if err := chromedp.Do(ctx); err != nil { // opens the tab; a timeout here would bind its life
		t.Fatalf("opening a tab: %v", err)
	}
	p := &Page{t: t, ctx: ctx, rec: rec}
	p.do("opening "+file,
		call(network.Enable, network.EnableParams{}),
		call(log.Enable, cdp.Empty{}),
		v.metrics(), v.media(),
		chromedp.Navigate(address))
	p.settle()
	return p
}

func fileURL(file string) (string, error) {
	abs, err := filepath.Abs(file)
	if err != nil {
		return "", err
	}
	if _, err := os.Stat(abs); err != nil {
		return "", err // Chromium would show a page about it
	}
	return (&url.URL{Scheme: "file", Path: filepath.ToSlash(abs)}).String(), nil
}

// metrics sets the size through emulation, because no headless window is narrower than 500 pixels.
func (v View) metrics() chromedp.Action[chromedp.Void] {
	if v.Width == 0 {
		v.Width = 1200
	}
	if v.Height == 0 {
		v.Height = 800
	}
	return call(emulation.SetDeviceMetricsOverride, emulation.SetDeviceMetricsOverrideParams{
		Width: int64(v.Width), Height: int64(v.Height), DeviceScaleFactor: 1,
	})
}

func (v View) media() chromedp.Action[chromedp.Void] {
	scheme, motion, medium := "light", "no-preference", "screen"
	if v.Dark {
		scheme = "dark"
	}
	if v.ReducedMotion {
		motion = "reduce"
	}
	if v.Print {
		medium = "print"
	}
	return call(emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{
		Media: medium,
		Features: []*emulation.MediaFeature{
			{Name: "prefers-color-scheme", Value: scheme},
			{Name: "prefers-reduced-motion", Value: motion},
		},
	})
}

// call is a protocol command as a step, its result ignored.
func call[P, R any](command cdp.Command[P, R], params P) chromedp.Action[chromedp.Void] {
	return func(ctx context.Context, t *chromedp.Target) (chromedp.Void, error) {
		_, err := cdp.Call(ctx, t, command, params)
		return chromedp.Void{}, err
	}
}

// do runs the steps, or ends the test.
func (p *Page) do(what string, steps ...chromedp.Action[chromedp.Void]) {
	p.t.Helper()
	run(p, what, chromedp.Steps(steps...))
}

// run runs a step that has a value, or ends the test.
func run[T any](p *Page, what string, step chromedp.Action[T]) T {
	p.t.Helper()
	ctx, cancel := context.WithTimeout(p.ctx, opTime)
	defer cancel()
	value, err := chromedp.Run(ctx, step)
	if err != nil {
		p.t.Fatalf("%s: %v", what, err)
	}
	return value
}

// settle waits for the fonts and two frames: by then what the page drew at once is on the screen, and its messages
// have arrived.
func (p *Page) settle() {
	p.t.Helper()
	Eval[bool](p, `document.fonts.ready.then(() => new Promise(done =>
		requestAnimationFrame(() => requestAnimationFrame(() => done(true)))))`)
}
