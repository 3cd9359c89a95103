package terminal

import (
	"io"

	"onrecord/dataset"
)

// Show prints the dataset for an editor, or only what the ids name: an event, a speaker, a source, a claim,
// an answer, a comparison or one of its numbers. An unknown id is a *dataset.UnknownError, and nothing is
// printed.
func Show(w io.Writer, d *dataset.Dataset, s Style, ids ...string) error {
	p := newPrinter(w, d, s)
	if len(ids) == 0 {
		p.overview()
		return p.Flush()
	}
	parts := make([]func(), len(ids))
	for i, id := range ids {
		show, err := p.page(id)
		if err != nil {
			return err
		}
		parts[i] = show
	}
	p.selection()
	for i, show := range parts {
		if i > 0 {
			p.blank()
		}
		show()
	}
	return p.Flush()
}

// page returns the function that prints the row or the number with an id.
func (p *printer) page(id string) (func(), error) {
	d := p.d
	if c, _, ok := d.DerivedByID(id); ok {
		return func() { p.comparison(c) }, nil
	}
	if r, ok := d.RangeByID(id); ok {
		return func() { p.event(d.Event(r.Event)) }, nil
	}
	t, row, ok := d.Lookup(id)
	if !ok {
		return nil, &dataset.UnknownError{Want: "the id of an event, a speaker, a source, a claim or a comparison", Got: id, Nearest: d.NearestID(id, false)}
	}
	switch t.Name {
	case "sources":
		return func() { p.source(&d.Sources[row]) }, nil
	case "actors":
		return func() { p.speaker(&d.Actors[row]) }, nil
	case "events":
		return func() { p.event(&d.Events[row]) }, nil
	case "figures":
		return func() { p.claim(&d.Figures[row]) }, nil
	case "dates":
		return func() { p.event(d.Event(d.Dates[row].Event)) }, nil
	case "responses":
		return func() { p.event(d.Event(d.Responses[row].Event)) }, nil
	}
	c, err := d.Compare(&d.Comparisons[row])
	if err != nil {
		return nil, err
	}
	return func() { p.comparison(&c) }, nil
}
