// Package export turns a dataset into files: one format, one file of code, bytes out. It sees neither
// paths nor flags, has no clock and opens no connection, so the same dataset gives the same bytes.
package export

import (
	"io"

	"onrecord/dataset"
)

// A File is one file of an output. Name is a path with slashes, relative to where the output goes.
type File struct {
	Name  string
	Write func(io.Writer) error
}

// A Format turns a dataset into one or more files.
type Format struct {
	Name   string
	Ext    string // of its one file, with the dot; empty for a format that is a folder
	About  string
	Binary bool // not text: kept off a terminal
	Files  func(*dataset.Dataset) ([]File, error)
}

// Formats are all formats, in the order of the help.
var Formats = []Format{jsonFormat, csvFormat, datapackageFormat}

// Named finds a format by its name.
func Named(name string) (Format, bool) {
	for _, f := range Formats {
		if f.Name == name {
			return f, true
		}
	}
	return Format{}, false
}

// ForExt finds the format of a file by its extension. Where several share one the first counts.
func ForExt(ext string) (Format, bool) {
	for _, f := range Formats {
		if ext != "" && f.Ext == ext {
			return f, true
		}
	}
	return Format{}, false
}

// Names are the names of all formats.
func Names() []string {
	names := make([]string, len(Formats))
	for i, f := range Formats {
		names[i] = f.Name
	}
	return names
}

// one is the output of a format that writes a single file.
func one(name string, write func(io.Writer, *dataset.Dataset) error) func(*dataset.Dataset) ([]File, error) {
	return func(d *dataset.Dataset) ([]File, error) {
		return []File{{name, func(w io.Writer) error { return write(w, d) }}}, nil
	}
}
