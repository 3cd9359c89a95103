package prose

import (
	"strings"

	"onrecord/dataset/count"
)

// A Wording is a qualifier as a story writes it.
type Wording struct {
	Words []string
	Is    count.Qualifier
}

func wordings(is count.Qualifier, list ...string) []Wording {
	var out []Wording
	for _, s := range list {
		out = append(out, Wording{strings.Fields(s), is})
	}
	return out
}

// Before and After are the qualifiers by where they stand; longer ones come first where one ends in
// another.
var (
	Before = concat(
		wordings(count.UpTo, "up to", "as many as", "at most", "no more than", "not more than", "a maximum of", "maximum of", "at the most",
			"حداکثر", "تا", "≤"),
		wordings(count.AtLeast, "at least", "no fewer than", "no less than", "not fewer than", "not less than", "a minimum of", "minimum of",
			"at the least", "حداقل", "دست کم", "دستکم", "لااقل", "≥"),
		wordings(count.MoreThan, "more than", "over", "upwards of", "in excess of", "above", "exceeding", "greater than", "بیش از", "بیشتر از",
			"متجاوز از", "افزون بر", ">"),
		wordings(count.FewerThan, "fewer than", "less than", "under", "below", "کمتر از", "زیر", "<"),
		wordings(count.About, "close to", "in the region of", "an estimated", "estimated", "about", "around", "roughly", "approximately", "approx",
			"approx .", "some", "circa", "c .", "ca .", "nearly", "almost", "near", "~", "≈", "نزدیک به", "حدود", "حدودا", "تقریبا", "قریب به",
			"حوالی", "در حدود", "حدوداً"),
	)
	After = concat(
		wordings(count.AtLeast, "or more", "at least", "and more", "یا بیشتر", "+"),
		wordings(count.UpTo, "or fewer", "or less", "at most", "at the most", "یا کمتر"),
		wordings(count.About, "or so", "or thereabouts", "- odd", "odd", "approximately", "roughly"),
	)
)

func concat(lists ...[]Wording) []Wording {
	var out []Wording
	for _, l := range lists {
		out = append(out, l...)
	}
	return out
}

// Find returns the longest of the wordings that ends before a token (side -1) or begins at it (side 1), and the
// token at which it begins. It looks from the token first to the one before end.
func Find(list []Wording, tokens []Token, first, end, at, side int) (best *Wording, from int) {
	for i := range list {
		w := &list[i]
		begin := at
		if side < 0 {
			begin = at - len(w.Words)
		}
		if begin < first || begin+len(w.Words) > end || best != nil && len(w.Words) <= len(best.Words) {
			continue
		}
		same := true
		for j, word := range w.Words {
			same = same && tokens[begin+j].Norm == word
		}
		if same {
			best, from = w, begin
		}
	}
	return best, from
}
