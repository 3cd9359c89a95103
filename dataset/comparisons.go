package dataset

import "slices"

// OnlyComparisons returns the dataset with some of its comparisons, in the order of their ids. All other rows stay. An
// unknown id is an *UnknownError, which names the nearest or all that there are.
func (d *Dataset) OnlyComparisons(ids []string) (*Dataset, error) {
	known := make([]string, len(d.Comparisons))
	for i := range d.Comparisons {
		known[i] = d.Comparisons[i].ID
	}
	out := *d
	out.Comparisons = nil
	for _, id := range ids {
		at := slices.Index(known, id)
		if at < 0 {
			return nil, &UnknownError{"the id of a comparison" + someOf(known), id, Nearest(id, known)}
		}
		if !slices.Contains(ids[:len(out.Comparisons)], id) {
			out.Comparisons = append(out.Comparisons, d.Comparisons[at])
		}
	}
	(&loader{d: &out}).link()
	return &out, nil
}

// WithComparison returns the dataset with one comparison alone, which need not be one of its own.
func (d *Dataset) WithComparison(c Comparison) *Dataset {
	out := *d
	out.Comparisons = []Comparison{c}
	(&loader{d: &out}).link()
	return &out
}

// someOf lists the first of some ids in brackets, for a message: " (first, second, ...)".
func someOf(ids []string) string {
	const most = 5
	if len(ids) == 0 {
		return " (this dataset has none)"
	}
	list := " ("
	for i, id := range ids[:min(len(ids), most)] {
		if i > 0 {
			list += ", "
		}
		list += id
	}
	if len(ids) > most {
		list += ", ..."
	}
	return list + ")"
}
