// Package back is the way back from a workbook: what an editor changed in one that xlsx wrote becomes a
// reviewed change of the tables it was made from.
//
// Read takes a workbook apart, Workbook.Into holds it against the dataset in a folder as that is now,
// and Import.Write replaces the tables. A workbook says by a hidden sheet which rows and cells it was
// made from, so that an edit is told from what the dataset has seen since: a three-way merge.
//
// It reads SpreadsheetML (ECMA-376 part 1, transitional and strict) itself, as a stream and within
// limits: the workbook comes by mail, and a library that unpacks it whole does not say of a cell
// whether it is a text or a day. It never runs anything that a workbook holds, and follows no link out
// of it.
package back

import (
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"onrecord/dataset"
	"onrecord/export/xlsx"
)

// A Workbook is an edited workbook as its tables are read.
type Workbook struct {
	Name     string // for messages
	Title    string // what it says it is called
	Origin   *Origin
	Warnings dataset.Problems // what was passed over
	Comments []Comment        // of editors

	limits   dataset.Limits
	language string
	tables   [][]row          // in the order of dataset.Tables
	byID     []map[string]int // a row of each table by its id
	problems dataset.Problems // with cells that cannot be read
}

// An Origin is the dataset that a workbook was made from, as its hidden sheet tells.
type Origin struct {
	Version string
	Hash    string // see xlsx.Hash

	digests []map[string]string // by table and id: an xlsx.Digest of every field
}

// A row is one of a table on a sheet.
type row struct {
	id    string
	cells []string // by field; untouched where there is nothing to read
	on    *grid
	n     int // on the sheet, from 1
}

// untouched stands for a cell that says nothing: its column is not there, or what is in it is a problem
// that is on record. No text of a workbook can be equal to it.
const untouched = "\x00"

// at is the place of a field, figures!E14; the row's own where the sheet has no column for it.
func (r *row) at(field int) string { return r.on.at(field, r.n) }

// Read reads an edited workbook. What is not a workbook of ours, is broken or too large is an error that
// says so; a workbook whose tables are not in order is an error of type dataset.Problems, each at a cell
// such as figures!E14. A cell that cannot be read is a problem of the import, not of this.
func Read(r io.ReaderAt, size int64, name string) (*Workbook, error) {
	return ReadWithin(dataset.DefaultLimits, r, size, name)
}

// ReadWithin is Read within these limits, in which the dataset is read too that the workbook is held
// against.
func ReadWithin(limits dataset.Limits, r io.ReaderAt, size int64, name string) (*Workbook, error) {
	a, err := open(r, size, limits)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	b, err := a.book()
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	w := &Workbook{Name: name, limits: limits, Title: b.title, language: b.language, tables: make([][]row, len(dataset.Tables)), byID: make([]map[string]int, len(dataset.Tables))}
	rd := &reader{w: w, b: b}
	if err := rd.all(); err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	if len(rd.structure) > 0 {
		return nil, rd.structure
	}
	return w, nil
}

// A reader fills a workbook from its sheets.
type reader struct {
	w         *Workbook
	b         *book
	structure dataset.Problems
}

// mostProblems is how many are told. Somebody who mends a sheet does not read more at a time.
const mostProblems = 1000

// all reads the sheet of origin and the tables.
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
	if s := rd.b.sheet(xlsx.OriginSheet); s != nil {
		if err := rd.origin(s); err != nil {
			return err
		}
	} else if rd.published() {
		return fmt.Errorf("want the workbook for editors, got the one for publication: it has codes in words, and does not say which rows it was made from")
	}
	for i := range dataset.Tables {
		if err := rd.table(i); err != nil {
			return err
		}
		rd.copies(&dataset.Tables[i])
	}
	return rd.derived()
}

// copies tells of sheets that are named as spreadsheet programs name the copy of a table: what was
// changed there is not read.
func (rd *reader) copies(t *dataset.Table) {
	for _, s := range rd.b.sheets {
		name := strings.ToLower(s.name)
		if strings.HasPrefix(name, t.Name+" ") || strings.HasSuffix(name, " "+t.Name) {
			rd.warn(s.name, "", "sheet", "passed over this sheet; the table is read from "+quote(t.Name))
		}
	}
}

// names are the names of sheets, the first few of them.
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

// mostParts is more sheets than a table has: figures_2024 is a sheet of the editor's own.
const mostParts = 1000

// parts are the sheets of a table: its own, and those in which a long one continues, figures_2 and on.
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

// published tells whether a sheet is that of the workbook for publication: a title above the table, and
// headers in words.
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

// quote is the start of a text in quotes, as messages give it.
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
