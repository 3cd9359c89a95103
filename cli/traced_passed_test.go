package cli

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"onrecord/dataset"
	"onrecord/dataset/phrase"
)

// What the walk passes over: the dataset's own texts, names, dates, addresses, and counts of what is listed.
// None of these is a number of people, nor follows from one.

// A name is what a row of a table is called.
type name struct{ table, id string }

// firstName is the character that stands for the first name; Unicode leaves it and those after it to private use.
const firstName = '\ue000'

// ownTexts returns what replaces the texts of a dataset: its names by a character each, so that a sentence can
// be asked whom it names, and other texts by an ellipsis. Long ones go first, since one may hold another.
func ownTexts(d *dataset.Dataset) (*strings.Replacer, map[rune]name) {
	byText := map[string]string{}
	names := map[rune]name{}
	for _, text := range textsOf(d) {
		byText[text] = " … "
	}
	call := func(text string, n name) {
		r := firstName + rune(len(names))
		names[r] = n
		byText[text] = string(r)
	}
	for _, e := range d.Events {
		call(e.Title, name{"events", e.ID})
	}
	for _, a := range d.Actors {
		call(a.Name, name{"actors", a.ID})
		if short, rest := phrase.SplitName(a.Name); rest != "" { // "Reuters (own report)"
			call(short, name{"actors", a.ID})
		}
	}
	for _, c := range d.Comparisons {
		call(c.Title, name{"comparisons", c.ID})
	}
	texts := make([]string, 0, len(byText))
	for text := range byText {
		texts = append(texts, text)
	}
	slices.SortFunc(texts, func(a, b string) int {
		if len(a) != len(b) {
			return len(b) - len(a)
		}
		return strings.Compare(a, b)
	})
	var pairs []string
	for _, text := range texts {
		pairs = append(pairs, strings.Join(strings.Fields(text), " "), byText[text])
	}
	return strings.NewReplacer(pairs...), names
}

// isPieceOfText reports whether a line is a piece of one of the dataset's texts, which a drawing breaks over lines.
func (w *walk) isPieceOfText(line string) bool {
	return utf8.RuneCountInString(line) > 20 && slices.ContainsFunc(w.texts, func(text string) bool { return strings.Contains(text, line) })
}

// readable puts the names back.
func (w *walk) readable(sentence string) string {
	var b strings.Builder
	for _, r := range sentence {
		if n, ok := w.names[r]; ok {
			b.WriteString("⟨" + n.id + "⟩")
		} else {
			b.WriteRune(r)
		}
	}
	return b.String()
}

// textsOf are the texts of a dataset that are long or have a digit, and the documentation of codes.
func textsOf(d *dataset.Dataset) []string {
	texts := []string{d.Package.Title, d.Package.Description, d.Package.Version}
	for _, l := range d.Package.Licenses {
		texts = append(texts, l.Title)
	}
	for _, list := range [][]dataset.Code{dataset.Groups, dataset.Standings, dataset.Rules, dataset.Units} {
		texts = append(texts, docs(d, list)...)
	}
	for i := range dataset.Tables {
		table := &dataset.Tables[i]
		for col := range table.Fields {
			f := &table.Fields[col]
			texts = append(texts, docs(d, f.Codes)...)
			for row := range table.Len(d) {
				if f.Kind != dataset.KindNumber && f.Name != "id" {
					texts = append(texts, table.Cell(d, row, col).String())
				}
			}
		}
	}
	return slices.DeleteFunc(texts, func(s string) bool {
		return onlyDigits.MatchString(s) || len(s) < 12 && !strings.ContainsAny(s, "0123456789") || idLike.FindString(s) == s
	})
}

var onlyDigits = regexp.MustCompile(`^\d*$`) // a year; a number in a sentence must stay

func docs(d *dataset.Dataset, codes []dataset.Code) []string {
	var texts []string
	for _, c := range codes {
		texts = append(texts, d.Words().Doc(c.Doc))
	}
	return texts
}

// technical finds addresses, hashes, versions, and moments that a file states.
var technical = regexp.MustCompile(`https?://[^\s)>"]+|\bISO \d+(?:-\d+)?|\b[0-9a-f]{40,}\b|\bv?\d+\.\d+\.\d+\b|T\d\d:\d\d:\d\dZ`)

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

// counted finds counts of what is listed, which nobody claims: claims, rows, documents. Flights are counted too,
// unless a number of them follows from claims, "up to 8 flights".
var counted = regexp.MustCompile(`\b(?:of )?\d+ (?:(?:more|other|active|further|different) )*(?:claim|statement|utterance|source|document|speaker|row|sheet|event|change|link|number|page|chart|answer|response|date|file|bar|mark|report|render|group|comparison)[a-z]*\b| in \d+$|\b\d+ more\b|^\d+ flights?\W*$|\b[Oo]n \d+ flights?\b|\bof the \d+ asked\b|\bgive \d+ different$|\b(?:not|not even|never) 0\b|^\d+ of \d+$|^Showing (?:the last )?\d+ of \d+\b|^Rows of the tables: .*|^(?:between |about |up to |fewer than |at least |more than )?50(?: and 60)?: +…|\bpart \d+\b|\bparagraph \d+\b|\bnote \d+\b`)

var numeral = regexp.MustCompile(`\d+(?:,\d{3})*(?:\.\d+)?(?: ?%)?`)

// withoutPassed is a sentence without what the walk passes over.
func (w *walk) withoutPassed(sentence string) string {
	rest := technical.ReplaceAllString(sentence, " … ")
	for _, r := range dated {
		rest = r.ReplaceAllString(rest, " … ")
	}
	return withoutIDs(counted.ReplaceAllString(rest, " … "))
}

// word finds words with the names of files, ids and the like. One that has letters and digits is a name.
var word = regexp.MustCompile(`[\p{L}\d]+(?:[._/~-]+[\p{L}\d]+)*`)

func withoutIDs(s string) string {
	return word.ReplaceAllStringFunc(s, func(m string) string {
		if strings.ContainsAny(m, "0123456789") && strings.ContainsFunc(m, unicode.IsLetter) {
			return " … "
		}
		return m
	})
}
