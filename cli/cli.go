// Package cli is the command line of onrecord.
//
// Results go to stdout and everything else to stderr; "-" is stdin or stdout. The exit status is 0 for
// done, 1 for failed, 2 for used wrongly, 3 for a dataset that is not valid, 4 for findings.
package cli

import (
	"context"
	"fmt"
	"io"
	"os"
	"os/signal"
	"runtime/debug"
	"slices"
	"syscall"

	"github.com/urfave/cli/v2"

	"onrecord/dataset"
)

// A program is one run: its streams, and the flags that every command has.
type program struct {
	stdin          io.Reader
	stdout, stderr io.Writer
	ctx            context.Context

	quiet      bool
	jsonErrors bool
	limits     dataset.Limits // of what is read
	inputs     []input        // what is read, and must not be overwritten

	whole     *dataset.Dataset // what the flags select from
	selecting string           // the flags that select, as typed; empty for none
}

// Run runs the program with the arguments of a process, its name first, and returns the exit status.
func Run(args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	p := &program{stdin: stdin, stdout: stdout, stderr: stderr, ctx: ctx, limits: dataset.DefaultLimits}
	p.jsonErrors = wantsJSONErrors(args) // before the flags are parsed, since that may fail
	app := p.app()
	ordered, err := orderArgs(app, args)
	if err == nil {
		err = app.RunContext(ctx, ordered)
	}
	return p.report(err)
}

func wantsJSONErrors(args []string) bool {
	i := slices.Index(args, "--error-format")
	return slices.Contains(args, "--error-format=json") || i >= 0 && i+1 < len(args) && args[i+1] == "json"
}

// A command is a command of the program. Its flags are those that it does not share with others.
type command struct {
	name, usage string
	args        string // as help shows them
	maxArgs     int
	examples    []example
	flags       []cli.Flag
	reads       datasetUse
	argValues   []string            // for completion
	flagValues  map[string][]string // for completion, by flag
	run         func(*cli.Context) error
}

// anyNumber as maxArgs is for a command that takes as many arguments as there are.
const anyNumber = 1 << 20

// An example is a command line and what it does.
type example struct{ typed, does string }

// A datasetUse says which dataset flags a command has.
type datasetUse int

const (
	noDataset       datasetUse = iota // none
	wholeDataset                      // --data
	selectedDataset                   // --data and the flags that select a part of it
)

func (cmd command) allFlags() []cli.Flag {
	flags := slices.Clone(cmd.flags)
	if cmd.reads != noDataset {
		flags = append(flags, dataFlag(), limitFlag())
	}
	if cmd.reads == selectedDataset {
		flags = append(flags, selectFlags()...)
	}
	return append(flags, commonFlags()...)
}

// app returns the command line in the form of the library.
func (p *program) app() *cli.App {
	info, _ := debug.ReadBuildInfo() // nil if the program was built without modules
	return &cli.App{
		Name: "onrecord", Version: buildVersion(info), HideHelpCommand: true,
		Usage: "turn sourced claims about numbers into charts, a workbook and data files",
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
}

func onUsageError(c *cli.Context, err error, _ bool) error {
	return usageErrorf("see: "+c.Command.HelpName+" --help", "%s", err)
}

// commandList returns the commands in the order of the help.
func (p *program) commandList() []command {
	return []command{
		p.buildCommand(),
		p.exportCommand(),
		p.chartCommand(),
		p.checkCommand(),
		p.showCommand(),
		p.compareCommand(),
		p.traceCommand(),
		p.diffCommand(),
		p.driftCommand(),
		p.lintCommand(),
		p.importCommand(),
		p.initCommand(),
		p.schemaCommand(),
		p.licensesCommand(),
		p.completionCommand(),
		p.manCommand(),
	}
}

func (p *program) commands() []*cli.Command {
	var out []*cli.Command
	for _, cmd := range p.commandList() {
		out = append(out, p.libraryCommand(cmd))
	}
	return out
}

// libraryCommand returns a command in the form of the library. It reads the flags that all commands share.
func (p *program) libraryCommand(cmd command) *cli.Command {
	return &cli.Command{
		Name: cmd.name, Usage: cmd.usage, HideHelpCommand: true,
		CustomHelpTemplate: help(describe(cmd)), Flags: cmd.allFlags(),
		OnUsageError: onUsageError,
		Action: func(c *cli.Context) (err error) {
			p.quiet = c.Bool("quiet")
			switch f := c.String("error-format"); f {
			case "text", "json":
				p.jsonErrors = f == "json"
			default:
				return usageErrorf("", "--error-format: want text or json, got %q", f)
			}
			if p.limits, err = readLimits(c); err != nil {
				return err
			}
			if err := checkArgs(c, &cmd); err != nil {
				return err
			}
			return cmd.run(c)
		},
	}
}

// checkArgs refuses arguments that are too many. One that is a folder, or a file where none is wanted, was probably meant
// as the dataset.
func checkArgs(c *cli.Context, cmd *command) error {
	for i, arg := range c.Args().Slice() {
		info, err := os.Stat(arg)
		isData := err == nil && (info.IsDir() || i >= cmd.maxArgs || cmd.name == "show" || cmd.name == "chart")
		if isData && cmd.reads != noDataset {
			return usageErrorf("did you mean: onrecord "+cmd.name+" --data "+arg, "want no argument %q here: a dataset is named by --data", arg)
		}
		if i >= cmd.maxArgs {
			return usageErrorf("see: onrecord "+cmd.name+" --help", "want no argument %q here", arg)
		}
	}
	return nil
}

// note prints a line to stderr, unless the run is quiet.
func (p *program) note(format string, args ...any) {
	if !p.quiet {
		fmt.Fprintf(p.stderr, format+"\n", args...)
	}
}

func plural(n int, one, other string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, other)
}
