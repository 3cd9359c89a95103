package main

import (
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"onrecord/export"
)

func (p *program) app() *cli.App {
	app := &cli.App{
		Name: "onrecord", Version: version, HideHelpCommand: true,
		Usage: "charts, a workbook and JSON from claims that are on the record",
		Description: `   onrecord build                     write everything for publication into dist/
   onrecord show                      read the dataset in the terminal
   onrecord check --data flights      find every problem in a dataset of your own`,
		CustomAppHelpTemplate:     appTemplate,
		Reader:                    p.stdin,
		Writer:                    p.stdout,
		ErrWriter:                 p.stderr,
		DisableSliceFlagSeparator: true,
		ExitErrHandler:            func(*cli.Context, error) {},
		OnUsageError:              onUsageError,
		Commands:                  p.commands(),
	}
	return app
}

func onUsageError(c *cli.Context, err error, _ bool) error {
	return wrongUse("see: "+c.Command.HelpName+" --help", "%s", err)
}

// A job is a command without what all commands have in common.
type job struct {
	name, usage, args string
	examples          [][2]string // what to type, and what it does
	flags             []cli.Flag
	reads             reading             // whether it reads a dataset, and whether it takes a part of one
	most              int                 // arguments
	operands          []string            // words that completion offers as arguments
	values            map[string][]string // the values of flags, for completion
	run               func(*cli.Context) error
}

// A reading says what a command has to do with a dataset.
type reading int

const (
	nothing reading = iota // it reads none
	whole                  // it reads one as it is
	anyPart                // it takes the select flags too
)

func (j job) allFlags() []cli.Flag {
	flags := slices.Clone(j.flags)
	if j.reads != nothing {
		flags = append(flags, dataFlag())
	}
	if j.reads == anyPart {
		flags = append(flags, selectFlags()...)
	}
	return append(flags, commonFlags()...)
}

func (p *program) commands() []*cli.Command {
	var out []*cli.Command
	for _, j := range p.jobs() {
		out = append(out, p.command(j))
	}
	return out
}

func (p *program) command(j job) *cli.Command {
	return &cli.Command{
		Name: j.name, Usage: j.usage, HideHelpCommand: true,
		CustomHelpTemplate: help(specOf(j)),
		Flags:              j.allFlags(),
		OnUsageError:       onUsageError,
		Action: func(c *cli.Context) error {
			p.quiet = c.Bool("quiet")
			switch f := c.String("error-format"); f {
			case "text", "json":
				p.jsonError = f == "json"
			default:
				return wrongUse("", "--error-format: want text or json, got %q", f)
			}
			if c.NArg() > j.most {
				return wrongUse("see: onrecord "+j.name+" --help", "want no argument %q here", c.Args().Get(j.most))
			}
			return j.run(c)
		},
	}
}

// jobs are the commands, in the order of the help.
func (p *program) jobs() []job {
	return []job{
		{
			name: "build", usage: "write everything for publication into a folder", reads: anyPart, run: p.build,
			examples: [][2]string{
				{"onrecord build", "write the built-in dataset's pages into dist/"},
				{"onrecord build --data flights --out public", "a dataset of your own, into public/"},
			},
			flags: append(writeFlags(&cli.StringFlag{Name: "out", Value: "dist", Usage: "the `FOLDER`; one that an earlier build made is replaced as a whole"}),
				overwriteFlag()),
		},
		{
			name: "export", usage: "write the dataset in one format", reads: anyPart, run: p.export,
			values: map[string][]string{"format": export.Names()},
			examples: [][2]string{
				{"onrecord export --format json", "one JSON document to stdout"},
				{"onrecord export --out flights.xlsx", "the format follows from the name"},
				{"onrecord export --format csv --out tables", "a folder of CSV tables"},
			},
			flags: append(writeFlags(&cli.StringFlag{Name: "out", Usage: "the `FILE`, or the folder of a format that has several; - for stdout (default)"}),
				&cli.StringFlag{Name: "format", Usage: "write as `NAME`: " + strings.Join(export.Names(), ", ")},
				overwriteFlag()),
		},
		{
			name: "check", usage: "find every problem in a dataset", reads: whole, run: p.check,
			values: map[string][]string{"format": textOrJSON},
			examples: [][2]string{
				{"onrecord check --data flights", "a line a problem: file:line:column: field: what is wrong"},
				{"onrecord check --data flights --format json", "the same for scripts"},
			},
			flags: []cli.Flag{&cli.StringFlag{Name: "format", Value: "text", Usage: "print as `FORMAT`: text or json"}},
		},
		{
			name: "show", usage: "read the dataset in the terminal: events, claims, comparisons", args: "[ID...]", most: 20, reads: anyPart, run: p.show,
			examples: [][2]string{
				{"onrecord show", "what is on record, what is contested, what is not known"},
				{"onrecord show second-flight", "one comparison; likewise an event, a speaker, a source or a claim"},
			},
			flags: []cli.Flag{&cli.BoolFlag{Name: "all", Usage: "print long lists whole", DisableDefaultText: true}},
		},
		{
			name: "compare", usage: "hold any claims against another, without editing the dataset", reads: whole, run: p.compare,
			examples: [][2]string{
				{"onrecord compare --part f3-arrived-tasnim --whole announced-article", "14 against up to 400"},
				{"onrecord compare --part ID --part ID --whole ID --format json", "several parts, for scripts"},
			},
			flags: []cli.Flag{
				&cli.StringSliceFlag{Name: "part", Usage: "a claim `ID` to hold against the whole; may be repeated"},
				&cli.StringFlag{Name: "whole", Usage: "the claim `ID` to hold it against"},
				&cli.StringFlag{Name: "format", Value: "text", Usage: "print as `FORMAT`: text or json"},
			},
			values: map[string][]string{"format": textOrJSON},
		},
		{
			name: "schema", usage: "print the JSON Schema of what export writes", run: p.schema,
			examples: [][2]string{{"onrecord schema > onrecord.schema.json", "for validators and editors"}},
		},
		{
			name: "licenses", usage: "print what is embedded in this program, with its licences", run: p.licenses,
			examples: [][2]string{{"onrecord licenses", "names and full texts"}},
		},
		{
			name: "completion", usage: "print what makes a shell complete commands and flags", args: "SHELL", most: 1, run: p.completion,
			operands: shellNames(),
			examples: [][2]string{
				{"source <(onrecord completion bash)", "for this bash"},
				{"onrecord completion fish > onrecord.fish", "for fish; zsh likewise"},
			},
		},
		{
			name: "man", usage: "print the manual page", run: p.man,
			examples: [][2]string{{"onrecord man > onrecord.1", "then: man ./onrecord.1"}},
		},
	}
}
