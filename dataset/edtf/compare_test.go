package edtf

import (
	"slices"
	"testing"
)

// sorted is the order that Compare promises, case by case.
var sorted = []string{
	"2024",
	"[..2025-01-01]",
	"2025-01",
	"2025-33",
	"2025",
	"2025-21",
	"2025-21~",
	"2025-22",
	"2025-09~",
	"2025-09-29",
	"2025-09-30",
	"2025-09-30~",
	"../2025-10-01",
	"/2025-10-01",
	"2025-10-01",
	"2025-10-01?",
	"[2025-10-01..2025-10-02]",
	"2025-10",
	"2025-10-01/2026-03-31",
	"2025-10-01/",
	"2025-10-01/..",
	"[2025-10-01..]",
	"2025-10-02",
	"[..2025-10-02]",
	"[..2025-10-02,2025-10-05]",
	"2025-12-08",
	"../2026-21",
	"XXXX-09",
	"XXXX-09-05",
	"XXXX-10",
	"",
}

func TestCompare(t *testing.T) {
	dates := parseAll(t, sorted)
	for i, a := range dates {
		for j, b := range dates {
			want := 0
			if i < j {
				want = -1
			} else if i > j {
				want = 1
			}
			if got := Compare(a, b); got != want {
				t.Errorf("Compare(%q, %q) = %d, want %d", a, b, got, want)
			}
		}
	}
}

// TestCompareTotal: the order of all good dates is total: sorting from either end gives the same result,
// and equal means the same text.
func TestCompareTotal(t *testing.T) {
	var dates []Date
	for _, tt := range goodDates {
		dates = append(dates, parse(t, tt.text))
	}
	backwards := slices.Clone(dates)
	slices.Reverse(backwards)
	slices.SortFunc(dates, Compare)
	slices.SortFunc(backwards, Compare)
	if !slices.Equal(dates, backwards) {
		t.Errorf("the order depends on where it starts:\n got: %v\nwant: %v", backwards, dates)
	}
	for i, a := range dates {
		for j, b := range dates {
			if got := Compare(a, b); got != -Compare(b, a) || (got == 0) != (a == b) || (got < 0) != (i < j) {
				t.Errorf("Compare(%q, %q) = %d at places %d and %d", a, b, got, i, j)
			}
		}
	}
	if last := dates[len(dates)-1]; !last.IsZero() {
		t.Errorf("the last date is %q, want the unknown one", last)
	}
}

func parse(t testing.TB, s string) Date {
	t.Helper()
	d, err := Parse(s)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func parseAll(t testing.TB, texts []string) []Date {
	t.Helper()
	dates := make([]Date, len(texts))
	for i, s := range texts {
		dates[i] = parse(t, s)
	}
	return dates
}
