// Package cli is the command line of onrecord.
//
// Results go to stdout and everything else to stderr; "-" is stdin or stdout. The exit status is 0 for
// done, 1 for failed, 2 for used wrongly, 3 for a dataset that is not valid, 4 for findings.
package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"os/signal"
	"path/filepath"
	"slices"
	"syscall"

	"github.com/go-json-experiment/json"
	"github.com/urfave/cli/v2"

	"onrecord/data"
	"onrecord/dataset"
	"onrecord/export"
	"onrecord/internal/atomicfile"
)

const version = "1.0.0"

// The exit statuses.
const (
	exitDone     = 0
	exitFailed   = 1
	exitUsage    = 2
	exitInvalid  = 3
	exitFindings = 4
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
	starting()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	p := &program{stdin: stdin, stdout: stdout, stderr: stderr, ctx: ctx, limits: dataset.DefaultLimits}
	p.jsonError = jsonErrors(args) // known before the flags are read, for errors in the flags
	app := p.app(args)
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

// A usageError is a mistake in how the program was called. The hint is printed on a line of its own.
type usageError struct{ message, hint string }

func (e *usageError) Error() string { return e.message }

func wrongUse(hint, format string, args ...any) error {
	return &usageError{fmt.Sprintf(format, args...), hint}
}

// errFindings ends a run that found what it was asked to look for; the findings are on stdout.
var errFindings = errors.New("findings")

// errInvalid ends a run whose problems are on stdout already.
var errInvalid = errors.New("the dataset is not valid")

// report prints an error and gives the exit status.
func (p *program) report(err error) int {
	var problems dataset.Problems
	var style *styleError
	var usage *usageError
	switch {
	case err == nil:
		return exitDone
	case errors.Is(err, errFindings):
		return exitFindings
	case errors.Is(err, errInvalid):
		return exitInvalid
	case errors.As(err, &style):
		p.problems("house style", style.Problems)
		return exitInvalid
	case errors.As(err, &problems):
		p.problems("dataset", problems)
		return exitInvalid
	case errors.As(err, &usage):
		p.fail("usage", usage.message)
		if usage.hint != "" && !p.jsonError {
			fmt.Fprintln(p.stderr, usage.hint)
		}
		return exitUsage
	}
	p.fail("failed", err.Error())
	var inTheWay *atomicfile.InTheWayError
	if errors.As(err, &inTheWay) && len(inTheWay.Foreign) == 0 && len(inTheWay.Modified) > 0 && !p.jsonError {
		fmt.Fprintln(p.stderr, "--overwrite replaces them all the same")
	}
	return exitFailed
}

func (p *program) fail(code, message string) {
	if p.jsonError {
		p.jsonLine(p.stderr, problemJSON{Code: code, Message: message})
		return
	}
	fmt.Fprintln(p.stderr, "onrecord: "+message)
}

// A problemJSON is a problem as --error-format json and check --format json print it.
type problemJSON struct {
	File    string `json:"file,omitzero"`
	Line    int    `json:"line,omitzero"`
	Column  int    `json:"column,omitzero"`
	Field   string `json:"field,omitzero"`
	Code    string `json:"code"`
	Warning bool   `json:"warning,omitzero"`
	Message string `json:"message"`
}

func toJSON(q dataset.Problem) problemJSON {
	return problemJSON{q.File, q.Line, q.Column, q.Field, q.Code, q.Warning, q.Message}
}

func (p *program) jsonLine(w io.Writer, v any) {
	line, err := json.Marshal(v)
	if err != nil {
		line = []byte(err.Error())
	}
	fmt.Fprintln(w, string(line))
}

// problems prints what is wrong with what was read to stderr, a line each, and how much that is.
func (p *program) problems(what string, list dataset.Problems) {
	errs := 0
	for _, q := range list {
		if !q.Warning {
			errs++
		}
		switch {
		case p.jsonError:
			p.jsonLine(p.stderr, toJSON(q))
		case !q.Warning || !p.quiet:
			fmt.Fprintln(p.stderr, q.Error())
		}
	}
	if errs > 0 && !p.jsonError {
		fmt.Fprintf(p.stderr, "onrecord: the %s is not valid: %s\n", what, plural(errs, "problem", "problems"))
	}
}

func plural(n int, one, other string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, other)
}

