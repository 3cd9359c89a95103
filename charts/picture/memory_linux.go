package picture

import "syscall"

// reserve takes so many addresses, behind which there is memory once it is written to; nil where there
// are not so many. Large pages are asked for, since to be given a picture's memory in small ones takes
// about as long as to draw it.
func reserve(size uint64) (room []byte, free func()) {
	room, err := syscall.Mmap(-1, 0, int(size), syscall.PROT_READ|syscall.PROT_WRITE,
		syscall.MAP_PRIVATE|syscall.MAP_ANON|syscall.MAP_NORESERVE)
	if err != nil {
		return nil, nil
	}
	_ = syscall.Madvise(room, syscall.MADV_HUGEPAGE) // a kernel without them goes on with small ones
	return room, func() { _ = syscall.Munmap(room) }
}
