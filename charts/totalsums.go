package charts

import "onrecord/dataset"

// sumOf is the people on the flights of a total that have a number, in words.
func (v *View) sumOf(t *dataset.Total) string { return v.peopleOf(t, t.Sum) }

// numbered is a total with how many flights it is of, and how many it leaves out: "12 to 14 people on 1 of 3 flights;
// 2 without a number".
func (v *View) numbered(t *dataset.Total) string {
	words := v.w.Say("chart.totals.headline", "number", v.sumOf(t), "flights", v.flightsOf(t))
	if t.Unbounded() && t.Ranges > 1 {
		words = v.w.Say("chart.totals.headline.open", "flights", v.flightsOf(t))
	}
	if n := t.Unnumbered(); n > 0 && t.Numbered() > 0 { // otherwise the number says so
		words = v.w.Plural("chart.totals.without", int64(n), "", "headline", words)
	}
	return words
}

// everybody is the people on all flights of a total, in words.
func (v *View) everybody(t *dataset.Total) string {
	return v.peopleOf(t, t.Everybody())
}

// peopleOf is a sum over a total in words. Of a lone flight on which claims exclude each other there is no sum, but
// there are the claims.
func (v *View) peopleOf(t *dataset.Total, sum dataset.Sum) string {
	if len(t.Events) == 1 && sum.Ranges == 1 && sum.Unbounded() {
		r, _ := v.d.Range(t.Events[0], dataset.Observed)
		return v.w.Plural("people", max(2, sum.Most), r.Brief(v.d))
	}
	return sum.InWords(v.w, v.w.Counted("people"))
}

// flightsOf is the flights that a sum is of: "3 flights", or "1 of 3 flights" where the others have no number.
func (v *View) flightsOf(t *dataset.Total) string {
	flights := v.w.Plural("flights", int64(t.Flights()), "")
	if t.Unnumbered() == 0 || t.Numbered() == 0 {
		return flights
	}
	return v.w.Say("flights.some", "n", v.w.Number(int64(t.Numbered())), "flights", flights)
}
