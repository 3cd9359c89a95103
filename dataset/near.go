package dataset

import (
	"strings"

	"github.com/xrash/smetrics"
)

// Nearest is the name that a mistyped one was probably meant to be, and empty where none is near.
func Nearest(typed string, names []string) string {
	if len(typed) > 100 { // no name of ours; and the distance takes time
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

// suggest is the nearest name as the end of a message.
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
