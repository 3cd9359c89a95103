//go:build unix

package atomicfile

import (
	"context"
	"errors"
	"fmt"
	"io"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"syscall"
	"testing"
)

// childMain is the main function of the process that the tests kill and restrict. It writes ATOMICFILE_TARGET, a
// file or folder according to ATOMICFILE_CHILD, in the edition ATOMICFILE_EDITION. Before step number
// ATOMICFILE_KILL it kills itself.
func childMain(what string) {
	kill, _ := strconv.Atoi(os.Getenv("ATOMICFILE_KILL"))
	steps := 0
	step = func(string) {
		if steps++; steps == kill {
			syscall.Kill(os.Getpid(), syscall.SIGKILL)
			select {}
		}
	}
	if os.Getenv("ATOMICFILE_RENAMES") != "" {
		exchangeNames = func(*os.Root, string, string) error { return errors.ErrUnsupported }
	}
	err := restrictChild()
	if err == nil {
		path, edition := os.Getenv("ATOMICFILE_TARGET"), os.Getenv("ATOMICFILE_EDITION")
		if what == "file" {
			err = WriteFile(context.Background(), path, writes(strings.Repeat(edition, 30_000)))
		} else {
			_, err = WriteFolder(context.Background(), path, siteEntries(edition), Options{})
		}
	}
	if err != nil {
		fmt.Print(err)
		os.Exit(1)
	}
	fmt.Print(steps)
	os.Exit(0)
}

// runInChild runs childMain in a process, and returns its output and whether it was killed.
func runInChild(t *testing.T, what, target, edition string, env ...string) (said string, killed bool, err error) {
	t.Helper()
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), "ATOMICFILE_CHILD="+what, "ATOMICFILE_TARGET="+target, "ATOMICFILE_EDITION="+edition)
	cmd.Env = append(cmd.Env, "GORACE=atexit_sleep_ms=0") // without it the race detector waits a second
	cmd.Env = append(cmd.Env, env...)
	out, err := cmd.Output()
	var exit *exec.ExitError
	if errors.As(err, &exit) {
		killed = exit.Sys().(syscall.WaitStatus).Signal() == syscall.SIGKILL
	}
	return string(out), killed, err
}

func TestKilledAtEveryStep(t *testing.T) {
	points := 0
	for _, test := range []struct {
		what, old string
		env       []string
	}{
		{"file", "", nil},
		{"file", "first", nil},
		{"folder", "", nil},
		{"folder", "first", nil},
		{"folder", "first", []string{"ATOMICFILE_RENAMES=1"}},
	} {
		name := strings.Join(append([]string{test.what, "over", test.old}, test.env...), " ")
		first := filepath.Join(t.TempDir(), "site")
		mustWrite(t, test.what, first, test.old)
		said, _, err := runInChild(t, test.what, first, "second", test.env...)
		steps, notNumber := strconv.Atoi(said)
		if err != nil || notNumber != nil {
			t.Fatalf("%s: %v: %s", name, err, said)
		}
		new := readTree(t, first)
		for kill := 1; kill <= steps; kill += killEvery {
			points++
			t.Run(fmt.Sprintf("%s/%d", name, kill), func(t *testing.T) {
				t.Parallel()
				killOnce(t, test.what, test.old, kill, new, test.env)
			})
		}
	}
	if want := 120 / killEvery; points < want {
		t.Errorf("killed at %d points, want at least %d", points, want)
	}
	t.Logf("killed at %d points", points)
}

func mustWrite(t *testing.T, what, path, edition string) {
	t.Helper()
	var err error
	switch {
	case edition == "":
	case what == "file":
		err = WriteFile(t.Context(), path, writes(edition))
	default:
		_, err = WriteFolder(t.Context(), path, siteEntries(edition), Options{})
	}
	if err != nil {
		t.Fatal(err)
	}
}

func killOnce(t *testing.T, what, edition string, kill int, new map[string]string, env []string) {
	parent := t.TempDir()
	target := filepath.Join(parent, "site")
	mustWrite(t, what, target, edition)
	old := readTree(t, target)
	said, killed, _ := runInChild(t, what, target, "second", append(env, "ATOMICFILE_KILL="+strconv.Itoa(kill))...)
	if !killed {
		t.Fatalf("was not killed: %s", said)
	}
	got := readTree(t, target)
	between := got == nil && env != nil // killed between the two renames
	if !between && !sameTree(got, old) && !sameTree(got, new) {
		t.Fatalf("neither old nor new: %.300q", fmt.Sprint(got))
	}
	if between {
		got = old
	}

	// A later run that fails removes the temporaries, and keeps or restores the old contents.
	fail := errors.New("no")
	if what == "file" {
		err := WriteFile(t.Context(), target, func(io.Writer) error { return fail })
		wantError(t, err, target, "no")
	} else {
		_, err := WriteFolder(t.Context(), target, []Entry{{Name: "x", Write: func(io.Writer) error { return fail }}}, Options{})
		wantError(t, err, target, "no")
	}
	if now := readTree(t, target); !sameTree(now, got) {
		t.Errorf("a failed run changed it to %.300q", fmt.Sprint(now))
	}
	if got == nil {
		wantNames(t, parent)
	} else {
		wantNames(t, parent, "site")
	}

	mustWrite(t, what, target, "third")
	wantNames(t, parent, "site")
}

func sameTree(a, b map[string]string) bool { return maps.Equal(a, b) && (a == nil) == (b == nil) }

func TestWriteFolderAfterKill(t *testing.T) {
	for _, env := range [][]string{nil, {"ATOMICFILE_RENAMES=1"}} {
		for kill := 5; ; kill += 6 {
			parent := t.TempDir()
			dir := filepath.Join(parent, "site")
			mustWriteFolder(t, dir, "first", Options{})
			said, killed, err := runInChild(t, "folder", dir, "second", append(env, "ATOMICFILE_KILL="+strconv.Itoa(kill))...)
			if !killed {
				if err != nil {
					t.Fatalf("%v: %s", err, said)
				}
				break
			}
			mustWriteFolder(t, dir, "third", Options{})
			wantFile(t, filepath.Join(dir, "index.html"), "index third")
			wantNames(t, parent, "site")
		}
	}
}

func TestWriteFolderConcurrently(t *testing.T) {
	parent := t.TempDir()
	dir := filepath.Join(parent, "site")
	editions := []string{"red", "green", "blue", "white"}
	var wins, busy int
	var count sync.Mutex
	var runs sync.WaitGroup
	for _, edition := range editions {
		runs.Go(func() {
			for range 5 {
				said, _, err := runInChild(t, "folder", dir, edition)
				count.Lock()
				switch {
				case err == nil:
					wins++
				case strings.HasSuffix(said, ErrBusy.Error()):
					busy++
				default:
					t.Errorf("%v: %s", err, said)
				}
				count.Unlock()
			}
		})
	}
	runs.Wait()
	t.Logf("%d runs succeeded, %d were busy", wins, busy)
	if wins == 0 {
		t.Error("no run succeeded")
	}
	wantNames(t, parent, "site")
	got := readTree(t, dir)
	_, edition, _ := strings.Cut(got["index.html"], " ")
	if !sameTree(got, siteTree(t, edition)) {
		t.Errorf("mixed contents: %.300q", fmt.Sprint(got))
	}
}
