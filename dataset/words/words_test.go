package words_test

import (
	"fmt"
	"testing"

	"onrecord/dataset/count"
	"onrecord/dataset/edtf"
	"onrecord/dataset/words"
)

func TestDate(t *testing.T) {
	for _, test := range []struct{ date, want string }{
		{"", "date not known"},
		{"2025-12-08", "8 December 2025"},
		{"2025-09", "September 2025"},
		{"2025-09-XX", "September 2025"},
		{"2025", "2025"},
		{"2025-XX", "2025"},
		{"2025-XX-XX", "2025"},
		{"202X", "the 2020s"},
		{"20XX", "the hundred years from 2000"},
		{"2025-09-30~", "about 30 September 2025"},
		{"2025-09?", "possibly September 2025"},
		{"2025%", "about possibly 2025"},
		{"XXXX-09", "September, year not stated"},
		{"XXXX-09-05", "5 September, year not stated"},
		{"XXXX-33", "the first quarter, year not stated"},
		{"XXXX-23", "autumn, year not stated"},
		{"XXXX-09~", "about September, year not stated"},
		{"2025-33", "the first quarter of 2025"},
		{"2025-36", "the fourth quarter of 2025"},
		{"2025-21", "spring 2025"},
		{"2025-24", "winter 2025"},
		{"2023-10-01/2024-09-30", "1 October 2023 to 30 September 2024"},
		{"2025-10-01/..", "from 1 October 2025"},
		{"2025-10-01/", "from 1 October 2025"},
		{"../2025-10-01", "until 1 October 2025"},
		{"/2025-10-01", "until 1 October 2025"},
		{"2025-10~/2025-11", "about October 2025 to November 2025"},
		{"[..2025-10-02]", "by 2 October 2025"},
		{"[2025-10-01..]", "on or after 1 October 2025"},
		{"[2025-10-01..2025-10-02]", "between 1 October 2025 and 2 October 2025"},
		{"[2025-10-01,2025-10-03]", "1 October 2025 or 3 October 2025"},
		{"[2025-10-01,2025-10-03..2025-10-05]", "1 October 2025 or between 3 October 2025 and 5 October 2025"},
		{"0000", "0"},
	} {
		d, err := edtf.Parse(test.date)
		if err != nil {
			t.Errorf("%q: %v", test.date, err)
			continue
		}
		if got := words.For("en").Date(d); got != test.want {
			t.Errorf("Date(%s) = %q, want %q", test.date, got, test.want)
		}
	}
}

// TestEveryDatePart: each month, season and quarter has a name.
func TestEveryDatePart(t *testing.T) {
	for _, lang := range words.Languages {
		w := words.For(lang)
		for _, year := range []string{"2025", "XXXX"} {
			for n := range 42 {
				d, err := edtf.Parse(fmt.Sprintf("%s-%02d", year, n))
				if err != nil {
					continue
				}
				if got := w.Date(d); got == "" || got[0] == '[' {
					t.Errorf("%s: %s is %q", lang, d, got)
				}
			}
		}
	}
}

func TestCount(t *testing.T) {
	of := count.Of
	for _, test := range []struct {
		c    count.Count
		want string
	}{
		{count.Count{Qualifier: count.Exact, Value: of(55)}, "55"},
		{count.Count{Qualifier: count.Exact, Value: of(0)}, "0"},
		{count.Count{Qualifier: count.About, Value: of(1234567)}, "about 1,234,567"},
		{count.Count{Qualifier: count.UpTo, Value: of(400)}, "up to 400"},
		{count.Count{Qualifier: count.FewerThan, Value: of(1000)}, "fewer than 1,000"},
		{count.Count{Qualifier: count.AtLeast, Value: of(999)}, "at least 999"},
		{count.Count{Qualifier: count.MoreThan, Value: of(50)}, "more than 50"},
		{count.Count{Qualifier: count.Between, Value: of(20), To: of(30)}, "between 20 and 30"},
		{count.Count{Qualifier: count.Unstated}, "no number given"},
	} {
		if got := words.For("en").Count(test.c); got != test.want {
			t.Errorf("Count(%v) = %q, want %q", test.c, got, test.want)
		}
	}
}

