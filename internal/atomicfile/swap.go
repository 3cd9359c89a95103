package atomicfile

import (
	"errors"
	"fmt"
	"path/filepath"
	"strings"
	"syscall"
)

// commit renames the folder to a target that does not exist. It fails if a folder with files in it was created
// there in the meantime.
func (s *stagedFolder) commit() error {
	t := s.target
	s.root.Close()
	step("rename " + s.name)
	if err := t.root.Rename(s.name, t.name); err != nil {
		return replacePath(t.path, err)
	}
	s.name = ""
	return s.syncParent()
}

// syncParent syncs the parent folder after the rename.
func (s *stagedFolder) syncParent() error {
	if err := s.target.sync(); err != nil {
		return fmt.Errorf("%s: in place, but its folder cannot be synced: %w", s.target.path, withoutPath(err))
	}
	return nil
}

// swap exchanges the folder with the target and removes the previous one. Before that it changes the suffix of
// its name to swapSuffix, which a killed run may leave on either of the two: both are complete.
func (s *stagedFolder) swap(opt Options) error {
	t := s.target
	s.root.Close()
	staged := strings.TrimSuffix(s.name, newSuffix) + swapSuffix
	step("rename " + s.name)
	if err := t.root.Rename(s.name, staged); err != nil {
		return replacePath(t.path, err)
	}
	s.name = staged
	aside, undo, err := t.swapNames(staged)
	if err != nil {
		return t.swapError(err)
	}
	s.name = "" // it is the target now and must not be discarded
	before, err := t.inspect(aside, t.path, opt.Overwrite)
	if err != nil { // a file was added or modified since the first inspection
		if undoErr := undo(); undoErr != nil {
			return fmt.Errorf("%w; in place, but the previous folder is now %s: %w", err, filepath.Join(t.folder, aside), withoutPath(undoErr))
		}
		s.name = staged
		return err
	}
	if err := s.syncParent(); err != nil {
		return err
	}
	if err := t.remove(aside, before); err != nil {
		return fmt.Errorf("%s: in place, but the previous folder is left in %s: %w", t.path, filepath.Join(t.folder, aside), withoutPath(err))
	}
	return nil
}

var exchangeNames = exchange // replaced in tests

// swapNames exchanges the folder named staged with the target. It returns the new name of the previous folder
// and a function that swaps back. After an error nothing has been renamed, unless the error says so.
func (t *target) swapNames(staged string) (aside string, undo func() error, err error) {
	step("exchange " + staged)
	if exchangeNames(t.root, staged, t.name) == nil {
		step("exchanged")
		return staged, func() error { return exchangeNames(t.root, staged, t.name) }, nil
	}
	aside = strings.TrimSuffix(staged, swapSuffix) + oldSuffix
	step("rename to " + aside)
	if err := t.root.Rename(t.name, aside); err != nil {
		return "", nil, err
	}
	step("rename " + staged)
	if err := t.root.Rename(staged, t.name); err != nil {
		if undoErr := t.root.Rename(aside, t.name); undoErr != nil {
			err = fmt.Errorf("%w; the previous folder is now %s: %w", withoutPath(err), filepath.Join(t.folder, aside), withoutPath(undoErr))
		}
		return "", nil, err
	}
	return aside, func() error {
		return errors.Join(t.root.Rename(t.name, staged), t.root.Rename(aside, t.name))
	}, nil
}

// swapError explains the errors that renaming a mount point gives.
func (t *target) swapError(err error) error {
	if errors.Is(err, syscall.EBUSY) || errors.Is(err, syscall.EXDEV) {
		return fmt.Errorf("%s: want a folder that can be replaced as a whole, got what may be a mount point: name a folder inside it (%w)", t.path, withoutPath(err))
	}
	return replacePath(t.path, err)
}
