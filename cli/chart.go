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
)

func (p *program) chartCommand() command {
	return command{
		name:    "chart",
		usage:   "write one chart as a page or a picture",
		args:    "[NAME]",
		maxArgs: 1,
		reads:   selectedDataset,
		examples: []example{
			{"onrecord chart people --out people.html", "a page that works on its own"},
			{"onrecord chart comparison --out comparison.png", "a picture; likewise .svg"},
			{"onrecord chart claims --event flight-1 --format option", "the bare ECharts option to stdout"},
		},
		flags: append(writeFlags(&cli.StringFlag{Name: "out", Usage: "write to `FILE`; - for stdout (default)"}),
			&cli.StringFlag{Name: "name", Usage: "the chart `NAME`: " + strings.Join(chartNames(), ", ")},
			&cli.StringFlag{Name: "format", Usage: "write as `FORMAT`: html, svg, png or option (default: by the name of the file)"},
			&cli.StringFlag{Name: "size", Usage: "draw a picture of a fixed size: `NAME` is card (1200 x 630) or square (1080 x 1080)"},
			styleFlag(),
			&cli.IntFlag{Name: "width", Usage: "lay a picture out for a width of `PIXELS`"},
			&cli.Float64Flag{Name: "scale", Value: defaultScale, Usage: "draw a png with `N` pixels to each pixel of its width"},
			&cli.BoolFlag{Name: "dark", Usage: "draw a picture in the dark scheme", DisableDefaultText: true},
			&cli.StringFlag{Name: "title", Usage: "`TEXT` in place of the headline"},
			&cli.StringFlag{Name: "subtitle", Usage: "`TEXT` in place of the subtitle"},
			&cli.StringFlag{Name: "note", Usage: "`TEXT` in place of the notes"}),
		argValues:  chartNames(),
		flagValues: map[string][]string{"name": chartNames(), "format": chartFormats, "size": sizeNames()},
		run:        p.runChart,
	}
}

func (p *program) runChart(c *cli.Context) error {
	name := c.Args().First()
	if name == "" {
		name = c.String("name")
	}
	if name == "" {
		return wrongUse("see: onrecord chart --help", "want the name of a chart: %s", strings.Join(chartNames(), ", "))
	}
	chart, ok := charts.Named(name)
	if !ok {
		return unknown("chart", name, chartNames(), "onrecord chart --help")
	}
	out, format, err := chartFormat(c)
	if err != nil {
		return err
	}
	studio, err := p.studio(c)
	if err != nil {
		return err
	}
	studio.Warm(format)
	d, err := p.load(c)
	if err != nil {
		return err
	}
	v := chart.Build(d)
	reword(c, v)
	write, err := p.chartWriter(c, studio, d, v, format)
	if err != nil {
		return err
	}
	return p.write(c, out, export.File{Name: out, Write: write})
}

// chartFormats are the values of --format of chart.
var chartFormats = []string{"html", "svg", "png", "option"}

// chartFormat reads --out and --format of chart, each of which may follow from the other.
func chartFormat(c *cli.Context) (out, format string, err error) {
	out, format = c.String("out"), c.String("format")
	if out == "" {
		out = "-"
	}
	if format == "" {
		format = strings.TrimPrefix(filepath.Ext(out), ".")
		switch {
		case out == "-":
			format = "html"
		case format == "json":
			format = "option"
		case format == "htm":
			format = "html"
		}
	}
	if !slices.Contains(chartFormats, format) {
		return "", "", wrongUse("see: onrecord chart --help", "want a chart as one of %s, got %q", strings.Join(chartFormats, ", "), format)
	}
	return out, format, nil
}

// reword puts the caller's words in place of the chart's.
func reword(c *cli.Context, v *charts.View) {
	if c.IsSet("title") {
		v.Headline = c.String("title")
	}
	if c.IsSet("subtitle") {
		v.Subtitle = c.String("subtitle")
	}
	if c.IsSet("note") {
		v.OwnNote = c.String("note")
		v.Notes = []string{v.OwnNote}
	}
}

// defaultScale is how many pixels of a png stand for one of its width.
const defaultScale = 2.0

// chartWriter gives what writes a chart in a format. Pictures are drawn first, so that a failure
// touches no file.
func (p *program) chartWriter(c *cli.Context, studio *export.Studio, d *dataset.Dataset, v *charts.View, format string) (func(io.Writer) error, error) {
	style := export.PictureStyle{Width: c.Int("width"), Size: c.String("size"), Dark: c.Bool("dark")}
	if style.Size != "" && !slices.Contains(sizeNames(), style.Size) {
		return nil, unknown("size", style.Size, sizeNames(), "onrecord chart --help")
	}
	var b []byte
	var err error
	switch format {
	case "html":
		return func(w io.Writer) error { return export.LonePage(p.ctx, studio, w, d, v) }, nil
	case "svg":
		b, err = studio.SVG(p.ctx, d, v, style)
	case "png":
		scale := defaultScale
		if c.IsSet("scale") { // compare draws too, and has no such flag
			scale = c.Float64("scale")
		}
		b, err = studio.PNG(p.ctx, d, v, style, scale)
	case "option":
		b, err = studio.Option(v, style)
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

func sizeNames() []string {
	out := make([]string, len(export.PictureSizes))
	for i, s := range export.PictureSizes {
		out[i] = s.Name
	}
	return out
}

// styleFlag is the flag of commands that draw.
func styleFlag() cli.Flag {
	return &cli.StringFlag{Name: "style", Usage: "the house style in `FILE` (default: style.json beside the dataset, if it is there)"}
}

// A styleError is what is wrong with a house style.
type styleError struct{ dataset.Problems }

// studio is what draws, in the house style that --style names or that lies beside the dataset.
func (p *program) studio(c *cli.Context) (*export.Studio, error) {
	studio := export.NewStudio()
	name := c.String("style")
	if name == "" {
		name = filepath.Join(c.String("data"), "style.json")
		if info, err := os.Stat(name); c.String("data") == "" || err != nil || !info.Mode().IsRegular() {
			return studio, nil
		}
	}
	f, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	p.reads(name, "the house style")
	studio.Style, err = charts.ReadStyle(f)
	var wrong charts.StyleProblems
	if errors.As(err, &wrong) {
		var problems dataset.Problems
		for _, w := range wrong {
			problems = append(problems, dataset.Problem{File: name, Line: w.Line, Column: w.Column, Code: "style", Message: w.Message})
		}
		return nil, &styleError{problems}
	}
	return studio, err
}
