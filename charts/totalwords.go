package charts

import (
	"slices"
	"strconv"
	"strings"

	"onrecord/dataset"
)

// periodWords is a year, quarter or month in words.
func (v *View) periodWords(key string) string { return dayWords(v.w, key) }

// following is the year, quarter or month after one.
func following(by dataset.Division, key string) string {
	year, rest, _ := strings.Cut(key, "-")
	y, _ := strconv.Atoi(year)
	n, _ := strconv.Atoi(rest)
	first, last := 1, 12
	switch by {
	case dataset.ByYear:
		return pad(y+1, 4)
	case dataset.ByQuarter:
		first, last = 33, 36
	}
	if n++; n > last {
		y, n = y+1, first
	}
	return pad(y, 4) + "-" + pad(n, 2)
}

func pad(n, digits int) string {
	s := strconv.Itoa(n)
	return strings.Repeat("0", max(0, digits-len(s))) + s
}

// totalWords are the headline and all else that is said.
func (v *View) totalWords(all *dataset.Total, first *Choice, other int) {
	w := v.w
	v.Headline = sentence(v.numbered(all))
	var years []string
	for i := range first.Totals {
		if t := first.Totals[i].total; t.Known {
			years = append(years, v.periodWords(t.Key))
		}
	}
	for _, c := range v.Choices {
		if c.Name == string(dataset.ByYear) { // the years of all, not of those that are drawn
			years = nil
			for i := range c.Totals {
				if c.Totals[i].total.Known {
					years = append(years, v.periodWords(c.Totals[i].total.Key))
				}
			}
		}
	}
	v.Subtitle = w.Say("chart.totals.subtitle.undated")
	if len(years) > 0 {
		v.Subtitle = w.Say("chart.totals.subtitle", "from", years[0], "to", years[len(years)-1])
		if years[0] == years[len(years)-1] {
			v.Subtitle = w.Say("chart.totals.subtitle.one", "year", years[0])
		}
	}
	v.Seen = v.totalSeen(first)
	var rows []string
	for i := range first.Totals {
		rows = append(rows, w.Say("chart.totals.row", "label", first.Totals[i].Label, "number", first.Totals[i].Words))
	}
	v.Alt = w.Say("chart.totals.alt", "by", first.Label, "rows", strings.Join(rows, " "))
	for _, c := range []struct {
		n   int
		key string
	}{{all.Unnumbered(), "chart.totals.note.unnumbered"}, {all.Open, "chart.totals.note.open"}, {all.Contested, "chart.totals.note.contested"}, {other, "chart.totals.note.other"}} {
		if c.n > 0 {
			v.Notes = append(v.Notes, w.Plural(c.key, int64(c.n), ""))
		}
	}
	v.Notes = append(v.Notes, w.Say("chart.totals.rule"))
	if all.Unbounded() {
		return // there is no number to quote
	}
	v.Quote = sentence(w.Say("chart.totals.quote", "number", v.sumOf(all), "flights", v.flightsQuoted(all), "speakers", v.totalSpeakers()))
}

// flightsQuoted is the flights of a total within a sentence: "1 of 3 flights (2 without a number)".
func (v *View) flightsQuoted(t *dataset.Total) string {
	flights := v.flightsOf(t)
	if n := t.Unnumbered(); n > 0 && t.Numbered() > 0 {
		return v.w.Plural("chart.totals.quote.without", int64(n), "", "flights", flights)
	}
	return flights
}

// totalSeen says what of the forms that a bar may have is to be seen.
func (v *View) totalSeen(c *Choice) string {
	solid, hatched, open := false, false, false
	for i := range c.Totals {
		t := &c.Totals[i].total
		_, above := c.Totals[i].high()
		solid, hatched, open = solid || t.Sure > 0, hatched || t.Most > t.Sure, open || above && !c.Totals[i].empty()
	}
	seen := []string{v.w.Say("chart.totals.seen")}
	switch {
	case hatched && solid:
		seen = append(seen, v.w.Say("chart.totals.seen.differ"))
	case hatched:
		seen = append(seen, v.w.Say("chart.totals.seen.most"))
	}
	if open {
		seen = append(seen, v.w.Say("chart.totals.seen.open"))
	}
	return strings.Join(seen, " ")
}

// totalSpeakers names those who gave the numbers of a total, or counts them.
func (v *View) totalSpeakers() string {
	var speakers []string
	for i := range v.Rows {
		if s := v.Rows[i].Speaker; !slices.Contains(speakers, s) {
			speakers = append(speakers, s)
		}
	}
	if len(speakers) > mostNamed {
		return v.w.Plural("chart.who-says.speakers", int64(len(speakers)), "")
	}
	return v.w.And(speakers)
}
