package edtf

import (
	"fmt"
	"reflect"
	"strings"
	"testing"
)

func TestParts(t *testing.T) {
	day := func(month, dom int) Part {
		return Part{Kind: Stated, Precision: PrecisionDay, YearKnown: true, Year: 2025, Month: month, Day: dom}
	}
	september := Part{Kind: Stated, Precision: PrecisionMonth, Month: 9}
	approximately := day(9, 30)
	approximately.Approximate = true
	both := day(9, 30)
	both.Approximate, both.Uncertain = true, true
	single := func(p Part) Parts { return Parts{Span: Span{Start: p}} }
	tests := []struct {
		text string
		want Parts
	}{
		{"", Parts{}},
		{"2025-12-08", single(day(12, 8))},
		{"2025-09-30~", single(approximately)},
		{"2025-09-30%", single(both)},
		{"XXXX-09", single(september)},
		{"XXXX-09-05", single(Part{Kind: Stated, Precision: PrecisionDay, Month: 9, Day: 5})},
		{"2025-09-XX", single(Part{Kind: Stated, Precision: PrecisionMonth, YearKnown: true, Year: 2025, Month: 9, DayX: true})},
		{"2025-XX", single(Part{Kind: Stated, Precision: PrecisionYear, YearKnown: true, Year: 2025, MonthX: true})},
		{"2025-XX-XX?", single(Part{Kind: Stated, Precision: PrecisionYear, YearKnown: true, Year: 2025, MonthX: true, DayX: true, Uncertain: true})},
		{"202X", single(Part{Kind: Stated, Precision: PrecisionDecade, YearKnown: true, Year: 2020})},
		{"20XX", single(Part{Kind: Stated, Precision: PrecisionCentury, YearKnown: true, Year: 2000})},
		{"2025-36", single(Part{Kind: Stated, Precision: PrecisionQuarter, YearKnown: true, Year: 2025, Quarter: 4})},
		{"2025-23", single(Part{Kind: Stated, Precision: PrecisionSeason, YearKnown: true, Year: 2025, Season: Autumn})},
		{"2025-10-01/2025-10-31", Parts{Span: Span{day(10, 1), day(10, 31)}}},
		{"2025-10-01/..", Parts{Span: Span{day(10, 1), Part{Kind: Open}}}},
		{"/2025-09-30~", Parts{Span: Span{Part{Kind: Unknown}, approximately}}},
		{"[..2025-10-02]", Parts{Members: []Span{{Part{Kind: Open}, day(10, 2)}}}},
		{"[2025-10-01..2025-10-02]", Parts{Members: []Span{{day(10, 1), day(10, 2)}}}},
		{"[XXXX-09,2025-10-01]", Parts{Members: []Span{{Start: september}, {Start: day(10, 1)}}}},
	}
	for _, tt := range tests {
		if got := parse(t, tt.text).Parts(); !reflect.DeepEqual(got, tt.want) {
			t.Errorf("%q:\n got: %+v\nwant: %+v", tt.text, got, tt.want)
		}
	}
}

// TestPartsComplete: every good date can be written from its parts alone.
func TestPartsComplete(t *testing.T) {
	for _, tt := range goodDates {
		if got := written(parse(t, tt.text)); got != tt.text {
			t.Errorf("from its parts %q is written %q", tt.text, got)
		}
	}
}

// written is the EDTF text of a date, made of its precision and parts alone.
func written(d Date) string {
	parts := d.Parts()
	switch d.Precision() {
	case PrecisionUnknown:
		return ""
	case PrecisionInterval:
		return writtenPart(parts.Start) + "/" + writtenPart(parts.End)
	case PrecisionOneOf:
		var members []string
		for _, m := range parts.Members {
			members = append(members, writtenMember(m))
		}
		return "[" + strings.Join(members, ",") + "]"
	}
	return writtenPart(parts.Start)
}

func writtenMember(s Span) string {
	if !s.IsRange() {
		return writtenPart(s.Start)
	}
	start, end := writtenPart(s.Start), writtenPart(s.End)
	return strings.TrimPrefix(start, "..") + ".." + strings.TrimPrefix(end, "..")
}

func writtenPart(p Part) string {
	switch p.Kind {
	case Open:
		return ".."
	case Stated:
		return writtenYear(p) + writtenMonth(p) + writtenDay(p) + writtenMark(p)
	}
	return ""
}

func writtenYear(p Part) string {
	year := fmt.Sprintf("%04d", p.Year)
	switch {
	case !p.YearKnown:
		return "XXXX"
	case p.Precision == PrecisionDecade:
		return year[:3] + "X"
	case p.Precision == PrecisionCentury:
		return year[:2] + "XX"
	}
	return year
}

func writtenMonth(p Part) string {
	switch {
	case p.MonthX:
		return "-XX"
	case p.Month != 0:
		return fmt.Sprintf("-%02d", p.Month)
	case p.Quarter != 0:
		return fmt.Sprintf("-%02d", p.Quarter+32)
	case p.Quadrimester != 0:
		return fmt.Sprintf("-%02d", p.Quadrimester+36)
	case p.Semester != 0:
		return fmt.Sprintf("-%02d", p.Semester+39)
	case p.Season != 0:
		return fmt.Sprintf("-%02d", p.Season)
	}
	return ""
}

func writtenDay(p Part) string {
	switch {
	case p.DayX:
		return "-XX"
	case p.Day != 0:
		return fmt.Sprintf("-%02d", p.Day)
	}
	return ""
}

func writtenMark(p Part) string {
	switch {
	case p.Approximate && p.Uncertain:
		return "%"
	case p.Approximate:
		return "~"
	case p.Uncertain:
		return "?"
	}
	return ""
}

func TestNames(t *testing.T) {
	for _, tt := range []struct {
		got  fmt.Stringer
		want string
	}{
		{PrecisionUnknown, "unknown"}, {PrecisionDay, "day"}, {PrecisionMonth, "month"},
		{PrecisionQuarter, "quarter"}, {PrecisionQuadrimester, "quadrimester"}, {PrecisionSemester, "semester"}, {PrecisionSeason, "season"}, {PrecisionYear, "year"},
		{PrecisionDecade, "decade"}, {PrecisionCentury, "century"},
		{PrecisionInterval, "interval"}, {PrecisionOneOf, "one of"}, {Precision(12), "number 12"},
		{Spring, "spring"}, {Summer, "summer"}, {Autumn, "autumn"}, {Winter, "winter"}, {NorthernWinter, "northern winter"}, {SouthernSpring, "southern spring"}, {Season(33), "number 12"},
		{Cannot, "cannot"}, {Can, "can"}, {Must, "must"},
	} {
		if got := tt.got.String(); got != tt.want {
			t.Errorf("%T %d: got %q, want %q", tt.got, tt.got, got, tt.want)
		}
	}
}
