package xlsx

import "onrecord/dataset"

// A derivedColumn is a column of a sheet of derived records of type R.
type derivedColumn[R any] struct {
	column
	cell func(r R) cell
}

// derivedColumns returns the columns of a sheet of derived records. Names are fields of the derived table,
// in the order of the sheet, and columns of the sheet's own. The cells of a column come from own if it has
// one of that name, or else from field, which returns a field of a record.
func derivedColumns[R any](b *book, t *dataset.DerivedTable, sheet string, names []string, field func(r R, i int) dataset.DerivedCell, own map[string]func(r R) cell) []derivedColumn[R] {
	columns := make([]derivedColumn[R], len(names))
	for n, name := range names {
		c := &columns[n]
		c.name, c.extra = inWords(name), true
		c.doc = b.say("doc." + sheet + "." + c.name)
		i := t.Column(name)
		if i >= 0 {
			c.kind = derivedKind(&t.Fields[i])
		}
		c.cell = own[name]
		if c.cell == nil {
			if i < 0 {
				panic("internal: no field " + name + " in " + t.Name)
			}
			c.cell = func(r R) cell { return b.derivedCell(&t.Fields[i], field(r, i)) }
		}
	}
	return columns
}

// inWords is what the sheets call the field words.
func inWords(field string) string {
	if field == "words" {
		return "in_words"
	}
	return field
}

// derivedKind is how the cells of a derived field are shown.
func derivedKind(f *dataset.Field) kind {
	switch f.Kind {
	case dataset.KindRef, dataset.KindRefs:
		return kindName
	case dataset.KindCode, dataset.KindTruth:
		return kindCode
	case dataset.KindNumber:
		return kindNumber
	case dataset.KindReal, dataset.KindExact:
		return kindRatio
	}
	if f.Name == "id" {
		return kindName
	}
	return kindText
}

// derivedCell is a derived value without a formula.
func (b *book) derivedCell(f *dataset.Field, c dataset.DerivedCell) cell {
	switch f.Kind {
	case dataset.KindCode:
		return ownCell(b.code(f.Name, c.Text))
	case dataset.KindNumber:
		return numberCell(c.Number.N)
	case dataset.KindRefs:
		return b.listed(c.List)
	}
	if f.Name == "id" || f.Kind == dataset.KindRef {
		return textCell(c.Text)
	}
	return ownCell(c.Text)
}

// columnsOf are the columns without their cells.
func columnsOf[R any](columns []derivedColumn[R]) []column {
	list := make([]column, len(columns))
	for i, c := range columns {
		list[i] = c.column
	}
	return list
}
