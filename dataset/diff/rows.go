package diff

import (
	"slices"
	"strings"

	"onrecord/dataset"
	"onrecord/dataset/count"
	"onrecord/dataset/phrase"
)

// compareRows compares the rows of one table: the present ones in their order, then those that are gone.
func (c *comparer) compareRows(t *dataset.Table) {
	was := map[string]string{} // new id to old id
	for old, now := range c.renamed {
		was[now] = old
	}
	for row := range t.Len(c.new) {
		id := rowID(t, c.new, row)
		oldID := id
		if old, ok := was[id]; ok {
			c.addRenamed(t, row, old)
			oldID = old
		}
		oldRow, ok := rowOf(t, c.old, oldID)
		if !ok {
			ch := c.rowChange(Added, t, c.new, row)
			if t.Name == "figures" && c.old.Figure(c.new.Figures[row].Supersedes) != nil {
				ch.Reader = "" // reported with the claim that it supersedes
			}
			c.add(ch)
			continue
		}
		if fields := c.changedFields(t, oldRow, row); len(fields) > 0 {
			c.addCorrected(t, oldRow, row, fields)
		}
		if t.Name == "figures" {
			c.compareStanding(t, oldRow, row)
		}
	}
	for row := range t.Len(c.old) {
		id := rowID(t, c.old, row)
		if _, exists := rowOf(t, c.new, c.newID(id)); !exists {
			c.add(c.rowChange(Withdrawn, t, c.old, row))
		}
	}
}

// addRenamed records a row that has another id and is otherwise as it was.
func (c *comparer) addRenamed(t *dataset.Table, row int, old string) {
	ch := Change{Kind: Renamed, Table: t.Name, ID: rowID(t, c.new, row), WasID: old, Subject: c.subject(t, c.new, row), when: when(t, c.new, row)}
	ch.Reader = c.w.Say("diff.reader.renamed", "subject", ch.Subject, "old", old, "new", ch.ID)
	c.add(ch)
}

// rowChange returns the change of a row that was added or withdrawn.
func (c *comparer) rowChange(kind Kind, t *dataset.Table, d *dataset.Dataset, row int) Change {
	ch := Change{Kind: kind, Table: t.Name, ID: rowID(t, d, row), Subject: c.subject(t, d, row), Note: note(t, d, row), when: when(t, d, row)}
	if ch.Sentence = c.sentence(t, d, row); ch.Sentence != "" {
		ch.Reader = c.w.Say("diff.reader."+string(kind), "sentence", ch.Sentence)
	}
	return ch
}

// changedFields returns the values of a row that changed, its number first.
func (c *comparer) changedFields(t *dataset.Table, oldRow, newRow int) []Field {
	var list []Field
	number := Field{}
	for col, f := range t.Fields {
		was, is := cellText(t, c.old, oldRow, col, c.newID), cellText(t, c.new, newRow, col, unchanged)
		if f.Kind == dataset.KindID || was == is {
			continue
		}
		if name, ok := numberField(t, f.Name); ok {
			if number.Name != "" {
				name = "number"
			}
			number = Field{name, numberText(&c.old.Figures[oldRow]), numberText(&c.new.Figures[newRow]),
				c.w.Count(c.old.Figures[oldRow].Count()), c.w.Count(c.new.Figures[newRow].Count())}
			continue
		}
		list = append(list, Field{f.Name, was, is, c.cellWords(c.old, f, t.Cell(c.old, oldRow, col)), c.cellWords(c.new, f, t.Cell(c.new, newRow, col))})
	}
	if number.Name != "" {
		list = slices.Insert(list, 0, number)
	}
	return list
}

// numberField reports whether a column is a part of a claim's number, and the name of a change of it alone.
func numberField(t *dataset.Table, field string) (string, bool) {
	if t.Name != "figures" {
		return "", false
	}
	switch field {
	case "qualifier":
		return "qualifier", true
	case "value", "value_to":
		return "number", true
	}
	return "", false
}

// numberText is a number as the tables hold it, in one text: "about 400", "between 50 60".
func numberText(f *dataset.Figure) string {
	parts := []string{string(f.Qualifier)}
	for _, n := range []count.Number{f.Value, f.ValueTo} {
		if n.Known {
			parts = append(parts, n.String())
		}
	}
	return strings.Join(parts, " ")
}

// cellWords is a cell for people: names for ids, text for codes and dates.
func (c *comparer) cellWords(d *dataset.Dataset, f dataset.Field, cell dataset.Cell) string {
	switch {
	case cell.String() == "":
		return ""
	case f.Kind == dataset.KindDate:
		return c.w.Date(cell.Date)
	case f.Kind == dataset.KindRef && f.To == "figures":
		return c.claimWords(d, cell.Text)
	case f.Kind == dataset.KindRef:
		return c.nameOf(d, cell.Text)
	case f.Kind == dataset.KindCode && f.Name != "scope":
		return c.w.Code(f.Name, cell.Text)
	case f.Kind == dataset.KindCountry:
		return c.w.Country(cell.Text)
	}
	return cell.String()
}

// claimWords is a claim that another row refers to, or its id if there is none.
func (c *comparer) claimWords(d *dataset.Dataset, id string) string {
	f := d.Figure(id)
	if f == nil {
		return id
	}
	return c.w.Say("diff.claim", "number", phrase.Measured(c.w, f), "speaker", phrase.Name(d, f.Speaker))
}

// addCorrected records a row whose values changed.
func (c *comparer) addCorrected(t *dataset.Table, oldRow, newRow int, fields []Field) {
	ch := Change{Kind: Corrected, Table: t.Name, ID: rowID(t, c.new, newRow), Subject: c.subject(t, c.new, newRow),
		Fields: fields, Note: note(t, c.new, newRow), when: when(t, c.new, newRow)}
	var sentences []string
	for _, f := range fields {
		if s := c.fieldSentence(c.subject(t, c.old, oldRow), t.Name, f); s != "" {
			sentences = append(sentences, s)
		}
	}
	ch.Reader = strings.Join(sentences, " ")
	c.add(ch)
}

// compareStanding records that a claim has been superseded since, or no longer is.
func (c *comparer) compareStanding(t *dataset.Table, oldRow, newRow int) {
	was, wasBy := c.old.Standing(&c.old.Figures[oldRow])
	f := &c.new.Figures[newRow]
	is, by := c.new.Standing(f)
	ch := Change{Table: t.Name, ID: f.ID, By: by, Subject: c.subject(t, c.new, newRow), when: f.Said}
	switch {
	case is == dataset.Superseded && (was != is || c.newID(wasBy) != by):
		ch.Kind = Superseded
		later := c.new.Figure(by)
		ch.Fields = []Field{{"number", numberText(f), numberText(later), c.w.Count(f.Count()), c.w.Count(later.Count())}}
		ch.Note, ch.when = later.Note, later.Said
		ch.Reader = c.w.Say("diff.reader.superseded", "subject", ch.Subject, "old", c.w.Count(f.Count()), "sentence", phrase.Sentence(c.new, later))
	case was == dataset.Superseded && is != was:
		ch.Kind, ch.By = Restored, ""
		ch.Reader = c.w.Say("diff.reader.restored", "subject", ch.Subject, "new", c.w.Count(f.Count()))
	default:
		return
	}
	c.add(ch)
}

// note is the note of a row.
func note(t *dataset.Table, d *dataset.Dataset, row int) string {
	if col := t.Column("note"); col >= 0 {
		return t.Cell(d, row, col).Text
	}
	return ""
}
