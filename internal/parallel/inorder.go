// Package inorder makes text in parallel and writes it in order. It knows nothing of what the text says.
package parallel

import (
	"io"
	"runtime"
)

// Write writes n rows as text. Blocks of rows are put in text by add in parallel, a few at a time, so
// that a table of any length takes little room, and written one after the other. What add returns is
// used again for another block. The first error of add or of w ends it.
func Write(w io.Writer, n, block int, add func(text []byte, from, to int) ([]byte, error)) error {
	type result struct {
		text []byte
		err  error
	}
	put := func(text []byte, from int) result {
		text, err := add(text[:0], from, min(n, from+block))
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
		for from := 0; from < n; from += block {
			made := make(chan result, 1)
			select {
			case queue <- made:
			case <-stop:
				return
			}
			text := <-buffers
			go func() { made <- put(text, from) }()
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
