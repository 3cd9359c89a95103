package dataset

import (
	"slices"

	"onrecord/dataset/count"
	"onrecord/dataset/words"
)

// Brief writes the range for a headline or a label, where there is no room for the claims that merely agree with
// it: "27" for "27; also more than 24, which agrees", and "50 or 55" for one statement that was reported with both.
func (r *Range) Brief(d *Dataset) string {
	if len(r.Numbers) < 2 {
		return r.Words
	}
	w := d.Words()
	claims := make([]*Figure, 0, len(r.Claims))
	for _, id := range r.Claims {
		if f := d.Figure(id); f.Qualifier != count.Unstated {
			claims = append(claims, f)
		}
	}
	parts := byMeasure(claims)
	if len(parts) > 1 && r.Contested && !apartFrom(parts) {
		parts = []measured{{claims: claims, numbers: r.Numbers, ends: r.Ends, contested: r.Contested}}
	}
	brief := make([]string, len(parts))
	for i := range parts {
		brief[i] = parts[i].brief(w)
		if len(parts) > 1 {
			brief[i] = w.Say("range.measure", "n", brief[i], "measure", w.Code("measure", string(parts[i].measure)))
		}
	}
	return w.Commas(brief)
}

// brief writes what the claims of a measure amount to, without those that agree.
func (p *measured) brief(w *words.Words) string {
	numbers := slices.Clone(p.numbers)
	if p.contested {
		return p.inWords(w)
	}
	if i := slices.IndexFunc(numbers, func(n Stated) bool { return n.Ends() == p.ends }); i >= 0 {
		return w.Count(numbers[i].Count)
	}
	if p.rendered && len(numbers) <= mostNamed {
		slices.SortStableFunc(numbers, func(a, b Stated) int { return int(min(max(a.Value.N-b.Value.N, -1), 1)) })
		all := make([]string, len(numbers))
		for i, n := range numbers {
			all[i] = w.Count(n.Count)
		}
		return w.Or(all)
	}
	return p.spanInWords(w, numbers)
}

// MostStated lists the numbers that most statements give, as StatedWords does, and counts those after the n-th.
func (r *Range) MostStated(w *words.Words, n int) string {
	more := len(r.Numbers) - n
	if more < 2 { // a single number is as short as its count
		return r.StatedWords(w)
	}
	most := Range{Numbers: r.Numbers[:n]}
	return w.Series([]string{most.StatedWords(w), w.Plural("range.others", int64(more), "")})
}
