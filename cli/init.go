package cli

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"onrecord/cli/init"
	"onrecord/data"
	"onrecord/dataset"
	"onrecord/export/xlsx"
	"onrecord/internal/atomicfile"
)

// builtInName is the value of --from that names the built-in dataset.
const builtInName = "built-in"

func (p *program) initCommand() command {
	return command{
		name:    "init",
		usage:   "start a dataset folder of your own",
		args:    "FOLDER",
		maxArgs: 1,
		examples: []example{
			{"onrecord init flights", "tables with an example to replace, a README, a workflow that checks them"},
			{"onrecord init --from built-in flights", "the same with all rows of the built-in dataset, to change and add to"},
			{"onrecord init --workbook new.xlsx", "an empty workbook to fill in; import turns it into a folder"},
		},
		flags: []cli.Flag{
			&cli.StringFlag{Name: "from", Usage: "begin with a copy of the dataset in `PATH`, or of the built-in one: built-in"},
			&cli.StringFlag{Name: "workbook", Usage: "write an empty workbook to `FILE` and no folder"},
			&cli.BoolFlag{Name: "no-input", Usage: "ask nothing; init never asks", DisableDefaultText: true},
			limitFlag(),
		},
		flagValues: map[string][]string{"from": {builtInName}},
		run:        p.runInit,
	}
}

// runInit writes the files of a new dataset into a folder that is absent or empty.
func (p *program) runInit(c *cli.Context) error {
	dir, workbook := c.Args().First(), c.String("workbook")
	if (dir == "") == (workbook == "") {
		return usageErrorf("see: onrecord init --help", "want a folder for the new dataset, or --workbook with a file")
	}
	if workbook != "" {
		return p.initWorkbook(c, workbook)
	}
	files, err := p.starterFiles(c, dir)
	if err != nil {
		return err
	}
	if err := p.writeNewDataset(dir, files); err != nil {
		return err
	}
	p.note("Wrote %s. Next: onrecord check --data %s", plural(len(files), "file", "files"), dir)
	return nil
}

// starterFiles returns the files for a copy of the dataset in --from, or for the example.
func (p *program) starterFiles(c *cli.Context, dir string) ([]starter.File, error) {
	if from := c.String("from"); from != "" {
		d, err := p.readFrom(from, dir)
		if err != nil {
			return nil, err
		}
		p.printProblems("dataset", d.Warnings)
		return starter.Copy(d)
	}
	full, err := filepath.Abs(dir)
	if err != nil {
		return nil, err
	}
	return starter.Example(filepath.Base(full))
}

// readFrom reads the dataset of --from, to be copied to dir.
func (p *program) readFrom(from, dir string) (*dataset.Dataset, error) {
	if from == builtInName {
		return dataset.ReadFS(data.Name, data.Files)
	}
	source, err := os.Stat(from)
	if from != "-" && errors.Is(err, fs.ErrNotExist) {
		return nil, usageErrorf("see: onrecord init --help", "--from: want %s or the path of a dataset, got %q, which is not there", builtInName, from)
	}
	if target, err := os.Stat(dir); err == nil && source != nil && os.SameFile(source, target) {
		return nil, usageErrorf("", "--from: %s is the new folder itself; want another one", from)
	}
	return p.limits.Load(from, p.stdin)
}

// initWorkbook writes an empty workbook, unless the file exists.
func (p *program) initWorkbook(c *cli.Context, name string) error {
	if c.IsSet("from") {
		return usageErrorf("see: onrecord init --help", "--from: want a folder for the copy, not --workbook")
	}
	if _, err := os.Lstat(name); err == nil {
		return fmt.Errorf("%s: exists already", name)
	}
	if err := atomicfile.WriteFile(p.ctx, name, func(w io.Writer) error { return xlsx.WriteEmpty(w, "", "") }); err != nil {
		return err
	}
	p.note("Wrote %s. Fill it in; then: onrecord import --workbook %s --data FOLDER --write", name, name)
	return nil
}

// writeNewDataset writes a folder as a whole. A folder that exists is filled instead of replaced, since a
// shell may have it as its current one; if that fails, what was written is removed.
func (p *program) writeNewDataset(dir string, files []starter.File) error {
	if _, err := os.Lstat(dir); err == nil {
		if err := checkFree(dir, files); err != nil {
			return err
		}
		return p.fillFolder(dir, files)
	} else if !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	if err := os.MkdirAll(filepath.Dir(dir), 0o777); err != nil {
		return err
	}
	entries := make([]atomicfile.Entry, len(files))
	for i, f := range files {
		entries[i] = atomicfile.Entry{Name: f.Name, Bytes: f.Content}
	}
	_, err := atomicfile.WriteFolder(p.ctx, dir, entries, atomicfile.Options{NoManifest: true})
	return err
}

// checkFree refuses a folder that holds anything but what a killed run of init left in it.
func checkFree(dir string, files []starter.File) error {
	return filepath.WalkDir(dir, func(path string, e fs.DirEntry, err error) error {
		if err != nil || path == dir || atomicfile.IsTemporary(e.Name()) {
			return err
		}
		rel, err := filepath.Rel(dir, path)
		if err != nil {
			return err
		}
		isLeft := func(f starter.File) bool { return isLeftOf(f, path, filepath.ToSlash(rel), e) }
		if !slices.ContainsFunc(files, isLeft) {
			return fmt.Errorf("%s: want a folder that is empty or not there, it has %s", dir, rel)
		}
		return nil
	})
}

// isLeftOf reports whether a path is a file as it is to be written, or a folder above it.
func isLeftOf(f starter.File, path, rel string, e fs.DirEntry) bool {
	if e.IsDir() {
		return strings.HasPrefix(f.Name, rel+"/")
	}
	if f.Name != rel || !e.Type().IsRegular() {
		return false
	}
	b, err := os.ReadFile(path)
	return err == nil && bytes.Equal(b, f.Content)
}

// fillFolder writes files into a folder, all of them or none.
func (p *program) fillFolder(dir string, files []starter.File) (err error) {
	var written []string // files and folders, inner ones first
	defer func() {
		if err != nil {
			for _, name := range written {
				os.Remove(name) // fails for a folder that holds something else, which is right
			}
		}
	}()
	for _, f := range files {
		name := filepath.Join(dir, filepath.FromSlash(f.Name))
		names := []string{name}
		for up := filepath.Dir(name); up != filepath.Clean(dir); up = filepath.Dir(up) {
			names = append(names, up)
		}
		written = append(names, written...)
		if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
			return err
		}
		err := atomicfile.WriteFile(p.ctx, name, func(w io.Writer) error {
			_, err := w.Write(f.Content)
			return err
		})
		if err != nil {
			return err
		}
	}
	return nil
}
