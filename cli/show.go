package cli

import (
	"github.com/urfave/cli/v2"

	"onrecord/export"
	"onrecord/export/terminal"
)

func (p *program) showCommand() command {
	return command{
		name:    "show",
		usage:   "read the dataset in the terminal: events, claims, comparisons",
		args:    "[ID...]",
		maxArgs: 20,
		reads:   selectedDataset,
		examples: []example{
			{"onrecord show", "what is on record, on one screen; with --all, everything"},
			{"onrecord show second-flight", "one comparison; likewise an event, a speaker, a source or a claim"},
			{"onrecord show flight-1 --all", "each of its claims with its words, source and link"},
			{"onrecord show flight-1 --format json", "the same as data, with the derived numbers"},
		},
		flags: []cli.Flag{
			allFlag("print everything: each claim with its words, source and link, long lists in full"),
			formatFlag(textOrJSON),
		},
		flagValues: map[string][]string{"format": textOrJSON},
		run:        p.runShow,
	}
}

func (p *program) runShow(c *cli.Context) error {
	format, err := oneOf(c, "format", textOrJSON)
	if err != nil {
		return err
	}
	d, err := p.load(c)
	if err != nil {
		return err
	}
	if format == "json" {
		return export.WriteShown(p.stdout, d, c.Args().Slice())
	}
	return terminal.Show(p.stdout, d, p.terminalStyle(c), c.Args().Slice()...)
}
