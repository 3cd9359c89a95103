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
	nonBlocking = unix.O_NONBLOCK // open a pipe without waiting for its other end
	renamesOpen = true            // open files can be renamed and removed
)

func openLock(root *os.Root, _, name string) (*os.File, error) {
	return root.OpenFile(name, os.O_RDONLY|os.O_CREATE|nonBlocking, 0o666)
}

// alive says whether the process is there, ours or not.
func alive(pid int) bool {
	return !errors.Is(unix.Kill(pid, 0), unix.ESRCH)
}

// writable asks the system whether an ordinary write to the file would do.
func writable(root *os.Root, name string) error {
	dir, err := root.Open(".")
	if err != nil {
		return err
	}
	defer dir.Close()
	return unix.Faccessat(int(dir.Fd()), name, unix.W_OK, unix.AT_EACCESS)
}

// keepOwner gives the file the owner and group of the one it replaces, or the
// group alone, where that is allowed.
func keepOwner(file *os.File, old fs.FileInfo) {
	stat, ok := old.Sys().(*syscall.Stat_t)
	if ok && file.Chown(int(stat.Uid), int(stat.Gid)) != nil {
		file.Chown(-1, int(stat.Gid))
	}
}

// cannotSync says whether an error means that folders are not synced here.
func cannotSync(err error) bool {
	return errors.Is(err, unix.EINVAL) || errors.Is(err, unix.ENOTSUP) || errors.Is(err, unix.EBADF)
}
