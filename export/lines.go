package export

import (
	"io"

	"onrecord/dataset"
	"onrecord/export/inorder"
)

// blockRows is how many rows are put in text at a time.
const blockRows = 2048

// writeLines writes the rows of a table as text that add makes of each.
func writeLines(w io.Writer, d *dataset.Dataset, t *Table, add func(text []byte, cells []Cell) []byte) error {
	if t.fill == nil {
		return writeEach(w, d, t, add)
	}
	return inorder.Write(w, t.length(d), blockRows, func(text []byte, from, to int) ([]byte, error) {
		cells := make([]Cell, len(t.Fields))
		for row := from; row < to; row++ {
			t.fill(d, row, cells)
			text = add(text, cells)
		}
		return text, nil
	})
}

// writeEach is writeLines for a table whose rows are made one after the other.
func writeEach(w io.Writer, d *dataset.Dataset, t *Table, add func(text []byte, cells []Cell) []byte) error {
	const enough = 1 << 16
	var text []byte
	for cells := range t.Rows(d) {
		if text = add(text, cells); len(text) < enough {
			continue
		}
		if _, err := w.Write(text); err != nil {
			return err
		}
		text = text[:0]
	}
	_, err := w.Write(text)
	return err
}
