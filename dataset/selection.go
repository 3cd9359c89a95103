package dataset

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"onrecord/dataset/edtf"
)

// A Selection says which claims of a dataset are wanted. The values of one member are alternatives, and all
// members must hold at once; an empty member holds for everything.
//
// Events, Kinds and Countries look at the event that a claim is about, Speakers and Sources at the claim
// itself. Measures, Groups, Qualifiers and Active look at figures; dates and responses, which have none of
// these, stay if a wanted figure is about the same event.
//
// Since and Until look at the date of a claim itself: when a figure was said, the date that a date claim
// states, when a response came. If it is not known when a figure was said, the dates claimed for its event
// count instead, except announcements. A claim is wanted if it can fall in the range, as any unknown date can;
// with Certainly only if it must, whichever of the claimed dates is right.
type Selection struct {
	Events     []string  `json:"event,omitempty"` // ids
	Kinds      []string  `json:"kind,omitempty"`  // of event
	Measures   []string  `json:"measure,omitempty"`
	Groups     []string  `json:"group,omitempty"` // of measures
	Qualifiers []string  `json:"qualifier,omitempty"`
	Speakers   []string  `json:"speaker,omitempty"` // ids of actors: who made a claim, or who was asked
	Sources    []string  `json:"source,omitempty"`  // ids
	Countries  []string  `json:"country,omitempty"` // ISO 3166-1 alpha-2: origin, destination or nationality
	Since      edtf.Date `json:"since,omitzero"`
	Until      edtf.Date `json:"until,omitzero"`
	Active     bool      `json:"active,omitzero"` // only claims that count
	Certainly  bool      `json:"certainly,omitzero"`
}

// Select returns the wanted part of the dataset, which is a valid dataset too. Rows stay unchanged and in
// order, and bring along the rows that they refer to. A superseded claim brings the claim that supersedes it,
// so that every claim has the same standing in the part and in the whole. A comparison stays if its whole and
// all of its parts do. An event stays if a claim about it does, or if the selection is about events alone.
//
// The part says in its Package what was selected. A selection of nothing in particular is the dataset itself.
//
// Each unknown id or code is an error; the errors are joined.
func (d *Dataset) Select(s Selection) (*Dataset, error) { return d.SelectBeside(nil, s) }

// SelectBeside is Select for one of two versions of a dataset. An id that only the other version has is no
// error, and selects nothing. What the selection wants of either version is kept in both, so that a claim which
// is only dated otherwise now is not one that was withdrawn.
func (d *Dataset) SelectBeside(other *Dataset, s Selection) (*Dataset, error) {
	sel := newSelector(d, other, s)
	if err := sel.read(); err != nil {
		return nil, err
	}
	if !sel.asksEvents() && !sel.asksClaims() {
		return d, nil
	}
	sel.markWanted()
	if other != nil {
		beside := newSelector(other, d, s)
		if err := beside.read(); err != nil {
			return nil, err
		}
		beside.markWanted()
		sel.markLike(beside)
	}
	wanted := sel.marked("figures")
	sel.markReferences()
	part := sel.part()
	d.markPart(part, wanted, s, d.selectionWords(&s))
	return part, nil
}

// A wanted is the set of alternatives of one member of a selection; nil contains everything.
type wanted map[string]bool

func (w wanted) has(s string) bool { return w == nil || w[s] }

func (sel *selector) read() error {
	sel.alternatives()
	sel.checkIDs("event", "events", sel.asked.Events)
	sel.checkIDs("speaker", "actors", sel.asked.Speakers)
	sel.checkIDs("source", "sources", sel.asked.Sources)
	sel.checkCodes("kind", eventKinds, sel.asked.Kinds)
	sel.checkCodes("measure", measures, sel.asked.Measures)
	sel.checkCodes("group", Groups, sel.asked.Groups)
	sel.checkCodes("qualifier", qualifiers, sel.asked.Qualifiers)
	sel.checkNations(sel.asked.Countries)
	sel.days()
	return errors.Join(sel.errs...)
}

// alternatives turns what was asked into sets.
func (sel *selector) alternatives() {
	a := &sel.asked
	sel.events, sel.speakers, sel.sources = anyOf(a.Events), anyOf(a.Speakers), anyOf(a.Sources)
	sel.kinds, sel.measures, sel.groups = anyOf(a.Kinds), anyOf(a.Measures), anyOf(a.Groups)
	sel.qualifiers, sel.countries = anyOf(a.Qualifiers), anyOf(a.Countries)
}

