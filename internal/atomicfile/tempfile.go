package atomicfile

import (
	"crypto/sha256"
	"errors"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"strconv"
	"strings"
	"unicode/utf8"
)

// What a temporary is. Each is hidden and beside its target:
//
//	.NAME.onrecord-PID-RANDOM.tmp   a file that is being written
//	.NAME.onrecord-PID-RANDOM.new   a folder that is being built
//	.NAME.onrecord-PID-RANDOM.swap  the same once it is whole or, once swapped, the one before
//	.NAME.onrecord-PID-RANDOM.old   the one before, where the two cannot be swapped at once
//	.NAME.onrecord.lock             held while a folder is written
const (
	tmpSuffix  = ".tmp"
	newSuffix  = ".new"
	swapSuffix = ".swap"
	oldSuffix  = ".old"
)

func lockName(name string) string { return "." + stem(name) + ".onrecord.lock" }

// tempName returns a new name; its random part is 16 hexadecimal digits.
func tempName(name, suffix string) string {
	return fmt.Sprintf(".%s.onrecord-%d-%016x%s", stem(name), os.Getpid(), rand.Uint64(), suffix)
}

// tempOf says whether entry is a temporary of name, and of which process.
func tempOf(entry, name, suffix string) (pid int, ok bool) {
	rest, ok := strings.CutPrefix(entry, "."+stem(name)+".onrecord-")
	if !ok {
		return 0, false
	}
	if rest, ok = strings.CutSuffix(rest, suffix); !ok {
		return 0, false
	}
	process, random, ok := strings.Cut(rest, "-")
	if !ok || len(random) != 16 || strings.Trim(random, "0123456789abcdef") != "" {
		return 0, false
	}
	pid, err := strconv.Atoi(process)
	return pid, err == nil && pid > 0 && strconv.Itoa(pid) == process
}

// IsTemporary says whether the name of a file is one that this package gives to what it is still
// writing; a run that was killed leaves such a file.
func IsTemporary(name string) bool {
	at := strings.LastIndex(name, ".onrecord-")
	if at < 2 || name[0] != '.' {
		return false
	}
	_, ok := tempOf(name, name[1:at], tmpSuffix)
	return ok
}

// stem shortens a name, so that a temporary's stays within the 255 bytes that
// most file systems allow. The hash keeps the temporaries of two long names apart.
func stem(name string) string {
	const keep, most = 160, 190
	if len(name) <= most {
		return name
	}
	end := keep
	for !utf8.RuneStart(name[end]) {
		end--
	}
	return fmt.Sprintf("%s~%x", name[:end], sha256.Sum256([]byte(name)))[:end+1+16]
}

// A tempFile is a file beside its target that is being written. Its lock says
// that it is in use, and goes with the process whatever ends it.
type tempFile struct {
	*os.File
	target *target
	name   string // "" once it is placed
}

func newTempFile(t *target, perm fs.FileMode) (*tempFile, error) {
	const tries = 100 // a name taken, or a sweep that came between create and lock
	for range tries {
		name := tempName(t.name, tmpSuffix)
		step("create " + name)
		file, err := t.root.OpenFile(name, os.O_RDWR|os.O_CREATE|os.O_EXCL, perm)
		if errors.Is(err, fs.ErrExist) {
			continue
		}
		if err != nil {
			return nil, fmt.Errorf("%s: cannot write in the folder %s: %w", t.path, t.folder, bare(err))
		}
		step("lock " + name)
		if err := lockFile(file); err == nil || errors.Is(err, errNoLocks) {
			if isAt(t.root, name, file) {
				return &tempFile{file, t, name}, nil
			}
		}
		file.Close()
	}
	return nil, fmt.Errorf("%s: cannot create a temporary file in %s", t.path, t.folder)
}

// discard removes the file, unless it was placed.
func (f *tempFile) discard() {
	if f.name != "" && !renamesOpen { // such a system removes no open file either
		f.Close()
	}
	if f.name != "" {
		step("discard " + f.name)
		f.target.root.Remove(f.name)
	}
	f.Close()
}

// sweepFiles removes the temporary files of earlier runs on this target that
// were killed. It is done on the way to something else, so its errors are not
// the user's: what could not be removed stays for the next run.
func (t *target) sweepFiles() {
	for _, entry := range t.entries() {
		if pid, ok := tempOf(entry.Name(), t.name, tmpSuffix); ok && entry.Type().IsRegular() {
			t.sweepFile(entry.Name(), pid)
		}
	}
}

// sweepFile removes a temporary file if nobody has it locked or, where there
// are no locks, its process is gone. A file that is locked here cannot be
// placed by its process meanwhile: that would need the lock first.
func (t *target) sweepFile(name string, pid int) {
	file, err := t.root.OpenFile(name, os.O_RDONLY|nonBlocking, 0)
	if err != nil {
		return
	}
	defer file.Close()
	err = lockFile(file)
	if errors.Is(err, errNoLocks) && !alive(pid) {
		err = nil
		file.Close()
	} else if err == nil && !isAt(t.root, name, file) {
		return
	}
	if err == nil {
		step("sweep " + name)
		t.root.Remove(name)
	}
}

// entries lists what is beside the target.
func (t *target) entries() []fs.DirEntry {
	dir, err := t.root.Open(".")
	if err != nil {
		return nil
	}
	defer dir.Close()
	entries, _ := dir.ReadDir(-1)
	return entries
}

// isAt says whether the open file is still the one at name.
func isAt(root *os.Root, name string, file *os.File) bool {
	there, err := root.Lstat(name)
	if err != nil {
		return false
	}
	here, err := file.Stat()
	return err == nil && os.SameFile(there, here)
}
