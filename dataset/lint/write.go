package lint

import (
	"bufio"
	"fmt"
	"io"
	"strings"

	"onrecord/dataset"
	"onrecord/dataset/trace"
	"onrecord/dataset/words"
	"onrecord/internal/safetext"
)

// WriteText writes findings for a terminal, as file:line:column so that an editor jumps there, with what
// is on record beneath.
func WriteText(w io.Writer, d *dataset.Dataset, findings []Finding) error {
	t := d.Words()
	b := bufio.NewWriter(w)
	for i := range findings {
		f := &findings[i]
		fmt.Fprintf(b, "%s:%d:%d: %s: %s\n", safetext.Line(f.File), f.Line, f.Column, f.Code, safetext.Line(f.Message))
		for _, r := range f.OnRecord {
			fmt.Fprintf(b, "    %s\n", safetext.Line(recordLine(t, &r)))
			if r.URL != "" {
				fmt.Fprintf(b, "      %s\n", safetext.Line(r.URL))
			}
		}
		if f.More > 0 {
			fmt.Fprintf(b, "    %s\n", t.Plural("lint.more", int64(f.More), ""))
		}
		if f.Suggestion != "" {
			fmt.Fprintf(b, "    %s\n", safetext.Line(f.Suggestion))
		}
	}
	if len(findings) == 0 {
		fmt.Fprintln(b, t.Say("lint.none"))
	} else {
		fmt.Fprintln(b, t.Plural("lint.total", int64(len(findings)), ""))
	}
	return b.Flush()
}

// recordLine is one record in a line: what, who, when, in which words, where, and its id.
func recordLine(t *words.Words, r *Record) string {
	parts := []string{r.Words}
	for _, s := range []string{r.Speaker, r.Date} {
		if s != "" {
			parts = append(parts, s)
		}
	}
	line := t.Say("lint.on_record") + " " + t.Commas(parts)
	if r.Wording != "" {
		line += ": " + t.Say("show.quoted", "words", r.Wording)
	}
	if r.Source != "" {
		line += " (" + r.Source + ")"
	}
	return line + " [" + r.ID + "]"
}

// annotated is how many records an annotation shows: GitHub cuts long ones.
const annotated = 2

// WriteGitHub writes findings as annotations of GitHub's workflow commands, one a line.
func WriteGitHub(w io.Writer, d *dataset.Dataset, findings []Finding) error {
	t := d.Words()
	b := bufio.NewWriter(w)
	for i := range findings {
		f := &findings[i]
		message := f.Message
		for _, r := range f.OnRecord[:min(len(f.OnRecord), annotated)] {
			message += "\n" + recordLine(t, &r)
			if r.URL != "" {
				message += " " + r.URL
			}
		}
		if f.Suggestion != "" {
			message += "\n" + f.Suggestion
		}
		end := ""
		if f.EndLine == f.Line { // GitHub takes columns of one line only
			end = fmt.Sprintf(",endColumn=%d", f.EndColumn)
		}
		fmt.Fprintf(b, "::warning file=%s,line=%d,endLine=%d,col=%d%s,title=%s::%s\n", property.Replace(f.File), f.Line, f.EndLine, f.Column, end,
			property.Replace("onrecord: "+string(f.Code)), data.Replace(message))
	}
	return b.Flush()
}

// The escapes of workflow commands, as the runner reads them back: in the message, and in properties.
var (
	data     = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A")
	property = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A", ":", "%3A", ",", "%2C")
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
		Lint     int           `json:"lint"`
		Dataset  string        `json:"dataset"`
		Findings []jsonFinding `json:"findings"`
	}{JSONVersion, d.Package.Title, make([]jsonFinding, len(findings))}
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

// orNull is a text, or null where it is not known.
func orNull(s string) *string {
	if s == "" {
		return nil
	}
	return &s
}
