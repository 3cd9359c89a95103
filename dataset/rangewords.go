package dataset

import (
	"slices"

	"onrecord/dataset/count"
	"onrecord/dataset/words"
)

// mostStated is how many numbers are listed with their statements.
const mostStated = 8

// mostNamed is how many numbers the words of a range name one by one.
const mostNamed = 4

// inWords writes the range. Measures are named, since 55 aboard and 14 arrived are not 14 to 55 of anything, unless
// claims of one contradict each other and those of the others are within what they span.
func (r *Range) inWords(w *words.Words, parts []measured) string {
	if len(r.Numbers) == 1 {
		return w.Count(r.Numbers[0].Count)
	}
	if len(parts) == 1 {
		return parts[0].inWords(w)
	}
	if !r.Contested || apartFrom(parts) {
		named := make([]string, len(parts))
		for i := range parts {
			named[i] = w.Say("range.measure", "n", parts[i].inWords(w), "measure", w.Code("measure", string(parts[i].measure)))
		}
		return w.Commas(named)
	}
	all := measured{numbers: r.Numbers, ends: r.Ends, contested: r.Contested}
	return all.inWords(w)
}

// apartFrom reports whether the numbers of two measures have none in common.
func apartFrom(parts []measured) bool {
	for i := range parts {
		for j := range i {
			if _, common := count.Agree([][]count.Ends{{parts[i].ends}, {parts[j].ends}}); !common {
				return true
			}
		}
	}
	return false
}

// inWords writes what the claims of a measure amount to.
func (p *measured) inWords(w *words.Words) string {
	numbers := p.numbers
	ascending := slices.Clone(numbers)
	slices.SortStableFunc(ascending, func(a, b Stated) int { return int(min(max(a.Value.N-b.Value.N, -1), 1)) })
	switch {
	case len(numbers) == 1:
		return w.Count(numbers[0].Count)
	case p.rendered && len(numbers) <= mostNamed:
		as := make([]string, len(ascending))
		for i, n := range ascending {
			as[i] = w.Say("range.rendered.as", "n", w.Count(n.Count))
		}
		return w.Say("range.rendered", "numbers", w.And(as))
	case p.contested && len(numbers) == 2 && !pointed(numbers):
		return w.Say("range.contradiction", "a", w.Count(ascending[0].Count), "b", w.Count(ascending[1].Count))
	case p.contested:
		return p.spanInWords(w, numbers)
	}
	return p.agreedInWords(w, numbers)
}

// pointed reports whether a claim states both ends, as a plain number does.
func pointed(numbers []Stated) bool {
	return slices.ContainsFunc(numbers, func(n Stated) bool { e := n.Ends(); return e.Low.Known && e.High.Known })
}

// agreedInWords writes the number that all claims allow, as the claim that states it puts it, and then what else is
// stated: "27; also more than 24, which agrees".
func (p *measured) agreedInWords(w *words.Words, numbers []Stated) string {
	whole := slices.IndexFunc(numbers, func(n Stated) bool { return n.Ends() == p.ends })
	var said string
	var others, rendered []string
	if whole >= 0 {
		said = w.Count(numbers[whole].Count)
	} else {
		said = p.spanInWords(w, numbers)
	}
	for i, n := range numbers {
		if e := n.Ends(); i != whole && (whole >= 0 || e.Low != p.ends.Low && e.High != p.ends.High) {
			if _, agrees := count.Agree([][]count.Ends{{e}, {p.ends}}); agrees {
				others = append(others, w.Count(n.Count))
			} else { // a statement that another rendering of it makes agree
				rendered = append(rendered, w.Say("range.rendered.as", "n", w.Count(n.Count)))
			}
		}
	}
	if len(rendered) > 0 {
		said = w.Say("range.also_rendered", "range", said, "numbers", w.And(rendered[:min(len(rendered), mostNamed)]))
	}
	if len(others) == 0 {
		return said
	}
	n := int64(len(others))
	if more := len(others) - mostNamed; more > 0 {
		others = append(others[:mostNamed], w.Plural("range.others", int64(more), ""))
	}
	return w.Plural("range.also", n, "", "range", said, "numbers", w.And(others))
}

// spanInWords writes the ends: "53 to about 100", "40 to 70, possibly fewer", "more than 50 and up to 60".
func (p *measured) spanInWords(w *words.Words, numbers []Stated) string {
	r := Range{Ends: p.ends, Stated: statedEnds(numbers), Numbers: numbers}
	if p.ends.Low.Known && p.ends.High.Known && (p.ends.Low.Exclusive || p.ends.High.Exclusive) {
		return w.Limits(p.ends)
	}
	from, to := r.From(), r.To()
	low, high := w.About(from.Approximate, w.Number(from.N)), w.About(to.Approximate, w.Number(to.N))
	key, n := "range.span", ""
	if from.N == to.N {
		key, n = "range.one", w.About(from.Approximate || to.Approximate, w.Number(from.N))
	}
	if from.Exclusive && p.ends.Low.Known { // open above
		low = w.Count(count.Count{Qualifier: count.MoreThan, Value: from.Number})
	}
	switch {
	case r.OpenBelow() && r.OpenAbove():
		key += "_open_both"
	case r.OpenBelow():
		key += "_open_below"
	case r.OpenAbove():
		key += "_open_above"
	}
	return w.Say(key, "n", n, "low", low, "high", high)
}

// StatedWords lists the numbers of a range, the one in most statements first: "55 in 4 statements; 54 in 2; 53". It
// is empty if there are less than two, since the range then says as much.
func (r *Range) StatedWords(w *words.Words) string {
	if len(r.Numbers) < 2 {
		return ""
	}
	shown := r.Numbers[:min(len(r.Numbers), mostStated)]
	list := make([]string, len(shown))
	for i, n := range shown {
		list[i] = w.Count(n.Count)
		if n.Statements > 1 {
			in := w.Number(int64(n.Statements))
			if i == 0 {
				in = w.Plural("range.statements", int64(n.Statements), "")
			}
			list[i] = w.Say("range.stated", "n", list[i], "statements", in)
		}
	}
	if more := len(r.Numbers) - len(shown); more > 0 {
		list = append(list, w.Plural("range.others", int64(more), ""))
	}
	return w.Series(list)
}
