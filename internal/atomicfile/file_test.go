package atomicfile

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"onrecord/internal/testkit"
)

func TestWriteFile(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "out.json")
	big := strings.Repeat("0123456789", 50_000)
	for _, want := range []string{"first", big, "", "last"} {
		if err := WriteFile(t.Context(), path, writes(want)); err != nil {
			t.Fatal(err)
		}
		wantFile(t, path, want)
		wantNames(t, dir, "out.json")
	}
}

func TestWriteFileErrorKeepsTarget(t *testing.T) {
	ctx, cancel := context.WithCancelCause(t.Context())
	stop := errors.New("stopped by the user")
	mine := &fs.PathError{Op: "read", Path: "figures.csv", Err: errors.New("gone")}
	tests := []struct {
		name  string
		write func(io.Writer) error
		want  error
	}{
		{"at once", func(io.Writer) error { return mine }, mine},
		{"after some bytes", func(w io.Writer) error {
			io.WriteString(w, strings.Repeat("x", 200_000))
			return mine
		}, mine},
		{"cancelled, then writing", func(w io.Writer) error {
			cancel(stop)
			_, err := io.WriteString(w, strings.Repeat("x", 200_000))
			return err
		}, stop},
		{"cancelled before", writes("x"), stop},
	}
	for _, old := range []string{"old", ""} {
		for _, test := range tests {
			t.Run(test.name+" over "+old, func(t *testing.T) {
				dir := t.TempDir()
				path := filepath.Join(dir, "out.json")
				want := map[string]string{}
				if old != "" {
					mustWriteFile(t, path, old)
					want["out.json"] = old
				}
				err := WriteFile(ctx, path, test.write)
				wantError(t, err, path, test.want.Error())
				if !errors.Is(err, test.want) {
					t.Errorf("got %v, want it to wrap %v", err, test.want)
				}
				wantTree(t, dir, want)
			})
		}
		ctx, cancel = context.WithCancelCause(t.Context())
	}
	cancel(nil)
}

func TestWriteFileCancelledAtEndKeepsTarget(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "out.json")
	mustWriteFile(t, path, "old")
	ctx, cancel := context.WithCancel(t.Context())
	err := WriteFile(ctx, path, func(io.Writer) error { cancel(); return nil })
	wantError(t, err, path, "context canceled")
	wantTree(t, dir, map[string]string{"out.json": "old"})
}

func TestWriteFilePanicKeepsTarget(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "out.json")
	mustWriteFile(t, path, "old")
	func() {
		defer func() {
			if recover() == nil {
				t.Error("want the panic, got none")
			}
		}()
		WriteFile(t.Context(), path, func(w io.Writer) error {
			io.WriteString(w, strings.Repeat("x", 200_000))
			panic("broken chart")
		})
	}()
	wantTree(t, dir, map[string]string{"out.json": "old"})
}

func TestWriteFileRefusesTargets(t *testing.T) {
	dir := t.TempDir()
	t.Chdir(dir)
	mustWriteFile(t, "folder/inside.txt", "x")
	mustWriteFile(t, "file", "x")
	testkit.Symlink(t, "b", "a")
	testkit.Symlink(t, "a", "b")
	testkit.Symlink(t, "folder", "to-folder")
	before := readTree(t, ".")
	tests := []struct{ path, want string }{
		{"", `want the name of a file or folder, got ""`},
		{"folder", "want the name of a file, got a folder"},
		{"folder/", "want the name of a file, got a folder"},
		{"to-folder", "want the name of a file, got a folder"},
		{".", "want the name of a file, got a folder"},
		{"..", "want the name of a file, got a folder"},
		{"/", "got the top of the file system"},
		{"new/", "want the name of a file, got that of a folder"},
		{"missing/out.json", "the folder missing/: no such file or directory"},
		{"file/out.json", "the folder file/: not a directory"},
		{"a", "a circle of links"},
		{strings.Repeat("n", 300), "file name too long"},
		{"nul\x00", "invalid argument"},
	}
	for _, test := range tests {
		err := WriteFile(t.Context(), test.path, func(io.Writer) error { t.Errorf("%q: wrote", test.path); return nil })
		if test.path == "" {
			test.path = "want"
		}
		wantError(t, err, test.path, test.want)
	}
	wantTree(t, ".", before)
}

func TestWriteFileFollowsLinks(t *testing.T) {
	dir := t.TempDir()
	mustWriteFile(t, filepath.Join(dir, "real/deep/out.json"), "old")
	for link, to := range map[string]string{
		"link":          "real/deep/out.json",
		"twice":         "link",
		"folder":        "real/deep",
		"real/dangling": "deep/new.json",
	} {
		testkit.Symlink(t, to, filepath.Join(dir, link))
	}
	// "folder/.." is real, as for the system, not the parent of folder.
	for _, test := range []struct{ path, lands string }{
		{"link", "real/deep/out.json"},
		{"twice", "real/deep/out.json"},
		{"folder/out.json", "real/deep/out.json"},
		{"real/dangling", "real/deep/new.json"},
		{"folder/../up.json", "real/up.json"},
	} {
		if err := WriteFile(t.Context(), dir+"/"+test.path, writes("by "+test.path)); err != nil {
			t.Error(err)
		}
		wantFile(t, filepath.Join(dir, test.lands), "by "+test.path)
	}
	wantNames(t, dir, "folder", "link", "real", "twice")
	wantNames(t, filepath.Join(dir, "real"), "dangling", "deep", "up.json")
	wantNames(t, filepath.Join(dir, "real/deep"), "new.json", "out.json")
	if info, err := os.Lstat(filepath.Join(dir, "twice")); err != nil || info.Mode().Type() != fs.ModeSymlink {
		t.Errorf("the link became %v, %v", info, err)
	}
}

