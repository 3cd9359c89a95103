package phrase

import (
	"onrecord/dataset"
	"onrecord/dataset/words"
)

// Publisher is who published a document, or else its title, or else its id.
func Publisher(s *dataset.Source) string {
	switch {
	case s.Publisher != "":
		return s.Publisher
	case s.Title != "":
		return s.Title
	}
	return s.ID
}

// Outlet is whose report a document is: that of the outlet it carries, or else of its publisher.
func Outlet(d *dataset.Dataset, id string) string {
	switch s := d.Source(id); {
	case s == nil:
		return id
	case s.Carries != "":
		return s.Carries
	default:
		return Publisher(s)
	}
}

// Source is a document as a sentence names it, first of all whose report it is: "Reuters, via The Straits Times".
func Source(d *dataset.Dataset, id string) string {
	s := d.Source(id)
	switch {
	case s == nil:
		return id
	case s.Carries == "":
		return Publisher(s)
	}
	return d.Words().Say("trace.carrying", "source", Publisher(s), "carries", s.Carries)
}

// SourceWithTitle is a document with what it carries, or else with its title: "PBS NewsHour: Second flight
// leaves".
func SourceWithTitle(d *dataset.Dataset, id string) string {
	s, w := d.Source(id), d.Words()
	switch {
	case s == nil:
		return id
	case s.Publisher == "":
		return Publisher(s)
	case s.Carries != "":
		return Source(d, id)
	case s.Title != "":
		return w.Say("chart.titled", "publisher", s.Publisher, "title", s.Title)
	}
	return s.Publisher
}

// SourceWithDate is a document with its date, for a cell: "PBS NewsHour, 8 December 2025".
func SourceWithDate(w *words.Words, s *dataset.Source) string {
	if s.Published.IsZero() {
		return Publisher(s)
	}
	return w.Say("sheet.source", "name", Publisher(s), "date", w.Date(s.Published))
}

// Document is a document with everything on record about it: name, title, date and how it was read.
func Document(d *dataset.Dataset, id string) string {
	s, w := d.Source(id), d.Words()
	if s == nil {
		return id
	}
	parts := []string{Source(d, id)}
	if s.Title != "" && s.Publisher != "" {
		parts = append(parts, w.Say("show.quoted", "words", s.Title))
	}
	if !s.Published.IsZero() {
		parts = append(parts, w.Date(s.Published))
	}
	parts = append(parts, w.Code("reading", string(s.Reading)))
	return w.Series(parts)
}
