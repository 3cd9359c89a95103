// Package dataset is the model of onrecord: claims about numbers and dates, who made them, in which words
// and in which source. It loads the seven tables, checks them, and derives what follows from them: the range
// of the claims about an event, the share of a part in a whole, sums over time.
//
// It knows nothing of how any of that is shown, writes no file and opens no connection, and reads only the
// dataset that it is given.
package dataset

import (
	"onrecord/dataset/count"
	"onrecord/dataset/edtf"
	"onrecord/dataset/words"
)

// A Dataset is the seven tables with their metadata. Load, Read and ReadFS return only valid ones. A dataset
// does not change after that, so it is safe for concurrent use.
type Dataset struct {
	Package     Package
	Sources     []Source
	Actors      []Actor
	Events      []Event
	Figures     []Figure
	Dates       []Date
	Responses   []Response
	Comparisons []Comparison

	// Warnings lists what is valid but could be better, in file order.
	Warnings Problems

	files        map[string]*file // by table name: the file that its rows come from
	ids          index            // every id, of every table
	supersededBy map[string]string
	eventStart   []int32 // by event row, with one more at the end: where its figures begin in byEvent
	byEvent      []int32 // figure rows, by event and then in file order; nil if Figures has that order
}

// origin is where a row begins in its file, in bytes.
type origin struct{ at int64 }

// A Source is a document that prints claims.
type Source struct {
	ID        string
	Title     string
	Publisher string
	Carries   string // whose report the document carries, if not the publisher's own
	Reading   Reading
	URL       string
	Published edtf.Date
	Language  string // BCP 47
	origin
}

// An Actor is somebody who makes claims, or an outlet through which they are made.
type Actor struct {
	ID           string
	Name         string
	Role         string
	Organisation string
	Country      string // ISO 3166-1 alpha-2
	origin
}

// An Event is what claims are about: a flight, a programme, a period or an announcement.
type Event struct {
	ID          string
	Kind        EventKind
	Title       string
	Origin      string // ISO 3166-1 alpha-2
	Destination string // ISO 3166-1 alpha-2
	Nationality string // ISO 3166-1 alpha-2
	Operator    string
	PartOf      string // an event's id
	origin
}

// A Figure is one claim about a number of people.
type Figure struct {
	ID         string
	Event      string // an event's id
	Measure    Measure
	Qualifier  count.Qualifier
	Value      count.Number
	ValueTo    count.Number
	Scope      Scope
	Speaker    string // an actor's id: who makes the claim
	Via        string // an actor's id: the outlet it was said to or through
	Source     string // a source's id: the document that prints it
	Said       edtf.Date
	Wording    string // the words that state the number, in the language of the source
	Locator    string // where in the document it is
	Statement  string // names the utterance; claims with the same name are one statement
	Supersedes string // a figure's id: the earlier claim that this one replaces
	Repeats    string // a figure's id: the claim that this one passes on
	Note       string
	origin
}

// Count returns the claimed number with its qualifier.
func (f *Figure) Count() count.Count {
	return count.Count{Qualifier: f.Qualifier, Value: f.Value, To: f.ValueTo}
}

// A Date is one claim about when something happened or was to happen.
type Date struct {
	ID        string
	Event     string // an event's id
	Milestone Milestone
	Date      edtf.Date
	Speaker   string // an actor's id
	Via       string // an actor's id
	Source    string // a source's id
	Wording   string
	Locator   string
	Note      string
	origin
}

// A Response is what somebody answered when asked to confirm an event, or that they did not answer.
type Response struct {
	ID       string
	Event    string // an event's id
	Actor    string // an actor's id
	Response Answer
	Date     edtf.Date
	Source   string // a source's id
	Wording  string
	Locator  string
	origin
}

// A Comparison compares one or more claims, the parts, with another, the whole. It does not say that the
// parts count towards the whole.
type Comparison struct {
	ID    string
	Title string
	Parts []string // figures' ids
	Whole string   // a figure's id

	CountsTowards Towards
	Note          string
	origin
}

// Words returns the words of the dataset's language. Those of a part say of what is not there only that it is
// not in the selection.
func (d *Dataset) Words() *words.Words {
	w := words.For(d.Package.Language)
	if d.IsPart() {
		return w.OfSelection()
	}
	return w
}
