package data_test

import (
	"fmt"
	"strings"
	"testing"

	"onrecord/data"
	"onrecord/dataset"
)

func load(t *testing.T) *dataset.Dataset {
	t.Helper()
	d, err := dataset.ReadFS(data.Name, data.Files)
	if err != nil {
		t.Fatalf("the built-in dataset is not valid:\n%v", err)
	}
	if len(d.Warnings) > 0 {
		t.Errorf("the built-in dataset has warnings:\n%v", d.Warnings)
	}
	return d
}

// TestNumbers checks the published numbers. If one changes, a correction is due.
func TestNumbers(t *testing.T) {
	d := load(t)
	type number struct{ id, words, exact, sentence string }
	want := []number{
		{"second-flight.sum", "55", "exact 55/1", ""},
		{"second-flight.share", "at least 13.7%", "at_least 55/400", "55 is at least 13.7% of a total of up to 400."},
		{"second-flight.multiple", "up to 7.3 times", "at_most 400/55", "A total of up to 400 would be up to 7.3 times as many as 55."},
		{"second-flight.difference", "up to 345", "at_most 345/1", "A total of up to 400 would exceed these 55 by up to 345; no source says whether they are part of it."},
		{"second-flight.flights", "up to 8 flights", "at_most 8/1", "With 55 per flight, a total of up to 400 would need up to 8 flights, the last carrying 15 if the total is 400."},
		{"second-flight.last-flight", "15", "exact 15/1", "With 55 per flight and a total of 400, the last flight would carry 15."},
		{"flights-of-55.sum", "110", "exact 110/1", "55 and 55 add up to 110."},
		{"flights-of-55.share", "at least 27.5%", "at_least 110/400", "110 is at least 27.5% of a total of up to 400."},
		{"flights-of-55.multiple", "up to 3.7 times", "at_most 400/110", "A total of up to 400 would be up to 3.7 times as many as 110."},
		{"flights-of-55.difference", "up to 290", "at_most 290/1", "A total of up to 400 would exceed these 110 by up to 290; no source says whether they are part of it."},
		{"flights-of-55.flights", "up to 8 flights", "at_most 8/1", "With 55 per flight, a total of up to 400 would need up to 8 flights, the last carrying 15 if the total is 400."},
		{"flights-of-55.last-flight", "15", "exact 15/1", "With 55 per flight and a total of 400, the last flight would carry 15."},
	}
	var got []number
	for _, c := range d.Compared() {
		for _, n := range c.Numbers() {
			end := n.Span.Low
			if !end.Known() {
				end = n.Span.High
			}
			got = append(got, number{n.ID, n.Words, fmt.Sprintf("%s %d/%d", n.Span.Bound(), end.Num, end.Den), n.Sentence})
			if n.Span.Approximate {
				t.Errorf("%s is approximate, want it not to be", n.ID)
			}
		}
	}
	if len(got) != len(want) {
		t.Fatalf("%d numbers, want %d", len(got), len(want))
	}
	for i := range want {
		if got[i] != want[i] {
			t.Errorf("got  %q\nwant %q", got[i], want[i])
		}
	}
	for id, claims := range map[string]string{
		"second-flight": "[f2-deported-karimi-article] announced-article",
		"flights-of-55": "[f1-aboard-mehrabadi f2-deported-karimi-article] announced-article",
	} {
		if c := d.Comparison(id); c == nil || fmt.Sprint(c.Parts, " ", c.Whole) != claims {
			t.Errorf("%s holds %v, want %s", id, c, claims)
		}
	}
}

