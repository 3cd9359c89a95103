package chromium

import (
	"context"
	"os"
	"path/filepath"
	"regexp"
	"strings"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// Problems lists what the page has done so far that a published page must not do.
func (p *Page) Problems() []string {
	p.t.Helper()
	p.settle()
	return p.rec.all()
}

// Eval returns the value of a JavaScript expression, and waits for it if it is a promise. null and undefined are an
// error unless T can be nil.
func Eval[T any](p *Page, expression string) T {
	p.t.Helper()
	await := func(e *runtime.EvaluateParams) { yes := true; e.AwaitPromise = &yes }
	return run(p, expression, chromedp.Evaluate[T](expression, await))
}

// Screenshot returns the whole page as PNG, including what lies outside the window.
func (p *Page) Screenshot() []byte {
	p.t.Helper()
	return run(p, "screenshot", chromedp.FullScreenshot(100))
}

// Resize sets the size of the window in CSS pixels and waits until the page has drawn.
func (p *Page) Resize(width, height int) {
	p.t.Helper()
	p.do("resizing", View{Width: width, Height: height}.metrics())
	p.settle()
}

// PrintedPages returns how many A4 pages the page takes in print, with the margins that it sets.
func (p *Page) PrintedPages() int {
	p.t.Helper()
	p.do("leaving the screen", call(emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{})) // or it would be printed
	pdf := run(p, "printing", func(ctx context.Context, t *chromedp.Target) ([]byte, error) {
		r, err := cdp.Call(ctx, t, page.PrintToPDF, page.PrintToPDFParams{PaperWidth: 8.27, PaperHeight: 11.69})
		if err != nil {
			return nil, err
		}
		return r.Data, nil
	})
	return len(printedPage.FindAll(pdf, -1))
}

// printedPage begins a page in a PDF as Chromium writes it.
var printedPage = regexp.MustCompile(`/Type /Page\b`)

// Keep saves the screenshot as name.png into the folder that ONRECORD_SCREENSHOTS names, for somebody
// to look at; without that variable it does nothing.
func (p *Page) Keep(name string) {
	p.t.Helper()
	dir := os.Getenv("ONRECORD_SCREENSHOTS")
	if dir == "" {
		return
	}
	if err := os.MkdirAll(dir, 0o755); err != nil {
		p.t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, name+".png"), p.Screenshot(), 0o644); err != nil {
		p.t.Fatal(err)
	}
}

var keys = map[string]string{
	"Tab": kb.Tab, "Enter": kb.Enter, "Escape": kb.Escape, "Space": " ", "Home": kb.Home, "End": kb.End,
	"ArrowLeft": kb.ArrowLeft, "ArrowRight": kb.ArrowRight, "ArrowUp": kb.ArrowUp, "ArrowDown": kb.ArrowDown,
	"PageUp": kb.PageUp, "PageDown": kb.PageDown, "Backspace": kb.Backspace, "Delete": kb.Delete,
}

// Press presses one key after another, each the name of a key as KeyboardEvent.key has it ("Tab",
// "ArrowLeft"; "Space"), after "Shift+" if held, or text to type.
func (p *Page) Press(names ...string) {
	p.t.Helper()
	for _, name := range names {
		var held []chromedp.KeyOption
		bare, shift := strings.CutPrefix(name, "Shift+")
		if shift {
			held = append(held, chromedp.KeyModifiers(kb.ModifierShift))
		}
		key, ok := keys[bare]
		if !ok {
			key = bare
		}
		p.do("pressing "+name, chromedp.KeyEvent(key, held...))
	}
	p.settle()
}

// Hover moves the mouse to a point of the window, in CSS pixels.
func (p *Page) Hover(x, y float64) {
	p.t.Helper()
	p.do("hovering", chromedp.MouseEvent(input.DispatchMouseEventTypeMouseMoved, x, y))
	p.settle()
}

// Click presses the mouse at a point of the window, in CSS pixels.
func (p *Page) Click(x, y float64) {
	p.t.Helper()
	p.do("clicking", chromedp.MouseClickXY(x, y))
	p.settle()
}
