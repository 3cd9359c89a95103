package lint

// A quantity is a number in a passage, in digits or words.
type quantity struct {
	first, last int // tokens
	value       decimal
	vague       string // "dozens": no number, but not any number either; of vagueWords
	spelled     bool   // written in words
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

// vagueWords are numbers of which only the size is known, with the range that a reader takes them for.
var vagueWords = map[string]struct{ low, high int64 }{
	"dozens": {24, 99}, "scores": {40, 199}, "hundreds": {200, 999}, "thousands": {2000, 999_999},
	"دهها": {20, 99}, "صدها": {200, 999}, "هزاران": {2000, 999_999},
}

// loosely are the words that make a following "dozen" or "hundred" vague.
var loosely = map[string]bool{"several": true, "few": true, "many": true, "couple": true}

func numberWord(s string) bool {
	return units[s] > 0 || tens[s] > 0 || persianHundreds[s] > 0 || multipliers[s] > 0
}

// quantities returns all numbers of a passage, years and dates included. What each counts is determined later,
// from the words around it.
func quantities(tokens []token) []quantity {
	var list []quantity
	for i := 0; i < len(tokens); {
		t := &tokens[i]
		q := quantity{first: i, last: i}
		switch {
		case t.kind == digits:
			q.value = t.value
			if m := multiplierAfter(tokens, i); m > 0 && q.value.places == 0 && q.value.n < 1_000_000 {
				q.value.n *= m
				q.last++
			}
		case t.kind == word && vagueWords[t.norm].high > 0:
			q.vague = t.norm
		case t.kind == word && loosely[t.norm] && i+1 < len(tokens) && vagueWords[tokens[i+1].norm+"s"].high > 0:
			q.vague = tokens[i+1].norm + "s"
			q.last++
		case t.kind == word && startsNumber(tokens, i):
			q.last, q.value.n = spelledNumber(tokens, i)
			q.spelled = true
		default:
			i++
			continue
		}
		list = append(list, q)
		i = q.last + 1
	}
	return list
}

// multiplierAfter returns the multiplier after a number, as in "2 dozen" or "3 million", or 0.
func multiplierAfter(tokens []token, i int) int64 {
	if i+1 < len(tokens) && tokens[i+1].kind == word {
		return multipliers[tokens[i+1].norm]
	}
	return 0
}

func startsNumber(tokens []token, i int) bool {
	s := tokens[i].norm
	switch {
	case units[s] > 0, tens[s] > 0, persianHundreds[s] > 0, s == "dozen", s == "هزار":
		return true
	case s == "a" || s == "half":
		j := i + 1
		if s == "half" && j < len(tokens) && tokens[j].norm == "a" {
			j++
		}
		if j >= len(tokens) || s == "half" && tokens[j].norm != "dozen" {
			return false
		}
		n := tokens[j].norm
		return n == "dozen" || n == "hundred" || n == "thousand" || n == "million"
	}
	return false
}

// spelledNumber reads a number in words. It returns the index of its last token.
func spelledNumber(tokens []token, i int) (last int, value int64) {
	total, part := int64(0), int64(0)
	last = i
	if s := tokens[i].norm; s == "half" {
		if tokens[i+1].norm == "a" {
			return i + 2, 6
		}
		return i + 1, 6
	}
	small := int64(1000) // in "fifty-five" each word is smaller than the one before
	for j := i; j < len(tokens); j++ {
		s := tokens[j].norm
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
func joinsNumber(tokens []token, j int, small int64) bool {
	if j+1 >= len(tokens) {
		return false
	}
	next := tokens[j+1].norm
	n := units[next] + tens[next] + persianHundreds[next]
	switch tokens[j].norm {
	case "-", "‐", "‑":
		return !tokens[j+1].spaced && (n > 0 && n < small || multipliers[next] > 0)
	case "و":
		return n > 0 && n < small
	case "and":
		return n > 0 && n < small && small >= 100
	}
	return false
}