// note prints a line to stderr, unless the run is quiet.
func (p *program) note(format string, args ...any) {
	if !p.quiet {
		fmt.Fprintf(p.stderr, format+"\n", args...)
	}
}

// load reads the dataset that --data names, prints its warnings, and takes the part that is asked for.
func (p *program) load(c *cli.Context) (*dataset.Dataset, error) {
	s, given, err := selection(c)
	if err != nil {
		return nil, err
	}
	d, err := p.read(c)
	if err != nil {
		return nil, err
	}
	p.problems("dataset", d.Warnings)
	if !given {
		return d, nil
	}
	d, err = d.Select(s)
	return d, asUsage(err)
}

// asUsage takes an error about a name that was typed for a mistake in how the program was called. An
// error of writing stays what it is.
func asUsage(err error) error {
	var writing *fs.PathError
	if err == nil || errors.As(err, &writing) {
		return err
	}
	return wrongUse("", "%s", err)
}

// read reads the dataset that --data names, the built-in one without it.
func (p *program) read(c *cli.Context) (*dataset.Dataset, error) {
	if name := c.String("data"); name != "" {
		defer loading()()
		defer p.working("reading "+name, 0).end()
		d, err := p.limits.Load(name, p.stdin)
		if err == nil {
			p.readsDataset(name, d)
		}
		return d, err
	}
	return dataset.ReadFS(data.Name, data.Files)
}

// write puts one file where --out says: a path, or stdout for "-".
func (p *program) write(c *cli.Context, out string, f export.File) error {
	if out == "-" {
		return f.Write(p.stdout)
	}
	if err := p.spare(out); err != nil {
		return err
	}
	if c.Bool("dry-run") {
		_, err := fmt.Fprintln(p.stdout, "would write "+out)
		return err
	}
	bar := p.working("writing "+out, 0)
	defer bar.end()
	f = bar.counting(f)
	if c.Bool("if-changed") {
		_, err := atomicfile.FileIfChanged(p.ctx, out, f.Write)
		return err
	}
	return atomicfile.File(p.ctx, out, f.Write)
}

// ready finds what would stop writeFolder, before the files are made.
func (p *program) ready(c *cli.Context, out string) error {
	if err := p.spare(out); err != nil {
		return err
	}
	return atomicfile.Ready(out, atomicfile.Options{DryRun: c.Bool("dry-run"), Overwrite: c.Bool("overwrite")})
}

// writeFolder puts files into a folder, which it replaces as a whole.
func (p *program) writeFolder(c *cli.Context, out string, d *dataset.Dataset, files []export.File) error {
	if err := p.spare(out); err != nil {
		return err
	}
	about, err := json.Marshal(struct {
		Name    string `json:"name"`
		Title   string `json:"title"`
		Version string `json:"version"`
		Created string `json:"created"`
	}{d.Package.Name, d.Package.Title, d.Package.Version, d.Package.Created})
	if err != nil {
		return err
	}
	bar := p.working("writing "+out, len(files))
	defer bar.end()
	entries := make([]atomicfile.Entry, len(files))
	for i, f := range files {
		f = bar.counting(f)
		entries[i] = atomicfile.Entry{Name: f.Name, Write: f.Write}
	}
	change, err := atomicfile.Folder(p.ctx, out, entries, atomicfile.Options{
		Dataset: about, IfChanged: c.Bool("if-changed"), DryRun: c.Bool("dry-run"), Overwrite: c.Bool("overwrite"),
	})
	if err != nil || !c.Bool("dry-run") {
		return err
	}
	return p.printChange(out, change)
}

// printChange lists what a dry run would have done, a line a file.
func (p *program) printChange(out string, change atomicfile.Change) error {
	for _, part := range []struct {
		verb  string
		names []string
	}{{"add", change.Added}, {"change", change.Changed}, {"keep", change.Same}, {"remove", change.Removed}} {
		for _, name := range part.names {
			if _, err := fmt.Fprintf(p.stdout, "would %s %s\n", part.verb, filepath.Join(out, filepath.FromSlash(name))); err != nil {
				return err
			}
		}
	}
	return nil
}
