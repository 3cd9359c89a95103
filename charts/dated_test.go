package charts

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"onrecord/dataset"
	"onrecord/dataset/edtf"
)

// datedSet is a dataset with every kind of date and answer.
func datedSet(t testing.TB) *dataset.Dataset {
	return without(t, map[string][]string{
		"sources.csv": {"id,reading", "s,original"},
		"actors.csv":  {"id,name", "a,Somebody", "b,Another", "c,An Office"},
		"events.csv":  {"id,kind,title", "one,flight,Flight one", "two,flight,Flight two", "lost,flight,Flight without a date", "plan,programme,Returns", "year,period,A year"},
		"figures.csv": {"id,event,measure,qualifier,value,value_to,speaker,source",
			"one-20,one,aboard,exact,20,,a,s", "one-30,one,aboard,about,30,,b,s", "one-plan,one,planned,exact,90,,a,s",
			"two-10,two,deported,exact,10,,a,s", "lost-7,lost,aboard,exact,7,,a,s", "lost-none,lost,aboard,unstated,,,b,s",
			"plan-100,plan,projected,up_to,100,,a,s", "plan-90,plan,projected,about,90,,b,s", "year-5,year,removed,exact,5,,a,s"},
		"dates.csv": {"id,event,milestone,date,speaker,source",
			"one-due,one,departure_scheduled,2025-03-01,a,s", "one-left,one,departed,2025-03-02,a,s", "one-left-b,one,departed,2025-03-02,b,s",
			"one-left-later,one,departed,2025-03-05,c,s", "one-there,one,arrived,,a,s", "one-there-year,one,arrived,XXXX-03,b,s",
			"two-left,two,departed,2025-04,a,s", "plan-said,plan,announced,2025-02-01~,a,s", "year-all,year,period,2024,a,s"},
		"responses.csv": {"id,event,actor,response,date,source", "c-one,one,c,declined,2025-03-03,s", "c-two,two,c,no_answer,,s"},
	})
}

func kinds(list []shape) string {
	var all []string
	for _, s := range list {
		all = append(all, strings.TrimSpace(s.Kind+" "+s.Side))
	}
	return strings.Join(all, ", ")
}

// signs are the kinds that are not words.
func signs(list []shape) string {
	return kinds(slices.DeleteFunc(slices.Clone(list), func(s shape) bool { return s.Kind == textShape }))
}

// What happened and what was due differ by shape, and so do a day and a span.
func TestDateShapes(t *testing.T) {
	s := &scene{look: Look{Width: Wide, Style: DefaultStyle}, p: DefaultStyle.Light}
	scale := newTimeScale(dayOf(t, "2025-01-01"), dayOf(t, "2025-12-31"))
	for _, c := range []struct {
		milestone dataset.Milestone
		date      string
		want      string
	}{
		{"departed", "2025-03-02", "dot"},
		{"departed", "2025-03-02~", "hatch, ring"}, // a day of margin at each side
		{"departed", "2025-03~", "hatch"},
		{"departed", "2025-03-02/2025-03-02", "dot"},
		{"departed", "2025-03-02?", "ring"},
		{"departed", "2025-03", "hatch"},
		{"departed", "[2025-03-02..2025-03-03]", "hatch"},
		{"departed", "[2025-03-02,2025-03-09]", "hatch, hatch"},
		{"arrived", "[..2025-03-02]", "hatch start"},
		{"arrived", "[2025-03-02..]", "hatch end"},
		{"departure_scheduled", "2025-03-02", "square"},
		{"arrival_scheduled", "2025-03", "bar"},
		{"announced", "2025-03-02", "flag"},
		{"period", "2025-01/2025-06", "bar"},
		{"", "2025-03-02", "cross"},
		{"departed", "XXXX-03", ""},
		{"departed", "2025-25", "hatch"},
		{"departed", "2025-22", "hatch"}, // of either hemisphere: wider than the scale
		{"departed", "", ""},
	} {
		date, err := edtf.Parse(c.date)
		if err != nil {
			t.Fatal(err)
		}
		shapes, at := s.dateShapes(c.milestone, date, scale, 10)
		if got := kinds(shapes); got != c.want || at < 0 || at > fullWidth {
			t.Errorf("%s %q: got %q at %v, want %q", c.milestone, c.date, got, at, c.want)
		}
		if c.date == "2025-03" && c.want == "bar" && (!shapes[0].Soft || !shapes[0].Dash) {
			t.Errorf("what was due in a month is drawn like what lasted: %+v", shapes[0])
		}
	}
}

func dayOf(t testing.TB, text string) edtf.Day {
	t.Helper()
	date, err := edtf.Parse(text)
	if err != nil {
		t.Fatal(err)
	}
	day, _ := date.Earliest()
	return day
}

