package trace

import (
	"slices"
	"strings"
	"testing"

	"onrecord/dataset"
	"onrecord/internal/testkit/fixture"
)

// TestWritten: what a reader may type, other than what outputs print.
func TestWritten(t *testing.T) {
	d := small(t)
	for _, test := range []struct{ what, want string }{
		// A number without its unit, in words, in other digits, as a ratio, rounded another way.
		{"25", "both.share"},
		{"25.0", "both.share"},
		{"at least 50/200", "both.share"},
		{"forty", "first-aboard first-aboard-fa first.observed"},
		{"چهل", "first-aboard first-aboard-fa first.observed"},
		{"۴۰ نفر", "first-aboard first-aboard-fa first.observed"},
		{"60", "first-planned first-repeat totals"},

		// A qualifier, a unit and a measure narrow what is found.
		{"about forty", "first-aboard-fa"},
		{"حدود ۴۰", "first-aboard-fa"},
		{"roughly 40 people", "first-aboard-fa"},
		{"as many as 90", "first-lawyer"},
		{"60 people planned", "first-planned"},
		{"60 aboard", "first-repeat"},
		{"between 10 and 12 people", "second-aboard second.observed"},

		// Words: a name, a title, a publisher, an address, a wording, a printed line, with or without quotation marks.
		{"The Wire", "wire-own wire"},
		{"the wire, in its own words", "wire-own"},
		{"شايان پرويز", "shayan"}, // with Arabic letters
		{"An Agency", "wire"},
		{"https://example.org/wire_(1)", "wire"},
		{"“carrying 60”", "first-repeat"},
		{"no comment", "agency-first"},
		{"the first flight, aboard: 38", "first-wire"},
		{"Ann Ng 90", "first-lawyer"},
		{"[first-wire]", "first-wire"},
		{"#claim-first-wire", "first-wire"},
	} {
		got, err := Of(d, test.what)
		if err != nil {
			t.Errorf("Of(%q): %v", test.what, err)
		} else if ids(got) != test.want || got.Note != "" {
			t.Errorf("Of(%q): got %q with the note %q, want %q", test.what, ids(got), got.Note, test.want)
		}
	}
}

// TestDates: a date in any form leads to what happened, was said, was answered and was published then.
func TestDates(t *testing.T) {
	d := small(t)
	const first = "first-left-wire first-aboard first-aboard-fa ruzname cumulative.2026-02-01"
	for _, test := range []struct{ what, want string }{
		{"1 February 2026", first},
		{"Feb. 1, 2026", first},
		{"on 1st February 2026", first},
		{"۱ فوریه ۲۰۲۶", first},
		{"2026-02-01", first},
		{"31 Jan", "first-left"},
		{"January", "first-left first-planned first-planned-cut plan-400"},
		{"January, year not given", "plan-400"},
		{"March 2026", "second-aboard"},
		{"about February 2026", "first-wire wire"},
		{"date unknown", "first-arrived"},
	} {
		got, err := Of(d, test.what)
		if err != nil {
			t.Errorf("Of(%q): %v", test.what, err)
		} else if ids(got) != test.want {
			t.Errorf("Of(%q): got %q, want %q", test.what, ids(got), test.want)
		}
	}
}

// TestNotFound: what is not on record is not found, and the message names what is near.
func TestNotFound(t *testing.T) {
	d := small(t)
	for _, test := range []struct{ what, want string }{
		{"40 flights", `nothing on record is "40 flights"; nearest is up to 20 flights (both.flights); counting something else: 40 (first-aboard), about 40 (first-aboard-fa), 38 to about 40 (first.observed)`},
		{"40%", `nothing on record is "40%"; nearest is at least 25% (both.share); counting something else: 40 (first-aboard), about 40 (first-aboard-fa), 38 to about 40 (first.observed)`},
		{"3 May 2025", `nothing on record is dated "3 May 2025"; nearest are 20 January 2026 (first-planned), 28 January 2026 (first-planned-cut), 31 January 2026 (first-left)`},
		{"The Wirre", `(did you mean "The Wire"?)`},
	} {
		got, err := Of(d, test.what)
		switch {
		case err == nil:
			t.Errorf("Of(%q): got %q, want the error %s", test.what, ids(got), test.want)
		case !strings.Contains(err.Error(), test.want):
			t.Errorf("Of(%q):\n got %s\nwant %s", test.what, err, test.want)
		}
	}
}

