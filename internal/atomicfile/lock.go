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

var lockFile = tryLock // a test makes it fail

// lock takes the lock on writing the folder. It does not wait: a second run
// has nothing to add, and its user should hear of the first. Where there are no
// locks, held is false, and the names and process ids of temporaries must do.
//
// The lock is a file beside the target. It is removed at the end, and what a
// killed run leaves is not locked: the next run takes it over.
func (t *target) lock() (unlock func(), held bool, err error) {
	name := lockName(t.name)
	const tries = 100 // the one before removed the file between open and lock
	for range tries {
		step("open lock")
		file, err := openLock(t.root, t.folder, name)
		if errors.Is(err, errLocked) {
			return nil, false, named(t.path, ErrBusy)
		}
		if err != nil {
			return nil, false, fmt.Errorf("%s: cannot write in the folder %s: %w", t.path, t.folder, bare(err))
		}
		step("take lock")
		err = lockFile(file)
		if errors.Is(err, errLocked) {
			file.Close()
			return nil, false, named(t.path, ErrBusy)
		}
		if isAt(t.root, name, file) {
			held := err == nil || !renamesOpen // opening it was enough there
			return func() { unlockFile(t.root, name, file) }, held, nil
		}
		file.Close()
	}
	return nil, false, named(t.path, ErrBusy)
}

func unlockFile(root *os.Root, name string, file *os.File) {
	if renamesOpen { // elsewhere closing removes it
		step("remove lock")
		root.Remove(name)
	}
	file.Close()
}
