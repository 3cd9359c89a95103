// Package diff holds two versions of a dataset against each other and says what changed in meaning: a
// claim added, corrected, withdrawn or superseded, a qualifier that is another one, a range that
// widened, a derived number that moved. The order of rows is no meaning, and neither is an id that was
// renamed and nothing else.
//
// It gives a log of changes with their words; it does not lay them out.
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
	Corrected  Kind = "corrected" // fields of the row are others
	Superseded Kind = "superseded"
	Restored   Kind = "restored" // no longer superseded
	Renamed    Kind = "renamed"  // another id, and everything else is equal
	Widened    Kind = "widened"  // a range that holds the earlier one
	Narrowed   Kind = "narrowed" // a range that the earlier one holds
	Moved      Kind = "moved"    // a number, or a range, that is another one
)

// The names that Change.Table has beside those of the tables.
const (
	TablePackage = "package" // what datapackage.json says of the dataset
	TableRanges  = "ranges"
	TableNumbers = "numbers" // what follows from comparisons
)

// A Log is all that changed from one version of a dataset to another.
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
}

// A Change is one thing that changed. Its texts are in the language of the new version.
type Change struct {
	Kind     Kind     `json:"kind"`
	Table    string   `json:"table"`
	ID       string   `json:"id,omitzero"`       // in the new version; of a row that is gone, in the old one
	WasID    string   `json:"was_id,omitzero"`   // of a renamed row
	By       string   `json:"by,omitzero"`       // of a superseded claim: the one that replaced it
	Subject  string   `json:"subject"`           // what it is about, in words
	Sentence string   `json:"sentence,omitzero"` // what a row says that came or went
	Fields   []Field  `json:"fields,omitempty"`
	Claims   []string `json:"claims,omitempty"` // of a range or a number: what it comes from now
	Places   []string `json:"places,omitempty"` // where the change can be seen
	Note     string   `json:"note,omitzero"`    // what the new version notes on it
	Reader   string   `json:"reader,omitzero"`  // as a published correction says it; empty for what no reader saw
}

// A Field is one value that changed: as the tables hold it, and in words. A claim's qualifier, value and
// value_to are one field, because they are one number; it is called qualifier where only that changed.
type Field struct {
	Name     string `json:"name"`
	Old      string `json:"old"`
	New      string `json:"new"`
	OldWords string `json:"old_words"`
	NewWords string `json:"new_words"`
}

// A Place is something that shows numbers, such as a chart. IDs are those of the claims, events and
// comparisons that it shows; without any it shows everything.
type Place struct {
	Name string
	IDs  []string
}

// Of is what changed from old to new. The places are where a change could be seen; each change names
// those that show it.
func Of(old, new *dataset.Dataset, places ...Place) Log {
	was := *old
	was.Package.Language = new.Package.Language // so that a translation is not a change of every word
	c := &comparer{old: &was, new: new, w: new.Words(), places: places, renamed: map[string]string{}}
	c.match()
	c.numbers()
	c.ranges()
	for _, name := range []string{"figures", "dates", "responses", "comparisons", "events", "actors", "sources"} {
		t, _ := dataset.TableNamed(name)
		c.rows(t)
	}
	c.metadata()
	return Log{edition(old), edition(new), c.changes}
}

// Empty tells whether nothing changed.
func (l *Log) Empty() bool { return len(l.Changes) == 0 }

// Readers are the sentences of a published correction, without repetitions: first what was said, then
// the ranges and numbers that follow from it.
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
	return Edition{d.Package.Title, d.Package.Version, d.Package.Day()}
}
