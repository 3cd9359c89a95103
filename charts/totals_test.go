package charts

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"testing"

	"onrecord/dataset"
	"onrecord/internal/testkit/chromium"
)

// flown is a dataset of n flights, one in each month from 2020 on, to as many countries as there are here.
func flown(t testing.TB, n int) *dataset.Dataset {
	t.Helper()
	countries := strings.Fields("AF AL AM AZ BD BR CO DZ EG GE GH GN IQ IR KE LB MA MD ME MK NG")
	events, figures, dates := []string{"id,kind,title,origin,destination"}, []string{"id,event,measure,qualifier,value,value_to,speaker,source"}, []string{"id,event,milestone,date,speaker,source"}
	for i := range n {
		events = append(events, fmt.Sprintf("e%d,flight,Flight %d,US,%s", i, i, countries[i%len(countries)]))
		figures = append(figures, fmt.Sprintf("f%d,e%d,aboard,exact,%d,,x,s", i, i, i+1))
		dates = append(dates, fmt.Sprintf("d%d,e%d,departed,%d-%02d-03,x,s", i, i, 2020+i/12, i%12+1))
	}
	return without(t, map[string][]string{"events.csv": events, "figures.csv": figures, "dates.csv": dates,
		"actors.csv": {"id,name", "x,Somebody"}, "sources.csv": {"id,reading", "s,original"}})
}

func choice(t testing.TB, v *View, name string) *Choice {
	t.Helper()
	i := slices.IndexFunc(v.Choices, func(c Choice) bool { return c.Name == name })
	if i < 0 {
		t.Fatalf("no choice %q", name)
	}
	return &v.Choices[i]
}

// hasTotal reports whether the tables of totals have a row of this id.
func hasTotal(v *View, id string) bool {
	return slices.ContainsFunc(v.Choices, func(c Choice) bool {
		return slices.ContainsFunc(c.Totals, func(r TotalRow) bool { return r.ID == id })
	})
}

func labels(c *Choice) []string {
	var all []string
	for i := range c.Totals {
		all = append(all, c.Totals[i].Label+": "+c.Totals[i].Words)
	}
	return all
}

// Beyond what can be shown the rest is one row that says so, and nothing is lost.
func TestTotalsNameTheRest(t *testing.T) {
	v := totals.Build(flown(t, 63))
	if got := v.Choices[0].Name; got != "year" {
		t.Errorf("got %s first, want year: there are 21 quarters", got)
	}
	if slices.ContainsFunc(v.Choices, func(c Choice) bool { return c.Name == "origin" || c.Name == "operator" }) {
		t.Error("got a choice that divides nothing")
	}
	countries := labels(choice(t, v, "destination"))
	if got, want := countries[len(countries)-1], "The other 6: 441 people"; len(countries) != mostGroups+1 || got != want {
		t.Errorf("got %d rows, the last %q; want %d and %q", len(countries), got, mostGroups+1, want)
	}
	if got, want := countries[0], "Nigeria: 126 people"; got != want {
		t.Errorf("got %q first, want %q", got, want)
	}
	months := labels(choice(t, v, "month"))
	if got, want := months[0], "Earlier: January 2020 to March 2023: 780 people"; len(months) != mostPeriods+1 || got != want {
		t.Errorf("got %d rows, the first %q; want %d and %q", len(months), got, mostPeriods+1, want)
	}
	for _, c := range v.Choices {
		sum := int64(0)
		for i := range c.Totals {
			sum += c.Totals[i].total.Sure
		}
		if sum != 63*64/2 {
			t.Errorf("%s: the rows come to %d, want %d", c.Name, sum, 63*64/2)
		}
	}
}

// A bound stays a bound, and a time without flights is not one with nobody.
func TestTotalsKeepBounds(t *testing.T) {
	d := without(t, map[string][]string{
		"events.csv": {"id,kind,title", "a,flight,A", "b,flight,B", "c,flight,C", "e,flight,E"},
		"figures.csv": {"id,event,measure,qualifier,value,value_to,speaker,source",
			"a1,a,aboard,exact,20,,x,s", "a2,a,aboard,exact,25,,x,s", "b1,b,aboard,up_to,40,,x,s", "c1,c,aboard,at_least,5,,x,s", "e1,e,aboard,unstated,,,x,s"},
		"dates.csv": {"id,event,milestone,date,speaker,source",
			"ad,a,departed,2024-01-03,x,s", "bd,b,departed,2024-03-03,x,s", "cd,c,departed,2024-04-03,x,s", "ed,e,departed,2024-04-05,x,s"},
		"actors.csv": {"id,name", "x,Somebody"}, "sources.csv": {"id,reading", "s,original"},
	})
	v := totals.Build(d)
	c := choice(t, v, "month")
	want := []string{"January 2024: 20 to 25 people", "February 2024: no flights recorded", "March 2024: up to 40 people", "April 2024: at least 5 people"}
	if got := labels(c); !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
	if got, want := fmt.Sprint(c.Totals[3].Caveats), "[1 flight without a number is not included 1 flight has an open end]"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	s := drawTotals(v, c, Look{Width: Wide, Style: DefaultStyle})
	kinds := map[string]string{}
	for _, m := range s.marks {
		for _, sh := range m.shapes {
			if sh.Kind != textShape {
				kinds[m.claims[0]] += sh.Kind + " "
			}
		}
	}
	for id, want := range map[string]string{"total-month-1": "bar hatch ", "total-month-2": "", "total-month-3": "hatch ", "total-month-4": "bar arrow "} {
		if kinds[id] != want {
			t.Errorf("%s is drawn with %q, want %q", id, kinds[id], want)
		}
	}
}

