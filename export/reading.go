package export

import (
	"iter"

	"onrecord/dataset"
	"onrecord/dataset/words"
)

// A section is a table for readers: names in place of ids, numbers and dates written out, and links to what
// is behind them. Markdown and the page of tables write sections.
type section struct {
	ID    string // begins with _, as no id of a dataset does
	Title string
	About string
	List  []sectionCell // sentences, in place of a table
	Heads []string
	Rows  iter.Seq[sectionRow]
}

// A sectionRow is one row. ID is the id of its subject, empty if that has none; Out marks a claim that does
// not count.
type sectionRow struct {
	ID    string
	Cells []sectionCell
	Out   bool
}

// A sectionCell is a cell as pieces of text, in order.
type sectionCell []piece

// A piece is text with its properties. Href is empty, "#" and an id of the dataset, or an address. Lang is
// the language of a quotation, a BCP 47 tag. Dir is the direction of a sentence of ours, which may begin
// with a name in another script; it is empty for texts of the dataset. Sep separates the piece from the one
// before it.
type piece struct{ Text, Href, Lang, Dir, Sep string }

// sections are all tables of a dataset, the derived ones first.
func sections(d *dataset.Dataset) []section {
	r := reading{d, d.Words()}
	all := []section{
		r.section("comparisons", len(d.Comparisons), r.comparisons, "comparison", "rule", "number", "sentence", "reason", "claims", "note"),
		r.section("ranges", len(d.Figures), r.ranges, "event", "group", "range", "reason", "counted", "left_out"),
		r.section("figures", len(d.Figures), r.figures, "claim", "number", "measure", "event", "speaker", "said", "wording", "source", "standing", "note"),
		r.section("dates", len(d.Dates), r.dates, "claim", "event", "milestone", "date", "speaker", "wording", "source", "note"),
		r.section("responses", len(d.Responses), r.responses, "event", "asked", "answer", "date", "wording", "source"),
		r.section("events", len(d.Events), r.events, "event", "kind", "origin", "destination", "nationality", "operator"),
		r.section("actors", len(d.Actors), r.actors, "name", "role", "organisation", "country"),
		r.section("sources", len(d.Sources), r.sources, "source", "title", "carries", "reading", "published", "language"),
	}
	var filled []section
	for _, s := range all {
		if s.Rows != nil {
			filled = append(filled, s)
		}
	}
	return filled
}

// oneSection is a single table, with its exact columns and cells.
func oneSection(d *dataset.Dataset, t *Table) []section {
	s := section{ID: "_" + t.Name, Title: d.Words().Doc(t.Title), About: d.Words().Doc(t.Doc)}
	for _, f := range t.Fields {
		s.Heads = append(s.Heads, f.Name)
	}
	s.Rows = func(yield func(sectionRow) bool) {
		for cells := range t.Rows(d) {
			row := sectionRow{Cells: make([]sectionCell, len(cells))}
			for i, c := range cells {
				if s := c.String(); s != "" {
					row.Cells[i] = sectionCell{{Text: s}}
					if t.Fields[i].Kind == dataset.KindURL {
						row.Cells[i][0].Href = s
					}
				}
			}
			if !t.Derived {
				row.ID = cells[0].Text
			}
			if !yield(row) {
				return
			}
		}
	}
	return []section{s}
}

// A reading renders rows for readers.
type reading struct {
	d *dataset.Dataset
	w *words.Words
}

// section is a section with headings given by their keys; it has no Rows if the table is empty.
func (r reading) section(name string, n int, rows iter.Seq[sectionRow], heads ...string) section {
	s := section{ID: "_" + name, Title: r.w.Say("table." + name), About: r.w.Say("table." + name + ".about")}
	for _, h := range heads {
		s.Heads = append(s.Heads, r.w.Say("table.head."+h))
	}
	if n > 0 {
		s.Rows = rows
	}
	return s
}

func (r reading) comparisons(yield func(sectionRow) bool) {
	for i := range r.d.Comparisons {
		c := &r.d.Comparisons[i]
		compared, err := r.d.Compare(c)
		if err != nil {
			panic("internal: a checked comparison was refused: " + err.Error())
		}
		for k, n := range compared.Numbers() {
			row := sectionRow{Cells: []sectionCell{
				link(c.Title, "#"+c.ID), plain(r.w.Say("table.rule." + n.Rule)), r.joined(n.Words, n.Given), plain(n.Sentence), plain(n.Reason), r.ids(n.Claims), nil}}
			if k == 0 { // the title of the comparison only once
				row.ID, row.Cells[6] = c.ID, plain(c.Note)
			}
			if !yield(row) {
				return
			}
		}
	}
}

