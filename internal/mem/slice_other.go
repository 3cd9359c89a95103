//go:build !linux

package mem

// LargeSlice is make([]T, n).
func LargeSlice[T any](n int) []T { return make([]T, n) }
