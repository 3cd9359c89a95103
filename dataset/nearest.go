package dataset

import (
	"strings"

	"github.com/xrash/smetrics"
)

// Nearest returns the name that a mistyped one was probably meant to be, by edit distance, or empty if
// none is near.
func Nearest(typed string, names []string) string {
	if len(typed) > 100 { // no name is that long, and the distance would take long to compute
		return ""
	}
	best, least := "", 1+len(typed)/3
	for _, n := range names {
		if d := smetrics.WagnerFischer(strings.ToLower(typed), strings.ToLower(n), 1, 1, 1); d <= least && (best == "" || d < least) {
			best, least = n, d
		}
	}
	return best
}

// NearestID returns the id of the dataset that a mistyped one was probably meant to be, or empty. It
// considers the ids of derived numbers if derived is true.
func (d *Dataset) NearestID(typed string, derived bool) string {
	const most = 20_000 // comparing more ids is not worth a hint
	var ids []string
	for i := range Tables {
		t := &Tables[i]
		for row := range min(t.Len(d), most-len(ids)) {
			ids = append(ids, t.Cell(d, row, t.Column("id")).Text)
		}
	}
	if derived {
		for i := range d.Comparisons {
			for _, r := range Rules {
				ids = append(ids, d.Comparisons[i].ID+"."+r.Name)
			}
		}
	}
	return Nearest(typed, ids)
}

// suggest returns the end of a message that names the nearest name, empty if there is none.
func suggest(typed string, names []string) string {
	if n := Nearest(typed, names); n != "" {
		return " (did you mean " + quote(n) + "?)"
	}
	return ""
}

func tableNames() []string {
	names := make([]string, len(Tables))
	for i, t := range Tables {
		names[i] = t.Name
	}
	return names
}
