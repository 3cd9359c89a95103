package atomicfile

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path/filepath"
)

// WriteFolder replaces the contents of dir by the entries and a manifest of them. It writes a hidden folder next
// to dir, syncs every file and folder, and swaps the two. Where the system can swap two names atomically (Linux
// and macOS on most file systems), dir always exists and never has mixed contents. Elsewhere it takes two
// renames; a run killed between them leaves no dir, and the next call first restores the previous one.
//
// WriteFolder creates dir, or replaces it if it is empty or if every file is regular, listed in the manifest and
// unmodified; otherwise it returns a *[NotReplacedError]. It checks again after the swap, and swaps back if a
// file was added or modified in the meantime. Files that desktops create, such as .DS_Store, are ignored and
// removed. A new dir gets the permissions that os.Mkdir gives, a replaced one keeps its own; the files get those
// that os.Create gives.
//
// The parent folder must exist. If dir is a symbolic link, the link is kept and its target replaced. The current
// folder, its ancestors, the root of a file system and mount points are refused. Of two concurrent runs on the
// same dir, the second fails with [ErrBusy].
//
// Every error begins with dir or with the path of a file in it, and wraps the error of the entry's Write, the
// context's cause or the system's error. After the swap, errors say so: "in place, but ...".
func WriteFolder(ctx context.Context, dir string, entries []Entry, opt Options) (Change, error) {
	if ctx.Err() != nil {
		return Change{}, withPath(dir, context.Cause(ctx))
	}
	entries, err := sortEntries(entries)
	if err != nil {
		return Change{}, withPath(dir, err)
	}
	if opt.Dataset, err = checkDataset(opt.Dataset); err != nil {
		return Change{}, withPath(dir, err)
	}
	t, err := locate(dir)
	if err != nil {
		return Change{}, err
	}
	defer t.close()
	if err := t.checkFolder(); err != nil {
		return Change{}, err
	}
	if opt.DryRun {
		return t.dryRun(ctx, entries, opt)
	}
	return t.replace(ctx, entries, opt)
}

func (t *target) checkFolder() error {
	if t.info == nil {
		return nil
	}
	if !t.info.IsDir() {
		return fmt.Errorf("%s: want the name of a folder, got a file", t.path)
	}
	if err := t.refuseCurrentFolder(); err != nil {
		return err
	}
	if err := checkWritable(t.root, t.name); err != nil {
		return replacePath(t.path, err)
	}
	return nil
}

func (t *target) replace(ctx context.Context, entries []Entry, opt Options) (Change, error) {
	unlock, held, err := t.lock()
	if err != nil {
		return Change{}, err
	}
	defer unlock()
	if err := t.cleanUp(held, opt); err != nil {
		return Change{}, err
	}
	if _, err := t.root.Lstat(t.name); opt.NoManifest && err == nil {
		return Change{}, replacePath(t.path, fs.ErrExist)
	}
	before, err := t.inspectTarget(opt)
	if err != nil {
		return Change{}, err
	}
	s, err := newStagedFolder(t)
	if err != nil {
		return Change{}, err
	}
	defer s.discard() // after an error, and after a panic in an entry's Write
	if err := s.write(ctx, entries, opt); err != nil {
		return Change{}, err
	}
	change := compareFiles(before, s.files)
	if change.Replaced = !opt.IfChanged || !before.upToDate(s.manifest); !change.Replaced {
		return change, nil
	}
	if ctx.Err() != nil {
		return Change{}, withPath(t.path, context.Cause(ctx))
	}
	if before == nil {
		err = s.commit()
	} else {
		err = s.swap(opt)
	}
	if err != nil {
		return Change{}, err
	}
	return change, nil
}

// inspectTarget updates t.info and inspects the target, which another run may have replaced before this one took
// the lock. It returns nil contents if the target does not exist.
func (t *target) inspectTarget(opt Options) (*contents, error) {
	info, err := t.root.Lstat(t.name)
	if errors.Is(err, fs.ErrNotExist) {
		t.info = nil
		return nil, nil
	}
	if err != nil {
		return nil, replacePath(t.path, err)
	}
	t.info = info
	return t.inspect(t.name, t.path, opt.Overwrite)
}

func (t *target) dryRun(ctx context.Context, entries []Entry, opt Options) (Change, error) {
	before, err := t.inspectTarget(opt)
	if err != nil {
		return Change{}, err
	}
	var files []record
	for _, entry := range entries {
		file, err := entry.writeTo(ctx, io.Discard)
		if err != nil {
			return Change{}, withPath(filepath.Join(t.path, filepath.FromSlash(entry.Name)), err)
		}
		files = append(files, file)
	}
	text, err := encodeManifest(opt.Dataset, files)
	if err != nil {
		return Change{}, withPath(t.path, err)
	}
	change := compareFiles(before, files)
	change.Replaced = !opt.IfChanged || !before.upToDate(text)
	return change, nil
}

// upToDate reports whether the folder is complete and has this manifest, which holds the SHA-256 of every file.
func (c *contents) upToDate(manifest []byte) bool {
	return c != nil && c.complete && bytes.Equal(c.manifest, manifest)
}

func compareFiles(before *contents, files []record) Change {
	var c Change
	old := map[string]record{}
	if before != nil {
		for _, file := range before.files {
			old[file.Path] = file
		}
	}
	for _, file := range files {
		was, there := old[file.Path]
		switch {
		case !there:
			c.Added = append(c.Added, file.Path)
		case was == file:
			c.Same = append(c.Same, file.Path)
		default:
			c.Changed = append(c.Changed, file.Path)
		}
		delete(old, file.Path)
	}
	if before != nil {
		for _, file := range before.files {
			if _, gone := old[file.Path]; gone {
				c.Removed = append(c.Removed, file.Path)
			}
		}
	}
	return c
}
