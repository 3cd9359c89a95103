package export

import (
	"bufio"
	"io"
	"slices"

	"onrecord/dataset"
)

// WriteComparison writes one comparison as JSON: its derived numbers, as in the document of the whole
// dataset, and the claims behind it as rows. A comparison that is not in the dataset has no id.
func WriteComparison(w io.Writer, d *dataset.Dataset, c *dataset.Compared) error {
	b := &jsonWriter{w: bufio.NewWriter(w)}
	b.w.WriteString("{\n")
	if d.IsPart() {
		b.w.WriteString("\"selection\": ")
		b.value(d.Package.Selection)
		b.w.WriteString(",\n")
	}
	b.w.WriteString("\"title\": ")
	b.value(c.Title)
	b.w.WriteString(",\n\"comparison\": ")
	b.w.Write(appendGroup(nil, &dataset.DerivedComparisons, d.NumberRecords(c, dataset.DerivedComparisons.Cells())))
	figures, _ := dataset.TableNamed("figures")
	rows := make([]int, 0, len(c.Parts)+1)
	for _, id := range append(slices.Clone(c.Parts), c.Whole) {
		_, row, _ := d.Lookup(id)
		rows = append(rows, row)
	}
	b.w.WriteString(",\n")
	b.rows("figures", len(rows), func(text []byte, i int) []byte {
		return appendRow(append(text, ",\n"...), d, figures, rows[i])
	})
	b.w.WriteString("\n}\n")
	if b.err != nil {
		return b.err
	}
	return b.w.Flush()
}
