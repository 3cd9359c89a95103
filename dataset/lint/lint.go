// Package lint compares the numbers in a draft story with a dataset before it is published. It finds numbers that
// nobody has claimed, dropped qualifiers, plans presented as done, numbers without their speaker or with another
// one, superseded numbers, shares that do not follow, and dates that contradict the claims.
//
// It reads Markdown, plain text and HTML, numbers in digits and words, English and Persian. It never rewrites a
// story and does not judge what is true: it shows the claims, and what a reader of the story could not know. It
// prefers silence to false alarms: it skips numbers that it cannot recognise as numbers of people who were
// deported or returned, and so misses some.
package lint

import (
	"cmp"
	"slices"

	"onrecord/dataset"
	"onrecord/dataset/prose"
	"onrecord/dataset/words"
)

// A Code is a kind of finding. Codes describes them.
type Code string

// The kinds of finding.
const (
	NotOnRecord      Code = "not-on-record"
	PlanAsDone       Code = "plan-as-done"
	Superseded       Code = "superseded"
	QualifierDropped Code = "qualifier-dropped"
	QualifierChanged Code = "qualifier-changed"
	NoSpeaker        Code = "no-speaker"
	OtherSpeaker     Code = "other-speaker"
	Share            Code = "share"
	WrongDate        Code = "date"
)

// Codes are the kinds of finding, in the order of the help text.
var Codes = []dataset.Code{
	{Name: string(NotOnRecord), Doc: "A number that nobody on record has said, or not of this event."},
	{Name: string(PlanAsDone), Doc: "A number that was planned or announced, told as one of people who went."},
	{Name: string(Superseded), Doc: "A number that its speaker has replaced."},
	{Name: string(QualifierDropped), Doc: "A bare number, where about, up to or another such word is on record."},
	{Name: string(QualifierChanged), Doc: "A number with another qualifier than is on record."},
	{Name: string(NoSpeaker), Doc: "A number in a sentence that does not say who gave it."},
	{Name: string(OtherSpeaker), Doc: "A number credited to somebody who is not on record with it."},
	{Name: string(Share), Doc: "A share or a multiple that does not follow from the numbers on record."},
	{Name: string(WrongDate), Doc: "A date that contradicts those on record, or where none is on record."},
}

// A Finding is one thing to look at in a story.
type Finding struct {
	Code       Code
	File       string
	Line       int // from 1
	Column     int // in characters, from 1
	EndLine    int
	EndColumn  int    // of the character after the last
	Text       string // the words of the story that it is about
	Message    string // what was found; no verdict
	OnRecord   []Record
	More       int // how many records were left out of OnRecord
	Suggestion string
}

// A Record is a claim or a derived number, with what an editor needs to verify it.
type Record struct {
	ID      string
	Words   string // "about 55 planned"
	Speaker string // empty for a derived number
	Date    string // when it was said, as text
	Wording string
	Source  string
	URL     string
}

// Options are the settings of Check.
type Options struct {
	// Ignore are figures that are not about the dataset: a number as it is written, "2025", or words with
	// a number in them, "10,000 troops".
	Ignore []string
}

// Check returns the findings in a story, in its order.
func Check(d *dataset.Dataset, s Story, o Options) []Finding {
	c := newChecker(d, &s, o)
	for i := range s.blocks {
		c.check(&s.blocks[i])
	}
	slices.SortStableFunc(c.findings, func(a, b Finding) int {
		return cmp.Or(cmp.Compare(a.Line, b.Line), cmp.Compare(a.Column, b.Column))
	})
	return c.findings
}

// A checker compares one story with one dataset.
type checker struct {
	d        *dataset.Dataset
	w        *words.Words
	s        *Story
	ignore   [][]string
	facts    facts
	names    names
	findings []Finding

	countries []string
	byOrdinal map[int]string   // flights by their number
	byMonth   map[int][]string // flights by the month they left or arrived
	numbered  bool             // the dataset numbers its flights
	vague     map[string][]*dataset.Figure
	datesBy   map[string][]int // rows of dates by event
}

func newChecker(d *dataset.Dataset, s *Story, o Options) *checker {
	c := &checker{d: d, w: d.Words(), s: s, facts: newFacts(d), names: newNames(d), byOrdinal: map[int]string{}, byMonth: map[int][]string{}, vague: map[string][]*dataset.Figure{}, datesBy: map[string][]int{}}
	for _, list := range [][]string{o.Ignore, s.ignore} {
		for _, phrase := range list {
			if norms := normsOf(phrase); len(norms) > 0 {
				c.ignore = append(c.ignore, norms)
			}
		}
	}
	c.learnEvents()
	return c
}

func normsOf(phrase string) []string {
	var norms []string
	for _, t := range prose.Tokenise(phrase) {
		norms = append(norms, t.Norm)
	}
	return norms
}

// check compares one passage with the dataset, sentence by sentence.
func (c *checker) check(b *block) {
	p := c.read(b)
	carried := ""
	for i := range p.sentences {
		s := &p.sentences[i]
		before := i > 0 && p.sentences[i-1].onTopic
		c.checkPeople(&p, s, carried, before)
		c.checkRatios(&p, s)
		c.checkDates(&p, s)
		if n := len(s.events); n > 0 {
			carried = s.events[n-1].event
		}
	}
}

// ignored reports whether tokens are covered by a comment or by the list of figures to ignore.
func (c *checker) ignored(p *passage, from, until int) bool {
	if c.s.skip.contains(p.at[p.tokens[from].From]) {
		return true
	}
	for _, phrase := range c.ignore {
		for begin := max(0, from-len(phrase)+1); begin < until && begin+len(phrase) <= len(p.tokens); begin++ {
			same := true
			for j, norm := range phrase {
				same = same && p.norm(begin+j) == norm
			}
			if same {
				return true
			}
		}
	}
	return false
}

// report adds a finding about the tokens from up to until, unless they are ignored.
func (c *checker) report(p *passage, from, until int, f Finding) {
	if c.ignored(p, from, until) {
		return
	}
	first, last := p.tokens[from].From, p.tokens[until-1].To
	f.File, f.Text = c.s.Name, p.text[first:last]
	f.Line, f.Column = c.s.Place(p.at[first])
	f.EndLine, f.EndColumn = c.s.Place(p.at[last-1] + 1)
	c.findings = append(c.findings, f)
}
