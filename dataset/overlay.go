package dataset

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"
)

// InFolder reports whether a folder holds a dataset, or any file that belongs to one. A folder that does
// not exist holds none.
func InFolder(dir string) (bool, error) {
	info, err := os.Stat(dir)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return false, nil
	case err != nil:
		return false, fmt.Errorf("%s: %w", dir, err)
	case !info.IsDir():
		return false, fmt.Errorf("%s: want a folder of tables to import into, got a file", dir)
	}
	names := []string{PackageFile}
	for _, t := range Tables {
		names = append(names, t.Name+".csv")
	}
	for _, name := range names {
		if _, err := os.Lstat(filepath.Join(dir, name)); err == nil {
			return true, nil
		}
	}
	return false, nil
}

// LoadPatched reads the dataset in a folder as it would be with some files replaced or added: texts by
// path within the folder, with slashes. The folder need not exist if texts holds the whole dataset.
func (m Limits) LoadPatched(dir string, texts map[string]string) (*Dataset, error) {
	files := overlay{texts: texts}
	root, err := os.OpenRoot(dir)
	switch {
	case err == nil:
		defer root.Close()
		files.under = root.FS()
	case !errors.Is(err, fs.ErrNotExist):
		return nil, err
	}
	return m.ReadFS(dir, files)
}

// An overlay is a file system with some files replaced by texts.
type overlay struct {
	under fs.FS // nil for an empty one
	texts map[string]string
}

// Open implements fs.FS.
func (o overlay) Open(name string) (fs.File, error) {
	if text, ok := o.texts[name]; ok {
		return &textFile{strings.NewReader(text), name}, nil
	}
	if o.under == nil {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
	}
	return o.under.Open(name)
}

// Stat implements fs.StatFS. It does not open files of the folder, since opening a pipe blocks.
func (o overlay) Stat(name string) (fs.FileInfo, error) {
	if o.texts[name] != "" || o.under == nil {
		f, err := o.Open(name)
		if err != nil {
			return nil, err
		}
		return f.Stat()
	}
	return fs.Stat(o.under, name)
}

// A textFile is a text as a regular file, and its own fs.FileInfo.
type textFile struct {
	*strings.Reader
	name string
}

func (f *textFile) Stat() (fs.FileInfo, error) { return f, nil }
func (f *textFile) Close() error               { return nil }
func (f *textFile) Name() string               { return f.name }
func (f *textFile) Mode() fs.FileMode          { return 0o444 }
func (f *textFile) ModTime() time.Time         { return time.Time{} }
func (f *textFile) IsDir() bool                { return false }
func (f *textFile) Sys() any                   { return nil }
