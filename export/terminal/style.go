// Package terminal writes every report as text, for people to read: lines of a given width, aligned by the
// width of characters as displayed. Characters from a dataset that could steer a terminal are escaped. The
// package does not read flags, the environment or the terminal: the caller passes a Style.
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
	Width    int  // columns; 0 is 80
	Colour   bool // bold and faint by ANSI escape sequences, never as the only sign
	Isolate  bool // wrap right-to-left text in FSI and PDI, so that a terminal keeps the order of a line
	MaxItems int  // how many items of a long list are printed; 0 is 20, negative is all
}

const (
	defaultWidth    = 80
	minWidth        = 30
	defaultMaxItems = 20
)

func (s Style) width() int {
	switch {
	case s.Width == 0:
		return defaultWidth
	case s.Width < minWidth:
		return minWidth
	}
	return s.Width
}

// lineWidth is how many columns a line has after the branches of a tree.
func (p *printer) lineWidth() int { return max(p.width()-width(p.prefix), minWidth/2) }

// start begins a line: the branches of a tree, then an indent of some columns.
func (p *printer) start(columns int) {
	if p.firstPrefix != "" {
		p.WriteString(p.firstPrefix)
		p.firstPrefix = ""
	} else {
		p.WriteString(p.prefix)
	}
	p.pad(columns)
}

// limit returns how many of n items to print. A single item beyond the limit is printed rather than counted.
func (s Style) limit(n int) int {
	most := s.MaxItems
	if most == 0 {
		most = defaultMaxItems
	}
	if most < 0 || n <= most+1 {
		return n
	}
	return most
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

// plainText is text without a look.
func plainText(text string) span { return span{plain, text} }

// A printer writes lines; its bufio.Writer keeps the first error, and Flush returns it.
type printer struct {
	*bufio.Writer
	Style
	d *dataset.Dataset
	w *words.Words

	firstPrefix string // begins the next line only: the branch to a node of a tree
	prefix      string // begins every other line: the branches that pass by
	brief       bool   // of a tree, print what has no inputs on a line or two
	eventIndex  *index // nil until first used
}

func newPrinter(w io.Writer, d *dataset.Dataset, s Style) *printer {
	return &printer{Writer: bufio.NewWriter(w), Style: s, d: d, w: d.Words()}
}

// say is a message in the language of the dataset.
func (p *printer) say(key string, pairs ...string) string { return p.w.Say(key, pairs...) }

func (p *printer) plural(key string, n int) string { return p.w.Plural(key, int64(n), "") }

// selection prints first what was selected, of a part of a dataset.
func (p *printer) selection() {
	if p.d.IsPart() {
		p.para(0, plainText(p.d.SelectionWords()))
		p.blank()
	}
}

// blank writes an empty line.
func (p *printer) blank() { p.WriteByte('\n') }

// section writes a heading.
func (p *printer) section(key string) {
	p.blank()
	p.para(0, span{bold, strings.ToUpper(p.say(key))})
}
