package sections

import (
	"iter"
	"slices"

	"onrecord/dataset"
)

// Of returns all tables of a dataset that have rows, the derived ones first.
func Of(d *dataset.Dataset) []Section {
	b := NewBuilder(d)
	all := []Section{
		b.section("comparisons", len(d.Comparisons), b.comparisons, "comparison", "rule", "number", "sentence", "reason", "claims", "note"),
		b.section("ranges", len(d.Figures), b.ranges, "event", "group", "range", "numbers", "reason", "counted", "left_out"),
		b.section("figures", len(d.Figures), b.figures, "claim", "number", "measure", "event", "speaker", "said", "wording", "source", "standing", "note"),
		b.section("dates", len(d.Dates), b.dates, "claim", "event", "milestone", "date", "speaker", "wording", "source", "note"),
		b.section("responses", len(d.Responses), b.responses, "event", "asked", "answer", "date", "wording", "source"),
		b.section("events", len(d.Events), b.events, b.eventHeads()...),
		b.section("actors", len(d.Actors), b.actors, "name", "role", "organisation", "country"),
		b.section("sources", len(d.Sources), b.sources, "source", "title", "carries", "reading", "published", "language"),
	}
	var filled []Section
	for _, s := range all {
		if s.Rows != nil {
			filled = append(filled, s)
		}
	}
	return filled
}

// section is a section with headings given by their keys; it has no Rows if the table is empty.
func (b Builder) section(name string, n int, rows iter.Seq[Row], heads ...string) Section {
	s := Section{ID: "_" + name, Title: b.w.Say("table." + name), About: b.w.Say("table." + name + ".about")}
	for _, h := range heads {
		s.Heads = append(s.Heads, b.w.Say("table.head."+h))
	}
	if n > 0 {
		s.Rows = rows
	}
	return s
}

func (b Builder) comparisons(yield func(Row) bool) {
	for i := range b.d.Comparisons {
		c := &b.d.Comparisons[i]
		compared, err := b.d.Compare(c)
		if err != nil {
			panic("internal: a checked comparison was refused: " + err.Error())
		}
		for k, n := range compared.Numbers() {
			row := Row{Cells: []Cell{
				Link(c.Title, "#"+c.ID), Text(b.w.Say("table.rule." + n.Rule)), b.joined(n.Words, n.Given), Text(n.Sentence), Text(n.Reason), b.ids(n.Claims), nil}}
			if k == 0 { // the title of the comparison only once
				row.ID, row.Cells[6] = c.ID, Text(c.Note)
			}
			if !yield(row) {
				return
			}
		}
	}
}

func (b Builder) ranges(yield func(Row) bool) {
	for i := range b.d.Events {
		e := &b.d.Events[i]
		for _, g := range dataset.Groups {
			span, ok := b.d.Range(e.ID, dataset.Group(g.Name))
			if !ok {
				continue
			}
			left := make([]string, len(span.LeftOut))
			for i, l := range span.LeftOut {
				left[i] = l.ID
			}
			reason := ""
			if !span.Numbered() && span.Words == b.w.Say("range.none") { // otherwise the range itself says why
				reason = b.w.Say("reason.no_number")
			}
			row := Row{Cells: []Cell{
				b.event(e.ID), Text(b.w.Code("group", g.Name)), Text(span.Words), Text(span.StatedWords(b.w)), Text(reason), b.ids(span.Claims), b.ids(left)}}
			if !yield(row) {
				return
			}
		}
	}
}

func (b Builder) figures(yield func(Row) bool) {
	for i := range b.d.Figures {
		f := &b.d.Figures[i]
		standing, by := b.d.Standing(f)
		counts := Text(b.w.Code("standing", string(standing)))
		if by != "" {
			counts = append(counts, Piece{Text: by, Href: "#" + by, Sep: b.comma()})
		}
		row := Row{ID: f.ID, Out: standing != dataset.Active, Cells: []Cell{
			Link(f.ID, "#"+f.ID), Text(b.w.Count(f.Count())), Text(b.w.Code("measure", string(f.Measure))), b.event(f.Event),
			b.speaker(f.Speaker, f.Via), b.date(f.Said), b.Quote(f.Wording, f.Source), b.source(f.Source, f.Locator), counts, Text(f.Note)}}
		if !yield(row) {
			return
		}
	}
}

func (b Builder) dates(yield func(Row) bool) {
	for i := range b.d.Dates {
		c := &b.d.Dates[i]
		row := Row{ID: c.ID, Cells: []Cell{
			Link(c.ID, "#"+c.ID), b.event(c.Event), Text(b.w.Code("milestone", string(c.Milestone))), Text(b.w.Date(c.Date)),
			b.speaker(c.Speaker, c.Via), b.Quote(c.Wording, c.Source), b.source(c.Source, c.Locator), Text(c.Note)}}
		if !yield(row) {
			return
		}
	}
}

func (b Builder) responses(yield func(Row) bool) {
	for i := range b.d.Responses {
		a := &b.d.Responses[i]
		row := Row{ID: a.ID, Cells: []Cell{
			b.event(a.Event), b.speaker(a.Actor, ""), Text(b.w.Code("response", string(a.Response))), b.date(a.Date),
			b.Quote(a.Wording, a.Source), b.source(a.Source, a.Locator)}}
		if !yield(row) {
			return
		}
	}
}

// eventHeads are the headings of events; few datasets have events that are part of others.
func (b Builder) eventHeads() []string {
	heads := []string{"event", "kind", "origin", "destination", "nationality", "operator"}
	if b.hasParts() {
		heads = append(heads, "part_of")
	}
	return heads
}

func (b Builder) hasParts() bool {
	return slices.ContainsFunc(b.d.Events, func(e dataset.Event) bool { return e.PartOf != "" })
}

func (b Builder) events(yield func(Row) bool) {
	parts := b.hasParts()
	for i := range b.d.Events {
		e := &b.d.Events[i]
		row := Row{ID: e.ID, Cells: []Cell{
			Link(e.Title, "#"+e.ID), Text(b.w.Code("kind", string(e.Kind))), b.country(e.Origin), b.country(e.Destination), b.country(e.Nationality), Text(e.Operator)}}
		if parts {
			row.Cells = append(row.Cells, b.event(e.PartOf))
		}
		if !yield(row) {
			return
		}
	}
}

func (b Builder) actors(yield func(Row) bool) {
	for i := range b.d.Actors {
		a := &b.d.Actors[i]
		if !yield(Row{ID: a.ID, Cells: []Cell{Link(a.Name, "#"+a.ID), Text(a.Role), Text(a.Organisation), b.country(a.Country)}}) {
			return
		}
	}
}

func (b Builder) sources(yield func(Row) bool) {
	for i := range b.d.Sources {
		s := &b.d.Sources[i]
		row := Row{ID: s.ID, Cells: []Cell{
			b.source(s.ID, ""), b.Quote(s.Title, s.ID), Text(s.Carries), Text(b.w.Code("reading", string(s.Reading))), b.date(s.Published), Text(s.Language)}}
		if !yield(row) {
			return
		}
	}
}
