package edtf

import (
	"fmt"
	"strings"
	"testing"
)

// generic is the start of the message for a text that looks nothing like a date.
const generic = "want a date such as 2025-12-08, 2025-09, 2025-09-30~ or 2025-10-01/2025-10-31"

// badDates maps each text to its message, up to the quoted text that follows.
var badDates = []struct{ text, message string }{
	{"30.9.2025", generic + ", got"},
	{"8 December 2025", generic + ", got"},
	{"8 OCT 2025", generic + ", got"},
	{"12/08/2025", generic + ", got"},
	{"yesterday", generic + ", got"},
	{"unknown", generic + ", got"},
	{"2025-10-01/open", generic + ", got"},
	{"20251208", generic + ", got"},
	{"2025-9-5", generic + ", got"},
	{"2025-W49", generic + ", got"},
	{"2025-342", generic + ", got"},
	{"25-12-08", generic + ", got"},
	{"12025", generic + ", got"},
	{"Y170000", generic + ", got"},
	{"-0044", generic + ", got"},
	{"202", generic + ", got"},
	{"2", generic + ", got"},
	{"~", generic + ", got"},
	{"-", generic + ", got"},
	{"2025-", generic + ", got"},
	{"2025-12-", generic + ", got"},
	{"2025/12/08", generic + ", got"},
	{"2025/2026/2027", generic + ", got"},
	{"2025-12-08\n", "want a date without spaces, got"},
	{"2025-12-0\x00", generic + ", got"},
	{"\xff\xfe", generic + ", got"},
	{"..", generic + ", got"},
	{"2025..2026", generic + ", got"},
	{"1,204", generic + ", got"},
	{"2025.5", generic + ", got"},
	{"=TODAY()", generic + ", got"},
	{"2025-10-01/[2025-10-02]", generic + ", got"},

	{"2025-02-30", "30 February does not exist in"},
	{"2025-02-31", "31 February does not exist in"},
	{"2025-02-29", "29 February 2025 does not exist in"},
	{"1900-02-29", "29 February 1900 does not exist in"},
	{"2025-04-31", "31 April does not exist in"},
	{"2025-06-31", "31 June does not exist in"},
	{"2025-09-31~", "31 September does not exist in"},
	{"2025-11-31", "31 November does not exist in"},
	{"XXXX-02-30", "30 February does not exist in"},
	{"XXXX-09-31", "31 September does not exist in"},
	{"2025-02-30/2025-03-01", "30 February does not exist in"},
	{"2025-02-01/2025-02-30", "30 February does not exist in"},
	{"[2025-02-30,2025-03-01]", "30 February does not exist in"},
	{"[2025-03-01..2025-04-31]", "31 April does not exist in"},
	{"2025-12-32", "there is no day 32 in"},
	{"2025-12-00", "there is no day 00 in"},
	{"2025-12-99", "there is no day 99 in"},
	{"2025-13", "there is no month 13 in"},
	{"2025-13-01", "there is no month 13 in"},
	{"2025-00", "there is no month 00 in"},
	{"0000-00-00", "there is no month 00 in"},
	{"2025-20", "there is no month 20 in"},
	{"2025-42", "there is no month 42 in"},
	{"2025-99", "there is no month 99 in"},
	{"2025-12-08/2025-13-08", "there is no month 13 in"},
	{"2025-21-01", "a season cannot have a day in"},
	{"2025-28-01", "a season cannot have a day in"},
	{"2025-33-XX", "a quarter cannot have a day in"},
	{"2025-37-01", "a quadrimester cannot have a day in"},
	{"2025-40-XX", "a semester cannot have a day in"},

	{"2025-12-08T10:00:00Z", "want a date without a time of day, got"},
	{"2025-12-08T10", "want a date without a time of day, got"},
	{"2025-12-08 10:00", "want a date without a time of day, got"},
	{"10:00", "want a date without a time of day, got"},
	{"2025-12-08T10:00/2025-12-09T10:00", "want a date without a time of day, got"},
	{"2025-12-08/2025-12-09T10:00", "want a date without a time of day, got"},
	{"[2025-12-08T10:00..]", "want a date without a time of day, got"},

	{"2X25", "want a year such as 2025, 202X, 20XX or XXXX, got"},
	{"2XXX", "want a year such as 2025, 202X, 20XX or XXXX, got"},
	{"XX25", "want a year such as 2025, 202X, 20XX or XXXX, got"},
	{"20X5", "want a year such as 2025, 202X, 20XX or XXXX, got"},
	{"XXX5-09", "want a year such as 2025, 202X, 20XX or XXXX, got"},
	{"202X-09", "a decade or century cannot have a month in"},
	{"20XX-XX", "a decade or century cannot have a month in"},
	{"2025-1X", "want two digits or XX for the month, got"},
	{"2025-X1", "want two digits or XX for the month, got"},
	{"2025-09-1X", "want two digits or XX for the day, got"},
	{"2025-09-X5", "want two digits or XX for the day, got"},
	{"2025-XX-05", "a day is stated without its month in"},
	{"XXXX-XX-05", "a day is stated without its month in"},
	{"XXXX", "nothing is stated (an unknown date is empty) in"},
	{"XXXX~", "nothing is stated (an unknown date is empty) in"},
	{"XXXX-XX", "nothing is stated (an unknown date is empty) in"},
	{"XXXX-XX-XX", "nothing is stated (an unknown date is empty) in"},
	{"2025-xx", "want a capital X for what is not stated, got"},
	{"202x~", "want a capital X for what is not stated, got"},
	{"xxxx-09", "want a capital X for what is not stated, got"},

	{"2025~-09", "want one mark (~, ? or % for both) at the end of a date, got"},
	{"~2025", "want one mark (~, ? or % for both) at the end of a date, got"},
	{"2025-09-30~?", "want one mark (~, ? or % for both) at the end of a date, got"},
	{"2025-09-30??", "want one mark (~, ? or % for both) at the end of a date, got"},
	{"2025-09?-30", "want one mark (~, ? or % for both) at the end of a date, got"},
	{"[2025,2026]~", "want a closing ] at the end of a set, got"},

	{" 2025-12-08", "want a date without spaces, got"},
	{"2025-12-08 ", "want a date without spaces, got"},
	{"2025-12-08~ ", "want a date without spaces, got"},
	{"2025-12-08\u00a0", "want a date without spaces, got"},
	{"2025 / 2026", "want a date without spaces, got"},
	{"[2025, 2026]", "want a date without spaces, got"},
	{"2025–12–08", "want plain hyphens (-) between year, month and day, got"},
	{"2025−12−08", "want plain hyphens (-) between year, month and day, got"},
	{"2025‑12", "want plain hyphens (-) between year, month and day, got"},
	{"۲۰۲۵-۱۲-۰۸", "want a date in the digits 0 to 9, got"},
	{"２０２５-12-08", "want a date in the digits 0 to 9, got"},

	{"/", "want a date on at least one side of a range, got"},
	{"../..", "want a date on at least one side of a range, got"},
	{"../", "want a date on at least one side of a range, got"},
	{"/..", "want a date on at least one side of a range, got"},
	{"[..]", "want a date on at least one side of a range, got"},
	{"2025-10-02/2025-10-01", "the end is before the start in"},
	{"2025-10-02~/2025-10-01", "the end is before the start in"},
	{"2025/2024", "the end is before the start in"},
	{"2025-34/2025-33", "the end is before the start in"},
	{"2025-21/2024-12-31", "the end is before the start in"},
	{"2025-22/2023-23", "the end is before the start in"},
	{"[2025-10-02..2025-10-01]", "the end is before the start in"},
	{"[2021,2025..2023]", "the end is before the start in"},

	{"[", "want a closing ] at the end of a set, got"},
	{"[2025", "want a closing ] at the end of a set, got"},
	{"[2025-10-01..2025-10-02", "want a closing ] at the end of a set, got"},
	{"[]", generic + ", got"},
	{"[,]", generic + ", got"},
	{"[2025,]", generic + ", got"},
	{"[2025,,2026]", generic + ", got"},
	{"[2025...2026]", generic + ", got"},
	{"[2025..2026..2027]", generic + ", got"},
	{"[[2025]]", generic + ", got"},
	{"2025]", generic + ", got"},
	{"[2025,..2026]", "want .. without a date only at the start or end of a set, got"},
	{"[2025..,2026]", "want .. without a date only at the start or end of a set, got"},
	{"[2025-10-01/2025-10-02]", "want two dots (..) between the ends of a range in [ ], got"},
	{"{2025,2026}", "want one date, or one of several in [ ] (all of several, in { }, is not supported), got"},
	{"{2025-10-01..2025-10-02}", "want one date, or one of several in [ ] (all of several, in { }, is not supported), got"},
}

