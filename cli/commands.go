package cli

import (
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"onrecord/export"
)

// app is the command line. The commands that are not among the words of a call stand in it by their names
// alone: to make the flags and the help of all of them takes longer than to run a small one.
func (p *program) app(args []string) *cli.App {
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
		Commands:                  p.commands(args),
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
		flags = append(flags, dataFlag(), limitFlag())
	}
	if j.reads == anyPart {
		flags = append(flags, selectFlags()...)
	}
	return append(flags, commonFlags()...)
}

func (p *program) commands(args []string) []*cli.Command {
	var out []*cli.Command
	for _, j := range p.jobs() {
		c := p.command(j)
		if slices.Contains(args, j.name) {
			c.CustomHelpTemplate, c.Flags = help(specOf(j)), j.allFlags()
		}
		out = append(out, c)
	}
	return out
}

func (p *program) command(j job) *cli.Command {
	return &cli.Command{
		Name: j.name, Usage: j.usage, HideHelpCommand: true,
		OnUsageError: onUsageError,
		Action: func(c *cli.Context) (err error) {
			p.quiet = c.Bool("quiet")
			switch f := c.String("error-format"); f {
			case "text", "json":
				p.jsonError = f == "json"
			default:
				return wrongUse("", "--error-format: want text or json, got %q", f)
			}
			if p.limits, err = limits(c); err != nil {
				return err
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
				styleFlag(),
				&cli.StringFlag{Name: "url", Usage: "say where the folder will be published, as the `ADDRESS` of that folder: links to its pages then bring a picture"},
				&cli.StringFlag{Name: "corrections", Usage: "add a page of what changed since the older dataset in `PATH`"},
				overwriteFlag()),
		},
		{
			name: "export", usage: "write the dataset in one format", reads: anyPart, run: p.export,
			values: map[string][]string{"format": export.Names(), "table": export.TableNames()},
			examples: [][2]string{
				{"onrecord export --format json", "one JSON document to stdout"},
				{"onrecord export --out flights.xlsx", "the format follows from the name"},
				{"onrecord export --format csv --out tables", "a folder of CSV tables"},
			},
			flags: append(writeFlags(&cli.StringFlag{Name: "out", Usage: "the `FILE`, or the folder of a format that has several; - for stdout (default)"}),
				&cli.StringFlag{Name: "format", Usage: "write as `NAME`: " + strings.Join(export.Names(), ", ")},
				&cli.StringFlag{Name: "table", Usage: "write only the table `NAME`: " + strings.Join(export.TableNames(), ", ")},
				overwriteFlag()),
		},
		{
			name: "chart", usage: "write one chart as a page or a picture", args: "[NAME]", most: 1, reads: anyPart, run: p.chart,
			examples: [][2]string{
				{"onrecord chart people --out people.html", "a page that works on its own"},
				{"onrecord chart comparison --out comparison.png", "a picture; likewise .svg"},
				{"onrecord chart claims --event flight-1 --format option", "the bare ECharts option to stdout"},
			},
			flags: append(writeFlags(&cli.StringFlag{Name: "out", Usage: "write to `FILE`; - for stdout (default)"}),
				&cli.StringFlag{Name: "name", Usage: "the chart `NAME`: " + strings.Join(chartNames(), ", ")},
				&cli.StringFlag{Name: "format", Usage: "write as `FORMAT`: html, svg, png or option (default: by the name of the file)"},
				&cli.StringFlag{Name: "size", Usage: "draw a picture of a fixed size: `NAME` is card (1200 x 630) or square (1080 x 1080)"},
				styleFlag(),
				&cli.IntFlag{Name: "width", Usage: "lay a picture out for a width of `PIXELS`"},
				&cli.Float64Flag{Name: "scale", Value: defaultScale, Usage: "draw a png with `N` pixels to each pixel of its width"},
				&cli.BoolFlag{Name: "dark", Usage: "draw a picture in the dark scheme", DisableDefaultText: true},
				&cli.StringFlag{Name: "title", Usage: "`TEXT` in place of the headline"},
				&cli.StringFlag{Name: "subtitle", Usage: "`TEXT` in place of the subtitle"},
				&cli.StringFlag{Name: "note", Usage: "`TEXT` in place of the notes"}),
			operands: chartNames(),
			values:   map[string][]string{"name": chartNames(), "format": chartFormats, "size": sizeNames()},
		},
		{
			name: "check", usage: "find every problem in a dataset", reads: whole, run: p.check,
			values: map[string][]string{"format": textOrJSON},
			examples: [][2]string{
				{"onrecord check --data flights", "a line a problem: file:line:column: field: what is wrong"},
				{"onrecord check --data flights --format json", "the same for scripts"},
			},
			flags: []cli.Flag{formatFlag(textOrJSON)},
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
			name: "compare", usage: "hold any claims against another, without editing the dataset", reads: anyPart, run: p.compare,
			examples: [][2]string{
				{"onrecord compare --part f3-arrived-tasnim --whole announced-article", "14 against up to 400"},
				{"onrecord compare --part ID --part ID --whole ID --format json", "several parts, for scripts"},
			},
			flags: []cli.Flag{
				&cli.StringSliceFlag{Name: "part", Usage: "a claim `ID` to hold against the whole; may be repeated"},
				&cli.StringFlag{Name: "whole", Usage: "the claim `ID` to hold it against"},
				&cli.StringFlag{Name: "out", Usage: "draw it to `FILE` instead: .html, .svg or .png"},
				formatFlag(textOrJSON),
			},
			values: map[string][]string{"format": textOrJSON},
		},
		{
			name: "trace", usage: "go from a number, an id or a chart to the claims behind it", args: "[WHAT | WORKBOOK CELL]", most: 2, reads: anyPart, run: p.trace,
			examples: [][2]string{
				{"onrecord trace 13.7%", "a number, as it is shown"},
				{"onrecord trace second-flight.share", "an id; likewise a claim, an event, a speaker or a source"},
				{"onrecord trace --chart people", "everything that a chart shows"},
				{"onrecord trace /derived/ranges/0/high", "a place in the JSON document"},
				{"onrecord trace onrecord.xlsx numbers!D4", "a cell of a workbook"},
			},
			flags: []cli.Flag{
				&cli.BoolFlag{Name: "all", Usage: "print everything that was found in full", DisableDefaultText: true},
				&cli.StringFlag{Name: "chart", Usage: "trace what the chart `NAME` shows: " + strings.Join(chartNames(), ", ")},
				formatFlag(traceFormats),
			},
			values: map[string][]string{"format": traceFormats, "chart": chartNames()},
		},
		{
			name: "diff", usage: "tell what changed between two versions of a dataset: a corrections log", args: "OLD NEW", most: 2, run: p.diff,
			examples: [][2]string{
				{"onrecord diff tables-2025 tables", "a table with both values, for editors"},
				{"onrecord diff old.json new.json --for readers", "the wording of a published correction"},
			},
			flags: append([]cli.Flag{
				&cli.StringFlag{Name: "for", Value: "editors", Usage: "write for `WHOM`: editors or readers"},
				formatFlag(traceFormats),
				limitFlag(),
			}, selectFlags()...),
			values: map[string][]string{"for": {"editors", "readers"}, "format": traceFormats},
		},
		{
			name: "drift", usage: "show how numbers changed on their way through reports", reads: anyPart, run: p.drift,
			examples: [][2]string{
				{"onrecord drift", "plans told as head-counts, qualifiers that got lost"},
				{"onrecord drift --event flight-1 --format json", "one event, for scripts"},
			},
			flags:  []cli.Flag{formatFlag(textOrJSON)},
			values: map[string][]string{"format": textOrJSON},
		},
		{
			name: "lint", usage: "hold the numbers in a draft story against the dataset", args: "STORY", most: 1, reads: anyPart, run: p.lint,
			examples: [][2]string{
				{"onrecord lint story.md", "what is on record for each number that does not agree"},
				{"onrecord lint story.html --strict", "exit with 4 where there are findings"},
				{"onrecord lint story.md --format github", "annotations for a pull request"},
			},
			flags: []cli.Flag{
				&cli.BoolFlag{Name: "strict", Usage: "exit with 4 where there are findings", DisableDefaultText: true},
				&cli.StringFlag{Name: "ignore", Usage: "pass over the figures in `FILE`, one a line: they are not about the dataset"},
				formatFlag(lintFormats),
			},
			values: map[string][]string{"format": lintFormats},
		},
		{
			name: "import", usage: "read an edited workbook back into the tables, as a reviewed change", run: p.importWorkbook,
			examples: [][2]string{
				{"onrecord import --workbook edited.xlsx --data flights", "what changed, cell by cell; nothing is written"},
				{"onrecord import --workbook edited.xlsx --data flights --write", "the same, and write it"},
			},
			flags: []cli.Flag{
				&cli.StringFlag{Name: "workbook", Usage: "the edited workbook, a `FILE` that export wrote and somebody saved"},
				&cli.StringFlag{Name: "data", Usage: "the `FOLDER` of the dataset; one that is empty or not there gets a new one"},
				&cli.BoolFlag{Name: "write", Usage: "write the tables that change", DisableDefaultText: true},
				&cli.StringFlag{Name: "prefer", Usage: "where both have changed the same, take the side of `WHICH`: workbook or dataset"},
				formatFlag(textOrJSON),
				limitFlag(),
			},
			values: map[string][]string{"format": textOrJSON, "prefer": {"workbook", "dataset"}},
		},
		{
			name: "init", usage: "start a dataset folder of your own", args: "FOLDER", most: 1, run: p.init,
			examples: [][2]string{
				{"onrecord init flights", "tables with an example to replace, a README, a workflow that checks them"},
				{"onrecord init --workbook new.xlsx", "an empty workbook to fill in, for import to make a folder of"},
			},
			flags: []cli.Flag{
				&cli.StringFlag{Name: "workbook", Usage: "write an empty workbook to `FILE` and no folder"},
				&cli.BoolFlag{Name: "no-input", Usage: "ask nothing; init never asks", DisableDefaultText: true},
			},
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
