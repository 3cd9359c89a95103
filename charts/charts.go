// Package charts turns a dataset into charts that a newsroom can publish: what is drawn, what is said
// about it, and the claims behind every mark. It also writes the page that shows a chart, and the index.
//
// A chart is one file with one function, from a dataset to a [View]. Its marks are few and plain (see
// scene.go): the functions that draw them in a browser are a fixed table in functions.js, and a dataset
// is only ever data to them. The package knows no files and no flags, and does no arithmetic on claims:
// that is in package dataset.
package charts

import (
	"onrecord/dataset"
)

// A Chart turns a dataset into one picture with its words.
type Chart struct {
	Name  string // names its files: lower-case letters and hyphens
	About string // one line, for the help
	Build func(d *dataset.Dataset) *View

	Comparisons int // how many comparisons it draws at most; 0 for a chart of something else
}

// All are the charts in the order in which they are shown; the only registration.
var All = []Chart{comparison, people, claims, cumulative, scenario, timeline, whoSays, totals}

// Named finds a chart by its name.
func Named(name string) (Chart, bool) {
	for _, c := range All {
		if c.Name == name {
			return c, true
		}
	}
	return Chart{}, false
}