func TestSpan(t *testing.T) {
	w := words.For("en")
	r := func(num, den int64) count.Ratio { return count.Ratio{Num: num, Den: den} }
	units := map[string]words.Unit{"plain": w.Plain(), "percent": w.Percent(), "times": w.Times(), "flights": w.Counted("flights")}
	for _, test := range []struct {
		unit string
		span count.Span
		want string
	}{
		{"percent", count.Span{Low: r(55, 400)}, "at least 13.7%"},
		{"percent", count.Span{Low: r(55, 400), High: r(55, 400)}, "13.8%"},
		{"percent", count.Span{High: r(55, 400)}, "up to 13.8%"},
		{"percent", count.Span{Low: r(55, 400), High: r(1, 3)}, "13.7 to 33.4%"},
		{"percent", count.Span{Low: r(50, 400), Approximate: true}, "about 12.5% or more"},
		{"percent", count.Span{High: r(50, 400), Approximate: true, Step: r(1, 100)}, "about 13% or less"},
		{"plain", count.Span{High: r(50, 1), Approximate: true}, "about 50 or fewer"},
		{"percent", count.Span{Low: r(62, 70), High: r(62, 70), Approximate: true, Step: r(1, 10)}, "about 90%"},
		{"percent", count.Span{Low: r(1, 4), High: r(1, 4), Approximate: true}, "about 25%"},
		{"percent", count.Span{Low: r(1, 4), High: r(1, 2), Approximate: true}, "about 25 to 50%"},
		{"times", count.Span{High: r(400, 55)}, "up to 7.3 times"},
		{"times", count.Span{Low: r(1, 999999999999999)}, "at least 0.000000000000001 times"},
		{"flights", count.Span{High: r(8, 1)}, "up to 8 flights"},
		{"flights", count.Span{Low: r(1, 1), High: r(1, 1)}, "1 flight"},
		{"flights", count.Span{Low: r(1_000_001, 1)}, "at least 1,000,001 flights"},
		{"plain", count.Span{High: r(345, 1)}, "up to 345"},
		{"plain", count.Span{Low: r(-45, 1), High: r(-45, 1)}, "−45"},
		{"plain", count.Span{}, "cannot be calculated"},
	} {
		if got := w.Span(test.span, units[test.unit]); got != test.want {
			t.Errorf("Span(%v) in %s = %q, want %q", test.span, test.unit, got, test.want)
		}
	}
}

func TestWords(t *testing.T) {
	w := words.For("en")
	for _, test := range []struct{ what, got, want string }{
		{"Number", w.Number(1234567), "1,234,567"},
		{"Number", w.Number(100), "100"},
		{"Number", w.Number(-1000), "−1,000"},
		{"Digits", w.Digits(2025), "2025"},
		{"Plural of 1", w.Plural("people", 1, ""), "1 person"},
		{"Plural of 0", w.Plural("people", 0, ""), "0 people"},
		{"Plural of 2", w.Plural("people", 2, ""), "2 people"},
		{"Plural of a million and one", w.Plural("people", 1_000_001, ""), "1,000,001 people"},
		{"Plural of ten million and one", w.Plural("people", 10_000_001, ""), "10,000,001 people"},
		{"Plural with other words for the number", w.Plural("people", 1, "about 1"), "about 1 person"},
		{"Plural of a key without forms", w.Plural("nothing", 1, ""), "[nothing.other]"},
		{"Say without words", w.Say("no.such.key"), "[no.such.key]"},
		{"Say with what it has no use for", w.Say("about", "x", "y", "n", "5"), "about 5"},
		{"Say does not fill in what was filled in", w.Say("list.and", "a", "{b}", "b", "{a}"), "{b} and {a}"},
		{"And of none", w.And(nil), ""},
		{"And of one", w.And([]string{"a"}), "a"},
		{"And of two", w.And([]string{"a", "b"}), "a and b"},
		{"And of four", w.And([]string{"a", "b", "c", "d"}), "a, b, c and d"},
		{"Or of three", w.Or([]string{"a", "b", "c"}), "a, b or c"},
		{"Code", w.Code("measure", "aboard"), "aboard"},
		{"Code of nothing", w.Code("measure", ""), ""},
		{"Code that there is not", w.Code("measure", "x"), "[measure.x]"},
		{"Country", w.Country("IR"), "Iran"},
		{"Country without a name", w.Country("??"), "??"},
		{"Country of nothing", w.Country(""), ""},
		{"About", w.About(true, "5"), "about 5"},
		{"not About", w.About(false, "5"), "5"},
		{"Lang", w.Lang(), "en"},
		{"Dir", w.Dir(), "ltr"},
	} {
		if test.got != test.want {
			t.Errorf("%s = %q, want %q", test.what, test.got, test.want)
		}
	}
}

func Example() {
	w := words.For("en-GB")
	fmt.Println(w.Count(count.Count{Qualifier: count.UpTo, Value: count.Of(1400)}))
	fmt.Println(w.Span(count.Span{Low: count.Ratio{Num: 55, Den: 400}}, w.Percent()))
	// Output:
	// up to 1,400
	// at least 13.7%
}
