package dataset_test

import "testing"

// A sum names an end as the only claim behind it does.
func TestSumsKeepExclusiveEnds(t *testing.T) {
	for want, claims := range map[string][]string{
		"more than 100,000": {"aboard up_to 20", "aboard more_than 100000", "aboard fewer_than 10"},
		"at least 100,041":  {"aboard exact 40", "aboard more_than 100000"},
		"at least 112":      {"aboard more_than 50", "aboard more_than 60"},
		"up to 18":          {"aboard fewer_than 10", "aboard fewer_than 10"},
		"fewer than 10":     {"aboard fewer_than 10"},
	} {
		var events [][2]string
		for _, c := range claims {
			events = append(events, [2]string{c, "departed 2025-03-01"})
		}
		d := flights(t, "flight", events...)
		all, err := d.Flown().All()
		if err != nil {
			t.Fatal(err)
		}
		if got := all.InWords(d.Words(), d.Words().Plain()); got != want {
			t.Errorf("%v: got %q, want %q", claims, got, want)
		}
	}
}

// A headline gets a range without the claims that merely agree with it, and a single limit keeps its own words in a sum.
func TestRangesInBrief(t *testing.T) {
	for _, test := range []struct{ claims, brief, sum string }{
		{"aboard exact 27; aboard more_than 24", "27", "27"},
		{"aboard more_than 100000", "more than 100,000", "more than 100,000"},
		{"aboard fewer_than 10", "fewer than 10", "fewer than 10"},
		{"aboard fewer_than 10; aboard unstated", "fewer than 10", "fewer than 10"},
		{"aboard exact 40; deported about 45", "40 aboard, about 45 deported", "40 to about 45"},
		{"aboard at_least 50; aboard up_to 60; aboard up_to 80", "50 to 60", "50 to 60"},
		{"aboard at_least 60; aboard up_to 50", "up to 50, or at least 60", "no total can be calculated"},
		{"aboard about 90; aboard up_to 100", "about 90", "about 90"},
		{"aboard exact 53; aboard about 100; aboard exact 55", "53 to about 100", "53 to about 100"},
	} {
		d := flights(t, "flight", [2]string{test.claims, "departed 2025-03-01"})
		r := d.Ranges()[0]
		if got := r.Brief(d); got != test.brief {
			t.Errorf("%s: got %q, want %q", test.claims, got, test.brief)
		}
		all, err := d.Flown().All()
		if err != nil {
			t.Fatal(err)
		}
		if got := all.InWords(d.Words(), d.Words().Plain()); got != test.sum {
			t.Errorf("%s: got the sum %q, want %q", test.claims, got, test.sum)
		}
	}
}
