package cli

import (
	"github.com/urfave/cli/v2"

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
		},
		flags: []cli.Flag{allFlag("print everything: each claim with its words, source and link, long lists in full")},
		run:   p.runShow,
	}
}

func (p *program) runShow(c *cli.Context) error {
	d, err := p.load(c)
	if err != nil {
		return err
	}
	return terminal.Show(p.stdout, d, p.terminalStyle(c), c.Args().Slice()...)
}
