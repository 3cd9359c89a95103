package cli

import (
	"github.com/urfave/cli/v2"

	"onrecord/dataset/drift"
	"onrecord/export/terminal"
)

func (p *program) driftCommand() command {
	return command{
		name:  "drift",
		usage: "show how numbers changed as they were passed on",
		reads: selectedDataset,
		examples: []example{
			{"onrecord drift", "plans reported as headcounts, qualifiers that were dropped: a sentence each"},
			{"onrecord drift --all", "every claim on the way, with its words, source and link"},
			{"onrecord drift --event flight-1 --format json", "one event, for scripts"},
		},
		flags:      []cli.Flag{formatFlag(textOrJSON), allFlag("print everything: each claim with its words, source and link")},
		flagValues: map[string][]string{"format": textOrJSON},
		run:        p.runDrift,
	}
}

func (p *program) runDrift(c *cli.Context) error {
	format, err := oneOf(c, "format", textOrJSON)
	if err != nil {
		return err
	}
	d, err := p.load(c)
	if err != nil {
		return err
	}
	if format == "json" {
		return drift.WriteJSON(p.stdout, d, drift.Find(d))
	}
	return terminal.Drift(p.stdout, d, drift.Find(d), p.terminalStyle(c))
}
