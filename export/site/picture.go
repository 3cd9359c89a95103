package site

import (
	"context"
	"slices"
	"strings"

	"onrecord/charts"
	"onrecord/charts/picture"
	"onrecord/dataset"
	"onrecord/internal/safetext"
)

// A PictureStyle is the size and the colour scheme of a picture.
type PictureStyle struct {
	Width int    // in CSS pixels; 0 for the usual width
	Size  string // the name of one of PictureSizes, instead of a width; empty for as high as the chart is
	Dark  bool
}

const (
	pictureWidth  = 760 // the usual width in CSS pixels
	pictureMargin = 40  // what the frame takes of it, left and right together
)

func (o PictureStyle) width() int {
	if o.Width == 0 {
		return pictureWidth
	}
	return o.Width
}

// SVG draws a chart as a picture that can stand alone: with its headline, subtitle, note and sources.
func (r *Renderer) SVG(ctx context.Context, d *dataset.Dataset, v *charts.View, o PictureStyle) ([]byte, error) {
	if !r.HasECharts() {
		return nil, ErrNoECharts
	}
	if !v.Fits() {
		return nil, unfit(v)
	}
	rtl := d.Words().Dir() == "rtl"
	colours := r.Style.Light
	if o.Dark {
		colours = r.Style.Dark
	}
	f := picture.Frame{
		Label:   picture.Label{ID: "onrecord-" + v.Name, Title: v.Headline, Desc: v.Described()},
		Text:    frameText(d, v, r.Style.Signature()),
		Size:    picture.Size{Width: o.width()},
		Colours: picture.Colours{Background: colours.Paper, Ink: colours.Ink, Muted: colours.Muted},
		RTL:     rtl,
	}
	look := charts.Look{Width: o.width() - pictureMargin, Dark: o.Dark, Style: r.Style}
	draw := func(d charts.Drawing) (*picture.Drawing, error) {
		return r.draw(ctx, picture.Chart{Option: d.Option, Width: d.Width, Height: d.Height, RTL: rtl})
	}
	if o.Size != "" {
		return fixedSizePicture(f, v, o.Size, look, draw)
	}
	drawing := v.Draw(look)
	f.ChartHeight = drawing.Height
	return f.Picture(func(int, int) (*picture.Drawing, error) { return draw(drawing) })
}

// PNG draws a chart as a bitmap of scale pixels to a CSS pixel.
func (r *Renderer) PNG(ctx context.Context, d *dataset.Dataset, v *charts.View, o PictureStyle, scale float64) ([]byte, error) {
	r.Preload("png")
	svg, err := r.SVG(ctx, d, v, o)
	if err != nil {
		return nil, err
	}
	return r.engine.PNG(ctx, svg, scale)
}

// mostSources is how many sources the line below a picture names.
const mostSources = 5

// frameText is the text around a chart in its picture.
func frameText(d *dataset.Dataset, v *charts.View, credit string) picture.Text {
	notes := isolated(d, v.Notes)
	t := picture.Text{Headline: v.Headline, Subtitle: v.Subtitle, Credit: credit}
	t.Note = note(append([]string{v.Selection, v.Seen}, notes...)...)
	var sources []string
	for _, l := range v.Sources() {
		sources = append(sources, l.Text)
	}
	sources = isolated(d, sources)
	w := d.Words()
	if more := len(sources) - mostSources; more > 1 {
		sources = append(sources[:mostSources], w.Plural("picture.more_sources", int64(more), ""))
	}
	if len(sources) > 0 {
		t.Source = w.Say("picture.sources", "sources", w.Series(sources))
	}
	return t
}

// note joins what is said below a picture, without what is empty.
func note(texts ...string) string {
	return strings.Join(slices.DeleteFunc(texts, func(s string) bool { return s == "" }), " ")
}

// isolated puts texts in directional isolates where the language runs from right to left: without them the
// full stop after a Latin text would land before it.
func isolated(d *dataset.Dataset, texts []string) []string {
	out := make([]string, len(texts))
	for i, s := range texts {
		out[i] = s
		if d.Words().Dir() == "rtl" {
			out[i] = safetext.Isolate(s)
		}
	}
	return out
}
