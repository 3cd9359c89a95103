// Package terminal prints a dataset, and what follows from it, for people: in lines of a given width,
// aligned by the width of characters as they are displayed, with text of a dataset that could steer a
// terminal shown escaped. It does not look at flags, the environment or the terminal itself: a Style
// says what those amount to.
package terminal

import (
	"bufio"
	"io"
	"strings"

	"onrecord/dataset"
	"onrecord/dataset/words"
)

// A Style says how to print. The zero Style is plain text in 80 columns, for a file or a pipe.
type Style struct {
	Width   int  // columns; 0 is 80
	Colour  bool // bold and faint by ANSI escape sequences, never as the only sign
	Isolate bool // wrap right-to-left text in FSI and PDI, so that a terminal keeps the order of a line
	Most    int  // how many items of a long list are printed; 0 is 20, negative is all
}

const (
	defaultWidth = 80
	leastWidth   = 30
	defaultMost  = 20
)

func (s Style) width() int {
	switch {
	case s.Width == 0:
		return defaultWidth
	case s.Width < leastWidth:
		return leastWidth
	}
	return s.Width
}

// room is the columns that a line has beside its branches.
func (p *printer) room() int { return max(p.width()-width(p.prefix), leastWidth/2) }

// start begins a line and indents its text by some columns.
func (p *printer) start(columns int) {
	if p.once != "" {
		p.WriteString(p.once)
		p.once = ""
	} else {
		p.WriteString(p.prefix)
	}
	p.pad(columns)
}

// most is how many of n items are printed. A single item beyond the limit is printed rather than counted.
func (s Style) most(n int) int {
	limit := s.Most
	if limit == 0 {
		limit = defaultMost
	}
	if limit < 0 || n <= limit+1 {
		return n
	}
	return limit
}

// A look is the escape sequence for a style of text.
type look string

const (
	plain look = ""
	bold  look = "\x1b[1m"
	faint look = "\x1b[2m"
	reset      = "\x1b[0m"
)

// A span is text in one look.
type span struct {
	look look
	text string
}

func say(text string) span { return span{plain, text} }

// A printer writes lines; its bufio.Writer keeps the first error, and Flush returns it.
type printer struct {
	*bufio.Writer
	Style
	d *dataset.Dataset
	w *words.Words

	once, prefix string // what the next line, and every line, begins with: the branches of a tree
	about        *index
}

func newPrinter(w io.Writer, d *dataset.Dataset, s Style) *printer {
	return &printer{Writer: bufio.NewWriter(w), Style: s, d: d, w: d.Words()}
}

// say is a message in the language of the dataset.
func (p *printer) say(key string, pairs ...string) string { return p.w.Say(key, pairs...) }

func (p *printer) plural(key string, n int) string { return p.w.Plural(key, int64(n), "") }

// blank writes an empty line.
func (p *printer) blank() { p.WriteByte('\n') }

// section writes a heading.
func (p *printer) section(key string) {
	p.blank()
	p.para(0, span{bold, strings.ToUpper(p.say(key))})
}
