//go:build !linux

package dataset

// roomFor makes room for n values.
func roomFor[T any](n int) []T { return make([]T, n) }
