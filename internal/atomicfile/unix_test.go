//go:build unix

package atomicfile

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"golang.org/x/sys/unix"
)

// restrictChild limits what the child may do, according to its environment.
func restrictChild() error {
	if os.Getenv("ATOMICFILE_NOBODY") != "" && os.Getuid() == 0 {
		const nobody = 65534
		if err := errors.Join(syscall.Setgroups(nil), syscall.Setgid(nobody), syscall.Setuid(nobody)); err != nil {
			return err
		}
	}
	if os.Getenv("ATOMICFILE_FSIZE") != "" {
		return unix.Setrlimit(unix.RLIMIT_FSIZE, &unix.Rlimit{Cur: 50 << 10, Max: 50 << 10})
	}
	return nil
}

func TestPermissionsAreKept(t *testing.T) {
	unmasked := unix.Umask(0o027)
	defer unix.Umask(unmasked)
	dir := t.TempDir()
	for _, test := range []struct {
		old, want fs.FileMode
	}{{0, 0o640}, {0o600, 0o600}, {0o666, 0o666}, {0o755, 0o755}, {0o200, 0o200}} {
		path := filepath.Join(dir, test.old.String())
		if test.old != 0 {
			mustWriteFile(t, path, "old")
			os.Chmod(path, test.old)
		}
		if err := WriteFile(t.Context(), path, writes("new")); err != nil {
			t.Fatal(err)
		}
		if info, err := os.Stat(path); err != nil || info.Mode() != test.want {
			t.Errorf("a file of %v: got %v, %v, want %v", test.old, info.Mode(), err, test.want)
		}
	}
	for _, test := range []struct {
		old, want fs.FileMode
	}{{0, 0o750}, {0o700, 0o700}, {0o777, 0o777}, {0o775 | fs.ModeSetgid, 0o775 | fs.ModeSetgid}} {
		path := filepath.Join(dir, "folder "+test.old.String())
		if test.old != 0 {
			os.Mkdir(path, 0o777)
			os.Chmod(path, test.old)
		}
		mustWriteFolder(t, path, "first", Options{})
		if info, err := os.Stat(path); err != nil || info.Mode() != fs.ModeDir|test.want {
			t.Errorf("a folder of %v: got %v, %v, want %v", test.old, info.Mode(), err, test.want)
		}
		if info, err := os.Stat(filepath.Join(path, "index.html")); err != nil || info.Mode() != 0o640 {
			t.Errorf("a file in it: got %v, %v, want -rw-r-----", info.Mode(), err)
		}
	}
}

// worldWritableFolder returns a temporary folder that every user can write to.
func worldWritableFolder(t *testing.T) string {
	t.Helper()
	dir, err := os.MkdirTemp("", "atomicfile")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { os.RemoveAll(dir) })
	os.Chmod(dir, 0o777)
	return dir
}

func TestPermissionDenied(t *testing.T) {
	for _, test := range []struct {
		name, what string
		parent     fs.FileMode
		target     fs.FileMode
		want       string
	}{
		{"read-only folder", "file", 0o555, 0o666, "permission denied"},
		{"read-only file", "file", 0o777, 0o444, "permission denied"},
		{"read-only parent", "folder", 0o555, 0o777, "permission denied"},
		{"read-only target", "folder", 0o777, 0o555, "permission denied"},
		{"unreadable target", "folder", 0o777, 0o333, "permission denied"},
	} {
		t.Run(test.name, func(t *testing.T) {
			parent := worldWritableFolder(t)
			target := filepath.Join(parent, "site")
			mustWrite(t, test.what, target, "first")
			before := readTree(t, target)
			os.Chmod(target, test.target)
			os.Chmod(parent, test.parent)
			said, _, err := runInChild(t, test.what, target, "second", "ATOMICFILE_NOBODY=1")
			os.Chmod(parent, 0o777)
			os.Chmod(target, 0o777)
			if err == nil {
				t.Error("want an error, got none")
			}
			wantError(t, errors.New(said), target, test.want)
			wantTree(t, target, before)
			wantNames(t, parent, "site")
		})
	}
}

func TestFileTooLarge(t *testing.T) {
	for _, what := range []string{"file", "folder"} {
		parent := t.TempDir()
		target := filepath.Join(parent, "site")
		mustWrite(t, what, target, "first")
		before := readTree(t, target)
		said, _, err := runInChild(t, what, target, "second", "ATOMICFILE_FSIZE=1")
		if err == nil {
			t.Error("want an error, got none")
		}
		wantError(t, errors.New(said), target, "file too large")
		wantTree(t, target, before)
		wantNames(t, parent, "site")
	}
}

func TestStreams(t *testing.T) {
	dir := t.TempDir()
	pipe := filepath.Join(dir, "pipe")
	if err := unix.Mkfifo(pipe, 0o666); err != nil {
		t.Fatal(err)
	}
	long := strings.Repeat("0123456789", 20_000)
	read := make(chan string)
	go func() {
		text, err := os.ReadFile(pipe)
		if err != nil {
			t.Error(err)
		}
		read <- string(text)
	}()
	if err := WriteFile(t.Context(), pipe, writes(long)); err != nil {
		t.Error(err)
	}
	if got := <-read; got != long {
		t.Errorf("got %d bytes from the pipe, want %d", len(got), len(long))
	}
	if err := WriteFile(t.Context(), os.DevNull, writes(long)); err != nil {
		t.Error(err)
	}
	if info, err := os.Lstat(os.DevNull); err != nil || info.Mode()&fs.ModeCharDevice == 0 {
		t.Fatalf("%s is now %v, %v", os.DevNull, info, err)
	}
	ctx, cancel := context.WithTimeout(t.Context(), time.Millisecond)
	defer cancel()
	wantError(t, WriteFile(ctx, pipe, writes("x")), pipe, "deadline exceeded") // the pipe has no reader
	if file, err := os.OpenFile(pipe, os.O_RDONLY|unix.O_NONBLOCK, 0); err == nil {
		file.Close() // ends the blocked open
	}
	wantNames(t, dir, "pipe")
}
