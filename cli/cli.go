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

// A program is one run: where it reads and writes, and the flags that every command has.
type program struct {
	stdin          io.Reader
	stdout, stderr io.Writer
	ctx            context.Context

	quiet     bool
	jsonError bool
	limits    dataset.Limits // of what is read
	inputs    []input        // what is read, and must not be written over
}

// Run runs the program with the arguments of a process, its name first, and returns the exit status.
func Run(args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	p := &program{stdin: stdin, stdout: stdout, stderr: stderr, ctx: ctx, limits: dataset.DefaultLimits}
	p.jsonError = jsonErrors(args) // known before the flags are read, for errors in the flags
	app := p.app()
	ordered, err := order(app, args)
	if err == nil {
		err = app.RunContext(ctx, ordered)
	}
	return p.report(err)
}

func jsonErrors(args []string) bool {
	i := slices.Index(args, "--error-format")
	return slices.Contains(args, "--error-format=json") || i >= 0 && i+1 < len(args) && args[i+1] == "json"
}

// A command is a command of the program, without the flags that it shares with others.
type command struct {
	name, usage string
	args        string // the arguments, as help shows them
	maxArgs     int
	examples    []example
	flags       []cli.Flag
	reads       datasetUse
	argValues   []string            // words that completion offers as arguments
	flagValues  map[string][]string // the values of flags, for completion
	run         func(*cli.Context) error
}

// An example is what to type, and what that does.
type example struct{ typed, does string }

// A datasetUse says which dataset flags a command has.
type datasetUse int

const (
	noDataset       datasetUse = iota // none
	wholeDataset                      // --data
	selectedDataset                   // --data, and those that select a part of it
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

// app is the command line as the library takes it.
func (p *program) app() *cli.App {
	info, _ := debug.ReadBuildInfo() // nil if the program was built without modules
	return &cli.App{
		Name: "onrecord", Version: buildVersion(info), HideHelpCommand: true,
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
}

func onUsageError(c *cli.Context, err error, _ bool) error {
	return wrongUse("see: "+c.Command.HelpName+" --help", "%s", err)
}

// commandList lists the commands in the order of the help.
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
		out = append(out, p.urfave(cmd))
	}
	return out
}

// urfave is a command as the library takes it: with the flags that all commands have read first.
func (p *program) urfave(cmd command) *cli.Command {
	return &cli.Command{
		Name: cmd.name, Usage: cmd.usage, HideHelpCommand: true,
		CustomHelpTemplate: help(specOf(cmd)), Flags: cmd.allFlags(),
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
			if c.NArg() > cmd.maxArgs {
				return wrongUse("see: onrecord "+cmd.name+" --help", "want no argument %q here", c.Args().Get(cmd.maxArgs))
			}
			return cmd.run(c)
		},
	}
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
