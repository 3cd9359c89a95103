package drift

import (
	"io"
	"unicode"
	"unicode/utf8"

	"onrecord/dataset"
	"onrecord/dataset/trace"
)

// JSONVersion is the version of what WriteJSON writes.
const JSONVersion = 1

type (
	jsonFinding struct {
		ID       string     `json:"id"`
		Kind     Kind       `json:"kind"`
		Recorded bool       `json:"recorded"`
		Link     Link       `json:"link"`
		Event    string     `json:"event"`
		From     string     `json:"from"`
		To       string     `json:"to"`
		Sentence string     `json:"sentence"`
		Why      string     `json:"why"`
		Claims   []jsonStep `json:"claims"`
	}
	jsonStep struct {
		ID      string  `json:"id"`
		Words   string  `json:"words"`
		Speaker string  `json:"speaker"`
		Via     *string `json:"via"`
		Date    string  `json:"date"`
		Said    *string `json:"said"`
		Wording *string `json:"wording"`
		Source  string  `json:"source"`
		Printed string  `json:"printed"`
		URL     *string `json:"url"`
		Note    *string `json:"note"`
	}
)

// WriteJSON writes findings as one JSON document. The same findings give the same bytes.
func WriteJSON(w io.Writer, d *dataset.Dataset, findings []Finding) error {
	out := struct {
		Drift     int               `json:"drift"`
		Title     string            `json:"title"`
		Selection *dataset.Selected `json:"selection,omitzero"`
		Findings  []jsonFinding     `json:"findings"`
	}{JSONVersion, d.Package.Title, d.Package.Selection, make([]jsonFinding, len(findings))}
	for i := range findings {
		f := &findings[i]
		j := jsonFinding{f.ID, f.Kind, f.Recorded(), f.Link, f.Event.ID, f.From, f.To, f.Sentence, f.Why, nil}
		for _, s := range f.Steps {
			c := s.Claim
			j.Claims = append(j.Claims, jsonStep{c.ID, s.Words, s.Speaker, text(s.Via), s.Date, text(c.Said.String()), text(c.Wording), c.Source, s.Source, text(s.URL), text(c.Note)})
		}
		out.Findings[i] = j
	}
	return trace.WriteJSON(w, out)
}

// text is a text, or null where it is not known.
func text(s string) *string {
	if s == "" {
		return nil
	}
	return &s
}

// capital writes the first letter of a sentence large, where the script has large letters.
func capital(s string) string {
	r, n := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(r)) + s[n:]
}
