package edtf

import (
	"testing"
	"time"
)

// TestEveryDay walks the calendar by its own rules, one day after another, against both directions.
func TestEveryDay(t *testing.T) {
	day := FirstDay
	for year := range 10000 {
		for month := time.January; month <= time.December; month++ {
			for dom := 1; dom <= 31; dom++ {
				got, ok := DayOf(year, month, dom)
				if want := exists(year, month, dom); ok != want {
					t.Fatalf("DayOf(%d, %v, %d): ok = %v, want %v", year, month, dom, ok, want)
				}
				if !ok {
					continue
				}
				if got != day {
					t.Fatalf("DayOf(%d, %v, %d) = %d, want %d", year, month, dom, got, day)
				}
				if y, m, d := day.Date(); y != year || m != month || d != dom {
					t.Fatalf("Day(%d).Date() = %d, %v, %d, want %d, %v, %d", day, y, m, d, year, month, dom)
				}
				day++
			}
		}
	}
	if day-1 != LastDay {
		t.Errorf("the last day is %d, want %d", day-1, LastDay)
	}
}

func exists(year int, month time.Month, dom int) bool {
	switch month {
	case time.April, time.June, time.September, time.November:
		return dom <= 30
	case time.February:
		leap := year%400 == 0 || year%4 == 0 && year%100 != 0
		return dom <= 28 || leap && dom == 29
	}
	return true
}

func TestDay(t *testing.T) {
	day, ok := DayOf(2025, time.December, 8)
	if !ok || int(day) != 20430 {
		t.Fatalf("DayOf(2025, 12, 8) = %d, %v, want 20430, true", day, ok)
	}
	if day.Year() != 2025 || day.Month() != time.December || day.Dom() != 8 {
		t.Errorf("got %d, %v, %d, want 2025, December, 8", day.Year(), day.Month(), day.Dom())
	}
	if got, want := day.Time(), time.Date(2025, 12, 8, 0, 0, 0, 0, time.UTC); got != want {
		t.Errorf("Time() = %v, want %v", got, want)
	}
	if got := day.String(); got != "2025-12-08" {
		t.Errorf("String() = %q, want 2025-12-08", got)
	}
	for _, d := range [][3]int{{-1, 1, 1}, {10000, 1, 1}, {2025, 0, 1}, {2025, 13, 1}, {2025, 1, 0}, {2025, 1, 32}, {2025, 2, 29}} {
		if got, ok := DayOf(d[0], time.Month(d[1]), d[2]); ok {
			t.Errorf("DayOf(%v) = %v, want none", d, got)
		}
	}
}
