package export

import (
	"bufio"
	"bytes"
	"io"
	"strconv"

	"github.com/go-json-experiment/json"
	"github.com/go-json-experiment/json/jsontext"

	"onrecord/dataset"
	"onrecord/internal/parallel"
)

var jsonFormat = Format{
	Name:  "json",
	Ext:   ".json",
	About: "one document: the dataset as it is, and every number calculated from it",
	Files: one("onrecord.json", WriteJSON),

	TableExt: ".json",
	Table:    writeJSONTable,
}

// writeJSONTable writes the rows of one table as an array, a line each, as NDJSON has them.
func writeJSONTable(w io.Writer, d *dataset.Dataset, t *Table) error {
	b := bufio.NewWriterSize(w, 1<<16)
	b.WriteByte('[')
	rows := &listWriter{w: b}
	err := writeNDJSON(&commas{w: rows}, d, t)
	if rows.begun {
		b.WriteByte('\n')
	}
	b.WriteString("]\n")
	if err != nil {
		return err
	}
	return b.Flush()
}

// commas turns lines into items of a list: a comma precedes each. Each Write must be of whole lines.
type commas struct{ w io.Writer }

// Write implements io.Writer.
func (c *commas) Write(lines []byte) (int, error) {
	var items []byte
	for line := range bytes.Lines(lines) {
		items = append(append(items, ",\n"...), bytes.TrimSuffix(line, []byte("\n"))...)
	}
	if _, err := c.w.Write(items); err != nil {
		return 0, err
	}
	return len(lines), nil
}

// SchemaFile is the name of the JSON Schema beside a document.
const SchemaFile = "onrecord.schema.json"

// WriteJSON writes the dataset as one JSON document, with the derived numbers after the tables, which
// dataset.Read can read. Each row is a line, so that line-based tools can show what changed.
func WriteJSON(w io.Writer, d *dataset.Dataset) error {
	b := &jsonWriter{w: bufio.NewWriterSize(w, 1<<16)}
	b.w.WriteString("{\n\"$schema\": \"" + SchemaFile + "\",\n\"onrecord\": " + strconv.Itoa(dataset.JSONVersion) + ",\n")
	b.w.WriteString("\"package\": ")
	about, selection := d.Package, d.Package.Selection
	about.Selection = nil // it has a member of its own, where nobody overlooks it
	b.value(about)
	if selection != nil {
		b.w.WriteString(",\n\"selection\": ")
		b.value(selection)
	}
	for i := range dataset.Tables {
		t := &dataset.Tables[i]
		b.w.WriteString(",\n")
		b.rows(t.Name, t.Len(d), func(text []byte, row int) []byte { return appendRow(append(text, ",\n"...), d, t, row) })
	}
	b.w.WriteString(",\n\"derived\": {\n")
	for i, t := range dataset.DerivedTables {
		if i > 0 {
			b.w.WriteString(",\n")
		}
		b.derivedJSON(d, t)
	}
	b.w.WriteByte('\n')
	b.w.WriteString("}\n}\n")
	if b.err != nil {
		return b.err
	}
	return b.w.Flush() // a bufio.Writer keeps its first error
}

// A jsonWriter writes JSON and keeps the first error.
type jsonWriter struct {
	w   *bufio.Writer
	err error
}

func (b *jsonWriter) value(v any) {
	text, err := appendValue(nil, v)
	if err != nil && b.err == nil {
		b.err = err
	}
	b.w.Write(text)
}

// rows is list for items that need nothing from one to the next.
func (b *jsonWriter) rows(name string, n int, add func(text []byte, row int) []byte) {
	b.list(name, n, func() func([]byte, int) []byte { return add })
}

// list writes "name": [...] with a line for each item. Open returns a function for one goroutine, which
// appends what a row becomes: any number of items, each preceded by a comma and a line end.
func (b *jsonWriter) list(name string, n int, open func() func(text []byte, row int) []byte) {
	b.w.WriteString("\"" + name + "\": [")
	items := &listWriter{w: b.w}
	err := parallel.Write(items, n, blockRows, func(text []byte, from, to int) ([]byte, error) {
		add := open()
		for row := from; row < to; row++ {
			text = add(text, row)
		}
		return text, nil
	})
	if b.err == nil {
		b.err = err
	}
	if items.begun {
		b.w.WriteByte('\n')
	}
	b.w.WriteByte(']')
}

// A listWriter leaves out the comma before the first item.
type listWriter struct {
	w     io.Writer
	begun bool
}

func (l *listWriter) Write(text []byte) (int, error) {
	if l.begun || len(text) == 0 {
		return l.w.Write(text)
	}
	l.begun = true
	n, err := l.w.Write(text[1:])
	return n + 1, err
}

func appendValue(text []byte, v any) ([]byte, error) {
	err := json.MarshalWrite((*appender)(&text), v, json.Deterministic(true), jsontext.SpaceAfterColon(true), jsontext.SpaceAfterComma(true))
	return text, err
}

type appender []byte

func (a *appender) Write(text []byte) (int, error) {
	*a = append(*a, text...)
	return len(text), nil
}

func appendRow(text []byte, d *dataset.Dataset, t *dataset.Table, row int) []byte {
	text = append(text, '{')
	for col := range t.Fields {
		f := &t.Fields[col]
		if col > 0 {
			text = append(text, ", "...)
		}
		text = append(text, '"')
		text = append(text, f.Name...)
		text = append(text, `": `...)
		text = appendCell(text, f.Kind, t.Cell(d, row, col))
	}
	return append(text, '}')
}

// appendCell writes a cell as JSON: numbers as numbers, lists as arrays, unknown as null.
func appendCell(buf []byte, kind dataset.Kind, c dataset.Cell) []byte {
	switch {
	case kind == dataset.KindNumber && c.Number.Known:
		return strconv.AppendInt(buf, c.Number.N, 10)
	case kind == dataset.KindRefs && c.List != nil:
		buf = append(buf, '[')
		for i, item := range c.List {
			if i > 0 {
				buf = append(buf, ", "...)
			}
			buf = appendQuoted(buf, item)
		}
		return append(buf, ']')
	}
	s := c.String()
	if s == "" {
		return append(buf, "null"...)
	}
	return appendQuoted(buf, s)
}
