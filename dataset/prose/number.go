package prose

// A Quantity is a number in a passage, in digits or words.
type Quantity struct {
	First, Last int // tokens
	Value       Decimal
	Vague       string // "dozens": no number, but not any number either; of vagueWords
	Spelled     bool   // written in words
}

var units = map[string]int64{
	"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11,
	"twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19,
	"یک": 1, "دو": 2, "سه": 3, "چهار": 4, "پنج": 5, "شش": 6, "هفت": 7, "هشت": 8, "نه": 9, "ده": 10, "یازده": 11, "دوازده": 12,
	"سیزده": 13, "چهارده": 14, "پانزده": 15, "شانزده": 16, "هفده": 17, "هجده": 18, "نوزده": 19,
}

var tens = map[string]int64{
	"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
	"بیست": 20, "سی": 30, "چهل": 40, "پنجاه": 50, "شصت": 60, "هفتاد": 70, "هشتاد": 80, "نود": 90,
}

var persianHundreds = map[string]int64{
	"صد": 100, "یکصد": 100, "دویست": 200, "سیصد": 300, "چهارصد": 400, "پانصد": 500, "ششصد": 600, "هفتصد": 700, "هشتصد": 800, "نهصد": 900,
}

var multipliers = map[string]int64{"hundred": 100, "thousand": 1000, "million": 1_000_000, "dozen": 12, "score": 20, "هزار": 1000, "میلیون": 1_000_000}

// VagueWords are numbers of which only the size is known, with the range that a reader takes them for.
var VagueWords = map[string]struct{ Low, High int64 }{
	"dozens": {24, 99}, "scores": {40, 199}, "hundreds": {200, 999}, "thousands": {2000, 999_999},
	"دهها": {20, 99}, "صدها": {200, 999}, "هزاران": {2000, 999_999},
}

// loosely are the words that make a following "dozen" or "hundred" vague.
var loosely = map[string]bool{"several": true, "few": true, "many": true, "couple": true}

func numberWord(s string) bool {
	return units[s] > 0 || tens[s] > 0 || persianHundreds[s] > 0 || multipliers[s] > 0
}

// Quantities returns all numbers of a passage, years and dates included. What each counts is determined later,
// from the words around it.
func Quantities(tokens []Token) []Quantity {
	var list []Quantity
	for i := 0; i < len(tokens); {
		t := &tokens[i]
		q := Quantity{First: i, Last: i}
		switch {
		case t.Kind == Digits:
			q.Value = t.Value
			if m := multiplierAfter(tokens, i); m > 0 && q.Value.Places == 0 && q.Value.N < 1_000_000 {
				q.Value.N *= m
				q.Last++
			}
		case t.Kind == Word && VagueWords[t.Norm].High > 0:
			q.Vague = t.Norm
		case t.Kind == Word && loosely[t.Norm] && i+1 < len(tokens) && VagueWords[tokens[i+1].Norm+"s"].High > 0:
			q.Vague = tokens[i+1].Norm + "s"
			q.Last++
		case t.Kind == Word && StartsNumber(tokens, i):
			q.Last, q.Value.N = SpelledNumber(tokens, i)
			q.Spelled = true
		default:
			i++
			continue
		}
		list = append(list, q)
		i = q.Last + 1
	}
	return list
}

// multiplierAfter returns the multiplier after a number, as in "2 dozen" or "3 million", or 0.
func multiplierAfter(tokens []Token, i int) int64 {
	if i+1 < len(tokens) && tokens[i+1].Kind == Word {
		return multipliers[tokens[i+1].Norm]
	}
	return 0
}

// StartsNumber reports whether a number in words begins at a token.
func StartsNumber(tokens []Token, i int) bool {
	s := tokens[i].Norm
	switch {
	case units[s] > 0, tens[s] > 0, persianHundreds[s] > 0, s == "dozen", s == "هزار":
		return true
	case s == "a" || s == "half":
		j := i + 1
		if s == "half" && j < len(tokens) && tokens[j].Norm == "a" {
			j++
		}
		if j >= len(tokens) || s == "half" && tokens[j].Norm != "dozen" {
			return false
		}
		n := tokens[j].Norm
		return n == "dozen" || n == "hundred" || n == "thousand" || n == "million"
	}
	return false
}

// SpelledNumber reads a number in words. It returns the index of its last token.
func SpelledNumber(tokens []Token, i int) (last int, value int64) {
	total, part := int64(0), int64(0)
	last = i
	if s := tokens[i].Norm; s == "half" {
		if tokens[i+1].Norm == "a" {
			return i + 2, 6
		}
		return i + 1, 6
	}
	small := int64(1000) // in "fifty-five" each word is smaller than the one before
	for j := i; j < len(tokens); j++ {
		s := tokens[j].Norm
		n := units[s] + tens[s] + persianHundreds[s]
		switch {
		case s == "a" && j == i:
			part = 1
		case n > 0 && n < small:
			part += n
			small = n
			if n < 20 {
				small = 1
			} else if n < 100 {
				small = 10
			}
		case multipliers[s] > 0 && (part > 0 || j == i):
			m := multipliers[s]
			part = max(part, 1) * m
			small = 100
			if m >= 1000 {
				total, part, small = total+part, 0, 1000
			}
			if m == 12 || m == 20 {
				small = 0
			}
		case j > i && joinsNumber(tokens, j, small):
			continue
		default:
			return last, total + part
		}
		last = j
		if total > 1_000_000_000 || part > 1_000_000_000 {
			return last, total + part
		}
	}
	return last, total + part
}

// joinsNumber reports whether a token joins two words of one number, as "and", "و" and the hyphen do in one
// hundred and twenty, صد و بیست and fifty-five. It does not join two numbers: fifty and sixty.
func joinsNumber(tokens []Token, j int, small int64) bool {
	if j+1 >= len(tokens) {
		return false
	}
	next := tokens[j+1].Norm
	n := units[next] + tens[next] + persianHundreds[next]
	switch tokens[j].Norm {
	case "-", "‐", "‑":
		return !tokens[j+1].Spaced && (n > 0 && n < small || multipliers[next] > 0)
	case "و":
		return n > 0 && n < small
	case "and":
		return n > 0 && n < small && small >= 100
	}
	return false
}