func TestTimeline(t *testing.T) {
	v := timeline.Build(datedSet(t))
	if want := "Flight one: sources contradict each other on when it departed (2 March 2025 or 5 March 2025)"; v.Headline != want {
		t.Errorf("got the headline %q, want %q", v.Headline, want)
	}
	for _, want := range []string{"arrived, date unknown (Somebody)", "March, year not given", "departed 2 March 2025 (Somebody and Another)", "declined to comment (3 March 2025)"} {
		if !strings.Contains(v.Alt, want) {
			t.Errorf("got the text alternative %q, want %q in it", v.Alt, want)
		}
	}
	for _, width := range []int{Narrow, Wide, Broad} {
		s := v.draw(Look{Width: width, Style: DefaultStyle})
		for _, id := range []string{"one-there", "one-there-year", "c-two"} { // listed, and not drawn
			m := markOf(t, s, id)
			if got := signs(m.shapes); got != "" {
				t.Errorf("%s at %d: got the shapes %q, want words alone", id, width, got)
			}
		}
		if m := markOf(t, s, "one-left"); !slices.Contains(m.claims, "one-left-b") && !slices.ContainsFunc(s.marks, func(m mark) bool { return slices.Equal(m.claims, []string{"one-left", "one-left-b"}) }) {
			t.Errorf("at %d: two claims of one day are not one mark: %v", width, m.claims)
		}
		inside(t, s)
	}
}

// markOf is the last mark that leads to a claim.
func markOf(t *testing.T, s *scene, id string) mark {
	t.Helper()
	for _, m := range slices.Backward(s.marks) {
		if slices.Contains(m.claims, id) {
			return m
		}
	}
	t.Fatalf("no mark leads to %s", id)
	return mark{}
}

// inside holds what is drawn to the height of the scene, and texts at an edge to its width.
func inside(t *testing.T, s *scene) {
	t.Helper()
	all := slices.Clone(s.back)
	for _, m := range s.marks {
		all = append(all, m.shapes...)
	}
	for _, x := range all {
		if x.Y < 0 || max(x.Y, x.Y2) > s.height {
			t.Errorf("%+v is outside a scene %v high", x, s.height)
		}
		if x.Kind == textShape && x.Edge && x.X+x.DX+textWidth(x.Text, x.Size, x.Bold) > float64(s.look.Width) && strings.Contains(x.Text, " ") {
			t.Errorf("%q at %v is wider than %d", x.Text, x.X, s.look.Width)
		}
	}
}

// manyFlights is a dataset of n flights, one every other day, with i people on the i-th.
func manyFlights(t testing.TB, n int) *dataset.Dataset {
	events, figures, dates := []string{"id,kind,title"}, []string{"id,event,measure,qualifier,value,speaker,source"}, []string{"id,event,milestone,date,speaker,source"}
	first := dayOf(t, "1999-01-01")
	for i := range n {
		events = append(events, fmt.Sprintf("e%d,flight,Flight %d", i, i))
		figures = append(figures, fmt.Sprintf("f%d,e%d,aboard,exact,%d,x,s", i, i, i))
		dates = append(dates, fmt.Sprintf("d%d,e%d,departed,%s,x,s", i, i, first+edtf.Day(2*i)))
	}
	return without(t, map[string][]string{"events.csv": events, "figures.csv": figures, "dates.csv": dates,
		"actors.csv": {"id,name", "x,Somebody"}, "sources.csv": {"id,reading", "s,original"}})
}

// Too many events to draw are counted in a calendar, and every one of them once.
func TestCalendar(t *testing.T) {
	for _, n := range []int{200, 4000, 20_000} { // months; months, years of them; decades
		d := manyFlights(t, n)
		v := timeline.Build(d)
		if !strings.HasPrefix(v.Headline, d.Words().Number(int64(n))+" events dated from January 1999") {
			t.Errorf("%d: got the headline %q", n, v.Headline)
		}
		if len(v.Rows) > maxRows {
			t.Errorf("%d: got %d rows, want at most %d", n, len(v.Rows), maxRows)
		}
		for _, width := range []int{Narrow, Wide, Broad} {
			s, sum := v.draw(Look{Width: width, Style: DefaultStyle}), 0
			for _, m := range s.marks {
				for _, x := range m.shapes {
					if x.Kind != textShape {
						continue
					}
					var count int
					if _, err := fmt.Sscan(strings.ReplaceAll(x.Text, ",", ""), &count); err != nil {
						t.Fatal(err)
					}
					sum += count
				}
				if len(m.claims) == 0 || !slices.ContainsFunc(v.Rows, func(r Row) bool { return r.ID == m.claims[0] }) {
					t.Errorf("%d at %d: a field leads to %v, which is not in the table", n, width, m.claims)
				}
			}
			if sum != n {
				t.Errorf("%d at %d: the fields add up to %d", n, width, sum)
			}
			inside(t, s)
		}
	}
}

// The labels of a time axis do not run into each other, whatever the span.
func TestTimeTicks(t *testing.T) {
	w := datedSet(t).Words()
	for days := edtf.Day(0); days < 2_000_000; days = days*5/4 + 1 {
		for _, width := range []float64{190, 256, 380, 600} {
			for _, start := range []string{"2024-12-28", "2025-03-01"} {
				first := dayOf(t, start)
				scale := newTimeScale(first, first+days)
				ticks := scale.ticks(w, width)
				right := -1e9
				for i, k := range ticks {
					x := scale.at(k.day) / fullWidth * width
					half := max(textWidth(k.label, smallSize, false), textWidth(k.year, smallSize, false)) / 2
					if x-half < right+3 || k.day < scale.first || k.day > scale.last {
						t.Errorf("%d days from %s in %v pixels: label %d, %q %q, at %v is in the way of the one before or outside", days, start, width, i, k.label, k.year, x)
					}
					right = x + half
				}
				if len(ticks) == 0 {
					t.Errorf("%d days from %s in %v pixels: no label", days, start, width)
				}
			}
		}
	}
}
