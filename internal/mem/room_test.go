package mem

import (
	"slices"
	"testing"
)

func TestFor(t *testing.T) {
	for _, n := range []int{0, 1, 1000, 3 << 20} {
		values := For[*int](n)
		if len(values) != n || slices.ContainsFunc(values, func(p *int) bool { return p != nil }) {
			t.Errorf("got room for %d values that is not empty, want %d", len(values), n)
		}
		for i := range values {
			values[i] = &i
		}
	}
}

func TestText(t *testing.T) {
	for _, want := range []string{"", "a", "ایران"} {
		if got := Text([]byte(want)); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}
