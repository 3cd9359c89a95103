package picture

import (
	"strings"

	"golang.org/x/text/unicode/bidi"
)

// Isolates of UAX #9. SVG's direction attribute is ignored by resvg and inherited from the page by
// a browser, so that a text's direction is written into it.
const (
	lri = '\u2066'
	rli = '\u2067'
	fsi = '\u2068'
	pdi = '\u2069'
)

type direction int

const (
	neutral direction = iota
	leftToRight
	rightToLeft
)

func strength(r rune) direction {
	p, _ := bidi.LookupRune(r)
	switch p.Class() {
	case bidi.L:
		return leftToRight
	case bidi.R, bidi.AL:
		return rightToLeft
	}
	return neutral
}

// firstStrong is rules P2 and P3 of UAX #9: the first letter gives a paragraph its direction.
func firstStrong(text []rune) direction {
	for _, r := range text {
		if r == rli {
			return rightToLeft
		}
		if r == lri {
			return leftToRight
		}
		if d := strength(r); d != neutral {
			return d
		}
	}
	return neutral
}

// baseDirection is the direction in which text is set: that of its first letter; but in a picture
// of a right-to-left language, text with any letter of such a script runs from the right, as does
// text with no letters at all, such as a range of numbers.
func baseDirection(text string, rtl bool) direction {
	runes := []rune(text)
	first := firstStrong(runes)
	if !rtl || first == rightToLeft {
		return first
	}
	for _, r := range runes {
		if strength(r) == rightToLeft {
			return rightToLeft
		}
	}
	if first == neutral && !isOneNumber(text) {
		return rightToLeft
	}
	return first
}

// isOneNumber reports text that looks the same in either direction.
func isOneNumber(text string) bool {
	return strings.TrimFunc(text, func(r rune) bool {
		p, _ := bidi.LookupRune(r)
		return p.Class() == bidi.EN || p.Class() == bidi.AN
	}) == ""
}

// isolate marks text so that it is set in the given direction whatever surrounds it. Text is set
// from left to right as it is; isolating text twice changes nothing.
func isolate(text string, d direction) string {
	if d != rightToLeft {
		return text
	}
	return string(rli) + text + string(pdi)
}
