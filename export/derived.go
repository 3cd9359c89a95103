package export

import (
	"iter"
	"strconv"
	"strings"

	"onrecord/dataset"
	"onrecord/dataset/count"
)

// The derived tables of the dataset as flat tables: an exact ratio is a column with its value and two with
// its terms, and a list of claims with reasons is a list of ids.

// derivedTable is a derived table as the formats with columns write it.
func derivedTable(t *dataset.DerivedTable) *Table {
	fields := flatFields(t)
	return &Table{Name: t.Name, Title: t.Title, Doc: t.Doc, Derived: true, Fields: fields,
		rows: func(d *dataset.Dataset) iter.Seq[[]Cell] {
			return func(yield func([]Cell) bool) {
				cells, derived := make([]Cell, 0, len(fields)), t.Cells()
				units, records := t.Open(d)
				for unit := range units {
					for record := range records(unit, derived) {
						cells = cells[:0]
						for i := range record {
							cells = appendFlat(cells, t.Fields[i].Kind, &record[i])
						}
						if !yield(cells) {
							return
						}
					}
				}
			}
		}}
}

// flatFields are the columns of a derived table.
func flatFields(t *dataset.DerivedTable) []dataset.Field {
	var fields []dataset.Field
	for _, f := range t.Fields {
		switch f.Kind {
		case dataset.KindExact:
			of := strings.TrimPrefix(f.Doc, "The ")
			fields = append(fields,
				dataset.Field{Name: f.Name, Kind: dataset.KindReal, Doc: f.Doc},
				dataset.Field{Name: f.Name + "_numerator", Kind: dataset.KindNumber, Doc: "The numerator of the exact " + of},
				dataset.Field{Name: f.Name + "_denominator", Kind: dataset.KindNumber, Doc: "The denominator of the exact " + of})
		case dataset.KindLeftOut:
			f.Kind = dataset.KindRefs
			fields = append(fields, f)
		default:
			fields = append(fields, f)
		}
	}
	return fields
}

// appendFlat appends the cells of the columns that flatFields makes of a field.
func appendFlat(cells []Cell, kind dataset.Kind, c *dataset.DerivedCell) []Cell {
	switch kind {
	case dataset.KindExact:
		num, den := count.Number{}, count.Number{}
		if c.Ratio.Known() {
			num, den = count.Of(c.Ratio.Num), count.Of(c.Ratio.Den)
		}
		return append(cells, Cell{Ratio: c.Ratio}, Cell{Cell: dataset.Cell{Number: num}}, Cell{Cell: dataset.Cell{Number: den}})
	case dataset.KindReal:
		return append(cells, Cell{Ratio: c.Ratio})
	case dataset.KindTruth:
		return append(cells, Cell{Cell: dataset.Cell{Text: strconv.FormatBool(c.True)}})
	case dataset.KindLeftOut:
		var ids []string
		for _, l := range c.LeftOut {
			ids = append(ids, l.ID)
		}
		return append(cells, Cell{Cell: dataset.Cell{List: ids}})
	}
	return append(cells, Cell{Cell: c.Cell})
}

// derivedJSON writes the member of the JSON document's "derived" that holds a derived table: a list of the
// records, or of groups of them.
func (b *jsonWriter) derivedJSON(d *dataset.Dataset, t *dataset.DerivedTable) {
	units, records := t.Open(d)
	b.list(t.Member, units, func() func(text []byte, unit int) []byte {
		cells := t.Cells()
		return func(text []byte, unit int) []byte {
			if t.Parent != "" {
				return appendGroup(append(text, ",\n"...), t, records(unit, cells))
			}
			for record := range records(unit, cells) {
				text = appendRecord(append(text, ",\n"...), t, record)
			}
			return text
		}
	})
}

// appendGroup appends the object of a parent with the list of its records. A comparison that is not in the
// dataset has no id.
func appendGroup(text []byte, t *dataset.DerivedTable, records iter.Seq[[]dataset.DerivedCell]) []byte {
	text = append(text, '{')
	parent := t.Column(t.Parent)
	first := true
	for record := range records {
		if first {
			if id := record[parent].Text; id != "" {
				text = append(appendQuoted(append(text, `"id": `...), id), ", "...)
			}
			text = append(text, '"')
			text = append(append(text, t.Group...), `": [`...)
		} else {
			text = append(text, ", "...)
		}
		first = false
		text = appendRecord(text, t, record)
	}
	return append(text, "]}"...)
}

