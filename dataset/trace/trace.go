// Package trace goes from anything that is shown back to the claims behind it: from a number, an id or a
// place in the JSON document to a tree of rules, inputs and claims, each with its speaker, wording and
// source, and with the claims that differ from it, supersede it or repeat it. It does not lay anything out.
package trace

import (
	"fmt"
	"io"
	"regexp"
	"strings"
	"unicode/utf8"

	"onrecord/dataset"
)

// A Trace is what is behind something that is shown.
type Trace struct {
	Query string `json:"query"`
	Found []Node `json:"found"`
	Note  string `json:"note,omitzero"` // how what was found differs from the query

	Selection *dataset.Selected `json:"selection,omitzero"` // what of the dataset was searched; nil for all

	printed bool // what was found is shown in just the words of the query
}

// A Kind is what a node of a trace is.
type Kind string

// The kinds of node.
const (
	KindNumber     Kind = "number" // it follows from a comparison
	KindRange      Kind = "range"
	KindSum        Kind = "sum" // of ranges, over time or over flights
	KindClaim      Kind = "claim"
	KindDate       Kind = "date"
	KindResponse   Kind = "response"
	KindComparison Kind = "comparison"
	KindEvent      Kind = "event"
	KindActor      Kind = "actor"
	KindSource     Kind = "source"
)

// A Role is why a node is below another.
type Role string

// The roles.
const (
	RolePart    Role = "part"
	RoleWhole   Role = "whole"
	RoleNumber  Role = "number"   // follows from the comparison
	RoleRange   Role = "range"    // of the event
	RoleCounted Role = "counted"  // enters the range
	RoleLeftOut Role = "left_out" // does not
	RoleDate    Role = "date"
	RoleAnswer  Role = "answer"
	RoleSaid    Role = "said"    // by the speaker
	RoleCarried Role = "carried" // through the speaker, or printed by the source

	RoleSameStatement Role = "same_statement" // another rendering of what was said
	RoleSupersedes    Role = "supersedes"
	RoleSupersededBy  Role = "superseded_by"
	RoleRepeats       Role = "repeats"
	RoleRepeatedBy    Role = "repeated_by"
	RoleContradicts   Role = "contradicts" // at most one can be right
	RoleDiffers       Role = "differs"     // another number, and both could be right
)

// A Node is one step of a trace. Words are its number, date or answer as it is shown.
type Node struct {
	Role     Role   `json:"role,omitzero"`
	Kind     Kind   `json:"kind"`
	ID       string `json:"id"`
	Title    string `json:"title,omitzero"`
	Words    string `json:"words,omitzero"`
	Sentence string `json:"sentence,omitzero"`
	Rule     string `json:"rule,omitzero"`
	RuleDoc  string `json:"rule_doc,omitzero"`
	Bound    string `json:"bound,omitzero"` // of a calculated number: what Exact is to it
	Exact    string `json:"exact,omitzero"` // "55/400", not reduced; of a date its EDTF text
	Given    string `json:"given,omitzero"` // what the number supposes
	Reason   string `json:"reason,omitzero"`
	Note     string `json:"note,omitzero"`
	Claim    *Claim `json:"claim,omitzero"`
	Inputs   []Node `json:"inputs,omitempty"`
	Others   []Node `json:"others,omitempty"` // claims that bear on this one, without those that bear on them
}

// A Claim is who said something, where, when and in which words, with names as well as ids.
type Claim struct {
	Event       string `json:"event"`
	EventTitle  string `json:"event_title"`
	Measure     string `json:"measure,omitzero"`   // of a number
	Milestone   string `json:"milestone,omitzero"` // of a date
	Speaker     string `json:"speaker"`
	SpeakerName string `json:"speaker_name"`
	Via         string `json:"via,omitzero"`
	ViaName     string `json:"via_name,omitzero"`
	Said        string `json:"said,omitzero"` // EDTF
	Wording     string `json:"wording,omitzero"`
	Locator     string `json:"locator,omitzero"`
	Source      string `json:"source"`
	SourceName  string `json:"source_name"`
	SourceTitle string `json:"source_title,omitzero"`
	URL         string `json:"url,omitzero"`
	Published   string `json:"published,omitzero"` // EDTF
	Reading     string `json:"reading,omitzero"`
	Statement   string `json:"statement,omitzero"`
	Standing    string `json:"standing,omitzero"`
	By          string `json:"by,omitzero"`
}

