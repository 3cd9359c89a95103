package read

import (
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/xuri/excelize/v2"

	"onrecord/dataset"
)

// RowID returns the id of the row of a cell such as comparisons!D4: the cell in the column headed id. The
// workbook is one for editors, edited or not.
func RowID(limits dataset.Limits, r io.ReaderAt, size int64, name, cell string) (string, error) {
	sheet, at, ok := strings.Cut(cell, "!")
	if !ok {
		return "", fmt.Errorf("want a cell such as comparisons!D4, got %q", cell)
	}
	_, row, err := excelize.CellNameToCoordinates(at)
	if err != nil {
		return "", fmt.Errorf("want a cell such as comparisons!D4, got %q", cell)
	}
	a, err := open(r, size, limits)
	if err != nil {
		return "", fmt.Errorf("%s: %w", name, err)
	}
	b, err := a.book()
	if err != nil {
		return "", fmt.Errorf("%s: %w", name, err)
	}
	part := b.sheet(strings.Trim(sheet, "'"))
	if part == nil {
		return "", fmt.Errorf("%s: want one of the sheets %s, got %q", name, names(b.sheets), sheet)
	}
	id, last, err := part.idOf(row)
	if err != nil {
		return "", fmt.Errorf("%s: %w", name, err)
	}
	if id == "" {
		where := ""
		if last > 0 {
			where = fmt.Sprintf("; the last of %s is row %d", part.name, last)
		}
		return "", fmt.Errorf("%s: want a cell in a row with an id, got %s%s", name, cell, where)
	}
	return id, nil
}

var errFound = errors.New("found")

// idOf returns the text of a row in the column headed id, empty if there is none, and the last row up to
// there that has an id.
func (p *sheetPart) idOf(row int) (id string, last int, err error) {
	column := -1
	err = p.rows(func(n int, cells []cell) error {
		for i := range cells {
			text, _ := p.b.text(&cells[i])
			switch {
			case column < 0 && n < row && strings.EqualFold(text, "id"):
				column = cells[i].col
			case cells[i].col == column && text != "":
				if last = n; n == row {
					id = text
				}
			}
		}
		if n >= row {
			return errFound
		}
		return nil
	})
	if errors.Is(err, errFound) {
		err = nil
	}
	return id, last, err
}
