//go:build !unix && !windows

package atomicfile

import (
	"io/fs"
	"os"
)

const (
	nonBlocking = 0
	renamesOpen = true
)

func openLock(root *os.Root, _, name string) (*os.File, error) {
	return root.OpenFile(name, os.O_RDONLY|os.O_CREATE, 0o666)
}

// alive cannot be told here; what a killed run leaves stays.
func alive(int) bool { return true }

func writable(*os.Root, string) error { return nil }

func keepOwner(*os.File, fs.FileInfo) {}

func cannotSync(error) bool { return true }
