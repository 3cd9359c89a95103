package picture

import (
	"bytes"
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"image"
	"image/png"
	"strings"
	"sync"
	"testing"
)

// textSVG is an SVG with one line of text and nothing else.
func textSVG(t testing.TB, text string, st style) []byte {
	t.Helper()
	n := element("text", "x", "10", "y", "40", "fill", "#000000")
	setText(&n, isolate(text, baseDirection(text, false)), 30, st)
	svg, err := standing(Label{ID: "c", Title: "x"}, 400, 60, 400, 60, []node{n})
	if err != nil {
		t.Fatal(err)
	}
	return svg
}

func decode(t testing.TB, b []byte) image.Image {
	t.Helper()
	img, err := png.Decode(bytes.NewReader(b))
	if err != nil {
		t.Fatal(err)
	}
	return img
}

// ink is how many pixels' worth of black an image has, and its leftmost and rightmost column.
func ink(img image.Image) (sum float64, left, right int) {
	b := img.Bounds()
	left = b.Max.X
	for y := b.Min.Y; y < b.Max.Y; y++ {
		for x := b.Min.X; x < b.Max.X; x++ {
			if _, _, _, a := img.At(x, y).RGBA(); a > 0 {
				sum += float64(a) / 0xffff
				left, right = min(left, x), max(right, x)
			}
		}
	}
	return sum, left, right
}

// A font that resvg cannot find would lose text silently.
func TestTextLeavesInk(t *testing.T) {
	e := need(t)
	regular := map[string]float64{}
	for _, st := range []style{{}, {bold: true}, {italic: true}} {
		for _, text := range []string{"People", "پرواز", "Łódź", "Москва", "۵۵ نفر", "400–500", "تا ICE"} {
			img := decode(t, mustPNG(t, e, textSVG(t, text, st), 1))
			sum, left, right := ink(img)
			if sum < 100 {
				t.Errorf("%q %+v: got %.0f pixels of ink, want at least 100", text, st, sum)
			}
			if width := measure(text, 30, st); float64(right-left) > width+6 || float64(right-left) < width-8 {
				t.Errorf("%q %+v: drawn %d pixels wide, measured %.1f", text, st, right-left, width)
			}
			if st == (style{}) {
				regular[text] = sum
			} else if st.bold && sum < 1.15*regular[text] {
				t.Errorf("%q: bold has %.0f pixels of ink, regular %.0f", text, sum, regular[text])
			}
		}
	}
}

func TestPNGSizes(t *testing.T) {
	e := need(t)
	svg := mustSVG(t, fixture(t, e, "bar"), "c") // 640 x 300
	for _, width := range []int{4, 350, 640, 999, 1000, 1001} {
		b, err := e.PNGWidth(context.Background(), svg, width)
		if err != nil {
			t.Fatal(err)
		}
		if got := decode(t, b).Bounds().Dx(); got != width {
			t.Errorf("got %d pixels, want %d", got, width)
		}
	}
	b := mustPNG(t, e, svg, 2)
	if got, want := decode(t, b).Bounds().Max, image.Pt(1280, 600); got != want {
		t.Errorf("at 2: got %v, want %v", got, want)
	}
	at := bytes.Index(b, []byte("pHYs"))
	if at != headerEnd+4 || binary.BigEndian.Uint32(b[at+4:]) != 7559 || b[at+12] != 1 {
		t.Errorf("at 2: got no pHYs chunk of 7559 to the metre after the header")
	}
}

func TestPNGErrors(t *testing.T) {
	e := need(t)
	small := textSVG(t, "a", style{})
	tests := []struct {
		name, svg string
		scale     float64
		want      string
	}{
		{"empty", "", 1, "not an SVG"},
		{"HTML", "<html></html>", 1, "it begins with <html>"},
		{"no size", `<svg xmlns="http://www.w3.org/2000/svg"/>`, 1, "want its width and height"},
		{"cut off", string(small[:len(small)-20]), 1, "not an SVG that it can draw"},
		{"scale 0", string(small), 0, "more than 0"},
		{"scale below 0", string(small), -1, "more than 0"},
		{"too large", string(small), 1000, "at most 67108864 pixels"},
		{"far too large", string(small), 1e300, "at most 67108864 pixels"},
		{"too small", string(small), 0.001, "at least 1 pixel"},
	}
	for _, tt := range tests {
		_, err := e.PNG(context.Background(), []byte(tt.svg), tt.scale)
		if err == nil || !strings.Contains(err.Error(), tt.want) {
			t.Errorf("%s: got error %v, want one with %q", tt.name, err, tt.want)
		}
		mustPNG(t, e, small, 1) // the next one succeeds
	}
	if _, err := New(Works{}, "").PNG(context.Background(), small, 1); err == nil {
		t.Error("without resvg: got no error")
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := e.PNG(ctx, small, 1); !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled: got error %v, want %v", err, context.Canceled)
	}
}

func TestPNGInParallel(t *testing.T) {
	e := need(t)
	var svgs, alone [][]byte
	for i := range 6 {
		svg := textSVG(t, fmt.Sprint("picture ", i, " پرواز"), style{})
		svgs, alone = append(svgs, svg), append(alone, mustPNG(t, e, svg, 1))
	}
	var wg sync.WaitGroup
	for range 3 {
		for i, svg := range svgs {
			wg.Go(func() {
				if b, err := e.PNG(context.Background(), svg, 1); err != nil || !bytes.Equal(b, alone[i]) {
					t.Errorf("%d: error %v, or not what it is alone", i, err)
				}
			})
		}
	}
	wg.Wait()
}

// A module with an unknown import is not resvg, and is not started.
func TestUnknownImportIsRefused(t *testing.T) {
	module := "\x00asm\x01\x00\x00\x00" +
		"\x01\x04\x01\x60\x00\x00" + // one type: a function of nothing to nothing
		"\x02\x0c\x01\x03env\x04open\x00\x00" // one import: env.open of that type
	_, err := compileResvg(context.Background(), []byte(module), resvgConfig())
	if err == nil || !strings.Contains(err.Error(), "unknown import env.open") {
		t.Errorf("got error %v, want one about env.open", err)
	}
}
