package charts

import "cmp"

// Anchors returns the place of each claim and each number that the page of a view lists, by id: the fragment of
// a link to it. It is empty for a view that does not fit.
func (v *View) Anchors() map[string]string {
	places := map[string]string{}
	if !v.Fits() {
		return places
	}
	for _, n := range v.Numbers {
		places[n.ID] = "number-" + n.ID
	}
	for _, r := range v.Rows[:min(len(v.Rows), cmp.Or(v.listed, maxRows))] {
		places[r.ID] = "claim-" + r.ID
	}
	return places
}
