package edtf

import "fmt"

// Precision is the smallest unit that a date states. 2025-09-XX has the precision of a month: its
// day is explicitly unstated.
type Precision uint8

const (
	PrecisionUnknown      Precision = iota // the empty date
	PrecisionDay                           // 2025-12-08, XXXX-12-08
	PrecisionMonth                         // 2025-12, 2025-12-XX, XXXX-12
	PrecisionQuarter                       // 2025-33 to 2025-36: three months
	PrecisionQuadrimester                  // 2025-37 to 2025-39: four months
	PrecisionSemester                      // 2025-40 and 2025-41: six months
	PrecisionSeason                        // 2025-21 to 2025-32
	PrecisionYear                          // 2025, 2025-XX, 2025-XX-XX
	PrecisionDecade                        // 202X
	PrecisionCentury                       // 20XX: the hundred years from 2000 to 2099
	PrecisionInterval                      // 2025-10-01/2025-10-31: the whole of a period
	PrecisionOneOf                         // [2025-10-01..2025-10-02]: some time among these
)

var precisionNames = [...]string{"unknown", "day", "month", "quarter", "quadrimester", "semester", "season", "year", "decade", "century", "interval", "one of"}

// String returns the precision in English, for messages and tests.
func (p Precision) String() string { return name(precisionNames[:], int(p)) }

// Season is a season of a year, by its EDTF number: of a hemisphere that is not stated, or of one that is.
type Season uint8

const (
	Spring Season = 21 + iota
	Summer
	Autumn
	Winter
	NorthernSpring
	NorthernSummer
	NorthernAutumn
	NorthernWinter
	SouthernSpring
	SouthernSummer
	SouthernAutumn
	SouthernWinter
)

var seasonNames = []string{"spring", "summer", "autumn", "winter",
	"northern spring", "northern summer", "northern autumn", "northern winter",
	"southern spring", "southern summer", "southern autumn", "southern winter"}

// String returns the season in English, for messages and tests.
func (s Season) String() string { return name(seasonNames, int(s)-int(Spring)) }

func name(names []string, i int) string {
	if i < 0 || i >= len(names) {
		return fmt.Sprintf("number %d", i)
	}
	return names[i]
}

// PartKind says what a side of a date holds.
type PartKind uint8

const (
	Absent  PartKind = iota // there is no such side: the End of a date that is not a range
	Stated                  // a date
	Open                    // "..": the range has no limit on this side
	Unknown                 // an interval's empty side: there is a limit, but it is unknown
)

// A Part is one date within a Date, or the side of a range that holds none.
type Part struct {
	Kind                   PartKind
	Precision              Precision // PrecisionDay to PrecisionCentury when Stated
	YearKnown              bool      // false for XXXX
	Year                   int       // for a decade or century the first of its years
	Month                  int       // 1 to 12, 0 where no month is stated
	Day                    int       // 1 to 31, 0 where no day is stated
	Quarter                int       // 1 to 4, 0 where no quarter is stated
	Quadrimester           int       // 1 to 3, 0 where none is stated
	Semester               int       // 1 or 2, 0 where none is stated
	Season                 Season    // 0 where no season is stated
	MonthX, DayX           bool      // whether month or day is written as XX: explicitly unstated
	Approximate, Uncertain bool      // ~ and ?; % is both
}

// A Span is a single date, with End absent, or a range from Start to End.
type Span struct{ Start, End Part }

// IsRange reports whether the span is written with two sides, either of which may be open.
func (s Span) IsRange() bool { return s.End.Kind != Absent }

// Parts is a date taken apart, for writing it as text. Which field counts follows from
// [Date.Precision]: Members for PrecisionOneOf, nothing for PrecisionUnknown, Span otherwise, with
// an End only for PrecisionInterval.
type Parts struct {
	Span
	Members []Span // in the order written; [..2025-10-02] is one member that starts Open
}

// Parts returns the parts of the date. It allocates only for PrecisionOneOf.
func (d Date) Parts() Parts {
	parts, _ := read(d.text) // the text was read without an error by Parse
	return parts
}
