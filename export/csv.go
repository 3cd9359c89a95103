package export

import (
	"io"
	"strconv"
	"strings"

	"onrecord/dataset"
)

var csvFormat = Format{
	Name:  "csv",
	About: "a folder with one CSV file per table, and datapackage.json",
	Files: csvFiles,

	TableExt: ".csv",
	Table:    writeCSV,
}

// csvFiles are the tables in the format of RFC 4180, except that lines end in a line feed only. Cells are
// exact: loading the files returns the same dataset.
func csvFiles(d *dataset.Dataset) ([]File, error) {
	files := []File{{dataset.PackageFile, func(w io.Writer) error { return writeDescriptor(w, d) }}}
	for _, t := range Tables {
		if !t.Derived {
			files = append(files, File{t.Name + ".csv", func(w io.Writer) error { return writeCSV(w, d, t) }})
		}
	}
	return files, nil
}

func writeCSV(w io.Writer, d *dataset.Dataset, t *Table) error {
	var header []byte
	for col, f := range t.Fields {
		if col > 0 {
			header = append(header, ',')
		}
		header = append(header, f.Name...)
	}
	if _, err := w.Write(append(header, '\n')); err != nil {
		return err
	}
	return writeLines(w, d, t, func(text []byte, cells []Cell) []byte {
		for col := range cells {
			if col > 0 {
				text = append(text, ',')
			}
			text = appendCSV(text, &cells[col])
		}
		return append(text, '\n')
	})
}

func appendCSV(text []byte, c *Cell) []byte {
	if c.Number.Known {
		return strconv.AppendInt(text, c.Number.N, 10)
	}
	s := c.Text
	if s == "" {
		s = c.String()
	}
	if !needsQuotes(s) {
		return append(text, s...)
	}
	text = append(text, '"')
	for {
		i := strings.IndexByte(s, '"')
		if i < 0 {
			break
		}
		text = append(text, s[:i+1]...)
		text = append(text, '"')
		s = s[i+1:]
	}
	text = append(text, s...)
	return append(text, '"')
}

func needsQuotes(s string) bool {
	for i := 0; i < len(s); i++ {
		if c := s[i]; c <= ',' && (c == ',' || c == '"' || c == '\n' || c == '\r') {
			return true
		}
	}
	return false
}
