package xlsx

import (
	"slices"
	"unicode"

	"golang.org/x/text/language"
	"golang.org/x/text/unicode/bidi"
)

// isRightToLeft reports whether text runs from right to left, by its first letter (P2 and P3 of UAX #9). Text
// without letters runs like the sheet.
func isRightToLeft(text string, sheet bool) bool {
	for _, r := range text {
		if r < unicode.MaxASCII { // most text; the table is slow
			if unicode.IsLetter(r) {
				return false
			}
			continue
		}
		switch p, _ := bidi.LookupRune(r); p.Class() {
		case bidi.L:
			return false
		case bidi.R, bidi.AL:
			return true
		}
	}
	return sheet
}

// languageIsRightToLeft reports whether a language is written from right to left.
func languageIsRightToLeft(lang string) bool {
	tag, err := language.Parse(lang)
	if err != nil {
		return false
	}
	script, _ := tag.Script()
	return slices.Contains([]string{"Arab", "Hebr", "Syrc", "Thaa", "Nkoo", "Adlm", "Rohg"}, script.String())
}
