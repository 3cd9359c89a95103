package picture

import (
	"context"
	"testing"
)

// BenchmarkFirstSVG is what a program pays that draws one chart: compiling ECharts and drawing.
func BenchmarkFirstSVG(b *testing.B) {
	e := need(b)
	for b.Loop() {
		mustSVG(b, mustDraw(b, New(Works{ECharts: e.works.ECharts}, e.functions), chart(b, "bar")), "c")
	}
}

func BenchmarkSVG(b *testing.B) {
	e := need(b)
	for b.Loop() {
		mustSVG(b, mustDraw(b, e, chart(b, "bar")), "c")
	}
}

// BenchmarkPNG draws a social card, once resvg is compiled.
func BenchmarkPNG(b *testing.B) {
	e := need(b)
	svg := framed(b, e, framedCharts[2])
	mustPNG(b, e, svg, 1)
	for b.Loop() {
		mustPNG(b, e, svg, 1)
	}
}

// BenchmarkCompileResvg is the cold start, without a cache.
func BenchmarkCompileResvg(b *testing.B) {
	e := need(b)
	for b.Loop() {
		r, err := compileResvg(context.Background(), e.works.Resvg(), resvgConfig())
		if err != nil {
			b.Fatal(err)
		}
		r.runtime.Close(context.Background())
	}
}
