package xlsx

import (
	"bytes"
	"fmt"
	"io"
	"strconv"

	"onrecord/internal/parallel"
)

// blockRows is how many rows of a table are rendered at a time.
const blockRows = 512

// A rowWriter renders rows of a sheet as elements of sheetData (18.3.1.80).
type rowWriter struct {
	b      *book
	s      *sheet
	buf    []byte
	number []byte // of the row
}

// fillSheet writes the part of a sheet: what excelize wrote, with the rows and the links inserted.
func (b *book) fillSheet(s *sheet) filler {
	return b.fillWith(s, func(w io.Writer) error { return b.writeRows(w, s) })
}

// fillWith is fillSheet with a function that writes the rows.
func (b *book) fillWith(s *sheet, rows func(io.Writer) error) filler {
	return func(w io.Writer, made []byte) error {
		w = &sheetWriter{w, s.name}
		before, rest, ok := cutElement(made, "sheetData")
		if !ok {
			return fmt.Errorf("internal: sheet %s has no sheetData", s.name)
		}
		rw := &rowWriter{b: b, s: s, buf: append(before, "<sheetData>"...)}
		if err := rw.top(); err != nil {
			return err // names the cell
		}
		if _, err := w.Write(rw.buf); err != nil {
			return err
		}
		if err := rows(w); err != nil {
			return err
		}
		rw.buf = append(rw.buf[:0], "</sheetData>"...)
		if links := b.links(s); len(links.refs) > 0 {
			if before, rest, ok = cutElement(rest, "hyperlinks"); !ok {
				return fmt.Errorf("internal: sheet %s has no hyperlinks", s.name)
			}
			rw.buf = links.append(append(rw.buf, before...))
		}
		rw.buf = append(rw.buf, rest...)
		_, err := w.Write(rw.buf)
		return err
	}
}

// A sheetWriter adds the name of the sheet to errors.
type sheetWriter struct {
	w    io.Writer
	name string
}

// Write implements io.Writer.
func (w *sheetWriter) Write(p []byte) (int, error) {
	n, err := w.w.Write(p)
	if err != nil {
		err = fmt.Errorf("sheet %s: %w", w.name, err)
	}
	return n, err
}

// cutElement splits XML around an element.
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

// top writes the lines above the rows of the table, or all lines if there is no table.
func (rw *rowWriter) top() error {
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
	return rw.row(rw.s.header(&rw.b.edition), rw.b.headerHeight(rw.s, cells), cells)
}

// writeRows writes the rows of the table.
func (b *book) writeRows(w io.Writer, s *sheet) error {
	if s.cols == nil {
		return nil
	}
	first := s.header(&b.edition) + 1
	return parallel.Write(w, s.rows, blockRows, func(text []byte, from, to int) ([]byte, error) {
		rw := &rowWriter{b: b, s: s, buf: text}
		cells, at := make([]cell, len(s.cols)), s.cells()
		for r := from; r < to; r++ {
			for i := range cells {
				cells[i] = b.styledCell(s, i, at(r, i))
			}
			if err := rw.row(first+r, b.height(s, cells), cells); err != nil {
				return nil, err
			}
		}
		return rw.buf, nil
	})
}

func (rw *rowWriter) line(n int, l line) error {
	return rw.row(n, rw.b.lineHeight(rw.s, l), []cell{rw.b.lineCell(l)})
}

// row writes a row, its number from 1 and its height in points.
func (rw *rowWriter) row(n int, height float64, cells []cell) error {
	rw.number = strconv.AppendInt(rw.number[:0], int64(n), 10)
	rw.buf = append(append(rw.buf, `<row r="`...), rw.number...)
	rw.buf = appendNumber(append(rw.buf, `" ht="`...), height)
	rw.buf = append(rw.buf, `">`...)
	for i := range cells {
		if err := rw.cell(i, &cells[i]); err != nil {
			return fmt.Errorf("%s!%s: %w", rw.s.name, cellName(i, n), err)
		}
	}
	rw.buf = append(rw.buf, `</row>`...)
	return nil
}

func (rw *rowWriter) cell(col int, c *cell) error {
	b := append(rw.buf, `<c r="`...)
	from := len(b)
	b = append(appendLetters(b, col), rw.number...)
	to := len(b)
	if c.style > 0 {
		b = strconv.AppendInt(append(b, `" s="`...), int64(c.style), 10)
	}
	text := c.text
	switch {
	case c.formula != "":
		if err := checkText(text); err != nil {
			return err
		}
		b = rw.formula(b, string(b[from:to]), c, text)
	case c.numeric:
		b = appendNumber(append(b, `"><v>`...), c.number)
		b = append(b, `</v></c>`...)
	case text == "":
		b = append(b, `"/>`...)
	default:
		var err error
		if b, err = appendInline(b, text, c.trusted); err != nil {
			return err
		}
	}
	rw.buf = b
	return nil
}

// appendLetters appends the letters of a column, counted from 0.
func appendLetters(b []byte, col int) []byte {
	if col >= 26 {
		b = appendLetters(b, col/26-1)
	}
	return append(b, byte('A'+col%26))
}

// formula writes a formula with its cached value.
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

func appendNumber(b []byte, n float64) []byte {
	if whole := int64(n); float64(whole) == n && whole != 0 {
		return strconv.AppendInt(b, whole, 10)
	}
	return strconv.AppendFloat(b, n, 'f', -1, 64)
}
