// Package count holds numbers of people as somebody claimed them: a value with its qualifier, the ends that
// follow from the two, and arithmetic that preserves those ends.
//
// It knows nothing of claims, events or sources, and it never invents a number: an end that nobody
// stated stays open, and there is no midpoint.
package count

import (
	"fmt"
	"regexp"
	"strconv"
)

// A Qualifier is how a number was worded.
type Qualifier string

// The qualifiers. UCDP's low, best and high estimates and SDMX's observation status make the same
// distinctions; these are the words that newsrooms meet them in.
const (
	Exact     Qualifier = "exact"      // a plain number
	About     Qualifier = "about"      // about, some, around, roughly
	UpTo      Qualifier = "up_to"      // up to, as many as, at most
	FewerThan Qualifier = "fewer_than" // fewer than, under
	AtLeast   Qualifier = "at_least"   // at least, or more
	MoreThan  Qualifier = "more_than"  // more than, over
	Between   Qualifier = "between"    // between two numbers, both of them stated
	Unstated  Qualifier = "unstated"   // no number: "dozens", or nothing at all
)

// Max is the largest value a claim may have: fifteen digits, what a spreadsheet cell and a JSON number
// both hold exactly.
const Max = 999_999_999_999_999

// A Number is a whole number that may be unknown. The zero Number is unknown; it is not 0.
type Number struct {
	N     int64
	Known bool
}

// Of returns the known number n.
func Of(n int64) Number { return Number{n, true} }

// String returns the number in digits, empty if it is unknown.
func (n Number) String() string {
	if !n.Known {
		return ""
	}
	return strconv.FormatInt(n.N, 10)
}

// ParseNumber reads a whole number of people. Empty text is the unknown number. Signs, fractions,
// exponents, separators and spaces are refused, since each is known to have hidden another number.
func ParseNumber(s string) (Number, error) {
	if s == "" {
		return Number{}, nil
	}
	var n int64
	for i := 0; i < len(s); i++ {
		if s[i] < '0' || s[i] > '9' {
			return Number{}, fmt.Errorf("want a whole number of people in the digits 0 to 9, got %q%s", s, hint(s))
		}
		if n > Max/10 {
			return Number{}, fmt.Errorf("want at most %d, got %q", int64(Max), s)
		}
		n = n*10 + int64(s[i]-'0')
	}
	if n > Max {
		return Number{}, fmt.Errorf("want at most %d, got %q", int64(Max), s)
	}
	if len(s) > 1 && s[0] == '0' {
		return Number{}, fmt.Errorf("want no leading zero, got %q", s)
	}
	return Of(n), nil
}

// What people write instead of a whole number in digits.
var (
	grouped   = regexp.MustCompile(`^\d{1,3}([,.'’٬ \x{a0}\x{202f}]\d{3})+$`)
	ranged    = regexp.MustCompile(`^\d+ *[-–—/] *\d+$`)
	qualified = regexp.MustCompile(`^([~<>≤≥+] *\d+|\d+ *[+%]|\d+ *\p{L}{2}.*|\p{L}{2}.*\d+)$`)
	worded    = regexp.MustCompile(`^[\p{L} -]{2,}$`)
)

// hint says what to write instead of a text that is not a number; empty if there is no good guess.
func hint(s string) string {
	switch {
	case grouped.MatchString(s):
		return ": write it without separators"
	case ranged.MatchString(s):
		return ": a range has the qualifier between, its lower number here and its upper one in value_to"
	case qualified.MatchString(s):
		return ": words and signs that qualify it belong in qualifier and wording"
	}
	if worded.MatchString(s) {
		return ": write it in digits; where no number was given, leave it empty, with the qualifier unstated"
	}
	return ""
}

// A Count is a claimed number with its qualifier. To is the upper number of Between and unknown
// otherwise; both are unknown for Unstated.
type Count struct {
	Qualifier Qualifier
	Value, To Number
}

// Low returns the smallest number that the words allow. It is unknown if they set none: "up to 400" says
// nothing about a low, not even 0.
func (c Count) Low() Number {
	switch c.Qualifier {
	case Exact, About, AtLeast, Between:
		return c.Value
	case MoreThan:
		return c.Value.add(1)
	}
	return Number{}
}

// High returns the largest number that the words allow. It is unknown if they set none.
func (c Count) High() Number {
	switch c.Qualifier {
	case Exact, About, UpTo:
		return c.Value
	case Between:
		return c.To
	case FewerThan:
		return c.Value.add(-1)
	}
	return Number{}
}

// Point returns the one number that was said. It is unknown if the words state an end or two.
func (c Count) Point() Number {
	if c.Qualifier == Exact || c.Qualifier == About {
		return c.Value
	}
	return Number{}
}

// Single returns the one number that was said. If the words state an end or two there is none, and the
// error says why: a midpoint, or an end taken for the number, would be nobody's claim.
func (c Count) Single() (int64, error) {
	switch c.Qualifier {
	case Exact, About:
		return c.Value.N, nil
	case Between:
		return 0, fmt.Errorf("between %s and %s names two ends, and a midpoint would be nobody's number", c.Value, c.To)
	case UpTo, FewerThan:
		return 0, fmt.Errorf("%s %s names an upper end only, and anything below it would be invented", c.Qualifier, c.Value)
	case AtLeast, MoreThan:
		return 0, fmt.Errorf("%s %s names a lower end only, and anything above it would be invented", c.Qualifier, c.Value)
	}
	return 0, fmt.Errorf("no number was given, and unknown is not 0")
}

// Approximate reports whether the claim says that the number is only near the true one.
func (c Count) Approximate() bool { return c.Qualifier == About }

// Span returns the ends of the count, for arithmetic.
func (c Count) Span() Span {
	s := Span{Low: c.Low().ratio(), High: c.High().ratio(), Approximate: c.Approximate()}
	if s.Approximate {
		s.Step = Whole(Step(c.Value.N))
	}
	return s
}

// Step returns to what an approximate number was said: the largest power of ten that divides it and is at most a
// quarter of it. That is 100 for 400, 10 for 70, 100 and 120, and 1 for 55.
func Step(n int64) int64 {
	step := int64(1)
	for n%(10*step) == 0 && 40*step <= n {
		step *= 10
	}
	return step
}

// Check returns what is wrong with the values for the qualifier, and the column that has to change, "value"
// or "value_to". Both are empty if nothing is wrong.
func (c Count) Check() (field, problem string) {
	switch {
	case c.Qualifier == Unstated && c.Value.Known:
		return "value", "want no value with the qualifier unstated, got " + strconv.Quote(c.Value.String())
	case c.Qualifier != Unstated && !c.Value.Known:
		return "value", "want a number with the qualifier " + string(c.Qualifier) + ", or the qualifier unstated"
	case c.Qualifier != Between && c.To.Known:
		return "value_to", "want no value_to with the qualifier " + string(c.Qualifier) + ", got " + strconv.Quote(c.To.String())
	case c.Qualifier == Between && !c.To.Known:
		return "value_to", "want the upper number of between"
	case c.Qualifier == Between && c.To.N <= c.Value.N:
		return "value_to", fmt.Sprintf("want a number above the value %d, got %q", c.Value.N, c.To)
	case c.Qualifier == FewerThan && c.Value.N == 0:
		return "value", "want a number above 0: nothing is fewer than 0 people"
	}
	return "", ""
}

func (n Number) add(d int64) Number {
	if !n.Known {
		return n
	}
	return Of(n.N + d)
}

func (n Number) ratio() Ratio {
	if !n.Known {
		return Ratio{}
	}
	return Ratio{n.N, 1}
}
