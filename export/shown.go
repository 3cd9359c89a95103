package export

import (
	"bufio"
	"io"
	"strconv"

	"onrecord/dataset"
)

// ShownVersion is the version of the document of WriteShown. It grows when a member changes its meaning or goes.
const ShownVersion = 1

// WriteShown writes what ids name as JSON: the rows, those that they refer to and what follows from them, in the
// form of the whole document; without ids that is everything. Ranges and standings are those of the whole
// dataset, never of the part. The document is not a dataset to read back: it has no claims that the range of an
// event may come from. An unknown id is a *dataset.UnknownError, and nothing is written.
func WriteShown(w io.Writer, d *dataset.Dataset, ids []string) error {
	part := d
	if len(ids) > 0 {
		var err error
		if part, err = shownPart(d, ids); err != nil {
			return err
		}
	}
	b := &jsonWriter{w: bufio.NewWriterSize(w, 1<<16)}
	b.w.WriteString("{\n\"show\": " + strconv.Itoa(ShownVersion) + ",\n\"asked\": ")
	b.value(append([]string{}, ids...))
	b.w.WriteString(",\n\"package\": ")
	b.value(d.Package)
	for i := range dataset.Tables {
		t := &dataset.Tables[i]
		b.w.WriteString(",\n")
		b.rows(t.Name, t.Len(part), func(text []byte, row int) []byte { return appendRow(append(text, ",\n"...), part, t, row) })
	}
	b.w.WriteString(",\n\"derived\": {\n")
	for i, t := range dataset.DerivedTables {
		if i > 0 {
			b.w.WriteString(",\n")
		}
		if t.Name == dataset.DerivedRanges.Name {
			b.rangesOf(d, part)
			continue
		}
		b.derivedJSON(part, t)
	}
	b.w.WriteString("\n}\n}\n")
	if b.err != nil {
		return b.err
	}
	return b.w.Flush()
}

// rangesOf writes the ranges that the events of a part have in the whole dataset.
func (b *jsonWriter) rangesOf(d, part *dataset.Dataset) {
	t := &dataset.DerivedRanges
	_, records := t.Open(d)
	b.list(t.Member, len(part.Events), func() func([]byte, int) []byte {
		cells := t.Cells()
		return func(text []byte, event int) []byte {
			_, unit, _ := d.Lookup(part.Events[event].ID)
			for record := range records(unit, cells) {
				text = appendRecord(append(text, ",\n"...), t, record)
			}
			return text
		}
	})
}

// shownPart is the part of a dataset that ids name, with the rows that it refers to.
func shownPart(d *dataset.Dataset, ids []string) (*dataset.Dataset, error) {
	var rows []string
	for _, id := range ids {
		about, ok := shownRows(d, id)
		if !ok {
			return nil, &dataset.UnknownError{Want: "the id of an event, a speaker, a source, a claim or a comparison", Got: id, Nearest: d.NearestID(id, false)}
		}
		rows = append(rows, about...)
	}
	return d.SelectRows(rows, d.Words().Say("selection.shown", "names", d.Words().Commas(ids)))
}

// shownRows returns the ids of the rows on what an id names: the row itself, the claims, dates and responses of
// an event, a speaker or a source, and for a claim the others that give another number for the same thing.
func shownRows(d *dataset.Dataset, id string) (rows []string, ok bool) {
	if c, _, ok := d.DerivedByID(id); ok {
		return []string{c.ID}, true
	}
	if r, ok := d.RangeByID(id); ok {
		id = r.Event
	}
	t, row, ok := d.Lookup(id)
	if !ok {
		return nil, false
	}
	rows = []string{id}
	switch t.Name {
	case "dates":
		return append(rows, claimsWith(d, d.Dates[row].Event)...), true
	case "responses":
		return append(rows, claimsWith(d, d.Responses[row].Event)...), true
	case "figures":
		for _, o := range d.Competing(&d.Figures[row]) {
			rows = append(rows, o.ID)
		}
	case "events", "actors", "sources":
		rows = append(rows, claimsWith(d, id)...)
	}
	return rows, true
}

// claimsWith returns the ids of the claims, dates and responses that name an event, a speaker or a source.
func claimsWith(d *dataset.Dataset, id string) []string {
	var rows []string
	for i := range d.Figures {
		if f := &d.Figures[i]; f.Event == id || f.Speaker == id || f.Via == id || f.Source == id {
			rows = append(rows, f.ID)
		}
	}
	for i := range d.Dates {
		if c := &d.Dates[i]; c.Event == id || c.Speaker == id || c.Via == id || c.Source == id {
			rows = append(rows, c.ID)
		}
	}
	for i := range d.Responses {
		if r := &d.Responses[i]; r.Event == id || r.Actor == id || r.Source == id {
			rows = append(rows, r.ID)
		}
	}
	return rows
}
