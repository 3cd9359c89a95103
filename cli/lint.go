package cli

import (
	"fmt"
	"io"
	"os"

	"github.com/urfave/cli/v2"

	"onrecord/dataset"
	"onrecord/dataset/lint"
	"onrecord/export/terminal"
)

func (p *program) lintCommand() command {
	return command{
		name:    "lint",
		usage:   "check the numbers in a draft story against the dataset",
		args:    "STORY",
		maxArgs: 1,
		reads:   selectedDataset,
		examples: []example{
			{"onrecord lint story.md", "lists what is on record for each number that differs"},
			{"onrecord lint story.html --strict", "exit with status 4 if there are findings"},
			{"onrecord lint story.md --format github", "annotations for a pull request"},
		},
		flags: []cli.Flag{
			&cli.BoolFlag{Name: "strict", Usage: "exit with status 4 if there are findings", DisableDefaultText: true},
			&cli.StringFlag{Name: "ignore", Usage: "skip the figures listed in `FILE`, one per line"},
			formatFlag(lintFormats),
		},
		flagValues: map[string][]string{"format": lintFormats},
		run:        p.runLint,
	}
}

// lintFormats are the values of --format of lint.
var lintFormats = []string{"text", "json", "github"}

func (p *program) runLint(c *cli.Context) error {
	format, err := oneOf(c, "format", lintFormats)
	if err != nil {
		return err
	}
	if c.NArg() != 1 {
		return usageErrorf("see: onrecord lint --help", "want a story: a Markdown, text or HTML file, or - for stdin")
	}
	d, err := p.load(c)
	if err != nil {
		return err
	}
	story, err := p.readStory(c.Args().First())
	if err != nil {
		return err
	}
	var o lint.Options
	if name := c.String("ignore"); name != "" {
		f, err := os.Open(name)
		if err != nil {
			return err
		}
		defer f.Close()
		if o.Ignore, err = lint.ReadIgnore(f); err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
	}
	findings := lint.Check(d, story, o)
	write := map[string]func(io.Writer, *dataset.Dataset, []lint.Finding) error{"text": terminal.Lint, "json": lint.WriteJSON, "github": terminal.LintGitHub}
	if err := write[format](p.stdout, d, findings); err != nil {
		return err
	}
	if len(findings) > 0 && c.Bool("strict") {
		return errFindings
	}
	return nil
}

// readStory reads a draft, whose format follows from its name.
func (p *program) readStory(name string) (lint.Story, error) {
	if name == "-" {
		return lint.ReadWithin(p.limits, p.stdin, "stdin", lint.Markdown)
	}
	f, err := os.Open(name)
	if err != nil {
		return lint.Story{}, err
	}
	defer f.Close()
	return lint.ReadWithin(p.limits, f, name, lint.Auto)
}