func (sel *selector) wrong(member, format string, args ...any) {
	sel.add(member, &RequestError{fmt.Sprintf(format, args...)})
}

func (sel *selector) add(member string, err error) {
	sel.errs = append(sel.errs, fmt.Errorf("%s: %w", member, err))
}

func (sel *selector) checkIDs(member, table string, ids []string) {
	t, _ := TableNamed(table)
	for _, id := range ids {
		found, _, ok := sel.d.Lookup(id)
		if !ok && sel.other != nil {
			found, _, ok = sel.other.Lookup(id)
		}
		switch {
		case !ok:
			near := make([]string, t.Len(sel.d))
			for row := range near {
				near[row] = t.cell(sel.d, row, t.Column("id")).Text
			}
			sel.add(member, &UnknownError{"the id of a row in " + table, id, Nearest(id, near)})
		case found != t:
			sel.wrong(member, "want the id of a row in %s, and %s is in %s", table, quote(id), found.Name)
		}
	}
}

func (sel *selector) checkCodes(member string, codes []Code, names []string) {
	all := make([]string, len(codes))
	for i, c := range codes {
		all[i] = c.Name
	}
	for _, name := range names {
		if !slices.Contains(all, name) {
			sel.add(member, &UnknownError{orList(all), name, Nearest(name, all)})
		}
	}
}

func (sel *selector) checkNations(codes []string) {
	for _, c := range codes {
		if err := checkCountry(c); err != nil {
			hint := ""
			if upper := strings.ToUpper(c); checkCountry(upper) == nil {
				hint = " (did you mean " + quote(upper) + "?)"
			}
			sel.wrong("country", "%s%s", err, hint)
		}
	}
}

func anyOf(values []string) wanted {
	if len(values) == 0 {
		return nil
	}
	w := wanted{}
	for _, v := range values {
		w[v] = true
	}
	return w
}

func (sel *selector) days() {
	ok := true
	if since := sel.asked.Since; !since.IsZero() {
		if sel.from, ok = since.Earliest(); !ok {
			sel.wrong("since", "want a date with a first day, got %q", since)
		}
	}
	if until := sel.asked.Until; !until.IsZero() {
		if sel.to, ok = until.Latest(); !ok {
			sel.wrong("until", "want a date with a last day, got %q", until)
		}
	}
	switch {
	case sel.asksDates() && len(sel.errs) == 0 && sel.from > sel.to:
		sel.wrong("until", "want a date that does not end before %s begins, got %q", sel.from, sel.asked.Until)
	case sel.asked.Certainly && !sel.asksDates():
		sel.wrong("certainly", "want a date beside it, since or until")
	}
}

func (sel *selector) asksDates() bool { return !sel.asked.Since.IsZero() || !sel.asked.Until.IsZero() }

func (sel *selector) asksEvents() bool {
	return sel.events != nil || sel.kinds != nil || sel.countries != nil
}

func (sel *selector) asksFigures() bool {
	return sel.measures != nil || sel.groups != nil || sel.qualifiers != nil || sel.asked.Active
}

func (sel *selector) asksClaims() bool {
	return sel.asksFigures() || sel.speakers != nil || sel.sources != nil || sel.asksDates()
}

// SelectRows returns the part of the dataset that consists of some rows, by their ids, and of the rows that
// they refer to, as Select does. What says in words which rows they are. An unknown id is an *UnknownError.
func (d *Dataset) SelectRows(ids []string, what string) (*Dataset, error) {
	sel := &selector{d: d}
	sel.kept = make([][]bool, len(Tables))
	for i := range Tables {
		sel.kept[i] = make([]bool, Tables[i].Len(d))
	}
	for _, id := range ids {
		r, ok := d.at(id)
		if !ok {
			return nil, &UnknownError{"the id of a row", id, Nearest(id, d.figureIDs())}
		}
		sel.keep(r)
	}
	wanted := sel.marked("figures")
	sel.markReferences()
	part := sel.part()
	d.markPart(part, wanted, Selection{}, what)
	return part, nil
}
