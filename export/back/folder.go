package back

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"time"

	"github.com/go-json-experiment/json"
	"golang.org/x/text/language"

	"onrecord/dataset"
	"onrecord/dataset/words"
	"onrecord/export"
	"onrecord/export/xlsx"
)

// An Import is a workbook held against the dataset in a folder: what would be written, and what is in
// the way of it.
type Import struct {
	Workbook  string
	Dataset   string // the folder
	Version   string // of the dataset that the workbook was made from
	Hash      string // the same, see xlsx.Hash; empty where the workbook does not say
	New       bool   // the folder holds no dataset yet
	Moved     bool   // the dataset has changed since the workbook was made from it
	Changes   []Change
	Conflicts []Conflict
	Problems  dataset.Problems // at cells such as figures!E14, in the words of check
	Warnings  dataset.Problems
	Comments  []Comment // of editors: no table has a place for them
	Written   bool

	Before *dataset.Dataset // nil where it is new
	After  *dataset.Dataset // nil where there are problems

	files []pending
}

// A pending file is one that is to be written.
type pending struct {
	path      string
	old, text string
	new       bool // it is not there yet
}

// Files are the paths of the files that would be written, or were.
func (im *Import) Files() []string {
	list := make([]string, len(im.files))
	for i, f := range im.files {
		list[i] = f.path
	}
	return list
}

// Into holds the workbook against the dataset in a folder as it is now; a folder that holds none, or is
// not there, gets a new one. Where both have changed the same, the side counts that is preferred. The
// dataset that comes of it is checked; nothing is written.
func (w *Workbook) Into(dir string, prefer Side) (*Import, error) {
	im := &Import{Workbook: w.Name, Dataset: dir, Problems: w.problems, Warnings: w.Warnings, Comments: w.Comments}
	if w.Origin != nil {
		im.Version, im.Hash = w.Origin.Version, w.Origin.Hash
	}
	isNew, err := isEmpty(dir)
	if err != nil {
		return nil, err
	}
	m := &merger{w: w, ours: &dataset.Dataset{}, fresh: true, prefer: prefer}
	if im.New = isNew; !isNew {
		if m.ours, err = w.limits.Load(dir, nil); err != nil {
			return nil, err
		}
		im.Before = m.ours
		if w.Origin == nil {
			return nil, fmt.Errorf("%s: want the hidden sheet %s, by which an edit is told from what %s has seen since: export the workbook anew, without --table, and edit that", w.Name, xlsx.OriginSheet, dir)
		}
		m.fresh = xlsx.Hash(m.ours) == w.Origin.Hash
		im.Moved = !m.fresh
	}
	if m.unrelated() {
		return nil, fmt.Errorf("%s: was made from another dataset than %s: none of the rows that it was made from is there", w.Name, dir)
	}
	m.all()
	im.Changes, im.Conflicts = m.changes, m.conflicts
	return im, im.apply(m)
}

// isEmpty tells whether a folder holds no dataset.
func isEmpty(dir string) (bool, error) {
	info, err := os.Stat(dir)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return true, nil
	case err != nil:
		return false, fmt.Errorf("%s: %w", dir, err)
	case !info.IsDir():
		return false, fmt.Errorf("%s: want a folder of tables to import into, got a file", dir)
	}
	names := []string{dataset.PackageFile}
	for _, t := range dataset.Tables {
		names = append(names, t.Name+".csv")
	}
	for _, name := range names {
		if _, err := os.Lstat(filepath.Join(dir, name)); err == nil {
			return false, nil
		}
	}
	return true, nil
}

// apply makes the edits in memory and checks the dataset that comes of them.
func (im *Import) apply(m *merger) error {
	texts := overlay{texts: map[string]string{}}
	if im.New {
		text, err := json.Marshal(newPackage(m.w, im.Dataset))
		if err != nil {
			return err
		}
		texts.texts[dataset.PackageFile] = string(text)
	} else {
		root, err := os.OpenRoot(im.Dataset)
		if err != nil {
			return err
		}
		defer root.Close()
		texts.under = root.FS()
	}
	tables := make([]tableFile, len(dataset.Tables))
	for i := range dataset.Tables {
		t := &dataset.Tables[i]
		path, old := m.ours.File(t)
		f := pending{path: path, old: old, new: path == ""}
		if f.new {
			f.path = filepath.Join(im.Dataset, t.Name+".csv")
		}
		f.text = old
		if len(m.edits[i]) > 0 || im.New {
			text, err := t.Patch(old, m.edits[i])
			if err != nil {
				return err
			}
			rel, err := filepath.Rel(im.Dataset, f.path)
			if err != nil {
				return err
			}
			f.text = text
			texts.texts[filepath.ToSlash(rel)] = text
			im.files = append(im.files, f)
		}
		tables[i] = tableFile{f.path, t.RowLines(f.text)}
	}
	if im.Before != nil && len(im.files) == 0 {
		im.After = im.Before
		return nil
	}
	after, err := m.w.limits.ReadFS(im.Dataset, texts)
	var problems dataset.Problems
	switch {
	case errors.As(err, &problems):
		im.Problems = append(im.Problems, located(m.w, tables, problems, im.Problems)...)
		return nil
	case err != nil:
		return err
	}
	im.After = after
	if im.New {
		im.files, err = newFiles(after, im.Dataset)
	}
	return err
}

// newFiles are the tables and the descriptor of a new dataset, as export writes them.
func newFiles(d *dataset.Dataset, dir string) ([]pending, error) {
	csv, ok := export.Named("csv")
	if !ok {
		return nil, errors.New("internal: there is no format csv")
	}
	outputs, err := csv.Files(d)
	if err != nil {
		return nil, err
	}
	var files []pending
	for _, f := range outputs {
		var b bytes.Buffer
		if err := f.Write(&b); err != nil {
			return nil, err
		}
		files = append(files, pending{path: filepath.Join(dir, filepath.FromSlash(f.Name)), text: b.String(), new: true})
	}
	return files, nil
}

var notInNames = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`[^a-z0-9._-]+`) })

// newPackage is what a workbook says of a new dataset as a whole.
func newPackage(w *Workbook, dir string) dataset.Package {
	p := dataset.Package{Title: strings.TrimSpace(w.Title)}
	if p.Title == words.For(w.language).Say("sheet.untitled") {
		p.Title = ""
	}
	if tag, err := language.Parse(strings.TrimSpace(w.language)); err == nil && tag != language.Und {
		p.Language = tag.String()
	}
	if w.Origin != nil {
		p.Version = w.Origin.Version
	}
	if abs, err := filepath.Abs(dir); err == nil {
		p.Name = strings.Trim(notInNames().ReplaceAllString(strings.ToLower(filepath.Base(abs)), "-"), "-._")
	}
	return p
}

// An overlay is a folder with some files in place of what is there.
type overlay struct {
	under fs.FS // nil for an empty folder
	texts map[string]string
}

// Open is part of fs.FS.
func (o overlay) Open(name string) (fs.File, error) {
	if text, ok := o.texts[name]; ok {
		return &textFile{strings.NewReader(text), name}, nil
	}
	if o.under == nil {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
	}
	return o.under.Open(name)
}

// Stat is part of fs.StatFS, which does not open what is there: opening a pipe does not end.
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

// A textFile is a text as a regular file, and its own description.
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

var _ io.Reader = (*textFile)(nil)
