package export

import (
	"io"
	"runtime"

	"onrecord/dataset"
)

// blockRows is how many rows are put in text at a time.
const blockRows = 2048

// writeLines writes the rows of a table as text that add makes of each.
func writeLines(w io.Writer, d *dataset.Dataset, t *Table, add func(text []byte, cells []Cell) []byte) error {
	if t.fill == nil {
		return writeEach(w, d, t, add)
	}
	return inOrder(w, t.length(d), func(text []byte, from, to int) ([]byte, error) {
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

// inOrder writes n rows as text. Blocks of rows are put in text by add in parallel, a few at a time, so
// that a table of any length takes little room, and written one after the other.
func inOrder(w io.Writer, n int, add func(text []byte, from, to int) ([]byte, error)) error {
	type result struct {
		text []byte
		err  error
	}
	block := func(text []byte, from int) result {
		text, err := add(text[:0], from, min(n, from+blockRows))
		return result{text, err}
	}
	workers := runtime.GOMAXPROCS(0)
	queue := make(chan chan result, workers) // blocks that are being made, in order
	buffers := make(chan []byte, workers+1)
	for range cap(buffers) {
		buffers <- nil
	}
	stop := make(chan struct{})
	go func() {
		defer close(queue)
		for from := 0; from < n; from += blockRows {
			made := make(chan result, 1)
			select {
			case queue <- made:
			case <-stop:
				return
			}
			text := <-buffers
			go func() { made <- block(text, from) }()
		}
	}()
	var failed error
	for made := range queue {
		r := <-made
		if failed == nil {
			if failed = r.err; failed == nil {
				_, failed = w.Write(r.text)
			}
			if failed != nil {
				close(stop)
			}
		}
		buffers <- r.text
	}
	return failed
}
