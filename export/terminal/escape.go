package terminal

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// escape shows what could steer a terminal, hide or reorder text as its code point: control characters
// (line feeds too: a cell is one line), embeddings, overrides and isolates of the bidirectional
// algorithm, invisible spaces and tags. Joiners and directional marks stay, because Persian needs them.
func escape(s string) string {
	if strings.IndexFunc(s, unsafe) < 0 && utf8.ValidString(s) {
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
		case !unsafe(r):
			b.WriteRune(r)
		case r > 0xFFFF:
			fmt.Fprintf(&b, `\U%08x`, r)
		default:
			fmt.Fprintf(&b, `\u%04x`, r)
		}
	}
	return b.String()
}

func unsafe(r rune) bool {
	switch r {
	case '\u200c', '\u200d', '\u200e', '\u200f', '\u061c': // joiners and directional marks
		return false
	case '\u2028', '\u2029':
		return true
	}
	return unicode.IsControl(r) || unicode.Is(unicode.Cf, r) && !unicode.Is(unicode.Prepended_Concatenation_Mark, r)
}

// rightToLeft tells whether a terminal could reorder text around s.
func rightToLeft(s string) bool {
	return strings.IndexFunc(s, func(r rune) bool {
		return r >= 0x590 && (r <= 0x8FF || r == '\u200f' || r >= 0xFB1D && r <= 0xFDFF || r >= 0xFE70 && r <= 0xFEFC || r >= 0x10800 && r <= 0x10FFF || r >= 0x1E800 && r <= 0x1EFFF)
	}) >= 0
}
