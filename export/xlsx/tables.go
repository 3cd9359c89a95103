package xlsx

import (
	"net/url"
	"strings"

	"onrecord/dataset"
	"onrecord/dataset/count"
	"onrecord/dataset/edtf"
	"onrecord/dataset/phrase"
)

// order is the order of the sheets; other tables follow.
var order = []string{"comparisons", "figures", "dates", "responses", "events", "actors", "sources"}

// An extra is a column that this package adds to those of a table.
type extra struct {
	column
	after string // the field that precedes it
	cell  func(row int) cell
}

// dataSheets are the tables of the dataset, comparisons first.
func (b *book) dataSheets() []*sheet {
	var sheets []*sheet
	done := map[string]bool{}
	add := func(t *dataset.Table) {
		if !done[t.Name] {
			done[t.Name] = true
			sheets = append(sheets, b.dataSheet(t))
		}
	}
	for _, name := range order {
		if t, ok := dataset.TableNamed(name); ok {
			add(t)
		}
	}
	for i := range dataset.Tables {
		add(&dataset.Tables[i])
	}
	return sheets
}

// dataSheet is the sheet of a table: its fields in their order, each followed by its extras.
func (b *book) dataSheet(t *dataset.Table) *sheet {
	s := &sheet{name: t.Name, of: t, title: b.w.Doc(t.Title), about: b.w.Doc(t.Doc), rows: t.Len(b.d)}
	var cells []func(row int) cell
	extras := b.extras(t)
	for col, f := range t.Fields {
		s.cols = append(s.cols, column{name: f.Name, doc: b.w.Doc(f.Doc), kind: kindOf(f.Kind)})
		cells = append(cells, func(row int) cell { return b.fieldCell(t, row, col) })
		for _, x := range extras {
			if x.after == f.Name {
				x.extra = true
				s.cols = append(s.cols, x.column)
				cells = append(cells, x.cell)
			}
		}
	}
	s.cell = func(row, col int) cell { return cells[col](row) }
	return s
}

func kindOf(k dataset.Kind) kind {
	switch k {
	case dataset.KindID, dataset.KindRef, dataset.KindRefs, dataset.KindName, dataset.KindDate:
		return kindName
	case dataset.KindCode, dataset.KindCountry, dataset.KindLanguage:
		return kindCode
	case dataset.KindNumber:
		return kindNumber
	case dataset.KindURL:
		return kindAddress
	}
	return kindText
}

// fieldCell is a field of a row as the dataset has it; for publication, codes and countries are written
// out.
func (b *book) fieldCell(t *dataset.Table, row, col int) cell {
	f := &t.Fields[col]
	v := t.Cell(b.d, row, col)
	c := textCell(v.Text)
	switch f.Kind {
	case dataset.KindDate:
		c.text = v.Date.String()
	case dataset.KindNumber:
		if v.Number.Known {
			c = numberCell(v.Number.N)
		}
	case dataset.KindURL:
		c.trusted, c.link = true, v.Text
		if b.words && t.Name == "sources" {
			c = b.namedLink(&b.d.Sources[row])
		}
	case dataset.KindRefs:
		c.text = strings.Join(v.List, ", ")
	case dataset.KindCode:
		c.text = b.code(f.Name, v.Text)
	case dataset.KindCountry:
		if b.words {
			c.text = b.w.Country(v.Text)
		}
	}
	if b.words && c.empty() && emptyIsNotApplicable(f) {
		return ownCell(b.notApplicable)
	}
	if t.Name == "figures" {
		b.numberOf(f.Name, row, &c)
	}
	return c
}

// emptyIsNotApplicable reports whether an empty cell means "does not apply" rather than "unknown".
func emptyIsNotApplicable(f *dataset.Field) bool {
	if f.Name == "counts_towards" {
		return false // it is not on record
	}
	switch f.Kind {
	case dataset.KindRef, dataset.KindRefs, dataset.KindName, dataset.KindCode:
		return true
	}
	return f.Name == "value_to" || f.Name == "note" || f.Name == "carries"
}

// numberOf completes the cell of a claim's number or qualifier: for publication a number gets the format
// that shows its qualifier, for editors a qualifier gets the wording of the source as a comment.
func (b *book) numberOf(field string, row int, c *cell) {
	figure := &b.d.Figures[row]
	if c.numeric && b.words {
		c.style = b.formats[formatKey{figure.Qualifier, field}]
	}
	if field == "qualifier" && b.marks && b.live {
		c.comment = b.evidence(figure)
	}
}

// evidence is the wording of a claim, its speaker and its document.
func (b *book) evidence(f *dataset.Figure) string {
	var lines []string
	if f.Wording != "" {
		lines = append(lines, b.say("quoted", "words", f.Wording))
	}
	if a := b.d.Actor(f.Speaker); a != nil {
		lines = append(lines, a.Name)
	}
	if s := b.d.Source(f.Source); s != nil {
		lines = append(lines, phrase.SourceWithDate(b.w, s))
		if f.Locator != "" {
			lines = append(lines, f.Locator)
		}
		if s.URL != "" {
			lines = append(lines, s.URL)
		}
	}
	return strings.Join(lines, "\n")
}

