package drift

import (
	"bufio"
	"io"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/go-json-experiment/json"
	"github.com/go-json-experiment/json/jsontext"

	"onrecord/dataset"
)

// WriteText writes findings for a terminal: what happened, why it is thought so, and each claim with its
// words, its source and the link to it.
func WriteText(w io.Writer, d *dataset.Dataset, findings []Finding) error {
	t := d.Words()
	b := bufio.NewWriter(w)
	line := func(indent int, parts ...string) {
		b.WriteString(strings.Repeat(" ", indent) + strings.Join(parts, "") + "\n")
	}
	if len(findings) == 0 {
		line(0, t.Say("drift.none"))
	}
	for i := range findings {
		f := &findings[i]
		if i > 0 {
			line(0)
		}
		line(0, t.Say("drift.heading", "event", clean(f.Event.Title), "kind", t.Say("drift.kind."+string(f.Kind)), "link", t.Say("drift.link."+string(f.Link))))
		line(0, clean(f.Sentence))
		for _, s := range f.Steps {
			speaker := s.Speaker
			if s.Via != "" {
				speaker = t.Say("drift.via", "speaker", s.Speaker, "via", s.Via)
			}
			line(2, t.Say("drift.step", "date", s.Date, "count", s.Words, "speaker", clean(speaker), "claim", clean(s.Claim.ID)))
			if s.Claim.Wording != "" {
				line(4, t.Say("drift.wording", "wording", clean(s.Claim.Wording)))
			}
			line(4, clean(strings.TrimSpace(s.Source+"  "+s.URL)))
			if s.Claim.Note != "" {
				line(4, t.Say("drift.note", "note", clean(s.Claim.Note)))
			}
		}
		line(2, clean(f.Why))
	}
	return b.Flush()
}

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
		Drift    int           `json:"drift"`
		Title    string        `json:"title"`
		Findings []jsonFinding `json:"findings"`
	}{JSONVersion, d.Package.Title, make([]jsonFinding, len(findings))}
	for i := range findings {
		f := &findings[i]
		j := jsonFinding{f.ID, f.Kind, f.Recorded(), f.Link, f.Event.ID, f.From, f.To, f.Sentence, f.Why, nil}
		for _, s := range f.Steps {
			c := s.Claim
			j.Claims = append(j.Claims, jsonStep{c.ID, s.Words, s.Speaker, text(s.Via), s.Date, text(c.Said.String()), text(c.Wording), c.Source, s.Source, text(s.URL), text(c.Note)})
		}
		out.Findings[i] = j
	}
	if err := json.MarshalWrite(w, out, json.Deterministic(true), jsontext.WithIndent("  ")); err != nil {
		return err
	}
	_, err := io.WriteString(w, "\n")
	return err
}

// text is a text, or null where it is not known.
func text(s string) *string {
	if s == "" {
		return nil
	}
	return &s
}

// clean takes out of a text what would move a terminal's cursor or start a line of its own.
func clean(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsControl(r) {
			return ' '
		}
		return r
	}, s)
}

// capital writes the first letter of a sentence large, where the script has large letters.
func capital(s string) string {
	r, n := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(r)) + s[n:]
}
