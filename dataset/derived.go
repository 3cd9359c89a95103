package dataset

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"onrecord/dataset/count"
	"onrecord/dataset/words"
)

// Rules lists the ways in which numbers are derived from a comparison. The id of a derived number is that of
// its comparison, a dot and the name of its rule.
var Rules = []Code{
	{"sum", "The parts added up."},
	{"share", "The parts divided by the whole. If the whole is “up to”, the share is a minimum."},
	{"multiple", "The whole divided by the parts."},
	{"difference", "The gap between the parts and the whole. It does not mean that the parts belong to it."},
	{"flights", "Flights needed for the whole, at the number of people per flight in the parts; rounded up."},
	{"last-flight", "How many people the last of those flights would carry."},
}

// Units are what derived numbers count.
var Units = []Code{
	{"people", "Whole people."},
	{"ratio", "A pure number; 1 is all of it."},
	{"flights", "Whole flights."},
}

// A Derived is one number that follows from claims. It is computed once, exactly, and every output shows this
// record.
type Derived struct {
	ID     string // comparison.rule
	Rule   string // of Rules
	Unit   string // of Units
	Claims []string
	Span   count.Span // its ends as exact ratios; both unknown if there is a Reason
	Given  string     // what it assumes, as text; empty if nothing

	Words    string // "at least 13.7%"
	Sentence string // the same as a sentence
	Reason   string // why there is no number, as text; empty if there is one
}

// A Compared is a comparison with everything derived from it.
type Compared struct {
	*Comparison
	PartClaims []*Figure
	WholeClaim *Figure

	Sum, Share, Multiple, Difference, Flights, LastFlight Derived
}

// Numbers returns the derived numbers, in the order of Rules.
func (c *Compared) Numbers() []*Derived {
	return []*Derived{&c.Sum, &c.Share, &c.Multiple, &c.Difference, &c.Flights, &c.LastFlight}
}

// Compared returns every comparison of the dataset with everything derived from it.
func (d *Dataset) Compared() []Compared {
	list := make([]Compared, len(d.Comparisons))
	for i := range d.Comparisons {
		c, err := d.Compare(&d.Comparisons[i])
		if err != nil {
			panic("internal: a checked comparison was refused: " + err.Error())
		}
		list[i] = c
	}
	return list
}

// Compare compares claims with another. It need not be a comparison of the dataset. The error says why the
// claims must not be added up or compared.
func (d *Dataset) Compare(c *Comparison) (Compared, error) {
	parts := make([]*Figure, len(c.Parts))
	for i, id := range c.Parts {
		if parts[i] = d.Figure(id); parts[i] == nil {
			return Compared{}, d.unknownFigure(id)
		}
	}
	whole := d.Figure(c.Whole)
	if whole == nil {
		return Compared{}, d.unknownFigure(c.Whole)
	}
	if err := d.mayCompare(parts, whole); err != nil {
		return Compared{}, err
	}
	a := arithmetic{d: d, w: d.Words(), c: c, parts: parts, whole: whole}
	return a.all(), nil
}

// CompareClaims compares any claims with another, by their ids. If the dataset has that comparison, the result
// has its id and title; otherwise the result and its numbers have no id, and the title names the claims. The
// error is an *UnknownError, or says why the claims must not be added up or compared.
func (d *Dataset) CompareClaims(parts []string, whole string) (Compared, error) {
	same := func(a, b []string) bool {
		return slices.Equal(slices.Sorted(slices.Values(a)), slices.Sorted(slices.Values(b)))
	}
	for i := range d.Comparisons {
		if c := &d.Comparisons[i]; c.Whole == whole && same(c.Parts, parts) {
			return d.Compare(c)
		}
	}
	c, err := d.Compare(&Comparison{Parts: parts, Whole: whole})
	if err != nil {
		return c, err
	}
	w := d.Words()
	title := func(f *Figure) string {
		return w.Say("compare.claim", "number", w.Count(f.Count()), "event", d.Event(f.Event).Title)
	}
	names := make([]string, len(parts))
	for i, f := range c.PartClaims {
		names[i] = title(f)
	}
	c.Title = w.Say("compare.title", "parts", w.And(names), "whole", title(c.WholeClaim))
	for _, n := range c.Numbers() {
		n.ID = "" // since nothing with that id could be traced
	}
	return c, nil
}

