package picture

import (
	"encoding/base64"
	"fmt"
	"image"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"onrecord/internal/testkit/chromium"
)

// page puts SVGs into an HTML page that has our fonts, in a language that must not turn them round.
func page(t *testing.T, lang string, svgs ...[]byte) string {
	t.Helper()
	var b strings.Builder
	dir := map[string]string{"en": "ltr", "fa": "rtl"}[lang]
	fmt.Fprintf(&b, `<!DOCTYPE html><html lang=%q dir=%q><meta charset="utf-8"><title>Pictures</title><style>`, lang, dir)
	for i, face := range []string{"Liberation Sans;font-weight:400", "Liberation Sans;font-weight:700",
		"Liberation Sans;font-style:italic", "Noto Sans Arabic;font-weight:400", "Noto Sans Arabic;font-weight:700"} {
		fmt.Fprintf(&b, "@font-face{src:url(data:font/ttf;base64,%s);font-family:%s}",
			base64.StdEncoding.EncodeToString(fontFiles[i]), face)
	}
	b.WriteString("body{margin:0;background:#fff}svg{display:block;position:absolute;left:0;top:0}</style><body>")
	for _, svg := range svgs {
		b.Write(svg)
	}
	file := filepath.Join(t.TempDir(), "page.html")
	if err := os.WriteFile(file, []byte(b.String()), 0o600); err != nil {
		t.Fatal(err)
	}
	return file
}

// difference is the mean over pixels and colours of how far two images on white are apart, of 255.
func difference(a, b image.Image) float64 {
	onWhite := func(img image.Image, x, y int) [3]float64 {
		r, g, bl, al := img.At(x, y).RGBA()
		white := float64(0xffff - al)
		return [3]float64{(float64(r) + white) / 257, (float64(g) + white) / 257, (float64(bl) + white) / 257}
	}
	size := a.Bounds().Max
	sum := 0.0
	for y := range size.Y {
		for x := range size.X {
			p, q := onWhite(a, x, y), onWhite(b, x, y)
			for c := range p {
				sum += max(p[c]-q[c], q[c]-p[c])
			}
		}
	}
	return sum / float64(3*size.X*size.Y)
}

func TestLooksAsInChromium(t *testing.T) {
	e := need(t)
	chromium.Need(t)
	for _, fc := range framedCharts {
		t.Run(fc.name, func(t *testing.T) {
			svg := framed(t, e, fc)
			w, h, err := sizeOf(svg)
			if err != nil {
				t.Fatal(err)
			}
			p := chromium.Open(t, page(t, fc.page, svg), chromium.View{Width: int(w), Height: int(h)})
			chromium.Eval[bool](p, "document.fonts.ready.then(() => true)")
			ours, theirs := decode(t, mustPNG(t, e, svg, 1)), decode(t, p.Screenshot())
			p.Keep(fc.name + "-chromium")
			if ours.Bounds() != theirs.Bounds() {
				t.Fatalf("got %v, Chromium has %v", ours.Bounds(), theirs.Bounds())
			}
			got := difference(ours, theirs)
			t.Logf("mean difference from Chromium: %.3f of 255", got)
			if got > 1 {
				t.Errorf("got a mean difference of %.2f of 255, want at most 1", got)
			}
		})
	}
}
