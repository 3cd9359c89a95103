package picture

import (
	"math"
	"strings"

	"github.com/go-text/typesetting/segmenter"
)

// Wrap breaks text into lines no wider than width pixels, by the rules of UAX #14; a word or link
// that is wider is broken within. A line that runs from right to left says so itself, by an
// isolate, so that it can be drawn alone. A newline always ends a line; empty text has no lines.
func Wrap(text string, px float64, bold bool, width float64) []string {
	return isolateAll(wrap(text, px, style{bold: bold}, width), baseDirection(text, false))
}

// Balance is Wrap with lines of about the same length: as narrow as they can be without becoming
// more.
func Balance(text string, px float64, bold bool, width float64) []string {
	return isolateAll(balance(text, px, style{bold: bold}, width), baseDirection(text, false))
}

func isolateAll(lines []string, d direction) []string {
	for i, line := range lines {
		lines[i] = isolate(line, d)
	}
	return lines
}

func wrap(text string, px float64, st style, width float64) []string {
	w := wrapper{fits: func(s string) bool { return measure(strings.TrimSpace(s), px, st) <= width }}
	var seg segmenter.Segmenter
	seg.Init([]rune(strings.ToValidUTF8(text, "\uFFFD")))
	for it := seg.LineIterator(); it.Next(); {
		w.add(string(it.Line().Text))
		if it.Line().IsMandatoryBreak {
			w.end()
		}
	}
	w.end()
	return closeIsolates(w.lines)
}

// balance looks for the least width that gives as few lines as the whole width does.
func balance(text string, px float64, st style, width float64) []string {
	best := wrap(text, px, st, width)
	if len(best) < 2 {
		return best
	}
	low, high := width/2, width
	for high-low > px/4 {
		middle := math.Floor((low + high) / 2)
		if lines := wrap(text, px, st, middle); len(lines) > len(best) {
			low = middle
		} else {
			best, high = lines, middle
		}
	}
	return best
}

// A wrapper fills lines with pieces of text between which a line may end.
type wrapper struct {
	fits  func(string) bool
	line  string
	lines []string
}

func (w *wrapper) add(piece string) {
	if w.fits(w.line + piece) {
		w.line += piece
		return
	}
	w.end()
	if w.fits(piece) {
		w.line = piece
		return
	}
	var seg segmenter.Segmenter
	seg.Init([]rune(piece))
	for it := seg.GraphemeIterator(); it.Next(); {
		g := string(it.Grapheme().Text)
		if w.line != "" && !w.fits(w.line+g) {
			w.end()
		}
		w.line += g
	}
}

func (w *wrapper) end() {
	if line := strings.TrimSpace(w.line); line != "" {
		w.lines = append(w.lines, line)
	}
	w.line = ""
}

// closeIsolates makes every line close the isolates that are open at its end, and the next one open
// them again.
func closeIsolates(lines []string) []string {
	var open []rune
	for i, line := range lines {
		reopened := string(open)
		for _, r := range line {
			switch {
			case r == lri || r == rli || r == fsi:
				open = append(open, r)
			case r == pdi && len(open) > 0:
				open = open[:len(open)-1]
			}
		}
		lines[i] = reopened + line + strings.Repeat(string(pdi), len(open))
	}
	return lines
}
