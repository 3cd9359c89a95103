package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"onrecord/dataset/merge"
	"onrecord/internal/atomicfile"
)

// replaceTables writes the tables that a review changes, each whole or not at all. Where one cannot be
// written, those before it are restored. A table that has changed since the review is an error, and is
// left alone.
func replaceTables(ctx context.Context, r *merge.Review) error {
	if err := r.Blocked(); err != nil {
		return err
	}
	for i := range r.Files {
		if err := checkUnchanged(&r.Files[i]); err != nil {
			return err
		}
	}
	if _, err := os.Lstat(r.Dataset); r.New && errors.Is(err, fs.ErrNotExist) {
		err := writeNewFolder(ctx, r)
		r.Written = err == nil
		return err
	}
	for i, f := range r.Files {
		if err := writeText(ctx, f.Path, f.Text); err != nil {
			return errors.Join(err, restore(ctx, r.Files[:i]))
		}
	}
	r.Written = true
	return nil
}

// writeNewFolder makes the folder of a new dataset, whole or not at all.
func writeNewFolder(ctx context.Context, r *merge.Review) error {
	if err := os.MkdirAll(filepath.Dir(r.Dataset), 0o777); err != nil {
		return err
	}
	entries := make([]atomicfile.Entry, len(r.Files))
	for i, f := range r.Files {
		entries[i] = atomicfile.Entry{Name: filepath.Base(f.Path), Bytes: []byte(f.Text)}
	}
	_, err := atomicfile.WriteFolder(ctx, r.Dataset, entries, atomicfile.Options{NoManifest: true})
	return err
}

// checkUnchanged returns an error unless a file is still as it was when it was read.
func checkUnchanged(f *merge.File) error {
	b, err := os.ReadFile(f.Path)
	switch {
	case f.New && errors.Is(err, fs.ErrNotExist):
		return nil
	case f.New && err == nil:
		return fmt.Errorf("%s: want no file of this name, it was created meanwhile", f.Path)
	case err != nil:
		return err
	case string(b) != f.Old:
		return fmt.Errorf("%s: has changed meanwhile; import again", f.Path)
	}
	return nil
}

// restore writes the old texts of files back, even when ctx has ended.
func restore(ctx context.Context, files []merge.File) error {
	var errs []error
	for _, f := range files {
		if f.New {
			errs = append(errs, os.Remove(f.Path))
		} else {
			errs = append(errs, writeText(context.WithoutCancel(ctx), f.Path, f.Old))
		}
	}
	return errors.Join(errs...)
}

func writeText(ctx context.Context, path, text string) error {
	return atomicfile.WriteFile(ctx, path, func(w io.Writer) error {
		_, err := io.WriteString(w, text)
		return err
	})
}
