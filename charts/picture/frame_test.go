package picture

import (
	"context"
	"testing"
)

func framed(t testing.TB, e *Engine, f Frame, name string) []byte {
	t.Helper()
	svg, err := f.Picture(func(w, h int) (*Drawing, error) {
		return e.Draw(context.Background(), Chart{Option: optionJSON(t, name), Width: w, Height: h, RTL: f.RTL})
	})
	if err != nil {
		t.Fatal(err)
	}
	return svg
}

func TestFrame(t *testing.T) {
	e := need(t)
	tests := []struct {
		name, chart   string
		frame         Frame
		width, height int // 0: as high as it comes
	}{
		{"en-natural", "bar", english(Size{Width: 700}, Light), 700, 0},
		{"en-phone", "pictogram", english(Size{Width: 380}, Light), 380, 0},
		{"en-card-dark", "bar", english(Card, Dark), 1200, 630},
		{"en-square", "time", english(Square, Light), 1080, 1080},
		{"fa-natural", "range", persian(Size{Width: 700}, Light), 700, 0},
		{"fa-card", "range", persian(Card, Light), 1200, 630},
		{"fa-square-dark", "range", persian(Square, Dark), 1080, 1080},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			svg := framed(t, e, tt.frame, tt.chart)
			keep(t, tt.name+".svg", svg)
			keep(t, tt.name+".png", mustPNG(t, e, svg, 1))
			w, h, err := sizeOf(svg)
			if err != nil {
				t.Fatal(err)
			}
			if int(w) != tt.width || tt.height != 0 && int(h) != tt.height {
				t.Errorf("got %v x %v, want %d x %d", w, h, tt.width, tt.height)
			}
		})
	}
}
