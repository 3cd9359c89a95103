package xlsx

import (
	"strings"

	"onrecord/dataset"
	"onrecord/export/xlsx/internal/origin"
	"onrecord/internal/mem"
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
	return s.opened(func() func(row, col int) cell {
		digests := digester{}
		return func(row, col int) cell { return b.originCell(&digests, row, col) }
	})
}

func (b *book) originCell(digests *digester, row, col int) cell {
	if row == 0 {
		if col == 2 {
			return ownCell(b.hash())
		}
		return textCell([...]string{"dataset", b.d.Package.Version, "", ""}[col])
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
	return ownCell(digests.of(b.d, t, row))
}

// A digester puts the digests of rows together, one after the other in the same room: a workbook may have
// a million rows, and what they left behind would have to be cleaned away.
type digester struct{ room []byte }

// of is the digests of a row. They are good until the next call.
func (g *digester) of(d *dataset.Dataset, t *dataset.Table, row int) string {
	g.room = g.room[:0]
	for col := range t.Fields {
		g.room = origin.AppendDigest(g.room, t.Text(d, row, col))
	}
	return mem.Text(g.room)
}

func fieldNames(t *dataset.Table) []string {
	names := make([]string, len(t.Fields))
	for i := range t.Fields {
		names[i] = t.Fields[i].Name
	}
	return names
}