// TestNotFoundInPersian: the nearest numbers are named as they are shown.
func TestNotFoundInPersian(t *testing.T) {
	d := fixture.BuiltIn(t)
	d.Package.Language = "fa"
	want := `nothing on record is "۲۰ پرواز"; nearest is حداکثر ۸ پرواز (second-flight.flights); counting something else: ۲۰ (f3-planned-mehrabadi-cut)`
	if got, err := Of(d, "۲۰ پرواز"); err == nil || err.Error() != want {
		t.Errorf("got %q, %v, want the error %s", ids(got), err, want)
	}
}

// TestOtherwise: a number that is on record in another way is found with a note that says so.
func TestOtherwise(t *testing.T) {
	d := small(t)
	for _, test := range []struct{ what, want, note string }{
		{"at least 60", "first-planned first-repeat totals", "“at least 60”"},
		{"60 deported", "first-planned first-repeat totals", "“60 deported”"},
		{"60 Martians", "first-planned first-repeat totals", "“60 Martians”"},
	} {
		got, err := Of(d, test.what)
		if err != nil || !strings.HasPrefix(ids(got), test.want) || !strings.Contains(got.Note, test.note) {
			t.Errorf("Of(%q): got %q with the note %q, %v; want %q and %s", test.what, ids(got), got.Note, err, test.want, test.note)
		}
	}
}

// TestRounded: a share of 55/400 and a multiple of 400/55 are found by any rounding, with a note, and by no other
// number.
func TestRounded(t *testing.T) {
	d := fixture.BuiltIn(t)
	for what, want := range map[string]string{
		"0.137": "second-flight.share", "0.14": "second-flight.share", "13.8%": "second-flight.share", "14%": "second-flight.share",
		"7.27": "second-flight.multiple", "7.2": "second-flight.multiple", "seven times": "second-flight.multiple", "at most 7.28 times": "second-flight.multiple",
		"0.139": "", "15%": "", "7.29": "", "9 times": "",
	} {
		got, err := Of(d, what)
		if want == "" && err == nil || want != "" && (ids(got) != want || got.Note == "") {
			t.Errorf("Of(%q): got %q with the note %q, want %q", what, ids(got), got.Note, want)
		}
	}
}

// TestEveryShownText: each date, name, title, wording and sentence of the built-in dataset leads to its row, in
// both languages.
func TestEveryShownText(t *testing.T) {
	for _, lang := range []string{"en", "fa"} {
		d := fixture.BuiltIn(t)
		d.Package.Language = lang
		for i := range d.Dates {
			leads(t, d, d.Words().Date(d.Dates[i].Date), d.Dates[i].ID)
			leads(t, d, d.Dates[i].Wording, d.Dates[i].ID)
		}
		for i := range d.Figures {
			f := &d.Figures[i]
			leads(t, d, f.Wording, f.ID)
			if !f.Said.IsZero() {
				leads(t, d, d.Words().Date(f.Said), f.ID)
			}
		}
		for i := range d.Events {
			leads(t, d, d.Events[i].Title, d.Events[i].ID)
		}
		for i := range d.Actors {
			leads(t, d, d.Actors[i].Name, d.Actors[i].ID)
		}
		for i := range d.Sources {
			leads(t, d, d.Sources[i].Publisher, d.Sources[i].ID)
			leads(t, d, d.Sources[i].URL, d.Sources[i].ID)
		}
		for _, c := range d.Compared() {
			for _, n := range c.Numbers() {
				leads(t, d, n.Sentence, n.ID)
			}
		}
	}
}

func leads(t *testing.T, d *dataset.Dataset, what, id string) {
	t.Helper()
	if what == "" {
		return
	}
	got, err := Of(d, what)
	if err != nil || !slices.ContainsFunc(got.Found, func(n Node) bool { return n.ID == id }) {
		t.Errorf("%s: Of(%q): got %q, %v, want %s among them", d.Package.Language, what, ids(got), err, id)
	}
}
