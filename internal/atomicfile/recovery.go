package atomicfile

import (
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
)

// cleanUp completes what killed runs left: it restores a folder that was renamed and not yet replaced, and then
// removes their temporary folders. If held, the lock excludes other runs; if not, it skips the folders of
// processes that still exist.
func (t *target) cleanUp(held bool, opt Options) error {
	left := map[string][]string{}
	for _, entry := range t.siblings() {
		for _, suffix := range []string{newSuffix, swapSuffix, oldSuffix} {
			pid, ok := parseTempName(entry.Name(), t.name, suffix)
			if ok && entry.IsDir() && (held || !processExists(pid)) {
				left[suffix] = append(left[suffix], entry.Name())
			}
		}
	}
	for _, name := range left[oldSuffix] {
		if err := t.restore(name); err != nil {
			return err
		}
	}
	for _, name := range left[newSuffix] { // incomplete, so it has never been the target
		step("remove stale " + name)
		t.root.RemoveAll(name)
	}
	for _, name := range append(left[swapSuffix], left[oldSuffix]...) {
		if err := t.removeStaleFolder(name, opt); err != nil {
			return err
		}
	}
	return nil
}

// restore gives a renamed folder its name back, unless the target exists.
func (t *target) restore(name string) error {
	if _, err := t.root.Lstat(t.name); !errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	step("restore " + name)
	if err := t.root.Rename(name, t.name); err != nil {
		return fmt.Errorf("%s: cannot restore it from %s: %w", t.path, filepath.Join(t.folder, name), withoutPath(err))
	}
	return t.sync()
}

// removeStaleFolder removes a folder that may have been the target, and returns a
// *NotReplacedError if it holds foreign or modified files. A folder that cannot be removed is left for the next run.
func (t *target) removeStaleFolder(name string, opt Options) error {
	found, err := t.inspect(name, filepath.Join(t.folder, name), opt.Overwrite)
	var notReplaced *NotReplacedError
	if errors.As(err, &notReplaced) {
		return notReplaced
	}
	if err == nil {
		t.remove(name, found)
	}
	return nil
}
