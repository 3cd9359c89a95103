package cli

import (
	"fmt"
	"io"
	"os"
	"path/filepath"

	"github.com/go-json-experiment/json"
	"github.com/urfave/cli/v2"
	"golang.org/x/term"

	"onrecord/dataset"
	"onrecord/export"
	"onrecord/export/terminal"
	"onrecord/internal/atomicfile"
)

// write writes one file to the path in --out, or to stdout for "-".
func (p *program) write(c *cli.Context, out string, f export.File) error {
	if out == "-" {
		return f.Write(p.stdout)
	}
	if err := p.checkOutput(out); err != nil {
		return err
	}
	if c.Bool("dry-run") {
		_, err := fmt.Fprintln(p.stdout, "would write "+out)
		return err
	}
	bar := p.startProgress("writing "+out, 0)
	defer bar.stop()
	f = bar.track(f)
	if c.Bool("if-changed") {
		_, err := atomicfile.WriteFileIfChanged(p.ctx, out, f.Write)
		return err
	}
	return atomicfile.WriteFile(p.ctx, out, f.Write)
}

// checkFolder returns the error that writeFolder would, before the files are made.
func (p *program) checkFolder(c *cli.Context, out string) error {
	if err := p.checkOutput(out); err != nil {
		return err
	}
	return atomicfile.CheckFolder(out, atomicfile.Options{DryRun: c.Bool("dry-run"), Overwrite: c.Bool("overwrite")})
}

// writeFolder replaces a folder as a whole.
func (p *program) writeFolder(c *cli.Context, out string, d *dataset.Dataset, files []export.File) error {
	if err := p.checkOutput(out); err != nil {
		return err
	}
	about, err := json.Marshal(struct {
		Name    string `json:"name"`
		Title   string `json:"title"`
		Version string `json:"version"`
		Created string `json:"created"`

		Selection *dataset.Selected `json:"selection,omitzero"`
	}{d.Package.Name, d.Package.Title, d.Package.Version, d.Package.Created, d.Package.Selection}, json.Deterministic(true))
	if err != nil {
		return err
	}
	bar := p.startProgress("writing "+out, len(files))
	defer bar.stop()
	entries := make([]atomicfile.Entry, len(files))
	for i, f := range files {
		f = bar.track(f)
		entries[i] = atomicfile.Entry{Name: f.Name, Write: f.Write}
	}
	change, err := atomicfile.WriteFolder(p.ctx, out, entries, atomicfile.Options{
		Dataset: about, IfChanged: c.Bool("if-changed"), DryRun: c.Bool("dry-run"), Overwrite: c.Bool("overwrite"),
	})
	if err != nil || !c.Bool("dry-run") {
		return err
	}
	return p.printChange(out, change)
}

// printChange prints what a dry run would have done, one line per file.
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

// terminalStyle returns how to print for people: in colour and at the width of the terminal if stdout is one,
// and long lists in full with --all.
func (p *program) terminalStyle(c *cli.Context) terminal.Style {
	most := 0
	if c.Bool("all") {
		most = -1
	}
	if !isTerminal(p.stdout) {
		return terminal.Style{MaxItems: most}
	}
	f := p.stdout.(*os.File)
	width, _, err := term.GetSize(int(f.Fd()))
	if err != nil {
		width = 0
	}
	colour := !c.Bool("no-color") && os.Getenv("NO_COLOR") == "" && os.Getenv("TERM") != "dumb"
	return terminal.Style{Width: min(width, 120), Colour: colour, Isolate: true, MaxItems: most}
}

// isTerminal reports whether a stream is a terminal.
func isTerminal(w io.Writer) bool {
	f, ok := w.(*os.File)
	return ok && term.IsTerminal(int(f.Fd()))
}
