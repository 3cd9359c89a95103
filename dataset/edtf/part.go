package edtf

import (
	"strings"
	"time"
	"unicode"
)

const marks = "~?%"

// part reads one date without brackets or slash: year, month and day, and a mark at the end.
func (t text) part(s string) (Part, error) {
	body := s
	p := Part{Kind: Stated}
	if n := len(s); n > 0 && strings.IndexByte(marks, s[n-1]) >= 0 {
		body = s[:n-1]
		p.Approximate = s[n-1] != '?'
		p.Uncertain = s[n-1] != '~'
	}
	if !shaped(body) {
		return Part{}, t.misshapen(s)
	}
	if err := t.year(&p, body[:4]); err != nil {
		return Part{}, err
	}
	if len(body) > 4 {
		if err := t.month(&p, body[5:7]); err != nil {
			return Part{}, err
		}
	}
	if len(body) > 7 {
		if err := t.day(&p, body[8:10]); err != nil {
			return Part{}, err
		}
	}
	if !p.YearKnown && p.Precision == PrecisionYear {
		return Part{}, t.wrong("nothing is stated (an unknown date is empty)")
	}
	return p, nil
}

// shaped reports whether the text is YYYY, YYYY-MM or YYYY-MM-DD, with digits or X.
func shaped(s string) bool {
	if len(s) != 4 && len(s) != 7 && len(s) != 10 {
		return false
	}
	for i := range len(s) {
		if i == 4 || i == 7 {
			if s[i] != '-' {
				return false
			}
		} else if !isDigit(s[i]) && s[i] != 'X' {
			return false
		}
	}
	return true
}

func isDigit(c byte) bool { return '0' <= c && c <= '9' }

func (t text) year(p *Part, s string) error {
	century, ok1 := twoDigits(s[:2])
	years, ok2 := twoDigits(s[2:])
	p.YearKnown, p.Precision = true, PrecisionYear
	switch {
	case ok1 && ok2:
		p.Year = 100*century + years
	case ok1 && isDigit(s[2]):
		p.Year, p.Precision = 100*century+10*int(s[2]-'0'), PrecisionDecade
	case ok1 && s[2:] == "XX":
		p.Year, p.Precision = 100*century, PrecisionCentury
	case s == "XXXX":
		p.YearKnown = false
	default:
		return t.want("a year such as 2025, 202X, 20XX or XXXX")
	}
	return nil
}

func (t text) month(p *Part, s string) error {
	if p.Precision != PrecisionYear {
		return t.wrong("a decade or century cannot have a month")
	}
	if s == "XX" {
		p.MonthX = true
		return nil
	}
	number, ok := twoDigits(s)
	switch {
	case !ok:
		return t.want("two digits or XX for the month")
	case 1 <= number && number <= 12:
		p.Month, p.Precision = number, PrecisionMonth
	case 21 <= number && number <= 32:
		p.Season, p.Precision = Season(number), PrecisionSeason
	case 33 <= number && number <= 36:
		p.Quarter, p.Precision = number-32, PrecisionQuarter
	case 37 <= number && number <= 39:
		p.Quadrimester, p.Precision = number-36, PrecisionQuadrimester
	case 40 <= number && number <= 41:
		p.Semester, p.Precision = number-39, PrecisionSemester
	default:
		return t.wrong("there is no month %s", s)
	}
	return nil
}

func (t text) day(p *Part, s string) error {
	if p.Month == 0 && !p.MonthX {
		return t.wrong("a %s cannot have a day", p.Precision)
	}
	if s == "XX" {
		p.DayX = true
		return nil
	}
	number, ok := twoDigits(s)
	if !ok {
		return t.want("two digits or XX for the day")
	}
	if p.MonthX {
		return t.wrong("a day is stated without its month")
	}
	return t.dayOfMonth(p, number)
}

// leapYear stands for a year that is not stated, which may have a 29 February.
const leapYear = 2000

func (t text) dayOfMonth(p *Part, number int) error {
	year := p.Year
	if !p.YearKnown {
		year = leapYear
	}
	month := time.Month(p.Month)
	switch {
	case number < 1 || number > 31:
		return t.wrong("there is no day %02d", number)
	case number > daysIn(year, month) && month == time.February && number == 29:
		return t.wrong("29 February %d does not exist", year)
	case number > daysIn(year, month):
		return t.wrong("%d %s does not exist", number, month)
	}
	p.Day, p.Precision = number, PrecisionDay
	return nil
}

// misshapen returns an error with the most likely meaning of a text that is not a date.
func (t text) misshapen(s string) error {
	switch trimmed := strings.TrimSpace(s); {
	case strings.ContainsAny(s, "{}"):
		return t.want("one date, or one of several in [ ] (all of several, in { }, is not supported)")
	case t[0] == '[' && strings.Contains(s, "/"):
		return t.want("two dots (..) between the ends of a range in [ ]")
	case hasTime(s):
		return t.want("a date without a time of day")
	case trimmed != s && shaped(strings.TrimRight(trimmed, marks)):
		return t.want("a date without spaces")
	case strings.ContainsFunc(s, isForeignDigit):
		return t.want("a date in the digits 0 to 9")
	case shaped(strings.Map(plainHyphen, s)):
		return t.want("plain hyphens (-) between year, month and day")
	case shaped(strings.TrimRight(strings.ToUpper(s), marks)) && s != strings.ToUpper(s):
		return t.want("a capital X for what is not stated")
	case shaped(strings.Map(withoutMark, s)):
		return t.want("one mark (~, ? or % for both) at the end of a date")
	}
	return t.want(wantDate)
}

// hasTime reports whether a text has a T or a colon between digits, as a time of day has.
func hasTime(s string) bool {
	for i := 1; i < len(s)-1; i++ {
		if (s[i] == 'T' || s[i] == ':') && isDigit(s[i-1]) && isDigit(s[i+1]) {
			return true
		}
	}
	return false
}

func isForeignDigit(r rune) bool { return r > unicode.MaxASCII && unicode.IsDigit(r) }

// plainHyphen replaces the dashes that word processors write for hyphens.
func plainHyphen(r rune) rune {
	if unicode.Is(unicode.Pd, r) || r == '\u2212' {
		return '-'
	}
	return r
}

func withoutMark(r rune) rune {
	if strings.ContainsRune(marks, r) {
		return -1
	}
	return r
}
