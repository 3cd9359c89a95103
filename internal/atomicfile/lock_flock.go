//go:build darwin || dragonfly || freebsd || illumos || linux || netbsd || openbsd

package atomicfile

import (
	"errors"
	"os"

	"golang.org/x/sys/unix"
)

// tryLock locks an open file until it is closed, by flock: the lock goes with
// the process, and two open files exclude each other even within one. It gives
// errLocked or errNoLocks.
func tryLock(file *os.File) error {
	for {
		err := unix.Flock(int(file.Fd()), unix.LOCK_EX|unix.LOCK_NB)
		switch {
		case err == nil:
			return nil
		case errors.Is(err, unix.EINTR):
		case errors.Is(err, unix.EWOULDBLOCK):
			return errLocked
		default: // ENOLCK, ENOSYS, EOPNOTSUPP: network file systems, mostly
			return errNoLocks
		}
	}
}
