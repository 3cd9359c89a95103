// Package prose reads running text, English and Persian: words, numbers in digits and in words, the words that
// qualify a number, and the names of months. It does not know what a number counts.
package prose

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// A Token is a word, a number or a punctuation mark of a passage.
type Token struct {
	Kind     Kind
	Norm     string // in small letters, Persian letters made one, without the marks that do not part words
	From, To int    // bytes of the block's text
	Value    Decimal
	Spaced   bool // white space stands before it
}

// A Kind is what a token is.
type Kind uint8

// The kinds of token.
const (
	Word Kind = iota
	Digits
	Sign
	NotANumber // digits that are no number by themselves: 1.2.3, A320, 2025-12-08, 10:30
)

// A Decimal is a number as written in digits: n / 10^places.
type Decimal struct {
	N      int64
	Places int
}

// MaxDigits is the length of the longest number that is read. Longer ones are oddities.
const MaxDigits = 15

// Tokenise splits a text into tokens.
func Tokenise(text string) []Token {
	var tokens []Token
	for at := 0; at < len(text); {
		r, n := utf8.DecodeRuneInString(text[at:])
		spaced := at == 0 || endsInSpace(text[:at])
		switch {
		case Digit(r) >= 0:
			t := readDigits(text, at)
			t.Spaced = spaced
			tokens = append(tokens, t)
			at = t.To
		case unicode.IsLetter(r):
			to := wordEnd(text, at)
			t := Token{Kind: Word, Norm: Normalise(text[at:to]), From: at, To: to, Spaced: spaced}
			if strings.IndexFunc(t.Norm, unicode.IsDigit) >= 0 {
				t.Kind = NotANumber
			}
			tokens = append(tokens, t)
			at = to
		case unicode.IsSpace(r) || unicode.Is(unicode.Cf, r):
			at += n
		default:
			tokens = append(tokens, Token{Kind: Sign, Norm: string(r), From: at, To: at + n, Spaced: spaced})
			at += n
		}
	}
	return joinOddities(text, tokens)
}

func endsInSpace(s string) bool {
	r, _ := utf8.DecodeLastRuneInString(s)
	return unicode.IsSpace(r)
}

// Digit returns the value of a Latin, Persian or Arabic digit, or -1.
func Digit(r rune) int {
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
func readDigits(text string, from int) Token {
	t := Token{Kind: Digits, From: from}
	at, count, point, leadingZero := from, 0, false, false
	for at < len(text) {
		r, n := utf8.DecodeRuneInString(text[at:])
		if d := Digit(r); d >= 0 {
			if leadingZero = leadingZero || count == 1 && t.Value.N == 0 && !point; count < MaxDigits {
				t.Value.N = t.Value.N*10 + int64(d)
			}
			count++
			if point {
				t.Value.Places++
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
	t.To = at
	t.Norm = Normalise(text[from:at])
	if count > MaxDigits || leadingZero {
		t.Kind = NotANumber
	}
	return t
}

// digitsAt returns the number of digits at the start of a text, at most four.
func digitsAt(s string) int {
	count := 0
	for _, r := range s {
		if Digit(r) < 0 || count == 4 {
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
		inside := unicode.IsLetter(r) || unicode.IsMark(r) || Digit(r) >= 0 ||
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

// Normalise maps the forms of a word to one: lower case, one form of each Persian letter and digit, no marks,
// no possessive.
func Normalise(s string) string {
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
		case Digit(r) >= 0:
			return rune('0' + Digit(r))
		case unicode.IsMark(r) || unicode.Is(unicode.Cf, r):
			return -1
		}
		return r
	}, s)
	return strings.TrimSuffix(s, "'s")
}

// joinOddities marks digits that together are a date, a time, a version, a telephone number or a model.
func joinOddities(text string, tokens []Token) []Token {
	adjacent := func(i int) bool {
		return i > 0 && i < len(tokens) && !tokens[i].Spaced && tokens[i-1].To == tokens[i].From
	}
	for i := range tokens {
		t := &tokens[i]
		if t.Kind != Sign || !adjacent(i) || !adjacent(i+1) {
			continue
		}
		before, after := &tokens[i-1], &tokens[i+1]
		if before.Kind == Word || after.Kind == Word {
			if strings.Contains("-‐‑–", t.Norm) && before.Kind == Word && isNumeric(after) && !numberWord(before.Norm) {
				after.Kind = NotANumber // Covid-19, F-16
			}
			continue
		}
		if !isNumeric(before) || !isNumeric(after) {
			continue
		}
		switch t.Norm {
		case ".", ":", "/":
			before.Kind, after.Kind = NotANumber, NotANumber
		case "-", "‐", "‑", "–", "—":
			if before.Value.N >= after.Value.N || before.Kind == NotANumber { // a range goes up
				before.Kind, after.Kind = NotANumber, NotANumber
			}
		}
	}
	for i := range tokens {
		t := &tokens[i]
		if t.Kind != Digits {
			continue
		}
		if adjacent(i) && tokens[i-1].Kind == Sign && strings.Contains("$€£¥﷼#+@_=", tokens[i-1].Norm) {
			t.Kind = NotANumber
		}
		if adjacent(i+1) && tokens[i+1].Kind == Word && tokens[i+1].Norm[0] < utf8.RuneSelf && tokens[i+1].Norm != "x" {
			t.Kind = NotANumber // 1st, 5pm, 10km, 400k
		}
	}
	return tokens
}

func isNumeric(t *Token) bool { return t.Kind == Digits || t.Kind == NotANumber }
