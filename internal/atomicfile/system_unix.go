//go:build unix

package atomicfile

import (
	"errors"
	"io/fs"
	"os"
	"syscall"

	"golang.org/x/sys/unix"
)

const (
	openNonBlocking = unix.O_NONBLOCK // opens a pipe without waiting for its other end
	canRenameOpen   = true            // open files can be renamed and removed
)

func openLock(root *os.Root, _, name string) (*os.File, error) {
	return root.OpenFile(name, os.O_RDONLY|os.O_CREATE|openNonBlocking, 0o666)
}

// processExists reports whether a process exists, of whichever user.
func processExists(pid int) bool {
	return !errors.Is(unix.Kill(pid, 0), unix.ESRCH)
}

// checkWritable returns an error if the user may not write to the file.
func checkWritable(root *os.Root, name string) error {
	dir, err := root.Open(".")
	if err != nil {
		return err
	}
	defer dir.Close()
	return unix.Faccessat(int(dir.Fd()), name, unix.W_OK, unix.AT_EACCESS)
}

// keepOwner gives file the owner and group of the one that it replaces, or only the group, if that is permitted.
func keepOwner(file *os.File, old fs.FileInfo) {
	stat, ok := old.Sys().(*syscall.Stat_t)
	if ok && file.Chown(int(stat.Uid), int(stat.Gid)) != nil {
		file.Chown(-1, int(stat.Gid))
	}
}

// syncUnsupported reports whether err means that the file system cannot sync folders.
func syncUnsupported(err error) bool {
	return errors.Is(err, unix.EINVAL) || errors.Is(err, unix.ENOTSUP) || errors.Is(err, unix.EBADF)
}
