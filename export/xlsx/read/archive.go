package read

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"math"
	"path"
	"strings"

	"onrecord/dataset"
)

// smallPart is how many bytes a part may have unpacked, whatever its compression ratio.
const smallPart = 16 << 20

// An archive is the zip of a workbook, with what is left of the limits.
type archive struct {
	limits dataset.Limits
	parts  map[string]*zip.File // by lower-case name: parts differ by more than case (ECMA-376 part 2, 6.2.2)
	cells  int64
	texts  int64 // bytes
}

// open checks the directory of the zip before anything is unpacked.
func open(r io.ReaderAt, size int64, limits dataset.Limits) (*archive, error) {
	if size > limits.Bytes {
		return nil, beyond("bytes", "want a workbook of at most %d bytes, got %d", limits.Bytes, size)
	}
	if err := notAZip(r, size); err != nil {
		return nil, err
	}
	bounded := &boundedReader{r: r, left: max(1<<20, min(limits.Files, 1<<40)<<9)}
	z, err := zip.NewReader(bounded, size)
	switch {
	case bounded.left < 0:
		return nil, beyond("files", "want a workbook with at most %d parts", limits.Files)
	case err != nil:
		return nil, fmt.Errorf("want a whole workbook, got a damaged one: %w", err)
	case int64(len(z.File)) > limits.Files:
		return nil, beyond("files", "want a workbook with at most %d parts, got %d", limits.Files, len(z.File))
	}
	bounded.left = math.MaxInt64
	a := &archive{limits: limits, parts: map[string]*zip.File{}, cells: limits.Cells, texts: limits.Bytes / 4}
	unpacked := uint64(0)
	for _, f := range z.File {
		name := strings.ToLower(strings.TrimPrefix(f.Name, "/"))
		if a.parts[name] != nil {
			return nil, fmt.Errorf("want each part once, got %s twice", quote(f.Name))
		}
		a.parts[name] = f
		if f.UncompressedSize64 > smallPart && f.UncompressedSize64/uint64(limits.Ratio) > f.CompressedSize64 {
			return nil, beyond("ratio", "want parts at most %d times as large unpacked, and %s is %d bytes from %d", limits.Ratio, quote(f.Name), f.UncompressedSize64, f.CompressedSize64)
		}
		if unpacked += f.UncompressedSize64; unpacked > uint64(limits.Bytes) || f.UncompressedSize64 > uint64(limits.Bytes) {
			return nil, beyond("bytes", "want a workbook of at most %d bytes unpacked", limits.Bytes)
		}
		if f.Flags&1 != 0 {
			return nil, errors.New("want a workbook without a password, got an encrypted zip")
		}
	}
	return a, a.notAWorkbook()
}

// A boundedReader fails after a number of bytes: a zip's directory may claim any number of entries.
type boundedReader struct {
	r    io.ReaderAt
	left int64
}

// ReadAt implements io.ReaderAt.
func (b *boundedReader) ReadAt(p []byte, off int64) (int, error) {
	if b.left -= int64(len(p)); b.left < 0 {
		return 0, errors.New("too much to read")
	}
	return b.r.ReadAt(p, off)
}

