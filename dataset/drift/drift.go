// Package drift follows a number through the reports of one statement, through those who pass it on, and
// over time. It finds where "about" was dropped, "up to" became "over", a plan was reported as a headcount,
// a replaced number stayed in use, or a number was credited to another speaker.
//
// It distinguishes what the dataset records (that claims are one statement, that one repeats or supersedes
// another) from what it suspects because of the value, the event and the time, and says why. It does not
// judge which rendering is right, or whether a change was intended.
package drift

import (
	"cmp"
	"slices"
	"strings"

	"onrecord/dataset"
	"onrecord/dataset/words"
)

// A Kind is what happened to a number. Kinds describes them.
type Kind string

// The kinds of change.
const (
	PlanAsCount      Kind = "plan-as-count"
	QualifierDropped Kind = "qualifier-dropped"
	QualifierTurned  Kind = "qualifier-turned"
	QualifierAdded   Kind = "qualifier-added"
	RenderingsDiffer Kind = "renderings-differ"
	ValueChanged     Kind = "value-changed"
	SupersededInUse  Kind = "superseded-in-use"
	SpeakerChanged   Kind = "speaker-changed"
	Revised          Kind = "revised"
)

// Kinds describes the kinds, in the order of the findings about an event.
var Kinds = []dataset.Code{
	{Name: string(PlanAsCount), Doc: "A number that was planned or announced is given as one of people who went."},
	{Name: string(RenderingsDiffer), Doc: "One statement was reported with several numbers."},
	{Name: string(ValueChanged), Doc: "A claim was passed on with another number."},
	{Name: string(QualifierDropped), Doc: "A word such as about or up to is gone, and the number stands bare."},
	{Name: string(QualifierTurned), Doc: "A qualifier became another one, as when about became over."},
	{Name: string(QualifierAdded), Doc: "A bare number was given a qualifier."},
	{Name: string(SupersededInUse), Doc: "A number is still given after its speaker replaced it."},
	{Name: string(SpeakerChanged), Doc: "A number is credited to another speaker."},
	{Name: string(Revised), Doc: "A speaker gave one number, and later another."},
}

// A Link is what ties the claims of a finding together.
type Link string

// The links. All but Suspected are recorded in the dataset.
const (
	Statement  Link = "statement"  // the claims are reports of one utterance
	Repeats    Link = "repeats"    // the later claims pass on the first
	Supersedes Link = "supersedes" // the later claim replaces the first
	Suspected  Link = "suspected"  // nothing is recorded: only value, event and time suggest it
)

// Links describes the links.
var Links = []dataset.Code{
	{Name: string(Statement), Doc: "Recorded: the claims are reports of one utterance."},
	{Name: string(Repeats), Doc: "Recorded: the later claims pass on the first."},
	{Name: string(Supersedes), Doc: "Recorded: the later claim replaces the first."},
	{Name: string(Suspected), Doc: "Not recorded: suspected from the value, the event and the time."},
}

// A Finding is one change of a number, with the claims that show it.
type Finding struct {
	ID    string // link.kind.first claim, so that it stays the same when another claim is added
	Kind  Kind
	Link  Link
	Event *dataset.Event
	Steps []Step // two or more: where the number came from, then what became of it, in order of time
	From  string // the first number as text, with its measure
	To    string // what became of it, each number once

	Sentence string // for a reader
	Why      string // what ties the claims together
}

// Recorded reports whether the dataset itself ties the claims together.
func (f *Finding) Recorded() bool { return f.Link != Suspected }

// A Step is one claim of a finding, with everything that a page or a terminal shows of it.
type Step struct {
	Claim   *dataset.Figure
	Words   string // "about 55 planned"
	Speaker string
	Via     string // the outlet it was said to or through; may be empty
	Date    string // when it was said, or else printed; as text
	Source  string // "Reuters in The Straits Times"
	URL     string
}

// Find returns every change that the dataset records or that can be suspected: by event in file order, the
// recorded before the suspected. Its time is linear in the number of claims, except for sorting those of an
// event.
func Find(d *dataset.Dataset) []Finding {
	x := &finder{d: d, w: d.Words(), at: map[string]int{}, recorded: map[string]bool{}}
	for i := range d.Events {
		e := &d.Events[i]
		claims := d.FiguresOf(e.ID)
		slices.SortStableFunc(claims, x.byTime)
		first := len(x.changes)
		x.statements(claims)
		x.repeats(claims)
		x.revisions(claims)
		x.suspect(claims)
		slices.SortStableFunc(x.changes[first:], inOrder)
		clear(x.at)
	}
	findings := make([]Finding, len(x.changes))
	for i := range x.changes {
		findings[i] = x.finding(&x.changes[i])
	}
	return findings
}

// A change is a finding without its texts: what happened, and to which claims.
type change struct {
	kind   Kind
	link   Link
	claims []*dataset.Figure
	now    *dataset.Figure // SupersededInUse: the claim that replaced the first
}

func inOrder(a, b change) int {
	return cmp.Or(cmp.Compare(suspectedLast(a.link), suspectedLast(b.link)), cmp.Compare(a.kind.rank(), b.kind.rank()))
}

func suspectedLast(l Link) int {
	if l == Suspected {
		return 1
	}
	return 0
}

func (k Kind) rank() int {
	return slices.IndexFunc(Kinds, func(c dataset.Code) bool { return c.Name == string(k) })
}

// A finder collects the changes of a dataset.
type finder struct {
	d        *dataset.Dataset
	w        *words.Words
	changes  []change
	at       map[string]int  // index into changes by id, for the current event
	recorded map[string]bool // "kind claim" for which a link is recorded
}

// add records that a claim is a changed form of another. Changes of one kind that begin at the same claim
// are one change.
func (x *finder) add(kind Kind, link Link, from, to *dataset.Figure) *change {
	c := change{kind: kind, link: link, claims: []*dataset.Figure{from}}
	id := c.id()
	i, ok := x.at[id]
	if !ok {
		i = len(x.changes)
		x.at[id] = i
		x.changes = append(x.changes, c)
	}
	x.changes[i].claims = append(x.changes[i].claims, to)
	if link != Suspected {
		x.recorded[string(kind)+" "+to.ID] = true
	}
	return &x.changes[i]
}

func (c *change) id() string {
	return strings.Join([]string{string(c.link), string(c.kind), c.claims[0].ID}, ".")
}
