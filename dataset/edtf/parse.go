package edtf

import (
	"fmt"
	"regexp"
	"strings"
	"time"
	"unicode/utf8"
)

// MaxLength is the longest text, in characters, that Parse reads.
const MaxLength = 100

const wantDate = "a date such as 2025-12-08, 2025-09, 2025-09-30~ or 2025-10-01/2025-10-31"

// Parse reads a date; empty text is the unknown date. The Date keeps s itself. An error says what
// is wanted and quotes the whole text.
func Parse(s string) (Date, error) {
	if day, ok := plainDay(s); ok {
		return Date{text: s, first: day, last: day, place: day, flags: hasFirst | hasLast | hasPlace, precision: PrecisionDay}, nil
	}
	if s == "" {
		return Date{}, nil
	}
	if n := utf8.RuneCountInString(s); n > MaxLength {
		return Date{}, fmt.Errorf("want a date of at most %d characters, got %d", MaxLength, n)
	}
	parts, err := read(s)
	if err != nil {
		return Date{}, err
	}
	return summed(s, parts), nil
}

// plainDay reads YYYY-MM-DD, the form that most dates have, without allocating.
func plainDay(s string) (Day, bool) {
	if len(s) != 10 || s[4] != '-' || s[7] != '-' {
		return 0, false
	}
	century, ok1 := twoDigits(s[0:2])
	years, ok2 := twoDigits(s[2:4])
	month, ok3 := twoDigits(s[5:7])
	dom, ok4 := twoDigits(s[8:10])
	if !ok1 || !ok2 || !ok3 || !ok4 {
		return 0, false
	}
	return DayOf(100*century+years, time.Month(month), dom)
}

func twoDigits(s string) (int, bool) {
	tens, units := s[0]-'0', s[1]-'0' // wraps to more than 9 for other characters than digits
	return int(tens)*10 + int(units), tens <= 9 && units <= 9
}

// A text is the whole text that Parse reads, so that every error can quote it.
type text string

func (t text) want(what string) error {
	return fmt.Errorf("want %s, got %q%s", what, string(t), t.hint())
}

// The ways in which people write dates that are not EDTF.
var (
	serial   = regexp.MustCompile(`^[3-9]\d{4}(\.\d+)?$`)
	yearLast = regexp.MustCompile(`^\d{1,2}[-./ ]\d{1,2}[-./ ]\d{2,4}$`)
)

// hint says what to write in place of a text that is not a date; empty if there is no good guess.
func (t text) hint() string {
	switch {
	case serial.MatchString(string(t)):
		return ": a spreadsheet's number for a day; format its cells as text and write the date"
	case yearLast.MatchString(string(t)):
		return ": the year comes first, in four digits, then the month"
	}
	return ""
}

// wrong returns an error that says what is wrong, and then quotes the text.
func (t text) wrong(format string, args ...any) error {
	return fmt.Errorf("%s in %q", fmt.Sprintf(format, args...), string(t))
}

func read(s string) (Parts, error) {
	t := text(s)
	switch {
	case s == "":
		return Parts{}, nil
	case s[0] == '[':
		members, err := t.members()
		return Parts{Members: members}, err
	case strings.Contains(s, "/"):
		span, err := t.interval()
		return Parts{Span: span}, err
	}
	part, err := t.part(s)
	return Parts{Span: Span{Start: part}}, err
}

func (t text) interval() (Span, error) {
	before, after, _ := strings.Cut(string(t), "/")
	start, err := t.side(before)
	if err != nil {
		return Span{}, err
	}
	end, err := t.side(after)
	if err != nil {
		return Span{}, err
	}
	return t.ordered(Span{start, end})
}

// side reads one side of an interval.
func (t text) side(s string) (Part, error) {
	switch s {
	case "":
		return Part{Kind: Unknown}, nil
	case "..":
		return Part{Kind: Open}, nil
	}
	return t.part(s)
}

// members reads a set in square brackets.
func (t text) members() ([]Span, error) {
	inner, closed := strings.CutSuffix(string(t[1:]), "]")
	if !closed {
		return nil, t.want("a closing ] at the end of a set")
	}
	elements := strings.Split(inner, ",")
	members := make([]Span, 0, len(elements))
	for i, element := range elements {
		member, err := t.member(element)
		if err != nil {
			return nil, err
		}
		if member.Start.Kind == Open && i > 0 || member.End.Kind == Open && i < len(elements)-1 {
			return nil, t.want(".. without a date only at the start or end of a set")
		}
		members = append(members, member)
	}
	return members, nil
}

// member reads one element of a set: a date, or a range with two dots.
func (t text) member(s string) (Span, error) {
	before, after, isRange := strings.Cut(s, "..")
	if !isRange {
		part, err := t.part(s)
		return Span{Start: part}, err
	}
	start, end := Part{Kind: Open}, Part{Kind: Open}
	var err error
	if before != "" {
		if start, err = t.part(before); err != nil {
			return Span{}, err
		}
	}
	if after != "" {
		if end, err = t.part(after); err != nil {
			return Span{}, err
		}
	}
	return t.ordered(Span{start, end})
}

// ordered returns an error if a range states no date, or ends before it starts.
func (t text) ordered(s Span) (Span, error) {
	if s.Start.Kind != Stated && s.End.Kind != Stated {
		return Span{}, t.want("a date on at least one side of a range")
	}
	as := s.unmarked() // in the order written
	first, ok1 := as.Start.Earliest()
	last, ok2 := as.End.Latest()
	if ok1 && ok2 && last < first {
		return Span{}, t.wrong("the end is before the start")
	}
	return s, nil
}
