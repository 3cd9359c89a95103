package picture

import "syscall"

// reserve maps n bytes, which take memory only once written to; it returns nil where the system refuses.
// It asks for large pages, because faulting in a picture's memory in small ones takes about as long as
// drawing it.
func reserve(size uint64) (room []byte, free func()) {
	room, err := syscall.Mmap(-1, 0, int(size), syscall.PROT_READ|syscall.PROT_WRITE,
		syscall.MAP_PRIVATE|syscall.MAP_ANON|syscall.MAP_NORESERVE)
	if err != nil {
		return nil, nil
	}
	_ = syscall.Madvise(room, syscall.MADV_HUGEPAGE) // a kernel without large pages uses small ones
	return room, func() { _ = syscall.Munmap(room) }
}
