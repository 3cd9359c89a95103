// Package export turns a dataset into files: one format, one file of code, bytes out. It sees neither
// paths nor flags, has no clock and opens no connection, so the same dataset gives the same bytes.
package export

import (
	"io"

	"onrecord/dataset"
)

// A File is one file of an output. Name is a path with slashes, relative to the folder of the output.
type File struct {
	Name  string
	Write func(io.Writer) error
}

// A Format turns a dataset into one or more files.
type Format struct {
	Name   string
	Ext    string // of its one file, with the dot; empty for a format that is a folder
	About  string
	Binary bool // not text: never written to a terminal
	Files  func(*dataset.Dataset) ([]File, error)

	// TableExt is the extension of a file with one table, and Table writes it. A format that cannot
	// write a table alone has neither.
	TableExt string
	Table    func(io.Writer, *dataset.Dataset, *Table) error
}

// TableFile is the file of one table, in a format that has a Table.
func (f Format) TableFile(d *dataset.Dataset, t *Table) File {
	return File{t.Name + f.TableExt, func(w io.Writer) error { return f.Table(w, d, t) }}
}

// Formats are all formats, in the order of the help; the only registration.
var Formats = []Format{
	jsonFormat, csvFormat, csvExcelFormat, ndjsonFormat, xlsxFormat, xlsxPublishFormat, parquetFormat, sqliteFormat, datapackageFormat, htmlFormat, markdownFormat, jsonldFormat,
}

// Named finds a format by its name.
func Named(name string) (Format, bool) {
	for _, f := range Formats {
		if f.Name == name {
			return f, true
		}
	}
	return Format{}, false
}

// ForExt finds the format of a file by its extension. The first of several formats with the same one
// counts.
func ForExt(ext string) (Format, bool) {
	for _, f := range Formats {
		if ext != "" && f.Ext == ext {
			return f, true
		}
	}
	return Format{}, false
}

// ForTableExt is ForExt for a file with one table.
func ForTableExt(ext string) (Format, bool) {
	for _, f := range Formats {
		if ext != "" && f.TableExt == ext {
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

// selectionFile is beside the tables of a part of a dataset, in a format that has no other place to say so.
const selectionFile = "selection.txt"

// eachTable is the output of a format that writes every table to a file of its own.
func eachTable(ext string, write func(io.Writer, *dataset.Dataset, *Table) error) func(*dataset.Dataset) ([]File, error) {
	return func(d *dataset.Dataset) ([]File, error) {
		var files []File
		for _, t := range Tables {
			files = append(files, File{t.Name + ext, func(w io.Writer) error { return write(w, d, t) }})
		}
		if d.IsPart() {
			files = append(files, File{selectionFile, func(w io.Writer) error {
				_, err := io.WriteString(w, d.SelectionWords()+"\n")
				return err
			}})
		}
		return files, nil
	}
}
