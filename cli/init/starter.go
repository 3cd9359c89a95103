// Package starter makes the files that a new dataset begins with: tables, their descriptor, a README, and a
// workflow that checks every change. The tables are an example to replace, or a copy of a dataset.
//
// It also finds the rows of the example that a dataset still has. It writes no file.
package starter

import (
	"bytes"
	"embed"
	"fmt"
	"io/fs"

	"onrecord/dataset"
	"onrecord/export"
)

//go:embed example README.md.tmpl check.yml
var files embed.FS

// A File is one file of a new dataset. Name is a path with slashes, relative to its folder.
type File struct {
	Name    string
	Content []byte
}

// Example returns the files of a new dataset with one example row or two in each table that must be there.
// It passes every check and builds. The name of the folder becomes that of the data package.
func Example(folder string) ([]File, error) {
	d, err := example()
	if err != nil {
		return nil, err
	}
	d.Package.Name = dataset.PackageName(folder)
	return newFiles(d, true)
}

// Copy returns the files of a new dataset that begins with all rows of another and with its descriptor.
func Copy(d *dataset.Dataset) ([]File, error) { return newFiles(d, false) }

func newFiles(d *dataset.Dataset, isExample bool) ([]File, error) {
	readme, err := readme(d, isExample)
	if err != nil {
		return nil, err
	}
	workflow, err := files.ReadFile("check.yml")
	if err != nil {
		return nil, err
	}
	list := []File{
		{"README.md", readme},
		{".gitattributes", []byte("*.csv text eol=lf\n")},
		{".gitignore", []byte("/dist/\n")},
		{".github/workflows/check.yml", workflow},
	}
	tables, err := Tables(d)
	return append(list, tables...), err
}

// example reads the dataset in the folder example.
func example() (*dataset.Dataset, error) {
	sub, err := fs.Sub(files, "example")
	if err != nil {
		return nil, err
	}
	return dataset.ReadFS("example", sub)
}

// Tables returns the CSV files of a new dataset and its descriptor, as export writes them.
func Tables(d *dataset.Dataset) ([]File, error) {
	csv, ok := export.Named("csv")
	if !ok {
		return nil, fmt.Errorf("internal: there is no format csv")
	}
	outputs, err := csv.Files(d)
	if err != nil {
		return nil, err
	}
	var list []File
	for _, f := range outputs {
		var b bytes.Buffer
		if err := f.Write(&b); err != nil {
			return nil, err
		}
		list = append(list, File{f.Name, b.Bytes()})
	}
	return list, nil
}
