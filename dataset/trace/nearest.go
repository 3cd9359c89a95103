package trace

import (
	"math/big"
	"slices"
	"strings"

	"onrecord/dataset"
)

// maxNearest is how many near things a message names.
const maxNearest = 3

// notFound is the error for a number that nothing shows; it names the nearest ones, and those that have the
// number in another unit.
func notFound(d *dataset.Dataset, text string, q *query, all []shownNumber) error {
	if len(q.numbers) == 0 {
		return requestError("want a number, got %q", text)
	}
	var same []shownNumber
	for i := range all {
		if s := &all[i]; q.unit != "" && !q.agrees(s) && q.hasDigits(s) {
			same = append(same, *s)
		}
	}
	parts := []string{}
	if near := nearest(q, all); len(near) > 0 {
		parts = append(parts, nearestAre(near))
	}
	if len(same) > 0 {
		parts = append(parts, "counting something else: "+strings.Join(firstNames(same), ", "))
	}
	if len(parts) == 0 {
		return requestError("nothing %s is %q", where(d), text)
	}
	return requestError("nothing %s is %q; %s", where(d), text, strings.Join(parts, "; "))
}

// where says where there is nothing: a part of a dataset cannot tell what is on record in the whole.
func where(d *dataset.Dataset) string {
	if d.IsPart() {
		return "in this selection"
	}
	return "on record"
}

func nearestAre(names []string) string {
	if len(names) == 1 {
		return "nearest is " + names[0]
	}
	return "nearest are " + strings.Join(names, ", ")
}

// nearest returns up to three shown numbers of the same unit, the nearest first. Without a unit, decimals are
// of shares and multiples, and whole numbers of anything but shares.
func nearest(q *query, all []shownNumber) []string {
	type candidate struct {
		shownNumber
		distance *big.Rat
	}
	want, ok := new(big.Rat).SetString(q.numbers[0])
	if !ok {
		return nil
	}
	var list []candidate
	for i := range all {
		s := &all[i]
		decimal := s.unit == percent || s.unit == times
		if !q.agrees(s) || q.unit == "" && (q.places > 0 && !decimal || q.places == 0 && s.unit == percent) {
			continue
		}
		for _, n := range digits.FindAllString(s.words, -1) {
			if r, ok := new(big.Rat).SetString(n); ok {
				list = append(list, candidate{*s, r.Sub(r, want).Abs(r)})
			}
		}
	}
	slices.SortStableFunc(list, func(a, b candidate) int { return a.distance.Cmp(b.distance) })
	numbers := make([]shownNumber, len(list))
	for i := range list {
		numbers[i] = list[i].shownNumber
	}
	return firstNames(numbers)
}

// firstNames returns the words and ids of the first shown numbers with different words.
func firstNames(list []shownNumber) []string {
	var names []string
	seen := map[string]bool{}
	for i := range list {
		if len(names) < maxNearest && !seen[list[i].words] {
			seen[list[i].words] = true
			names = append(names, list[i].shown+" ("+list[i].id+")")
		}
	}
	return names
}

// unknown is the error for words that nothing on record has. It names the id or the name that was probably
// meant.
func unknown(d *dataset.Dataset, what string) error {
	near := d.NearestID(what, true)
	if near == "" {
		near = dataset.Nearest(what, names(d))
	}
	return &dataset.UnknownError{Want: "a number, a date, words on record, an id, a chart or a path into the JSON document", Got: what, Nearest: near}
}

// names are the titles and names of a dataset, those of the largest datasets only in part.
func names(d *dataset.Dataset) []string {
	const most = 20_000
	var list []string
	add := func(s string) {
		if s != "" && len(list) < most {
			list = append(list, s)
		}
	}
	for i := range d.Events {
		add(d.Events[i].Title)
	}
	for i := range d.Actors {
		add(d.Actors[i].Name)
		add(d.Actors[i].Organisation)
	}
	for i := range d.Sources {
		add(d.Sources[i].Publisher)
		add(d.Sources[i].Carries)
	}
	return list
}
