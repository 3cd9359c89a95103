//go:build darwin || dragonfly || freebsd || illumos || linux || netbsd || openbsd

package atomicfile

import (
	"errors"
	"os"

	"golang.org/x/sys/unix"
)

// tryLock locks an open file with flock. The lock ends when the file is closed or the process ends, and excludes
// other open files of the same process too. tryLock returns errLocked or errNoLocks.
func tryLock(file *os.File) error {
	for {
		err := unix.Flock(int(file.Fd()), unix.LOCK_EX|unix.LOCK_NB)
		switch {
		case err == nil:
			return nil
		case errors.Is(err, unix.EINTR):
		case errors.Is(err, unix.EWOULDBLOCK):
			return errLocked
		default: // ENOLCK, ENOSYS, EOPNOTSUPP: mostly network file systems
			return errNoLocks
		}
	}
}
