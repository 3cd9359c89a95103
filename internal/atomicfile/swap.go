package atomicfile

import (
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"strings"
	"syscall"
)

// place puts the folder where none is. The rename fails if somebody has put
// one with files in it there meanwhile.
func (b *build) place() error {
	t := b.target
	b.root.Close()
	step("rename " + b.name)
	if err := t.root.Rename(b.name, t.name); err != nil {
		return at(t.path, err)
	}
	b.name = ""
	return b.placed()
}

func (b *build) placed() error {
	if err := b.target.sync(); err != nil {
		return fmt.Errorf("%s: in place, but its folder cannot be synced: %w", b.target.path, bare(err))
	}
	return nil
}

// swap puts the folder in the place of the one before, and removes that. The
// new name says from here on that the folder is whole: under it may be either.
func (b *build) swap(opt Options) error {
	t := b.target
	b.root.Close()
	whole := strings.TrimSuffix(b.name, newSuffix) + swapSuffix
	step("rename " + b.name)
	if err := t.root.Rename(b.name, whole); err != nil {
		return at(t.path, err)
	}
	b.name = whole
	aside, back, err := t.swapNames(whole)
	if err != nil {
		return t.notSwapped(err)
	}
	b.name = "" // now it is the target, and must not be discarded
	before, err := t.look(aside, t.path, opt.Overwrite)
	if err != nil { // somebody has added or changed a file since the first look
		if backErr := back(); backErr != nil {
			return fmt.Errorf("%w; in place, but the folder before is now %s: %w", err, filepath.Join(t.folder, aside), bare(backErr))
		}
		b.name = whole
		return err
	}
	if err := b.placed(); err != nil {
		return err
	}
	if err := t.remove(aside, before); err != nil {
		return fmt.Errorf("%s: in place, but the folder before is left in %s: %w", t.path, filepath.Join(t.folder, aside), bare(err))
	}
	return nil
}

var exchangeNames = exchange // a test makes it fail

// swapNames puts the folder called whole in the target's place, and returns
// the name that the one before has now and how to undo it all. After an error,
// nothing has moved.
func (t *target) swapNames(whole string) (aside string, back func() error, err error) {
	step("exchange " + whole)
	if exchangeNames(t.root, whole, t.name) == nil {
		step("exchanged")
		return whole, func() error { return exchangeNames(t.root, whole, t.name) }, nil
	}
	aside = strings.TrimSuffix(whole, swapSuffix) + oldSuffix
	step("rename to " + aside)
	if err := t.root.Rename(t.name, aside); err != nil {
		return "", nil, err
	}
	step("rename " + whole)
	if err := t.root.Rename(whole, t.name); err != nil {
		if backErr := t.root.Rename(aside, t.name); backErr != nil {
			err = fmt.Errorf("%w; the folder before is now %s: %w", bare(err), filepath.Join(t.folder, aside), bare(backErr))
		}
		return "", nil, err
	}
	return aside, func() error {
		return errors.Join(t.root.Rename(t.name, whole), t.root.Rename(aside, t.name))
	}, nil
}

func (t *target) notSwapped(err error) error {
	if errors.Is(err, syscall.EBUSY) || errors.Is(err, syscall.EXDEV) {
		return fmt.Errorf("%s: want a folder that can be replaced as a whole, got what may be a mount point: name a folder inside it (%w)", t.path, bare(err))
	}
	return at(t.path, err)
}

// recover puts right what earlier runs left that were killed: it brings back
// a folder that was moved aside and not yet replaced, then removes the rest.
// With the lock held no other run is at work; without, one whose process is
// alive may be.
func (t *target) recover(held bool, opt Options) error {
	left := map[string][]string{}
	for _, entry := range t.entries() {
		for _, suffix := range []string{newSuffix, swapSuffix, oldSuffix} {
			pid, ok := tempOf(entry.Name(), t.name, suffix)
			if ok && entry.IsDir() && (held || !alive(pid)) {
				left[suffix] = append(left[suffix], entry.Name())
			}
		}
	}
	for _, name := range left[oldSuffix] {
		if err := t.bringBack(name); err != nil {
			return err
		}
	}
	for _, name := range left[newSuffix] { // never was the target
		step("sweep " + name)
		t.root.RemoveAll(name)
	}
	for _, name := range append(left[swapSuffix], left[oldSuffix]...) {
		if err := t.sweepFolder(name, opt); err != nil {
			return err
		}
	}
	return nil
}

func (t *target) bringBack(name string) error {
	if _, err := t.root.Lstat(t.name); !errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	step("bring back " + name)
	if err := t.root.Rename(name, t.name); err != nil {
		return fmt.Errorf("%s: cannot bring it back from %s: %w", t.path, filepath.Join(t.folder, name), bare(err))
	}
	return t.sync()
}

// sweepFolder removes a folder that may have been the target once, so it looks
// first. What it may not remove for lack of permission stays for the next run.
func (t *target) sweepFolder(name string, opt Options) error {
	found, err := t.look(name, filepath.Join(t.folder, name), opt.Overwrite)
	var notReplaced *NotReplacedError
	if errors.As(err, &notReplaced) {
		return notReplaced
	}
	if err == nil {
		t.remove(name, found)
	}
	return nil
}
