package atomicfile

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// A target is where something is to be put: a name in a folder that is held
// open, so that a folder moved or swapped meanwhile takes nothing elsewhere.
type target struct {
	path   string      // as the user wrote it, for messages
	folder string      // the folder it is in, links followed
	root   *os.Root    // the same folder, held open
	name   string      // its name there; not a link
	info   fs.FileInfo // what is there now, or nil
	open   string      // for a stream: the path to open, links not followed
}

// locate follows links to what path stands for. A link itself is never
// replaced, what it points to is, and that need not be there yet.
func locate(path string) (*target, error) {
	if path == "" {
		return nil, errors.New(`want the name of a file or folder, got ""`)
	}
	t := &target{path: path, open: path}
	var err error
	if t.folder, t.name, err = follow(path); err != nil {
		return nil, err
	}
	if t.root, err = os.OpenRoot(t.folder); err != nil {
		return nil, fmt.Errorf("%s: the folder %s: %w", path, t.folder, bare(err))
	}
	t.info, err = t.root.Lstat(t.name)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		t.close()
		return nil, at(path, err)
	}
	return t, nil
}

func (t *target) close() { t.root.Close() }

// follow splits path into the folder that holds it, links resolved as the
// system would, and a name there that is not a link.
func follow(path string) (folder, name string, err error) {
	const maxLinks = 40 // as many as Linux follows
	links := 0
	for at := trimSlashes(path); ; {
		folder, name, err = split(at)
		if err != nil {
			return "", "", fmt.Errorf("%s: %w", path, err)
		}
		next, err := os.Readlink(filepath.Join(folder, name))
		if err != nil || isStreamLink(folder) {
			return folder, name, nil // not a link, or not there
		}
		if !filepath.IsAbs(next) {
			// Not Join, which takes "link/.." for ".".
			next = folder + string(filepath.Separator) + next
		}
		at = trimSlashes(next)
		if links++; links > maxLinks {
			return "", "", fmt.Errorf("%s: want a file or folder, got a circle of links", path)
		}
	}
}

// split is filepath.Split with the folder resolved, and "." and ".." too.
func split(path string) (folder, name string, err error) {
	folder, name = filepath.Split(path)
	if name == "" || name == "." || name == ".." {
		whole, err := resolve(path)
		if err != nil {
			return "", "", err
		}
		folder, name = filepath.Split(whole)
		if name == "" {
			return "", "", errors.New("want a file or folder that can be replaced, got the top of the file system")
		}
		return folder, name, nil
	}
	if folder == "" {
		folder = "."
	}
	folder, err = resolve(folder)
	return folder, name, err
}

func resolve(folder string) (string, error) {
	real, err := filepath.EvalSymlinks(folder)
	if err != nil {
		return "", fmt.Errorf("the folder %s: %w", folder, bare(err))
	}
	return filepath.Abs(real)
}

// trimSlashes drops slashes at the end, but keeps the top of the file system.
func trimSlashes(path string) string {
	trimmed := strings.TrimRightFunc(path, func(r rune) bool {
		return r < 0x80 && os.IsPathSeparator(uint8(r))
	})
	if trimmed == filepath.VolumeName(path) {
		return path
	}
	return trimmed
}

// refuseHere refuses the current folder and those that hold it: once replaced,
// the user's shell would stand in a folder that is gone.
func (t *target) refuseHere() error {
	here, err := os.Getwd()
	if err != nil || t.info == nil {
		return nil
	}
	for {
		if info, err := os.Stat(here); err == nil && os.SameFile(info, t.info) {
			return fmt.Errorf("%s: want a folder that can be replaced as a whole, got the current folder or one that holds it", t.path)
		}
		up := filepath.Dir(here)
		if up == here {
			return nil
		}
		here = up
	}
}

// sync makes renames in the folder last through a power cut. Not every file
// system and system can sync a folder; those that cannot need no telling.
func (t *target) sync() error {
	return syncFolder(t.root, ".")
}

func syncFolder(root *os.Root, name string) error {
	step("sync folder " + name)
	dir, err := root.Open(name)
	if err != nil {
		return err
	}
	defer dir.Close()
	if err := dir.Sync(); err != nil && !cannotSync(err) {
		return err
	}
	return nil
}
