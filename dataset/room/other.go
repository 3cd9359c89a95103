//go:build !linux

package room

// For makes room for n values.
func For[T any](n int) []T { return make([]T, n) }
