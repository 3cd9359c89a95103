package cli

import (
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"onrecord/internal/testkit"
)

// writers are command lines that write the file or folder called out, by what they do.
func writers(t *testing.T, data string) map[string][]string {
	t.Helper()
	return map[string][]string{
		"build":         {"build", "--data", data, "--out", "out"},
		"export file":   {"export", "--data", data, "--format", "xlsx", "--out", "out"},
		"export folder": {"export", "--data", data, "--format", "ndjson", "--out", "out"},
		"chart":         {"chart", "people", "--data", data, "--format", "html", "--out", "out"},
		"compare":       {"compare", "--data", data, "--part", "f3-arrived-tasnim", "--whole", "announced-article", "--out", "out.svg"},
		"init":          {"init", "out"},
		"init workbook": {"init", "--workbook", "out"},
	}
}

// outOf returns the name that a command line writes.
func outOf(call []string) string { return call[len(call)-1] }

// On a full or read-only disk every command that writes fails, names what it could not write, and leaves nothing
// behind: neither half a file nor a temporary one. The disk is a small one in memory, in a name space of its own.
func TestFullDisk(t *testing.T)     { onDisk(t, "size=4k,nr_inodes=3", "no space left on device") }
func TestReadOnlyDisk(t *testing.T) { onDisk(t, "ro", "read-only file system") }

func onDisk(t *testing.T, options, want string) {
	program, data, sh := programPath(t), dataFolder(t), testkit.Program(t, "sh")
	for name, call := range writers(t, data) {
		if name == "build" && options == "ro" {
			continue // it draws everything before it writes, and then writes as the export of a folder does
		}
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			disk := t.TempDir()
			script := "mount -t tmpfs -o " + options + ` small "$0" || exit 99; cd "$0"; "$@"; s=$?; ls -A "$0"; exit $s`
			cmd := exec.Command(sh, append([]string{"-c", script, disk, program}, call...)...)
			cmd.SysProcAttr = testkit.Namespace(t, syscall.CLONE_NEWNS)
			out, err := cmd.CombinedOutput()
			said := strings.TrimSpace(string(out))
			var exit *exec.ExitError
			switch {
			case errors.As(err, &exit) && exit.ExitCode() == 99:
				testkit.Skip(t, "the right to mount a disk in memory", said)
			case !errors.As(err, &exit) || exit.ExitCode() != exitFailed:
				t.Errorf("got %v, want exit status %d: %s", err, exitFailed, said)
			case strings.Contains(said, "\n") || !strings.HasPrefix(said, "onrecord: "+outOf(call)) || !strings.Contains(said, want):
				t.Errorf("got %q, want one line that names %s, and nothing left on the disk", said, outOf(call))
			}
		})
	}
}

// The same holds if a file stands where a folder should go, or a folder where a file should.
func TestNoWayToWrite(t *testing.T) {
	testkit.SkipIfShort(t, "runs the whole program")
	program, data := programPath(t), dataFolder(t)
	for name, call := range writers(t, data) {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			dir := t.TempDir()
			blocked := filepath.Join(dir, outOf(call))
			if strings.Contains(name, "folder") || name == "build" {
				if err := os.WriteFile(blocked, []byte("mine"), 0o600); err != nil { // a file for a folder
					t.Fatal(err)
				}
			} else if err := os.MkdirAll(filepath.Join(blocked, "mine"), 0o700); err != nil { // a folder for a file
				t.Fatal(err)
			}
			before := treeOf(t, dir)
			cmd := exec.Command(program, call...)
			cmd.Dir = dir
			out, err := cmd.CombinedOutput()
			var exit *exec.ExitError
			if !errors.As(err, &exit) || exit.ExitCode() != exitFailed || !strings.HasPrefix(string(out), "onrecord: "+outOf(call)) {
				t.Errorf("got %v: %s\nwant exit status %d and a message that names %s", err, out, exitFailed, outOf(call))
			}
			sameTree(t, name, treeOf(t, dir), before)
		})
	}
}
