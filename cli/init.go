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
	"onrecord/export/xlsx"
	"onrecord/internal/atomicfile"
)

func (p *program) initCommand() command {
	return command{
		name:    "init",
		usage:   "start a dataset folder of your own",
		args:    "FOLDER",
		maxArgs: 1,
		examples: []example{
			{"onrecord init flights", "tables with an example to replace, a README, a workflow that checks them"},
			{"onrecord init --workbook new.xlsx", "an empty workbook to fill in, for import to make a folder of"},
		},
		flags: []cli.Flag{
			&cli.StringFlag{Name: "workbook", Usage: "write an empty workbook to `FILE` and no folder"},
			&cli.BoolFlag{Name: "no-input", Usage: "ask nothing; init never asks", DisableDefaultText: true},
		},
		run: p.runInit,
	}
}

// runInit writes the files of a new dataset into a folder that is absent or empty.
func (p *program) runInit(c *cli.Context) error {
	dir, workbook := c.Args().First(), c.String("workbook")
	if (dir == "") == (workbook == "") {
		return wrongUse("see: onrecord init --help", "want a folder for the new dataset, or --workbook with a file")
	}
	if workbook != "" {
		return p.initWorkbook(workbook)
	}
	full, err := filepath.Abs(dir)
	if err != nil {
		return err
	}
	files, err := starter.Files(filepath.Base(full))
	if err != nil {
		return err
	}
	if err := p.begin(dir, files); err != nil {
		return err
	}
	p.note("Wrote %s. Next: onrecord check --data %s", plural(len(files), "file", "files"), dir)
	return nil
}

// initWorkbook writes an empty workbook, over nothing that is there.
func (p *program) initWorkbook(name string) error {
	if _, err := os.Lstat(name); err == nil {
		return fmt.Errorf("%s: is there already", name)
	}
	if err := atomicfile.File(p.ctx, name, func(w io.Writer) error { return xlsx.WriteEmpty(w, "", "") }); err != nil {
		return err
	}
	p.note("Wrote %s. Fill it in; then: onrecord import --workbook %s --data FOLDER --write", name, name)
	return nil
}

// begin makes the folder of a new dataset as a whole. One that is there, in which somebody may stand, is
// filled instead; what cannot be finished in it is taken away again.
func (p *program) begin(dir string, files []starter.File) error {
	entries := make([]atomicfile.Entry, len(files))
	for i, f := range files {
		entries[i] = atomicfile.Entry{Name: f.Name, Bytes: f.Content}
	}
	if _, err := os.Lstat(dir); errors.Is(err, fs.ErrNotExist) {
		if err := os.MkdirAll(filepath.Dir(dir), 0o777); err != nil {
			return err
		}
		_, err := atomicfile.Folder(p.ctx, dir, entries, atomicfile.Options{Plain: true})
		return err
	}
	if err := isFree(dir, files); err != nil {
		return err
	}
	return p.fill(dir, files)
}

// isFree tells that a folder holds nothing, or just what a run left in it that was killed.
func isFree(dir string, files []starter.File) error {
	return filepath.WalkDir(dir, func(name string, e fs.DirEntry, err error) error {
		if err != nil || name == dir {
			return err
		}
		rel, err := filepath.Rel(dir, name)
		if err == nil && !atomicfile.IsTemporary(e.Name()) && !slices.ContainsFunc(files, func(f starter.File) bool { return isOf(f, name, filepath.ToSlash(rel), e) }) {
			err = fmt.Errorf("%s: want a folder that is empty or not there, it has %s", dir, rel)
		}
		return err
	})
}

// isOf tells whether what stands at a path is a file that is to be written there, or a folder on the way.
func isOf(f starter.File, path, rel string, e fs.DirEntry) bool {
	if e.IsDir() {
		return strings.HasPrefix(f.Name, rel+"/")
	}
	if f.Name != rel || !e.Type().IsRegular() {
		return false
	}
	b, err := os.ReadFile(path)
	return err == nil && bytes.Equal(b, f.Content)
}

// fill writes files into a folder, all of them or none.
func (p *program) fill(dir string, files []starter.File) (err error) {
	var made []string // files and folders, inner ones first
	defer func() {
		for _, name := range made {
			if err != nil {
				os.Remove(name) // which leaves a folder where there is something else in it
			}
		}
	}()
	for _, f := range files {
		name := filepath.Join(dir, filepath.FromSlash(f.Name))
		names := []string{name}
		for up := filepath.Dir(name); up != filepath.Clean(dir); up = filepath.Dir(up) {
			names = append(names, up)
		}
		made = append(names, made...)
		if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
			return err
		}
		err := atomicfile.File(p.ctx, name, func(w io.Writer) error {
			_, err := w.Write(f.Content)
			return err
		})
		if err != nil {
			return err
		}
	}
	return nil
}
