package origin

import (
	"regexp"
	"strings"
)

// formulaLike matches text that a spreadsheet takes for a formula when it reads it from CSV, and text
// that is guarded already. The wide forms count too: an East Asian Excel treats them alike.
var formulaLike = regexp.MustCompile(`^[\s\x{a0}\x{feff}']*[=+\-@＝＋－＠]`)

// Guard puts an apostrophe before text that would become a formula if the sheet were saved as CSV and
// opened again. [Unguard] removes it.
func Guard(s string) string {
	if s != "" && mayBeGuarded(s[0]) && formulaLike.MatchString(s) {
		return "'" + s
	}
	return s
}

// mayBeGuarded reports whether what formulaLike matches may begin with a byte: nearly all cells of a
// large table are spared the regular expression.
func mayBeGuarded(first byte) bool {
	switch first {
	case '=', '+', '-', '@', '\'', 0xC2, 0xEF: // the last two begin the characters beyond ASCII
		return true
	}
	return first <= ' '
}

// Unguard returns the text that [Guard] was given. Text that was never guarded is returned unchanged.
func Unguard(s string) string {
	if rest, ok := strings.CutPrefix(s, "'"); ok && formulaLike.MatchString(rest) {
		return rest
	}
	return s
}
