package trace

import (
	"bytes"
	"slices"
	"strings"
	"testing"
	"unicode"

	"onrecord/dataset"
	"onrecord/internal/testkit/fixture"
	"onrecord/internal/testkit/golden"
)

func small(t testing.TB) *dataset.Dataset {
	t.Helper()
	return fixture.Load(t, "testdata/small")
}

// ids are the kinds and ids of what was found.
func ids(t Trace) string {
	var list []string
	for _, n := range t.Found {
		list = append(list, n.ID)
	}
	return strings.Join(list, " ")
}

func TestOf(t *testing.T) {
	d := small(t)
	for _, test := range []struct{ what, want string }{
		{"both.share", "both.share"},
		{"first.observed", "first.observed"},
		{"first-aboard", "first-aboard"},
		{"first-left", "first-left"},
		{"agency-first", "agency-first"},
		{"both", "both"},
		{"first", "first"},
		{"shayan", "shayan"},
		{"paper", "paper"},
		{"25%", "both.share"},
		{"25 per cent", "both.share"},
		{"at least 25%", "both.share"},
		{"AT LEAST 25%", "both.share"},
		{"۲۵٪", "both.share"},
		{"0.25", "both.share"},
		{"50/200", "both.share"},
		{"up to 200", "plan-400 plan.projected"},
		{"about 40", "first-aboard-fa"},
		{"between 10 and 12", "second-aboard second.observed"},
		{"38", "first-wire first.observed"},
		{"38 to about 40", "first.observed"},
		{"50 to 52", "both.sum"},
		{"/figures/3/value", "first-wire"},
		{"figures[3].value", "first-wire"},
		{"$.figures[3]", "first-wire"},
		{"/derived/figures/0/words", "first-aboard"},
		{"/derived/ranges/0/low", "first.observed"},
		{"/derived/comparisons/0/numbers/1/value", "both.share"},
		{"derived.comparisons[0].numbers[0].low.numerator", "both.sum"},
		{"/derived/comparisons/0/id", "both"},
		{"/events/1/title", "second"},
	} {
		got, err := Of(d, test.what)
		if err != nil {
			t.Errorf("Of(%q): %v", test.what, err)
		} else if ids(got) != test.want {
			t.Errorf("Of(%q): got %q, want %q", test.what, ids(got), test.want)
		}
	}
}

func TestOfErrors(t *testing.T) {
	d := small(t)
	for _, test := range []struct{ what, want string }{
		{"26 %", `nothing on record is "26 %"; nearest is at least 25% (both.share)`},
		{"41", `nothing on record is "41"; nearest are 40 (first-aboard), about 40 (first-aboard-fa), 38 to about 40 (first.observed)`},
		{"first-abroad", `want a number, a date, words on record, an id, a chart or a path into the JSON document, got "first-abroad" (did you mean "first-aboard"?)`},
		{"both.shares", `want a number, a date, words on record, an id, a chart or a path into the JSON document, got "both.shares" (did you mean "both.share"?)`},
		{"nothing like it", `want a number, a date, words on record, an id, a chart or a path into the JSON document, got "nothing like it"`},
		{"", `want a number, a date, words on record, an id, a chart or a path into the JSON document, got ""`},
		{"/figures/99/value", `"/figures/99/value": want a place in figures from 0 to 9, got "99"`},
		{"/figures/-1", `"/figures/-1": want a place in figures from 0 to 9, got "-1"`},
		{"/package/title", `"/package/title" is about the dataset as a whole: no claim is behind it`},
		{"/derived/other/0", `want derived figures, ranges or comparisons, got "/derived/other/0"`},
		{"/derived/comparisons/0/numbers/9", `"/derived/comparisons/0/numbers/9": want a place in numbers from 0 to 5, got "9"`},
		{"/", `want a path such as /figures/3/value, got "/"`},
		{"/other/3", `want a path that begins with a table or with derived, got "/other/3"`},
	} {
		if got, err := Of(d, test.what); err == nil {
			t.Errorf("Of(%q): got %q, want the error %s", test.what, ids(got), test.want)
		} else if err.Error() != test.want {
			t.Errorf("Of(%q):\n got %s\nwant %s", test.what, err, test.want)
		}
	}
}

// TestOtherQualifier: a number that is on record with another qualifier is found, with a note.
func TestOtherQualifier(t *testing.T) {
	got, err := Of(small(t), "more than 200")
	if err != nil {
		t.Fatal(err)
	}
	if ids(got) != "plan-400 plan.projected" || !strings.Contains(got.Note, "more than 200") {
		t.Errorf("got %q with the note %q, want plan-400 and its range, and a note", ids(got), got.Note)
	}
}

