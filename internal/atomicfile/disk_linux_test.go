package atomicfile

import (
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/sys/unix"

	"onrecord/internal/testkit"
)

func mountSmallDisk(dir string) error {
	return unix.Mount("small", dir, "tmpfs", 0, "size=128k,mode=777")
}

// The disk is mounted in a mount namespace of the child, which needs no root and leaves nothing behind. So the
// child itself has to check what is left on it.
func TestDiskFull(t *testing.T) {
	if what := os.Getenv("ATOMICFILE_SMALL"); what != "" {
		fillSmallDisk(t, what, os.Getenv("ATOMICFILE_DISK"))
		return
	}
	for _, what := range []string{"file", "folder"} {
		t.Run(what, func(t *testing.T) {
			cmd := exec.Command(os.Args[0], "-test.run=^TestDiskFull$", "-test.v")
			cmd.Env = append(os.Environ(), "ATOMICFILE_SMALL="+what, "ATOMICFILE_DISK="+t.TempDir())
			cmd.SysProcAttr = testkit.Namespace(t, unix.CLONE_NEWNS)
			out, err := cmd.CombinedOutput()
			if strings.Contains(string(out), "no small disk") {
				testkit.Skip(t, "the right to mount a disk in memory", string(out))
			}
			if err != nil || !strings.Contains(string(out), "--- PASS: TestDiskFull") {
				t.Errorf("%v: %s", err, out)
			}
		})
	}
}

func fillSmallDisk(t *testing.T, what, disk string) {
	if err := mountSmallDisk(disk); err != nil {
		t.Fatal("no small disk: ", err)
	}
	target := filepath.Join(disk, "site")
	small := []Entry{{Name: "index.html", Bytes: []byte("small")}}
	var err error
	if what == "file" {
		mustWrite(t, what, target, "first")
		before := readTree(t, target)
		err = WriteFile(t.Context(), target, writes(strings.Repeat("x", 500_000)))
		wantTree(t, target, before)
	} else {
		if _, err := WriteFolder(t.Context(), target, small, Options{}); err != nil {
			t.Fatal(err)
		}
		before := readTree(t, target)
		_, err = WriteFolder(t.Context(), target, append(small, Entry{Name: "big.json", Write: writes(strings.Repeat("x", 500_000))}), Options{})
		wantTree(t, target, before)
		target = filepath.Join(target, "big.json")
	}
	wantError(t, err, target+": ", "no space left on device")
	if !errors.Is(err, unix.ENOSPC) {
		t.Errorf("got %v, want ENOSPC", err)
	}
	wantNames(t, disk, "site")

	// The disk itself is a mount point, which cannot be replaced.
	os.RemoveAll(filepath.Join(disk, "site"))
	_, err = WriteFolder(t.Context(), disk, small, Options{})
	wantError(t, err, disk, "mount point")
	wantNames(t, disk)

	wantError(t, WriteFile(t.Context(), "/dev/full", writes("x")), "/dev/full", "no space left on device")
}

func TestStdoutIsNotReplaced(t *testing.T) {
	path := filepath.Join(t.TempDir(), "log.txt")
	mustWriteFile(t, path, "before ")
	cmd := exec.Command("sh", "-c", `"$0" >> "$1"; printf after >> "$1"`, os.Args[0], path)
	cmd.Env = append(os.Environ(), "ATOMICFILE_CHILD=file", "ATOMICFILE_TARGET=/dev/stdout", "ATOMICFILE_EDITION=x")
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	got, err := os.ReadFile(path)
	if err != nil || !strings.HasPrefix(string(got), "before x") || strings.Count(string(got), "x") != 30_000 || !strings.HasSuffix(string(got), "after") {
		t.Errorf("got %d bytes, %.20q, %v", len(got), got, err)
	}
}
