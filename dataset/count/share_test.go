package count_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"onrecord/dataset/count"
)

// counts are the eight qualifiers, each with a number, by their names in the table of shares.
var counts = []struct {
	name  string
	count func(n int64) count.Count
}{
	{"exact", with(count.Exact)},
	{"about", with(count.About)},
	{"up_to", with(count.UpTo)},
	{"fewer_than", with(count.FewerThan)},
	{"at_least", with(count.AtLeast)},
	{"more_than", with(count.MoreThan)},
	{"between", func(n int64) count.Count {
		return count.Count{Qualifier: count.Between, Value: count.Of(n), To: count.Of(n + 10)}
	}},
	{"unstated", func(int64) count.Count { return count.Count{Qualifier: count.Unstated} }},
}

func with(q count.Qualifier) func(int64) count.Count {
	return func(n int64) count.Count { return count.Count{Qualifier: q, Value: count.Of(n)} }
}

// shares is the share of 50 of 400, for each pair of qualifiers: the bound, its ends, and ~ if it is
// approximate. Between is 50 to 60 and 400 to 410. A row is the part, a column the whole.
const shares = `
part        exact                       about                       up_to            fewer_than       at_least        more_than       between                     unstated
exact       exact_50/400                exact~_50/400               at_least_50/400  at_least_50/399  at_most_50/400  at_most_50/401  between_50/410_50/400       none
about       exact~_50/400               exact~_50/400               at_least~_50/400 at_least~_50/399 at_most~_50/400 at_most~_50/401 between~_50/410_50/400      none~
up_to       at_most_50/400              at_most~_50/400             none             none             at_most_50/400  at_most_50/401  at_most_50/400              none
fewer_than  at_most_49/400              at_most~_49/400             none             none             at_most_49/400  at_most_49/401  at_most_49/400              none
at_least    at_least_50/400             at_least~_50/400            at_least_50/400  at_least_50/399  none            none            at_least_50/410             none
more_than   at_least_51/400             at_least~_51/400            at_least_51/400  at_least_51/399  none            none            at_least_51/410             none
between     between_50/400_60/400       between~_50/400_60/400      at_least_50/400  at_least_50/399  at_most_60/400  at_most_60/401  between_50/410_60/400       none
unstated    none                        none~                       none             none             none            none            none                        none
`

// TestShare checks the table of all 64 pairs of qualifiers.
func TestShare(t *testing.T) {
	rows := strings.Split(strings.TrimSpace(shares), "\n")
	columns := strings.Fields(rows[0])[1:]
	if len(rows) != 9 || len(columns) != 8 {
		t.Fatalf("%d rows and %d columns, want 9 and 8", len(rows), len(columns))
	}
	for i, part := range counts {
		cells := strings.Fields(rows[i+1])
		if cells[0] != part.name {
			t.Fatalf("row %d is %q, want %q", i, cells[0], part.name)
		}
		for j, whole := range counts {
			if columns[j] != whole.name {
				t.Fatalf("column %d is %q, want %q", j, columns[j], whole.name)
			}
			share, err := part.count(50).Span().Div(whole.count(400).Span())
			if err != nil {
				t.Errorf("%s of %s: %v", part.name, whole.name, err)
			}
			if got := inShort(share); got != cells[j+1] {
				t.Errorf("%s 50 of %s 400 = %s, want %s", part.name, whole.name, got, cells[j+1])
			}
		}
	}
}

// inShort is a span in the notation of the tables: exact_55/400, between~_1_2, none.
func inShort(s count.Span) string {
	text := string(s.Bound())
	if s.Approximate {
		text += "~"
	}
	if s.Low.Known() {
		text += "_" + fraction(s.Low)
	}
	if s.High.Known() && !s.Low.Equal(s.High) {
		text += "_" + fraction(s.High)
	}
	return text
}

func fraction(r count.Ratio) string {
	if r.Den == 1 {
		return fmt.Sprint(r.Num)
	}
	return fmt.Sprintf("%d/%d", r.Num, r.Den)
}

// parse reads "up_to 400" and "between 20 30".
func parse(t *testing.T, s string) count.Count {
	t.Helper()
	var c count.Count
	fields := strings.Fields(s)
	c.Qualifier = count.Qualifier(fields[0])
	for i, n := range []*count.Number{&c.Value, &c.To} {
		if len(fields) > i+1 {
			var err error
			if *n, err = count.ParseNumber(fields[i+1]); err != nil {
				t.Fatal(err)
			}
		}
	}
	if field, problem := c.Check(); problem != "" {
		t.Fatalf("%s: %s: %s", s, field, problem)
	}
	return c
}

