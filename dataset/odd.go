package dataset

import (
	"fmt"
	"strings"
	"sync/atomic"
	"unicode/utf8"

	"github.com/go-json-experiment/json/jsontext"

	"onrecord/internal/parallel"
)

// What a text may not hold, and what it may hold only in pairs. A control character is lost in a
// workbook and in a picture, and steers a terminal, so none gets in. Characters that turn text around do
// belong in it, and every output keeps them; one that is never closed turns what is printed after it too.

// oddText tells what is wrong with a text, or what to warn of.
func oddText(s string) (problem, warning string) {
	var open []rune // what closes what is open, innermost last
	for _, r := range s {
		switch {
		case r < ' ' && r != '\n' && r != '\t', 0x7F <= r && r < 0xA0, r&0xFFFE == 0xFFFE:
			problem = fmt.Sprintf("want text without control characters, got U+%04X in %s", r, quote(s))
			if r >= 0x80 && r < 0xA0 {
				problem += ": it was read as Latin-1 where it was Windows-1252; save it anew as UTF-8"
			}
			return problem, ""
		case '\u202A' <= r && r <= '\u202E' && r != '\u202C':
			open = append(open, '\u202C')
		case '\u2066' <= r && r <= '\u2068':
			open = append(open, '\u2069')
		case len(open) > 0 && r == open[len(open)-1]:
			open = open[:len(open)-1]
		}
	}
	if len(open) > 0 {
		return "", fmt.Sprintf("turns around what is printed after it: close it with U+%04X, got %s", open[len(open)-1], quote(s))
	}
	return "", ""
}

// oddStrings looks at every string of the JSON value at an offset.
func (l *loader) oddStrings(f *file, at int64) {
	dec := jsontext.NewDecoder(strings.NewReader(f.text[at:]))
	for {
		before := dec.InputOffset()
		tok, err := dec.ReadToken()
		if err != nil {
			return
		}
		if tok.Kind() == '"' {
			problem, warning := oddText(strings.ReplaceAll(tok.String(), "\r\n", "\n"))
			if where := f.skipToValue(at + before); problem != "" {
				l.problemAt(f, where, "", "control", problem)
			} else if warning != "" {
				l.warnAt(f, where, "", "direction", warning)
			}
		}
		if dec.StackDepth() == 0 {
			return
		}
	}
}

// hasOdd tells whether text may hold what oddText has something to say about. It is quick, since it looks
// at every byte of a large table.
func hasOdd(text string) bool {
	const size = 1 << 20
	var odd atomic.Bool
	parallel.For((len(text)+size-1)/size, func(i int) {
		const overlap = utf8.UTFMax // for a character that lies across the cut
		if isOdd(text[i*size : min(len(text), (i+1)*size+overlap)]) {
			odd.Store(true)
		}
	})
	return odd.Load()
}

func isOdd(text string) bool {
	const ones, tops = 0x0101010101010101, 0x8080808080808080
	i := 0
	for ; i+8 <= len(text); i += 8 { // eight bytes at a time: is one below a space?
		x := uint64(text[i]) | uint64(text[i+1])<<8 | uint64(text[i+2])<<16 | uint64(text[i+3])<<24 |
			uint64(text[i+4])<<32 | uint64(text[i+5])<<40 | uint64(text[i+6])<<48 | uint64(text[i+7])<<56
		if (x-ones*' ')&^x&tops != 0 && hasControl(text[i:i+8]) {
			return true
		}
	}
	return hasControl(text[i:]) || strings.IndexByte(text, 0x7F) >= 0 ||
		follows(text, 0xC2, func(s string) bool { return s[1] < 0xA0 }) ||
		follows(text, 0xE2, func(s string) bool {
			return len(s) > 2 && (s[1] == 0x80 && 0xAA <= s[2] && s[2] <= 0xAE || s[1] == 0x81 && 0xA6 <= s[2] && s[2] <= 0xA9)
		}) ||
		strings.Contains(text, "\xBF\xBE") || strings.Contains(text, "\xBF\xBF") // the last two of any plane
}

func hasControl(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] < ' ' && s[i] != '\n' && s[i] != '\t' && s[i] != '\r' {
			return true
		}
	}
	return false
}

// follows tells whether a condition holds for the text from one of the bytes on, two bytes at least.
func follows(text string, lead byte, holds func(string) bool) bool {
	for {
		i := strings.IndexByte(text, lead)
		if i < 0 || i+1 == len(text) {
			return false
		}
		if text = text[i:]; holds(text) {
			return true
		}
		text = text[1:]
	}
}
