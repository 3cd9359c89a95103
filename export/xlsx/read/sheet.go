package read

import (
	"encoding/xml"
	"errors"
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"
)

// errStop ends the reading of a sheet early.
var errStop = errors.New("enough")

// mostColumns and mostRows are the limits of a sheet in Excel.
const (
	mostColumns = 16_384
	mostRows    = 1_048_576
)

// rows visits the rows that a sheet has, numbered from 1, each with the cells that it has. The cells are
// valid until visit returns.
func (p *sheetPart) rows(visit func(n int, cells []cell) error) error {
	s, err := p.b.scan(p.part)
	if err != nil {
		return err
	}
	defer s.file.Close()
	g := &sheetScan{scanner: s, b: p.b}
	for {
		t, err := s.next()
		if err != nil {
			return err
		}
		if t == nil {
			return s.rest()
		}
		e, ok := t.(xml.StartElement)
		if !ok || e.Name.Local != "row" || s.depth != 3 {
			continue // worksheet, sheetData, row
		}
		if err := g.row(e, visit); err == errStop {
			return nil
		} else if err != nil {
			return err
		}
	}
}

// A sheetScan is a sheet that is being read.
type sheetScan struct {
	*scanner
	b     *book
	n     int // the row
	cells []cell
}

// row reads the row that was just opened.
func (g *sheetScan) row(e xml.StartElement, visit func(int, []cell) error) error {
	n, err := strconv.Atoi(attr(e, "r"))
	if err != nil {
		n = g.n + 1 // the number may be omitted
	}
	if n < 1 || n > mostRows {
		return g.broken(errors.New("want rows from 1 to 1048576, got " + strconv.Itoa(n)))
	}
	g.n, g.cells = n, g.cells[:0]
	if err := g.count(); err != nil {
		return err
	}
	for end := g.depth; ; {
		t, err := g.next()
		if t == nil || err != nil {
			return err
		}
		switch t := t.(type) {
		case xml.StartElement:
			if t.Name.Local == "c" {
				if err := g.cell(t); err != nil {
					return err
				}
			}
		case xml.EndElement:
			if g.depth < end {
				return visit(n, g.cells)
			}
		}
	}
}

// count subtracts one from the cells that may still be read.
func (g *sheetScan) count() error {
	if g.b.cells--; g.b.cells < 0 {
		return g.b.tooMany()
	}
	return nil
}

// cell reads the cell that was just opened.
func (g *sheetScan) cell(e xml.StartElement) error {
	if err := g.count(); err != nil {
		return err
	}
	c := cell{kind: attr(e, "t")}
	c.style, _ = strconv.Atoi(attr(e, "s"))
	if len(g.cells) > 0 {
		c.col = g.cells[len(g.cells)-1].col + 1 // the reference may be omitted
	}
	if ref := strings.TrimRight(attr(e, "r"), "0123456789"); ref != "" {
		col, err := excelize.ColumnNameToNumber(ref)
		if err != nil {
			return g.broken(err)
		}
		c.col = col - 1
	}
	if c.col >= mostColumns || len(g.cells) >= mostColumns {
		return g.broken(errors.New("want at most 16384 columns"))
	}
	for end := g.depth; ; {
		t, err := g.next()
		if t == nil || err != nil {
			return err
		}
		switch t := t.(type) {
		case xml.StartElement:
			switch t.Name.Local {
			case "v":
				c.valued = true
				c.value, err = g.content()
			case "is":
				c.value, err = g.runs()
			case "f":
				c.formula = true
				_, err = g.content()
			}
			if err != nil {
				return err
			}
		case xml.EndElement:
			if g.depth < end {
				g.cells = append(g.cells, c)
				return nil
			}
		}
	}
}
