package lint

import (
	"slices"
	"strings"

	"onrecord/dataset"
	"onrecord/dataset/count"
	"onrecord/dataset/edtf"
	"onrecord/dataset/prose"
)

// facts are indexes of the dataset for the questions that checking a story asks.
type facts struct {
	d        *dataset.Dataset
	byValue  map[int64][]*dataset.Figure // claims by each number that they state, in file order
	loose    map[string]bool             // ids of claims without a qualifier that another report of the statement has
	plans    map[string]bool             // ids of observed claims that pass on a plan
	compared []dataset.Compared
	derived  map[int64][]*dataset.Derived // derived numbers of people by each end
}

// maxYears limits the years that are tried for a date without one.
const maxYears = 60

func newFacts(d *dataset.Dataset) facts {
	f := facts{d: d, byValue: map[int64][]*dataset.Figure{}, loose: map[string]bool{}, plans: map[string]bool{},
		compared: d.Compared(), derived: map[int64][]*dataset.Derived{}}
	qualified := map[[3]string]bool{} // statement, event and value for which a report has a qualifier
	key := func(g *dataset.Figure) [3]string { return [3]string{g.Statement, g.Event, g.Value.String()} }
	for i := range d.Figures {
		g := &d.Figures[i]
		if g.Value.Known {
			f.byValue[g.Value.N] = append(f.byValue[g.Value.N], g)
		}
		if g.ValueTo.Known {
			f.byValue[g.ValueTo.N] = append(f.byValue[g.ValueTo.N], g)
		}
		if g.Statement != "" && g.Qualifier != count.Exact && g.Value.Known {
			qualified[key(g)] = true
		}
	}
	for i := range d.Figures {
		g := &d.Figures[i]
		from := d.Figure(g.Repeats)
		f.loose[g.ID] = g.Qualifier == count.Exact && (qualified[key(g)] || from != nil && from.Value == g.Value && from.Qualifier != count.Exact)
		f.plans[g.ID] = g.Measure.Group() == dataset.Observed && f.passesOnPlan(g)
	}
	for i := range f.compared {
		for _, n := range f.compared[i].Numbers() {
			f.addDerived(n)
		}
	}
	return f
}

func (f *facts) addDerived(n *dataset.Derived) {
	if n.Unit != "people" || n.Reason != "" {
		return
	}
	for _, end := range []count.Ratio{n.Span.Low, n.Span.High} {
		if end.Known() && end.Den == 1 && (len(f.derived[end.Num]) == 0 || f.derived[end.Num][0] != n) {
			f.derived[end.Num] = append(f.derived[end.Num], n)
		}
	}
}

// passesOnPlan reports whether a claim repeats a plan, directly or through other claims.
func (f *facts) passesOnPlan(g *dataset.Figure) bool {
	for range 100 { // checked datasets have no cycles; a chain is a handful long
		from := f.d.Figure(g.Repeats)
		if from == nil {
			return false
		}
		if from.Measure.Group() != dataset.Observed {
			return true
		}
		g = from
	}
	return false
}

// yearsOf returns the years of the dates in rows, at most maxYears.
func yearsOf(dates []dataset.Date, rows []int) []int {
	var years []int
	add := func(d edtf.Day, ok bool) {
		if y := d.Year(); ok && len(years) < maxYears && !slices.Contains(years, y) {
			years = append(years, y)
		}
	}
	for _, row := range rows {
		add(dates[row].Date.Earliest())
		add(dates[row].Date.Latest())
	}
	return years
}

// learnEvents collects the names of countries and the flights that a story may call by number.
func (c *checker) learnEvents() {
	seen := map[string]bool{}
	for i := range c.d.Events {
		e := &c.d.Events[i]
		for _, code := range []string{e.Origin, e.Destination, e.Nationality} {
			name := strings.ToLower(c.w.Country(code))
			if len(name) >= 4 && name[3] < 0x80 && !seen[name] {
				seen[name] = true
				c.countries = append(c.countries, name)
			}
		}
		if e.Kind != dataset.Flight {
			continue
		}
		tokens := prose.Tokenise(e.Title)
		for j := range tokens {
			if n := ordinals[tokens[j].Norm]; n > 0 {
				if _, taken := c.byOrdinal[n]; !taken {
					c.byOrdinal[n] = e.ID
					c.numbered = true
				}
			}
		}
	}
	c.learnDates()
}

// learnDates indexes the dates by event and the flights by month.
func (c *checker) learnDates() {
	type key struct {
		month int
		event string
	}
	seen := map[key]bool{}
	for i := range c.d.Dates {
		date := &c.d.Dates[i]
		c.datesBy[date.Event] = append(c.datesBy[date.Event], i)
		day, ok := date.Date.Earliest()
		if e := c.d.Event(date.Event); !ok || e.Kind != dataset.Flight || date.Milestone != "departed" && date.Milestone != "arrived" {
			continue
		}
		k := key{int(day.Month()), date.Event}
		if !seen[k] {
			seen[k] = true
			c.byMonth[k.month] = append(c.byMonth[k.month], date.Event)
		}
	}
}
