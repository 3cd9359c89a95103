package export

import (
	"io"

	"github.com/parquet-go/parquet-go"

	"onrecord/dataset"
)

var parquetFormat = Format{
	Name:   "parquet",
	About:  "a folder with one Parquet file a table, derived ones too, for DuckDB, Spark and BigQuery",
	Binary: true,
	Files:  eachTable(".parquet", writeParquet),

	TableExt: ".parquet",
	Table:    writeParquet,
}

const (
	// A row group is what a reader loads at a time, and what the writer holds in memory.
	parquetRowGroup = 1 << 16
	parquetBatch    = 1 << 8
)

// writeParquet writes a table with typed columns: whole numbers as INT64, ratios as DOUBLE, lists as LIST,
// and a date as its EDTF text followed by its first and last day as DATE. What is unknown is null.
func writeParquet(w io.Writer, d *dataset.Dataset, t *Table) error {
	columns := typedColumns(t)
	out := parquet.NewGenericWriter[any](w, parquetSchema(t.Name, columns),
		parquet.CreatedBy("onrecord", "1", ""), // the library's default depends on how the program was built
		parquet.DataPageVersion(1),             // which every reader knows
		parquet.Compression(&parquet.Zstd),
		parquet.MaxRowsPerRowGroup(parquetRowGroup),
		parquet.KeyValueMetadata("title", d.Package.Title),
		parquet.KeyValueMetadata("version", d.Package.Version),
		parquet.KeyValueMetadata("description", t.Doc),
	)
	if d.IsPart() {
		out.SetKeyValueMetadata("selection", d.SelectionWords())
	}
	batch := make([]parquet.Row, 0, parquetBatch)
	for cells := range t.Rows(d) {
		batch = batch[:len(batch)+1]
		last := &batch[len(batch)-1]
		*last = appendParquetRow((*last)[:0], columns, cells)
		if len(batch) < cap(batch) {
			continue
		}
		if _, err := out.WriteRows(batch); err != nil {
			return err
		}
		batch = batch[:0]
	}
	if _, err := out.WriteRows(batch); err != nil {
		return err
	}
	return out.Close()
}

// A parquetGroup is a group whose fields keep their order; the library would sort them by name.
type parquetGroup struct {
	parquet.Group
	names []string
}

func (g parquetGroup) Fields() []parquet.Field {
	byName := map[string]parquet.Field{}
	for _, f := range g.Group.Fields() {
		byName[f.Name()] = f
	}
	fields := make([]parquet.Field, len(g.names))
	for i, name := range g.names {
		fields[i] = byName[name]
	}
	return fields
}

func parquetSchema(name string, columns []typedColumn) *parquet.Schema {
	g := parquetGroup{Group: parquet.Group{}}
	for _, c := range columns {
		g.names = append(g.names, c.Name)
		g.Group[c.Name] = parquetNode(c)
	}
	return parquet.NewSchema(name, g)
}

func parquetNode(c typedColumn) parquet.Node {
	n := parquet.String()
	switch c.Kind {
	case kindDay:
		n = parquet.Date()
	case dataset.KindNumber:
		n = parquet.Int(64)
	case dataset.KindReal:
		n = parquet.Leaf(parquet.DoubleType)
	case dataset.KindTruth:
		n = parquet.Leaf(parquet.BooleanType)
	case dataset.KindRefs:
		return parquet.List(parquet.String())
	case dataset.KindCode, dataset.KindRef, dataset.KindCountry, dataset.KindLanguage: // few distinct values
		n = parquet.Encoded(n, &parquet.RLEDictionary)
	}
	if c.Required {
		return n
	}
	return parquet.Optional(n)
}

func appendParquetRow(row parquet.Row, columns []typedColumn, cells []Cell) parquet.Row {
	for i, c := range columns {
		cell := &cells[c.at]
		if c.Kind == dataset.KindRefs {
			row = appendParquetList(row, cell.List, i)
			continue
		}
		v, defined := parquetValue(c, cell), 1
		if c.Required || v.IsNull() {
			defined = 0
		}
		row = append(row, v.Level(0, defined, i))
	}
	return row
}

// appendParquetList appends a list. In Dremel's terms the first item has repetition level 0 and the others
// 1; an empty list is a null at the definition level of the list itself.
func appendParquetList(row parquet.Row, items []string, column int) parquet.Row {
	if len(items) == 0 {
		return append(row, parquet.NullValue().Level(0, 0, column))
	}
	for i, item := range items {
		row = append(row, parquet.ByteArrayValue([]byte(item)).Level(min(i, 1), 1, column))
	}
	return row
}

func parquetValue(c typedColumn, cell *Cell) parquet.Value {
	switch c.Kind {
	case kindDay:
		if day, ok := c.day(cell.Date); ok {
			return parquet.Int32Value(int32(day)) // both count from 1970-01-01
		}
	case dataset.KindNumber:
		if cell.Number.Known {
			return parquet.Int64Value(cell.Number.N)
		}
	case dataset.KindReal:
		if cell.Ratio.Known() {
			return parquet.DoubleValue(cell.Ratio.Float())
		}
	case dataset.KindTruth:
		return parquet.BooleanValue(cell.Text == "true")
	default:
		if s := cell.String(); s != "" {
			return parquet.ByteArrayValue([]byte(s))
		}
	}
	return parquet.NullValue()
}
