package atomicfile

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"testing"

	"onrecord/internal/testkit"
)

func TestWriteFolderBusy(t *testing.T) {
	parent := t.TempDir()
	dir := filepath.Join(parent, "site")
	_, err := WriteFolder(t.Context(), dir, append(siteEntries("first"), Entry{Name: "z", Write: func(io.Writer) error {
		_, err := WriteFolder(t.Context(), dir, siteEntries("second"), Options{})
		wantError(t, err, dir, "another run is writing this folder")
		if !errors.Is(err, ErrBusy) {
			t.Errorf("got %v, want ErrBusy", err)
		}
		return nil
	}}), Options{})
	if err != nil {
		t.Fatal(err)
	}
	wantNames(t, parent, "site")
}

// Without locks two concurrent runs both succeed, and the one that ends last determines the contents.
func TestWriteFolderWithoutLocks(t *testing.T) {
	lockFile = func(*os.File) error { return errNoLocks }
	defer func() { lockFile = tryLock }()
	parent := t.TempDir()
	dir := filepath.Join(parent, "site")
	mustWriteFolder(t, dir, "first", Options{})
	dead := filepath.Join(parent, fmt.Sprintf(".site.onrecord-%d-0123456789abcdef.new", 1<<31-2))
	mustWriteFile(t, filepath.Join(dead, "index.html"), "left by a kill")
	outer := append(siteEntries("outer"), Entry{Name: "z", Write: func(io.Writer) error {
		mustWriteFolder(t, dir, "inner", Options{})
		return nil
	}})
	if _, err := WriteFolder(t.Context(), dir, outer, Options{}); err != nil {
		t.Fatal(err)
	}
	wantFile(t, filepath.Join(dir, "index.html"), "index outer")
	wantNames(t, parent, "site")
}

func TestWriteFolderKeepsFilesSavedInLeftover(t *testing.T) {
	parent := t.TempDir()
	dir := filepath.Join(parent, "site")
	left := filepath.Join(parent, tempName("site", swapSuffix))
	mustWriteFolder(t, left, "first", Options{})
	mustWriteFile(t, filepath.Join(left, "notes.txt"), "saved")
	_, err := WriteFolder(t.Context(), dir, siteEntries("second"), Options{})
	var notReplaced *NotReplacedError
	if !errors.As(err, &notReplaced) || notReplaced.Dir != left {
		t.Errorf("got %v, want an *NotReplacedError about %s", err, left)
	}
	wantFile(t, filepath.Join(left, "notes.txt"), "saved")
	wantTree(t, dir, nil)
}

func TestWriteFolderFollowsNoLinksInLeftover(t *testing.T) {
	parent := t.TempDir()
	dir := filepath.Join(parent, "site")
	mustWriteFile(t, filepath.Join(parent, "precious/notes.txt"), "mine")
	left := filepath.Join(parent, tempName("site", newSuffix))
	mustWriteFile(t, filepath.Join(left, "tables/figures.csv"), "left by a kill")
	testkit.Symlink(t, "../precious", filepath.Join(left, "link"))
	testkit.Symlink(t, "precious", filepath.Join(parent, tempName("site", newSuffix)))
	mustWriteFolder(t, dir, "first", Options{})
	wantFile(t, filepath.Join(parent, "precious/notes.txt"), "mine")
	if got := readNames(t, parent); len(got) != 3 { // the link is kept: temporary folders are not links
		t.Errorf("got %q", got)
	}
}
