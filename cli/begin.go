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

	"onrecord/cli/init"
	"onrecord/internal/atomicfile"
)

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
