//go:build unix

package dataset_test

import (
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"onrecord/dataset"
)

// TestFolder tries what a folder may contain in place of a table. The table is responses.csv, which is
// optional.
func TestFolder(t *testing.T) {
	outside := filepath.Join(t.TempDir(), "outside.csv")
	if err := os.WriteFile(outside, []byte("id,event\n"), 0o666); err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct {
		about string
		make  func(path string) error
		want  string // after the name of the file; empty where it is read
	}{
		{"a link inside the folder", func(p string) error {
			if err := os.Rename(p, p+".real"); err != nil {
				return err
			}
			return os.Symlink("responses.csv.real", p)
		}, ""},
		{"a link out of the folder", func(p string) error { return replace(p, func() error { return os.Symlink(outside, p) }) }, "path escapes from parent"},
		{"a link up and out", func(p string) error { return replace(p, func() error { return os.Symlink("../../etc/passwd", p) }) }, "path escapes from parent"},
		{"a link to nothing", func(p string) error { return replace(p, func() error { return os.Symlink("nothing", p) }) }, "want a regular file, got a link to nothing"},
		{"a link to itself", func(p string) error {
			return replace(p, func() error { return os.Symlink("responses.csv", p) })
		}, "too many levels of symbolic links"},
		{"a folder", func(p string) error { return replace(p, func() error { return os.Mkdir(p, 0o777) }) }, "want a regular file, got a folder"},
		{"a pipe", func(p string) error { return replace(p, func() error { return syscall.Mkfifo(p, 0o666) }) }, "want a regular file, got a pipe"},
		{"a link to a device", func(p string) error { return replace(p, func() error { return os.Symlink("/dev/zero", p) }) }, "path escapes from parent"},
		{"a file that may not be read", func(p string) error { return os.Chmod(p, 0) }, "permission denied"},
	} {
		t.Run(test.about, func(t *testing.T) {
			dir := t.TempDir()
			for name, f := range smallFiles(t) {
				if err := os.WriteFile(filepath.Join(dir, name), f.Data, 0o666); err != nil {
					t.Fatal(err)
				}
			}
			path := filepath.Join(dir, "responses.csv")
			if err := test.make(path); err != nil {
				t.Fatal(err)
			}
			if test.want == "permission denied" && os.Geteuid() == 0 {
				test.want = "" // root may
			}
			d, err := dataset.Load(dir, nil)
			switch {
			case test.want == "" && err != nil:
				t.Errorf("got %v, want it read", err)
			case test.want == "" && len(d.Responses) != 1:
				t.Errorf("got %d responses, want 1", len(d.Responses))
			case test.want != "" && (err == nil || err.Error() != path+": "+test.want):
				t.Errorf("got %v, want %s: %s", err, path, test.want)
			}
		})
	}
}

func replace(path string, make func() error) error {
	if err := os.Remove(path); err != nil {
		return err
	}
	return make()
}

// TestLoadPipe: a named pipe is refused without waiting for it.
func TestLoadPipe(t *testing.T) {
	path := filepath.Join(t.TempDir(), "pipe")
	if err := syscall.Mkfifo(path, 0o666); err != nil {
		t.Fatal(err)
	}
	if _, err := dataset.Load(path, nil); err == nil || !strings.HasSuffix(err.Error(), "pipe: want a folder, a zip or a JSON file") {
		t.Errorf("got %v, want it refused", err)
	}
}
