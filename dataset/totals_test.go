package dataset_test

import (
	"fmt"
	"strings"
	"testing"

	"onrecord/dataset"
)

// inShort writes a total as "key: low..high, sure n; flights", for comparison.
func inShort(t dataset.Total) string {
	end := func(n int64, open bool) string {
		if open {
			return "open"
		}
		return fmt.Sprint(n)
	}
	s := fmt.Sprintf("%s: %s..%s, sure %d; %d flights", or(t.Key, "?"), end(t.Sure, t.OpenBelow), end(t.Most, t.OpenAbove), t.Sure, t.Ranges)
	for _, more := range []struct {
		n    int
		name string
	}{{t.Contested, "contested"}, {t.Open, "open"}, {t.Unnumbered(), "without a number"}} {
		if more.n > 0 {
			s += fmt.Sprintf(", %d %s", more.n, more.name)
		}
	}
	if t.SureApproximate || t.MostApproximate {
		s += ", approximate"
	}
	return s
}

func TestTotals(t *testing.T) {
	d := flights(t, "flight",
		[2]string{"aboard exact 10", "departed 2024-01-31"},
		[2]string{"aboard exact 20; deported exact 25", "departed 2024-02-01"},            // two measures, that do not contradict each other
		[2]string{"aboard up_to 40", "departed 2024-03-31"},                               // no low end
		[2]string{"aboard at_least 5", "arrived 2024-04-01"},                              // no high end
		[2]string{"aboard unstated", "departed 2024-04-02"},                               // unknown is not 0
		[2]string{"aboard about 7; planned exact 1000", "departed 2024-04"},               // a plan is in no total
		[2]string{"aboard exact 3", "departed 2024-06-30; departed 2024-07-01"},           // of one year only
		[2]string{"aboard exact 4", "departed [..2024-10-02]; departure_scheduled 2024"},  // not known when
		[2]string{"planned exact 500", "departed 2024-05-01"},                             // nobody observed
		[2]string{"aboard between 1 3; aboard fewer_than 3; aboard exact 2", "departed "}, // which agree on 2
	)
	f := d.Flown()
	for _, test := range []struct {
		by   dataset.Division
		want []string
	}{
		{dataset.ByYear, []string{"2024: open..open, sure 45; 6 flights, 2 open, 1 without a number, approximate", "?: 6..6, sure 6; 2 flights"}},
		{dataset.ByQuarter, []string{
			"2024-33: open..75, sure 30; 3 flights, 1 open",
			"2024-34: 12..open, sure 12; 2 flights, 1 open, 1 without a number, approximate",
			"?: 9..9, sure 9; 3 flights",
		}},
		{dataset.ByMonth, []string{
			"2024-01: 10..10, sure 10; 1 flights", "2024-02: 20..25, sure 20; 1 flights", "2024-03: open..40, sure 0; 1 flights, 1 open",
			"2024-04: 12..open, sure 12; 2 flights, 1 open, 1 without a number, approximate", "?: 9..9, sure 9; 3 flights",
		}},
		{"operator", []string{"?: open..open, sure 51; 8 flights, 2 open, 1 without a number, approximate"}},
	} {
		totals, err := f.By(test.by)
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, total := range totals {
			got = append(got, inShort(total))
		}
		if g, w := strings.Join(got, "\n"), strings.Join(test.want, "\n"); g != w {
			t.Errorf("by %s: got\n%s\nwant\n%s", test.by, g, w)
		}
		all, err1 := f.All()
		joined, err2 := dataset.Join(totals)
		joined.Key, joined.Known, joined.Events, all.Events = all.Key, all.Known, nil, nil
		if err1 != nil || err2 != nil || fmt.Sprint(all) != fmt.Sprint(joined) {
			t.Errorf("by %s: the groups come to %v (%v), all flights to %v (%v)", test.by, joined, err2, all, err1)
		}
	}
	if n := f.LeftOut(); n != 0 {
		t.Errorf("got %d events left out, want none", n)
	}
}

// Periods may count the people of flights, so they are in no total.
func TestTotalsAreOfFlights(t *testing.T) {
	f := flights(t, "period", [2]string{"removed exact 100", "period 2024"}).Flown()
	if all, err := f.All(); err != nil || all.Ranges != 0 || f.LeftOut() != 1 {
		t.Errorf("got %v, %v and %d left out, want no flight and 1", all, err, f.LeftOut())
	}
}

func TestTotalsTooLarge(t *testing.T) {
	f := flights(t, "flight", [2]string{"aboard exact 999999999999999", ""}, [2]string{"aboard exact 1", ""}).Flown()
	if _, err := f.All(); err == nil {
		t.Error("got no error, want one: the sum has sixteen digits")
	}
	if _, err := f.By("origin"); err == nil {
		t.Error("by origin: got no error, want one")
	}
}

func TestDivisionsAreKnown(t *testing.T) {
	d := loadSmall(t)
	for _, c := range dataset.Divisions {
		if _, err := d.Flown().By(dataset.Division(c.Name)); err != nil || c.Doc == "" {
			t.Errorf("%s: got %v and %q, want totals and a line about it", c.Name, err, c.Doc)
		}
	}
}

// The same flights have the same total over time and by group, in the same words.
func TestOneRuleOfAddingUp(t *testing.T) {
	for _, test := range []struct {
		claims [][2]string
		want   string
	}{
		{[][2]string{{"aboard exact 53; aboard about 100", "departed 2025-03-01"}, {"aboard about 50; aboard exact 55", "departed 2025-04-01"}}, "about 100 to about 160"},
		{[][2]string{{"aboard exact 20", "departed 2025-03-01"}, {"aboard up_to 60", "departed 2025-04-01"}}, "20 to 80"},
		{[][2]string{{"aboard exact 20", "departed 2025-03-01"}, {"aboard more_than 60", "departed 2025-04-01"}}, "at least 81"},
		{[][2]string{{"aboard up_to 20", "departed 2025-03-01"}, {"aboard at_least 60", "departed 2025-04-01"}}, "at least 60"},
		{[][2]string{{"aboard up_to 20", "departed 2025-03-01"}, {"aboard at_least 60; aboard up_to 90", "departed 2025-04-01"}}, "60 to 110"},
		{[][2]string{{"aboard up_to 20", "departed 2025-03-01"}, {"aboard at_least 90; aboard up_to 80", "departed 2025-04-01"}}, "no total can be calculated"},
	} {
		d := flights(t, "flight", test.claims...)
		all, err := d.Flown().All()
		if err != nil {
			t.Fatal(err)
		}
		if c := d.Cumulative(); c.Words != test.want || c.Total != all.Sum {
			t.Errorf("%v over time: got %q from %+v, want %q from %+v", test.claims, c.Words, c.Total, test.want, all.Sum)
		}
		if got := all.InWords(d.Words(), d.Words().Plain()); got != test.want {
			t.Errorf("%v by group: got %q, want %q", test.claims, got, test.want)
		}
	}
}
