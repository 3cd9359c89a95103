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
			{"onrecord show", "what is on record, what is contested, what is unknown"},
			{"onrecord show second-flight", "one comparison; likewise an event, a speaker, a source or a claim"},
		},
		flags: []cli.Flag{&cli.BoolFlag{Name: "all", Usage: "print long lists in full", DisableDefaultText: true}},
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