// DerivedByID returns the derived number with an id, such as "second-flight.share", and its comparison. The
// result is false if there is none.
func (d *Dataset) DerivedByID(id string) (*Compared, *Derived, bool) {
	for i := range d.Comparisons {
		rule, found := strings.CutPrefix(id, d.Comparisons[i].ID+".")
		if !found || !slices.ContainsFunc(Rules, func(r Code) bool { return r.Name == rule }) {
			continue
		}
		c, err := d.Compare(&d.Comparisons[i])
		if err != nil {
			continue
		}
		for _, n := range c.Numbers() {
			if n.Rule == rule {
				return &c, n, true
			}
		}
	}
	return nil, nil, false
}

func (d *Dataset) unknownFigure(id string) error {
	return &UnknownError{"the id of a claim in figures", id, Nearest(id, d.figureIDs())}
}

func (d *Dataset) figureIDs() []string {
	if len(d.Figures) > 10_000 {
		return nil
	}
	ids := make([]string, len(d.Figures))
	for i := range d.Figures {
		ids[i] = d.Figures[i].ID
	}
	return ids
}

// mayCompare returns an error if the parts must not be added up, or not be compared with the whole.
func (d *Dataset) mayCompare(parts []*Figure, whole *Figure) error {
	if len(parts) == 0 {
		return refuse("want at least one part")
	}
	byEvent := map[string]*Figure{}
	for _, p := range parts {
		if p == whole {
			return refuse("%q cannot be a part and the whole", p.ID)
		}
		if err := d.mayHold(p, whole); err != nil {
			return err
		}
		if g, first := p.Measure.Group(), parts[0]; g != first.Measure.Group() {
			return refuse("%q is %s and %q is %s: numbers of different groups are not added together",
				first.ID, first.Measure.Group(), p.ID, g)
		}
		if len(parts) == 1 {
			return nil
		}
		switch s, by := d.Standing(p); s {
		case Superseded:
			return refuse("%q is not added to another: %q replaces it", p.ID, by)
		case Repeating:
			return refuse("%q is not added to another: it repeats %q", p.ID, by)
		}
		if byEvent[p.Event] == p {
			return refuse("%q is there twice", p.ID)
		}
		if other := byEvent[p.Event]; other != nil {
			return refuse("%q and %q are about the same event, %q: they count the same people", other.ID, p.ID, p.Event)
		}
		for event, other := range byEvent {
			if d.isPartOf(event, p.Event) || d.isPartOf(p.Event, event) {
				return refuse("%q and %q count the same people: one of the events %q and %q is part of the other", other.ID, p.ID, event, p.Event)
			}
		}
		byEvent[p.Event] = p
	}
	return nil
}

// mayHold returns an error if a part must not be compared with the whole. Two numbers that people give for one
// thing are rivals: one of them is not a part of the other.
func (d *Dataset) mayHold(part, whole *Figure) error {
	for _, f := range []*Figure{part, whole} {
		if s, _ := d.Standing(f); s == Unclear {
			return refuse("%q is not compared with another: it is unclear whom it counts", f.ID)
		}
	}
	if g := part.Measure.Group(); part.Event == whole.Event && g == whole.Measure.Group() {
		return refuse("%q and %q are both %s numbers of the same event, %q: they are two accounts of one number, not a part and a whole",
			part.ID, whole.ID, g, part.Event)
	}
	return nil
}

func refuse(format string, args ...any) error {
	return &RequestError{fmt.Sprintf(format, args...)}
}

// capital returns a sentence with its first letter in upper case, if its script has that.
func capital(s string) string {
	r, n := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(r)) + s[n:]
}

// inUnit returns how numbers of a rule are written.
func inUnit(w *words.Words, rule string) words.Unit {
	switch rule {
	case "share":
		return w.Percent()
	case "multiple":
		return w.Times()
	case "flights":
		return w.Counted("flights")
	}
	return w.Plain()
}