func TestWriteFileIfChanged(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "out.json")
	big := strings.Repeat("x", 100_000)
	long := time.Date(2025, 9, 30, 12, 0, 0, 0, time.UTC)
	for _, test := range []struct {
		text string
		want bool
	}{{"old", true}, {"old", false}, {"new", true}, {big, true}, {big, false}, {big[1:] + "y", true}, {"", true}, {"", false}} {
		wrote, err := WriteFileIfChanged(t.Context(), path, writes(test.text))
		if err != nil || wrote != test.want {
			t.Errorf("%.10q: got %v, %v, want %v", test.text, wrote, err, test.want)
		}
		wantFile(t, path, test.text)
		wantNames(t, dir, "out.json")
		if info, err := os.Stat(path); err != nil || !test.want != info.ModTime().Equal(long) {
			t.Errorf("%.10q: modified %v, %v", test.text, info.ModTime(), err)
		}
		os.Chtimes(path, long, long)
	}
}

func TestWriteFileRemovesOnlyStaleTemporaries(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "out.json")
	dead := ".out.json.onrecord-4194304999-0123456789abcdef.tmp"
	keep := []string{
		".out.json.onrecord-12-0123456789abcdef.swp",
		".out.json.onrecord-12-0123456789ABCDEF.tmp",
		".out.json.onrecord-12-0123.tmp",
		".out.json.onrecord-012-0123456789abcdef.tmp",
		".out.json.onrecord--1-0123456789abcdef.tmp",
		".out.json.tmp",
		".out2.json.onrecord-12-0123456789abcdef.tmp",
		"out.json.onrecord-12-0123456789abcdef.tmp",
	}
	mustWriteFile(t, filepath.Join(dir, dead), "left by a kill")
	for _, name := range keep {
		mustWriteFile(t, filepath.Join(dir, name), "mine")
	}
	folder := ".out.json.onrecord-12-fedcba9876543210.tmp"
	mustWriteFile(t, filepath.Join(dir, folder, "x"), "mine")

	err := WriteFile(t.Context(), path, func(w io.Writer) error {
		// Another run on the same target at the same time.
		return errors.Join(WriteFile(t.Context(), path, writes("inner")), writes("outer")(w))
	})
	if err != nil {
		t.Fatal(err)
	}
	wantFile(t, path, "outer")
	got := readTree(t, dir)
	for _, name := range append(keep, folder+"/x") {
		if got[name] != "mine" {
			t.Errorf("%s was removed", name)
		}
	}
	if _, there := got[dead]; there {
		t.Errorf("%s was left", dead)
	}
	if want := len(keep) + 3; len(got) != want {
		t.Errorf("got %d files, want %d: %q", len(got), want, got)
	}
}

func TestWriteFileWithoutLocks(t *testing.T) {
	lockFile = func(*os.File) error { return errNoLocks }
	defer func() { lockFile = tryLock }()
	dir := t.TempDir()
	path := filepath.Join(dir, "out.json")
	dead := fmt.Sprintf(".out.json.onrecord-%d-0123456789abcdef.tmp", 1<<31-2)
	live := fmt.Sprintf(".out.json.onrecord-%d-0123456789abcdef.tmp", os.Getpid())
	mustWriteFile(t, filepath.Join(dir, dead), "left by a kill")
	mustWriteFile(t, filepath.Join(dir, live), "being written")
	if err := WriteFile(t.Context(), path, writes("new")); err != nil {
		t.Fatal(err)
	}
	wantTree(t, dir, map[string]string{live: "being written", "out.json": "new"})
}

func TestWriteFileLongName(t *testing.T) {
	dir := t.TempDir()
	for _, name := range []string{strings.Repeat("n", 255), strings.Repeat("ف", 127)} {
		path := filepath.Join(dir, name)
		left := filepath.Join(dir, tempName(name, tmpSuffix))
		mustWriteFile(t, left, "left by a kill")
		if err := WriteFile(t.Context(), path, writes("x")); err != nil {
			t.Fatal(err)
		}
		wantFile(t, path, "x")
		if _, err := os.Lstat(left); err == nil {
			t.Errorf("left %s", left)
		}
	}
}

func TestWriteFileConcurrently(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "out.json")
	var runs sync.WaitGroup
	for i := range 8 {
		runs.Go(func() {
			for range 10 {
				if err := WriteFile(t.Context(), path, writes(strings.Repeat(fmt.Sprint(i), 100_000))); err != nil {
					t.Error(err)
				}
				got, err := os.ReadFile(path)
				if err != nil || len(got) != 100_000 || strings.Count(string(got), string(got[:1])) != len(got) {
					t.Errorf("mixed contents of %d bytes, %v", len(got), err)
				}
			}
		})
	}
	runs.Wait()
	wantNames(t, dir, "out.json")
}
