package cli

import (
	"bytes"
	"io"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"golang.org/x/sys/unix"

	"onrecord/export"
)

// onTerminal runs a function with a pseudo-terminal as stderr, and returns what it wrote there.
func onTerminal(t *testing.T, do func(tty *os.File)) string {
	t.Helper()
	master, err := os.OpenFile("/dev/ptmx", os.O_RDWR, 0)
	if err != nil {
		t.Fatal(err)
	}
	defer master.Close()
	n, err := unix.IoctlGetInt(int(master.Fd()), unix.TIOCGPTN)
	if err == nil {
		err = unix.IoctlSetPointerInt(int(master.Fd()), unix.TIOCSPTLCK, 0)
	}
	if err != nil {
		t.Fatal(err)
	}
	tty, err := os.OpenFile("/dev/pts/"+strconv.Itoa(n), os.O_RDWR|unix.O_NOCTTY, 0)
	if err != nil {
		t.Fatal(err)
	}
	shown := make(chan string)
	go func() {
		var b bytes.Buffer
		io.Copy(&b, master) // ends with an error when the other side is closed
		shown <- b.String()
	}()
	do(tty)
	tty.Close()
	return <-shown
}

// slow is a file whose writing lasts until the bar has been drawn, or as long as one would be.
func slow(b *progress) export.File {
	return export.File{Name: "slow.csv", Write: func(w io.Writer) error {
		w.Write(make([]byte, 3e6))
		for range 1000 {
			if b == nil {
				return nil
			}
			b.draw() // what the clock does
			if b.drawn {
				return nil
			}
		}
		return nil
	}}
}

func TestProgress(t *testing.T) {
	for _, c := range []struct {
		name string
		p    program
		want bool
	}{
		{"terminal", program{}, true},
		{"quiet", program{quiet: true}, false},
		{"errors as JSON", program{jsonErrors: true}, false},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := onTerminal(t, func(tty *os.File) {
				c.p.stderr = tty
				b := c.p.startProgress("reading", 4)
				if err := b.track(slow(b)).Write(io.Discard); err != nil {
					t.Error(err)
				}
				b.stop()
			})
			if !c.want {
				if got != "" {
					t.Errorf("got %q, want nothing", got)
				}
				return
			}
			if !strings.Contains(got, "] 0 of 4  writing slow.csv  3 MB") || !strings.HasSuffix(got, "\r\x1b[K") {
				t.Errorf("got %q, want a bar with the name and the bytes of the file, and its line empty at the end", got)
			}
			if strings.Contains(got, "\x1b[3") || strings.Contains(got, "m[") {
				t.Errorf("got %q, want no colour", got)
			}
		})
	}
}

// A short command shows no bar, not even on a terminal, unless progressAfter is 0.
func TestProgressOfACommand(t *testing.T) {
	defer func(d time.Duration) { progressAfter = d }(progressAfter)
	for _, c := range []struct {
		after time.Duration
		want  bool
	}{{time.Hour, false}, {0, true}} {
		progressAfter = c.after
		got := onTerminal(t, func(tty *os.File) {
			out := filepath.Join(t.TempDir(), "dataset.xlsx")
			if code := Run([]string{"onrecord", "export", "--out", out}, nil, io.Discard, tty); code != exitDone {
				t.Errorf("exit %d", code)
			}
		})
		if drawn := strings.Contains(got, "writing "); drawn != c.want {
			t.Errorf("with a bar after %v: got %q", c.after, got)
		}
	}
}

// The name of a file cannot send commands to the terminal.
func TestProgressIsPlain(t *testing.T) {
	b := &progress{width: 20, what: "writing \x1b[31m" + strings.Repeat("x", 50)}
	if got := b.line(); strings.ContainsRune(got, '\x1b') || len(got) >= 20 {
		t.Errorf("got %q, want less than 20 characters without an escape", got)
	}
}
