package charts

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

func TestWhoSays(t *testing.T) {
	d := datedSet(t)
	v := whoSays.Build(d)
	if want := "Flight one: 2 speakers give 2 different numbers; the one body asked to confirm did not"; v.Headline != want {
		t.Errorf("got the headline %q, want %q", v.Headline, want)
	}
	for _, want := range []string{"Somebody: up to 100 announced", "Another: no number given", "An Office: declined to comment", "An Office: did not respond"} {
		if !strings.Contains(v.Alt, want) {
			t.Errorf("got the text alternative %q, want %q in it", v.Alt, want)
		}
	}
	for id, want := range map[string]string{"one-20": dotShape, "one-30": ringShape, "one-plan": squareShape, "plan-100": arrowShape, "plan-90": flagShape, "lost-none": ringShape, "c-one": crossShape} {
		for _, width := range []int{Narrow, Wide, Broad} {
			s := v.draw(Look{Width: width, Style: DefaultStyle})
			if got := markOf(t, s, id).shapes[0].Kind; got != want {
				t.Errorf("%s at %d: got a %s, want a %s", id, width, got, want)
			}
			inside(t, s)
		}
	}
}

// The same number twice is one saying that leads to both claims; one that is left out is another.
func TestSayings(t *testing.T) {
	v := whoSays.Build(small(t))
	s := v.draw(Look{Width: Wide, Style: DefaultStyle})
	if m := markOf(t, s, "agency-one"); !slices.Equal(m.claims, []string{"agency-one", "agency-one-again"}) {
		t.Errorf("got a mark of %v, want both answers", m.claims)
	}
	cut := markOf(t, s, "two-plan")
	struck, rest := "", ""
	for _, sh := range cut.shapes {
		struck, rest = struck+sh.Text[:sh.Struck], rest+sh.Text[sh.Struck:]
	}
	if got := kinds(cut.shapes); !strings.HasPrefix(got, "diamond, text") || struck != "about 30 planned" || !strings.Contains(rest, "replaced") {
		t.Errorf("a claim that was replaced: got %s with %q struck before %q, want a diamond, and the number alone struck", got, struck, rest)
	}
	if want := "of 1"; strings.Contains(v.Headline, want) {
		t.Errorf("got %q", v.Headline)
	}
}

func TestManySpeakers(t *testing.T) {
	actors, figures := []string{"id,name"}, []string{"id,event,measure,qualifier,value,speaker,source"}
	events := []string{"id,kind,title"}
	for i := range 9 {
		events = append(events, fmt.Sprintf("e%d,flight,Flight %d", i, i))
	}
	for i := range 100 {
		actors = append(actors, fmt.Sprintf("a%d,Speaker with a long name number %d", i, i))
		for j := range 1 + i%7 {
			figures = append(figures, fmt.Sprintf("f%d-%d,e%d,aboard,more_than,%d,a%d,s", i, j, (i+j)%9, 1_000_000*i+j, i))
		}
	}
	v := whoSays.Build(without(t, map[string][]string{"actors.csv": actors, "figures.csv": figures, "events.csv": events, "sources.csv": {"id,reading", "s,original"}}))
	if got := strings.Join(v.Notes, " "); !strings.Contains(got, "30 of 100 speakers") || !strings.Contains(got, "of 9") {
		t.Errorf("got the notes %q, want the numbers of speakers and events that are shown", got)
	}
	if strings.Contains(v.Alt, "number 0:") || !strings.Contains(v.Alt, "number 6:") {
		t.Error("want the speakers with most claims, and not the first")
	}
	s := v.draw(Look{Width: Wide, Style: DefaultStyle})
	inside(t, s)
	column := (float64(Wide) - s.before) / mostColumns
	for _, m := range s.marks {
		for _, x := range m.shapes {
			if x.Kind == textShape && x.DX+textWidth(x.Text, x.Size, x.Bold) > column {
				t.Errorf("%q is wider than its column", x.Text)
			}
		}
	}
}

func TestOneSpeakerIsNoMatrix(t *testing.T) {
	if v := whoSays.Build(manyFlights(t, 10)); v.Fits() || !strings.Contains(v.Unfit, "Only one speaker") {
		t.Errorf("got %q, want a reason", v.Unfit)
	}
}

// The headline speaks of one event, and so of those who were asked about that one.
func TestAskedAboutTheEventOfTheHeadline(t *testing.T) {
	d := without(t, map[string][]string{
		"figures.csv":   {"id,event,measure,qualifier,value,speaker,source", "a,one,aboard,exact,53,x,s", "b,one,aboard,exact,55,y,s", "c,two,aboard,exact,14,x,s"},
		"events.csv":    {"id,kind,title", "one,flight,Flight one", "two,flight,Flight two"},
		"actors.csv":    {"id,name", "x,Somebody", "y,Another", "z,An Office", "w,A Desk"},
		"sources.csv":   {"id,reading", "s,original"},
		"responses.csv": {"id,event,actor,response,date,source", "r,one,z,declined,,s", "q,two,w,confirmed,,s"},
	})
	if got, want := whoSays.Build(d).Headline, "Flight one: 2 speakers give 2 different numbers; the one body asked to confirm did not"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}
