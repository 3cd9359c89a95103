package cli

import (
	"path/filepath"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"onrecord/charts"
	"onrecord/dataset"
	"onrecord/export"
	"onrecord/export/terminal"
)

func (p *program) compareCommand() command {
	return command{
		name:  "compare",
		usage: "compare any claims with another, without editing the dataset",
		reads: selectedDataset,
		examples: []example{
			{"onrecord compare --part f3-arrived-tasnim --whole announced-article", "14 against up to 400"},
			{"onrecord compare --part ID --part ID --whole ID --format json", "several parts, for scripts"},
			{"onrecord compare --comparison second-flight --out second.png", "one that the dataset has, as a picture"},
		},
		flags: append(writeFlags(&cli.StringFlag{Name: "out", Usage: "draw it to `FILE` instead: .html, .svg or .png"}), append([]cli.Flag{
			&cli.StringSliceFlag{Name: "part", Usage: "a claim `ID` to compare with the whole; repeatable"},
			&cli.StringFlag{Name: "whole", Usage: "the claim `ID` to compare with"},
			&cli.StringFlag{Name: "comparison", Usage: "the `ID` of a comparison of the dataset, instead of --part and --whole"},
			formatFlag(textOrJSON)}, drawingFlags()...)...),
		flagValues: map[string][]string{"format": textOrJSON, "size": sizeNames()},
		run:        p.runCompare,
	}
}

func (p *program) runCompare(c *cli.Context) error {
	format, err := oneOf(c, "format", textOrJSON)
	if err != nil {
		return err
	}
	if err := checkCompare(c); err != nil {
		return err
	}
	d, err := p.load(c)
	if err != nil {
		return err
	}
	compared, err := compareAsked(c, d)
	if err != nil {
		return err
	}
	if out := c.String("out"); out != "" {
		return p.drawComparison(c, d, &compared, out)
	}
	if format == "json" {
		return export.WriteComparison(p.stdout, d, &compared)
	}
	return terminal.Compare(p.stdout, d, p.terminalStyle(c), &compared)
}

// checkCompare checks the flags before the dataset is read.
func checkCompare(c *cli.Context) error {
	parts, whole, id := c.StringSlice("part"), c.String("whole"), c.String("comparison")
	switch {
	case id != "" && (len(parts) > 0 || whole != ""):
		return usageErrorf("", "want --comparison, or --part and --whole, and not both")
	case id == "" && (len(parts) == 0 || whole == ""):
		return usageErrorf("see: onrecord compare --help", "want --part and --whole, each with the id of a claim")
	}
	if out := c.String("out"); out != "" {
		format := drawnFormat(out)
		if !slices.Contains([]string{"html", "svg", "png"}, format) {
			return usageErrorf("", "--out: want a file .html, .svg or .png, got %q", out)
		}
		return checkDrawing(c, format)
	}
	for _, f := range drawingFlags() {
		if name := f.Names()[0]; c.IsSet(name) {
			return usageErrorf("", "--%s: want --out FILE beside it, since nothing is drawn without it", name)
		}
	}
	return nil
}

// drawnFormat returns the format of a drawing by the name of its file.
func drawnFormat(out string) string {
	format := strings.TrimPrefix(filepath.Ext(out), ".")
	switch format {
	case "json":
		return "option"
	case "htm":
		return "html"
	}
	return format
}

// compareAsked compares what the flags ask for.
func compareAsked(c *cli.Context, d *dataset.Dataset) (dataset.Compared, error) {
	id := c.String("comparison")
	if id == "" {
		return d.CompareClaims(c.StringSlice("part"), c.String("whole"))
	}
	only, err := d.OnlyComparisons([]string{id})
	if err != nil {
		return dataset.Compared{}, err
	}
	return only.Compare(&only.Comparisons[0])
}

// drawComparison draws one comparison as the chart of all comparisons does.
func (p *program) drawComparison(c *cli.Context, d *dataset.Dataset, compared *dataset.Compared, out string) error {
	format := drawnFormat(out)
	alone := d.WithComparison(*compared.Comparison)
	chart, _ := charts.Named("comparison")
	renderer, err := p.renderer(c)
	if err != nil {
		return err
	}
	renderer.Preload(format)
	v := chart.Build(alone)
	overrideTexts(c, v)
	write, err := p.chartWriter(c, renderer, alone, v, format)
	if err != nil {
		return err
	}
	return p.write(c, out, export.File{Name: out, Write: write})
}
