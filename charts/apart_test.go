package charts

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"onrecord/dataset"
)

// compared is a dataset with one comparison: 20 aboard against up to 100 announced.
func compared(t testing.TB, towards string) *dataset.Dataset {
	t.Helper()
	return without(t, map[string][]string{
		"events.csv":      {"id,kind,title", "a,flight,A", "p,programme,P"},
		"figures.csv":     {"id,event,measure,qualifier,value,speaker,source", "part,a,aboard,exact,20,x,s", "whole,p,projected,up_to,100,x,s"},
		"comparisons.csv": {"id,title,parts,whole,counts_towards", "c,A against P,part,whole," + towards},
		"actors.csv":      {"id,name", "x,Somebody"}, "sources.csv": {"id,reading", "s,original"},
	})
}

// crowdsOf are the groups of marks of a scene: "part 0-20 of 100 filled".
func crowdsOf(s *scene) []string {
	var all []string
	for _, m := range s.marks {
		for _, x := range m.shapes {
			if x.Kind == peopleShape {
				fill := "filled"
				if x.Soft {
					fill = "hollow"
				}
				all = append(all, fmt.Sprintf("%s %d-%d of %d %s", m.claims[0], x.From, x.To, x.Of, fill))
			}
		}
	}
	return all
}

// Only where the part is on record as some of the whole is it drawn inside it, and only then is there a rest.
func TestPartsAreInsideOnlyIfTheyCount(t *testing.T) {
	apart := []string{"part 0-20 of 20 filled", "whole 0-100 of 100 hollow"}
	for towards, want := range map[string][]string{"": apart, "no": apart, "yes": {"part 0-20 of 100 filled", "whole 20-100 of 100 hollow"}} {
		v := people.Build(compared(t, towards))
		for _, width := range []int{Narrow, Wide, Broad} {
			s := v.draw(Look{Width: width, Style: DefaultStyle})
			if got := crowdsOf(s); !slices.Equal(got, want) {
				t.Errorf("%q at %d: got %q, want %q", towards, width, got, want)
			}
			words := texts(s) + " " + v.Seen
			if got := strings.Contains(words, "rest"); got != (towards == "yes") {
				t.Errorf("%q at %d: got a rest %v: %s", towards, width, got, words)
			}
			said := map[string]string{"": "no source says whether they are part of it", "no": "they are not part of it", "yes": ""}[towards]
			if n := strings.Count(words, "part of it"); said != "" && (n != 1 || !strings.Contains(words, said)) || said == "" && n > 0 {
				t.Errorf("%q at %d: got %q, want %q once", towards, width, words, said)
			}
		}
	}
}

// The marks of both groups are as large as each other: they stand in rows of one length and one height.
func TestCrowdsAreOnOneScale(t *testing.T) {
	for _, width := range []int{Narrow, Wide, Broad} {
		s := people.Build(compared(t, "")).draw(Look{Width: width, Style: DefaultStyle})
		var row, height float64
		for _, m := range s.marks {
			x := m.shapes[0]
			high := (x.Y2 - x.Y) / float64((x.Of-1)/int(x.N)+1)
			if row != 0 && (x.N != row || high != height) {
				t.Errorf("at %d: got rows of %v, %v high, beside rows of %v, %v high", width, x.N, high, row, height)
			}
			row, height = x.N, high
		}
	}
}

// texts is all that is written in a scene.
func texts(s *scene) string {
	var all []string
	take := func(list []shape) {
		for _, x := range list {
			if x.Kind == textShape {
				all = append(all, x.Text)
			}
		}
	}
	take(s.back)
	for _, m := range s.marks {
		take(m.shapes)
	}
	return strings.Join(all, " ")
}
