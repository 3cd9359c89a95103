package dataset_test

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"onrecord/dataset"
	"onrecord/dataset/count"
)

// TestRangesAgainstEveryNumber tries every number of people on random flights against the words of the claims. What is
// possible must be what the range and the sum say: they are computed from intervals, and this is not.
func TestRangesAgainstEveryNumber(t *testing.T) {
	const beyond = 40 // more than any claim states
	r := rand.New(rand.NewPCG(19, 1))
	qualifiers := []string{"exact", "up_to", "fewer_than", "at_least", "more_than", "between"}
	contested := 0
	for range 2000 {
		var flown [][2]string
		for range 1 + r.IntN(3) {
			var claims []string
			for range 1 + r.IntN(3) {
				q, n := qualifiers[r.IntN(len(qualifiers))], 1+r.IntN(12)
				claim := fmt.Sprintf("aboard %s %d", q, n)
				if q == "between" {
					claim += fmt.Sprint(" ", n+1+r.IntN(6))
				}
				claims = append(claims, claim)
			}
			flown = append(flown, [2]string{strings.Join(claims, "; "), ""})
		}
		d := flights(t, "flight", flown...)
		least, most := int64(0), int64(0)
		for i := range d.Events {
			low, high, agree := possible(d.FiguresOf(d.Events[i].ID), beyond)
			got, _ := d.Range(d.Events[i].ID, dataset.Observed)
			if got.Contested == agree {
				t.Errorf("%v: contested is %v, want %v", flown[i], got.Contested, !agree)
			}
			if got.Contested {
				contested++
			}
			if n := got.Least(); n.Known != (low > 0) || n.Known && n.N != low {
				t.Errorf("%v: %s begins at %v, want %d", flown[i], got.Words, n, low)
			}
			if n := got.Most(); n.Known != (high < beyond) || n.Known && n.N != high {
				t.Errorf("%v: %s ends at %v, want %d", flown[i], got.Words, n, high)
			}
			least, most = least+low, most+high
			if high == beyond {
				most = beyond * beyond
			}
		}
		all, err := d.Flown().All()
		if err != nil || all.Sure != least || all.OpenAbove != (most >= beyond*beyond) || !all.OpenAbove && all.Most != most {
			t.Errorf("%v: got %+v (%v), want %d to %d", flown, all.Sum, err, least, most)
		}
	}
	if contested < 300 {
		t.Errorf("%d ranges were contested: the test tries too little", contested)
	}
}

// possible returns the smallest and the largest number, from 0 on and below a limit, that satisfies all claims. If none
// does, it returns those of the numbers from the first that one of them allows to the last.
func possible(claims []*dataset.Figure, beyond int64) (low, high int64, agree bool) {
	holds := func(c count.Count, n int64) bool {
		v := c.Value.N
		return map[count.Qualifier]bool{
			count.Exact: n == v, count.UpTo: n <= v, count.FewerThan: n < v, count.AtLeast: n >= v, count.MoreThan: n > v,
			count.Between: n >= v && n <= c.To.N,
		}[c.Qualifier]
	}
	span := func(enough int) bool {
		found := false
		for n := int64(0); n <= beyond; n++ {
			satisfied := 0
			for _, f := range claims {
				if holds(f.Count(), n) {
					satisfied++
				}
			}
			if satisfied >= enough {
				if !found {
					low = n
				}
				high, found = n, true
			}
		}
		return found
	}
	if span(len(claims)) {
		return low, high, true
	}
	span(1)
	return low, high, false
}
