// Package parallel spreads work over the processors, with results that do not depend on how many there
// are: loops over the rows of large tables, and text or bytes that are made in parallel and written in
// order. It knows nothing of what the work is.
package parallel

import (
	"io"
	"runtime"
	"slices"
	"sync"
	"sync/atomic"
)

// For calls do with 0 to n-1, in no particular order, on as many goroutines as there are processors. It
// returns when all calls have.
func For(n int, do func(i int)) {
	workers := min(n, runtime.GOMAXPROCS(0))
	if workers < 2 {
		for i := range n {
			do(i)
		}
		return
	}
	var next atomic.Int64
	var all sync.WaitGroup
	for range workers {
		all.Go(func() {
			for i := int(next.Add(1)) - 1; i < n; i = int(next.Add(1)) - 1 {
				do(i)
			}
		})
	}
	all.Wait()
}

// BlockRows is how many rows are handed to a goroutine at a time.
const BlockRows = 8192

// Blocks splits the rows 0 to n-1 into blocks and calls do with each, in parallel. Block counts from 0.
func Blocks(n int, do func(block, from, to int)) {
	For((n+BlockRows-1)/BlockRows, func(i int) { do(i, i*BlockRows, min(n, (i+1)*BlockRows)) })
}

// Collect concatenates what find returns for each block of the rows 0 to n-1, in the order of the rows.
func Collect(n int, find func(from, to int) []int) []int {
	found := make([][]int, (n+BlockRows-1)/BlockRows)
	Blocks(n, func(block, from, to int) { found[block] = find(from, to) })
	return slices.Concat(found...)
}

// Where returns the rows from 0 to n-1 for which a condition holds, in order.
func Where(n int, holds func(row int) bool) []int {
	return Collect(n, func(from, to int) (found []int) {
		for row := from; row < to; row++ {
			if holds(row) {
				found = append(found, row)
			}
		}
		return found
	})
}

// Write writes n rows as text. Blocks of rows are rendered by add in parallel and written one after the
// other, so that a table of any length takes little memory. Add appends the rows from one to another to a
// buffer that is reused. Write stops at the first error of add or w, and returns it.
func Write(w io.Writer, n, block int, add func(text []byte, from, to int) ([]byte, error)) error {
	o := NewOrdered(w)
	for from := 0; from < n && o.Err() == nil; from += block {
		o.Go(func(buf []byte) ([]byte, error) { return add(buf, from, min(n, from+block)) })
	}
	return o.Close()
}

// An Ordered writes what functions return in the order in which they were started, while they run in
// parallel: as many at a time as there are processors, and one more.
type Ordered struct {
	w       io.Writer
	queue   chan chan result // results to come, in order
	buffers chan []byte      // free buffers; as many as functions may run at a time
	done    chan struct{}    // closed when everything is written

	mu  sync.Mutex
	err error // the first of a function or of w
}

type result struct {
	bytes []byte
	err   error
}

// NewOrdered returns an Ordered that writes to w. It must be closed.
func NewOrdered(w io.Writer) *Ordered {
	n := runtime.GOMAXPROCS(0) + 1
	o := &Ordered{w: w, queue: make(chan chan result, n), buffers: make(chan []byte, n), done: make(chan struct{})}
	for range n {
		o.buffers <- nil
	}
	go o.write()
	return o
}

// Go runs make, which appends to the buffer it is given and returns it, as soon as a buffer is free. Calls
// of Go must not be concurrent.
func (o *Ordered) Go(make func(buf []byte) ([]byte, error)) {
	buf, made := <-o.buffers, newResult()
	o.queue <- made
	go func() {
		bytes, err := make(buf[:0])
		made <- result{bytes, err}
	}()
}

func newResult() chan result { return make(chan result, 1) }

func (o *Ordered) write() {
	defer close(o.done)
	for made := range o.queue {
		r := <-made
		err := r.err
		if err == nil && o.Err() == nil {
			_, err = o.w.Write(r.bytes)
		}
		if err != nil {
			o.fail(err)
		}
		o.buffers <- r.bytes
	}
}

func (o *Ordered) fail(err error) {
	o.mu.Lock()
	defer o.mu.Unlock()
	if o.err == nil {
		o.err = err
	}
}

// Err returns the first error so far. After one nothing more is written.
func (o *Ordered) Err() error {
	o.mu.Lock()
	defer o.mu.Unlock()
	return o.err
}

// Close waits until everything is written, and returns the first error.
func (o *Ordered) Close() error {
	close(o.queue)
	<-o.done
	return o.Err()
}
