package dataset

import (
	"archive/zip"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
)

// MaxBytes is the most that is read of one input, unpacked; a larger one is an error. It leaves room
// for some ten million claims.
const MaxBytes = 4 << 30

// Load reads a dataset from a folder of tables, a zip of one, or a JSON document as export writes it;
// "-" is stdin, which may hold a zip or JSON. An invalid dataset is an error of type Problems with
// everything that is wrong; other errors are about reading it.
func Load(name string, stdin io.Reader) (*Dataset, error) {
	if name == "-" {
		return Read("stdin", stdin)
	}
	info, err := os.Stat(name)
	switch {
	case err != nil:
		return nil, fmt.Errorf("%s: %s", name, bare(err))
	case info.IsDir():
		root, err := os.OpenRoot(name) // refuses paths and links that lead out of the folder
		if err != nil {
			return nil, err
		}
		defer root.Close()
		return ReadFS(name, root.FS())
	case !info.Mode().IsRegular():
		return nil, fmt.Errorf("%s: want a folder, a zip or a JSON file", name)
	}
	f, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return Read(name, f)
}

// Read reads a dataset from one stream: a zip of a folder of tables, or a JSON document. The name is
// for messages.
func Read(name string, r io.Reader) (*Dataset, error) {
	text, err := readText(r)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	l := newLoader()
	switch {
	case strings.HasPrefix(text, "PK\x03\x04") || strings.HasPrefix(text, "PK\x05\x06"):
		l.readZip(name, text)
	case strings.HasPrefix(strings.TrimLeft(strings.TrimPrefix(text, byteOrderMark), " \t\r\n"), "{"):
		l.readJSON(name, text)
	default:
		return nil, fmt.Errorf("%s: want a zip or a JSON document of a dataset, got something else", name)
	}
	return l.finish()
}

// ReadFS reads a dataset from a folder of tables. The name is for messages.
func ReadFS(name string, fsys fs.FS) (*Dataset, error) {
	l := newLoader()
	l.readFolder(name, fsys)
	return l.finish()
}

// A loader gathers a dataset and all that is wrong with it.
type loader struct {
	d        *Dataset
	problems Problems
	order    []string         // file names in the order in which problems are listed
	unread   map[cellKey]bool // cells whose problem is on record, and which are left unknown
}

// A cellKey is a cell of the dataset.
type cellKey struct {
	table    string
	row, col int
}

func newLoader() *loader {
	return &loader{d: &Dataset{files: map[string]*file{}}, unread: map[cellKey]bool{}}
}

func (l *loader) add(p Problem) { l.problems = append(l.problems, p) }

// finish checks the dataset as a whole.
func (l *loader) finish() (*Dataset, error) {
	l.link()
	l.check()
	errs, warnings := l.problems.split(l.order)
	if len(errs) > 0 {
		return nil, append(errs, warnings...)
	}
	l.d.Warnings = warnings
	return l.d, nil
}

func (l *loader) readFolder(name string, fsys fs.FS) {
	at := func(p string) string { return filepath.Join(name, filepath.FromSlash(p)) }
	l.order = append(l.order, at(PackageFile))
	resources := l.readPackage(folder{fsys, at})
	for i := range Tables {
		t := &Tables[i]
		r := resources[t.Name]
		p, err := r.path(t.Name + ".csv")
		if err != nil {
			l.add(Problem{File: at(PackageFile), Line: 1, Column: 1, Field: "path", Code: "path", Message: "resource " + t.Name + ": " + err.Error()})
			l.d.files[t.Name] = &file{name: at(t.Name + ".csv"), broken: true}
			continue
		}
		l.readTable(t, r, folder{fsys, at}, p)
	}
}

// A folder is where files are read from, with their names as messages give them.
type folder struct {
	fs.FS
	display func(string) string
}

func (l *loader) readTable(t *Table, r resource, from folder, p string) {
	name := from.display(p)
	l.order = append(l.order, name)
	if problem := r.unsupported(); problem != "" {
		l.add(Problem{File: from.display(PackageFile), Line: 1, Column: 1, Code: "dialect", Message: "resource " + t.Name + ": " + problem})
	}
	f := l.open(from, p)
	if f == nil {
		f = &file{name: name, broken: true}
		if t.Required && !l.has(name) {
			l.add(Problem{File: name, Code: "missing-table", Message: "want this table, it is not there: " + lowerFirst(t.Doc)})
		}
		if !t.Required && !l.has(name) {
			f.broken = false
		}
		l.d.files[t.Name] = f
		return
	}
	l.d.files[t.Name] = f
	l.readCSV(t, f, r.MissingValues)
}