// notAZip is the error for a file that is not a zip: it names what the file seems to be.
func notAZip(r io.ReaderAt, size int64) error {
	head := make([]byte, min(size, 8))
	if _, err := r.ReadAt(head, 0); err != nil && err != io.EOF {
		return err
	}
	switch {
	case size == 0:
		return errors.New("want a workbook, got an empty file")
	case bytes.HasPrefix(head, []byte("PK")):
		return nil
	case bytes.HasPrefix(head, []byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")):
		return errors.New("want a workbook saved as .xlsx without a password, got one with a password or in the old format .xls")
	}
	return fmt.Errorf("want a workbook saved as .xlsx, got a file that begins with %s", quote(string(head)))
}

// notAWorkbook is the error for a zip that is not a readable workbook: it names what the zip seems to be.
func (a *archive) notAWorkbook() error {
	switch {
	case a.parts["[content_types].xml"] != nil && a.parts["xl/workbook.bin"] != nil:
		return errors.New("want a workbook saved as .xlsx, got one in the binary format .xlsb")
	case a.parts["[content_types].xml"] != nil:
		return nil
	case a.parts["mimetype"] != nil && a.parts["content.xml"] != nil:
		return errors.New("want a workbook saved as .xlsx, got an OpenDocument file: save it as Excel 2007-365")
	case a.parts["datapackage.json"] != nil || a.parts["figures.csv"] != nil:
		return errors.New("want a workbook, got a zip of a dataset")
	}
	return errors.New("want a workbook saved as .xlsx, got a zip of something else")
}

// scan opens a part as XML.
func (a *archive) scan(name string) (*scanner, error) {
	f := a.parts[strings.ToLower(name)]
	if f == nil {
		return nil, fmt.Errorf("want a whole workbook, got one without its part %s", quote(name))
	}
	r, err := f.Open()
	if err != nil {
		return nil, damaged(name, err)
	}
	s := &scanner{limits: &a.limits, name: name, file: r, left: int64(f.UncompressedSize64)}
	s.dec = xml.NewDecoder(s)
	return s, nil
}

// A scanner reads the XML tokens of a part, each of a bounded size.
type scanner struct {
	limits *dataset.Limits
	name   string
	file   io.ReadCloser
	dec    *xml.Decoder
	left   int64 // bytes of the part
	token  int64 // bytes left of the token
	depth  int64
}

// Read implements io.Reader, for the decoder.
func (s *scanner) Read(p []byte) (int, error) {
	if s.token < 0 {
		return 0, beyond("field", "want tags and cells of at most %d bytes", s.limits.Field)
	}
	n, err := s.file.Read(p[:min(len(p), 64<<10)])
	s.token -= int64(n)
	if s.left -= int64(n); s.left < 0 {
		return 0, errors.New("want as many bytes as the zip says, got more")
	}
	return n, err
}

// next returns the next token, or nil at the end.
func (s *scanner) next() (xml.Token, error) {
	s.token = s.limits.Field
	t, err := s.dec.Token()
	if err == io.EOF {
		return nil, nil
	}
	if err != nil {
		return nil, s.broken(err)
	}
	switch t.(type) {
	case xml.StartElement:
		if s.depth++; s.depth > s.limits.Depth {
			return nil, s.broken(beyond("depth", "want at most %d elements within each other", s.limits.Depth))
		}
	case xml.EndElement:
		s.depth--
	}
	return t, nil
}

func (s *scanner) broken(err error) error { return damaged(s.name, err) }

func damaged(part string, err error) error {
	return fmt.Errorf("want a whole workbook, got a damaged one: %s: %w", part, err)
}

// rest reads to the end, so that the zip's checksum is verified.
func (s *scanner) rest() error {
	if _, err := io.Copy(io.Discard, s.file); err != nil {
		return s.broken(err)
	}
	return nil
}

// each visits every element of a small part.
func (a *archive) each(name string, visit func(s *scanner, e xml.StartElement) error) error {
	s, err := a.scan(name)
	if err != nil {
		return err
	}
	defer s.file.Close()
	for {
		t, err := s.next()
		if t == nil || err != nil {
			return err
		}
		if e, ok := t.(xml.StartElement); ok {
			if a.cells--; a.cells < 0 {
				return a.tooMany()
			}
			if err := visit(s, e); err != nil {
				return err
			}
		}
	}
}

func (a *archive) tooMany() error {
	return beyond("cells", "want at most %d cells, got more: a dataset of that size is better edited in its tables", a.limits.Cells)
}

// beyond is the error for input beyond a limit.
func beyond(limit, format string, args ...any) error {
	return errors.New(dataset.OverLimit(limit, format, args...))
}

// relation is one of the relationships of a part.
type relation struct{ id, kind, target string }

// relations returns the relationships of a part, if it has any.
func (a *archive) relations(part string) ([]relation, error) {
	dir, base := path.Split(part)
	name := dir + "_rels/" + base + ".rels"
	if a.parts[strings.ToLower(name)] == nil {
		return nil, nil
	}
	var list []relation
	err := a.each(name, func(_ *scanner, e xml.StartElement) error {
		if e.Name.Local != "Relationship" || attr(e, "TargetMode") == "External" {
			return nil
		}
		target := attr(e, "Target")
		if rest, ok := strings.CutPrefix(target, "/"); ok {
			target = rest
		} else {
			target = path.Join(dir, target)
		}
		list = append(list, relation{attr(e, "Id"), path.Base(attr(e, "Type")), target})
		return nil
	})
	return list, err
}

// attr returns an attribute by its local name.
func attr(e xml.StartElement, name string) string {
	for _, a := range e.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

// left subtracts n bytes from the text that may still be read, and returns the rest.
func (a *archive) left(n int) int64 {
	a.texts -= int64(n)
	return a.texts
}
