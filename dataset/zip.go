package dataset

import (
	"archive/zip"
	"fmt"
	"io"
	"io/fs"
	"math"
	"path"
	"path/filepath"
	"slices"
	"strings"
)

// readZip reads a zip of a folder, with its files at the top or all in one folder. It checks the whole list
// of files before it unpacks one of them.
func (l *loader) readZip(name, text string) {
	bad := func(message string) { l.add(Problem{File: name, Code: "zip", Message: message}) }
	directory := &bounded{strings.NewReader(text), max(1<<20, min(l.limits.Files, 1<<40)<<9)}
	z, err := zip.NewReader(directory, int64(len(text)))
	if directory.left < 0 {
		bad(OverLimit("files", "want at most %d files in a zip", l.limits.Files))
		return
	}
	directory.left = math.MaxInt64
	if err != nil {
		bad("want a zip that is whole: " + err.Error())
		return
	}
	if n := int64(len(z.File)); n > l.limits.Files {
		bad(OverLimit("files", "want at most %d files in a zip, got %d", l.limits.Files, n))
		return
	}
	seen, size := map[string]bool{}, uint64(0)
	for _, f := range z.File {
		base := strings.TrimSuffix(f.Name, "/")
		if problem := l.limits.zipFault(f, base); problem != "" {
			bad(problem)
		} else if seen[base] {
			bad("has " + quote(f.Name) + " twice")
		}
		seen[base] = true
		size = min(size, math.MaxUint64-f.UncompressedSize64) + f.UncompressedSize64 // headers may lie, so no overflow
	}
	if size > uint64(l.limits.Bytes) {
		bad(OverLimit("bytes", "want at most %d bytes unpacked, got %d", l.limits.Bytes, size))
	}
	if seen["[Content_Types].xml"] {
		bad("want a zip of a dataset, got an Office document")
	}
	top, err := topFolder(z.File)
	if err != nil {
		bad(err.Error())
	}
	if l.errors > 0 {
		return
	}
	sub, err := fs.Sub(z, top)
	if err != nil {
		bad(err.Error())
		return
	}
	l.readFolder(filepath.Join(name, filepath.FromSlash(top)), sub)
}

// A bounded reader fails after a number of bytes, so that reading the directory of a zip does not take as
// long as the number of files that it claims.
type bounded struct {
	r    *strings.Reader
	left int64
}

// ReadAt implements io.ReaderAt.
func (b *bounded) ReadAt(p []byte, off int64) (int, error) {
	if b.left -= int64(len(p)); b.left < 0 {
		return 0, io.ErrUnexpectedEOF
	}
	return b.r.ReadAt(p, off)
}

// zipFault returns why an entry of a zip is refused; empty if it is not. Deflate makes even the most
// repetitive table only about 200 times smaller; a zip that claims much more is a zip bomb.
func (m *Limits) zipFault(f *zip.File, base string) string {
	const smallEnough = 16 << 20 // whatever the ratio
	switch {
	case strings.Contains(f.Name, `\`):
		return "want / between folders in a zip, got " + quote(f.Name)
	case !fs.ValidPath(base):
		return "want paths inside the zip, got " + quote(f.Name)
	case !f.Mode().IsRegular() && !f.Mode().IsDir():
		return "want regular files, and " + quote(f.Name) + " is none"
	case f.Flags&1 != 0:
		return "want a zip without a password, and " + quote(f.Name) + " has one"
	case f.UncompressedSize64 > smallEnough && f.UncompressedSize64/uint64(m.Ratio) > f.CompressedSize64:
		return OverLimit("ratio", "want files at most %d times as large unpacked, and %s is %d bytes from %d", m.Ratio, quote(f.Name), f.UncompressedSize64, f.CompressedSize64)
	}
	return ""
}

// topFolder returns the one folder of a zip that holds a dataset: the one with datapackage.json, or if there
// is none, the one with figures.csv.
func topFolder(files []*zip.File) (string, error) {
	for _, mark := range []string{PackageFile, "figures.csv"} {
		var tops []string
		for _, f := range files {
			if dir := path.Dir(f.Name); path.Base(f.Name) == mark && !slices.Contains(tops, dir) {
				tops = append(tops, dir)
			}
			if len(tops) > 1 {
				return "", fmt.Errorf("want one dataset in the zip, got a %s in %s and in %s", mark, quote(tops[0]), quote(tops[1]))
			}
		}
		if len(tops) == 1 {
			return tops[0], nil
		}
	}
	return ".", nil
}
