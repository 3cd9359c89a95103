package dataset_test

import (
	"fmt"
	"slices"
	"testing"

	"onrecord/dataset"
)

// TestCompareRefuses: claims that must not be added up or compared are refused with the reason. The reasons
// for refusing a dataset's own comparisons are in testdata/bad.txt.
func TestCompareRefuses(t *testing.T) {
	d := loadSmall(t)
	for _, test := range []struct {
		parts []string
		whole string
		want  string
	}{
		{nil, "up-to", "want at least one part"},
		{[]string{"a-abord"}, "up-to", `want the id of a claim in figures, got "a-abord" (did you mean "a-aboard"?)`},
		{[]string{"a-aboard"}, "nothing", `want the id of a claim in figures, got "nothing"`},
		{[]string{"flight-a"}, "up-to", `want the id of a claim in figures, got "flight-a"`},
		{[]string{"up-to"}, "up-to", `"up-to" cannot be a part and the whole`},
		{[]string{"a-aboard", "a-aboard"}, "up-to", `"a-aboard" is there twice`},
		{[]string{"a-aboard", "a-about"}, "up-to", `"a-aboard" and "a-about" are about the same event, "flight-a": they count the same people`},
		{[]string{"a-aboard", "a-plan-cut"}, "up-to", `"a-aboard" is observed and "a-plan-cut" is planned: numbers of different groups are not added together`},
		{[]string{"b-between", "a-wide"}, "up-to", `"a-wide" is not compared with another: it is unclear whom it counts`},
		{[]string{"b-between", "a-repeated"}, "up-to", `"a-repeated" is not added to another: it repeats "a-plan"`},
		{[]string{"b-none", "a-plan"}, "up-to", `"a-plan" is not added to another: "a-plan-cut" replaces it`},
	} {
		_, err := d.Compare(&dataset.Comparison{ID: "x", Parts: test.parts, Whole: test.whole})
		if err == nil || err.Error() != test.want {
			t.Errorf("%v of %s: got %v, want %s", test.parts, test.whole, err, test.want)
		}
	}
	// A single claim is not added to another, so it may be compared with a whole even if it does not count, unless it
	// is unclear whom it counts or it is another number of what the whole counts.
	for i := range d.Figures {
		f := &d.Figures[i]
		standing, _ := d.Standing(f)
		refused := standing == dataset.Unclear || f.Event == "returns"
		if _, err := d.Compare(&dataset.Comparison{ID: "x", Parts: []string{f.ID}, Whole: "up-to"}); (err != nil) != refused {
			t.Errorf("%s of up-to: %v", f.ID, err)
		}
	}
}

func TestTooLargeAndZero(t *testing.T) {
	files := smallFiles(t)
	change1(t, files, "figures.csv", "between,20,30 => exact,999999999999999,")
	change1(t, files, "figures.csv", "aboard,exact,40, => aboard,exact,2,")
	change1(t, files, "figures.csv", "fewer_than,10 => exact,0")
	d, err := dataset.ReadFS("", files)
	if err != nil {
		t.Fatal(err)
	}
	for id, want := range map[string]string{
		"two.sum": "it has more than 15 digits", "two.share": "it has more than 15 digits", "two.flights": "",
		"larger.share": "it would mean dividing by zero", "larger.multiple": "", "larger.last-flight": "both numbers would have to be exact",
	} {
		found := false
		for _, c := range d.Compared() {
			for _, n := range c.Numbers() {
				if n.ID == id {
					found = true
					if n.Reason != want {
						t.Errorf("%s: %q because %q, want %q", id, n.Words, n.Reason, want)
					}
				}
			}
		}
		if !found {
			t.Errorf("%s is not there", id)
		}
	}
}