// appendRecord appends a derived record as an object.
func appendRecord(text []byte, t *dataset.DerivedTable, record []dataset.DerivedCell) []byte {
	text = append(text, '{')
	comma := ""
	for i := range record {
		f := &t.Fields[i]
		if f.Name == t.Parent || f.Name == "id" && record[i].Text == "" {
			continue
		}
		text = append(append(text, comma...), '"')
		text = append(append(text, f.Name...), `": `...)
		text = appendMember(text, f.Kind, &record[i])
		comma = ", "
	}
	return append(text, '}')
}

// appendMember appends the value of a field of a derived record. What is unknown is null.
func appendMember(text []byte, kind dataset.Kind, c *dataset.DerivedCell) []byte {
	switch kind {
	case dataset.KindTruth:
		return strconv.AppendBool(text, c.True)
	case dataset.KindReal:
		if c.Ratio.Known() {
			return appendFloat(text, c.Ratio.Float())
		}
	case dataset.KindExact:
		if c.Ratio.Known() {
			text = strconv.AppendInt(append(text, `{"numerator": `...), c.Ratio.Num, 10)
			text = strconv.AppendInt(append(text, `, "denominator": `...), c.Ratio.Den, 10)
			return append(appendFloat(append(text, `, "value": `...), c.Ratio.Float()), '}')
		}
	case dataset.KindLeftOut:
		text = append(text, '[')
		for i, l := range c.LeftOut {
			if i > 0 {
				text = append(text, ", "...)
			}
			text = appendQuoted(append(text, `{"id": `...), l.ID)
			text = appendQuoted(append(text, `, "standing": `...), string(l.Standing))
			text = append(appendCell(append(text, `, "by": `...), dataset.KindText, dataset.Cell{Text: l.By}), '}')
		}
		return append(text, ']')
	case dataset.KindRefs:
		if c.List == nil {
			return append(text, "[]"...)
		}
		return appendCell(text, kind, c.Cell)
	default:
		return appendCell(text, kind, c.Cell)
	}
	return append(text, "null"...)
}

// appendFloat appends a number as JSON writes it (RFC 8785).
func appendFloat(text []byte, f float64) []byte {
	text, err := appendValue(text, f)
	if err != nil {
		panic("internal: a ratio is not a number: " + err.Error())
	}
	return text
}

// derivedSchema describes the member "derived".
func derivedSchema() node {
	properties := node{}
	for _, t := range dataset.DerivedTables {
		item := recordSchema(t)
		if t.Parent != "" {
			item = record(node{"id": described(node{"$ref": "#/$defs/id"}, t.Fields[t.Column(t.Parent)].Doc),
				t.Group: node{"type": "array", "items": item}})
		}
		properties[t.Member] = node{"type": "array", "description": t.Doc, "items": item}
	}
	return described(record(properties), "What follows from the tables. It is written and not read back.")
}

func recordSchema(t *dataset.DerivedTable) node {
	properties := node{}
	for _, f := range t.Fields {
		if f.Name != t.Parent {
			properties[f.Name] = memberSchema(f)
		}
	}
	return record(properties)
}

// memberSchema describes a member of a derived record. One that may be unknown may be null.
func memberSchema(f dataset.Field) node {
	var n node
	switch f.Kind {
	case dataset.KindText:
		n = node{"type": "string"}
	case dataset.KindNumber:
		n = node{"type": "integer"}
	case dataset.KindReal:
		n = node{"type": "number"}
	case dataset.KindExact:
		n = node{"$ref": "#/$defs/ratio"}
	case dataset.KindTruth:
		n = node{"type": "boolean"}
	case dataset.KindRefs:
		n = node{"type": "array", "items": node{"$ref": "#/$defs/id"}}
		if f.Required {
			n["minItems"] = 1
		}
		return described(n, f.Doc)
	case dataset.KindLeftOut:
		standing := dataset.DerivedFigures.Fields[dataset.DerivedFigures.Column("standing")]
		by := dataset.DerivedFigures.Fields[dataset.DerivedFigures.Column("by")]
		return described(node{"type": "array", "items": record(node{
			"id": node{"$ref": "#/$defs/id"}, "standing": memberSchema(standing), "by": memberSchema(by)})}, f.Doc)
	default:
		return cellSchema(f)
	}
	if !f.Required {
		n = orNull(n)
	}
	return described(n, f.Doc)
}
