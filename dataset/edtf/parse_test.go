package edtf

import (
	"strings"
	"testing"
)

// goodDates lists texts with their earliest and latest day ("" if there is none), precision and other
// properties.
var goodDates = []struct {
	text, earliest, latest string
	precision              Precision
	is                     string // of: full approximate uncertain yearless
}{
	{"", "", "", PrecisionUnknown, ""},

	{"2025-12-08", "2025-12-08", "2025-12-08", PrecisionDay, "full"},
	{"2024-02-29", "2024-02-29", "2024-02-29", PrecisionDay, "full"},
	{"2000-02-29", "2000-02-29", "2000-02-29", PrecisionDay, "full"},
	{"1970-01-01", "1970-01-01", "1970-01-01", PrecisionDay, "full"},
	{"1969-12-31", "1969-12-31", "1969-12-31", PrecisionDay, "full"},
	{"0000-01-01", "0000-01-01", "0000-01-01", PrecisionDay, "full"},
	{"0000-02-29", "0000-02-29", "0000-02-29", PrecisionDay, "full"},
	{"9999-12-31", "9999-12-31", "9999-12-31", PrecisionDay, "full"},
	{"2025-09", "2025-09-01", "2025-09-30", PrecisionMonth, ""},
	{"2025-12", "2025-12-01", "2025-12-31", PrecisionMonth, ""},
	{"2025-02", "2025-02-01", "2025-02-28", PrecisionMonth, ""},
	{"2024-02", "2024-02-01", "2024-02-29", PrecisionMonth, ""},
	{"1900-02", "1900-02-01", "1900-02-28", PrecisionMonth, ""},
	{"9999-12", "9999-12-01", "9999-12-31", PrecisionMonth, ""},
	{"2025", "2025-01-01", "2025-12-31", PrecisionYear, ""},
	{"0000", "0000-01-01", "0000-12-31", PrecisionYear, ""},

	{"2025-09-30~", "2025-09-29", "2025-10-01", PrecisionDay, "approximate"},
	{"2025-09-30?", "2025-09-30", "2025-09-30", PrecisionDay, "uncertain"},
	{"2025-09-30%", "2025-09-29", "2025-10-01", PrecisionDay, "approximate uncertain"},
	{"2025-09~", "2025-08-01", "2025-10-31", PrecisionMonth, "approximate"},
	{"2025?", "2025-01-01", "2025-12-31", PrecisionYear, "uncertain"},
	{"202X%", "2010-01-01", "2039-12-31", PrecisionDecade, "approximate uncertain"},
	{"2025-33~", "2024-10-01", "2025-06-30", PrecisionQuarter, "approximate"},
	{"2025-22?", "2024-12-01", "2026-03-31", PrecisionSeason, "uncertain"},
	{"XXXX-09~", "", "", PrecisionMonth, "approximate yearless"},

	{"2025-09-XX", "2025-09-01", "2025-09-30", PrecisionMonth, ""},
	{"2024-02-XX", "2024-02-01", "2024-02-29", PrecisionMonth, ""},
	{"2025-XX", "2025-01-01", "2025-12-31", PrecisionYear, ""},
	{"2025-XX-XX", "2025-01-01", "2025-12-31", PrecisionYear, ""},
	{"2025-XX-XX?", "2025-01-01", "2025-12-31", PrecisionYear, "uncertain"},
	{"202X", "2020-01-01", "2029-12-31", PrecisionDecade, ""},
	{"20XX", "2000-01-01", "2099-12-31", PrecisionCentury, ""},
	{"000X", "0000-01-01", "0009-12-31", PrecisionDecade, ""},
	{"99XX", "9900-01-01", "9999-12-31", PrecisionCentury, ""},

	{"XXXX-09", "", "", PrecisionMonth, "yearless"},
	{"XXXX-09-XX", "", "", PrecisionMonth, "yearless"},
	{"XXXX-09-05", "", "", PrecisionDay, "yearless"},
	{"XXXX-02-29", "", "", PrecisionDay, "yearless"},
	{"XXXX-34", "", "", PrecisionQuarter, "yearless"},
	{"XXXX-24", "", "", PrecisionSeason, "yearless"},

	{"2025-21", "2025-03-01", "2025-12-31", PrecisionSeason, ""}, // of either hemisphere
	{"2025-22", "2024-12-01", "2026-03-31", PrecisionSeason, ""},
	{"2025-23", "2025-03-01", "2025-12-31", PrecisionSeason, ""},
	{"2025-24", "2024-12-01", "2026-03-31", PrecisionSeason, ""},
	{"2025-24~", "2024-09-01", "2026-06-30", PrecisionSeason, "approximate"},
	{"2025-25", "2025-03-01", "2025-05-31", PrecisionSeason, ""},
	{"2025-26", "2025-06-01", "2025-08-31", PrecisionSeason, ""},
	{"2025-27", "2025-09-01", "2025-11-30", PrecisionSeason, ""},
	{"2025-28", "2025-12-01", "2026-02-28", PrecisionSeason, ""}, // of the year in which it begins
	{"2025-29", "2025-09-01", "2025-11-30", PrecisionSeason, ""},
	{"2023-30", "2023-12-01", "2024-02-29", PrecisionSeason, ""},
	{"2025-31", "2025-03-01", "2025-05-31", PrecisionSeason, ""},
	{"2025-32", "2025-06-01", "2025-08-31", PrecisionSeason, ""},
	{"0000-22", "0000-01-01", "0001-03-31", PrecisionSeason, ""}, // no day before the first
	{"9999-28", "9999-12-01", "9999-12-31", PrecisionSeason, ""},
	{"9999-12-31~", "9999-12-30", "9999-12-31", PrecisionDay, "approximate"},
	{"2025-37", "2025-01-01", "2025-04-30", PrecisionQuadrimester, ""},
	{"2025-38", "2025-05-01", "2025-08-31", PrecisionQuadrimester, ""},
	{"2025-39", "2025-09-01", "2025-12-31", PrecisionQuadrimester, ""},
	{"2025-40", "2025-01-01", "2025-06-30", PrecisionSemester, ""},
	{"2025-41~", "2025-01-01", "2026-06-30", PrecisionSemester, "approximate"},
	{"2025-33", "2025-01-01", "2025-03-31", PrecisionQuarter, ""},
	{"2025-34", "2025-04-01", "2025-06-30", PrecisionQuarter, ""},
	{"2025-35", "2025-07-01", "2025-09-30", PrecisionQuarter, ""},
	{"2025-36", "2025-10-01", "2025-12-31", PrecisionQuarter, ""},

	{"2023-10-01/2024-09-30", "2023-10-01", "2024-09-30", PrecisionInterval, ""},
	{"2025-10-01/2025-10-01", "2025-10-01", "2025-10-01", PrecisionInterval, ""},
	{"2025-10/2025-11", "2025-10-01", "2025-11-30", PrecisionInterval, ""},
	{"2024/2025-02", "2024-01-01", "2025-02-28", PrecisionInterval, ""},
	{"2025-10/2025-10-15", "2025-10-01", "2025-10-15", PrecisionInterval, ""},
	{"2025-10-15/2025-10", "2025-10-15", "2025-10-31", PrecisionInterval, ""},
	{"2025-33/2025-34", "2025-01-01", "2025-06-30", PrecisionInterval, ""},
	{"2025-10-01~/2025-10-31", "2025-09-30", "2025-10-31", PrecisionInterval, "approximate"},
	{"2025-10-01/2025-10-31?", "2025-10-01", "2025-10-31", PrecisionInterval, "uncertain"},
	{"2025-10-01~/2025-10-31?", "2025-09-30", "2025-10-31", PrecisionInterval, "approximate uncertain"},
	{"2025-10-01/..", "2025-10-01", "", PrecisionInterval, ""},
	{"../2025-10-01", "", "2025-10-01", PrecisionInterval, ""},
	{"2025-10-01/", "2025-10-01", "", PrecisionInterval, ""},
	{"/2025-10", "", "2025-10-31", PrecisionInterval, ""},
	{"202X/2030", "2020-01-01", "2030-12-31", PrecisionInterval, ""},
	{"2025-21/2025-23", "2025-03-01", "2025-12-31", PrecisionInterval, ""},
	{"2025-23/2025-21", "2025-03-01", "2025-12-31", PrecisionInterval, ""}, // in the south autumn comes first
	{"2025-21/2025-10-01", "2025-03-01", "2025-10-01", PrecisionInterval, ""},
	{"2025-01-15/2024-24", "2025-01-15", "2025-03-31", PrecisionInterval, ""}, // the winter that began in 2024
	{"2025-24/2024-23", "2024-12-01", "2024-12-31", PrecisionInterval, ""},    // a winter that began in December 2024
	{"XXXX-09/2025-10-02", "", "2025-10-02", PrecisionInterval, "yearless"},
	{"XXXX-12/XXXX-01", "", "", PrecisionInterval, "yearless"},

	{"[..2025-10-02]", "", "2025-10-02", PrecisionOneOf, ""},
	{"[2025-10-01..]", "2025-10-01", "", PrecisionOneOf, ""},
	{"[2025-10-01..2025-10-02]", "2025-10-01", "2025-10-02", PrecisionOneOf, ""},
	{"[2025-10-01,2025-10-03]", "2025-10-01", "2025-10-03", PrecisionOneOf, ""},
	{"[2025-10-03,2025-10-01]", "2025-10-01", "2025-10-03", PrecisionOneOf, ""},
	{"[2025-10,2025-12-08]", "2025-10-01", "2025-12-08", PrecisionOneOf, ""},
	{"[2025]", "2025-01-01", "2025-12-31", PrecisionOneOf, ""},
	{"[2025-10-01]", "2025-10-01", "2025-10-01", PrecisionOneOf, ""},
	{"[2021,2023..2025]", "2021-01-01", "2025-12-31", PrecisionOneOf, ""},
	{"[..2020,2022]", "", "2022-12-31", PrecisionOneOf, ""},
	{"[2020,2022..]", "2020-01-01", "", PrecisionOneOf, ""},
	{"[..2020,2022..]", "", "", PrecisionOneOf, ""},
	{"[2025-10-01~,2025-10-03?]", "2025-09-30", "2025-10-03", PrecisionOneOf, "approximate uncertain"},
	{"[XXXX-09,XXXX-10]", "", "", PrecisionOneOf, "yearless"},
	{"[2025-09,XXXX-10]", "", "", PrecisionOneOf, "yearless"},
	{"[2025-21,2025-10-01]", "2025-03-01", "2025-12-31", PrecisionOneOf, ""},
	{"[2025-33,2025-35]", "2025-01-01", "2025-09-30", PrecisionOneOf, ""},
}

