// Package read reads an edited workbook that package xlsx wrote, as the plain rows of its tables with the
// place of each cell, for package merge to compare with the dataset. A hidden sheet says which rows and
// cells the workbook was made from.
//
// It reads SpreadsheetML (ECMA-376 part 1, transitional and strict) itself, as a stream and within limits:
// workbooks come by mail, and a library that unpacks one whole does not say of a cell whether it is a
// text or a day. It never runs anything in a workbook, and follows no link out of it.
package read

import (
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/text/language"

	"onrecord/dataset"
	"onrecord/dataset/merge"
	"onrecord/dataset/words"
	"onrecord/export/xlsx/internal/origin"
)

// Read reads an edited workbook. The error says what is wrong where the file is no workbook of ours, is
// broken or too large. If its tables have a wrong structure the error is a dataset.Problems, each at a
// cell such as figures!E14. A cell that cannot be read is among the problems of the result instead.
func Read(r io.ReaderAt, size int64, name string) (*merge.Edited, error) {
	return ReadWithin(dataset.DefaultLimits, r, size, name)
}

// ReadWithin is Read within limits, which also hold for the dataset that the workbook is compared with.
func ReadWithin(limits dataset.Limits, r io.ReaderAt, size int64, name string) (*merge.Edited, error) {
	a, err := open(r, size, limits)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	b, err := a.book()
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	rd := &reader{
		edited: &merge.Edited{Name: name, Limits: limits, Package: b.newPackage(), Tables: make([]merge.Table, len(dataset.Tables))},
		b:      b, places: make([][]place, len(dataset.Tables)),
	}
	if err := rd.all(); err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	if len(rd.structure) > 0 {
		return nil, rd.structure
	}
	return rd.edited, nil
}

// newPackage is what the workbook's properties say of the dataset as a whole.
func (b *book) newPackage() dataset.Package {
	p := dataset.Package{Title: strings.TrimSpace(b.title)}
	if p.Title == words.For(b.language).Say("sheet.untitled") {
		p.Title = ""
	}
	if tag, err := language.Parse(strings.TrimSpace(b.language)); err == nil && tag != language.Und {
		p.Language = tag.String()
	}
	return p
}

// A reader fills the tables from the sheets.
type reader struct {
	edited    *merge.Edited
	b         *book
	base      *base     // nil where the workbook does not say what it was made from
	places    [][]place // of each row of each table
	structure dataset.Problems
}

// A place is where a row of a table is.
type place struct {
	on *grid
	n  int // the row of the sheet, from 1
}

// at is the place of a field, such as figures!E14.
func (p place) at(field int) string { return p.on.at(field, p.n) }

// mostProblems is how many problems are reported: nobody who repairs a sheet reads more at a time.
const mostProblems = 1000

// all reads the origin sheet and the tables.
func (rd *reader) all() error {
	found := 0
	for i := range dataset.Tables {
		sheets, err := rd.parts(&dataset.Tables[i])
		if err != nil {
			return err
		}
		found += len(sheets)
	}
	if found == 0 {
		return fmt.Errorf("want a workbook made by onrecord, with sheets such as figures and sources, got the sheets %s", names(rd.b.sheets))
	}
	if s := rd.b.sheet(origin.Sheet); s != nil {
		if err := rd.origin(s); err != nil {
			return err
		}
	} else if rd.published() {
		return fmt.Errorf("want the workbook for editors, got the one for publication: it has codes written out, and does not say which rows it was made from")
	}
	for i := range dataset.Tables {
		if err := rd.table(i); err != nil {
			return err
		}
		rd.copies(&dataset.Tables[i])
	}
	if rd.base != nil {
		rd.edited.Base = rd.base // or the interface would not be nil
		rd.edited.Package.Version, rd.edited.Package.Selection = rd.base.version, rd.base.selection
	}
	return rd.derived()
}

// copies warns about sheets named the way spreadsheet programs name the copy of a table: what was changed
// there is not read.
func (rd *reader) copies(t *dataset.Table) {
	for _, s := range rd.b.sheets {
		name := strings.ToLower(s.name)
		if strings.HasPrefix(name, t.Name+" ") || strings.HasSuffix(name, " "+t.Name) {
			rd.warn(s.name, "", "sheet", "passed over this sheet; the table is read from "+quote(t.Name))
		}
	}
}

// names lists the names of the first few sheets.
func names(sheets []*sheetPart) string {
	const most = 8
	var list []string
	for i, s := range sheets {
		if i == most {
			list = append(list, "…")
			break
		}
		list = append(list, quote(s.name))
	}
	if list == nil {
		return "none"
	}
	return strings.Join(list, ", ")
}

// mostParts is above the number of sheets of any table: figures_2024 is a sheet of the editor's own.
const mostParts = 1000

// parts are the sheets of a table: its own, and those on which a long table continues, from figures_2 on.
func (rd *reader) parts(t *dataset.Table) ([]*sheetPart, error) {
	var parts []*sheetPart
	for n := 1; ; n++ {
		name := t.Name
		if n > 1 {
			name += "_" + strconv.Itoa(n)
		}
		s := rd.b.sheet(name)
		if s == nil {
			break
		}
		parts = append(parts, s)
	}
	for _, s := range rd.b.sheets {
		rest, ok := strings.CutPrefix(strings.ToLower(s.name), t.Name+"_")
		if n, err := strconv.Atoi(rest); ok && err == nil && n > 1 && n < mostParts && !slices.Contains(parts, s) {
			return nil, fmt.Errorf("want the sheets in which %s continues without a gap, got %s", t.Name, quote(s.name))
		}
	}
	return parts, nil
}

// published reports whether this is the workbook for publication: with a title above the table, and
// headers written out.
func (rd *reader) published() bool {
	for i := range dataset.Tables {
		s := rd.b.sheet(dataset.Tables[i].Name)
		if s == nil {
			continue
		}
		words, left := false, headerRows
		err := s.rows(func(n int, cells []cell) error {
			for i := range cells {
				text, _ := rd.b.text(&cells[i])
				words = words || n > 1 && text == "Id"
			}
			if left--; left == 0 {
				return errStop
			}
			return nil
		})
		return err == nil && words
	}
	return false
}

// quote quotes the start of a text, for messages.
func quote(s string) string {
	n := 0
	for i := range s {
		if n++; n > 80 {
			s = s[:i] + "…"
			break
		}
	}
	return strconv.Quote(s)
}