// site is the host of an address, without www.
func site(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return address
	}
	return strings.TrimPrefix(u.Hostname(), "www.")
}

// namedLink is a link whose text names its target.
func (b *book) namedLink(s *dataset.Source) cell {
	if s.URL == "" {
		return cell{}
	}
	return cell{text: phrase.SourceWithDate(b.w, s), link: s.URL}
}

// extras are the columns that are added to those of a table.
func (b *book) extras(t *dataset.Table) []extra {
	list := b.dayExtras(t)
	switch t.Name {
	case "figures":
		list = append(list, b.figureExtras()...)
	case "comparisons":
		list = append(list, b.comparisonExtras()...)
	}
	if i := t.Column("source"); i >= 0 {
		sites := make([]string, len(b.d.Sources))
		for row := range sites {
			sites[row] = site(b.d.Sources[row].URL)
		}
		list = append(list, extra{column{name: "source_link", doc: b.say("doc.source_link"), kind: kindLink}, "source", func(row int) cell {
			of, at, ok := b.d.Lookup(t.Cell(b.d, row, i).Text)
			if !ok || of.Name != "sources" {
				return ownCell(b.unknown)
			}
			s := &b.d.Sources[at]
			switch {
			case s.URL == "":
				return ownCell(b.unknown)
			case b.words:
				return b.namedLink(s)
			}
			return cell{text: sites[at], link: s.URL}
		}})
	}
	return list
}

// dayExtras adds a real date after each date column, for dates that name a full day.
func (b *book) dayExtras(t *dataset.Table) []extra {
	var list []extra
	for col, f := range t.Fields {
		if f.Kind != dataset.KindDate {
			continue
		}
		formula := ""
		if b.live || t.Name != "figures" && t.Len(b.d) <= min(liveRows, b.capacity()) {
			formula = dayFormula(b.this(t.Name, f.Name), b.unknown)
		}
		list = append(list, extra{column{name: f.Name + "_day", doc: b.say("doc.day", "column", b.columnTitle(f.Name)), kind: kindDay, formula: formula}, f.Name, func(row int) cell {
			return dayCell(t.Cell(b.d, row, col).Date, b.unknown).as(formula)
		}})
		if b.words {
			list = append(list, extra{column{name: f.Name + "_in_words", doc: b.say("doc.date_words"), kind: kindText}, f.Name, func(row int) cell {
				if d := t.Cell(b.d, row, col).Date; !d.IsZero() {
					return textCell(b.w.Date(d))
				}
				return ownCell(b.unknown)
			}})
		}
	}
	return list
}

// firstDay is 1 March 1900. Before that, Excel counts a 29 February that did not exist.
const firstDay = edtf.Day(-25508)

// dayZero is 1 January 1970 as Excel counts days.
const dayZero = 25569

// dayCell is a full day as Excel counts days, and unknown for every other date.
func dayCell(d edtf.Date, unknown string) cell {
	day, full := d.Full()
	if !full || day < firstDay {
		return ownCell(unknown)
	}
	return numberCell(int64(day) + dayZero)
}

// figureExtras are the columns with what follows from a single claim.
func (b *book) figureExtras() []extra {
	figures := b.d.Figures
	live := func(formula string) string {
		if !b.live {
			return ""
		}
		return formula
	}
	add := func(name, after string, k kind, formula string, value func(f *dataset.Figure) cell) extra {
		return extra{column{name: name, doc: b.say("doc." + name), kind: k, formula: formula}, after, func(row int) cell {
			return value(&figures[row]).as(formula)
		}}
	}
	end := func(n count.Number) cell {
		if !n.Known {
			return ownCell(b.unknown)
		}
		return numberCell(n.N)
	}
	return []extra{
		add("in_words", "value_to", kindCode, live(b.wordsFormula()), func(f *dataset.Figure) cell { return ownCell(b.w.Count(f.Count())) }),
		add("low", "value_to", kindNumber, live(b.lowFormula()), func(f *dataset.Figure) cell { return end(f.Count().Low()) }),
		add("high", "value_to", kindNumber, live(b.highFormula()), func(f *dataset.Figure) cell { return end(f.Count().High()) }),
		add("group", "measure", kindCode, live(b.groupFormula()), func(f *dataset.Figure) cell { return ownCell(b.code("group", string(f.Measure.Group()))) }),
		add("standing", "scope", kindCode, live(b.standingFormula()), func(f *dataset.Figure) cell {
			s, _ := b.d.Standing(f)
			return ownCell(b.code("standing", string(s)))
		}),
		add("speaker_name", "speaker", kindText, "", func(f *dataset.Figure) cell {
			if a := b.d.Actor(f.Speaker); a != nil {
				return textCell(a.Name)
			}
			return cell{}
		}),
	}
}
