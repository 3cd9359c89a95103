package diff

import (
	"slices"
	"strings"

	"onrecord/dataset"
	"onrecord/dataset/edtf"
	"onrecord/dataset/phrase"
	"onrecord/dataset/words"
)

// subject is what a row is about, in a reader's words.
func (c *comparer) subject(t *dataset.Table, d *dataset.Dataset, row int) string {
	w := c.w
	switch t.Name {
	case "figures":
		f := &d.Figures[row]
		return w.Say("diff.subject.figures", "event", c.nameOf(d, f.Event), "measure", w.Code("measure", string(f.Measure)),
			"speaker", phrase.SpeakerThrough(d, phrase.Name(d, f.Speaker), f.Via))
	case "dates":
		f := &d.Dates[row]
		return w.Say("diff.subject.dates", "event", c.nameOf(d, f.Event), "milestone", w.Code("milestone", string(f.Milestone)), "speaker", phrase.Name(d, f.Speaker))
	case "responses":
		r := &d.Responses[row]
		return w.Say("diff.subject.responses", "event", c.nameOf(d, r.Event), "actor", phrase.Name(d, r.Actor))
	}
	return w.Say("diff.subject."+t.Name, "name", c.nameOf(d, rowID(t, d, row)))
}

// nameOf is the title or the name of the row with an id, or the id if it has neither.
func (c *comparer) nameOf(d *dataset.Dataset, id string) string {
	t, row, ok := d.Lookup(id)
	if !ok {
		return id
	}
	switch t.Name {
	case "sources":
		return phrase.Source(d, id)
	case "actors":
		return d.Actors[row].Name
	case "events":
		return d.Events[row].Title
	case "comparisons":
		return d.Comparisons[row].Title
	}
	return id
}

// sentence is what a row says, for the rows that readers see: claims, dates and answers.
func (c *comparer) sentence(t *dataset.Table, d *dataset.Dataset, row int) string {
	switch t.Name {
	case "figures":
		return phrase.Sentence(d, &d.Figures[row])
	case "dates":
		f := &d.Dates[row]
		return c.w.Say("diff.sentence.dates", "event", c.nameOf(d, f.Event), "milestone", c.w.Code("milestone", string(f.Milestone)),
			"date", c.w.Date(f.Date), "speaker", phrase.Name(d, f.Speaker), "source", phrase.Source(d, f.Source))
	case "responses":
		r := &d.Responses[row]
		return c.w.Say("diff.sentence.responses", "event", c.nameOf(d, r.Event), "actor", phrase.Name(d, r.Actor),
			"answer", c.w.Code("response", string(r.Response)), "source", phrase.Source(d, r.Source))
	case "comparisons":
		return c.w.Say("diff.sentence.comparisons", "title", d.Comparisons[row].Title)
	}
	return ""
}

// editorsOnly are the fields that readers never see.
var editorsOnly = []string{"locator", "statement", "note", "reading", "language", "parts", "whole", "supersedes", "wording"}

// fieldSentence is the correction of one field as it is published; empty for a field that readers never
// see.
func (c *comparer) fieldSentence(subject, table string, f Field) string {
	if slices.Contains(editorsOnly, f.Name) {
		return ""
	}
	if !isMainField(table, f.Name) && f.Name != "url" {
		subject = c.w.Say("diff.subject.field", "subject", subject, "field", FieldName(c.new, f.Name))
	}
	key := "diff.reader.field"
	switch {
	case f.Name == "url": // an address says nothing in a sentence
		key = "diff.reader.link"
	case f.OldWords == "":
		key = "diff.reader.none_before"
	case f.NewWords == "":
		key = "diff.reader.none_now"
	}
	return c.w.Say(key, "subject", subject, "old", f.OldWords, "new", f.NewWords)
}

// isMainField reports whether a field is the main value of its row, and need not be named.
func isMainField(table, field string) bool {
	switch table {
	case "figures":
		return field == "number" || field == "qualifier"
	case "dates":
		return field == "date"
	case "responses":
		return field == "response"
	}
	return field == "title" || field == "name"
}

// FieldName is the name of a changed field in the language of a dataset.
func FieldName(d *dataset.Dataset, name string) string {
	for _, key := range []string{"diff.field." + name, "show.rule." + name} {
		if d.Words().Has(key) {
			return d.Words().Say(key)
		}
	}
	return strings.ReplaceAll(name, "_", " ")
}

// Words names a version of a dataset: "version 1.1.0 of 8 December 2025".
func (e Edition) Words(w *words.Words) string {
	switch {
	case e.Version == "":
		return w.Say("diff.edition.none")
	case e.Date == "":
		return w.Say("diff.edition", "version", e.Version)
	}
	date := e.Date
	if day, err := edtf.Parse(date); err == nil {
		date = w.Date(day)
	}
	return w.Say("diff.edition.date", "version", e.Version, "date", date)
}