// has tells whether a problem with a file is on record.
func (l *loader) has(name string) bool {
	return slices.ContainsFunc(l.problems, func(p Problem) bool { return p.File == name })
}

// unsupported tells what a resource asks of a reader that this one does not do.
func (r resource) unsupported() string {
	switch {
	case r.Encoding != "" && !strings.EqualFold(r.Encoding, "utf-8"):
		return "want the encoding utf-8, got " + quote(r.Encoding)
	case r.Dialect != nil && r.Dialect.Delimiter != nil && *r.Dialect.Delimiter != ",":
		return "want cells separated by commas, got " + quote(*r.Dialect.Delimiter)
	case r.Dialect != nil && r.Dialect.Header != nil && !*r.Dialect.Header:
		return "want a header row"
	}
	return ""
}

// open reads a file as text; nil where it is not there or cannot be used, which is then on record.
func (l *loader) open(from folder, p string) *file {
	name := from.display(p)
	info, err := fs.Stat(from, p)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err == nil && !info.Mode().IsRegular() { // a pipe or a device would not end
		err = errors.New("want a regular file")
	}
	var text string
	if err == nil {
		text, err = readFile(from, p)
	}
	if err != nil {
		l.add(Problem{File: name, Code: "read", Message: bare(err)})
		return nil
	}
	return l.text(name, text)
}

// text takes text over as a file; nil where it is not UTF-8, which is then on record.
func (l *loader) text(name, text string) *file {
	if at, problem := badEncoding(text); problem != "" {
		line, col := 1, at+1
		if at > 0 {
			line, col = (&file{text: text}).place(int64(at))
		}
		l.add(Problem{File: name, Line: line, Column: col, Code: "encoding", Message: problem})
		return nil
	}
	if strings.HasPrefix(text, byteOrderMark) {
		l.add(Problem{File: name, Line: 1, Column: 1, Code: "byte-order-mark", Message: "read without its byte order mark", Warning: true})
		text = strings.TrimPrefix(text, byteOrderMark)
	}
	return &file{name: name, text: text}
}

func readFile(fsys fs.FS, p string) (string, error) {
	f, err := fsys.Open(p)
	if err != nil {
		return "", err
	}
	defer f.Close()
	return readText(f)
}

func readText(r io.Reader) (string, error) {
	var b strings.Builder
	n, err := io.Copy(&b, io.LimitReader(r, MaxBytes+1))
	if err == nil && n > MaxBytes {
		err = fmt.Errorf("want at most %d bytes", int64(MaxBytes))
	}
	return b.String(), err
}

// bare is an error without the path that the problem names already.
func bare(err error) string {
	var pe *fs.PathError
	if errors.As(err, &pe) {
		return pe.Err.Error()
	}
	return err.Error()
}

// readZip reads a zip of a folder: its files at the top, or all in one folder.
func (l *loader) readZip(name, text string) {
	z, err := zip.NewReader(strings.NewReader(text), int64(len(text)))
	if err != nil {
		l.add(Problem{File: name, Code: "zip", Message: "want a zip that is whole: " + err.Error()})
		return
	}
	seen, size := map[string]bool{}, uint64(0)
	for _, f := range z.File {
		size += f.UncompressedSize64
		switch {
		case !fs.ValidPath(strings.TrimSuffix(f.Name, "/")):
			l.add(Problem{File: name, Code: "zip", Message: "want paths inside the zip, got " + quote(f.Name)})
		case seen[f.Name]:
			l.add(Problem{File: name, Code: "zip", Message: "has " + quote(f.Name) + " twice"})
		case !f.Mode().IsRegular() && !f.Mode().IsDir():
			l.add(Problem{File: name, Code: "zip", Message: "want regular files, and " + quote(f.Name) + " is none"})
		}
		seen[f.Name] = true
	}
	if size > MaxBytes {
		l.add(Problem{File: name, Code: "zip", Message: fmt.Sprintf("want at most %d bytes unpacked, got %d", int64(MaxBytes), size)})
	}
	if len(l.problems) > 0 {
		return
	}
	top := "."
	for _, f := range z.File {
		if base := path.Base(f.Name); base == PackageFile || base == "figures.csv" {
			top = path.Dir(f.Name)
			break
		}
	}
	sub, err := fs.Sub(z, top)
	if err != nil {
		l.add(Problem{File: name, Code: "zip", Message: err.Error()})
		return
	}
	l.readFolder(filepath.Join(name, filepath.FromSlash(top)), sub)
}

func lowerFirst(s string) string {
	if s == "" {
		return s
	}
	return strings.ToLower(s[:1]) + strings.TrimSuffix(s[1:], ".")
}
