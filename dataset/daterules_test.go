package dataset_test

import (
	"fmt"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"onrecord/dataset"
	"onrecord/dataset/edtf"
)

// dateRules are the rules of docs/model.md, each with dates of a flight with 55 people and what follows from
// them.
var dateRules = []struct {
	rule, dates, ask string
	want             string
}{
	{"D1", "departed 2025-09", "days", "2025-09-01 to 2025-09-30"},
	{"D1", "departed 2025-33/2025-34", "days", "2025-01-01 to 2025-06-30"},
	{"D1", "departed 2025-41", "days", "2025-07-01 to 2025-12-31"},
	{"D2", "departed XXXX-09", "days", "unknown"},
	{"D2", "departed [..2025-10-02]", "days", ".. to 2025-10-02"},
	{"D2", "departed XXXX-09; arrived 2025-09-30", "days", "arrived 2025-09-30 to 2025-09-30"},
	{"D3", "departed 2025-09-30~", "days", "2025-09-29 to 2025-10-01, approximate"},
	{"D3", "departed 2025-09~", "days", "2025-08-01 to 2025-10-31, approximate"},
	{"D3", "departed 2025-09-30~", "month", "unknown"},
	{"D3", "departed 2025-09-15~", "month", "2025-09"},
	{"D4", "departed 2025-09-15?", "days", "2025-09-15 to 2025-09-15, approximate, uncertain"},
	{"D4", "departed 2025-09-15?", "month", "unknown"},
	{"D4", "departed 2025-09-15?", "certainly since 2025-01", "no"},
	{"D4", "departed 2025-09-15%", "days", "2025-09-14 to 2025-09-16, approximate, uncertain"},
	{"D5", "departed 2025-21", "days", "2025-03-01 to 2025-12-31"},
	{"D5", "departed 2025-23", "days", "2025-03-01 to 2025-12-31"},
	{"D5", "departed 2025-22", "days", "2024-12-01 to 2026-03-31"},
	{"D5", "departed 2025-24", "month", "unknown"},
	{"D6", "departed 2025-28", "days", "2025-12-01 to 2026-02-28"},
	{"D6", "departed 2025-29", "days", "2025-09-01 to 2025-11-30"},
	{"D7", "departure_scheduled 2025-09-28; departed 2025-09-29; arrived 2025-09-30; announced 2025-09-01", "days", "2025-09-29 to 2025-09-29"},
	{"D7", "departure_scheduled 2025-09-28; departed; arrived 2025-09-30", "days", "arrived 2025-09-30 to 2025-09-30"},
	{"D7", "departure_scheduled 2025-09-28; announced 2025-09-01", "days", "unknown"},
	{"D8", "departed 2025-09; departed 2025-09-29", "days", "2025-09-29 to 2025-09-29"},
	{"D8", "departed 2025-10; departed [..2025-10-02]", "days", "2025-10-01 to 2025-10-02"},
	{"D8", "departed 2025-09-29; departed 2025-09-30~", "days", "2025-09-29 to 2025-09-29"},
	{"D8", "departed [2025-09-29..]; departed [..2025-10-02]", "days", "2025-09-29 to 2025-10-02"},
	{"D8", "period 2024; period 2023-10-01/2024-09-30", "days", "period 2023-10-01 to 2024-12-31, disputed"},
	{"D9", "departed 2025-09-29; departed 2025-10-01", "days", "2025-09-29 to 2025-10-01, disputed"},
	{"D9", "departed 2025; departed 2025-09-29; departed 2025-10-01", "days", "2025-09-29 to 2025-10-01, disputed"},
	{"D9", "departed [2025-09-29,2025-10-02]; departed 2025-09-30", "days", "2025-09-29 to 2025-10-02, disputed"}, // it is neither of the two
	{"D10", "departed 2025-09-29; departed 2025-09?", "days", "2025-09-29 to 2025-09-29"},
	{"D10", "departed 2025-09; departed 2025-09-29?", "days", "2025-09-01 to 2025-09-30"},
	{"D10", "departed 2025-09-29; departed 2025-10-05?", "days", "2025-09-29 to 2025-10-05, approximate, uncertain, disputed"},
	{"D11", "departed 2025-09; arrived 2025-09-20", "days", "2025-09-01 to 2025-09-20"},
	{"D11", "departed [2025-09-15..]; arrived [..2025-10-02]", "days", "2025-09-15 to 2025-10-02"},
	{"D11", "departed 2025-09; arrived 2025-09-10; arrived 2025-09-20", "days", "2025-09-01 to 2025-09-20"}, // whichever is right
	{"D11", "departed 2025-09; arrived 2025-09-20?", "days", "2025-09-01 to 2025-09-30"},
	{"D11", "departed 2025-09-29; arrived 2025-09-20", "days", "2025-09-29 to 2025-09-29"}, // a contradiction
	{"D11", "departed 2025-09-01; departed 2025-09-29; arrived 2025-09-20", "days", "2025-09-01 to 2025-09-29, disputed"},
	{"D11", "arrived 2025-09-20", "departure", ".. to 2025-09-20"},
	{"D11", "departed 2025-09; arrived 2025-10-05", "month", "2025-09"},
	{"D12", "departed 2025-09; departed [2025-09-29..2025-10-02]", "month", "2025-09"},
	{"D12", "departed [2025-09-29..2025-10-01]", "month", "unknown"},
	{"D12", "departed [2025-09-29..2025-10-01]", "quarter", "unknown"},
	{"D12", "departed [2025-09-29..2025-10-01]", "year", "2025"},
	{"D12", "departed 2025-09-29; departed 2025-10-01", "month", "unknown"},
	{"D12", "departed [..2025-10-01]", "year", "unknown"},
	{"D13", "departed [2025-09-29..2025-10-01]", "by 2025-09-28", "0 to 0"},
	{"D13", "departed [2025-09-29..2025-10-01]", "by 2025-09-30", "0 to 55"},
	{"D13", "departed [2025-09-29..2025-10-01]", "by 2025-10-01", "55 to 55"},
	{"D13", "departed 2025-09-30~", "by 2025-09-30", "0 to 55"},
	{"D13", "departed 2025-09-30?", "by 2025-09-30", "55 to 55"},
	{"D14", "departed 2025-09-30~", "since 2025-10", "yes"},
	{"D14", "departed 2025-09-30~", "since 2025-10-02", "no"},
	{"D14", "departed 2025-09-30~", "certainly since 2025-09-30", "no"},
	{"D14", "departed 2025-09-30~", "certainly since 2025-09-29", "yes"},
	{"D14", "departed", "since 2025-10", "yes"},
	{"D14", "departed", "certainly since 2025-10", "no"},
	{"D14", "departure_scheduled 2025-09-01; departed 2025-10-01", "certainly since 2025-10", "yes"},
}

