package export

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"strings"

	"onrecord/charts"
	"onrecord/charts/assets"
	"onrecord/charts/picture"
	"onrecord/dataset"
	"onrecord/internal/safetext"
)

// ErrBare is the error of everything that needs ECharts in the program, where it was built without.
var ErrBare = errors.New("this program was built without ECharts, so it draws no pictures: build it with make")

// A Studio makes the pages and the pictures of charts. It may be used by several goroutines at once.
type Studio struct {
	Style charts.Style // the house style; charts.DefaultStyle where it has no font
	Base  string       // where a site will be published, ending in "/"; empty where that is not known

	engine  *picture.Engine
	session *picture.Session // of one sitting, nil for an engine to each drawing
}

// NewStudio is a studio with what is embedded in the program. Nothing is compiled before it is needed.
func NewStudio() *Studio {
	js, ok := assets.ECharts()
	if !ok {
		return &Studio{Style: charts.DefaultStyle}
	}
	works := picture.Works{ECharts: js, Compiled: assets.Compiled, Resvg: assets.Resvg}
	return &Studio{Style: charts.DefaultStyle, engine: picture.New(works, charts.Functions())}
}

// Bare tells whether the program has no ECharts: pages then load it from elsewhere, and there are no
// pictures.
func (s *Studio) Bare() bool { return s.engine == nil }

// Warm makes ready in the background what a chart in a format is drawn with: html, svg, png or option.
func (s *Studio) Warm(format string) {
	if s.Bare() || format == "option" {
		return
	}
	s.engine.Warm()
	if format == "png" || format == "html" {
		s.engine.WarmPNG()
	}
}

// sitting is a studio for one chart and one goroutine: what it draws comes from one session. The
// session is to be ended.
func (s *Studio) sitting(ctx context.Context) (chart *Studio, end func(), err error) {
	if s.Bare() {
		return s, func() {}, nil
	}
	session, err := s.engine.Open(ctx)
	if err != nil {
		return nil, nil, err
	}
	return &Studio{s.Style, s.Base, s.engine, session}, session.Close, nil
}

func (s *Studio) draw(ctx context.Context, c picture.Chart) (*picture.Drawing, error) {
	if s.session != nil {
		return s.session.Draw(c)
	}
	return s.engine.Draw(ctx, c)
}

// A PictureStyle is the size and the scheme of a picture.
type PictureStyle struct {
	Width int    // of the picture, in CSS pixels
	Size  string // of PictureSizes, in place of a width; empty for as high as the chart is
	Dark  bool
}

// PictureSizes are the fixed sizes of pictures: what social networks show in a link and in a post.
var PictureSizes = []picture.Size{picture.Card, picture.Square}

// pictureWidth is the width of a picture whose width nobody asked for, in CSS pixels.
const pictureWidth = 760

// pictureMargin is what the frame leaves on both sides together.
const pictureMargin = 40

// SVG draws a chart as a picture that reads alone: with its headline, subtitle, note and source.
func (s *Studio) SVG(ctx context.Context, d *dataset.Dataset, v *charts.View, o PictureStyle) ([]byte, error) {
	if s.Bare() {
		return nil, ErrBare
	}
	if !v.Fits() {
		return nil, fmt.Errorf("%s: %s", v.Name, v.Unfit)
	}
	if o.Width == 0 {
		o.Width = pictureWidth
	}
	rtl := d.Words().Dir() == "rtl"
	colours := s.Style.Light
	if o.Dark {
		colours = s.Style.Dark
	}
	f := picture.Frame{
		Label:   picture.Label{ID: "onrecord-" + v.Name, Title: v.Headline, Desc: v.Alt},
		Text:    frameText(d, v, s.Style.Signature()),
		Size:    picture.Size{Width: o.Width},
		Colours: picture.Colours{Background: colours.Paper, Ink: colours.Ink, Muted: colours.Muted},
		RTL:     rtl,
	}
	look := charts.Look{Width: o.Width - pictureMargin, Dark: o.Dark, Style: s.Style}
	draw := func(d charts.Drawing) (*picture.Drawing, error) {
		return s.draw(ctx, picture.Chart{Option: d.Option, Width: d.Width, Height: d.Height, RTL: rtl})
	}
	if o.Size != "" {
		return fitted(f, v, o.Size, look, draw)
	}
	drawing := v.Draw(look)
	f.ChartHeight = drawing.Height
	return f.Picture(func(int, int) (*picture.Drawing, error) { return draw(drawing) })
}

// mostSources is how many sources the line under a picture names.
const mostSources = 5

