package mem

import (
	"runtime/debug"
	"slices"
	"testing"
)

func TestLargeSlice(t *testing.T) {
	for _, n := range []int{0, 1, 1000, 3 << 20} {
		values := LargeSlice[*int](n)
		if len(values) != n || slices.ContainsFunc(values, func(p *int) bool { return p != nil }) {
			t.Errorf("got %d values, want %d that are all zero", len(values), n)
		}
		for i := range values {
			values[i] = &i
		}
	}
}

func TestString(t *testing.T) {
	for _, want := range []string{"", "a", "ایران"} {
		if got := String([]byte(want)); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}

// BenchmarkLargeSlice allocates 256 MB that the process does not have yet, and writes to each page.
func BenchmarkLargeSlice(b *testing.B) {
	const size, page = 256 << 20, 4 << 10
	for _, bench := range []struct {
		name  string
		alloc func(n int) []byte
	}{
		{"LargeSlice", LargeSlice[byte]},
		{"make", func(n int) []byte { return make([]byte, n) }},
	} {
		b.Run(bench.name, func(b *testing.B) {
			for range b.N {
				b.StopTimer()
				debug.FreeOSMemory() // what the last round had
				b.StartTimer()
				s := bench.alloc(size)
				for i := 0; i < len(s); i += page {
					s[i] = 1
				}
			}
		})
	}
}

// BenchmarkString compares it with a conversion, for 64 MB.
func BenchmarkString(b *testing.B) {
	text := make([]byte, 64<<20)
	var s string
	b.Run("String", func(b *testing.B) {
		for b.Loop() {
			s = String(text)
		}
	})
	b.Run("conversion", func(b *testing.B) {
		for b.Loop() {
			s = string(text)
		}
	})
	if len(s) != len(text) {
		b.Fatal("a string is missing bytes")
	}
}
