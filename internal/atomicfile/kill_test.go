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

// A child is the program that the tests kill, starve and lock out. It writes
// ATOMICFILE_TARGET as ATOMICFILE_CHILD says, in the edition ATOMICFILE_EDITION, and kills
// itself before its step number ATOMICFILE_KILL.
func runChild(what string) {
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
	err := childSetUp()
	if err == nil {
		path, edition := os.Getenv("ATOMICFILE_TARGET"), os.Getenv("ATOMICFILE_EDITION")
		if what == "file" {
			err = WriteFile(context.Background(), path, text(strings.Repeat(edition, 30_000)))
		} else {
			_, err = WriteFolder(context.Background(), path, site(edition), Options{})
		}
	}
	if err != nil {
		fmt.Print(err)
		os.Exit(1)
	}
	fmt.Print(steps)
	os.Exit(0)
}

// child runs one and returns what it printed and whether it was killed.
func child(t *testing.T, what, target, edition string, env ...string) (said string, killed bool, err error) {
	t.Helper()
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), "ATOMICFILE_CHILD="+what, "ATOMICFILE_TARGET="+target, "ATOMICFILE_EDITION="+edition)
	cmd.Env = append(cmd.Env, "GORACE=atexit_sleep_ms=0") // else the race detector waits a second
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
		prepare(t, test.what, first, test.old)
		said, _, err := child(t, test.what, first, "second", test.env...)
		steps, notNumber := strconv.Atoi(said)
		if err != nil || notNumber != nil {
			t.Fatalf("%s: %v: %s", name, err, said)
		}
		new := tree(t, first)
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

func prepare(t *testing.T, what, path, edition string) {
	t.Helper()
	var err error
	switch {
	case edition == "":
	case what == "file":
		err = WriteFile(t.Context(), path, text(edition))
	default:
		_, err = WriteFolder(t.Context(), path, site(edition), Options{})
	}
	if err != nil {
		t.Fatal(err)
	}
}

func killOnce(t *testing.T, what, edition string, kill int, new map[string]string, env []string) {
	parent := t.TempDir()
	target := filepath.Join(parent, "site")
	prepare(t, what, target, edition)
	old := tree(t, target)
	said, killed, _ := child(t, what, target, "second", append(env, "ATOMICFILE_KILL="+strconv.Itoa(kill))...)
	if !killed {
		t.Fatalf("was not killed: %s", said)
	}
	got := tree(t, target)
	between := got == nil && env != nil // of two renames
	if !between && !same(got, old) && !same(got, new) {
		t.Fatalf("neither old nor new: %.300q", fmt.Sprint(got))
	}
	if between {
		got = old
	}

	// A next run that fails tidies up, and leaves or brings back what was good.
	fail := errors.New("no")
	if what == "file" {
		err := WriteFile(t.Context(), target, func(io.Writer) error { return fail })
		wantError(t, err, target, "no")
	} else {
		_, err := WriteFolder(t.Context(), target, []Entry{{Name: "x", Write: func(io.Writer) error { return fail }}}, Options{})
		wantError(t, err, target, "no")
	}
	if now := tree(t, target); !same(now, got) {
		t.Errorf("a failed run changed it to %.300q", fmt.Sprint(now))
	}
	if got == nil {
		wantNames(t, parent)
	} else {
		wantNames(t, parent, "site")
	}

	prepare(t, what, target, "third")
	wantNames(t, parent, "site")
}

func same(a, b map[string]string) bool { return maps.Equal(a, b) && (a == nil) == (b == nil) }

// The first run after a kill is a good one.
func TestKilledThenBuilt(t *testing.T) {
	for _, env := range [][]string{nil, {"ATOMICFILE_RENAMES=1"}} {
		for kill := 5; ; kill += 6 {
			parent := t.TempDir()
			dir := filepath.Join(parent, "site")
			mustBuild(t, dir, "first", Options{})
			said, killed, err := child(t, "folder", dir, "second", append(env, "ATOMICFILE_KILL="+strconv.Itoa(kill))...)
			if !killed {
				if err != nil {
					t.Fatalf("%v: %s", err, said)
				}
				break
			}
			mustBuild(t, dir, "third", Options{})
			wantFile(t, filepath.Join(dir, "index.html"), "index third")
			wantNames(t, parent, "site")
		}
	}
}

func TestFoldersAtOnce(t *testing.T) {
	parent := t.TempDir()
	dir := filepath.Join(parent, "site")
	editions := []string{"red", "green", "blue", "white"}
	var wins, busy int
	var count sync.Mutex
	var runs sync.WaitGroup
	for _, edition := range editions {
		runs.Go(func() {
			for range 5 {
				said, _, err := child(t, "folder", dir, edition)
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
	t.Logf("%d runs won, %d were told to wait", wins, busy)
	if wins == 0 {
		t.Error("nobody won")
	}
	wantNames(t, parent, "site")
	got := tree(t, dir)
	_, edition, _ := strings.Cut(got["index.html"], " ")
	if !same(got, built(t, edition)) {
		t.Errorf("a mix: %.300q", fmt.Sprint(got))
	}
}
