package export

import (
	"io"
	"strconv"

	"github.com/go-json-experiment/json/jsontext"

	"onrecord/dataset"
)

var ndjsonFormat = Format{
	Name:  "ndjson",
	About: "a folder with one file per table, derived ones too: one JSON object per line",
	Files: eachTable(".ndjson", writeNDJSON),

	TableExt: ".ndjson",
	Table:    writeNDJSON,
}

// writeNDJSON writes one row per line, with all members in the order of the columns. What is unknown is
// null; the reason field of derived tables says why.
func writeNDJSON(w io.Writer, d *dataset.Dataset, t *Table) error {
	names := make([]string, len(t.Fields)) // with the punctuation around them
	for col, f := range t.Fields {
		names[col] = `,"` + f.Name + `":`
	}
	names[0] = "{" + names[0][1:]
	return writeLines(w, d, t, func(text []byte, cells []Cell) []byte {
		for col := range cells {
			text = append(text, names[col]...)
			text = appendJSON(text, t.Fields[col].Kind, &cells[col])
		}
		return append(text, '}', '\n')
	})
}

// appendJSON writes a cell as JSON without white space.
func appendJSON(b []byte, kind dataset.Kind, c *Cell) []byte {
	switch {
	case c.Number.Known:
		return strconv.AppendInt(b, c.Number.N, 10)
	case kind == dataset.KindRefs:
		return appendList(b, c.List)
	case kind == dataset.KindReal && c.Ratio.Known():
		return append(b, c.String()...)
	case kind == dataset.KindTruth:
		return append(b, c.Text...)
	case c.Text != "":
		return appendQuoted(b, c.Text)
	case !c.Date.IsZero():
		return appendQuoted(b, c.Date.String())
	}
	return append(b, "null"...)
}

func appendList(b []byte, items []string) []byte {
	b = append(b, '[')
	for i, item := range items {
		if i > 0 {
			b = append(b, ',')
		}
		b = appendQuoted(b, item)
	}
	return append(b, ']')
}

func appendQuoted(b []byte, s string) []byte {
	for i := 0; i < len(s); i++ {
		if c := s[i]; c < ' ' || c == '"' || c == '\\' {
			b, _ = jsontext.AppendQuote(b, s) // fails on bad UTF-8 only, which the loader refuses
			return b
		}
	}
	b = append(b, '"')
	b = append(b, s...)
	return append(b, '"')
}
