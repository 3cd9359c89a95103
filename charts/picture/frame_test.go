package picture

import (
	"context"
	"errors"
	"strings"
	"testing"
)

// A framedChart is a static picture to be inspected, measured and compared with a browser's.
type framedChart struct {
	name, chart, page string // page is the language of the HTML page that Chromium shows it in
	frame             Frame
	width, height     int // height 0: as high as its content
}

var framedCharts = []framedChart{
	{"en-natural", "bar", "fa", english(Size{Width: 700}, Light), 700, 0},
	{"en-phone", "pictogram", "en", english(Size{Width: 380}, Light), 380, 0},
	{"en-card-dark", "bar", "en", english(Card, Dark), 1200, 630},
	{"en-square", "time", "en", english(Square, Light), 1080, 1080},
	{"fa-natural", "range", "fa", persian(Size{Width: 700}, Light), 700, 0},
	{"fa-card-dark", "range", "en", persian(Card, Dark), 1200, 630},
	{"fa-square", "range", "fa", persian(Square, Light), 1080, 1080},
}

var framedSVGs = map[string][]byte{} // by name; tests that use it are not parallel

func framed(t testing.TB, e *Engine, fc framedChart) []byte {
	t.Helper()
	if framedSVGs[fc.name] != nil {
		return framedSVGs[fc.name]
	}
	svg, err := fc.frame.Picture(func(w, h int) (*Drawing, error) {
		return e.Draw(context.Background(), Chart{Option: optionJSON(t, fc.chart), Width: w, Height: h, RTL: fc.frame.RTL})
	})
	if err != nil {
		t.Fatal(err)
	}
	framedSVGs[fc.name] = svg
	return svg
}

func TestFrame(t *testing.T) {
	e := need(t)
	for _, fc := range framedCharts {
		svg := framed(t, e, fc)
		keep(t, fc.name+".svg", svg)
		keep(t, fc.name+".png", mustPNG(t, e, svg, 1))
		w, h, err := sizeOf(svg)
		if err != nil {
			t.Fatal(err)
		}
		if int(w) != fc.width || fc.height != 0 && int(h) != fc.height {
			t.Errorf("%s: got %v x %v, want %d x %d", fc.name, w, h, fc.width, fc.height)
		}
		text := strings.NewReplacer(string(rli), "", string(pdi), "").Replace(walk(t, svg).text)
		for _, want := range []string{fc.frame.Text.Credit, strings.Fields(fc.frame.Text.Headline)[0],
			strings.Fields(fc.frame.Text.Subtitle)[0], strings.Fields(fc.frame.Text.Note)[0], strings.Fields(fc.frame.Text.Source)[0]} {
			if !strings.Contains(text, want) {
				t.Errorf("%s: %q is not in the picture", fc.name, want)
			}
		}
	}
}

// empty draws a chart without ECharts.
func empty(w, h int) (*Drawing, error) { return &Drawing{Width: w, Height: h}, nil }

func TestFrameTextStaysInside(t *testing.T) {
	for _, fc := range framedCharts {
		lay, err := fc.frame.layout()
		if err != nil {
			t.Fatal(err)
		}
		for _, b := range append(lay.above, lay.below...) {
			for _, line := range b.lines {
				if w := measure(line, b.px, b.style); w > lay.width-2*margin+0.001 {
					t.Errorf("%s: %q is %.1f wide, the picture has room for %.1f", fc.name, line, w, lay.width-2*margin)
				}
			}
		}
		total := height(lay.above) + height(lay.below) + float64(lay.chartHeight) + 2*margin + 2*gap
		if total > lay.height+2 || total < lay.height-4 {
			t.Errorf("%s: its parts are %.1f high, the picture %.1f", fc.name, total, lay.height)
		}
	}
}

func TestFrameErrors(t *testing.T) {
	f := english(Card, Light)
	wordy, narrow, unlabelled, flat, colour := f, f, f, f, f
	wordy.Text.Note = strings.Repeat("Many words. ", 100)
	narrow.Size = Size{Width: 40, Height: 40}
	unlabelled.Label.ID = `"`
	flat.Size, flat.ChartHeight = Size{Width: 500}, 0
	colour.Colours.Background = `red" onload="alert(1)`
	large := func(w, h int) (*Drawing, error) { return &Drawing{Width: w, Height: h + 1}, nil }
	fails := func(int, int) (*Drawing, error) { return nil, errors.New("does not fit this dataset") }
	tests := []struct {
		name  string
		frame Frame
		draw  func(w, h int) (*Drawing, error)
		want  string
	}{
		{"too much text", wordy, empty, "leaves too little of 1200 x 630 pixels"},
		{"too narrow", narrow, empty, "more than 40 pixels wide"},
		{"id", unlabelled, empty, "id is letters"},
		{"no height", flat, empty, "has a height"},
		{"colour", colour, empty, "a picture has no <rect fill="},
		{"chart too large", f, large, "larger than its room"},
		{"chart fails", f, fails, "does not fit this dataset"},
	}
	for _, tt := range tests {
		if _, err := tt.frame.Picture(tt.draw); err == nil || !strings.Contains(err.Error(), tt.want) {
			t.Errorf("%s: got error %v, want one with %q", tt.name, err, tt.want)
		}
	}
}

func TestColoursHaveContrast(t *testing.T) {
	for name, c := range map[string]Colours{"Light": Light, "Dark": Dark} {
		for _, ink := range []string{c.Ink, c.Muted} {
			if got := contrast(t, ink, c.Background); got < 7 {
				t.Errorf("%s: %s on %s has a contrast of %.1f, want 7", name, ink, c.Background, got)
			}
		}
	}
}
