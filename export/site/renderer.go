package site

import (
	"context"
	"errors"
	"fmt"
	"io"

	"onrecord/charts"
	"onrecord/charts/assets"
	"onrecord/charts/picture"
	"onrecord/dataset"
)

// ErrNoECharts is returned by everything that draws, if the program was built without ECharts.
var ErrNoECharts = errors.New("this program was built without ECharts, so it draws no pictures: build it with make")

// A Renderer makes the pages and the pictures of charts. Several goroutines may use it at once.
type Renderer struct {
	Style   charts.Style // the house style
	BaseURL string       // where the site will be published, ending in "/"; empty if unknown

	Comparisons []string // ids of the comparisons that charts draw; all if it is empty

	engine  *picture.Engine  // nil without ECharts
	session *picture.Session // nil to draw each chart with an engine of its own
}

// NewRenderer returns a renderer in the default style that uses the ECharts embedded in the program. It
// compiles nothing before something is drawn.
func NewRenderer() *Renderer {
	js, ok := assets.ECharts()
	if !ok {
		return &Renderer{Style: charts.DefaultStyle}
	}
	works := picture.Works{ECharts: js, Compiled: assets.Compiled, Resvg: assets.Resvg}
	return &Renderer{Style: charts.DefaultStyle, engine: picture.New(works, charts.Functions())}
}

// HasECharts reports whether ECharts is embedded in the program. If not, pages load it from the web and
// there are no pictures.
func (r *Renderer) HasECharts() bool { return r.engine != nil }

// Preload starts compiling, in the background, what a chart in a format needs: html, svg, png or option.
func (r *Renderer) Preload(format string) {
	if !r.HasECharts() || format == "option" {
		return
	}
	r.engine.Warm()
	if format == "png" || format == "html" {
		r.engine.WarmPNG()
	}
}

// withSession returns a renderer for one chart and one goroutine, which draws everything in one session.
// The caller must close it.
func (r *Renderer) withSession(ctx context.Context) (own *Renderer, closeSession func(), err error) {
	if !r.HasECharts() {
		return r, func() {}, nil
	}
	session, err := r.engine.Open(ctx)
	if err != nil {
		return nil, nil, err
	}
	copied := *r
	copied.session = session
	return &copied, session.Close, nil
}

func (r *Renderer) draw(ctx context.Context, c picture.Chart) (*picture.Drawing, error) {
	if r.session != nil {
		return r.session.Draw(c)
	}
	return r.engine.Draw(ctx, c)
}

// Option returns the plain ECharts option of a chart, as one line of JSON.
func (r *Renderer) Option(v *charts.View, o PictureStyle) ([]byte, error) {
	if !v.Fits() {
		return nil, unfit(v)
	}
	return append(v.Draw(charts.Look{Width: o.width(), Dark: o.Dark, Style: r.Style}).Option, '\n'), nil
}

// unfit is the error of a chart that cannot show these claims.
func unfit(v *charts.View) error {
	return fmt.Errorf("%s: %s", v.Name, note(v.Unfit, v.Selection))
}

// Page writes the page of a chart. The chart is also drawn in it, for readers without scripts.
func (r *Renderer) Page(ctx context.Context, w io.Writer, d *dataset.Dataset, v *charts.View, o charts.Options) error {
	o.Style = r.Style
	if r.HasECharts() {
		n := 0
		o.Still = func(drawing charts.Drawing) (string, error) {
			n++
			return r.element(ctx, d, drawing, picture.Label{ID: fmt.Sprintf("still-%d", n), Title: v.Headline, Desc: v.Described()})
		}
	}
	return charts.Page(w, d, v, o)
}

// element draws a chart as an SVG element to be placed in a page.
func (r *Renderer) element(ctx context.Context, d *dataset.Dataset, drawing charts.Drawing, l picture.Label) (string, error) {
	c := picture.Chart{Option: drawing.Option, Width: drawing.Width, Height: drawing.Height, RTL: d.Words().Dir() == "rtl"}
	drawn, err := r.draw(ctx, c)
	if err != nil {
		return "", err
	}
	svg, err := drawn.SVG(l)
	return string(svg), err
}

// thumbnail draws a chart for its card on the index. It is empty without ECharts, and for a chart that
// does not fit.
func (r *Renderer) thumbnail(ctx context.Context, d *dataset.Dataset, v *charts.View) (string, error) {
	if !r.HasECharts() || !v.Fits() {
		return "", nil
	}
	drawing := v.Draw(charts.Look{Width: charts.Wide, Style: r.Style})
	return r.element(ctx, d, drawing, picture.Label{ID: "card-" + v.Name, Title: v.Headline})
}
