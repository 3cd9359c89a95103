package xlsx

import (
	"fmt"
	"regexp"
	"strings"
	"sync"
	"unicode/utf16"
	"unicode/utf8"
)

// maxText is how many UTF-16 code units a cell holds.
const maxText = 32_767

// guarded finds text that a spreadsheet takes for a formula when it reads it from CSV, and text that
// was guarded already. The wide forms count too: an East Asian Excel reads them alike.
var guarded = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^[\s\x{a0}\x{feff}']*[=+\-@＝＋－＠]`) })

// Guard puts an apostrophe before text that would become a formula if the sheet were saved as CSV and
// opened again. Unguard takes it away.
func Guard(s string) string {
	if guarded().MatchString(s) {
		return "'" + s
	}
	return s
}

// Unguard gives the text that Guard was given. Text that was never guarded is given back as it is.
func Unguard(s string) string {
	if rest, ok := strings.CutPrefix(s, "'"); ok && guarded().MatchString(rest) {
		return rest
	}
	return s
}

// isPlain tells that a cell can hold the text as it is: nothing in it looks like a formula, and it is
// printed ASCII that XML and Excel do not read in another way. It is so for nearly every cell of a large
// table.
func isPlain(s string) bool {
	if len(s) > maxText || s[0] == '=' || s[0] == '+' || s[0] == '-' || s[0] == '@' || s[0] == '\'' {
		return false
	}
	before := byte(' ')
	for i := 0; i < len(s); i++ {
		c := s[i]
		if !plainByte[c] || c == ' ' && before == ' ' || c == 'x' && before == '_' {
			return false
		}
		before = c
	}
	return before != ' '
}

// plainByte are the bytes of plain text: a space alone is plain too.
var plainByte = func() (plain [256]bool) {
	for c := byte(' '); c <= '~'; c++ {
		plain[c] = c != '&' && c != '<' && c != '>' && c != '"'
	}
	return plain
}()

// checkText tells why a cell cannot hold the text.
func checkText(s string) error {
	units := 0
	for i, r := range s {
		switch {
		case r < ' ' && r != '\t' && r != '\n' && r != '\r':
			return fmt.Errorf("want text without control characters, got U+%04X", r)
		case r == 0xFFFE || r == 0xFFFF:
			return fmt.Errorf("want text without U+%04X", r)
		case r == utf8.RuneError && !strings.HasPrefix(s[i:], "\uFFFD"):
			return fmt.Errorf("want UTF-8, got the byte 0x%02X", s[i])
		}
		units += utf16.RuneLen(r)
	}
	if units > maxText {
		return fmt.Errorf("want at most %d characters, which is what a cell of Excel holds, got %d", maxText, units)
	}
	return nil
}

// escapeLike finds text that a reader would take for an escaped character (ST_Xstring, 22.9.2.19).
var escapeLike = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`_x[0-9A-Fa-f]{4}_`) })

var xmlEscape = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&quot;", "\r", "_x000D_")

// appendText appends text as the content of an element.
func appendText(dst []byte, s string) []byte {
	plain := true
	for i := 0; i < len(s) && plain; i++ {
		c := s[i]
		plain = c != '&' && c != '<' && c != '>' && c != '\r' && c != '"' && (c != '_' || i+1 == len(s) || s[i+1] != 'x')
	}
	if plain {
		return append(dst, s...)
	}
	return append(dst, xmlEscape.Replace(escapeEscapes(s))...)
}

// escapeEscapes writes _x005F_ for the first character of each text that looks like an escape. Two may
// share a low line: _x005F_x0041_ has two.
func escapeEscapes(s string) string {
	var b strings.Builder
	for {
		at := escapeLike().FindStringIndex(s)
		if at == nil {
			return b.String() + s
		}
		b.WriteString(s[:at[0]] + "_x005F_")
		s = s[at[0]+1:]
	}
}

var (
	attributeEscape = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&quot;", "\n", "&#10;", "\t", "&#9;", "\r", "&#13;")
	elementEscape   = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", "\r", "&#13;")
)

// attribute is text as the value of an attribute. Line ends are kept as references.
func attribute(s string) string { return attributeEscape.Replace(s) }

// element is text as the content of an element, outside of cells.
func element(s string) string { return elementEscape.Replace(s) }
