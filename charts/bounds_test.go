package charts

import (
	"slices"
	"strings"
	"testing"

	"onrecord/dataset"
)

// bounds is a dataset in which nearly every number has an end that is open, and claims that agree or exclude each other.
func bounds(t testing.TB) *dataset.Dataset {
	t.Helper()
	return without(t, map[string][]string{
		"events.csv": {"id,kind,title,part_of", "more,flight,More,", "fewer,flight,Fewer,", "none,flight,None,", "both,flight,Both,",
			"joint,flight,Joint,", "share-1,flight,One share,joint", "share-2,flight,Other share,joint", "plan,programme,The plan,"},
		"figures.csv": {"id,event,measure,qualifier,value,speaker,source,statement",
			"m,more,aboard,more_than,100000,x,s,", "f,fewer,aboard,fewer_than,10,x,s,", "n,none,aboard,unstated,,x,s,",
			"b1,both,aboard,exact,40,x,s,", "b2,both,deported,about,45,y,s,",
			"s1,share-1,aboard,exact,30,x,s,", "s2,share-2,aboard,exact,12,x,s,",
			"p1,plan,projected,exact,50,x,s,talk", "p2,plan,projected,exact,55,y,s,talk"},
		"dates.csv": {"id,event,milestone,date,speaker,source", "md,more,departed,2025-01-03,x,s", "fd,fewer,departed,2025-02-03,x,s",
			"s1d,share-1,departed,2025-04-03,x,s", "s2d,share-2,departed,2025-04-03,x,s"},
		"comparisons.csv": {"id,title,parts,whole,counts_towards", "c,Fewer of more,f,m,"},
		"actors.csv":      {"id,name", "x,Somebody", "y,Another"}, "sources.csv": {"id,reading", "s,original"},
	})
}

// allWords is all that a reader may read of a chart.
func allWords(v *View) string {
	all := append([]string{v.Headline, v.Subtitle, v.Seen, v.Alt, v.Quote}, v.Notes...)
	for _, n := range v.Numbers {
		all = append(all, n.Sentence)
	}
	for _, c := range v.Choices {
		all = append(all, labels(&c)...)
	}
	if v.Fits() {
		all = append(all, texts(v.draw(Look{Width: Wide, Style: DefaultStyle})))
	}
	return strings.Join(all, "\n")
}

// "More than 100,000" is nowhere "100,001 or more", nor "fewer than 10" up to 9.
func TestExclusiveBoundsStayExclusive(t *testing.T) {
	d := bounds(t)
	for _, c := range All {
		v := c.Build(d)
		for _, wrong := range []string{"100,001 or", "least 100,001", "up to 9 ", "100,001 people"} {
			if got := allWords(v); strings.Contains(got, wrong) {
				t.Errorf("%s says %q: %s", c.Name, wrong, got)
			}
		}
	}
	month := labels(choice(t, totals.Build(d), "month"))
	want := []string{"January 2025: more than 100,000 people", "February 2025: fewer than 10 people", "March 2025: no flights recorded", "April 2025: 42 people",
		"Month unknown: at least 40 people"}
	if !slices.Equal(month, want) {
		t.Errorf("got %q, want %q", month, want)
	}
}

// Flights are counted by operation, and those that a sum leaves out are named wherever the sum is.
func TestNothingIsLeftOutInSilence(t *testing.T) {
	d := bounds(t)
	v := totals.Build(d)
	if want := "At least 100,083 people on 4 of 5 flights; 1 without a number"; v.Headline != want {
		t.Errorf("got the headline %q, want %q", v.Headline, want)
	}
	if want := "4 of 5 flights (1 without a number)"; !strings.Contains(v.Quote, want) || !strings.HasPrefix(v.Notes[0], "1 flight has no number.") {
		t.Errorf("got the quote %q and the notes %q, want %q and first the flight without a number", v.Quote, v.Notes, want)
	}
	v = cumulative.Build(d)
	left := "1 flight without a date (40 to about 45) and 1 flight without a number"
	if want := "People reported on 3 flights: at least 100,043, against 50 or 55 announced; not counted: " + left; v.Headline != want {
		t.Errorf("got the headline %q, want %q", v.Headline, want)
	}
	for _, in := range append([]string{v.Quote, v.Alt}, v.Notes[0]) {
		if !strings.Contains(in, left) {
			t.Errorf("got %q, want it to name %s", in, left)
		}
	}
	for _, id := range []string{"b1", "b2", "n"} {
		if !slices.ContainsFunc(v.Rows, func(r Row) bool { return r.ID == id }) {
			t.Errorf("the table does not list %s, on a flight that is left out", id)
		}
	}
}

// Beside a range stand the numbers that most statements give, unless it says as much.
func TestMostStatedStandBesideRanges(t *testing.T) {
	d := small(t)
	v := claims.Build(d)
	if got, want := allWords(v), "stated: 20; about 25; more than 30"; !strings.Contains(got, want) {
		t.Errorf("got %s, want %q", got, want)
	}
	if got := allWords(claims.Build(bounds(t))); strings.Contains(got, "stated: 50; 55") {
		t.Errorf("got %q twice", "50 or 55")
	}
	if strings.Contains(v.Quote, "25.") || !strings.Contains(v.Quote, "stated: ") {
		t.Errorf("got %q, want the numbers that were stated", v.Quote)
	}
}

// A number of people on a flight does not tell how many flights would carry a plan for the same flight.
func TestScenarioIsNotOfOneFlight(t *testing.T) {
	d := without(t, map[string][]string{
		"events.csv":      {"id,kind,title", "f,flight,A flight"},
		"figures.csv":     {"id,event,measure,qualifier,value,speaker,source", "part,f,aboard,exact,62,x,s", "whole,f,planned,about,70,x,s"},
		"comparisons.csv": {"id,title,parts,whole", "c,A comparison,part,whole"},
		"actors.csv":      {"id,name", "x,Somebody"}, "sources.csv": {"id,reading", "s,original"},
	})
	if v := scenario.Build(d); v.Fits() {
		t.Errorf("got %q, want nothing to divide", v.Headline)
	}
}
