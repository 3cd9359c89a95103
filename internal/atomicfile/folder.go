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

// WriteFolder makes dir hold the entries and a manifest of them, and nothing else:
// built in a hidden folder beside it, every file and folder synced, and swapped
// as a whole. Where the system can swap two names at once (Linux, macOS, on most
// file systems), dir is never absent and never mixed. Elsewhere two renames do
// it; a run killed between them leaves dir absent and the folder before hidden
// beside it, and the next call puts it back before it does anything else.
//
// Only an absent or empty folder is replaced, or one whose every file is
// regular, listed in its manifest, and as the manifest describes it; anything
// else is an *[NotReplacedError]. It looks again after the swap, and swaps back if
// somebody has added or changed a file meanwhile. Desktop litter such as
// .DS_Store is not in the way. A new dir gets the permissions of an ordinary
// create, one that is replaced keeps its own; its files get those of an
// ordinary create.
//
// The parent folder must be there. A dir that is a link stays one, and what it
// points to is replaced. The current folder, one that holds it, the top of the
// file system and a mount point cannot be replaced and are refused. Of two runs
// at once on the same dir, the second gets [ErrBusy].
//
// Every error begins with dir, or with the path in dir that it is about, and
// wraps what the entry's Write returned, the context's cause or the system's
// error. Only an error that says so ("in place, but ...") comes after the swap.
func WriteFolder(ctx context.Context, dir string, entries []Entry, opt Options) (Change, error) {
	if ctx.Err() != nil {
		return Change{}, named(dir, context.Cause(ctx))
	}
	entries, err := sorted(entries)
	if err != nil {
		return Change{}, named(dir, err)
	}
	if opt.Dataset, err = checkDataset(opt.Dataset); err != nil {
		return Change{}, named(dir, err)
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
	if err := t.refuseHere(); err != nil {
		return err
	}
	if err := writable(t.root, t.name); err != nil {
		return at(t.path, err)
	}
	return nil
}

func (t *target) replace(ctx context.Context, entries []Entry, opt Options) (Change, error) {
	unlock, held, err := t.lock()
	if err != nil {
		return Change{}, err
	}
	defer unlock()
	if err := t.recover(held, opt); err != nil {
		return Change{}, err
	}
	if _, err := t.root.Lstat(t.name); opt.NoManifest && err == nil {
		return Change{}, at(t.path, fs.ErrExist)
	}
	before, err := t.lookNow(opt)
	if err != nil {
		return Change{}, err
	}
	b, err := newBuild(t)
	if err != nil {
		return Change{}, err
	}
	defer b.discard() // after an error, and after a panic in an entry's Write
	if err := b.write(ctx, entries, opt); err != nil {
		return Change{}, err
	}
	change := compare(before, b.files)
	if change.Replaced = !opt.IfChanged || !before.equal(b.manifest); !change.Replaced {
		return change, nil
	}
	if ctx.Err() != nil {
		return Change{}, named(t.path, context.Cause(ctx))
	}
	if before == nil {
		err = b.place()
	} else {
		err = b.swap(opt)
	}
	if err != nil {
		return Change{}, err
	}
	return change, nil
}

// lookNow looks at the target again, now that nobody else writes it. It
// returns nil contents where there is none.
func (t *target) lookNow(opt Options) (*contents, error) {
	info, err := t.root.Lstat(t.name)
	if errors.Is(err, fs.ErrNotExist) {
		t.info = nil
		return nil, nil
	}
	if err != nil {
		return nil, at(t.path, err)
	}
	t.info = info
	return t.look(t.name, t.path, opt.Overwrite)
}

func (t *target) dryRun(ctx context.Context, entries []Entry, opt Options) (Change, error) {
	before, err := t.lookNow(opt)
	if err != nil {
		return Change{}, err
	}
	var files []record
	for _, entry := range entries {
		file, err := entry.measure(ctx, io.Discard)
		if err != nil {
			return Change{}, named(filepath.Join(t.path, filepath.FromSlash(entry.Name)), err)
		}
		files = append(files, file)
	}
	text, err := encodeManifest(opt.Dataset, files)
	if err != nil {
		return Change{}, named(t.path, err)
	}
	change := compare(before, files)
	change.Replaced = !opt.IfChanged || !before.equal(text)
	return change, nil
}

// equal says whether the folder is whole and has just this manifest, which
// holds the sum of every file.
func (c *contents) equal(manifest []byte) bool {
	return c != nil && c.whole && bytes.Equal(c.manifest, manifest)
}

func compare(before *contents, files []record) Change {
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
