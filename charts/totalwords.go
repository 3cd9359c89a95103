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
	flights := v.flightsOf(all)
	v.Headline = w.Say("chart.totals.headline", "number", v.sumOf(all), "flights", flights)
	if all.Unbounded() {
		v.Headline = w.Say("chart.totals.headline.open", "flights", flights)
	}
	without := int64(all.Unnumbered())
	if all.Numbered() == 0 {
		without = 0 // the number says so
	}
	if without > 0 {
		v.Headline = w.Plural("chart.totals.without", without, "", "headline", v.Headline)
		flights = w.Plural("chart.totals.quote.without", without, "", "flights", flights)
	}
	v.Headline = sentence(v.Headline)
	v.totalSubtitle(first)
	v.Seen = w.Say("chart.totals.seen")
	var rows []string
	for i := range first.Totals {
		rows = append(rows, w.Say("chart.totals.row", "label", first.Totals[i].Label, "number", first.Totals[i].Words))
	}
	v.Alt = w.Say("chart.totals.alt", "by", first.Label, "rows", strings.Join(rows, " "))
	v.totalNotes(all, other)
	if all.Unbounded() {
		return // there is no number to quote
	}
	var speakers []string
	for i := range v.Rows {
		if s := v.Rows[i].Speaker; !slices.Contains(speakers, s) {
			speakers = append(speakers, s)
		}
	}
	who := w.And(speakers[:min(len(speakers), mostNamed)])
	if len(speakers) > mostNamed {
		who = w.Plural("chart.who-says.speakers", int64(len(speakers)), "")
	}
	v.Quote = sentence(w.Say("chart.totals.quote", "number", v.sumOf(all), "flights", flights, "speakers", who))
}

// totalSubtitle says which years the flights are of.
func (v *View) totalSubtitle(first *Choice) {
	w := v.w
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
}

// totalNotes says what is to be known of the sum: what it leaves out first.
func (v *View) totalNotes(all *dataset.Total, other int) {
	for _, c := range []struct {
		n   int
		key string
	}{{all.Unnumbered(), "chart.totals.note.unnumbered"}, {all.Open, "chart.totals.note.open"}, {all.Contested, "chart.totals.note.contested"}, {other, "chart.totals.note.other"}} {
		if c.n > 0 {
			v.Notes = append(v.Notes, v.w.Plural(c.key, int64(c.n), ""))
		}
	}
	v.Notes = append(v.Notes, v.w.Say("chart.totals.rule"))
}
