package back

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"onrecord/internal/atomicfile"
)

// ErrConflicts is wrapped by the error of Write where nobody has decided a conflict.
var ErrConflicts = errors.New("the workbook and the dataset have both changed the same")

// Blocked tells why nothing can be written: the problems, or ErrConflicts. It is nil where nothing is in
// the way.
func (im *Import) Blocked() error {
	if len(im.Problems) > 0 {
		return im.Problems
	}
	for _, c := range im.Conflicts {
		if c.Taken == Neither {
			return fmt.Errorf("%s: %w", im.Workbook, ErrConflicts)
		}
	}
	return nil
}

// Write writes the tables that change, each whole or not at all. Where one cannot be written those
// before it are put back. A table that somebody has changed since Into is an error, and stays.
func (im *Import) Write(ctx context.Context) error {
	if err := im.Blocked(); err != nil {
		return err
	}
	for _, f := range im.files {
		if err := f.unchanged(); err != nil {
			return err
		}
	}
	if _, err := os.Lstat(im.Dataset); im.New && errors.Is(err, fs.ErrNotExist) {
		return im.writeFolder(ctx)
	}
	for i, f := range im.files {
		err := atomicfile.File(ctx, f.path, func(w io.Writer) error {
			_, err := io.WriteString(w, f.text)
			return err
		})
		if err != nil {
			return errors.Join(err, undo(ctx, im.files[:i]))
		}
	}
	im.Written = true
	return nil
}

// writeFolder makes the folder of a new dataset as a whole.
func (im *Import) writeFolder(ctx context.Context) error {
	if err := os.MkdirAll(filepath.Dir(im.Dataset), 0o777); err != nil {
		return err
	}
	entries := make([]atomicfile.Entry, len(im.files))
	for i, f := range im.files {
		entries[i] = atomicfile.Entry{Name: filepath.Base(f.path), Bytes: []byte(f.text)}
	}
	_, err := atomicfile.Folder(ctx, im.Dataset, entries, atomicfile.Options{Plain: true})
	im.Written = err == nil
	return err
}

// unchanged tells that a file is still as it was read.
func (f *pending) unchanged() error {
	b, err := os.ReadFile(f.path)
	switch {
	case f.new && errors.Is(err, fs.ErrNotExist):
		return nil
	case f.new && err == nil:
		return fmt.Errorf("%s: want no file of this name, it has come since", f.path)
	case err != nil:
		return err
	case string(b) != f.old:
		return fmt.Errorf("%s: has changed meanwhile: import again", f.path)
	}
	return nil
}

// undo puts files back as they were.
func undo(ctx context.Context, files []pending) error {
	var errs []error
	for _, f := range files {
		if f.new {
			errs = append(errs, os.Remove(f.path))
			continue
		}
		errs = append(errs, atomicfile.File(context.WithoutCancel(ctx), f.path, func(w io.Writer) error {
			_, err := io.WriteString(w, f.old)
			return err
		}))
	}
	return errors.Join(errs...)
}
