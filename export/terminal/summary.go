package terminal

import (
	"cmp"
	"slices"

	"onrecord/dataset"
	"onrecord/dataset/edtf"
)

// summary counts the events of a dataset that is too long to list.
func (p *printer) summary() {
	d, w := p.d, p.w
	p.counts("show.by.kind", len(d.Events), func(i int) string { return w.Code("kind", string(d.Events[i].Kind)) })
	p.counts("show.by.origin", len(d.Events), func(i int) string { return w.Country(d.Events[i].Origin) })
	p.counts("show.by.destination", len(d.Events), func(i int) string { return w.Country(d.Events[i].Destination) })
	p.counts("show.by.measure", len(d.Figures), func(i int) string { return w.Code("measure", string(d.Figures[i].Measure)) })
	p.counts("show.by.qualifier", len(d.Figures), func(i int) string { return w.Say("show.qualifier." + string(d.Figures[i].Qualifier)) })
	if first, last, ok := p.dateSpan(); ok {
		p.para(2, plainText(w.Say("show.by.time", "from", w.Date(first), "to", w.Date(last))))
	}
	p.blank()
}

// counts prints how often each value occurs, the most frequent first.
func (p *printer) counts(key string, n int, value func(i int) string) {
	times := map[string]int64{}
	for i := range n {
		times[value(i)]++
	}
	values := make([]string, 0, len(times))
	for v := range times {
		values = append(values, v)
	}
	slices.SortFunc(values, func(a, b string) int { return cmp.Or(cmp.Compare(times[b], times[a]), cmp.Compare(a, b)) })
	const most = 6
	var each []string
	for _, v := range values[:min(most, len(values))] {
		name := v
		if name == "" {
			name = p.say("show.not_stated")
		}
		each = append(each, p.say("show.times", "value", name, "n", p.w.Number(times[v])))
	}
	if more := len(values) - most; more > 0 {
		each = append(each, p.plural("show.others.count", more))
	}
	p.hang(2, 4, plainText(p.say(key, "counts", p.w.And(each))))
}

// dateSpan returns the first and the last date on record for anything that happened.
func (p *printer) dateSpan() (first, last edtf.Date, ok bool) {
	for i := range p.d.Dates {
		c := &p.d.Dates[i]
		if _, known := c.Date.Earliest(); !known || c.Milestone == "announced" || c.Milestone == dataset.Milestone("period") {
			continue
		}
		if !ok || edtf.Compare(c.Date, first) < 0 {
			first = c.Date
		}
		if !ok || edtf.Compare(c.Date, last) > 0 {
			last = c.Date
		}
		ok = true
	}
	return first, last, ok
}
