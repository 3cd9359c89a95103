package picture

import (
	"errors"
	"fmt"
	"math"
)

// Text is what stands around a chart so that its picture reads alone. Each part may be empty. The
// words "Source:" and "Note:" are the caller's, in its language.
type Text struct {
	Headline, Subtitle   string // above the chart
	Note, Source, Credit string // below it
}

// Colours are CSS colours, as "#rrggbb".
type Colours struct {
	Background string
	Ink        string // of the headline
	Muted      string // of everything else
}

// Light and Dark have a contrast of at least 7 to 1 (WCAG 2.2, 1.4.6).
var (
	Light = Colours{Background: "#ffffff", Ink: "#1a1a1a", Muted: "#4d4d4d"}
	Dark  = Colours{Background: "#161616", Ink: "#f2f2f2", Muted: "#c4c4c4"}
)

// A Size is that of a whole picture. The chart and its text fill one with a height; one without is as
// high as its content. Zoom enlarges everything in it, for pictures that are shown
// smaller than they are; 0 means 1.
type Size struct {
	Name          string
	Width, Height int // pixels
	Zoom          float64
}

// Card and Square are what social networks show in a link and in a post. A hatch keeps its spacing in
// them if its tile is a multiple of 5 pixels: resvg rounds a tile to whole pixels after zooming.
var (
	Card   = Size{Name: "card", Width: 1200, Height: 630, Zoom: 1.6}
	Square = Size{Name: "square", Width: 1080, Height: 1080, Zoom: 1.6}
)

// A Frame turns a chart into a static picture with its text.
type Frame struct {
	Label   Label
	Text    Text
	Size    Size
	Colours Colours
	RTL     bool // whether the picture is right to left
	// ChartHeight is the chart's height where Size has none, in pixels before zooming.
	ChartHeight int
}

// The measures of a frame, in pixels before zooming.
const (
	margin     = 20
	gap        = 12 // around the chart
	leastShare = 0.4
	leastText  = 0.75
)

// Picture lays out the text, calls draw for the chart in the space that is left, in pixels before
// zooming, and returns both as one SVG. Where a size is fixed and the chart would get less than
// two fifths of its height, the text is set smaller, by a quarter at most; if that is not enough, it
// is an error.
func (f Frame) Picture(draw func(width, height int) (*Drawing, error)) ([]byte, error) {
	if !isID(f.Label.ID) {
		return nil, fmt.Errorf("an SVG's id is letters, digits and hyphens after a letter, got %q", f.Label.ID)
	}
	lay, err := f.layout()
	if err != nil {
		return nil, err
	}
	d, err := draw(lay.chartWidth, lay.chartHeight)
	if err != nil {
		return nil, err
	}
	if d.Width > lay.chartWidth || d.Height > lay.chartHeight {
		return nil, fmt.Errorf("internal: a chart of %d x %d is larger than its room of %d x %d",
			d.Width, d.Height, lay.chartWidth, lay.chartHeight)
	}
	content := []node{element("rect", "width", number(lay.width), "height", number(lay.height), "fill", f.Colours.Background)}
	content = append(content, f.column(lay.above, margin, lay.width)...)
	chart := element("g", "transform", fmt.Sprintf("translate(%d %s)", margin, number(lay.chartTop)))
	chart.children = adopt(d.elements, f.Label.ID, d.rtl)
	content = append(content, chart)
	content = append(content, f.column(lay.below, lay.chartTop+float64(lay.chartHeight)+gap, lay.width)...)
	zoom := f.Size.zoom()
	return standing(f.Label, f.Size.Width, int(math.Round(lay.height*zoom)), lay.width, lay.height, content)
}

func (s Size) zoom() float64 {
	if s.Zoom == 0 {
		return 1
	}
	return s.Zoom
}

// wholePixels rounds a length before zooming to one that is whole pixels after it.
func (s Size) wholePixels(v float64) float64 { return math.Round(v*s.zoom()) / s.zoom() }

// A layout is where everything in a picture goes, in pixels before zooming.
type layout struct {
	width, height           float64
	above, below            []block
	chartTop                float64
	chartWidth, chartHeight int
}

func (f Frame) layout() (layout, error) {
	zoom := f.Size.zoom()
	lay := layout{width: float64(f.Size.Width) / zoom, height: float64(f.Size.Height) / zoom}
	lay.chartWidth = int(lay.width - 2*margin)
	if lay.chartWidth < 1 {
		return lay, fmt.Errorf("a picture is more than %v pixels wide, got %d", 2*margin*zoom, f.Size.Width)
	}
	if f.Size.Height == 0 {
		if f.ChartHeight < 1 {
			return lay, errors.New("internal: neither the picture nor the chart has a height")
		}
		room := f.setText(&lay, 1)
		lay.chartHeight = f.ChartHeight
		lay.height = room + float64(f.ChartHeight)
		return lay, nil
	}
	for scale := 1.0; scale >= leastText; scale -= 0.05 {
		rest := lay.height - f.setText(&lay, scale)
		if rest >= leastShare*lay.height {
			lay.chartHeight = int(rest)
			return lay, nil
		}
	}
	return lay, fmt.Errorf("the text leaves too little of %d x %d pixels to the chart: shorten the note or the subtitle",
		f.Size.Width, f.Size.Height)
}

// setText wraps the text at a scale and returns the height of all but the chart.
func (f Frame) setText(lay *layout, scale float64) float64 {
	width := lay.width - 2*margin
	if lay.width < 480 {
		scale *= 0.9
	}
	set := func(text string, px float64, st style, colour string) block {
		return f.block(text, math.Round(px*scale), st, colour, width) // browsers set odd sizes unevenly
	}
	lay.above = written(
		set(f.Text.Headline, 24, style{bold: true}, f.Colours.Ink),
		set(f.Text.Subtitle, 16, style{}, f.Colours.Muted))
	lay.below = written(
		set(f.Text.Note, 13, style{}, f.Colours.Muted),
		set(f.Text.Source, 13, style{}, f.Colours.Muted),
		set(f.Text.Credit, 13, style{}, f.Colours.Muted))
	above, below := height(lay.above), height(lay.below)
	if above > 0 {
		above += gap
	}
	if below > 0 {
		below += gap
	}
	lay.chartTop = math.Ceil(margin + above)
	return math.Ceil(lay.chartTop + below + margin)
}
