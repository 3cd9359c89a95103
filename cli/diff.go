package cli

import (
	"github.com/urfave/cli/v2"

	"onrecord/charts"
	"onrecord/dataset"
	"onrecord/dataset/diff"
	"onrecord/export/terminal"
)

func (p *program) diffCommand() command {
	return command{
		name:    "diff",
		usage:   "list what changed between two versions of a dataset (a corrections log)",
		args:    "OLD NEW",
		maxArgs: 2,
		examples: []example{
			{"onrecord diff tables-2025 tables", "a table with both values, for editors"},
			{"onrecord diff old.json new.json --for readers", "the wording of a published correction"},
		},
		flags: append([]cli.Flag{
			&cli.StringFlag{Name: "for", Value: "editors", Usage: "write for `AUDIENCE`: editors or readers"},
			formatFlag(textMarkdownOrJSON),
			limitFlag(),
		}, selectFlags()...),
		flagValues: map[string][]string{"for": {"editors", "readers"}, "format": textMarkdownOrJSON},
		run:        p.runDiff,
	}
}

func (p *program) runDiff(c *cli.Context) error {
	format, err := oneOf(c, "format", textMarkdownOrJSON)
	if err != nil {
		return err
	}
	audience, err := oneOf(c, "for", []string{"editors", "readers"})
	if err != nil {
		return err
	}
	if c.NArg() != 2 {
		return usageErrorf("see: onrecord diff --help", "want two datasets: the old and the new one")
	}
	old, d, err := p.readVersions(c)
	if err != nil {
		return err
	}
	log := diff.Of(old, d, chartPlaces(d)...)
	switch {
	case format == "json":
		return log.WriteJSON(p.stdout)
	case format == "markdown" && audience == "readers":
		return terminal.DiffReadersMarkdown(p.stdout, d, &log)
	case format == "markdown":
		return terminal.DiffEditorsMarkdown(p.stdout, d, &log)
	case audience == "readers":
		return terminal.DiffReaders(p.stdout, d, &log, p.terminalStyle(c))
	}
	return terminal.DiffEditors(p.stdout, d, &log, p.terminalStyle(c))
}

// readVersions reads the two datasets, and returns the part of each that the flags select.
func (p *program) readVersions(c *cli.Context) (old, new *dataset.Dataset, err error) {
	s, given, err := readSelection(c)
	if err != nil {
		return nil, nil, err
	}
	if old, err = p.limits.Load(c.Args().Get(0), p.stdin); err != nil {
		return nil, nil, err
	}
	if new, err = p.limits.Load(c.Args().Get(1), p.stdin); err != nil || !given {
		return old, new, err
	}
	return selectVersions(old, new, s)
}

// selectVersions returns the same part of two versions.
func selectVersions(old, new *dataset.Dataset, s dataset.Selection) (oldPart, newPart *dataset.Dataset, err error) {
	oldPart, err = old.SelectBeside(new, s)
	if err != nil {
		return nil, nil, err
	}
	newPart, err = new.SelectBeside(old, s)
	return oldPart, newPart, err
}

// chartPlaces returns the charts as places where a change can be seen.
func chartPlaces(d *dataset.Dataset) []diff.Place {
	var places []diff.Place
	for _, c := range charts.All {
		if v := c.Build(d); v.Fits() {
			places = append(places, diff.Place{Name: c.Name, IDs: idsShownBy(v)})
		}
	}
	return places
}
