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

// progressAfter is how long work may take before a bar tells how far it is; tests lower it.
var progressAfter = time.Second

// progressEvery is how often the bar is drawn anew.
const progressEvery = 100 * time.Millisecond

// A progress is a line on a terminal that tells how far some work is: files that are done, and bytes of
// the one that is being written. It has no colour, so NO_COLOR changes nothing. A nil progress does nothing.
type progress struct {
	w     io.Writer
	width int // of the terminal, in characters

	mu          sync.Mutex
	what        string
	done, total int // files; a total of 0 is not known
	bytes       int64
	drawn       bool
	ended       chan struct{}
}

// working shows a bar on stderr while something takes long; the bar's end takes it away. There is none
// where nobody looks: not on a terminal, or with --quiet or errors as JSON.
func (p *program) working(what string, total int) *progress {
	f, ok := p.stderr.(*os.File)
	if !ok || p.quiet || p.jsonError || !isTerminal(f) || os.Getenv("TERM") == "dumb" {
		return nil
	}
	width, _, err := term.GetSize(int(f.Fd()))
	if err != nil || width <= 0 {
		width = 80
	}
	b := &progress{w: f, width: width, what: what, total: total, ended: make(chan struct{})}
	go b.run(time.NewTimer(progressAfter))
	return b
}

func (b *progress) run(wait *time.Timer) {
	defer wait.Stop()
	for {
		select {
		case <-b.ended:
			return
		case <-wait.C:
			b.draw()
			wait.Reset(progressEvery)
		}
	}
}

// end takes the bar away.
func (b *progress) end() {
	if b == nil {
		return
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	close(b.ended)
	if b.drawn {
		fmt.Fprint(b.w, "\r\x1b[K")
	}
}

func (b *progress) draw() {
	b.mu.Lock()
	defer b.mu.Unlock()
	select {
	case <-b.ended: // between the tick and the lock
		return
	default:
	}
	b.drawn = true
	fmt.Fprint(b.w, "\r\x1b[K"+b.line())
}

// line is the bar in words: "[=====>              ] 3 of 12  figures.ndjson  34 MB", as far as it fits.
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

// counting is a file that tells the bar when it is begun, how much of it is written, and when it is done.
func (b *progress) counting(f export.File) export.File {
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
