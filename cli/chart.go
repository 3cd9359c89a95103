package cli

import (
	"errors"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"onrecord/charts"
	"onrecord/dataset"
	"onrecord/export"
	"onrecord/export/site"
)

func (p *program) chartCommand() command {
	return command{
		name:    "chart",
		usage:   "write one chart as a page or a picture",
		args:    "[NAME [COMPARISON ...]]",
		maxArgs: anyNumber,
		reads:   selectedDataset,
		examples: []example{
			{"onrecord chart people --out people.html", "a page that works on its own"},
			{"onrecord chart comparison --out comparison.png", "a picture; likewise .svg"},
			{"onrecord chart people second-flight --out people.svg", "one comparison of the dataset, by its id"},
			{"onrecord chart claims --event flight-1 --format option", "the bare ECharts option to stdout"},
		},
		flags: append(writeFlags(&cli.StringFlag{Name: "out", Usage: "write to `FILE`; - for stdout (default)"}), append([]cli.Flag{
			&cli.StringFlag{Name: "name", Usage: "the chart `NAME`: " + strings.Join(chartNames(), ", ")},
			&cli.StringFlag{Name: "format", Usage: "write as `FORMAT`: html, svg, png or option (default: by the name of the file)"},
			comparisonFlag()}, drawingFlags()...)...),
		argValues:  chartNames(),
		flagValues: map[string][]string{"name": chartNames(), "format": chartFormats, "size": sizeNames()},
		run:        p.runChart,
	}
}

func (p *program) runChart(c *cli.Context) error {
	name, ids := c.String("name"), c.Args().Slice()
	if name == "" && len(ids) > 0 {
		name, ids = ids[0], ids[1:]
	}
	if name == "" {
		return usageErrorf("see: onrecord chart --help", "want the name of a chart: %s", strings.Join(chartNames(), ", "))
	}
	chart, ok := charts.Named(name)
	if !ok {
		return unknownName("chart", name, chartNames(), "onrecord chart --help")
	}
	ids = append(ids, c.StringSlice("comparison")...)
	if err := checkComparisons(&chart, ids); err != nil {
		return err
	}
	out, format, err := chartFormat(c)
	if err != nil {
		return err
	}
	if err := checkDrawing(c, format); err != nil {
		return err
	}
	renderer, err := p.renderer(c)
	if err != nil {
		return err
	}
	renderer.Preload(format)
	d, err := p.load(c)
	if err != nil {
		return err
	}
	if len(ids) > 0 {
		if d, err = d.OnlyComparisons(ids); err != nil {
			return err
		}
	}
	v := chart.Build(d)
	overrideTexts(c, v)
	if format == "option" && v.Fits() && v.Selection != "" { // it holds no words around the chart
		p.note("%s", v.Selection)
	}
	write, err := p.chartWriter(c, renderer, d, v, format)
	if err != nil {
		return err
	}
	return p.write(c, out, export.File{Name: out, Write: write})
}

// chartFormats are the values of --format of chart.
var chartFormats = []string{"html", "svg", "png", "option"}

// chartFormat reads --out and --format. The format may follow from the name of the file.
func chartFormat(c *cli.Context) (out, format string, err error) {
	out, format = c.String("out"), c.String("format")
	if out == "" {
		out = "-"
	}
	if format == "" {
		if format = drawnFormat(out); out == "-" {
			format = "html"
		}
	}
	if !slices.Contains(chartFormats, format) {
		return "", "", usageErrorf("see: onrecord chart --help", "want a chart as one of %s, got %q", strings.Join(chartFormats, ", "), format)
	}
	return out, format, nil
}

// chartWriter returns a function that writes a chart in a format. It draws pictures right away, so that a
// failure touches no file.
func (p *program) chartWriter(c *cli.Context, renderer *site.Renderer, d *dataset.Dataset, v *charts.View, format string) (func(io.Writer) error, error) {
	style := site.PictureStyle{Width: c.Int("width"), Size: c.String("size"), Dark: c.Bool("dark")}
	var b []byte
	var err error
	switch format {
	case "html":
		return func(w io.Writer) error { return renderer.StandalonePage(p.ctx, w, d, v) }, nil
	case "svg":
		b, err = renderer.SVG(p.ctx, d, v, style)
	case "png":
		b, err = renderer.PNG(p.ctx, d, v, style, c.Float64("scale"))
	case "option":
		b, err = renderer.Option(v, style)
	}
	return func(w io.Writer) error {
		_, err := w.Write(b)
		return err
	}, err
}

func chartNames() []string {
	out := make([]string, len(charts.All))
	for i, c := range charts.All {
		out[i] = c.Name
	}
	return out
}

// A styleError reports what is wrong with a house style.
type styleError struct{ dataset.Problems }

// renderer returns a renderer with the house style of --style or, without it, of style.json in the dataset.
func (p *program) renderer(c *cli.Context) (*site.Renderer, error) {
	renderer := site.NewRenderer()
	name := c.String("style")
	if name == "" {
		name = filepath.Join(c.String("data"), "style.json")
		if info, err := os.Stat(name); c.String("data") == "" || err != nil || !info.Mode().IsRegular() {
			return renderer, nil
		}
	}
	f, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	p.addInput(name, "the house style")
	renderer.Style, err = charts.ReadStyle(f)
	var wrong charts.StyleProblems
	if errors.As(err, &wrong) {
		var problems dataset.Problems
		for _, w := range wrong {
			problems = append(problems, dataset.Problem{File: name, Line: w.Line, Column: w.Column, Code: "style", Message: w.Message})
		}
		return nil, &styleError{problems}
	}
	return renderer, err
}
