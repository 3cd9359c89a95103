package xlsx

import (
	"bytes"
	"fmt"
	"io"
	"strconv"
	"strings"
)

// chunk is how much of a sheet is gathered before it is written.
const chunk = 64 << 10

// A rowWriter writes the rows of a sheet as sheetData (18.3.1.80).
type rowWriter struct {
	b     *book
	s     *sheet
	w     io.Writer
	buf   []byte
	width []string // the letters of the columns
}

// fillSheet writes the part of a sheet: what excelize made, with the rows and the links in it.
func (b *book) fillSheet(s *sheet) filler {
	return func(w io.Writer, made []byte) error {
		before, rest, ok := cutElement(made, "sheetData")
		if !ok {
			return fmt.Errorf("internal: sheet %s has no sheetData", s.name)
		}
		rw := &rowWriter{b: b, s: s, w: w, buf: append(before, "<sheetData>"...)}
		if err := rw.all(); err != nil {
			return err // names the cell
		}
		rw.buf = append(rw.buf, "</sheetData>"...)
		if links := b.links(s); len(links.refs) > 0 {
			if before, rest, ok = cutElement(rest, "hyperlinks"); !ok {
				return fmt.Errorf("internal: sheet %s has no hyperlinks", s.name)
			}
			rw.buf = links.append(append(rw.buf, before...))
		}
		rw.buf = append(rw.buf, rest...)
		return rw.flush()
	}
}

// cutElement parts XML around an element.
func cutElement(x []byte, name string) (before, after []byte, ok bool) {
	from := bytes.Index(x, []byte("<"+name))
	if from < 0 {
		return nil, nil, false
	}
	end := []byte("</" + name + ">")
	to := bytes.Index(x[from:], end)
	if to < 0 {
		return nil, nil, false
	}
	return bytes.Clone(x[:from]), x[from+to+len(end):], true
}

func (rw *rowWriter) all() error {
	if rw.s.cols == nil {
		for i, l := range rw.s.lines {
			if err := rw.line(i+1, l); err != nil {
				return err
			}
		}
		return nil
	}
	for i, l := range rw.b.top(rw.s) {
		if err := rw.line(i+1, l); err != nil {
			return err
		}
	}
	cells := make([]cell, len(rw.s.cols))
	for i, c := range rw.s.cols {
		cells[i] = ownCell(rw.b.columnTitle(c.name))
		cells[i].style = rw.b.styles.header(c, cells[i].text)
	}
	at := rw.s.header(&rw.b.edition)
	if err := rw.row(at, rw.b.headerHeight(rw.s, cells), cells); err != nil {
		return err
	}
	for r := range rw.s.rows {
		for i := range cells {
			cells[i] = rw.b.cellOf(rw.s, r, i)
		}
		if err := rw.row(at+1+r, rw.b.height(rw.s, cells), cells); err != nil {
			return err
		}
	}
	return nil
}

func (rw *rowWriter) line(n int, l line) error {
	return rw.row(n, rw.b.lineHeight(rw.s, l), []cell{rw.b.lineCell(l)})
}

// row writes a row, its number from 1 and its height in points.
func (rw *rowWriter) row(n int, height float64, cells []cell) error {
	rw.buf = append(rw.buf, `<row r="`...)
	rw.buf = strconv.AppendInt(rw.buf, int64(n), 10)
	rw.buf = appendNumber(append(rw.buf, `" ht="`...), height)
	rw.buf = append(rw.buf, `">`...)
	for i := range cells {
		if err := rw.cell(i, n, &cells[i]); err != nil {
			return fmt.Errorf("%s!%s: %w", rw.s.name, cellName(i, n), err)
		}
	}
	rw.buf = append(rw.buf, `</row>`...)
	if len(rw.buf) < chunk {
		return nil
	}
	return rw.flush()
}

func (rw *rowWriter) flush() error {
	if _, err := rw.w.Write(rw.buf); err != nil {
		return fmt.Errorf("sheet %s: %w", rw.s.name, err)
	}
	rw.buf = rw.buf[:0]
	return nil
}

func (rw *rowWriter) cell(col, row int, c *cell) error {
	for len(rw.width) <= col {
		rw.width = append(rw.width, strings.TrimRight(cellName(len(rw.width), 1), "1"))
	}
	ref := rw.width[col] + strconv.Itoa(row)
	b := append(append(rw.buf, `<c r="`...), ref...)
	if c.style > 0 {
		b = strconv.AppendInt(append(b, `" s="`...), int64(c.style), 10)
	}
	text := c.text
	if !c.trusted && c.formula == "" {
		text = Guard(text)
	}
	if err := checkText(text); err != nil {
		return err
	}
	switch {
	case c.formula != "":
		b = rw.formula(b, ref, c, text)
	case c.numeric:
		b = appendNumber(append(b, `"><v>`...), c.number)
		b = append(b, `</v></c>`...)
	case text == "":
		b = append(b, `"/>`...)
	default:
		b = append(b, `" t="inlineStr"><is><t`...)
		if strings.TrimSpace(text) != text || strings.ContainsAny(text, "\n\t") || strings.Contains(text, "  ") {
			b = append(b, ` xml:space="preserve"`...)
		}
		b = appendText(append(b, '>'), text)
		b = append(b, `</t></is></c>`...)
	}
	rw.buf = b
	return nil
}

// formula writes a formula with the value that it gives.
func (rw *rowWriter) formula(b []byte, ref string, c *cell, text string) []byte {
	if !c.numeric {
		b = append(b, `" t="str`...)
	}
	b = append(b, `"><f`...)
	if c.array {
		b = append(append(append(b, ` t="array" ref="`...), ref...), '"')
	}
	b = append(append(append(b, '>'), element(c.formula)...), `</f><v>`...)
	if c.numeric {
		b = appendNumber(b, c.number)
	} else {
		b = appendText(b, text)
	}
	return append(b, `</v></c>`...)
}

func appendNumber(b []byte, n float64) []byte { return strconv.AppendFloat(b, n, 'f', -1, 64) }
