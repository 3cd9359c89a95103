package mem

import (
	"syscall"
	"unsafe"
)

// LargeSlice is make([]T, n), in pages of 2 MB where n is large: with the usual pages of 4 kB the kernel
// takes longer to hand out the memory of a large dataset. It may ignore the request. BenchmarkLargeSlice
// compares the two.
func LargeSlice[T any](n int) []T {
	const hugePage = 2 << 20
	s := make([]T, n)
	if size := n * int(unsafe.Sizeof(*new(T))); size >= 2*hugePage {
		start := unsafe.Pointer(unsafe.SliceData(s))
		skip := -int(uintptr(start)) & (syscall.Getpagesize() - 1) // madvise wants the start of a page
		_ = syscall.Madvise(unsafe.Slice((*byte)(unsafe.Add(start, skip)), size-skip), syscall.MADV_HUGEPAGE)
	}
	return s
}
