//go:build !unix && !windows

package atomicfile

import (
	"io/fs"
	"os"
)

const (
	openNonBlocking = 0
	canRenameOpen   = true
)

func openLock(root *os.Root, _, name string) (*os.File, error) {
	return root.OpenFile(name, os.O_RDONLY|os.O_CREATE, 0o666)
}

// processExists always returns true, so that nothing is removed that a live process may be writing.
func processExists(int) bool { return true }

func checkWritable(*os.Root, string) error { return nil }

func keepOwner(*os.File, fs.FileInfo) {}

func syncUnsupported(error) bool { return true }
