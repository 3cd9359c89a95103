package charts

import (
	_ "embed"
	"encoding/json"
	"io"
	"math"
	"strconv"
	"strings"

	echarts "github.com/go-echarts/go-echarts/v2/charts"
	"github.com/go-echarts/go-echarts/v2/opts"
	"github.com/go-echarts/go-echarts/v2/render"
)

//go:embed functions.js
var functions string

// Functions is a JavaScript expression: the table of the functions that an option may name. It is the
// same for all charts and all datasets.
func Functions() string { return functions }

// fn names a function of the table, with the arguments that make it.
func fn(name string, args ...any) map[string]any { return map[string]any{"$fn": name, "args": args} }

// drawing turns the scene into an ECharts option.
func (s *scene) drawing(l Look) Drawing {
	c := echarts.NewCustom()
	c.SetGlobalOptions(
		echarts.WithXAxisOpts(opts.XAxis{Type: "value", Show: opts.Bool(s.step > 0), Min: 0, Max: s.max, Position: "top"}),
		echarts.WithYAxisOpts(opts.YAxis{Type: "value", Show: opts.Bool(false), Min: 0, Max: s.height}),
		echarts.WithGridOpts(opts.Grid{}),
		echarts.WithLegendOpts(opts.Legend{Show: opts.Bool(false)}),
		echarts.WithTooltipOpts(opts.Tooltip{Show: opts.Bool(false)}),
	)
	back := make([]opts.CustomData, 1)
	back[0].Value = []float64{0, 0}
	marks := make([]opts.CustomData, len(s.marks))
	shapes := make([][]shape, len(s.marks))
	for i, m := range s.marks {
		// The name is how a page knows which claims a mark leads to.
		marks[i] = opts.CustomData{Name: strings.Join(m.claims, " "), Value: []float64{round(m.x), round(m.y)}}
		shapes[i] = m.shapes
	}
	c.AddSeries("back", back)
	c.AddSeries("marks", marks)
	c.Accept(sceneVisitor{s: s, shapes: [][][]shape{{s.back}, shapes}})
	r := &optionRenderer{c: c}
	c.Renderer = r
	return Drawing{Option: c.RenderContent(), Width: l.Width, Height: s.pixels()}
}

// pixels is the height of it all.
func (s *scene) pixels() int { return int(math.Ceil(s.height + axisRoom(s))) }

// axisRoom is the pixels above the scene for the labels of the axis, if it has one.
func axisRoom(s *scene) float64 {
	if s.step > 0 {
		return 40
	}
	return 0
}

// sceneVisitor sets what go-echarts has no fields for.
type sceneVisitor struct {
	echarts.BaseConfigurationVisitor
	s      *scene
	shapes [][][]shape
}

// VisitSeriesOpt gives each series the function that draws its marks.
func (v sceneVisitor) VisitSeriesOpt(series echarts.MultiSeries) any {
	look := map[string]any{"rtl": v.s.look.rtl, "font": v.s.look.Style.Font, "c": v.s.p.Paper}
	if v.s.step > 0 || v.s.lined {
		look["lined"] = true
	}
	list := make([]map[string]any, len(series))
	for i, s := range series {
		list[i] = map[string]any{
			"type": s.Type, "name": s.Name, "data": s.Data, "silent": i == 0, "clip": false, "z": i + 2,
			"renderItem": fn("shapes", look, v.shapes[i]),
		}
	}
	return list
}

// VisitGrid is the place of the axis: between the labels at its sides.
func (v sceneVisitor) VisitGrid([]opts.Grid) any {
	left, right := v.s.before, v.s.after
	if v.s.look.rtl {
		left, right = right, left
	}
	return map[string]any{"left": left, "right": right, "top": axisRoom(v.s), "bottom": 0,
		"outerBoundsMode": "none"} // or ECharts moves the axis to make room for its labels
}

// VisitYAxis counts pixels from the top.
func (v sceneVisitor) VisitYAxis(y []opts.YAxis) any {
	return map[string]any{"type": y[0].Type, "show": false, "min": y[0].Min, "max": y[0].Max, "inverse": true}
}

// VisitXAxis is an axis whose numbers are already in words.
func (v sceneVisitor) VisitXAxis(x []opts.XAxis) any {
	s := v.s
	axis := map[string]any{"type": x[0].Type, "show": x[0].Show, "min": x[0].Min, "max": x[0].Max, "inverse": s.look.rtl}
	if s.step == 0 {
		return axis
	}
	labels := map[string]string{}
	for n := 0.0; n <= s.max; n += s.step {
		labels[strconv.FormatInt(int64(n), 10)] = s.w.Number(int64(n))
	}
	axis["position"] = x[0].Position
	axis["interval"] = s.step
	axis["axisLine"] = map[string]any{"show": false}
	axis["axisTick"] = map[string]any{"show": false}
	axis["splitLine"] = map[string]any{"show": true, "lineStyle": map[string]any{"color": s.p.Line}}
	label := map[string]any{"formatter": fn("lookup", labels), "color": s.p.Muted, "fontSize": smallSize, "hideOverlap": true}
	// A label in the middle of its tick would be cut off where the axis ends at the edge.
	if s.before < textWidth(labels["0"], smallSize, false)/2 {
		label["alignMinLabel"] = leftOr(s.look.rtl)
	}
	if s.after < textWidth(s.w.Number(int64(s.max)), smallSize, false)/2 {
		label["alignMaxLabel"] = leftOr(!s.look.rtl)
	}
	axis["axisLabel"] = label
	axis["name"] = s.unit
	axis["nameLocation"] = "start"
	axis["nameGap"] = 0
	axis["nameTextStyle"] = map[string]any{"color": s.p.Muted, "fontSize": smallSize, "align": leftOr(s.look.rtl), "padding": []int{0, 0, 22, 0}, "verticalAlign": "bottom"}
	return axis
}

// Visit sets what belongs to no part.
func (v sceneVisitor) Visit(o map[string]any) {
	o["animation"] = false
	o["useUTC"] = true // or a date is drawn where the reader's clock has it
	o["backgroundColor"] = v.s.p.Paper
	o["textStyle"] = map[string]any{"fontFamily": v.s.look.Style.Font, "color": v.s.p.Ink}
	o["aria"] = map[string]any{"enabled": false} // the page has words of its own
	delete(o, "title")
	delete(o, "toolbox")
}

func leftOr(rtl bool) string {
	if rtl {
		return "right"
	}
	return "left"
}

// round keeps pixels and values short in JSON.
func round(x float64) float64 { return math.Round(x*100) / 100 }

// optionRenderer stands in for go-echarts' own page, in which a dataset's text could run as code: it
// writes the option and nothing else.
type optionRenderer struct{ c *echarts.Custom }

// RenderContent is the option as JSON that is safe in a script element: the keys are sorted, and < > &
// and the line separators of Unicode are escaped.
func (r *optionRenderer) RenderContent() []byte {
	b, err := json.Marshal(r.c.JSON())
	if err != nil {
		panic("internal: an option is not JSON: " + err.Error()) // it is made of numbers and strings only
	}
	return b
}

// Render writes the option.
func (r *optionRenderer) Render(w io.Writer) error {
	_, err := w.Write(r.RenderContent())
	return err
}

// RenderSnippet is the option for those who write a page of their own.
func (r *optionRenderer) RenderSnippet() render.ChartSnippet {
	return render.ChartSnippet{Option: string(r.RenderContent())}
}
