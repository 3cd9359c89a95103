package edtf

import (
	"encoding/json"
	"testing"
	"unsafe"
)

// TestSmall limits the size of a date: a dataset may have millions.
func TestSmall(t *testing.T) {
	if got := unsafe.Sizeof(Date{}); unsafe.Sizeof(uintptr(0)) == 8 && got > 32 {
		t.Errorf("a Date takes %d bytes, want at most 32", got)
	}
}

// TestAllocations: functions that run once per row do not allocate, and do not copy the text.
func TestAllocations(t *testing.T) {
	for _, s := range []string{"", "2025-12-08", "2025-09", "2025-09-30~", "XXXX-09", "2023-10-01/2024-09-30"} {
		var d Date
		allocations := testing.AllocsPerRun(100, func() {
			d, _ = Parse(s)
			d.Within(0, LastDay)
			d.Parts()
		})
		if allocations != 0 {
			t.Errorf("%q: %v allocations, want 0", s, allocations)
		}
		if unsafe.StringData(d.text) != unsafe.StringData(s) {
			t.Errorf("%q: the text was copied", s)
		}
	}
}

func TestDateOf(t *testing.T) {
	for _, text := range []string{"0000-01-01", "1969-12-31", "2024-02-29", "9999-12-31"} {
		want := parse(t, text)
		if day, _ := want.Full(); DateOf(day) != want {
			t.Errorf("DateOf(%d) = %v, want %v", day, DateOf(day), want)
		}
	}
}

func TestWritten(t *testing.T) {
	for text, want := range map[string]string{
		"2025-09-30~":            "2025-09-30 2025-09-30",
		"2025-09%":               "2025-09-01 2025-09-30",
		"2025-09":                "2025-09-01 2025-09-30",
		"2025-09~/2025-11":       "2025-09-01 2025-11-30",
		"[2025-09-30~,2025-11~]": "2025-09-30 2025-11-30",
		"[..2025-09-30~]":        "none 2025-09-30",
		"XXXX-09~":               "none none",
	} {
		first, ok1, last, ok2 := parse(t, text).Written()
		day := func(d Day, ok bool) string {
			if !ok {
				return "none"
			}
			return d.String()
		}
		if got := day(first, ok1) + " " + day(last, ok2); got != want {
			t.Errorf("%q: got %s, want %s", text, got, want)
		}
	}
}

func TestJSON(t *testing.T) {
	const text = `{"a":"2025-09-30~","b":"","c":"[..2025-10-02]"}`
	var dates map[string]Date
	if err := json.Unmarshal([]byte(text), &dates); err != nil {
		t.Fatal(err)
	}
	if !dates["a"].Approximate() || !dates["b"].IsZero() || dates["c"].Precision() != PrecisionOneOf {
		t.Errorf("read %v from %s", dates, text)
	}
	got, err := json.Marshal(dates)
	if err != nil || string(got) != text {
		t.Errorf("got %s, %v, want %s", got, err, text)
	}
	kept := parse(t, "2025")
	if err := kept.UnmarshalText([]byte("2025-13")); err == nil || kept != parse(t, "2025") {
		t.Errorf("got %v, %v, want 2025 kept and an error", kept, err)
	}
}

// FuzzParse checks what is true of every date, also within ranges of days.
func FuzzParse(f *testing.F) {
	for _, tt := range goodDates {
		f.Add(tt.text, int32(20430), uint16(30))
	}
	for _, tt := range badDates {
		f.Add(tt.text, int32(20000), uint16(365))
	}
	f.Fuzz(func(t *testing.T, s string, from int32, days uint16) {
		d, err := Parse(s)
		if err != nil {
			if d != (Date{}) {
				t.Errorf("%q: a date beside an error", s)
			}
			return
		}
		if again, err := Parse(d.String()); d.String() != s || err != nil || again != d {
			t.Errorf("%q: read again as %v, %v", s, again, err)
		}
		if got := written(d); got != s {
			t.Errorf("%q: from its parts written %q", s, got)
		}
		checkBounds(t, d)
		checkWithin(t, d, max(FirstDay, Day(from)%LastDay), Day(days))
	})
}

func checkBounds(t *testing.T, d Date) {
	first, ok1 := d.Earliest()
	last, ok2 := d.Latest()
	if ok1 && ok2 && last < first {
		t.Errorf("%q: latest %v is before earliest %v", d, last, first)
	}
	if ok1 && (first < FirstDay || first > LastDay) || ok2 && (last < FirstDay || last > LastDay) {
		t.Errorf("%q: earliest %v and latest %v, want %v to %v", d, first, last, FirstDay, LastDay)
	}
	if day, ok := d.Full(); ok && day.String() != d.String() {
		t.Errorf("%q: full day %v", d, day)
	}
	if Compare(d, d) != 0 || !d.IsZero() && Compare(d, Date{}) != -1 {
		t.Errorf("%q: not equal to itself, or not before the unknown date", d)
	}
}

// checkWithin: a wider range never loses a date, and a narrower one never gains it.
func checkWithin(t *testing.T, d Date, from, days Day) {
	if got := d.Within(FirstDay, LastDay); got == Cannot {
		t.Errorf("%q cannot fall on any day", d)
	}
	narrow := d.Within(from, from+days)
	wide := d.Within(from-days, from+2*days)
	if wide < narrow {
		t.Errorf("%q: %v within %v to %v, and %v within a wider range", d, narrow, from, from+days, wide)
	}
	first, ok1 := d.Earliest()
	last, ok2 := d.Latest()
	if ok1 && ok2 && (narrow == Must) != (!d.Uncertain() && first >= from && last <= from+days) {
		t.Errorf("%q: %v within %v to %v", d, narrow, from, from+days)
	}
	if narrow != Cannot && (ok1 && first > from+days || ok2 && last < from) {
		t.Errorf("%q: %v within %v to %v", d, narrow, from, from+days)
	}
}

var sink Date

func BenchmarkParse(b *testing.B) {
	for _, s := range []string{"2025-12-08", "2025-09", "2025-09-30~", "2023-10-01/2024-09-30", "[2025-10-01..2025-10-02]"} {
		b.Run(s, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				sink, _ = Parse(s)
			}
		})
	}
}
