package charts

import (
	"strings"

	"onrecord/dataset"
	"onrecord/dataset/count"
	"onrecord/dataset/phrase"
)

// mostCompeting is the range on which most numbers compete, nil where none do.
func (v *View) mostCompeting(ranges []dataset.Range) *dataset.Range {
	var best *dataset.Range
	most := 1
	for i := range ranges {
		numbers := map[count.Count]bool{}
		for _, id := range ranges[i].Claims {
			numbers[v.d.Figure(id).Count()] = true
		}
		if ranges[i].Contested && len(numbers) > most {
			best, most = &ranges[i], len(numbers)
		}
	}
	return best
}

// claimsHeadline names the range on which most numbers compete; where none do, it counts the claims.
func (v *View) claimsHeadline(ranges []dataset.Range, all int) string {
	best := v.mostCompeting(ranges)
	if best == nil {
		return v.w.Plural("chart.claims.headline.plain", int64(all), "")
	}
	return v.w.Say("chart.claims.headline", "event", phrase.EventTitle(v.d, best.Event), "group", v.w.Code("chart.group", string(best.Group)), "range", best.Brief(v.d))
}

func (v *View) claimsAlt(ranges []dataset.Range) string {
	var all []string
	for i := range ranges {
		if i == 20 {
			break
		}
		all = append(all, v.rangeWords(&ranges[i]))
	}
	return v.w.Say("chart.claims.alt", "claims", v.w.Plural("chart.claims.count", int64(len(v.Rows)), ""), "ranges", strings.Join(all, " "))
}

// rangeQuote is a range for a story, with the numbers that most say: "First flight, observed: 53 to about 100 (stated:
// 55 in 4 statements; 54 in 2; 53; about 100), according to 8 speakers on record."
func (v *View) rangeQuote(r *dataset.Range) string {
	words := r.Brief(v.d)
	if stated := v.stated(r); stated != "" {
		words = v.w.Say("chart.claims.stated", "range", words, "stated", stated)
	}
	what := strings.TrimSuffix(v.rangeLine(r, words), ".")
	quote := v.w.Say("chart.cumulative.quote", "what", what, "speakers", v.speakers(r.Claims))
	return sentence(v.w.Say("chart.subtitle.undated", "what", quote))
}

func (v *View) rangeWords(r *dataset.Range) string { return v.rangeLine(r, r.Words) }

func (v *View) rangeLine(r *dataset.Range, words string) string {
	return v.w.Say("chart.claims.range", "event", phrase.EventTitle(v.d, r.Event), "group", v.w.Code("chart.group", string(r.Group)), "range", words)
}