// frameText is what stands around a chart in its picture.
func frameText(d *dataset.Dataset, v *charts.View, credit string) picture.Text {
	w := d.Words()
	var sources []string
	own := func(text string) string { // or a sign at the end of a Latin text lands at its beginning
		if w.Dir() == "rtl" {
			return safetext.Isolate(text)
		}
		return text
	}
	for _, l := range v.Sources() {
		sources = append(sources, own(l.Text))
	}
	notes := make([]string, len(v.Notes))
	for i, note := range v.Notes {
		notes[i] = own(note)
	}
	if more := len(sources) - mostSources; more > 1 {
		sources = append(sources[:mostSources], w.Plural("picture.more_sources", int64(more), ""))
	}
	t := picture.Text{Headline: v.Headline, Subtitle: v.Subtitle, Note: strings.Join(notes, " "), Credit: credit}
	if v.Seen != "" {
		t.Note = strings.TrimSpace(v.Seen + " " + t.Note)
	}
	if len(sources) > 0 {
		t.Source = w.Say("picture.sources", "sources", w.Series(sources))
	}
	return t
}

// PNG draws a chart as a bitmap of the given number of pixels to a CSS pixel.
func (s *Studio) PNG(ctx context.Context, d *dataset.Dataset, v *charts.View, o PictureStyle, scale float64) ([]byte, error) {
	if !s.Bare() {
		s.engine.WarmPNG()
	}
	svg, err := s.SVG(ctx, d, v, o)
	if err != nil {
		return nil, err
	}
	return s.engine.PNG(ctx, svg, scale)
}

// Page writes the page of a chart, with the chart drawn in it for those who run no scripts.
func (s *Studio) Page(ctx context.Context, w io.Writer, d *dataset.Dataset, v *charts.View, o charts.Options) error {
	o.Style = s.Style
	if !s.Bare() {
		n := 0
		o.Still = func(drawing charts.Drawing) (string, error) {
			n++
			return s.still(ctx, d, drawing, picture.Label{ID: fmt.Sprintf("still-%d", n), Title: v.Headline, Desc: v.Alt})
		}
	}
	return charts.Page(w, d, v, o)
}

// still draws a chart as an SVG element for a page.
func (s *Studio) still(ctx context.Context, d *dataset.Dataset, drawing charts.Drawing, l picture.Label) (string, error) {
	c := picture.Chart{Option: drawing.Option, Width: drawing.Width, Height: drawing.Height, RTL: d.Words().Dir() == "rtl"}
	drawn, err := s.draw(ctx, c)
	if err != nil {
		return "", err
	}
	svg, err := drawn.SVG(l)
	return string(svg), err
}

// thumbnail draws a chart for its card on the index; empty where there is nothing to draw with.
func (s *Studio) thumbnail(ctx context.Context, d *dataset.Dataset, v *charts.View) (string, error) {
	if s.Bare() || !v.Fits() {
		return "", nil
	}
	drawing := v.Draw(charts.Look{Width: charts.Wide, Style: s.Style})
	return s.still(ctx, d, drawing, picture.Label{ID: "card-" + v.Name, Title: v.Headline})
}

// bytesOf is what write writes.
func bytesOf(write func(io.Writer) error) ([]byte, error) {
	var b bytes.Buffer
	err := write(&b)
	return b.Bytes(), err
}

// LonePage writes the page of a chart as one file that has its data and its pictures in itself.
func LonePage(ctx context.Context, s *Studio, w io.Writer, d *dataset.Dataset, v *charts.View) error {
	part, err := ChartData(d, v)
	if err != nil {
		return err
	}
	var o charts.Options
	for _, f := range chartData {
		b, err := bytesOf(func(w io.Writer) error { return writeChartData(w, f.format, part) })
		if err != nil {
			return err
		}
		o.Downloads = append(o.Downloads, charts.Download{Label: f.label, Name: v.Name + f.ext, Type: f.mime, Data: b})
	}
	one, end, err := s.sitting(ctx)
	if err != nil {
		return err
	}
	defer end()
	pictures, err := one.inside(ctx, d, v)
	if err != nil {
		return err
	}
	o.Downloads = append(o.Downloads, pictures...)
	return one.Page(ctx, w, d, v, o)
}

// inside are the pictures of a chart that go into its page: the PNG at twice the size where it is small
// enough for that.
func (s *Studio) inside(ctx context.Context, d *dataset.Dataset, v *charts.View) ([]charts.Download, error) {
	if s.Bare() || !v.Fits() {
		return nil, nil
	}
	svg, err := s.SVG(ctx, d, v, PictureStyle{})
	if err != nil {
		return nil, err
	}
	var png []byte
	for scale := 2.0; scale >= 1 && (png == nil || len(png) > charts.MostInside); scale-- {
		if png, err = s.engine.PNG(ctx, svg, scale); err != nil {
			return nil, err
		}
	}
	return []charts.Download{
		{Label: "PNG", Name: v.Name + ".png", Type: "image/png", Data: png},
		{Label: "SVG", Name: v.Name + ".svg", Type: "image/svg+xml", Data: svg},
	}, nil
}

// Option is the bare ECharts option of a chart, as one line of JSON.
func (s *Studio) Option(v *charts.View, o PictureStyle) ([]byte, error) {
	if !v.Fits() {
		return nil, fmt.Errorf("%s: %s", v.Name, v.Unfit)
	}
	if o.Width == 0 {
		o.Width = pictureWidth
	}
	return append(v.Draw(charts.Look{Width: o.Width, Dark: o.Dark, Style: s.Style}).Option, '\n'), nil
}
