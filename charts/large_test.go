package charts

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"onrecord/dataset"
)

// largeSet has small flights of early years and many larger ones since, some with an open end.
func largeSet(t *testing.T) *dataset.Dataset {
	t.Helper()
	figures, events := []string{"id,event,measure,qualifier,value,speaker,source"}, []string{"id,kind,title"}
	dates := []string{"id,event,milestone,date,speaker,source"}
	for i := range 90 {
		qualifier, value := []string{"exact", "up_to", "at_least"}[i%3], 10+i
		events = append(events, fmt.Sprintf("e%d,flight,Flight %d", i, i))
		figures = append(figures, fmt.Sprintf("f%d,e%d,aboard,%s,%d,x,s", i, i, qualifier, value))
		dates = append(dates, fmt.Sprintf("d%d,e%d,departed,%d-%02d-01,x,s", i, i, 2010+i/10, 1+i%10))
	}
	return without(t, map[string][]string{"figures.csv": figures, "events.csv": events, "dates.csv": dates,
		"actors.csv": {"id,name", "x,Somebody"}, "sources.csv": {"id,reading", "s,original"}})
}

// Each bar leads to a claim that the page lists, also where all larger ones are in other bars.
func TestEachTotalLeadsToAClaim(t *testing.T) {
	v := totals.Build(largeSet(t))
	for _, c := range v.Choices {
		for _, r := range c.Totals {
			if len(r.Claims) == 0 && !r.empty() {
				t.Errorf("%s, %s: got no claim, want the largest", c.Name, r.Label)
			}
			for _, id := range r.Claims {
				if at := slices.IndexFunc(v.Rows, func(row Row) bool { return row.ID == id }); at < 0 || at >= v.listed {
					t.Errorf("%s, %s: got %s in place %d, want it among the %d that are listed", c.Name, r.Label, id, at, v.listed)
				}
			}
		}
	}
	if got := len(v.Rows); got != 90 {
		t.Errorf("got %d rows, want all 90", got)
	}
}

// Where there are too many stretches to hatch, none is, and the words do not speak of it.
func TestManyOpenSteps(t *testing.T) {
	v := cumulative.Build(largeSet(t))
	s := v.draw(Look{Width: Wide, Style: DefaultStyle})
	for _, sh := range s.back {
		if sh.Kind == hatchShape {
			t.Errorf("got %+v, want nothing hatched", sh)
		}
	}
	if strings.Contains(v.Seen, "hatched") || !strings.Contains(v.Seen, "dashed") {
		t.Errorf("got %q, want a word on the edge and none on hatching", v.Seen)
	}
}

// A name that is wider than a line is broken, and nothing of it is lost.
func TestLongWordsAreBroken(t *testing.T) {
	const name = "Donaudampfschifffahrtsgesellschaftskapitän"
	lines := wrap("by "+name+" alone", 13, false, 120)
	if got := strings.Join(lines, ""); !strings.Contains(got, name) {
		t.Errorf("got %q, want all of the name", lines)
	}
	for _, line := range lines {
		if textWidth(line, 13, false) > 120 {
			t.Errorf("got %q, wider than a line", line)
		}
	}
}
