package export

import (
	"bufio"
	"io"
	"strings"

	"onrecord/dataset"
)

var csvFormat = Format{
	Name:  "csv",
	About: "a folder with one CSV file a table, and datapackage.json",
	Files: csvFiles,

	TableExt: ".csv",
	Table:    writeCSV,
}

// csvFiles are the tables as RFC 4180 has them, but with a line feed alone, and every cell as it is:
// loading them gives the same dataset.
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
	b := bufio.NewWriterSize(w, 1<<16)
	for col, f := range t.Fields {
		if col > 0 {
			b.WriteByte(',')
		}
		b.WriteString(f.Name)
	}
	b.WriteByte('\n')
	for cells := range t.Rows(d) {
		for col := range cells {
			if col > 0 {
				b.WriteByte(',')
			}
			writeCSVCell(b, cells[col].String())
		}
		if err := b.WriteByte('\n'); err != nil {
			return err // a bufio.Writer keeps its first error
		}
	}
	return b.Flush()
}

func writeCSVCell(b *bufio.Writer, s string) {
	if !strings.ContainsAny(s, ",\"\r\n") {
		b.WriteString(s)
		return
	}
	b.WriteByte('"')
	for {
		i := strings.IndexByte(s, '"')
		if i < 0 {
			break
		}
		b.WriteString(s[:i+1])
		b.WriteByte('"')
		s = s[i+1:]
	}
	b.WriteString(s)
	b.WriteByte('"')
}
