package cli

import (
	"os"
	"path/filepath"
	"strings"

	"github.com/urfave/cli/v2"

	"onrecord/data"
	"onrecord/dataset"
)

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
	return d.Select(s)
}

// read reads the dataset that --data names, the built-in one without it.
func (p *program) read(c *cli.Context) (*dataset.Dataset, error) {
	if name := c.String("data"); name != "" {
		defer p.working("reading "+name, 0).end()
		d, err := p.limits.Load(name, p.stdin)
		if err == nil {
			p.readsDataset(name, d)
		}
		return d, err
	}
	return dataset.ReadFS(data.Name, data.Files)
}

// An input is a file or a folder that a run reads, and what to call it.
type input struct{ path, what string }

// reads keeps it that the run reads a path. "-" and no path are none.
func (p *program) reads(path, what string) {
	if path != "" && path != "-" {
		p.inputs = append(p.inputs, input{path, what})
	}
}

// readsDataset keeps it that the run reads a dataset, and each of its files.
func (p *program) readsDataset(path string, d *dataset.Dataset) {
	p.reads(path, "the dataset itself")
	if info, err := os.Stat(path); err != nil || !info.IsDir() {
		return
	}
	p.reads(filepath.Join(path, dataset.PackageFile), "a file of the dataset")
	for i := range dataset.Tables {
		name, _ := d.File(&dataset.Tables[i])
		p.reads(name, "a file of the dataset")
	}
}

// spare refuses to write over what the run reads: the same file or folder by whatever name or link, or a
// folder that holds it, which would be replaced as a whole.
func (p *program) spare(out string) error {
	to, err := os.Stat(out)
	if err != nil {
		return nil // nothing is there to be written over
	}
	for _, in := range p.inputs {
		from, err := os.Stat(in.path)
		switch {
		case err != nil:
		case os.SameFile(from, to):
			return wrongUse("", "--out: %s is %s; want another place", out, in.what)
		case to.IsDir() && isWithin(in.path, out):
			return wrongUse("", "--out: %s holds %s, %s; want another place", out, in.what, in.path)
		}
	}
	return nil
}

// isWithin tells whether a path lies in a folder, links followed.
func isWithin(path, folder string) bool {
	path, err1 := realPath(path)
	folder, err2 := realPath(folder)
	rel, err3 := filepath.Rel(folder, path)
	return err1 == nil && err2 == nil && err3 == nil && rel != ".." && !strings.HasPrefix(rel, ".."+string(filepath.Separator))
}

func realPath(path string) (string, error) {
	path, err := filepath.EvalSymlinks(path)
	if err != nil {
		return "", err
	}
	return filepath.Abs(path)
}
