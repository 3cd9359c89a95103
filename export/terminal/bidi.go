package terminal

import (
	"strings"
	"unicode"

	"onrecord/internal/safetext"
)

// isolated wraps the words of a line that run against the direction of its language in isolates, so that a
// terminal does not reorder what is beside them: a Persian name in an English sentence. Digits and marks
// between two such words go with them; the punctuation after the last one does not.
func isolated(line string, rtl bool) string {
	words := strings.Split(line, " ")
	for i := 0; i < len(words); i++ {
		if !runsAgainst(words[i], rtl) {
			continue
		}
		last := i
		for j := i + 1; j < len(words) && (runsAgainst(words[j], rtl) || !hasLetter(words[j])); j++ {
			if runsAgainst(words[j], rtl) {
				last = j
			}
		}
		end := strings.TrimRight(words[last], ",.;:")
		after := words[last][len(end):]
		words[i] = safetext.FirstStrongIsolate + words[i]
		if last == i {
			end = safetext.FirstStrongIsolate + end
		}
		words[last] = end + safetext.PopIsolate + after
		i = last
	}
	return strings.Join(words, " ")
}

// runsAgainst reports whether a word has letters or digits of the other direction.
func runsAgainst(word string, rtl bool) bool {
	return strings.IndexFunc(word, func(r rune) bool {
		if rtl {
			return unicode.IsLetter(r) && !rightToLeft(r)
		}
		return rightToLeft(r)
	}) >= 0
}

func hasLetter(word string) bool { return strings.IndexFunc(word, unicode.IsLetter) >= 0 }

// rightToLeft reports whether a character is in one of the blocks that Unicode reserves for scripts written
// from right to left, assigned or not.
func rightToLeft(r rune) bool {
	return r >= 0x590 && r <= 0x8FF || r == '\u200f' || r >= 0xFB1D && r <= 0xFDFF || r >= 0xFE70 && r <= 0xFEFC ||
		r >= 0x10800 && r <= 0x10FFF || r >= 0x1E800 && r <= 0x1EFFF
}
