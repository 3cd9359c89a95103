package dataset

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"onrecord/dataset/csv"
	"onrecord/internal/mem"
	"onrecord/internal/parallel"
)

// Load reads a dataset from a folder of tables, a zip of one, or a JSON document as export writes it. The
// name "-" is stdin, which may hold a zip or JSON. If the dataset is invalid, the error is of type Problems
// and lists everything that is wrong; other errors are about reading it.
func Load(name string, stdin io.Reader) (*Dataset, error) { return DefaultLimits.Load(name, stdin) }

func (m Limits) load(name string, stdin io.Reader) (*Dataset, error) {
	if name == "-" {
		return m.read("stdin", stdin, 0)
	}
	info, err := os.Stat(name)
	switch {
	case err != nil:
		return nil, fmt.Errorf("%s: %w", name, withoutPath(err))
	case info.IsDir():
		root, err := os.OpenRoot(name) // refuses paths and links out of the folder
		if err != nil {
			return nil, err
		}
		defer root.Close()
		return m.ReadFS(name, root.FS())
	case !info.Mode().IsRegular():
		return nil, fmt.Errorf("%s: want a folder, a zip or a JSON file", name)
	}
	f, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return m.read(name, f, info.Size())
}

// Read reads a dataset from one stream: a zip of a folder of tables, or a JSON document. The name is
// for messages.
func Read(name string, r io.Reader) (*Dataset, error) { return DefaultLimits.Read(name, r) }

func (m Limits) read(name string, r io.Reader, size int64) (*Dataset, error) {
	text, err := m.readText(r, size)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	l := newLoader(name, m)
	start := strings.TrimLeft(strings.TrimPrefix(text, byteOrderMark), " \t\r\n")
	switch {
	case strings.HasPrefix(text, "PK\x03\x04") || strings.HasPrefix(text, "PK\x05\x06"):
		l.readZip(name, text)
	case strings.HasPrefix(start, "{") || strings.HasPrefix(text, utf16BE) || strings.HasPrefix(text, utf16LE):
		l.readJSON(name, text)
	case start == "":
		return nil, fmt.Errorf("%s: want a zip or a JSON document of a dataset, got nothing", name)
	default:
		line, _, _ := strings.Cut(start, "\n")
		return nil, fmt.Errorf("%s: want a folder of tables, a zip of one or a JSON document, got a file that begins with %s", name, quote(line))
	}
	return l.finish()
}

// ReadFS reads a dataset from a folder of tables. The name is for messages.
func ReadFS(name string, fsys fs.FS) (*Dataset, error) { return DefaultLimits.ReadFS(name, fsys) }

// A loader collects a dataset and everything that is wrong with it.
type loader struct {
	name     string // of the input as a whole
	limits   Limits
	d        *Dataset
	problems Problems
	errors   int              // how many there were, of which maxProblems are kept
	warnings int              // likewise
	order    []string         // file names, in the order in which problems are listed
	unread   map[cellKey]bool // cells that were left unknown, and whose problem is reported
	wrongIDs map[string]bool  // texts of id cells that are not ids: references to them are no further problem
	asked    map[string]bool  // ids that were not found, and for which the nearest was searched

	broken    map[string]bool // tables that could not be read to the end: an id may be in the rest
	noPackage bool            // datapackage.json cannot be read, so the files of the tables are unknown
}

// A cellKey is a cell of the dataset, or a row if the column is wholeRow.
type cellKey struct {
	table    string
	row, col int
}

const wholeRow = -1

// maxProblems is how many problems are kept, and how many warnings. Nobody who corrects a dataset reads
// more at a time, and a large file with the wrong separator has millions.
const maxProblems = 10_000

func newLoader(name string, limits Limits) *loader {
	l := &loader{
		name: name, limits: limits, d: &Dataset{files: map[string]*file{}},
		unread: map[cellKey]bool{}, wrongIDs: map[string]bool{}, asked: map[string]bool{}, broken: map[string]bool{},
	}
	for _, t := range Tables {
		l.d.files[t.Name], l.broken[t.Name] = newFile(t.Name, "", ""), true // until it is read
	}
	return l
}

