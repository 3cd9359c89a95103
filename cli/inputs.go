package cli

import (
	"os"
	"path/filepath"
	"strings"

	"github.com/urfave/cli/v2"

	"onrecord/data"
	"onrecord/dataset"
)

// load reads the dataset of --data, prints its warnings, and returns the part that the flags select.
func (p *program) load(c *cli.Context) (*dataset.Dataset, error) {
	s, given, err := readSelection(c)
	if err != nil {
		return nil, err
	}
	d, err := p.read(c)
	if err != nil {
		return nil, err
	}
	p.printProblems("dataset", d.Warnings)
	p.whole = d
	if !given {
		return d, nil
	}
	part, err := d.Select(s)
	if err == nil {
		p.selecting = typedSelection(c)
	}
	return part, err
}

// read reads the dataset of --data, or the built-in one.
func (p *program) read(c *cli.Context) (*dataset.Dataset, error) {
	if name := c.String("data"); name != "" {
		defer p.startProgress("reading "+name, 0).stop()
		d, err := p.limits.Load(name, p.stdin)
		if err == nil {
			p.addInputDataset(name, d)
		}
		return d, err
	}
	return dataset.ReadFS(data.Name, data.Files)
}

// An input is a file or a folder that a run reads. what is how messages describe it.
type input struct{ path, what string }

// addInput records that the run reads a path, unless it is empty or "-".
func (p *program) addInput(path, what string) {
	if path != "" && path != "-" {
		p.inputs = append(p.inputs, input{path, what})
	}
}

// addInputDataset records that the run reads a dataset and each of its files.
func (p *program) addInputDataset(path string, d *dataset.Dataset) {
	p.addInput(path, "the dataset itself")
	if info, err := os.Stat(path); err != nil || !info.IsDir() {
		return
	}
	p.addInput(filepath.Join(path, dataset.PackageFile), "a file of the dataset")
	for i := range dataset.Tables {
		name, _ := d.File(&dataset.Tables[i])
		p.addInput(name, "a file of the dataset")
	}
}

// checkOutput refuses to overwrite what the run reads: the same file or folder, under any name or link, or a
// folder that contains it, which would be replaced as a whole.
func (p *program) checkOutput(out string) error {
	to, err := os.Stat(out)
	if err != nil {
		return nil // there is nothing to overwrite
	}
	for _, in := range p.inputs {
		from, err := os.Stat(in.path)
		switch {
		case err != nil:
		case os.SameFile(from, to):
			return usageErrorf("", "--out: %s is %s; want another place", out, in.what)
		case to.IsDir() && isWithin(in.path, out):
			return usageErrorf("", "--out: %s holds %s, %s; want another place", out, in.what, in.path)
		}
	}
	return nil
}

// isWithin reports whether a path is inside a folder, after links are resolved.
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
