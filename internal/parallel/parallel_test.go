package parallel

import (
	"bytes"
	"errors"
	"fmt"
	"runtime"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
)

// counts are numbers of rows at which a block begins, ends or is missing.
var counts = []int{0, 1, 2, BlockRows - 1, BlockRows, BlockRows + 1, 3*BlockRows + 7}

// onProcessors runs a test with one processor and with several: the results must not differ.
func onProcessors(t *testing.T, test func(t *testing.T)) {
	for _, n := range []int{1, 4} {
		t.Run(fmt.Sprintf("%d processors", n), func(t *testing.T) {
			defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(n))
			test(t)
		})
	}
}

func TestFor(t *testing.T) {
	onProcessors(t, func(t *testing.T) {
		for _, n := range counts {
			calls := make([]atomic.Int32, n)
			For(n, func(i int) { calls[i].Add(1) })
			for i := range calls {
				if got := calls[i].Load(); got != 1 {
					t.Fatalf("%d of %d: got %d calls, want 1", i, n, got)
				}
			}
		}
	})
}

func TestBlocks(t *testing.T) {
	onProcessors(t, func(t *testing.T) {
		for _, n := range counts {
			rows, blocks := make([]int, n), (n+BlockRows-1)/BlockRows
			Blocks(n, func(block, from, to int) {
				if block >= blocks || from != block*BlockRows {
					t.Errorf("block %d begins at %d", block, from)
				}
				for i := from; i < to; i++ {
					rows[i]++
				}
			})
			if i := slices.IndexFunc(rows, func(times int) bool { return times != 1 }); i >= 0 {
				t.Errorf("row %d of %d: got %d times, want once", i, n, rows[i])
			}
		}
	})
}

func TestWhere(t *testing.T) {
	onProcessors(t, func(t *testing.T) {
		for _, n := range counts {
			var want []int
			for i := 0; i < n; i += 7 {
				want = append(want, i)
			}
			if got := Where(n, func(row int) bool { return row%7 == 0 }); !slices.Equal(got, want) {
				t.Errorf("%d rows: got %d, want %d", n, len(got), len(want))
			}
		}
	})
}

func TestWrite(t *testing.T) {
	onProcessors(t, func(t *testing.T) {
		for _, n := range []int{0, 1, 9, 10, 11, 1000} {
			var got bytes.Buffer
			err := Write(&got, n, 10, func(text []byte, from, to int) ([]byte, error) {
				for i := from; i < to; i++ {
					text = fmt.Appendln(text, i)
				}
				return text, nil
			})
			var want strings.Builder
			for i := range n {
				fmt.Fprintln(&want, i)
			}
			if err != nil || got.String() != want.String() {
				t.Errorf("%d rows: got %q, %v", n, got.String(), err)
			}
		}
	})
}

// A limitedWriter fails once it has been given more than it takes.
type limitedWriter struct{ left int }

var errFull = errors.New("full")

func (w *limitedWriter) Write(p []byte) (int, error) {
	if w.left -= len(p); w.left < 0 {
		return 0, errFull
	}
	return len(p), nil
}

// The first error ends it: of the writer, or of what makes the text. What comes before it is written.
func TestWriteFails(t *testing.T) {
	onProcessors(t, func(t *testing.T) {
		var calls atomic.Int32
		err := Write(&limitedWriter{left: 25}, 1_000_000, 1, func(text []byte, from, to int) ([]byte, error) {
			calls.Add(1)
			return append(text, "0123456789"...), nil
		})
		if !errors.Is(err, errFull) || calls.Load() > 1000 {
			t.Errorf("got %v after %d calls, want errFull after a few", err, calls.Load())
		}
		errBad := errors.New("bad")
		var got bytes.Buffer
		err = Write(&got, 100, 1, func(text []byte, from, to int) ([]byte, error) {
			if from == 3 || from == 5 {
				return text, fmt.Errorf("row %d: %w", from, errBad)
			}
			return append(text, byte('0'+from)), nil
		})
		if err == nil || err.Error() != "row 3: bad" || got.String() != "012" {
			t.Errorf("got %q, %v, want 012 and the error of row 3", got.String(), err)
		}
	})
}

// BenchmarkFor compares blocks on all processors with one loop.
func BenchmarkFor(b *testing.B) {
	rows := make([]int, 1<<22)
	b.Run("Blocks", func(b *testing.B) {
		for b.Loop() {
			var sum atomic.Int64
			Blocks(len(rows), func(_, from, to int) { sum.Add(work(rows[from:to])) })
		}
	})
	b.Run("loop", func(b *testing.B) {
		for b.Loop() {
			work(rows)
		}
	})
}

// work is about as much for each row as checking one is.
func work(rows []int) (sum int64) {
	for i := range rows {
		x := uint64(rows[i] + i)
		for range 20 {
			x ^= x << 13
			x ^= x >> 7
		}
		sum += int64(x)
	}
	return sum
}