func (l *loader) add(p Problem) {
	n := &l.errors
	if p.Warning {
		n = &l.warnings
	}
	if *n++; *n <= maxProblems {
		l.problems = append(l.problems, p)
	}
}

// full reports whether there are more problems than are kept, so that there is no use in reading on.
func (l *loader) full() bool { return l.errors > maxProblems }

// isUnread reports whether a problem of a cell, or of its row, was reported when it was read.
func (l *loader) isUnread(t *Table, row, col int) bool {
	return l.unread[cellKey{t.Name, row, col}] || l.unread[cellKey{t.Name, row, wholeRow}]
}

// finish checks the dataset as a whole.
func (l *loader) finish() (*Dataset, error) {
	l.link()
	l.check()
	errs, warnings := l.problems.split(l.order)
	if more := l.errors - len(errs); more > 0 {
		errs = append(errs, Problem{File: l.name, Code: "more", Message: fmt.Sprintf("has at least %d more problems; correct these first", more)})
	}
	if more := l.warnings - len(warnings); more > 0 {
		warnings = append(warnings, Problem{File: l.name, Code: "more", Message: fmt.Sprintf("%d more of these", more), Warning: true})
	}
	if len(errs) > 0 {
		return nil, append(errs, warnings...)
	}
	l.d.Warnings = warnings
	return l.d, nil
}

func (l *loader) readFolder(name string, fsys fs.FS) {
	from := folder{fsys, func(p string) string { return filepath.Join(name, filepath.FromSlash(p)) }}
	l.order = append(l.order, from.display(PackageFile))
	desc := l.readPackage(from)
	var absent []string
	for i := range Tables {
		t := &Tables[i]
		r := desc.resource(t.Name)
		if there := l.readTable(t, r, from); !there && !r.named() {
			absent = append(absent, t.Name)
		}
	}
	l.mistypedFiles(from, absent)
}

// A folder is a file system to read from. Display returns the name of a file for messages.
type folder struct {
	files   fs.FS
	display func(string) string
}

// readTable reads the file of a table, and reports whether there is one.
func (l *loader) readTable(t *Table, r *resource, from folder) (there bool) {
	p, err := r.path(t.Name + ".csv")
	if err == nil {
		err = r.unsupported()
	}
	if err != nil {
		l.problemAt(r.file, r.at, "", "resource", "resource "+quote(t.Name)+": "+err.Error())
		return true
	}
	name := from.display(p)
	l.order = append(l.order, name)
	f, there := l.open(from, p)
	switch {
	case f != nil:
		l.d.files[t.Name] = f
		l.readCSV(t, f, r.MissingValues)
	case there: // what is wrong with it is reported already
	case r.named():
		l.problemAt(r.file, r.at, "", "missing-table", "resource "+quote(t.Name)+": want the file "+quote(p)+", it is not there")
	case !t.Required:
		l.broken[t.Name] = false // it has no rows
	case !l.noPackage:
		l.add(Problem{File: name, Code: "missing-table", Message: "want this table, it is not there: " + lowerFirst(t.Doc)})
	}
	return there
}

// mistypedFiles warns of files that are not read because their names are slightly wrong.
func (l *loader) mistypedFiles(from folder, absent []string) {
	if len(absent) == 0 {
		return
	}
	entries, err := fs.ReadDir(from.files, ".")
	if err != nil {
		return // it is not the dataset's fault if a file system cannot list files
	}
	for _, e := range entries {
		base, isCSV := strings.CutSuffix(strings.ToLower(e.Name()), ".csv")
		if near := Nearest(base, absent); isCSV && near != "" {
			l.add(Problem{File: from.display(e.Name()), Code: "unread-file", Message: "is not read: the table is called " + near + ".csv", Warning: true})
		}
	}
}

