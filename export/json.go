package export

import (
	"bufio"
	"bytes"
	"io"
	"iter"
	"strconv"

	"github.com/go-json-experiment/json"
	"github.com/go-json-experiment/json/jsontext"

	"onrecord/dataset"
	"onrecord/dataset/count"
	"onrecord/dataset/words"
	"onrecord/internal/parallel"
)

var jsonFormat = Format{
	Name:  "json",
	Ext:   ".json",
	About: "one document: the dataset as it is, and every number that follows from it",
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

// commas turns lines into items: what stands behind each line goes before it. It is given whole lines.
type commas struct{ w io.Writer }

// Write is part of io.Writer.
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

// WriteJSON writes the dataset as one JSON document that Read reads again, with the derived numbers
// beside the tables. Each row is a line, so that line-based tools can show what changed.
func WriteJSON(w io.Writer, d *dataset.Dataset) error {
	b := &jsonWriter{w: bufio.NewWriterSize(w, 1<<16)}
	b.w.WriteString("{\n\"$schema\": \"" + SchemaFile + "\",\n\"onrecord\": " + strconv.Itoa(dataset.JSONVersion) + ",\n")
	b.w.WriteString("\"package\": ")
	b.value(d.Package)
	for i := range dataset.Tables {
		t := &dataset.Tables[i]
		b.w.WriteString(",\n")
		b.list(t.Name, t.Len(d), func(text []byte, row int) ([]byte, error) { return appendRow(append(text, ",\n"...), d, t, row), nil })
	}
	b.w.WriteString(",\n\"derived\": {\n")
	b.derived(d)
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

// list writes "name": [...] with a line an item. What n rows become is up to add: an item or several,
// or none, with a comma and a line end before each.
func (b *jsonWriter) list(name string, n int, add func(text []byte, row int) ([]byte, error)) {
	b.w.WriteString("\"" + name + "\": [")
	items := &listWriter{w: b.w}
	err := parallel.Write(items, n, blockRows, func(text []byte, from, to int) ([]byte, error) {
		var err error
		for row := from; row < to && err == nil; row++ {
			text, err = add(text, row)
		}
		return text, err
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

// appendItem is a value in a list.
func appendItem(text []byte, v any) ([]byte, error) {
	return appendValue(append(text, ",\n"...), v)
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

// The records of "derived". Pointers are null where a number is unknown; reason then says why.
type (
	jsonFigure struct {
		ID          string  `json:"id"`
		Low         *int64  `json:"low"`
		Point       *int64  `json:"point"`
		High        *int64  `json:"high"`
		Approximate bool    `json:"approximate"`
		Standing    string  `json:"standing"`
		By          *string `json:"by"`
		Words       string  `json:"words"`
		Reason      *string `json:"reason"`
	}
	jsonRange struct {
		ID              string        `json:"id"`
		Event           string        `json:"event"`
		Group           string        `json:"group"`
		Low             *int64        `json:"low"`
		High            *int64        `json:"high"`
		LowApproximate  bool          `json:"low_approximate"`
		HighApproximate bool          `json:"high_approximate"`
		OpenBelow       bool          `json:"open_below"`
		OpenAbove       bool          `json:"open_above"`
		Contested       bool          `json:"contested"`
		Claims          []string      `json:"claims"`
		Statements      int           `json:"statements"`
		LeftOut         []jsonLeftOut `json:"left_out"`
		Words           string        `json:"words"`
		Reason          *string       `json:"reason"`
	}
	jsonLeftOut struct {
		ID       string  `json:"id"`
		Standing string  `json:"standing"`
		By       *string `json:"by"`
	}
	jsonComparison struct {
		ID      string       `json:"id,omitzero"`
		Numbers []jsonNumber `json:"numbers"`
	}
	jsonNumber struct {
		ID          string     `json:"id,omitzero"`
		Rule        string     `json:"rule"`
		Unit        string     `json:"unit"`
		Claims      []string   `json:"claims"`
		Bound       string     `json:"bound"`
		Approximate bool       `json:"approximate"`
		Value       *float64   `json:"value"`
		Numerator   *int64     `json:"numerator"`
		Denominator *int64     `json:"denominator"`
		Low         *jsonRatio `json:"low"`
		High        *jsonRatio `json:"high"`
		Given       *string    `json:"given"`
		Words       string     `json:"words"`
		Sentence    *string    `json:"sentence"`
		Reason      *string    `json:"reason"`
	}
	jsonRatio struct {
		Numerator   int64   `json:"numerator"`
		Denominator int64   `json:"denominator"`
		Value       float64 `json:"value"`
	}
)

func (b *jsonWriter) derived(d *dataset.Dataset) {
	w := d.Words()
	b.list("figures", len(d.Figures), func(text []byte, row int) ([]byte, error) {
		f := figureJSON(d, w, &d.Figures[row])
		return appendItem(text, &f) // by its address: what is not to be had by one is copied first
	})
	b.w.WriteString(",\n")
	b.list("ranges", len(d.Events), func(text []byte, row int) ([]byte, error) {
		var err error
		for r := range rangesOf(d, &d.Events[row]) {
			if text, err = appendItem(text, r); err != nil {
				break
			}
		}
		return text, err
	})
	b.w.WriteString(",\n")
	compared := d.Compared()
	b.list("comparisons", len(compared), func(text []byte, i int) ([]byte, error) {
		c := comparisonJSON(d, &compared[i])
		return appendItem(text, &c)
	})
	b.w.WriteByte('\n')
}

// rangesOf are the ranges of one event. They are made one by one: all of them take more room than the
// claims themselves.
func rangesOf(d *dataset.Dataset, e *dataset.Event) iter.Seq[*jsonRange] {
	return func(yield func(*jsonRange) bool) {
		for _, g := range dataset.Groups {
			r, ok := d.Range(e.ID, dataset.Group(g.Name))
			if !ok {
				continue
			}
			if out := rangeJSON(d, &r); !yield(&out) {
				return
			}
		}
	}
}

func figureJSON(d *dataset.Dataset, w *words.Words, f *dataset.Figure) jsonFigure {
	c := f.Count()
	standing, by := d.Standing(f)
	out := jsonFigure{f.ID, whole(c.Low()), whole(c.Point()), whole(c.High()), c.Approximate(), string(standing), text(by), w.Count(c), nil}
	if _, err := c.Single(); err != nil {
		out.Reason = text(err.Error())
	}
	return out
}

func rangeJSON(d *dataset.Dataset, r *dataset.Range) jsonRange {
	out := jsonRange{ID: r.ID, Event: r.Event, Group: string(r.Group), Low: whole(r.Low), High: whole(r.High),
		LowApproximate: r.LowApproximate, HighApproximate: r.HighApproximate, OpenBelow: r.OpenBelow, OpenAbove: r.OpenAbove,
		Contested: r.Contested(), Claims: r.Claims, Statements: r.Statements, LeftOut: []jsonLeftOut{}, Words: r.Words}
	for _, l := range r.LeftOut {
		out.LeftOut = append(out.LeftOut, jsonLeftOut{l.ID, string(l.Standing), text(l.By)})
	}
	if out.Claims == nil {
		out.Claims = []string{}
	}
	if out.Low == nil {
		out.Reason = text(d.Words().Say("range.none"))
	}
	return out
}

func comparisonJSON(d *dataset.Dataset, c *dataset.Compared) jsonComparison {
	out := jsonComparison{ID: c.ID}
	for _, n := range c.Numbers() {
		out.Numbers = append(out.Numbers, numberJSON(d, n))
	}
	return out
}

func numberJSON(d *dataset.Dataset, n *dataset.Derived) jsonNumber {
	bound := n.Span.Bound()
	out := jsonNumber{ID: n.ID, Rule: n.Rule, Unit: n.Unit, Claims: n.Claims, Bound: string(bound), Approximate: n.Span.Approximate,
		Low: ratio(n.Span.Low), High: ratio(n.Span.High), Given: text(n.Given), Words: n.Words, Sentence: text(n.Sentence), Reason: text(n.Reason)}
	one := out.Low
	if bound == count.BoundAtMost {
		one = out.High
	}
	switch {
	case bound == count.BoundBetween:
		out.Reason = text(d.Words().Say("reason.between_ends"))
	case one != nil:
		out.Value, out.Numerator, out.Denominator = &one.Value, &one.Numerator, &one.Denominator
	}
	return out
}

func whole(n count.Number) *int64 {
	if !n.Known {
		return nil
	}
	return &n.N
}

func ratio(r count.Ratio) *jsonRatio {
	if !r.Known() {
		return nil
	}
	return &jsonRatio{r.Num, r.Den, r.Float()}
}

func text(s string) *string {
	if s == "" {
		return nil
	}
	return &s
}