// TestRanges checks the ranges of contested numbers.
func TestRanges(t *testing.T) {
	var got []string
	for _, r := range load(t).Ranges() {
		var out []string
		for _, l := range r.LeftOut {
			out = append(out, l.ID+" "+string(l.Standing))
		}
		got = append(got, fmt.Sprintf("%s: %s; %d claims in %d statements; left out: %s", r.ID, r.Words, len(r.Claims), r.Statements, strings.Join(out, ", ")))
	}
	want := []string{
		"flight-1.observed: 53 to about 100; 9 claims in 9 statements; left out: f1-deported-herischi unclear, f1-aboard-iran-international repeats, " +
			"f1-aboard-reuters-december repeats, f1-aboard-reuters-january repeats, f1-aboard-tehran-times repeats",
		"flight-1.planned: 120; 3 claims in 2 statements; left out: ",
		"flight-2.observed: about 50 aboard, 55 deported; 4 claims in 3 statements; left out: f2-returned-reuters repeats",
		"flight-2.planned: about 50 to about 55, possibly more; 7 claims in 4 statements; left out: ",
		"flight-3.observed: 14 aboard, about 12 deported, 14 arrived; 3 claims in 3 statements; left out: ",
		"flight-3.planned: 20; 1 claims in 1 statements; left out: f3-planned-mehrabadi superseded",
		"announced-returns.projected: about 400; also up to 400 and 400, which agree; 7 claims in 4 statements; left out: ",
		"fy2024-removals.observed: 27; also more than 24, which agrees; 2 claims in 2 statements; left out: ",
	}
	if g, w := strings.Join(got, "\n"), strings.Join(want, "\n"); g != w {
		t.Errorf("got:\n%s\nwant:\n%s", g, w)
	}
}

// TestEvidence: a wording is a fragment of at most eight words. Something refers to every source and every
// actor.
func TestEvidence(t *testing.T) {
	d := load(t)
	used := map[string]bool{}
	for i := range dataset.Tables {
		table := &dataset.Tables[i]
		for row := range table.Len(d) {
			id := table.Cell(d, row, 0).Text
			for col, f := range table.Fields {
				c := table.Cell(d, row, col)
				if words := len(strings.Fields(c.Text)); f.Name == "wording" && words > 8 {
					t.Errorf("%s: the wording has %d words, want at most 8: %q", id, words, c.Text)
				}
				if f.Kind == dataset.KindRef {
					used[c.Text] = true
				}
			}
		}
	}
	for _, s := range d.Sources {
		if !used[s.ID] {
			t.Errorf("nothing refers to the source %s", s.ID)
		}
		if s.ID != "the-article" && (s.URL == "" || s.Published.IsZero() || s.Publisher == "") {
			t.Errorf("%s: want a publisher, an address and a date", s.ID)
		}
		if (s.ID == "the-article") != (s.Reading == "article") {
			t.Errorf("%s is read as %s", s.ID, s.Reading)
		}
		if (s.Reading == "cited" || s.Reading == "copy" || s.Reading == "syndicated") != (s.Carries != "") {
			t.Errorf("%s is read as %s and carries %q", s.ID, s.Reading, s.Carries)
		}
	}
	for _, a := range d.Actors {
		if !used[a.ID] {
			t.Errorf("nothing refers to the actor %s", a.ID)
		}
	}
	for _, e := range d.Events {
		if len(d.FiguresOf(e.ID)) == 0 {
			t.Errorf("nobody claims a number for the event %s", e.ID)
		}
	}
}

// TestWhatIsNotKnown: what is unknown stays unknown.
func TestWhatIsNotKnown(t *testing.T) {
	d := load(t)
	if f := d.Figure("f1-not-stated-article"); f == nil || f.Qualifier != "unstated" || f.Value.Known {
		t.Errorf("the article gives no number for the first flight; got %+v", f)
	}
	for _, date := range d.Dates {
		if date.Event == "flight-2" && date.Milestone == "arrived" && !date.Date.IsZero() {
			t.Errorf("%s: whether the second flight arrived is not on record, got %s", date.ID, date.Date)
		}
	}
	for _, r := range d.Responses {
		if r.Response == "confirmed" {
			t.Errorf("%s: nobody has confirmed a number", r.ID)
		}
	}
}