func TestParseErrors(t *testing.T) {
	for _, tt := range badDates {
		d, err := Parse(tt.text)
		want := fmt.Sprintf("%s %q%s", tt.message, tt.text, text(tt.text).hint())
		if err == nil || err.Error() != want {
			t.Errorf("Parse(%q)\n got: %v\nwant: %s", tt.text, err, want)
		}
		if d != (Date{}) {
			t.Errorf("Parse(%q): got %v beside an error, want the unknown date", tt.text, d)
		}
	}
}

func TestParseLength(t *testing.T) {
	longest := "[" + strings.Repeat("2025-10-01,", 8) + "2025-10-02]"
	if _, err := Parse(longest); err != nil {
		t.Errorf("Parse(%q): %v", longest, err)
	}
	for _, tt := range []struct {
		text, want string
	}{
		{strings.Repeat("1", 101), "want a date of at most 100 characters, got 101"},
		{strings.Repeat("۱", 101), "want a date of at most 100 characters, got 101"},
		{"[" + strings.Repeat("2025,", 10000) + "2025]", "want a date of at most 100 characters, got 50006"},
	} {
		if _, err := Parse(tt.text); err == nil || err.Error() != tt.want {
			t.Errorf("Parse of %d bytes: got %v, want %s", len(tt.text), err, tt.want)
		}
	}
}

func TestUnique(t *testing.T) {
	seen := map[string]bool{}
	for _, tt := range goodDates {
		if seen[tt.text] {
			t.Errorf("%q is in the tables twice", tt.text)
		}
		seen[tt.text] = true
	}
	for _, tt := range badDates {
		if seen[tt.text] {
			t.Errorf("%q is in the tables twice", tt.text)
		}
		seen[tt.text] = true
	}
}

// For common other ways of writing dates the message says what to do.
func TestDatesAreMended(t *testing.T) {
	for given, want := range map[string]string{
		"45999":      "a spreadsheet's number for a day; format its cells as text and write the date",
		"8.12.2025":  "the year comes first, in four digits, then the month",
		"12/08/2025": "the year comes first, in four digits, then the month",
	} {
		if _, err := Parse(given); err == nil || !strings.HasSuffix(err.Error(), ": "+want) {
			t.Errorf("%s: got %v, want it to end %q", given, err, want)
		}
	}
}
