package charts

import (
	"slices"
	"strings"

	"onrecord/dataset"
	"onrecord/dataset/count"
	"onrecord/dataset/phrase"
)

// leftOfSum says how many events are not in the sum, since they have no date or no number, and how many people that
// is; empty if all are in it.
func (v *View) leftOfSum(c *sumOverTime) string {
	var left []string
	if len(c.Undated) > 0 {
		left = append(left, v.undatedOfSum(c))
	}
	if n := v.operations(c.Unnumbered); n > 0 {
		left = append(left, v.w.Say("chart.cumulative.unnumbered", "events", v.eventsOfSum(c, n)))
	}
	return v.w.And(left)
}

// undatedOfSum says how many events have no date. Some may be no more than shares of those that are in the sum.
func (v *View) undatedOfSum(c *sumOverTime) string {
	in := map[string]bool{}
	for i := range c.Events {
		in[v.d.Operation(c.Events[i].Event)] = true
	}
	others := slices.DeleteFunc(slices.Clone(c.Undated), func(r dataset.Range) bool { return in[v.d.Operation(r.Event)] })
	key, n := "chart.cumulative.undated", v.operations(others)
	if n == 0 {
		key, n = "chart.cumulative.undated.part", v.operations(c.Undated)
	}
	return v.w.Say(key, "events", v.eventsOfSum(c, n), "sum", c.Left.InWords(v.w, v.w.Plain()))
}

// eventsOfSum is so many of the events that are added up: "3 flights".
func (v *View) eventsOfSum(c *sumOverTime, n int) string {
	return v.w.Plural("chart.cumulative.events."+string(c.Kind), int64(n), "")
}

// operations counts the events of ranges; those that are parts of one operation are one.
func (v *View) operations(ranges []dataset.Range) int {
	of := map[string]bool{}
	for i := range ranges {
		of[v.d.Operation(ranges[i].Event)] = true
	}
	return len(of)
}

// cumulativeSeen says what of the forms that the chart may have is to be seen.
func (v *View) cumulativeSeen(c *sumOverTime) string {
	loose := c.Before.Loose || slices.ContainsFunc(c.Steps, func(s dataset.Step) bool { return s.Loose })
	open := ""
	if !c.hatched() {
		loose, open = false, ".edge"
	}
	parts := []string{"seen"}
	if t := &c.Total; !loose && t.Contested == 0 && !t.OpenBelow && !t.OpenAbove {
		parts = []string{"seen.line"}
	}
	for _, more := range []struct {
		is  bool
		key string
	}{{loose, "seen.loose"}, {c.Total.OpenBelow, "seen.open_below" + open}, {c.Total.OpenAbove, "seen.open_above" + open}, {len(c.announced) > 0, "seen.announced" + c.openAnnounced()}} {
		if more.is {
			parts = append(parts, more.key)
		}
	}
	for i, key := range parts {
		parts[i] = v.w.Say("chart.cumulative." + key)
	}
	return strings.Join(parts, " ")
}

// openAnnounced is what the key of the words about announced numbers ends in.
func (c *sumOverTime) openAnnounced() string {
	if slices.ContainsFunc(c.shownAnnounced(), func(a announcement) bool { return a.OpenBelow() || a.OpenAbove() }) {
		return ".open"
	}
	return ""
}

func (v *View) cumulativeSubtitle(c *sumOverTime) string {
	first, last := c.Steps[0].Day, c.Steps[len(c.Steps)-1].Day
	if first == last {
		return v.subtitle("chart.cumulative.subtitle.day", "day", v.w.Date(dayDate(first)))
	}
	return v.subtitle("chart.cumulative.subtitle", "first", v.w.Date(dayDate(first)), "last", v.w.Date(dayDate(last)))
}

// cumulativeQuote is the sum, and what was announced, each with who says so; empty where there is no sum.
func (v *View) cumulativeQuote(c *sumOverTime, events string) string {
	w := v.w
	if c.Total.Unbounded() {
		return ""
	}
	sum := w.Say("chart.cumulative.headline", "sum", c.Total.InWords(w, w.Plain()), "events", events)
	quote := w.Say("chart.cumulative.quote", "what", sum, "speakers", v.speakers(c.Claims))
	for _, a := range c.announced[:min(1, len(c.announced))] {
		said := w.Say("chart.cumulative.announced", "range", a.Brief(v.d), "event", phrase.EventTitle(v.d, a.Event))
		quote = w.Say("chart.cumulative.quotes", "first", quote, "second", w.Say("chart.cumulative.quote", "what", said, "speakers", v.speakers(a.Claims)))
	}
	return sentence(w.Say("chart.subtitle.undated", "what", quote))
}

func (v *View) cumulativeNotes(c *sumOverTime) {
	w := v.w
	note := func(s string) { v.Notes = append(v.Notes, s) }
	if c.buckets != nil {
		note(w.Say("chart.cumulative.most"))
	}
	if more := len(c.announced) - mostAnnounced; more > 0 {
		note(w.Plural("chart.cumulative.more_announced", int64(more), ""))
	}
	for i := range v.d.Events {
		e := &v.d.Events[i]
		if r, ok := v.d.Range(e.ID, dataset.Observed); ok && e.Kind != c.Kind && r.Numbered() {
			note(w.Say("chart.cumulative.kinds"))
			break
		}
	}
}

// cumulativeSteps are the steps in words: each event, or each bucket of time.
func (v *View) cumulativeSteps(c *sumOverTime) []string {
	var all []string
	for i := range c.Events {
		if c.buckets == nil {
			all = append(all, v.w.Say("chart.cumulative.step", "event", phrase.EventTitle(v.d, c.Events[i].Event), "date", v.whenWords(c.Events[i].When), "range", c.Events[i].Words))
		}
	}
	for i := range c.buckets {
		b := &c.buckets[i]
		step := c.Cumulative.At(b.last)
		all = append(all, v.w.Say("chart.cumulative.by", "date", v.w.Date(dayDate(b.last)), "number", step.InWords(v.w)))
	}
	for _, a := range c.announced {
		all = append(all, v.rangeWords(&a.Range))
	}
	return all
}

// speakers names who gave numbers in claims, each once, or counts them where they are many.
func (v *View) speakers(claims []string) string {
	var names []string
	seen := map[string]bool{}
	for _, id := range claims {
		if f := v.d.Figure(id); !seen[f.Speaker] && f.Qualifier != count.Unstated {
			seen[f.Speaker] = true
			names = append(names, phrase.Name(v.d, f.Speaker))
		}
	}
	if len(names) > 3 {
		return v.w.Plural("chart.cumulative.speakers", int64(len(names)), "")
	}
	return v.w.And(names)
}

// stated lists the numbers of a range, the one in most statements first; empty where the range says as much.
func (v *View) stated(r *dataset.Range) string {
	numbers, brief := r.MostStated(v.w, mostStated), r.Brief(v.d)
	missing := func(n dataset.Stated) bool { return n.Statements > 1 || !strings.Contains(brief, v.w.Count(n.Count)) }
	if numbers == "" || !slices.ContainsFunc(r.Numbers, missing) {
		return ""
	}
	return v.w.Say("chart.stated", "numbers", numbers)
}

// whenWords are the days of an event in words: those that its claims give.
func (v *View) whenWords(when dataset.When) string {
	var all []string
	for _, id := range when.Claims {
		text := v.w.Date(v.d.Date(id).Date)
		if len(all) == 0 || all[len(all)-1] != text {
			all = append(all, text)
		}
	}
	return v.w.Or(all)
}
