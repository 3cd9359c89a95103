package dataset

import (
	"fmt"
	"strings"
	"sync/atomic"
	"unicode/utf8"

	"github.com/go-json-experiment/json/jsontext"

	"onrecord/internal/parallel"
)

// Control characters are errors: workbooks and pictures lose them, and terminals obey them. The characters
// that control the direction of text are legitimate, and every output keeps them; but one that is never
// closed also turns around what is printed after it, which is worth a warning.

// checkCharacters returns what is wrong with the characters of a text, or what to warn of.
func checkCharacters(s string) (problem, warning string) {
	var open []rune // the characters that close what is open, innermost last
	for _, r := range s {
		switch {
		case r < ' ' && r != '\n' && r != '\t', 0x7F <= r && r < 0xA0, r&0xFFFE == 0xFFFE:
			problem = fmt.Sprintf("want text without control characters, got U+%04X in %s", r, quote(s))
			if r >= 0x80 && r < 0xA0 {
				problem += ": it was read as Latin-1 where it was Windows-1252; save it again as UTF-8"
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
		return "", fmt.Sprintf("reverses the text printed after it: close it with U+%04X, got %s", open[len(open)-1], quote(s))
	}
	return "", ""
}

// checkStrings checks the characters of every string in the JSON value at an offset.
func (l *loader) checkStrings(f *file, at int64) {
	dec := jsontext.NewDecoder(strings.NewReader(f.text[at:]))
	for {
		before := dec.InputOffset()
		tok, err := dec.ReadToken()
		if err != nil {
			return
		}
		if tok.Kind() == '"' {
			problem, warning := checkCharacters(strings.ReplaceAll(tok.String(), "\r\n", "\n"))
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

// maybeSuspicious reports whether checkCharacters may have a complaint about a text; false is certain. It is
// fast, since it looks at every byte of a large table, so that most tables need no closer look.
func maybeSuspicious(text string) bool {
	const size = 1 << 20
	var suspicious atomic.Bool
	parallel.For((len(text)+size-1)/size, func(i int) {
		const overlap = utf8.UTFMax // for a character that lies across the cut
		if isSuspicious(text[i*size : min(len(text), (i+1)*size+overlap)]) {
			suspicious.Store(true)
		}
	})
	return suspicious.Load()
}

// isSuspicious is maybeSuspicious for a short text.
func isSuspicious(text string) bool {
	const ones, tops = 0x0101010101010101, 0x8080808080808080
	i := 0
	for ; i+8 <= len(text); i += 8 { // eight bytes at a time: is one of them below a space?
		x := uint64(text[i]) | uint64(text[i+1])<<8 | uint64(text[i+2])<<16 | uint64(text[i+3])<<24 |
			uint64(text[i+4])<<32 | uint64(text[i+5])<<40 | uint64(text[i+6])<<48 | uint64(text[i+7])<<56
		if (x-ones*' ')&^x&tops != 0 && hasControl(text[i:i+8]) {
			return true
		}
	}
	return hasControl(text[i:]) || strings.IndexByte(text, 0x7F) >= 0 ||
		anyAfter(text, 0xC2, func(s string) bool { return s[1] < 0xA0 }) ||
		anyAfter(text, 0xE2, func(s string) bool {
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

// anyAfter reports whether a condition holds for the rest of a text from any of the lead bytes on. The rest
// has two bytes at least.
func anyAfter(text string, lead byte, holds func(string) bool) bool {
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
