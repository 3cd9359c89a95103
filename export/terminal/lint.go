package terminal

import (
	"bufio"
	"fmt"
	"io"
	"strings"

	"onrecord/dataset"
	"onrecord/dataset/lint"
	"onrecord/dataset/words"
	"onrecord/internal/safetext"
)

// Lint prints the findings in a story, each with its evidence below it. The lines are not wrapped: editors
// look for file:line:column at the start of one.
func Lint(w io.Writer, d *dataset.Dataset, findings []lint.Finding) error {
	t := d.Words()
	b := bufio.NewWriter(w)
	for i := range findings {
		f := &findings[i]
		fmt.Fprintf(b, "%s:%d:%d: %s: %s\n", safetext.Line(f.File), f.Line, f.Column, f.Code, safetext.Line(f.Message))
		for _, r := range f.OnRecord {
			fmt.Fprintf(b, "    %s\n", safetext.Line(lintRecord(t, &r)))
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
	if d.IsPart() {
		fmt.Fprintln(b, safetext.Line(d.SelectionWords()))
	}
	return b.Flush()
}

// lintRecord is a record on one line: the number, its speaker and date, the wording, the source and the id.
func lintRecord(t *words.Words, r *lint.Record) string {
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

// maxAnnotated is the number of records in an annotation: GitHub truncates long ones.
const maxAnnotated = 2

// LintGitHub prints the findings as workflow commands of GitHub Actions, one per line, which shows them as
// annotations of a pull request.
func LintGitHub(w io.Writer, d *dataset.Dataset, findings []lint.Finding) error {
	t := d.Words()
	b := bufio.NewWriter(w)
	if d.IsPart() {
		fmt.Fprintf(b, "::notice title=onrecord::%s\n", escapeData.Replace(d.SelectionWords()))
	}
	for i := range findings {
		f := &findings[i]
		message := f.Message
		for _, r := range f.OnRecord[:min(len(f.OnRecord), maxAnnotated)] {
			message += "\n" + lintRecord(t, &r)
			if r.URL != "" {
				message += " " + r.URL
			}
		}
		if f.Suggestion != "" {
			message += "\n" + f.Suggestion
		}
		end := ""
		if f.EndLine == f.Line { // GitHub allows columns only within one line
			end = fmt.Sprintf(",endColumn=%d", f.EndColumn)
		}
		fmt.Fprintf(b, "::warning file=%s,line=%d,endLine=%d,col=%d%s,title=%s::%s\n", escapeProperty.Replace(f.File), f.Line, f.EndLine, f.Column, end,
			escapeProperty.Replace("onrecord: "+string(f.Code)), escapeData.Replace(message))
	}
	return b.Flush()
}

// The escapes of workflow commands, in the message and in its properties, as in escapeData and escapeProperty
// of github.com/actions/toolkit.
var (
	escapeData     = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A")
	escapeProperty = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A", ":", "%3A", ",", "%2C")
)
