package lint

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// A token is a word, a number or a punctuation mark of a passage.
type token struct {
	kind     tokenKind
	norm     string // in small letters, Persian letters made one, without the marks that do not part words
	from, to int    // bytes of the block's text
	value    decimal
	spaced   bool // white space stands before it
}

type tokenKind uint8

const (
	word tokenKind = iota
	digits
	sign
	notANumber // digits that are no number by themselves: 1.2.3, A320, 2025-12-08, 10:30
)

// A decimal is a number as written in digits: n / 10^places.
type decimal struct {
	n      int64
	places int
}

// maxDigits is the length of the longest number that is read. Longer ones are oddities.
const maxDigits = 15

// tokenise splits a text into tokens.
func tokenise(text string) []token {
	var tokens []token
	for at := 0; at < len(text); {
		r, n := utf8.DecodeRuneInString(text[at:])
		spaced := at == 0 || endsInSpace(text[:at])
		switch {
		case digit(r) >= 0:
			t := readDigits(text, at)
			t.spaced = spaced
			tokens = append(tokens, t)
			at = t.to
		case unicode.IsLetter(r):
			to := wordEnd(text, at)
			t := token{kind: word, norm: normalise(text[at:to]), from: at, to: to, spaced: spaced}
			if strings.IndexFunc(t.norm, unicode.IsDigit) >= 0 {
				t.kind = notANumber
			}
			tokens = append(tokens, t)
			at = to
		case unicode.IsSpace(r) || unicode.Is(unicode.Cf, r):
			at += n
		default:
			tokens = append(tokens, token{kind: sign, norm: string(r), from: at, to: at + n, spaced: spaced})
			at += n
		}
	}
	return joinOddities(text, tokens)
}

func endsInSpace(s string) bool {
	r, _ := utf8.DecodeLastRuneInString(s)
	return unicode.IsSpace(r)
}

// digit returns the value of a Latin, Persian or Arabic digit, or -1.
func digit(r rune) int {
	switch {
	case '0' <= r && r <= '9':
		return int(r - '0')
	case '۰' <= r && r <= '۹':
		return int(r - '۰')
	case '٠' <= r && r <= '٩':
		return int(r - '٠')
	}
	return -1
}

// readDigits reads a number: groups of three parted by a comma or a space that does not break, and
// places after a point.
func readDigits(text string, from int) token {
	t := token{kind: digits, from: from}
	at, count, point, leadingZero := from, 0, false, false
	for at < len(text) {
		r, n := utf8.DecodeRuneInString(text[at:])
		if d := digit(r); d >= 0 {
			if leadingZero = leadingZero || count == 1 && t.value.n == 0 && !point; count < maxDigits {
				t.value.n = t.value.n*10 + int64(d)
			}
			count++
			if point {
				t.value.places++
			}
			at += n
			continue
		}
		after := digitsAt(text[at+n:])
		if strings.ContainsRune(",٬\u00a0\u202f\u2009'’", r) && after == 3 && !point {
			at += n
		} else if (r == '.' || r == '٫') && after > 0 && !point {
			point = true
			at += n
		} else {
			break
		}
	}
	t.to = at
	t.norm = normalise(text[from:at])
	if count > maxDigits || leadingZero {
		t.kind = notANumber
	}
	return t
}

// digitsAt returns the number of digits at the start of a text, at most four.
func digitsAt(s string) int {
	count := 0
	for _, r := range s {
		if digit(r) < 0 || count == 4 {
			break
		}
		count++
	}
	return count
}

// wordEnd returns the end of a word. Apostrophes, the points of "U.S." and the joiners of Persian are part of
// it; a hyphen is not.
func wordEnd(text string, at int) int {
	for at < len(text) {
		r, n := utf8.DecodeRuneInString(text[at:])
		next, _ := utf8.DecodeRuneInString(text[at+n:])
		inside := unicode.IsLetter(r) || unicode.IsMark(r) || digit(r) >= 0 ||
			strings.ContainsRune("'’.\u200c\u200d", r) && unicode.IsLetter(next)
		if !inside {
			if r == '.' && strings.ContainsRune(text[max(0, at-3):at], '.') { // the last point of "U.S."
				return at + n
			}
			return at
		}
		at += n
	}
	return at
}

// normalise maps the forms of a word to one: lower case, one form of each Persian letter and digit, no marks,
// no possessive.
func normalise(s string) string {
	ascii := true
	for i := range len(s) {
		ascii = ascii && s[i] < utf8.RuneSelf
	}
	s = strings.ToLower(s)
	if ascii {
		return strings.TrimSuffix(s, "'s")
	}
	s = strings.Map(func(r rune) rune {
		switch {
		case r == 'ي' || r == 'ى':
			return 'ی'
		case r == 'ك':
			return 'ک'
		case r == 'أ' || r == 'إ':
			return 'ا'
		case r == '’':
			return '\''
		case digit(r) >= 0:
			return rune('0' + digit(r))
		case unicode.IsMark(r) || unicode.Is(unicode.Cf, r):
			return -1
		}
		return r
	}, s)
	return strings.TrimSuffix(s, "'s")
}

// joinOddities marks digits that together are a date, a time, a version, a telephone number or a model.
func joinOddities(text string, tokens []token) []token {
	adjacent := func(i int) bool {
		return i > 0 && i < len(tokens) && !tokens[i].spaced && tokens[i-1].to == tokens[i].from
	}
	for i := range tokens {
		t := &tokens[i]
		if t.kind != sign || !adjacent(i) || !adjacent(i+1) {
			continue
		}
		before, after := &tokens[i-1], &tokens[i+1]
		if before.kind == word || after.kind == word {
			if strings.Contains("-‐‑–", t.norm) && before.kind == word && isNumeric(after) && !numberWord(before.norm) {
				after.kind = notANumber // Covid-19, F-16
			}
			continue
		}
		if !isNumeric(before) || !isNumeric(after) {
			continue
		}
		switch t.norm {
		case ".", ":", "/":
			before.kind, after.kind = notANumber, notANumber
		case "-", "‐", "‑", "–", "—":
			if before.value.n >= after.value.n || before.kind == notANumber { // a range goes up
				before.kind, after.kind = notANumber, notANumber
			}
		}
	}
	for i := range tokens {
		t := &tokens[i]
		if t.kind != digits {
			continue
		}
		if adjacent(i) && tokens[i-1].kind == sign && strings.Contains("$€£¥﷼#+@_=", tokens[i-1].norm) {
			t.kind = notANumber
		}
		if adjacent(i+1) && tokens[i+1].kind == word && tokens[i+1].norm[0] < utf8.RuneSelf && tokens[i+1].norm != "x" {
			t.kind = notANumber // 1st, 5pm, 10km, 400k
		}
	}
	return tokens
}

func isNumeric(t *token) bool { return t.kind == digits || t.kind == notANumber }
