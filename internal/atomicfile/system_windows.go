package atomicfile

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"syscall"
)

const (
	openNonBlocking = 0
	canRenameOpen   = false // open files can be neither renamed nor removed
)

// openLock opens the file exclusively. The system removes it when it is closed, even if the process is killed.
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

// processExists reports whether a process exists, of whichever user.
func processExists(pid int) bool {
	process, err := os.FindProcess(pid)
	if err != nil {
		return errors.Is(err, fs.ErrPermission)
	}
	process.Release()
	return true
}

func checkWritable(root *os.Root, name string) error {
	info, err := root.Lstat(name)
	if err == nil && info.Mode().Perm()&0o200 == 0 {
		return fs.ErrPermission
	}
	return err
}

func keepOwner(*os.File, fs.FileInfo) {}

// syncUnsupported returns true: Windows denies access to a folder that is to be synced.
func syncUnsupported(error) bool { return true }
