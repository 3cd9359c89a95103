package lint

import (
	"io"

	"onrecord/dataset"
	"onrecord/dataset/trace"
)

// JSONVersion is the version of what WriteJSON writes.
const JSONVersion = 1

type (
	jsonFinding struct {
		Code       Code         `json:"code"`
		File       string       `json:"file"`
		Line       int          `json:"line"`
		Column     int          `json:"column"`
		EndLine    int          `json:"end_line"`
		EndColumn  int          `json:"end_column"`
		Text       string       `json:"text"`
		Message    string       `json:"message"`
		OnRecord   []jsonRecord `json:"on_record"`
		More       int          `json:"more"`
		Suggestion string       `json:"suggestion"`
	}
	jsonRecord struct {
		ID      string  `json:"id"`
		Words   string  `json:"words"`
		Speaker *string `json:"speaker"`
		Date    *string `json:"date"`
		Wording *string `json:"wording"`
		Source  *string `json:"source"`
		URL     *string `json:"url"`
	}
)

// WriteJSON writes findings as one JSON document.
func WriteJSON(w io.Writer, d *dataset.Dataset, findings []Finding) error {
	out := struct {
		Lint      int               `json:"lint"`
		Dataset   string            `json:"dataset"`
		Selection *dataset.Selected `json:"selection,omitzero"`
		Findings  []jsonFinding     `json:"findings"`
	}{JSONVersion, d.Package.Title, d.Package.Selection, make([]jsonFinding, len(findings))}
	for i := range findings {
		f := &findings[i]
		j := jsonFinding{f.Code, f.File, f.Line, f.Column, f.EndLine, f.EndColumn, f.Text, f.Message, make([]jsonRecord, len(f.OnRecord)), f.More, f.Suggestion}
		for k, r := range f.OnRecord {
			j.OnRecord[k] = jsonRecord{r.ID, r.Words, orNull(r.Speaker), orNull(r.Date), orNull(r.Wording), orNull(r.Source), orNull(r.URL)}
		}
		out.Findings[i] = j
	}
	return trace.WriteJSON(w, out)
}

// orNull returns nil for an empty text.
func orNull(s string) *string {
	if s == "" {
		return nil
	}
	return &s
}
