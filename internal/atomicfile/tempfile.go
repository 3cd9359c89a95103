package atomicfile

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
)

// A tempFile is a file next to its target that is being written. It is locked while its process runs, so that
// other runs do not remove it as stale.
type tempFile struct {
	*os.File
	target *target
	name   string // empty once it has replaced the target
}

func newTempFile(t *target, perm fs.FileMode) (*tempFile, error) {
	const tries = 100 // the name may exist, or another run remove the file before it is locked
	for range tries {
		name := tempName(t.name, tmpSuffix)
		step("create " + name)
		file, err := t.root.OpenFile(name, os.O_RDWR|os.O_CREATE|os.O_EXCL, perm)
		if errors.Is(err, fs.ErrExist) {
			continue
		}
		if err != nil {
			return nil, fmt.Errorf("%s: cannot write in the folder %s: %w", t.path, t.folder, withoutPath(err))
		}
		step("lock " + name)
		if err := lockFile(file); err == nil || errors.Is(err, errNoLocks) {
			if stillNamed(t.root, name, file) {
				return &tempFile{file, t, name}, nil
			}
		}
		file.Close()
	}
	return nil, fmt.Errorf("%s: cannot create a temporary file in %s", t.path, t.folder)
}

// discard removes the file, unless it has replaced the target.
func (f *tempFile) discard() {
	if f.name != "" && !canRenameOpen { // Windows does not remove open files
		f.Close()
	}
	if f.name != "" {
		step("discard " + f.name)
		f.target.root.Remove(f.name)
	}
	f.Close()
}

// removeStaleFiles removes the temporary files that killed runs on this target left. It ignores errors: what
// cannot be removed now is left for the next run.
func (t *target) removeStaleFiles() {
	for _, entry := range t.siblings() {
		if pid, ok := parseTempName(entry.Name(), t.name, tmpSuffix); ok && entry.Type().IsRegular() {
			t.removeStaleFile(entry.Name(), pid)
		}
	}
}

// removeStaleFile removes a temporary file that no process has locked or, if there are no locks, whose process
// no longer exists. While it is locked here, its process cannot rename it to the target, because it would have
// to lock it first.
func (t *target) removeStaleFile(name string, pid int) {
	file, err := t.root.OpenFile(name, os.O_RDONLY|openNonBlocking, 0)
	if err != nil {
		return
	}
	defer file.Close()
	err = lockFile(file)
	if errors.Is(err, errNoLocks) && !processExists(pid) {
		err = nil
		file.Close()
	} else if err == nil && !stillNamed(t.root, name, file) {
		return
	}
	if err == nil {
		step("remove stale " + name)
		t.root.Remove(name)
	}
}

// siblings returns the entries of the parent folder, or those that could be read.
func (t *target) siblings() []fs.DirEntry {
	dir, err := t.root.Open(".")
	if err != nil {
		return nil
	}
	defer dir.Close()
	entries, _ := dir.ReadDir(-1)
	return entries
}

// stillNamed reports whether name is still that of the open file.
func stillNamed(root *os.Root, name string, file *os.File) bool {
	there, err := root.Lstat(name)
	if err != nil {
		return false
	}
	here, err := file.Stat()
	return err == nil && os.SameFile(there, here)
}
