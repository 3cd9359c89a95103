package export

import (
	"io"

	"onrecord/dataset"
)

// Site is everything that build publishes.
func Site(d *dataset.Dataset) ([]File, error) {
	var files []File
	for _, f := range []Format{jsonFormat, datapackageFormat} {
		more, err := f.Files(d)
		if err != nil {
			return nil, err
		}
		files = append(files, more...)
	}
	tables, err := csvFiles(d)
	if err != nil {
		return nil, err
	}
	for _, f := range tables {
		files = append(files, File{"csv/" + f.Name, f.Write})
	}
	return append(files, File{SchemaFile, func(w io.Writer) error { return WriteSchema(w) }}), nil
}