// open reads a file as text. It returns nil if the file does not exist, or if it cannot be used, which is
// then reported.
func (l *loader) open(from folder, p string) (f *file, there bool) {
	name := from.display(p)
	info, err := fs.Stat(from.files, p) // before Open, since opening a pipe blocks
	if errors.Is(err, fs.ErrNotExist) {
		if info, err = fs.Lstat(from.files, p); err != nil {
			return nil, false
		}
	}
	if err == nil && !info.Mode().IsRegular() { // reading a pipe or a device may never end
		err = errors.New("want a regular file, got " + kindOfFile(info.Mode()))
	}
	var text string
	if err == nil {
		text, err = l.limits.readFile(from.files, p, info.Size())
	}
	if err != nil {
		l.add(Problem{File: name, Code: "read", Message: withoutPath(err).Error()})
		return nil, true
	}
	return l.text(name, text), true
}

func kindOfFile(m fs.FileMode) string {
	switch {
	case m.IsDir():
		return "a folder"
	case m&fs.ModeSymlink != 0:
		return "a link to nothing"
	case m&fs.ModeNamedPipe != 0:
		return "a pipe"
	}
	return "a device or a socket"
}

// text returns a file with a text, or nil if it is not UTF-8, which is then reported.
func (l *loader) text(name, text string) *file {
	if at, problem := badEncoding(text); problem != "" {
		line, col := 1, at+1
		if at > 0 {
			positions := csv.NewPositions(text)
			line, col = positions.At(at)
		}
		l.add(Problem{File: name, Line: line, Column: col, Code: "encoding", Message: problem})
		return nil
	}
	if strings.HasPrefix(text, byteOrderMark) {
		l.add(Problem{File: name, Line: 1, Column: 1, Code: "byte-order-mark", Message: "read without its byte order mark", Warning: true})
	}
	rest := strings.TrimLeft(text, byteOrderMark) // some programs add one each time they save
	return newFile(name, rest, text[:len(text)-len(rest)])
}

func (m Limits) readFile(fsys fs.FS, p string, size int64) (string, error) {
	f, err := fsys.Open(p)
	if err != nil {
		return "", err
	}
	defer f.Close()
	return m.readText(f, size)
}

// readText reads everything from r. Size is a hint how many bytes to expect, or 0; a wrong one costs only
// time and memory.
func (m Limits) readText(r io.Reader, size int64) (string, error) {
	text := mem.LargeSlice[byte](int(min(size, m.Bytes)) + bytes.MinRead)[:0]
	if at, ok := r.(io.ReaderAt); ok && size > 0 { // stdin has no size, and may have been read from
		text = text[:readParts(at, text[:min(size, m.Bytes)])]
		r = io.NewSectionReader(at, int64(len(text)), math.MaxInt64-int64(len(text))) // what was appended since
	}
	r = io.LimitReader(r, m.Bytes+1-int64(len(text)))
	for {
		n, err := r.Read(text[len(text):cap(text)])
		text = text[:len(text)+n]
		switch {
		case err == io.EOF && int64(len(text)) > m.Bytes:
			return "", errors.New(OverLimit("bytes", "want at most %d bytes", m.Bytes))
		case err == io.EOF:
			return mem.String(text), nil
		case err != nil:
			return "", err
		case len(text) == cap(text):
			text = slices.Grow(text, len(text))
		}
	}
}

// readParts fills text from the start of a file, in parallel, and returns how many bytes it read. Errors are
// left to the caller, who meets them by reading on from there.
func readParts(r io.ReaderAt, text []byte) int {
	const size = 8 << 20
	read := make([]int, (len(text)+size-1)/size)
	parallel.For(len(read), func(i int) {
		from := i * size
		read[i], _ = r.ReadAt(text[from:min(len(text), from+size)], int64(from))
	})
	n := 0
	for i := range read {
		if n == i*size {
			n += read[i]
		}
	}
	return n
}

// withoutPath returns an error without the path, which the problem names already.
func withoutPath(err error) error {
	var pe *fs.PathError
	if errors.As(err, &pe) {
		return pe.Err
	}
	return err
}

func lowerFirst(s string) string {
	if s == "" {
		return s
	}
	return strings.ToLower(s[:1]) + strings.TrimSuffix(s[1:], ".")
}
