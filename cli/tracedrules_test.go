package cli

import (
	"regexp"
	"strings"
	"testing"
	"unicode"

	"onrecord/data"
	"onrecord/dataset"
	"onrecord/dataset/trace"
)

// technical finds addresses, hashes, versions, and moments that a file states.
var technical = regexp.MustCompile(`https?://[^\s)>"]+|\bISO \d+(?:-\d+)?|\b[0-9a-f]{40,}\b|\bv?\d+\.\d+\.\d+\b|T\d\d:\d\d:\d\dZ`)

// word finds words with the names of files, ids and the like. One that has letters and digits is a name.
var word = regexp.MustCompile(`[\p{L}\d]+(?:[._/~-]+[\p{L}\d]+)*`)

func withoutNames(s string) string {
	return word.ReplaceAllStringFunc(s, func(m string) string {
		if strings.ContainsAny(m, "0123456789") && strings.ContainsFunc(m, unicode.IsLetter) {
			return " … "
		}
		return m
	})
}

var year = regexp.MustCompile(`\b(?:19|20)\d\d\b`)

// dated finds dates, and the spans of time between them.
var dated = []*regexp.Regexp{
	regexp.MustCompile(`\[?(?:\.\.)?(?:\d{4}|X{4})-(?:\d\d|XX)(?:-(?:\d\d|XX))?[~?%]?(?:(?:\.\.|/)(?:\d{4}-\d\d(?:-\d\d)?)?)?\]?`),
	regexp.MustCompile(`\b\d{1,2}(?: (?:to|and) \d{1,2})? (?:January|February|March|April|May|June|July|August|September|October|November|December)(?: \d{4})?`),
	regexp.MustCompile(`\d{1,2} (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\b`),
	regexp.MustCompile(`(?:\d+ )?\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.? \d{1,4}\b`),
	year,
	regexp.MustCompile(`\b\d+ (?:day|week|month|year)s?\b`),
}

// counted finds counts of what is listed: claims, rows, documents. They are counted, and nobody claims them.
// Flights are too, unless a number of them follows from claims, "up to 8 flights"; and "not 0" is what is
// said of the unknown.
var counted = regexp.MustCompile(`\b\d+ (?:more\b|(?:more |other |active |further |different )?(?:claim|statement|utterance|source|document|speaker|row|sheet|event|change|link|number|page|chart|answer|date|file|bar|mark|report|render)[a-z]*\b(?: on record)?)|^\d+ flights?$|\b[Oo]n \d+ flights?\b|\b(?:not|not even|never) 0\b|^\d+\. |^Rows of the tables: .*|\b(?:all|of) \d+\b|\bpart \d+\b|\bnote \d+\b|\bparagraph \d+\b|^\d+ of \d+$|^Shown here: (?:the last )?\d+ of \d+\b`)

var numeral = regexp.MustCompile(`\d+(?:,\d{3})*(?:\.\d+)?(?: ?%)?`)

// text walks over a text as a reader sees it.
func (w *walk) text(where, text string) {
	for line := range strings.Lines(text) {
		w.line(where, line)
	}
}

// line walks over one line, or one block, of text.
func (w *walk) line(where, line string) {
	found := w.numbersIn(line)
	w.passed += len(numeral.FindAllString(line, -1)) - len(found)
	for _, n := range found {
		w.number(where, n, line)
	}
}

// numbersIn are the numbers of a line that no rule passes over.
func (w *walk) numbersIn(line string) []string {
	rest := w.own.Replace(strings.Join(strings.Fields(line), " "))
	rest = technical.ReplaceAllString(rest, " … ")
	for _, r := range dated {
		rest = r.ReplaceAllString(rest, " … ")
	}
	rest = withoutNames(counted.ReplaceAllString(rest, " … "))
	return numeral.FindAllString(rest, -1)
}

// TestWalkRules: the rules pass over what is no number of people, and over nothing else.
func TestWalkRules(t *testing.T) {
	d, err := dataset.ReadFS(data.Name, data.Files)
	if err != nil {
		t.Fatal(err)
	}
	w := newWalk(t, d)
	for line, want := range map[string]string{
		"37 people were deported on 8 December 2025, 14 of them women": "37 14",
		"at least 13.7% of up to 1,400 (2025-12-08)":                   "13.7% 1,400",
		"43 claims from 27 documents; 8 speakers, of 6 asked":          "",
		"up to 8 flights, the last with 15":                            "8 15",
		"On 3 flights claims differ":                                   "",
		"Shown here: 6 of 8 groups of claims.":                         "",
		"f1-aboard-mehrabadi [second-flight.share] onrecord-1.0.0.zip": "",
		"55 + 65 = 121":                 "55 65 121",
		"3 days later, in October 2025": "",
	} {
		if got := strings.Join(w.numbersIn(line), " "); got != want {
			t.Errorf("%s: got %q, want %q", line, got, want)
		}
	}
	for _, n := range []string{"37", "99.9 %", "0"} {
		if _, err := trace.Of(d, n); err == nil {
			t.Errorf("%s traces, and nothing on record is %s", n, n)
		}
	}
}
