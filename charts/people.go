package charts

import (
	"onrecord/dataset"
	"onrecord/dataset/count"
	"onrecord/dataset/phrase"
)

var people = Chart{Name: "people", About: "one figure per person: those in the parts, beside the whole or within it", Build: buildPeople, Comparisons: mostPanels}

const (
	mostPanels = 4
	mostMarks  = 1000 // in a panel, before one mark stands for more than one person
)

func buildPeople(d *dataset.Dataset) *View {
	v := newView("people", d)
	var fit []dataset.Compared
	for _, c := range d.Compared() {
		if p := panelOf(&c); p.most() > 0 {
			fit = append(fit, c)
		}
	}
	if len(fit) == 0 {
		return unfit(v, "chart.people.unfit")
	}
	shown := fit[:min(len(fit), mostPanels)]
	v.takeComparisons(shown, len(fit))
	head := &shown[0]
	v.Headline = sentence(v.w.Say("chart.people.headline", "part", v.sumWords(head), "whole", phrase.Number(v.w, head.WholeClaim)))
	for i := range shown {
		if n := &shown[i].Difference; n.Sentence != "" {
			v.Numbers = append(v.Numbers, n)
		}
	}
	unit := v.unitOf(shown)
	v.Subtitle = v.subtitle("chart.people.subtitle", "unit", v.w.Plural("chart.people.unit", unit, ""))
	v.Seen = v.peopleSeen(shown)
	if unit > 1 {
		v.Notes = append(v.Notes, v.w.Say("chart.people.begun", "n", v.w.Number(unit)))
	}
	v.Alt = v.w.Say("chart.people.alt", "unit", v.w.Plural("chart.people.unit", unit, ""), "parts", v.comparedWords(shown))
	v.parts = len(shown)
	v.draw = func(l Look) *scene { return drawPeople(v, some(l, shown), unit, l) }
	return v
}

// peopleSeen says what the marks are: whether some are the rest of others.
func (v *View) peopleSeen(list []dataset.Compared) string {
	inside, apart := false, false
	for i := range list {
		if panelOf(&list[i]).inside {
			inside = true
		} else {
			apart = true
		}
	}
	switch {
	case !apart:
		return v.w.Say("chart.people.seen")
	case !inside:
		return v.w.Say("chart.people.seen.apart")
	}
	return v.w.Say("chart.people.seen.both")
}

// A panel is what is counted out for one comparison, in people. Only where the parts are on record as some of the
// people of the whole are they drawn inside it, and is there a rest.
type panel struct {
	parts  []countedOut
	whole  countedOut
	inside bool
}

// A countedOut is where the people of a claim begin, where the certain ones end, and the possible ones.
type countedOut struct {
	claim            *dataset.Figure
	from, sure, most float64
}

func panelOf(c *dataset.Compared) panel {
	var p panel
	at := 0.0
	for _, f := range c.PartClaims {
		e := extentOf(f.Count())
		p.parts = append(p.parts, countedOut{f, at, at + e.sure, at + e.most})
		at += e.most
	}
	whole := extentOf(c.WholeClaim.Count())
	p.whole = countedOut{c.WholeClaim, 0, whole.sure, whole.most}
	p.inside = c.CountsTowards == dataset.TowardsYes
	return p
}

// most is the most people that are drawn in one group of marks; 0 where the whole has no number.
func (p *panel) most() float64 {
	if p.whole.claim.Qualifier == count.Unstated {
		return 0
	}
	return max(p.partsEnd(), p.whole.most)
}

// partsEnd is where the possible people of the last part end.
func (p *panel) partsEnd() float64 { return p.parts[len(p.parts)-1].most }

// unitOf is how many people one mark stands for, in all panels: 1, 10, 100 ...
func (v *View) unitOf(list []dataset.Compared) int64 {
	unit := int64(1)
	for i := range list {
		p := panelOf(&list[i])
		for p.most()/float64(unit) > mostMarks {
			unit *= 10
		}
	}
	return unit
}
