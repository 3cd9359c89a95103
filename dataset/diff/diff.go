// Package diff compares two versions of a dataset and reports what changed in meaning: a claim that was
// added, corrected, withdrawn or superseded, a qualifier that changed, a range that widened, a derived
// number that moved. The order of rows has no meaning, and neither has an id that was merely renamed.
//
// The result is a log of changes as text; it does not lay them out.
package diff

import (
	"onrecord/dataset"
)

// A Kind is what happened to a row or to a number.
type Kind string

// The kinds of change.
const (
	Added      Kind = "added"
	Withdrawn  Kind = "withdrawn" // the row is gone
	Corrected  Kind = "corrected" // fields of the row changed
	Superseded Kind = "superseded"
	Restored   Kind = "restored" // no longer superseded
	Renamed    Kind = "renamed"  // another id, and everything else equal
	Widened    Kind = "widened"  // a range that includes the earlier one
	Narrowed   Kind = "narrowed" // a range within the earlier one
	Moved      Kind = "moved"    // a number or a range that changed otherwise
)

// The values of Change.Table besides the names of the tables.
const (
	TablePackage = "package" // what datapackage.json says of the dataset
	TableRanges  = "ranges"
	TableNumbers = "numbers" // what follows from comparisons
)

// A Log is everything that changed from one version of a dataset to another.
type Log struct {
	Old     Edition  `json:"old"`
	New     Edition  `json:"new"`
	Changes []Change `json:"changes"` // by table: numbers that were shown, ranges, claims, and the rest
}

// An Edition names a version of a dataset.
type Edition struct {
	Title   string `json:"title,omitzero"`
	Version string `json:"version,omitzero"`
	Date    string `json:"date,omitzero"` // YYYY-MM-DD

	Selection *dataset.Selected `json:"selection,omitzero"` // what of it was compared; nil for all
}

// A Change is a single change, described in the language of the new version.
type Change struct {
	Kind     Kind     `json:"kind"`
	Table    string   `json:"table"`
	ID       string   `json:"id,omitzero"`       // in the new version; of a row that is gone, in the old one
	WasID    string   `json:"was_id,omitzero"`   // of a renamed row
	By       string   `json:"by,omitzero"`       // of a superseded claim: its replacement
	Subject  string   `json:"subject"`           // what it is about, as text
	Sentence string   `json:"sentence,omitzero"` // what an added or withdrawn row says
	Fields   []Field  `json:"fields,omitempty"`
	Claims   []string `json:"claims,omitempty"` // of a range or a number: what it now comes from
	Places   []string `json:"places,omitempty"` // where the change can be seen
	Note     string   `json:"note,omitzero"`    // what the new version notes on it
	Reader   string   `json:"reader,omitzero"`  // as a published correction; empty for what readers never saw
}

// A Field is one value that changed, as the tables hold it and as text. A claim's qualifier, value and
// value_to are one field, because they are one number; it is named qualifier if only that changed.
type Field struct {
	Name     string `json:"name"`
	Old      string `json:"old"`
	New      string `json:"new"`
	OldWords string `json:"old_words"`
	NewWords string `json:"new_words"`
}

// A Place is something that shows numbers, such as a chart. IDs are those of the claims, events and
// comparisons that it shows; if empty, it shows everything.
type Place struct {
	Name string
	IDs  []string
}

// Of returns what changed from old to new. Places are where a change can be seen; each change names those
// that show it.
func Of(old, new *dataset.Dataset, places ...Place) Log {
	was := *old
	was.Package.Language = new.Package.Language // so that a translation does not change every text
	c := &comparer{old: &was, new: new, w: new.Words(), places: places, renamed: map[string]string{}}
	c.matchRenamed()
	c.compareNumbers()
	c.compareRanges()
	for _, name := range []string{"figures", "dates", "responses", "comparisons", "events", "actors", "sources"} {
		t, _ := dataset.TableNamed(name)
		c.compareRows(t)
	}
	c.compareMetadata()
	return Log{edition(old), edition(new), c.changes}
}

// Empty reports whether nothing changed.
func (l *Log) Empty() bool { return len(l.Changes) == 0 }

// Readers returns the sentences of a published correction without repetitions: first the claims, then the
// ranges and numbers that follow from them.
func (l *Log) Readers() []string {
	var said, follows []string
	seen := map[string]bool{"": true}
	for _, c := range l.Changes {
		switch {
		case seen[c.Reader]:
		case c.Table == TableRanges || c.Table == TableNumbers:
			follows = append(follows, c.Reader)
		default:
			said = append(said, c.Reader)
		}
		seen[c.Reader] = true
	}
	return append(said, follows...)
}

func edition(d *dataset.Dataset) Edition {
	return Edition{d.Package.Title, d.Package.Version, d.Package.Day(), d.Package.Selection}
}
