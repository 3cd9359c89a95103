package xlsx

import (
	"fmt"
	"regexp"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"onrecord/export/xlsx/internal/origin"
)

// maxText is how many UTF-16 code units a cell holds.
const maxText = 32_767

// What the bytes of a text may require. Nearly all cells of a large table require nothing.
const (
	needsCheck    = 1 << iota // a control character, or a noncharacter
	needsEscape               // in XML, or because Excel would read an escape
	needsPreserve             // white space, which XML may lose
	needsDecode               // not ASCII
)

var needs = func() (needs [256]byte) {
	for c := range needs {
		switch {
		case c == '\t' || c == '\n' || c == ' ':
			needs[c] = needsPreserve
		case c == '\r':
			needs[c] = needsPreserve | needsEscape
		case c < ' ':
			needs[c] = needsCheck
		case c == '&' || c == '<' || c == '>' || c == '"' || c == '_':
			needs[c] = needsEscape
		case c >= utf8.RuneSelf:
			needs[c] = needsDecode
		}
	}
	needs[0xEF] |= needsCheck // the first byte of U+FFFD to U+FFFF
	return needs
}()

// appendInline appends text as an inline string (18.3.1.53) to a cell whose last attribute value is still
// open, and ends the cell. Text that is not trusted is guarded.
func appendInline(b []byte, text string, trusted bool) ([]byte, error) {
	if !trusted {
		text = origin.Guard(text)
	}
	var seen byte
	for i := 0; i < len(text); i++ {
		seen |= needs[text[i]]
	}
	if seen&needsCheck != 0 || len(text) > maxText || seen&needsDecode != 0 && !utf8.ValidString(text) {
		if err := checkText(text); err != nil {
			return b, err
		}
	}
	b = append(b, `" t="inlineStr"><is><t`...)
	if seen&(needsPreserve|needsDecode) != 0 && losesSpace(text) {
		b = append(b, ` xml:space="preserve"`...)
	}
	b = append(b, '>')
	if seen&needsEscape != 0 {
		b = appendText(b, text)
	} else {
		b = append(b, text...)
	}
	return append(b, `</t></is></c>`...), nil
}

// losesSpace reports whether XML would lose white space of a text without xml:space="preserve".
func losesSpace(s string) bool {
	return strings.TrimSpace(s) != s || strings.IndexByte(s, '\n') >= 0 || strings.IndexByte(s, '\t') >= 0 || strings.Contains(s, "  ")
}

// checkText returns an error if a cell cannot hold the text.
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

// escapeLike matches text that a reader would take for an escaped character (ST_Xstring, 22.9.2.19).
var escapeLike = regexp.MustCompile(`_x[0-9A-Fa-f]{4}_`)

// appendText appends text as the content of an element.
func appendText(dst []byte, s string) []byte {
	if strings.Contains(s, "_x") {
		s = escapeEscapes(s)
	}
	from := 0
	for i := 0; i < len(s); i++ {
		if as := escapes[s[i]]; as != "" {
			dst = append(append(dst, s[from:i]...), as...)
			from = i + 1
		}
	}
	return append(dst, s[from:]...)
}

var escapes = [256]string{'&': "&amp;", '<': "&lt;", '>': "&gt;", '"': "&quot;", '\r': "_x000D_"}

// escapeEscapes writes _x005F_ for the first character of whatever looks like an escape. Two may share an
// underscore: _x005F_x0041_ has two.
func escapeEscapes(s string) string {
	var b strings.Builder
	for {
		at := escapeLike.FindStringIndex(s)
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

// attribute escapes text for an attribute value. Line ends become character references.
func attribute(s string) string { return attributeEscape.Replace(s) }

// element escapes text for the content of an element, outside of cells.
func element(s string) string { return elementEscape.Replace(s) }
