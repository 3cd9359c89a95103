package xlsx

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"regexp"
	"slices"
	"strings"
	"time"
)

// An archive is the zip that excelize writes into. It holds the parts from excelize, which are small, until
// all are there, and then writes them sorted by name with a fixed time. Parts that have a filler are
// written by it instead and are never held in memory.
type archive struct {
	w       io.Writer
	parts   map[string]*bytes.Buffer
	fillers map[string]filler
}

// A filler writes a part in place of excelize's.
type filler func(w io.Writer, made []byte) error

// Create implements excelize.ZipWriter.
func (a *archive) Create(name string) (io.Writer, error) {
	b := &bytes.Buffer{}
	a.parts[name] = b
	return b, nil
}

// AddFS implements excelize.ZipWriter; excelize never calls it.
func (a *archive) AddFS(fs.FS) error { return errors.ErrUnsupported }

// zipEpoch is the earliest date that a zip entry can have.
var zipEpoch = time.Date(1980, 1, 1, 0, 0, 0, 0, time.UTC)

// Close writes the zip.
func (a *archive) Close() error {
	z := zip.NewWriter(a.w)
	z.RegisterCompressor(zip.Deflate, newDeflater)
	for _, name := range slices.SortedFunc(maps.Keys(a.parts), byPart) {
		w, err := z.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Deflate, Modified: zipEpoch})
		if err != nil {
			return err
		}
		w = &bounded{w, partLimit}
		made := a.parts[name].Bytes()
		if name == contentTypes {
			made = sortedDefaults(made)
		}
		if fill := a.fillers[name]; fill != nil {
			err = fill(w, made)
		} else {
			_, err = w.Write(made)
		}
		if err != nil {
			return err
		}
	}
	for name := range a.fillers {
		if a.parts[name] == nil {
			return errors.New("internal: excelize made no part " + name)
		}
	}
	return z.Close()
}

// partLimit is how many bytes a part may have: a larger one needs Zip64, which not every program reads.
// Tests lower it.
var partLimit int64 = 1<<32 - 1

// A bounded writer fails after a number of bytes.
type bounded struct {
	w    io.Writer
	left int64
}

// Write implements io.Writer.
func (b *bounded) Write(p []byte) (int, error) {
	if b.left -= int64(len(p)); b.left < 0 {
		return 0, fmt.Errorf("want at most %d bytes, which is what a workbook holds in one sheet: export the tables as csv or parquet", partLimit)
	}
	return b.w.Write(p)
}

const contentTypes = "[Content_Types].xml"

// byPart sorts parts by name, with the content types first, where some readers look for them.
func byPart(a, b string) int {
	if (a == contentTypes) != (b == contentTypes) {
		if a == contentTypes {
			return -1
		}
		return 1
	}
	return strings.Compare(a, b)
}

var typeEntry = regexp.MustCompile(`<(?:Default|Override) [^>]*></(?:Default|Override)>`)

// sortedDefaults sorts the entries: excelize takes some of them from a map.
func sortedDefaults(types []byte) []byte {
	entries := typeEntry.FindAll(types, -1)
	if entries == nil {
		return types
	}
	at := bytes.Index(types, entries[0])
	rest := typeEntry.ReplaceAll(types[at:], nil)
	slices.SortFunc(entries, bytes.Compare)
	return slices.Concat(types[:at], bytes.Join(entries, nil), rest)
}