func TestParse(t *testing.T) {
	for _, tt := range goodDates {
		d, err := Parse(tt.text)
		if err != nil {
			t.Errorf("Parse(%q): %v", tt.text, err)
			continue
		}
		if got := d.String(); got != tt.text {
			t.Errorf("Parse(%q).String() = %q", tt.text, got)
		}
		if got := dayText(d.Earliest()); got != tt.earliest {
			t.Errorf("%q: earliest = %q, want %q", tt.text, got, tt.earliest)
		}
		if got := dayText(d.Latest()); got != tt.latest {
			t.Errorf("%q: latest = %q, want %q", tt.text, got, tt.latest)
		}
		if d.Precision() != tt.precision {
			t.Errorf("%q: precision = %v, want %v", tt.text, d.Precision(), tt.precision)
		}
		if got := describe(d); got != tt.is {
			t.Errorf("%q: is %q, want %q", tt.text, got, tt.is)
		}
		if got, want := d.IsZero(), tt.text == ""; got != want {
			t.Errorf("%q: IsZero = %v, want %v", tt.text, got, want)
		}
	}
}

func dayText(d Day, ok bool) string {
	if !ok {
		return ""
	}
	return d.String()
}

// describe lists the properties of a date, in the order of goodDates.
func describe(d Date) string {
	var is []string
	if day, ok := d.Full(); ok && day.String() == d.String() {
		is = append(is, "full")
	} else if ok {
		is = append(is, "full as "+day.String())
	}
	if d.Approximate() {
		is = append(is, "approximate")
	}
	if d.Uncertain() {
		is = append(is, "uncertain")
	}
	if d.YearUnknown() {
		is = append(is, "yearless")
	}
	return strings.Join(is, " ")
}
