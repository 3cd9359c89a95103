package picture

import (
	"bytes"
	"sync"
	"unicode"

	arabicbold "eliasnaur.com/font/noto/sans/arabic/bold"
	arabicregular "eliasnaur.com/font/noto/sans/arabic/regular"
	"github.com/go-fonts/liberation/liberationsansbold"
	"github.com/go-fonts/liberation/liberationsansitalic"
	"github.com/go-fonts/liberation/liberationsansregular"
	"github.com/go-text/typesetting/font"
)

// A style chooses among the faces of a family; bold wins over italic.
type style struct{ bold, italic bool }

// A family is one of the two that text is set in.
type family int

const (
	latin  family = iota // Liberation Sans: Latin, Greek, Cyrillic, Hebrew
	arabic               // Noto Sans Arabic: Arabic and Persian
)

// cssFamilies are the font-family lists of the published SVG, ours first. resvg takes the first
// one that it has, and it only has ours. The root element has latin's; the rest inherit it.
var cssFamilies = [...]string{
	latin:  "Liberation Sans, Arial, Helvetica, sans-serif",
	arabic: "Noto Sans Arabic, Liberation Sans, Arial, Helvetica, sans-serif",
}

// fontFiles are all fonts that a picture can need. Noto Sans Arabic has no italic, as the script
// has none.
var fontFiles = [...][]byte{
	liberationsansregular.TTF, liberationsansbold.TTF, liberationsansitalic.TTF,
	arabicregular.TTF, arabicbold.TTF,
}

// fonts are fontFiles, each read when text in it is first measured.
var fonts = func() (fonts []func() *font.Font) {
	for _, file := range fontFiles {
		fonts = append(fonts, sync.OnceValue(func() *font.Font {
			face, err := font.ParseTTF(bytes.NewReader(file))
			if err != nil {
				panic("internal: an embedded font: " + err.Error())
			}
			return face.Font
		}))
	}
	return fonts
}()

// fontIndex is the place in fontFiles of a family's face.
func fontIndex(f family, st style) int {
	switch {
	case f == arabic && st.bold:
		return 4
	case f == arabic:
		return 3
	case st.bold:
		return 1
	case st.italic:
		return 2
	}
	return 0
}

func covers(f family, r rune) bool {
	_, ok := fonts[fontIndex(f, style{})]().NominalGlyph(r)
	return ok
}

// Missing returns the characters of text, in order and once each, that neither font covers. A PNG
// shows them as empty boxes.
func Missing(text string) []rune {
	var missing []rune
	seen := map[rune]bool{}
	for _, r := range text {
		if seen[r] || isInvisible(r) || covers(latin, r) || covers(arabic, r) {
			continue
		}
		seen[r] = true
		missing = append(missing, r)
	}
	return missing
}

// isInvisible reports characters that have no shape of their own and need no font.
func isInvisible(r rune) bool { return unicode.In(r, unicode.Cf, unicode.Cc, unicode.Zl, unicode.Zp) }

// A span is a stretch of text in one font.
type span struct {
	start, end int // in runes
	family     family
}

// fontSpans cuts text where its font changes. Spaces, marks and punctuation go with what is before
// them, or after them at the start, if that font has them; this keeps a joiner with its word.
func fontSpans(text []rune) []span {
	var spans []span
	for i, r := range text {
		f := familyOf(r)
		if isNeutral(r) {
			near := latin
			if len(spans) > 0 {
				near = spans[len(spans)-1].family
			} else {
				near = firstFamily(text[i:])
			}
			if isInvisible(r) || covers(near, r) {
				f = near
			}
		}
		if n := len(spans); n > 0 && spans[n-1].family == f {
			spans[n-1].end = i + 1
			continue
		}
		spans = append(spans, span{i, i + 1, f})
	}
	return spans
}

func familyOf(r rune) family {
	if !covers(latin, r) && covers(arabic, r) {
		return arabic
	}
	return latin
}

func isNeutral(r rune) bool {
	return unicode.IsSpace(r) || isInvisible(r) || unicode.IsMark(r) || unicode.IsPunct(r)
}

func firstFamily(text []rune) family {
	for _, r := range text {
		if !isNeutral(r) {
			return familyOf(r)
		}
	}
	return latin
}
