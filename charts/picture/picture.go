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
)

// An Engine draws charts. It may be used by several goroutines at once, each drawing its own.
type Engine struct {
	echarts   []byte
	resvg     []byte
	functions string

	bytecode func() ([]byte, error)
	raster   func() (*rasteriser, error)
}

// New returns an engine that runs the given ECharts bundle (echarts.min.js, 6.1.0) and resvg
// module (of resvg-wasm 0.5.0). Functions is a JavaScript expression for the table of functions
// that options may name, such as `{thousands: function (sep) { ... }}`. Each is compiled when it
// is first needed; an engine that is never asked for a PNG may be given no resvg, and the other
// way round.
func New(echarts, resvg []byte, functions string) *Engine {
	e := &Engine{echarts: echarts, resvg: resvg, functions: functions}
	e.bytecode = sync.OnceValues(e.compile)
	e.raster = sync.OnceValues(func() (*rasteriser, error) { return newRasteriser(context.Background(), resvg) })
	return e
}