// Six thousand claims make a page that is small all the same, and all of them are in the data.
func TestTotalsOfManyClaims(t *testing.T) {
	d := flown(t, 6000)
	v := totals.Build(d)
	if len(v.Rows) != 6000 {
		t.Errorf("got %d rows for the data, want 6000", len(v.Rows))
	}
	var b bytes.Buffer
	if err := Page(&b, d, v, Options{Downloads: []Download{{Label: "CSV", Name: "x.csv", Data: make([]byte, MostInside+1)}}}); err != nil {
		t.Fatal(err)
	}
	if n := b.Len(); n > 800_000 {
		t.Errorf("got a page of %d bytes, want at most 800,000", n)
	}
}

func TestChoosingTotals(t *testing.T) {
	p := chromium.Open(t, page(t, flown(t, 63), "totals"), chromium.View{Width: 1200, ReducedMotion: true})
	chromium.Eval[bool](p, `document.getElementById("division").focus(), true`)
	drawn := func() string { return chromium.Eval[string](p, `document.querySelector("#chart svg").textContent`) }
	if got := drawn(); strings.Contains(got, "Nigeria") || !strings.Contains(got, "2025") {
		t.Errorf("at first: got %q, want the years", got)
	}
	p.Press("End")
	if got := drawn(); !strings.Contains(got, "Nigeria") || !strings.Contains(got, "The other 6") {
		t.Errorf("the last choice: got %q, want the countries", got)
	}
	if got := chromium.Eval[string](p, `[...document.querySelectorAll("details[open] th[scope=row]")].map(t => t.textContent.trim())[0]`); got != "Nigeria" {
		t.Errorf("got %q at the head of the open table, want the countries", got)
	}
	chromium.Eval[bool](p, `document.getElementById("next").click(), true`)
	if got := chromium.Eval[string](p, `document.getElementById("tip").innerText`); !strings.Contains(got, "126 people") || !strings.Contains(got, "3 flights") {
		t.Errorf("got the tip %q, want the first country's total", got)
	}
	if got := chromium.Eval[string](p, `document.getElementById("position").textContent`); !strings.HasPrefix(got, "Bar 1 of 16:") {
		t.Errorf("got %q, want Bar 1 of 16:", got)
	}
}

// The name of an operator is text, on its bar, in the tip and in the table.
func TestHostileOperator(t *testing.T) {
	attack := "</script><script>PWN=1</script><img src=x onerror=PWN=2>"
	d := without(t, map[string][]string{
		"events.csv":  {"id,kind,title,operator", "a,flight,A," + attack, "b,flight,B,Other"},
		"figures.csv": {"id,event,measure,qualifier,value,speaker,source", "a1,a,aboard,exact,20,x,s", "b1,b,aboard,exact,4,x,s"},
		"actors.csv":  {"id,name", "x,Somebody"}, "sources.csv": {"id,reading", "s,original"},
	})
	p := chromium.Open(t, page(t, d, "totals"), chromium.View{Width: 1200, ReducedMotion: true})
	chromium.Eval[bool](p, `document.getElementById("division").focus(), true`)
	p.Press("End")
	chromium.Eval[bool](p, `document.getElementById("next").click(), true`)
	for _, place := range []string{`#chart svg`, `#tip`, `details[open]`} {
		if got := chromium.Eval[string](p, "document.querySelector('"+place+"').textContent"); !strings.Contains(got, "onerror=PWN=2>") {
			t.Errorf("%s: got %q, want the text as it was written", place, got)
		}
	}
	if got := chromium.Eval[string](p, `String(window.PWN) + document.querySelectorAll("img").length`); got != "undefined0" {
		t.Errorf("got %s, want no code and no element", got)
	}
}
