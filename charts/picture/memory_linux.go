package picture

import "syscall"

// reserve takes so many addresses, behind which there is memory once it is written to; nil where there
// are not so many.
func reserve(size uint64) (room []byte, free func()) {
	room, err := syscall.Mmap(-1, 0, int(size), syscall.PROT_READ|syscall.PROT_WRITE,
		syscall.MAP_PRIVATE|syscall.MAP_ANON|syscall.MAP_NORESERVE)
	if err != nil {
		return nil, nil
	}
	return room, func() { _ = syscall.Munmap(room) }
}
