package dataset_test

import (
	"testing"

	"onrecord/dataset"
	"onrecord/dataset/edtf"
)

func TestDatesContradict(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want bool
	}{
		{"2025-09-29", "2025-09-29", false},
		{"2025-09-29", "2025-09-30", true},
		{"2025-09-29", "2025-09", false},
		{"2025-09", "2025-10", true},
		{"[..2025-10-02]", "2025-10", false},
		{"[..2025-10-02]", "2025-10-03", true},
		{"[2025-10-02..]", "2025-10-01", true},
		{"2025-09-29~", "2025-09-30", false},
		{"2025-09-29?", "2025-09-30", false},
		{"", "2025-09-30", false},
		{"XXXX-09", "2025-09", false},
		{"XXXX-09", "2025-10", true},
		{"XXXX-09", "XXXX-10", false}, // of some year each: the days are not known
		{"2025-21", "2025-09-30", false},
		{"[2025-09-29,2025-10-02]", "2025-09-30", true}, // it is neither of the two
	} {
		var dates [2]dataset.Date
		for i, text := range []string{c.a, c.b} {
			date, err := edtf.Parse(text)
			if err != nil {
				t.Fatal(err)
			}
			dates[i] = dataset.Date{Event: "e", Milestone: "arrived", Date: date}
		}
		if got := dates[0].Contradicts(&dates[1]); got != c.want {
			t.Errorf("%q and %q: got %v, want %v", c.a, c.b, got, c.want)
		}
		if got := dates[1].Contradicts(&dates[0]); got != c.want {
			t.Errorf("%q and %q: got %v, want %v", c.b, c.a, got, c.want)
		}
		dates[1].Milestone = "departed"
		if dates[0].Contradicts(&dates[1]) {
			t.Errorf("%q and %q of two milestones: got a contradiction", c.a, c.b)
		}
	}
}

func TestWhenOfAMilestone(t *testing.T) {
	d := flights(t, "flight", [2]string{"aboard exact 1", "departed 2025-03-02; announced 2025-02; announced 2025-02-09"})
	if w, ok := d.When("e0", "announced"); !ok || w.First.String() != "2025-02-09" || len(w.Claims) != 1 {
		t.Errorf("announced: got %+v, %v, want 9 February by its own claim", w, ok)
	}
	if w, ok := d.When("e0", "arrived"); ok {
		t.Errorf("arrived: got %+v, want nothing", w)
	}
	if w, ok := d.When("e0"); !ok || w.First.String() != "2025-03-02" || !w.Exact() {
		t.Errorf("took place: got %+v, %v, want the departure", w, ok)
	}
}
