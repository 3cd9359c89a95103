//go:build !linux

package mem

// For makes room for n values.
func For[T any](n int) []T { return make([]T, n) }
