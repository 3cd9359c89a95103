// Package picture draws charts without a browser: an ECharts option becomes an SVG, and an SVG
// becomes a PNG.
//
// ECharts runs in a JavaScript engine written in Go and measures text with the same fonts that
// the PNG is drawn with; resvg runs as WebAssembly in a sandbox with no imports that reach
// outside. Neither sees a file, a clock or the network, so equal input gives equal bytes.
//
// # Functions
//
// An option is JSON. Where ECharts wants a function, the option holds {"$fn": name, "args": [...]}
// and the function table given to [New] holds, under that name, a function that is called with
// args and returns the function ECharts gets. The table is constant JavaScript of the program; an
// option is only ever parsed as JSON, so no text in it can become code.
//
// # Fonts
//
// Text is set in Liberation Sans, and in Noto Sans Arabic where Liberation has no letters. A PNG
// always shows these. An SVG names them first, then Arial, Helvetica and the reader's own
// sans-serif. Liberation has the widths of Arial, so that Latin text keeps its place on a machine
// without it; Persian and Arabic text there is set in whatever font the reader has, may come out
// some per cent wider or narrower than it was measured, and can then touch its neighbour. Where
// that matters, publish the PNG. Both are always shaped and ordered correctly.
//
// Text in a script that neither font covers (see [Missing]) is shown by browsers from the reader's
// own fonts, and as empty boxes in a PNG.
package picture

import (
	"context"
	"sync"
	"sync/atomic"

	"modernc.org/quickjs"
)

// An Engine draws charts. It may be used by several goroutines at once, each drawing its own.
type Engine struct {
	works     Works
	functions string

	program func() ([]byte, error) // ECharts as bytecode
	raster  func() (*rasteriser, error)

	warmRaster func()
	warmed     atomic.Pointer[func() (*quickjs.VM, error)] // a JavaScript engine for the next session
}

// Works are the third-party programs that an engine runs. An engine that never draws a PNG needs no resvg,
// and one that only rasterises needs no ECharts. The larger ones are loaded when first needed.
type Works struct {
	ECharts  []byte        // a script that makes a global echarts with init and setPlatformAPI, of ECharts 6.1.0
	Compiled func() []byte // what [Compile] made of ECharts; nil or made of another script: it is compiled again
	Resvg    func() []byte // the WebAssembly module of resvg-wasm 0.5.0, nil where it is absent
}

// New returns an engine that runs the given works. Functions is a JavaScript expression for the table of
// functions that options may name, such as `{thousands: function (sep) { ... }}`. Each is prepared when
// it is first needed.
func New(works Works, functions string) *Engine {
	e := &Engine{works: works, functions: functions}
	e.program = sync.OnceValues(e.compile)
	e.raster = sync.OnceValues(func() (*rasteriser, error) {
		return newRasteriser(context.Background(), given(works.Resvg))
	})
	e.warmRaster = sync.OnceFunc(func() {
		if r, err := e.raster(); err == nil {
			r.warm(context.Background())
		}
	})
	return e
}

// given is a third-party program that may be absent.
func given(work func() []byte) []byte {
	if work == nil {
		return nil
	}
	return work()
}

// Warm prepares in the background what the next session needs, while the caller builds what it will draw.
func (e *Engine) Warm() {
	boot := sync.OnceValues(e.boot)
	e.warmed.Store(&boot)
	go boot()
}

// WarmPNG prepares in the background what a PNG needs, while its SVG is drawn: after [Engine.Warm]'s work,
// which is needed first.
func (e *Engine) WarmPNG() {
	boot := e.warmed.Load()
	go func() {
		if boot != nil {
			(*boot)()
		}
		e.warmRaster()
	}()
}
