package charts

import (
	"slices"
	"strings"
	"testing"

	"onrecord/dataset"
)

func TestCumulativeChart(t *testing.T) {
	d := datedSet(t)
	v := cumulative.Build(d)
	if want := "People reported on 2 flights: 30 to about 40, against about 90 announced; not counted: 1 flight without a date (7)"; v.Headline != want {
		t.Errorf("got the headline %q, want %q", v.Headline, want)
	}
	if !strings.Contains(v.Seen, "hatched while it is uncertain") {
		t.Errorf("got %q, want it to say what the hatched stretch is", v.Seen)
	}
	for _, width := range []int{Narrow, Wide, Broad} {
		s := v.draw(Look{Width: width, Style: DefaultStyle})
		inside(t, s)
		var paths []shape
		hatched := 0
		for _, x := range s.back {
			if x.Kind == pathShape {
				paths = append(paths, x)
			}
			if x.Kind == hatchShape {
				hatched++
			}
		}
		if len(paths) != 3 || hatched == 0 {
			t.Fatalf("at %d: got %d paths and %d hatched stretches, want a band with two edges, and some", width, len(paths), hatched)
		}
		low, high := paths[1].Points, paths[2].Points
		zero := low[1]
		person := (zero - lineTop(s, "plan-90")) / 90 // in pixels
		for want, edge := range map[float64][]float64{30: low, 40: high} {
			if got := (zero - edge[len(edge)-1]) / person; got < want-.01 || got > want+.01 {
				t.Errorf("at %d: an edge ends at %v people, want %v", width, got, want)
			}
		}
		m := markOf(t, s, "lost-7") // listed, and not drawn
		if got := signs(m.shapes); got != "cross" {
			t.Errorf("at %d: the flight without a date is drawn: %s", width, got)
		}
		for _, m := range s.marks {
			if slices.Contains(m.claims, "one-plan") || slices.Contains(m.claims, "year-5") {
				t.Errorf("at %d: a plan or a period is in the sum: %v", width, m.claims)
			}
		}
	}
}

// lineTop is the uppermost line of the mark of a claim.
func lineTop(s *scene, id string) float64 {
	top := s.height
	for _, m := range s.marks {
		for _, x := range m.shapes {
			if slices.Contains(m.claims, id) && x.Kind == lineShape {
				top = min(top, x.Y)
			}
		}
	}
	return top
}

func TestCumulativeOfManyEvents(t *testing.T) {
	v := cumulative.Build(manyFlights(t, 5000))
	if want := "People reported on 5,000 flights: 12,497,500"; v.Headline != want {
		t.Errorf("got the headline %q, want %q", v.Headline, want)
	}
	if n := len(v.Rows); n == 0 || n > mostBucketRows {
		t.Errorf("got %d rows, want some and at most %d", n, mostBucketRows)
	}
	if len(v.Notes) != 1 || !strings.Contains(v.Notes[0], "the largest event") {
		t.Errorf("got the notes %q, want one that says where a point leads to", v.Notes)
	}
	s := v.draw(Look{Width: Wide, Style: DefaultStyle})
	if n := len(s.marks); n == 0 || n > mostBuckets {
		t.Errorf("got %d marks, want some and at most %d", n, mostBuckets)
	}
	if size := len(v.Draw(Look{Width: Wide, Style: DefaultStyle}).Option); size > 100_000 {
		t.Errorf("got an option of %d bytes, want at most 100,000", size)
	}
}

func TestCumulativeRefuses(t *testing.T) {
	d := without(t, map[string][]string{
		"sources.csv": {"id,reading", "s,original"}, "actors.csv": {"id,name", "a,Somebody"},
		"events.csv":  {"id,kind,title", "x,period,One", "y,period,Two"},
		"figures.csv": {"id,event,measure,qualifier,value,speaker,source", "x-1,x,removed,exact,1,a,s", "y-1,y,removed,exact,1,a,s"},
		"dates.csv":   {"id,event,milestone,date,speaker,source", "x-d,x,period,2024,a,s", "y-d,y,period,2024-06,a,s"},
	})
	v := cumulative.Build(d)
	if v.Fits() || !strings.Contains(v.Unfit, "overlap") {
		t.Errorf("got %q, want a reason: the periods overlap", v.Unfit)
	}
}

func TestRangeEnds(t *testing.T) {
	d := datedSet(t)
	for event, want := range map[string]string{"one": "one-20 one-30", "two": "two-10"} {
		r, _ := d.Range(event, dataset.Observed)
		if got := strings.Join(rangeEnds(d, &r), " "); got != want {
			t.Errorf("%s: got %q, want %q", event, got, want)
		}
	}
	r, _ := d.Range("plan", dataset.Projected)
	if got, want := strings.Join(rangeEnds(d, &r), " "), "plan-100 plan-90"; got != want {
		t.Errorf("plan: got %q, want %q", got, want)
	}
}
