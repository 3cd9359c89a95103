package cli

import (
	"fmt"
	"io"
	"os"
	"strings"
	"sync"
	"time"

	"golang.org/x/term"

	"onrecord/export"
	"onrecord/internal/safetext"
)

// progressAfter is how long work may take before a bar is shown; tests lower it.
var progressAfter = time.Second

// progressEvery is how often the bar is redrawn.
const progressEvery = 100 * time.Millisecond

// A progress is a line on a terminal that shows how many files are done and how many bytes of the current
// one are written. It has no colour, so NO_COLOR changes nothing. A nil progress does nothing.
type progress struct {
	w     io.Writer
	width int // of the terminal, in characters

	mu          sync.Mutex
	what        string
	done, total int // files; a total of 0 is unknown
	bytes       int64
	drawn       bool
	stopped     chan struct{}
}

// startProgress shows a bar on stderr until it is stopped. It returns nil if nobody looks: if stderr is not a
// terminal, with --quiet, or with errors as JSON.
func (p *program) startProgress(what string, total int) *progress {
	f, ok := p.stderr.(*os.File)
	if !ok || p.quiet || p.jsonErrors || !isTerminal(f) || os.Getenv("TERM") == "dumb" {
		return nil
	}
	width, _, err := term.GetSize(int(f.Fd()))
	if err != nil || width <= 0 {
		width = 80
	}
	b := &progress{w: f, width: width, what: what, total: total, stopped: make(chan struct{})}
	go b.run(time.NewTimer(progressAfter))
	return b
}

func (b *progress) run(wait *time.Timer) {
	defer wait.Stop()
	for {
		select {
		case <-b.stopped:
			return
		case <-wait.C:
			b.draw()
			wait.Reset(progressEvery)
		}
	}
}

// stop removes the bar.
func (b *progress) stop() {
	if b == nil {
		return
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	close(b.stopped)
	if b.drawn {
		fmt.Fprint(b.w, "\r\x1b[K")
	}
}

func (b *progress) draw() {
	b.mu.Lock()
	defer b.mu.Unlock()
	select {
	case <-b.stopped: // between the tick and the lock
		return
	default:
	}
	b.drawn = true
	fmt.Fprint(b.w, "\r\x1b[K"+b.line())
}

// line returns the bar as text: "[=====>              ] 3 of 12  figures.ndjson  34 MB", as far as it fits.
func (b *progress) line() string {
	const cells = 20
	var s strings.Builder
	if b.total > 0 {
		n := cells * b.done / b.total
		s.WriteString("[" + strings.Repeat("=", n) + strings.Repeat(" ", cells-n) + "]")
		fmt.Fprintf(&s, " %d of %d  ", b.done, b.total)
	}
	s.WriteString(safetext.Escape(b.what))
	if b.bytes >= 1e6 {
		fmt.Fprintf(&s, "  %d MB", b.bytes/1e6)
	}
	if line := []rune(s.String()); len(line) >= b.width {
		return string(line[:b.width-1])
	}
	return s.String()
}

// track returns a file that updates the bar while it is written.
func (b *progress) track(f export.File) export.File {
	if b == nil {
		return f
	}
	write := f.Write
	f.Write = func(w io.Writer) error {
		b.mu.Lock()
		b.what, b.bytes = "writing "+f.Name, 0
		b.mu.Unlock()
		err := write(&countedWriter{w, b})
		b.mu.Lock()
		b.done = min(b.done+1, max(b.total, 1))
		b.mu.Unlock()
		return err
	}
	return f
}

type countedWriter struct {
	w io.Writer
	b *progress
}

// Write is part of io.Writer.
func (c *countedWriter) Write(p []byte) (int, error) {
	n, err := c.w.Write(p)
	c.b.mu.Lock()
	c.b.bytes += int64(n)
	c.b.mu.Unlock()
	return n, err
}
