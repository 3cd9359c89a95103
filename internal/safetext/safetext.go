// Package safetext makes text from strangers safe to show on a line of a terminal, a log or a message: no
// character in it can move the cursor, start a line, hide text or reorder what is around it.
//
// Joiners and directional marks are kept, because Persian needs them, and so is everything that is
// visible. Text in HTML, SVG and workbooks is escaped where those are written.
package safetext

import (
	"bytes"
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// IsUnsafe reports whether a character steers a terminal, breaks a line, is invisible, or reorders the
// text around it: control characters (Cc), format characters (Cf) such as the embeddings, overrides and
// isolates of the bidirectional algorithm (UAX #9), and the separators of lines and paragraphs.
func IsUnsafe(r rune) bool {
	switch r {
	case '\u200c', '\u200d', '\u200e', '\u200f', '\u061c': // joiners and directional marks
		return false
	case '\u2028', '\u2029':
		return true
	}
	return unicode.IsControl(r) || unicode.Is(unicode.Cf, r) && !unicode.Is(unicode.Prepended_Concatenation_Mark, r)
}

// Escape replaces each unsafe character, line feeds included, and each byte that is not UTF-8 by an escape
// as Go writes it: \n, \u202e, \xff. Other text is returned unchanged.
func Escape(s string) string {
	if isSafe(s) {
		return s
	}
	var b strings.Builder
	for i, r := range s {
		switch {
		case r == utf8.RuneError && !strings.HasPrefix(s[i:], "\uFFFD"):
			fmt.Fprintf(&b, `\x%02x`, s[i])
		case r == '\n':
			b.WriteString(`\n`)
		case r == '\t':
			b.WriteString(`\t`)
		case !IsUnsafe(r):
			b.WriteRune(r)
		case r > 0xFFFF:
			fmt.Fprintf(&b, `\U%08x`, r)
		default:
			fmt.Fprintf(&b, `\u%04x`, r)
		}
	}
	return b.String()
}

// Line is Escape with a space for each line feed, tab and carriage return, for prose on one line.
func Line(s string) string {
	if isSafe(s) {
		return s
	}
	return Escape(strings.NewReplacer("\n", " ", "\t", " ", "\r", " ").Replace(s)) // which keeps bytes that are not UTF-8
}

func isSafe(s string) bool { return strings.IndexFunc(s, IsUnsafe) < 0 && utf8.ValidString(s) }

// EscapeJSON replaces the characters of a JSON text, in UTF-8, that could steer the terminal it is printed
// on by their JSON escapes. JSON allows them only within strings, where the escape means the same. All
// format characters are escaped, joiners too, since the text is for programs.
func EscapeJSON(text []byte) []byte {
	unsafe := func(r rune) bool {
		return r >= 0x7F && (unicode.IsControl(r) || unicode.In(r, unicode.Cf, unicode.Zl, unicode.Zp))
	}
	if bytes.IndexFunc(text, unsafe) < 0 {
		return text
	}
	out := make([]byte, 0, len(text))
	for len(text) > 0 {
		r, n := utf8.DecodeRune(text)
		switch {
		case !unsafe(r):
			out = append(out, text[:n]...)
		case r > 0xFFFF:
			r -= 0x10000
			out = fmt.Appendf(out, `\u%04x\u%04x`, 0xD800+r>>10, 0xDC00+r&0x3FF)
		default:
			out = fmt.Appendf(out, `\u%04x`, r)
		}
		text = text[n:]
	}
	return out
}

// The characters around an isolate (UAX #9), whose direction does not reorder what is beside it.
const (
	FirstStrongIsolate = "\u2068"
	PopIsolate         = "\u2069"
)

// Isolate wraps text in an isolate: a Persian name in an English sentence, or the other way round.
func Isolate(s string) string { return FirstStrongIsolate + s + PopIsolate }
