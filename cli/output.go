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
		_, err := atomicfile.WriteFileIfChanged(p.ctx, out, f.Write)
		return err
	}
	return atomicfile.WriteFile(p.ctx, out, f.Write)
}

// ready finds what would stop writeFolder, before the files are made.
func (p *program) ready(c *cli.Context, out string) error {
	if err := p.spare(out); err != nil {
		return err
	}
	return atomicfile.CheckFolder(out, atomicfile.Options{DryRun: c.Bool("dry-run"), Overwrite: c.Bool("overwrite")})
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
	change, err := atomicfile.WriteFolder(p.ctx, out, entries, atomicfile.Options{
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

// style is how to print for people: in colour and at the width of the terminal, if it is one, and long
// lists whole with --all.
func (p *program) style(c *cli.Context) terminal.Style {
	most := 0
	if c.Bool("all") {
		most = -1
	}
	if !isTerminal(p.stdout) {
		return terminal.Style{Most: most}
	}
	f := p.stdout.(*os.File)
	width, _, err := term.GetSize(int(f.Fd()))
	if err != nil {
		width = 0
	}
	colour := !c.Bool("no-color") && os.Getenv("NO_COLOR") == "" && os.Getenv("TERM") != "dumb"
	return terminal.Style{Width: min(width, 120), Colour: colour, Isolate: true, Most: most}
}

// isTerminal tells whether a stream is one that a person looks at.
func isTerminal(w io.Writer) bool {
	f, ok := w.(*os.File)
	return ok && term.IsTerminal(int(f.Fd()))
}