// Of traces whatever a reader may point at: an id of any table, of a derived number or of a range; a JSON
// Pointer or a path into the document that export writes; a date; a number, in digits or in words, as it is
// shown or written; or any words that are shown. If nothing is found the error is a *dataset.UnknownError or a
// *dataset.RequestError that names what is nearest.
func Of(d *dataset.Dataset, what string) (Trace, error) {
	t, err := find(d, unquoted(what))
	t.Selection = d.Package.Selection
	return t, err
}

func find(d *dataset.Dataset, what string) (Trace, error) {
	for _, id := range []string{what, strings.TrimPrefix(strings.TrimPrefix(what, "#"), "claim-")} {
		if n, ok := byID(d, id); ok {
			return Trace{Query: what, Found: []Node{n}}, nil
		}
	}
	if id, isPath, err := atPath(d, what); isPath {
		if err != nil {
			return Trace{}, err
		}
		n, _ := byID(d, id)
		return Trace{Query: what, Found: []Node{n}}, nil
	}
	q := readQuery(what)
	if _, isDate := readDate(what); isDate && !q.isNumber() {
		if t, ok := onDate(d, what); ok {
			return t, nil
		}
		return Trace{}, noDate(d, what)
	}
	return spokenOf(d, what, &q)
}

// spokenOf traces a number, a year, or words. A number among words that are not on record is traced without
// them, with a note.
func spokenOf(d *dataset.Dataset, what string, q *query) (Trace, error) {
	if q.isNumber() {
		t, err := Number(d, what)
		if dated, ok := onDate(d, what); err != nil && ok {
			return dated, nil
		}
		return t, err
	}
	if t, ok := onDate(d, what); ok {
		return t, nil
	}
	if t, ok := inWords(d, what); ok {
		return t, nil
	}
	t, err := Number(d, what) // also words such as "cannot be worked out"
	switch {
	case err != nil, idLike.MatchString(what) && !t.printed:
		return Trace{}, unknown(d, what)
	case !t.printed:
		t.Note = d.Words().Say("trace.note.qualifier", "words", what)
	}
	return t, nil
}

// idLike is one word of letters, digits and hyphens, as a mistyped id is.
var idLike = regexp.MustCompile(`^[0-9A-Za-z._-]+$`)

// unquoted returns a text without the quotation marks or the brackets that it was copied with.
func unquoted(s string) string {
	s = strings.TrimSpace(s)
	for _, marks := range []string{"“”", "\"\"", "«»", "‘’", "[]", "()"} {
		open, width := utf8.DecodeRuneInString(marks)
		closed := marks[width:]
		if rest, ok := strings.CutPrefix(s, string(open)); ok && strings.HasSuffix(rest, closed) {
			return strings.TrimSpace(strings.TrimSuffix(rest, closed))
		}
	}
	return s
}

// Known reports whether an id is that of a row, a derived number, a range or a sum.
func Known(d *dataset.Dataset, id string) bool {
	_, ok := byID(d, id)
	return ok
}

// IDs traces something that shows several things, such as a chart, whose title is given.
func IDs(d *dataset.Dataset, title string, ids []string) (Trace, error) {
	t := Trace{Query: title, Selection: d.Package.Selection}
	seen := map[string]bool{}
	for _, id := range ids {
		if seen[id] {
			continue
		}
		seen[id] = true
		n, ok := byID(d, id)
		if !ok {
			return Trace{}, fmt.Errorf("internal: %s shows %q, which the dataset does not have", title, id)
		}
		t.Found = append(t.Found, n)
	}
	return t, nil
}

// WriteJSON writes the trace as one JSON document.
func (t *Trace) WriteJSON(w io.Writer) error { return WriteJSON(w, t) }
