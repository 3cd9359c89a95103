//go:build linux

package mem

import (
	"syscall"
	"unsafe"
)

// For makes room for n values. Where it is large, Linux is asked to give it by pages of 2 MB: to get the
// memory of a large dataset page by page of 4 kB takes as long as to read it. It may refuse, which costs
// nothing else.
func For[T any](n int) []T {
	const huge = 2 << 20
	room := make([]T, n)
	start := unsafe.Pointer(unsafe.SliceData(room))
	if size := n * int(unsafe.Sizeof(*new(T))); size >= 2*huge {
		skip := -int(uintptr(start)) & (syscall.Getpagesize() - 1)
		_ = syscall.Madvise(unsafe.Slice((*byte)(unsafe.Add(start, skip)), size-skip), syscall.MADV_HUGEPAGE)
	}
	return room
}