func TestArithmetic(t *testing.T) {
	for _, test := range arithmeticTests {
		got, err := test.do(parse(t, test.a).Span(), parse(t, test.b).Span())
		short := inShort(got)
		switch {
		case errors.Is(err, count.ErrTooLarge):
			short = "too large"
		case errors.Is(err, count.ErrZero):
			short = "zero"
		case err != nil:
			short = err.Error()
		}
		if short != test.want {
			t.Errorf("%s of %s and %s = %s, want %s", test.what, test.a, test.b, short, test.want)
		}
	}
}

// arithmeticTests are pairs of counts, the operation, and the result in short notation.
var arithmeticTests = []struct {
	what string
	do   func(a, b count.Span) (count.Span, error)
	a, b string
	want string
}{
	{"sum", count.Span.Add, "exact 55", "exact 55", "exact_110"},
	{"sum", count.Span.Add, "exact 55", "about 50", "exact~_105"},
	{"sum", count.Span.Add, "exact 55", "up_to 60", "between_55_115"},
	{"sum", count.Span.Add, "at_least 55", "up_to 60", "at_least_55"},
	{"sum", count.Span.Add, "up_to 55", "up_to 60", "at_most_115"},
	{"sum", count.Span.Add, "unstated", "unstated", "none"},
	{"sum", count.Span.Add, "between 20 30", "between 1 2", "between_21_32"},
	{"sum", count.Span.Add, "between 20 30", "more_than 9", "at_least_30"},
	{"sum", count.Span.Add, "exact 55", "unstated", "at_least_55"},
	{"sum", count.Span.Add, "exact 999999999999999", "exact 0", "exact_999999999999999"},
	{"sum", count.Span.Add, "exact 999999999999999", "exact 1", "too large"},

	{"difference", count.Span.Sub, "up_to 400", "exact 55", "at_most_345"},
	{"difference", count.Span.Sub, "up_to 400", "exact 110", "at_most_290"},
	{"difference", count.Span.Sub, "up_to 400", "up_to 55", "none"},
	{"difference", count.Span.Sub, "up_to 400", "at_least 55", "at_most_345"},
	{"difference", count.Span.Sub, "exact 400", "up_to 55", "between_345_400"},
	{"difference", count.Span.Sub, "about 400", "exact 55", "exact~_345"},
	{"difference", count.Span.Sub, "exact 10", "exact 55", "exact_-45"},
	{"difference", count.Span.Sub, "between 20 30", "between 25 35", "between_-15_5"},
	{"difference", count.Span.Sub, "at_least 300", "between 20 30", "at_least_270"},

	{"multiple", count.Span.Div, "up_to 400", "exact 55", "at_most_400/55"},
	{"multiple", count.Span.Div, "up_to 400", "about 50", "at_most~_400/50"},
	{"multiple", count.Span.Div, "at_least 300", "exact 55", "at_least_300/55"},
	{"multiple", count.Span.Div, "between 20 30", "between 2 3", "between_20/3_30/2"},
	{"multiple", count.Span.Div, "exact 0", "exact 55", "exact_0/55"},
	{"multiple", count.Span.Div, "exact 400", "exact 0", "zero"},
	{"multiple", count.Span.Div, "exact 400", "up_to 0", "zero"},
	{"multiple", count.Span.Div, "exact 400", "fewer_than 1", "zero"},
	{"multiple", count.Span.Div, "exact 400", "at_least 0", "none"},
	{"multiple", count.Span.Div, "exact 400", "between 0 5", "at_least_400/5"},
	{"multiple", count.Span.Div, "exact 0", "at_least 5", "at_most_0/5"},

	{"flights", count.Span.CeilDiv, "up_to 400", "exact 55", "at_most_8"},
	{"flights", count.Span.CeilDiv, "exact 110", "exact 55", "exact_2"},
	{"flights", count.Span.CeilDiv, "exact 111", "exact 55", "exact_3"},
	{"flights", count.Span.CeilDiv, "exact 0", "exact 55", "exact_0"},
	{"flights", count.Span.CeilDiv, "exact 400", "between 50 60", "between_7_8"},
	{"flights", count.Span.CeilDiv, "more_than 55", "exact 55", "at_least_2"},
	{"flights", count.Span.CeilDiv, "about 400", "about 50", "exact~_8"},
	{"flights", count.Span.CeilDiv, "exact 999999999999999", "exact 1", "exact_999999999999999"},

	{"hull", hullOf, "exact 55", "exact 55", "exact_55"},
	{"hull", hullOf, "exact 55", "about 50", "between~_50_55"},
	{"hull", hullOf, "exact 55", "up_to 50", "at_most_55"},
	{"hull", hullOf, "at_least 55", "up_to 50", "none"},
}

func hullOf(a, b count.Span) (count.Span, error) { return a.Hull(b), nil }