func (r reading) ranges(yield func(sectionRow) bool) {
	for i := range r.d.Events {
		e := &r.d.Events[i]
		for _, g := range dataset.Groups {
			span, ok := r.d.Range(e.ID, dataset.Group(g.Name))
			if !ok {
				continue
			}
			left := make([]string, len(span.LeftOut))
			for i, l := range span.LeftOut {
				left[i] = l.ID
			}
			reason := ""
			if !span.Low.Known {
				reason = r.w.Say("reason.no_number")
			}
			row := sectionRow{Cells: []sectionCell{
				r.event(e.ID), plain(r.w.Code("group", g.Name)), plain(span.Words), plain(reason), r.ids(span.Claims), r.ids(left)}}
			if !yield(row) {
				return
			}
		}
	}
}

func (r reading) figures(yield func(sectionRow) bool) {
	for i := range r.d.Figures {
		f := &r.d.Figures[i]
		standing, by := r.d.Standing(f)
		counts := plain(r.w.Code("standing", string(standing)))
		if by != "" {
			counts = append(counts, piece{Text: by, Href: "#" + by, Sep: r.comma()})
		}
		row := sectionRow{ID: f.ID, Out: standing != dataset.Active, Cells: []sectionCell{
			link(f.ID, "#"+f.ID), plain(r.w.Count(f.Count())), plain(r.w.Code("measure", string(f.Measure))), r.event(f.Event),
			r.speaker(f.Speaker, f.Via), r.date(f.Said), r.quote(f.Wording, f.Source), r.source(f.Source, f.Locator), counts, plain(f.Note)}}
		if !yield(row) {
			return
		}
	}
}

func (r reading) dates(yield func(sectionRow) bool) {
	for i := range r.d.Dates {
		c := &r.d.Dates[i]
		row := sectionRow{ID: c.ID, Cells: []sectionCell{
			link(c.ID, "#"+c.ID), r.event(c.Event), plain(r.w.Code("milestone", string(c.Milestone))), plain(r.w.Date(c.Date)),
			r.speaker(c.Speaker, c.Via), r.quote(c.Wording, c.Source), r.source(c.Source, c.Locator), plain(c.Note)}}
		if !yield(row) {
			return
		}
	}
}

func (r reading) responses(yield func(sectionRow) bool) {
	for i := range r.d.Responses {
		a := &r.d.Responses[i]
		row := sectionRow{ID: a.ID, Cells: []sectionCell{
			r.event(a.Event), r.speaker(a.Actor, ""), plain(r.w.Code("response", string(a.Response))), r.date(a.Date),
			r.quote(a.Wording, a.Source), r.source(a.Source, a.Locator)}}
		if !yield(row) {
			return
		}
	}
}

func (r reading) events(yield func(sectionRow) bool) {
	for i := range r.d.Events {
		e := &r.d.Events[i]
		row := sectionRow{ID: e.ID, Cells: []sectionCell{
			link(e.Title, "#"+e.ID), plain(r.w.Code("kind", string(e.Kind))), r.country(e.Origin), r.country(e.Destination), r.country(e.Nationality), plain(e.Operator)}}
		if !yield(row) {
			return
		}
	}
}

func (r reading) actors(yield func(sectionRow) bool) {
	for i := range r.d.Actors {
		a := &r.d.Actors[i]
		if !yield(sectionRow{ID: a.ID, Cells: []sectionCell{link(a.Name, "#"+a.ID), plain(a.Role), plain(a.Organisation), r.country(a.Country)}}) {
			return
		}
	}
}

func (r reading) sources(yield func(sectionRow) bool) {
	for i := range r.d.Sources {
		s := &r.d.Sources[i]
		row := sectionRow{ID: s.ID, Cells: []sectionCell{
			r.source(s.ID, ""), r.quote(s.Title, s.ID), plain(s.Carries), plain(r.w.Code("reading", string(s.Reading))), r.date(s.Published), plain(s.Language)}}
		if !yield(row) {
			return
		}
	}
}