// TestBearing: the claims that bear on a claim, with their roles.
func TestBearing(t *testing.T) {
	d := small(t)
	for _, test := range []struct{ id, want string }{
		{"first-aboard", "same_statement first-aboard-fa; contradicts first-wire"},
		{"first-aboard-fa", "same_statement first-aboard; differs first-wire"},
		{"first-planned", "superseded_by first-planned-cut; repeated_by first-repeat"},
		{"first-planned-cut", "supersedes first-planned"},
		{"first-repeat", "repeats first-planned; contradicts first-aboard; contradicts first-wire; differs first-aboard-fa"},
		{"first-lawyer", "differs first-aboard; differs first-aboard-fa; differs first-wire"},
		{"second-none", ""},
	} {
		got, err := Of(d, test.id)
		if err != nil {
			t.Fatal(err)
		}
		var list []string
		for _, o := range got.Found[0].Others {
			list = append(list, string(o.Role)+" "+o.ID)
		}
		if s := strings.Join(list, "; "); s != test.want {
			t.Errorf("%s: got %q, want %q", test.id, s, test.want)
		}
	}
}

func TestIDs(t *testing.T) {
	d := small(t)
	got, err := IDs(d, "chart people", []string{"first-aboard", "plan-400", "first-aboard"})
	if err != nil || ids(got) != "first-aboard plan-400" || got.Query != "chart people" {
		t.Errorf("got %q of %q, %v", ids(got), got.Query, err)
	}
	if _, err := IDs(d, "chart people", []string{"first-abroad"}); err == nil || !strings.Contains(err.Error(), `chart people shows "first-abroad"`) {
		t.Errorf("got %v, want an error that names the chart and the id", err)
	}
}

// TestEveryShownNumber: each number of the built-in dataset is found by the text that shows it, and leads
// to at least one claim.
func TestEveryShownNumber(t *testing.T) {
	d := fixture.BuiltIn(t)
	for _, c := range d.Compared() {
		for _, n := range c.Numbers() {
			checkFound(t, d, n.Words, n.ID)
			checkFound(t, d, n.ID, n.ID)
		}
	}
	for _, r := range d.Ranges() {
		checkFound(t, d, r.Words, r.ID)
		checkFound(t, d, r.ID, r.ID)
	}
	for i := range d.Figures {
		f := &d.Figures[i]
		checkFound(t, d, d.Words().Count(f.Count()), f.ID)
		checkFound(t, d, f.ID, f.ID)
	}
}

func checkFound(t *testing.T, d *dataset.Dataset, what, id string) {
	t.Helper()
	got, err := Of(d, what)
	if err != nil {
		t.Errorf("Of(%q): %v", what, err)
		return
	}
	i := slices.IndexFunc(got.Found, func(n Node) bool { return n.ID == id })
	switch {
	case i < 0:
		t.Errorf("Of(%q): got %q, want %s among them", what, ids(got), id)
	case got.Found[i].Claim == nil && !slices.ContainsFunc(got.Found[i].Inputs, func(n Node) bool { return n.Claim != nil }):
		t.Errorf("Of(%q): %s leads to no claim", what, id)
	}
}

func TestWriteJSON(t *testing.T) {
	got, err := Of(small(t), "first")
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if err := got.WriteJSON(&b); err != nil {
		t.Fatal(err)
	}
	golden.Check(t, "testdata/first.json", b.Bytes())
}

// TestWriteJSONEscapes: characters that could steer a terminal are escaped.
func TestWriteJSONEscapes(t *testing.T) {
	var b bytes.Buffer
	if err := WriteJSON(&b, Trace{Query: "a\x1b\u009b\u202e\u2028\U000e0001é\u007f"}); err != nil {
		t.Fatal(err)
	}
	want := `"query": "a\u001b\u009b\u202e\u2028\udb40\udc01é\u007f"`
	if !strings.Contains(b.String(), want) {
		t.Errorf("got %s, want %s", b.String(), want)
	}
}

// FuzzOf: any query returns a trace or an error.
func FuzzOf(f *testing.F) {
	for _, s := range []string{"55", "1e9", "%", "/", "figures[", "0/0", "5/0", "٫", "-", "1,2,3", "/derived/ranges/0", "\x00", "9999999999999999999999999999", "1e999999999"} {
		f.Add(s)
	}
	d := small(f)
	f.Fuzz(func(t *testing.T, s string) {
		got, err := Of(d, s)
		if (err == nil) != (len(got.Found) > 0) {
			t.Errorf("Of(%q): %d found, error %v", s, len(got.Found), err)
		}
		if err != nil && strings.IndexFunc(err.Error(), unicode.IsControl) >= 0 {
			t.Errorf("Of(%q): control characters in %q", s, err)
		}
	})
}

// TestPersianPercent: a share is found as it is typed, though Persian writes percent as a word.
func TestPersianPercent(t *testing.T) {
	d := fixture.BuiltIn(t)
	d.Package.Language = "fa"
	for _, text := range []string{"13.7%", "۱۳٫۷ درصد", "13.75 %"} {
		if got, err := Of(d, text); err != nil || got.Found[0].ID != "second-flight.share" {
			t.Errorf("%s: got %v, %v, want second-flight.share", text, got.Found, err)
		}
	}
}
