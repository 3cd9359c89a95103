package dataset

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"onrecord/dataset/edtf"
)

// A Selection says which claims of a dataset are wanted. The values of one member are alternatives, and
// what several members ask for has to hold at once; a member that is empty asks for nothing.
//
// Events, Kinds and Countries look at the event that a claim is about, Speakers and Sources at the claim
// itself. Measures, Groups, Qualifiers and Active look at figures; dates and responses have nothing of
// the kind, and stay where a wanted figure is about the same event.
//
// Since and Until look at the date of a claim itself: when a figure was said, the date that a date
// claim gives, when a response came. A figure that does not say when it was said has the dates that are
// claimed for its event, announcements aside. What can fall in the range is wanted, an unknown date
// too; with Certainly only what must, whichever of the claimed dates is right.
type Selection struct {
	Events     []string // ids
	Kinds      []string // of event
	Measures   []string
	Groups     []string // of measures
	Qualifiers []string
	Speakers   []string // ids of actors: who made a claim, or who was asked
	Sources    []string // ids
	Countries  []string // ISO 3166-1 alpha-2: origin, destination or nationality
	Since      edtf.Date
	Until      edtf.Date
	Active     bool // only claims that count
	Certainly  bool
}

// Select gives the part of the dataset that is wanted, as a dataset that is valid too. Rows come
// unchanged and in their order, and bring what they refer to. A claim that another supersedes also brings
// that one, so that no claim has another standing in the part than it has in the whole. A comparison
// stays where all of its parts and its whole do. An event stays where a claim on it does, or where
// nothing is asked about claims.
//
// An id or a code that there is none of is an error, one for each, joined.
func (d *Dataset) Select(s Selection) (*Dataset, error) { return d.SelectBeside(nil, s) }

// SelectBeside is like Select for one of two versions: an id that only the other one has selects nothing
// here.
func (d *Dataset) SelectBeside(other *Dataset, s Selection) (*Dataset, error) {
	p := &picker{d: d, other: other, s: s, from: edtf.FirstDay, to: edtf.LastDay}
	if err := p.read(); err != nil {
		return nil, err
	}
	if !p.asksEvents() && !p.asksClaims() {
		return d, nil
	}
	p.pick()
	p.bring()
	return p.part(), nil
}

// A wanted is the set of alternatives of one member of a selection; nil lets everything through.
type wanted map[string]bool

func (w wanted) has(s string) bool { return w == nil || w[s] }

func (p *picker) read() error {
	p.events = p.ids("event", "events", p.s.Events)
	p.speakers = p.ids("speaker", "actors", p.s.Speakers)
	p.sources = p.ids("source", "sources", p.s.Sources)
	p.kinds = p.codes("kind", eventKinds, p.s.Kinds)
	p.measures = p.codes("measure", measures, p.s.Measures)
	p.groups = p.codes("group", Groups, p.s.Groups)
	p.qualifiers = p.codes("qualifier", qualifiers, p.s.Qualifiers)
	p.countries = p.nations(p.s.Countries)
	p.days()
	return errors.Join(p.errs...)
}

func (p *picker) wrong(member, format string, args ...any) {
	p.add(member, &RequestError{fmt.Sprintf(format, args...)})
}

func (p *picker) add(member string, err error) {
	p.errs = append(p.errs, fmt.Errorf("%s: %w", member, err))
}

func (p *picker) ids(member, table string, ids []string) wanted {
	t, _ := TableNamed(table)
	for _, id := range ids {
		found, _, ok := p.d.Lookup(id)
		if !ok && p.other != nil {
			found, _, ok = p.other.Lookup(id)
		}
		switch {
		case !ok:
			near := make([]string, t.Len(p.d))
			for row := range near {
				near[row] = t.cell(p.d, row, t.Column("id")).Text
			}
			p.add(member, &UnknownError{"the id of a row in " + table, id, Nearest(id, near)})
		case found != t:
			p.wrong(member, "want the id of a row in %s, and %s is in %s", table, quote(id), found.Name)
		}
	}
	return anyOf(ids)
}

func (p *picker) codes(member string, codes []Code, names []string) wanted {
	all := make([]string, len(codes))
	for i, c := range codes {
		all[i] = c.Name
	}
	for _, name := range names {
		if !slices.Contains(all, name) {
			p.add(member, &UnknownError{orList(all), name, Nearest(name, all)})
		}
	}
	return anyOf(names)
}

func (p *picker) nations(codes []string) wanted {
	for _, c := range codes {
		if err := checkCountry(c); err != nil {
			hint := ""
			if upper := strings.ToUpper(c); checkCountry(upper) == nil {
				hint = " (did you mean " + quote(upper) + "?)"
			}
			p.wrong("country", "%s%s", err, hint)
		}
	}
	return anyOf(codes)
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

func (p *picker) days() {
	ok := true
	if since := p.s.Since; !since.IsZero() {
		if p.from, ok = since.Earliest(); !ok {
			p.wrong("since", "want a date with a first day, got %q", since)
		}
	}
	if until := p.s.Until; !until.IsZero() {
		if p.to, ok = until.Latest(); !ok {
			p.wrong("until", "want a date with a last day, got %q", until)
		}
	}
	switch {
	case p.asksDates() && len(p.errs) == 0 && p.from > p.to:
		p.wrong("until", "want a date that does not end before %s begins, got %q", p.from, p.s.Until)
	case p.s.Certainly && !p.asksDates():
		p.wrong("certainly", "want a date beside it, since or until")
	}
}

func (p *picker) asksDates() bool { return !p.s.Since.IsZero() || !p.s.Until.IsZero() }

func (p *picker) asksEvents() bool {
	return p.events != nil || p.kinds != nil || p.countries != nil
}

func (p *picker) asksFigures() bool {
	return p.measures != nil || p.groups != nil || p.qualifiers != nil || p.s.Active
}

func (p *picker) asksClaims() bool {
	return p.asksFigures() || p.speakers != nil || p.sources != nil || p.asksDates()
}

// Only gives the part of the dataset that some rows make up, by their ids, as a dataset that is valid
// too: with what they refer to, as Select brings it. An unknown id is an error that names the nearest.
func (d *Dataset) Only(ids []string) (*Dataset, error) {
	p := &picker{d: d}
	p.kept = make([][]bool, len(Tables))
	for i := range Tables {
		p.kept[i] = make([]bool, Tables[i].Len(d))
	}
	for _, id := range ids {
		r, ok := d.at(id)
		if !ok {
			return nil, &UnknownError{"the id of a row", id, Nearest(id, d.figureIDs())}
		}
		p.keep(r)
	}
	p.bring()
	return p.part(), nil
}
