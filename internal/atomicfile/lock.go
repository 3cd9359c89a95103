package atomicfile

import (
	"errors"
	"fmt"
	"os"
)

var (
	errLocked  = errors.New("locked by another process")
	errNoLocks = errors.New("the file system has no locks")
)

var lockFile = tryLock // replaced in tests

// lock locks the folder for writing. It does not wait for a run that holds the lock but fails with [ErrBusy]. If
// the file system has no locks, held is false, and runs are told apart by the process ids in temporary names.
//
// The lock is on a file next to the target, which unlock removes. A file that a killed run left is not locked,
// and the next run uses it.
func (t *target) lock() (unlock func(), held bool, err error) {
	name := lockName(t.name)
	const tries = 100 // another run may remove the file between open and lock
	for range tries {
		step("open lock")
		file, err := openLock(t.root, t.folder, name)
		if errors.Is(err, errLocked) {
			return nil, false, withPath(t.path, ErrBusy)
		}
		if err != nil {
			return nil, false, fmt.Errorf("%s: cannot write in the folder %s: %w", t.path, t.folder, withoutPath(err))
		}
		step("take lock")
		err = lockFile(file)
		if errors.Is(err, errLocked) {
			file.Close()
			return nil, false, withPath(t.path, ErrBusy)
		}
		if stillNamed(t.root, name, file) {
			held := err == nil || !canRenameOpen // Windows: openLock has locked it
			return func() { unlockFile(t.root, name, file) }, held, nil
		}
		file.Close()
	}
	return nil, false, withPath(t.path, ErrBusy)
}

func unlockFile(root *os.Root, name string, file *os.File) {
	if canRenameOpen { // Windows removes it on close
		step("remove lock")
		root.Remove(name)
	}
	file.Close()
}
