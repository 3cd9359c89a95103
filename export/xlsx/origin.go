package xlsx

import (
	"strings"

	"github.com/go-json-experiment/json"

	"onrecord/dataset"
	"onrecord/export/xlsx/internal/origin"
)

// origin is the sheet of that name.
func (b *book) origin() *sheet {
	rows := 1
	for i := range dataset.Tables {
		rows += dataset.Tables[i].Len(b.d)
	}
	s := &sheet{name: origin.Sheet, title: b.say("origin"), rows: rows, hidden: true}
	for _, name := range []string{"table", "id", "cells", "fields"} {
		s.cols = append(s.cols, column{name: name, doc: b.say("doc.origin." + name), kind: kindName})
	}
	s.cell = b.originCell
	return s
}

func (b *book) originCell(row, col int) cell {
	if row == 0 {
		if col == 2 {
			return ownCell(b.hash())
		}
		return textCell([...]string{"dataset", b.d.Package.Version, "", b.selection()}[col])
	}
	i := 0
	for row--; row >= dataset.Tables[i].Len(b.d); i++ {
		row -= dataset.Tables[i].Len(b.d)
	}
	t := &dataset.Tables[i]
	switch col {
	case 0:
		return ownCell(t.Name)
	case 1:
		return textCell(t.Cell(b.d, row, t.Column("id")).Text)
	case 3:
		if row > 0 {
			return cell{}
		}
		return ownCell(strings.Join(fieldNames(t), " "))
	}
	return ownCell(rowDigest(b.d, t, row))
}

// selection is what was selected, of a part of a dataset, as JSON: the reader of the workbook gives it to the
// dataset that it makes, and does not take what was left out for a change.
func (b *book) selection() string {
	s := b.d.Package.Selection
	if s == nil {
		return ""
	}
	text, err := json.Marshal(s, json.Deterministic(true))
	if err != nil || len(text) > origin.MostText {
		text, _ = json.Marshal(dataset.Selected{Words: s.Words, Rows: s.Rows}, json.Deterministic(true)) // without a long list of ids
	}
	if len(text) > origin.MostText {
		return ""
	}
	return string(text)
}

// rowDigest concatenates the digests of the cells of a row.
func rowDigest(d *dataset.Dataset, t *dataset.Table, row int) string {
	var buf [20 * origin.DigestLen]byte // on the stack; no table has more than 20 columns of its own
	b := buf[:0]
	for col := range t.Fields {
		b = origin.AppendDigest(b, t.Text(d, row, col))
	}
	return string(b)
}

func fieldNames(t *dataset.Table) []string {
	names := make([]string, len(t.Fields))
	for i := range t.Fields {
		names[i] = t.Fields[i].Name
	}
	return names
}
