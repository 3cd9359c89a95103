package charts

import (
	"fmt"
	"strings"
	"testing"
)

// An event with more claims than can be drawn is drawn by its numbers, and says so.
func TestTooManyClaimsOnOneEvent(t *testing.T) {
	figures := []string{"id,event,measure,qualifier,value,speaker,source"}
	for i := range 500 {
		figures = append(figures, fmt.Sprintf("f%d,e,aboard,exact,%d,x,s", i, 7+i%5))
	}
	v := claims.Build(without(t, map[string][]string{"figures.csv": append(figures, "last,e,aboard,about,900,x,s"),
		"events.csv": {"id,kind,title", "e,flight,The flight"}, "actors.csv": {"id,name", "x,Somebody"}, "sources.csv": {"id,reading", "s,original"}}))
	if !v.Fits() || len(v.Notes) == 0 || !strings.Contains(v.Notes[0], "501 claims, too many to draw one by one") {
		t.Fatalf("got %q and the notes %q, want a chart and words on how many there are", v.Unfit, v.Notes)
	}
	option := string(v.Draw(Look{Width: Wide, Style: DefaultStyle}).Option)
	for _, want := range []string{`"100 claims"`, `"about 900"`, `"7"`} {
		if !strings.Contains(option, want) {
			t.Errorf("the chart lacks %s", want)
		}
	}
}
