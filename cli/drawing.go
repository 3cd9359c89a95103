package cli

import (
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"onrecord/charts"
	"onrecord/export/site"
)

// defaultScale is the number of pixels of a png for each pixel of its width.
const defaultScale = 2.0

// drawingFlags returns the flags of commands that draw one chart.
func drawingFlags() []cli.Flag {
	return []cli.Flag{
		&cli.StringFlag{Name: "size", Usage: "draw a picture of a fixed size: `NAME` is card (1200 x 630) or square (1080 x 1080)"},
		styleFlag(),
		&cli.IntFlag{Name: "width", Usage: "lay out the picture `PIXELS` wide"},
		&cli.Float64Flag{Name: "scale", Value: defaultScale, Usage: "PNG resolution: `N` device pixels per layout pixel"},
		&cli.BoolFlag{Name: "dark", Usage: "draw a picture in the dark scheme", DisableDefaultText: true},
		&cli.StringFlag{Name: "title", Usage: "replace the headline with `TEXT`"},
		&cli.StringFlag{Name: "subtitle", Usage: "replace the subtitle with `TEXT`"},
		&cli.StringFlag{Name: "note", Usage: "replace all notes with `TEXT`; what explains the marks stays"},
	}
}

// styleFlag returns the flag of commands that draw.
func styleFlag() cli.Flag {
	return &cli.StringFlag{Name: "style", Usage: "the house style in `FILE` (default: style.json beside the dataset, if it is there)"}
}

// comparisonFlag returns the flag that chooses what charts of comparisons draw.
func comparisonFlag() cli.Flag {
	return &cli.StringSliceFlag{Name: "comparison", Usage: "draw the comparison with this `ID`, and not others; repeatable"}
}

// checkComparisons refuses comparisons for a chart that draws none, or not as many.
func checkComparisons(chart *charts.Chart, ids []string) error {
	switch {
	case len(ids) == 0 || len(ids) <= chart.Comparisons:
		return nil
	case chart.Comparisons == 0:
		return usageErrorf("see: onrecord chart --help", "the chart %s draws no comparisons, so %q chooses nothing; want one of %s", chart.Name, ids[0], strings.Join(comparing(), ", "))
	}
	return usageErrorf("", "the chart %s draws at most %s, got %d", chart.Name, plural(chart.Comparisons, "comparison", "comparisons"), len(ids))
}

// comparing returns the names of the charts that draw comparisons.
func comparing() []string {
	var names []string
	for _, c := range charts.All {
		if c.Comparisons > 0 {
			names = append(names, c.Name)
		}
	}
	return names
}

// checkDrawing refuses the drawingFlags that make no sense together, or for a format.
func checkDrawing(c *cli.Context, format string) error {
	if size := c.String("size"); c.IsSet("size") && !slices.Contains(sizeNames(), size) {
		return unknownName("size", size, sizeNames(), "onrecord "+c.Command.Name+" --help")
	}
	if c.IsSet("size") && c.IsSet("width") {
		return usageErrorf("", "--size and --width: want one of them; a picture of a fixed size has its own width")
	}
	for _, flag := range []struct{ name, formats string }{{"size", "svg png"}, {"width", "svg png option"}, {"dark", "svg png option"}, {"scale", "png"}} {
		if c.IsSet(flag.name) && !slices.Contains(strings.Fields(flag.formats), format) {
			return usageErrorf("", "--%s: it is for %s; %s", flag.name, strings.ReplaceAll(flag.formats, " ", ", "), notFor(format))
		}
	}
	if c.IsSet("width") && c.Int("width") < 1 {
		return usageErrorf("", "--width: want a width in pixels, 1 or more, got %d", c.Int("width"))
	}
	if scale := c.Float64("scale"); c.IsSet("scale") && !(scale > 0) {
		return usageErrorf("", "--scale: want a number of pixels above 0, got %g", scale)
	}
	for _, name := range []string{"title", "subtitle"} {
		if c.IsSet(name) && strings.TrimSpace(c.String(name)) == "" {
			return usageErrorf("", "--%s: want a text, got an empty one; leave the flag out for the chart's own words", name)
		}
	}
	return nil
}

// notFor says why a flag that is for pictures is not for a format.
func notFor(format string) string {
	switch format {
	case "html":
		return "a page follows the reader's screen"
	case "option":
		return "an option is laid out by the page that draws it"
	}
	return "this picture is " + format
}

// overrideTexts replaces the texts of a chart by those of --title, --subtitle and --note.
func overrideTexts(c *cli.Context, v *charts.View) {
	if c.IsSet("title") {
		v.Headline = c.String("title")
	}
	if c.IsSet("subtitle") {
		v.Subtitle = c.String("subtitle")
	}
	if c.IsSet("note") {
		v.OwnNote, v.Notes = c.String("note"), nil
		if v.OwnNote != "" {
			v.Notes = []string{v.OwnNote}
		}
	}
}

func sizeNames() []string {
	out := make([]string, len(site.PictureSizes))
	for i, s := range site.PictureSizes {
		out[i] = s.Name
	}
	return out
}