func TestLookup(t *testing.T) {
	d := loadSmall(t)
	for i := range dataset.Tables {
		table := &dataset.Tables[i]
		for row := range table.Len(d) {
			id := table.Cell(d, row, 0).Text
			if got, r, ok := d.Lookup(id); got != table || r != row || !ok {
				t.Errorf("Lookup(%q) = %v, %d, %t", id, got, r, ok)
			}
		}
	}
	if _, _, ok := d.Lookup("nothing"); ok {
		t.Error("Lookup finds nothing")
	}
	if d.Source("gazette") == nil || d.Actor("envoy") == nil || d.Event("flight-a") == nil || d.Figure("up-to") == nil || d.Comparison("one") == nil {
		t.Error("want each found in its own table")
	}
	if d.Source("envoy") != nil || d.Actor("gazette") != nil || d.Event("up-to") != nil || d.Figure("one") != nil || d.Comparison("flight-a") != nil {
		t.Error("want none found in another table")
	}
	if _, ok := d.Range("flight-a", dataset.Projected); ok {
		t.Error("want no range where there are no claims")
	}
	if _, ok := d.Range("nothing", dataset.Observed); ok {
		t.Error("want no range of no event")
	}
}

// Every derived number and every range is found by its id, and nothing by an id that only resembles one.
func TestDerivedNumbersAndRangesByID(t *testing.T) {
	d := loadSmall(t)
	for _, c := range d.Compared() {
		for _, n := range c.Numbers() {
			of, got, ok := d.DerivedByID(n.ID)
			if !ok || got.ID != n.ID || got.Words != n.Words || of.ID != c.ID {
				t.Errorf("%s: got %+v, %t", n.ID, got, ok)
			}
		}
	}
	for _, r := range d.Ranges() {
		if got, ok := d.RangeByID(r.ID); !ok || got.ID != r.ID || got.Words != r.Words {
			t.Errorf("%s: got %+v, %t", r.ID, got, ok)
		}
	}
	for _, id := range []string{"", ".", "one", "one.", "one.shares", "gone.share", "flight-a.observed", "flight-a", "flight-a.seen", "flight-a.projected", ".observed"} {
		if _, n, ok := d.DerivedByID(id); ok {
			t.Errorf("DerivedByID(%q): got %s, want none", id, n.ID)
		}
		if r, ok := d.RangeByID(id); ok != (id == "flight-a.observed") {
			t.Errorf("RangeByID(%q): got %q, %t", id, r.ID, ok)
		}
	}
}

// A share of an up-to whole is "at least", and names the claims it came from.
func Example() {
	d, err := dataset.Load("testdata/small", nil)
	if err != nil {
		fmt.Println(err)
		return
	}
	share := d.Compared()[0].Share
	fmt.Println(share.ID, "is", share.Words, "from", share.Claims)
	fmt.Println(share.Sentence)
	// Output:
	// one.share is at least 10% from [a-aboard up-to]
	// 40 is at least 10% of a total of up to 400.
}

// A comparison that the dataset has is found whatever the order of its parts, and keeps its ids, so that
// its numbers can be traced. Any other has a title and no ids.
func TestCompareClaims(t *testing.T) {
	d := loadSmall(t)
	for i := range d.Comparisons {
		own := &d.Comparisons[i]
		parts := slices.Clone(own.Parts)
		slices.Reverse(parts)
		c, err := d.CompareClaims(parts, own.Whole)
		if err != nil || c.ID != own.ID || c.Share.ID != own.ID+".share" {
			t.Errorf("%s: got %q with %q, %v", own.ID, c.ID, c.Share.ID, err)
		}
	}
	c, err := d.CompareClaims([]string{"b-more"}, "up-to")
	if err != nil || (c.ID != "" || c.Share.ID != "" || c.Title == "") {
		t.Errorf("got %q with %q and the title %q, %v; want a title alone", c.ID, c.Share.ID, c.Title, err)
	}
	if _, err := d.CompareClaims([]string{"gone"}, "up-to"); err == nil {
		t.Error("want an error for a claim that is not there")
	}
}
