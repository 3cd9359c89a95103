//go:build !(darwin || dragonfly || freebsd || illumos || linux || netbsd || openbsd)

package atomicfile

import "os"

// tryLock returns errNoLocks: this system has no locks that belong to an open file. Windows does not need them,
// because an open file cannot be removed there.
func tryLock(*os.File) error { return errNoLocks }
