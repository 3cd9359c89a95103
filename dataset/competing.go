package dataset

import (
	"cmp"
	"slices"

	"onrecord/dataset/count"
)

// Competing returns the active claims on the same event and measure group that give another number than a
// claim, in file order.
func (d *Dataset) Competing(f *Figure) []*Figure {
	var list []*Figure
	for _, o := range d.FiguresOf(f.Event) {
		if s, _ := d.Standing(o); s == Active && o != f && o.Measure.Group() == f.Measure.Group() &&
			o.Count() != f.Count() && o.Qualifier != count.Unstated {
			list = append(list, o)
		}
	}
	return list
}

// CompetingNumbers returns one of the Competing claims for each other number, the smallest number first.
func (d *Dataset) CompetingNumbers(f *Figure) []*Figure {
	var list []*Figure
	for _, o := range d.Competing(f) {
		if !slices.ContainsFunc(list, func(other *Figure) bool { return other.Count() == o.Count() }) {
			list = append(list, o)
		}
	}
	slices.SortStableFunc(list, func(a, b *Figure) int { return cmp.Compare(a.Value.N, b.Value.N) })
	return list
}
