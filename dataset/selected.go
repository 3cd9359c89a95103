package dataset

import (
	"errors"
	"slices"

	"onrecord/dataset/words"
)

// A Selected says of a part of a dataset what was selected, and how much of the whole that is. A part carries
// it wherever it goes, so that no output of a part speaks for the whole.
type Selected struct {
	// Words say it in a sentence or two, in the language of the dataset, with names in place of ids: what an id
	// named may be in the whole only.
	Words string    `json:"words"`
	Flags Selection `json:"flags"`

	// Rows says for each table, by its name, how many rows the part has and how many the whole has.
	Rows map[string]Share `json:"rows"`

	// From is what the whole was itself a part of; nil where it was whole.
	From *Selected `json:"from,omitzero"`
}

// A Share is a number of rows of a part, and of all rows. Brought counts those claims of the part that nobody
// asked for, and that others refer to.
type Share struct {
	Selected int `json:"selected"`
	Brought  int `json:"brought,omitzero"`
	All      int `json:"all"`
}

// IsPart reports whether the dataset is a part of another.
func (d *Dataset) IsPart() bool { return d.Package.Selection != nil }

// SelectionWords say what was selected; empty of a whole dataset.
func (d *Dataset) SelectionWords() string {
	if !d.IsPart() {
		return ""
	}
	return d.Package.Selection.Words
}

// Complete reports whether the dataset has all that the whole has about an event. Of other events nothing is
// known to be missing: it may only have been left out.
func (d *Dataset) Complete(e *Event) bool {
	for s := d.Package.Selection; s != nil; s = s.From {
		if !s.complete(e) {
			return false
		}
	}
	return true
}

// complete reports whether the selection left nothing out that is about an event. A selection of events
// leaves nothing out about those that it names, but brings others of which it has one claim.
func (s *Selected) complete(e *Event) bool {
	if s.everything() {
		return true
	}
	sel := &selector{asked: s.Flags}
	sel.alternatives()
	return sel.asksEvents() && !sel.asksClaims() && sel.wantsEvent(e)
}

// everything reports whether nothing was left out of the tables of claims.
func (s *Selected) everything() bool {
	for _, table := range []string{"figures", "dates", "responses"} {
		if n := s.Rows[table]; n.Selected != n.All {
			return false
		}
	}
	return len(s.Rows) > 0
}

// markPart records of a part what was selected of the whole. Of its claims about numbers as many were wanted.
func (d *Dataset) markPart(part *Dataset, wanted int, flags Selection, what string) {
	s := &Selected{Flags: flags, Rows: map[string]Share{}, From: d.Package.Selection}
	for i := range Tables {
		t := &Tables[i]
		s.Rows[t.Name] = Share{Selected: t.Len(part), All: t.Len(d)}
	}
	figures := s.Rows["figures"]
	figures.Brought = figures.Selected - wanted
	s.Rows["figures"] = figures
	w := words.For(d.Package.Language)
	s.Words = w.Say("selection", "what", what, "rows", s.rowWords(w))
	if s.From != nil {
		s.Words = w.Say("selection.from", "selection", s.Words, "from", s.From.Words)
	}
	part.Package.Selection = s
}

// rowWords are how many claims and events were selected: "8 of 55 claims about numbers and 2 of 5 events". Dates
// and responses are counted where there are no numbers.
func (s *Selected) rowWords(w *words.Words) string {
	count := func(table string) string {
		n := s.Rows[table]
		text := w.Plural("selection.rows."+table, int64(n.All), "", "selected", w.Number(int64(n.Selected)))
		if n.Brought > 0 {
			text = w.Plural("selection.brought", int64(n.Brought), "", "rows", text)
		}
		return text
	}
	var counts []string
	for _, table := range []string{"figures", "dates", "responses"} {
		if table == "figures" || s.Rows["figures"].Selected == 0 && s.Rows[table].Selected > 0 {
			counts = append(counts, count(table))
		}
	}
	return w.And(append(counts, count("events")))
}

// selectionWords say in words what a selection of the dataset asks for.
func (d *Dataset) selectionWords(s *Selection) string {
	w := words.For(d.Package.Language)
	var each []string
	add := func(key string, values []string, name func(string) string) {
		if len(values) > 0 {
			each = append(each, w.Say("selection."+key, "names", namesOf(w, values, name)))
		}
	}
	code := func(key string) func(string) string {
		return func(c string) string { return w.Code(key, c) }
	}
	add("event", s.Events, d.eventName)
	add("kind", s.Kinds, code("kind"))
	add("country", s.Countries, w.Country)
	add("measure", s.Measures, code("chart.measure"))
	add("group", s.Groups, code("chart.group"))
	add("qualifier", s.Qualifiers, code("selection.qualifier"))
	add("speaker", s.Speakers, d.actorName)
	add("source", s.Sources, d.sourceName)
	if dates := datesInWords(w, s); dates != "" {
		each = append(each, dates)
	}
	if s.Active {
		each = append(each, w.Say("selection.active"))
	}
	return w.Say("selection.claims", "which", w.Series(each))
}

// mostSelectedNames is how many names of one kind are said; others are counted.
const mostSelectedNames = 4

func namesOf(w *words.Words, values []string, name func(string) string) string {
	var names []string
	for _, v := range values {
		if n := name(v); !slices.Contains(names, n) {
			names = append(names, n)
		}
	}
	if more := len(names) - mostSelectedNames; more > 1 {
		names = append(names[:mostSelectedNames], w.Plural("selection.more", int64(more), ""))
	}
	return w.Or(names)
}

func datesInWords(w *words.Words, s *Selection) string {
	key := ""
	switch {
	case s.Since.IsZero() && s.Until.IsZero():
		return ""
	case s.Until.IsZero():
		key = "selection.since"
	case s.Since.IsZero():
		key = "selection.until"
	case s.Since == s.Until:
		key = "selection.in"
	default:
		key = "selection.between"
	}
	if s.Certainly {
		key += ".certainly"
	}
	return w.Say(key, "since", w.Date(s.Since), "until", w.Date(s.Until))
}

func (d *Dataset) eventName(id string) string {
	if e := d.Event(id); e != nil && e.Title != "" {
		return e.Title
	}
	return id
}

func (d *Dataset) actorName(id string) string {
	if a := d.Actor(id); a != nil && a.Name != "" {
		return a.Name
	}
	return id
}

// sourceName is a document with its title, since an outlet may have published several.
func (d *Dataset) sourceName(id string) string {
	s := d.Source(id)
	switch {
	case s == nil:
		return id
	case s.Publisher != "" && s.Title != "":
		return words.For(d.Package.Language).Say("chart.titled", "publisher", s.Publisher, "title", s.Title)
	case s.Publisher != "":
		return s.Publisher
	case s.Title != "":
		return s.Title
	}
	return id
}

// Check returns what is wrong with a selection that was read.
func (s *Selected) Check() error {
	if s.Words == "" {
		return errors.New("want words that say what was selected")
	}
	for _, n := range s.Rows {
		if n.Selected < 0 || n.Selected > n.All || n.Brought < 0 || n.Brought > n.Selected {
			return errors.New("want no more rows selected than there are")
		}
	}
	if s.From != nil {
		return s.From.Check()
	}
	return nil
}
