package atomicfile

import (
	"os"

	"golang.org/x/sys/unix"
)

// exchange swaps two names in a folder atomically.
func exchange(root *os.Root, a, b string) error {
	dir, err := root.Open(".")
	if err != nil {
		return err
	}
	defer dir.Close()
	fd := int(dir.Fd())
	return unix.RenameatxNp(fd, a, fd, b, unix.RENAME_SWAP)
}
