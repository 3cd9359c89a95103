package atomicfile

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// A target is the file or folder to write. Its parent folder is kept open, so that moving or swapping the parent
// in the meantime cannot redirect a write.
type target struct {
	path       string      // as the user wrote it, for messages
	folder     string      // the parent folder, links resolved
	root       *os.Root    // the parent folder, open
	name       string      // the name in the parent folder; not a link
	info       fs.FileInfo // of the existing file or folder, or nil
	streamPath string      // the path to open if the target is a stream, links not resolved
}

// locate returns the target that path names, links resolved. It need not exist.
func locate(path string) (*target, error) {
	if path == "" {
		return nil, errors.New(`want the name of a file or folder, got ""`)
	}
	t := &target{path: path, streamPath: path}
	var err error
	if t.folder, t.name, err = resolveLinks(path); err != nil {
		return nil, err
	}
	if t.root, err = os.OpenRoot(t.folder); err != nil {
		return nil, fmt.Errorf("%s: the folder %s: %w", path, t.folder, withoutPath(err))
	}
	t.info, err = t.root.Lstat(t.name)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		t.close()
		return nil, replacePath(path, err)
	}
	return t, nil
}

func (t *target) close() { t.root.Close() }

// resolveLinks splits path into its parent folder, with links resolved as the system does, and a name in it that
// is not a link.
func resolveLinks(path string) (folder, name string, err error) {
	const maxLinks = 40 // the limit of Linux
	links := 0
	for at := trimSlashes(path); ; {
		folder, name, err = splitResolved(at)
		if err != nil {
			return "", "", fmt.Errorf("%s: %w", path, err)
		}
		next, err := os.Readlink(filepath.Join(folder, name))
		if err != nil || isStreamLink(folder) {
			return folder, name, nil // not a link, or absent
		}
		if !filepath.IsAbs(next) {
			// filepath.Join would simplify "link/.." to ".".
			next = folder + string(filepath.Separator) + next
		}
		at = trimSlashes(next)
		if links++; links > maxLinks {
			return "", "", fmt.Errorf("%s: want a file or folder, got a circle of links", path)
		}
	}
}

// splitResolved is like filepath.Split, but resolves the folder, and a final "." or "..".
func splitResolved(path string) (folder, name string, err error) {
	folder, name = filepath.Split(path)
	if name == "" || name == "." || name == ".." {
		whole, err := resolveFolder(path)
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
	folder, err = resolveFolder(folder)
	return folder, name, err
}

func resolveFolder(folder string) (string, error) {
	real, err := filepath.EvalSymlinks(folder)
	if err != nil {
		return "", fmt.Errorf("the folder %s: %w", folder, withoutPath(err))
	}
	return filepath.Abs(real)
}

// trimSlashes removes trailing slashes, except from the root of a file system.
func trimSlashes(path string) string {
	trimmed := strings.TrimRightFunc(path, func(r rune) bool {
		return r < 0x80 && os.IsPathSeparator(uint8(r))
	})
	if trimmed == filepath.VolumeName(path) {
		return path
	}
	return trimmed
}

// refuseCurrentFolder returns an error for the current folder and its ancestors: replacing them would leave the
// user's shell in a deleted folder.
func (t *target) refuseCurrentFolder() error {
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

// sync syncs the parent folder, so that renames in it survive a power failure. It is not an error if the system
// cannot sync folders.
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
	if err := dir.Sync(); err != nil && !syncUnsupported(err) {
		return err
	}
	return nil
}
