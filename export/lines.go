package export

import (
	"io"
	"math"

	"onrecord/dataset"
	"onrecord/internal/parallel"
)

// blockRows is how many rows are rendered at a time.
const blockRows = 2048

// An addRow appends a row, counted from 0, to text. It is used by a single goroutine.
type addRow func(text []byte, row int, cells []Cell) ([]byte, error)

// writeLines writes the rows of a table, each as the text that add appends.
func writeLines(w io.Writer, d *dataset.Dataset, t *Table, add func(text []byte, cells []Cell) []byte) error {
	return t.writeRows(w, d, 0, math.MaxInt, func() addRow {
		return func(text []byte, _ int, cells []Cell) ([]byte, error) { return add(text, cells), nil }
	})
}

// writeRows writes the rows of a table from one up to, not including, another, as text.
func (t *Table) writeRows(w io.Writer, d *dataset.Dataset, from, to int, open func() addRow) error {
	if t.fill == nil {
		return t.writeEach(w, d, from, to, open())
	}
	return parallel.Write(w, min(to, t.length(d))-from, blockRows, func(text []byte, first, end int) (_ []byte, err error) {
		add, cells := open(), make([]Cell, len(t.Fields))
		for row := from + first; row < from+end && err == nil; row++ {
			t.fill(d, row, cells)
			text, err = add(text, row, cells)
		}
		return text, err
	})
}

// writeEach is writeRows for a table whose rows are computed one after the other.
func (t *Table) writeEach(w io.Writer, d *dataset.Dataset, from, to int, add addRow) error {
	const enough = 1 << 16
	var text []byte
	row := -1
	for cells := range t.Rows(d) {
		if row++; row < from {
			continue
		}
		if row >= to {
			break
		}
		var err error
		if text, err = add(text, row, cells); err != nil {
			return err
		}
		if len(text) < enough {
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