func TestDateRules(t *testing.T) {
	var shown []string
	for _, c := range dateRules {
		shown = append(shown, c.rule)
		d := flights(t, "flight", [2]string{"aboard exact 55", c.dates})
		if got := asked(t, d, c.ask); got != c.want {
			t.Errorf("%s: %s: %s: got %s, want %s", c.rule, c.dates, c.ask, got, c.want)
		}
	}
	doc, err := os.ReadFile("../docs/model.md")
	if err != nil {
		t.Fatal(err)
	}
	var documented []string
	for _, m := range regexp.MustCompile(`(?m)^\*\*(D\d+)\. `).FindAllStringSubmatch(string(doc), -1) {
		documented = append(documented, m[1])
	}
	if shown = slices.Compact(shown); !slices.Equal(documented, shown) {
		t.Errorf("docs/model.md has the rules %v, and the test shows %v", documented, shown)
	}
}

// asked is what a dataset of one flight says to a question.
func asked(t *testing.T, d *dataset.Dataset, ask string) string {
	t.Helper()
	question, of, _ := strings.Cut(ask, " ")
	switch question {
	case "days":
		return inDays(d.When("e0"))
	case "departure":
		return inDays(d.When("e0", "departed"))
	case "by":
		day, _ := on(t, of).Full()
		c := d.Cumulative()
		step := c.At(day)
		return fmt.Sprintf("%d to %d", step.Low, step.High)
	case "since", "certainly":
		part, err := d.Select(dataset.Selection{Since: on(t, strings.TrimPrefix(of, "since ")), Certainly: question == "certainly"})
		if err != nil {
			t.Fatal(err)
		}
		return map[bool]string{true: "yes", false: "no"}[len(part.Figures) > 0]
	}
	totals, err := d.Flown().By(dataset.Division(question))
	if err != nil || len(totals) != 1 {
		t.Fatalf("%d totals, %v", len(totals), err)
	}
	return or(totals[0].Key, "unknown")
}

// inDays is when something took place, in short; what dates it is named unless it is a departure.
func inDays(w dataset.When, ok bool) string {
	if !ok {
		return "unknown"
	}
	day := func(d edtf.Day, known bool) string {
		if !known {
			return ".."
		}
		return d.String()
	}
	s := day(w.First, w.FirstKnown) + " to " + day(w.Last, w.LastKnown)
	if w.Milestone != "departed" {
		s = string(w.Milestone) + " " + s
	}
	for i, is := range []bool{w.Approximate, w.Uncertain, w.Disputed} {
		if is {
			s += ", " + []string{"approximate", "uncertain", "disputed"}[i]
		}
	}
	return s
}
