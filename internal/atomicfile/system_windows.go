package atomicfile

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"syscall"
)

const (
	nonBlocking = 0
	renamesOpen = false // open files can be neither renamed nor removed
)

// openLock opens the file for this process alone, and until it is closed: the
// system then removes it, even after a kill.
func openLock(_ *os.Root, folder, name string) (*os.File, error) {
	const (
		deleteOnClose    = 0x04000000 // FILE_FLAG_DELETE_ON_CLOSE
		deleteAccess     = 0x00010000 // DELETE
		sharingViolation = syscall.Errno(32)
	)
	path, err := syscall.UTF16PtrFromString(filepath.Join(folder, name))
	if err != nil {
		return nil, err
	}
	handle, err := syscall.CreateFile(path, syscall.GENERIC_READ|deleteAccess, 0, nil,
		syscall.OPEN_ALWAYS, syscall.FILE_ATTRIBUTE_NORMAL|deleteOnClose, 0)
	if errors.Is(err, sharingViolation) {
		return nil, errLocked
	}
	if err != nil {
		return nil, err
	}
	return os.NewFile(uintptr(handle), name), nil
}

// alive says whether the process is there, ours or not.
func alive(pid int) bool {
	process, err := os.FindProcess(pid)
	if err != nil {
		return errors.Is(err, fs.ErrPermission)
	}
	process.Release()
	return true
}

func writable(root *os.Root, name string) error {
	info, err := root.Lstat(name)
	if err == nil && info.Mode().Perm()&0o200 == 0 {
		return fs.ErrPermission
	}
	return err
}

func keepOwner(*os.File, fs.FileInfo) {}

// cannotSync: folders are not synced on Windows, which says access denied.
func cannotSync(error) bool { return true }
