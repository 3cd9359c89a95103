package charts

import (
	"slices"

	"onrecord/dataset"
	"onrecord/dataset/edtf"
	"onrecord/dataset/phrase"
	"onrecord/dataset/words"
)

// A Row is one claim, or one answer, in the table under a chart: the same as the marks, as text.
type Row struct {
	ID       string
	What     string // the number with its qualifier, the date or the answer
	Measure  string
	Text     string // both, as one says them: "55 aboard", "departed 2 April 2025"
	Event    string
	Standing string // in words, with the claim behind it; empty where the claim counts like any other
	Left     bool   // it is left out of ranges and sums
	Struck   bool   // a later claim of the same speaker replaced it
	By       string // the claim that replaced it, or that it repeats
	Speaker  string
	Via      string
	Words    string
	Language string // of the words, BCP 47
	Source   Link
	Said     string
	Note     string
}

// A Link is a text that may have an address.
type Link struct {
	Text, URL string

	when string // the date of the document, to tell it from another of the same name
}

// figureRow is a claim about a number.
func figureRow(d *dataset.Dataset, f *dataset.Figure) Row {
	w := d.Words()
	r := Row{
		ID: f.ID, What: w.Count(f.Count()), Measure: w.Code("chart.measure", string(f.Measure)), Text: phrase.Number(w, f), Event: phrase.EventTitle(d, f.Event),
		Speaker: phrase.Name(d, f.Speaker), Words: f.Wording, Source: sourceLink(d, f.Source), Said: saidWords(d, f), Note: f.Note,
	}
	if f.Via != "" {
		r.Via = phrase.Name(d, f.Via)
	}
	if s := d.Source(f.Source); s != nil {
		r.Language = s.Language
	}
	standing, by := d.Standing(f)
	if standing != dataset.Active {
		r.Left, r.Struck, r.By = true, standing == dataset.Superseded, by
		r.Standing = w.Code("standing", string(standing))
	}
	return r
}

// saidWords is when a claim was made, and where that is not known, when its source was published.
func saidWords(d *dataset.Dataset, f *dataset.Figure) string {
	w := d.Words()
	if !f.Said.IsZero() {
		return w.Date(f.Said)
	}
	if s := d.Source(f.Source); s != nil && !s.Published.IsZero() {
		return w.Say("chart.published", "date", w.Date(s.Published))
	}
	return w.Date(f.Said)
}

// dateRow is a claim about a date.
func dateRow(d *dataset.Dataset, x *dataset.Date) Row {
	w := d.Words()
	r := Row{
		ID: x.ID, What: w.Date(x.Date), Measure: w.Code("milestone", string(x.Milestone)), Text: datedWords(w, x.Milestone, x.Date), Event: phrase.EventTitle(d, x.Event),
		Speaker: phrase.Name(d, x.Speaker), Words: x.Wording, Source: sourceLink(d, x.Source), Note: x.Note,
	}
	if x.Via != "" {
		r.Via = phrase.Name(d, x.Via)
	}
	if s := d.Source(x.Source); s != nil {
		r.Language = s.Language
		if !s.Published.IsZero() {
			r.Said = w.Say("chart.published", "date", w.Date(s.Published))
		}
	}
	return r
}

// datedWords is what happened, or was to happen, with its date: "departed 2 April 2025".
func datedWords(w *words.Words, m dataset.Milestone, date edtf.Date) string {
	key := "chart.dated"
	switch {
	case date.IsZero():
		key = "chart.dated.unknown"
	case m == "period":
		key = "chart.dated.period"
	}
	return w.Say(key, "milestone", w.Code("milestone", string(m)), "date", w.Date(date))
}

// responseRow is what somebody answered when asked to confirm.
func responseRow(d *dataset.Dataset, x *dataset.Response) Row {
	w := d.Words()
	r := Row{
		ID: x.ID, What: w.Code("response", string(x.Response)), Text: w.Code("response", string(x.Response)), Event: phrase.EventTitle(d, x.Event),
		Speaker: phrase.Name(d, x.Actor), Words: x.Wording, Source: sourceLink(d, x.Source), Said: w.Date(x.Date),
	}
	if s := d.Source(x.Source); s != nil {
		r.Language = s.Language
	}
	return r
}

// sourceLink names a document as its publisher, with what it carries, or by its title.
func sourceLink(d *dataset.Dataset, id string) Link {
	s := d.Source(id)
	if s == nil {
		return Link{Text: id}
	}
	l := Link{Text: phrase.SourceWithTitle(d, id), URL: s.URL}
	if !s.Published.IsZero() {
		l.when = d.Words().Date(s.Published)
	}
	return l
}

// add takes claims into the table of the view, once each, in the order in which they come.
func (v *View) add(figures ...*dataset.Figure) {
	for _, f := range figures {
		v.addRow(figureRow(v.d, f))
	}
}

// addRow takes a claim into the table, once.
func (v *View) addRow(row Row) {
	if !slices.ContainsFunc(v.Rows, func(r Row) bool { return r.ID == row.ID }) {
		v.Rows = append(v.Rows, row)
	}
}

// Sources are the documents behind the rows, each once, in the order of the rows. Two that have the same
// name are told apart by their dates.
func (v *View) Sources() []Link {
	var list []Link
	for _, r := range v.Rows {
		if !slices.Contains(list, r.Source) {
			list = append(list, r.Source)
		}
	}
	named := map[string]int{}
	for _, l := range list {
		named[l.Text]++
	}
	for i, l := range list {
		if named[l.Text] > 1 && l.when != "" {
			list[i].Text = v.w.Say("chart.source.dated", "source", l.Text, "date", l.when)
		}
	}
	return list
}
