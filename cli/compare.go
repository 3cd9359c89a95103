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
		},
		flags: []cli.Flag{
			&cli.StringSliceFlag{Name: "part", Usage: "a claim `ID` to compare with the whole; repeatable"},
			&cli.StringFlag{Name: "whole", Usage: "the claim `ID` to compare with"},
			&cli.StringFlag{Name: "out", Usage: "draw it to `FILE` instead: .html, .svg or .png"},
			formatFlag(textOrJSON),
		},
		flagValues: map[string][]string{"format": textOrJSON},
		run:        p.runCompare,
	}
}

func (p *program) runCompare(c *cli.Context) error {
	format, err := oneOf(c, "format", textOrJSON)
	if err != nil {
		return err
	}
	parts, whole := c.StringSlice("part"), c.String("whole")
	if len(parts) == 0 || whole == "" {
		return usageErrorf("see: onrecord compare --help", "want --part and --whole, each with the id of a claim")
	}
	d, err := p.load(c)
	if err != nil {
		return err
	}
	compared, err := d.CompareClaims(parts, whole)
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

// drawComparison draws one comparison as the chart of all comparisons does.
func (p *program) drawComparison(c *cli.Context, d *dataset.Dataset, compared *dataset.Compared, out string) error {
	format := strings.TrimPrefix(filepath.Ext(out), ".")
	if !slices.Contains([]string{"html", "svg", "png"}, format) {
		return usageErrorf("", "--out: want a file .html, .svg or .png, got %q", out)
	}
	alone := *d
	alone.Comparisons = []dataset.Comparison{*compared.Comparison}
	chart, _ := charts.Named("comparison")
	renderer, err := p.renderer(c)
	if err != nil {
		return err
	}
	renderer.Preload(format)
	write, err := p.chartWriter(c, renderer, &alone, chart.Build(&alone), format)
	if err != nil {
		return err
	}
	return p.write(c, out, export.File{Name: out, Write: write})
}
