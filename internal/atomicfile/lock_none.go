//go:build !(darwin || dragonfly || freebsd || illumos || linux || netbsd || openbsd)

package atomicfile

import "os"

// tryLock gives errNoLocks: the system has none that belong to an open file.
// On Windows it needs none, for a file that is open there cannot be removed.
func tryLock(*os.File) error { return errNoLocks }
