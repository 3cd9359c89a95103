// Package xlsx shows a dataset as an Excel workbook: for editors, who check, filter and correct it, and
// for publication, by the accessibility checklist of the UK Government Analysis Function.
//
// Excelize makes the parts of the package and what ties them together. The rows, the comments, the
// tables and the charts are written here, straight into the zip, so that memory stays bounded, the same
// dataset gives the same bytes, and nothing in the data can become a formula. It follows ECMA-376,
// fifth edition, transitional.
//
// It knows nothing of files and flags, and nothing of the way back into a dataset except what a reader
// of the workbook needs: which is in internal/origin.
package xlsx

import (
	"io"

	"onrecord/dataset"
	"onrecord/export/xlsx/internal/origin"
)

// OriginSheet is the name of the hidden sheet of the workbook for editors.
const OriginSheet = origin.Sheet

// Unguard removes the apostrophe that the workbook puts before text that looks like a formula.
func Unguard(s string) string { return origin.Unguard(s) }

// RowLimit is how many rows a sheet of Excel has. A table with more continues on a further sheet.
const RowLimit = 1_048_576

// rowLimit is RowLimit; tests lower it.
var rowLimit = RowLimit

// liveRows is the maximum number of claims whose ends and standing are formulas and that carry a comment.
// In a larger table they are values: a sheet that looks up each of a hundred thousand rows in all others
// takes minutes to calculate.
var liveRows = 10_000

// Write writes the workbook for editors. Text that a cell cannot hold is an error that names the cell.
func Write(w io.Writer, d *dataset.Dataset) error { return write(w, d, editors) }

// WriteEmpty writes a workbook for editors without rows, to be filled in and imported into a new folder.
// The title and the language are the new dataset's; both may be empty.
func WriteEmpty(w io.Writer, title, language string) error {
	return Write(w, &dataset.Dataset{Package: dataset.Package{Title: title, Language: language}})
}

// WritePublish writes the workbook for publication.
func WritePublish(w io.Writer, d *dataset.Dataset) error { return write(w, d, publication) }

// An edition is what the two workbooks differ in.
type edition struct {
	font          string
	size          float64
	marks         bool   // fills, conditional marks, frozen header, filters, comments, headers and footers
	words         bool   // codes, countries and headers written out, and a title above each table
	unknown       string // shown for what is unknown
	notApplicable string // shown for what does not apply
	topOfPage     int    // rows above the header of a table
}

var (
	editors     = edition{font: "Arial", size: 10, marks: true}
	publication = edition{font: "Arial", size: 12, words: true, unknown: "[x]", notApplicable: "[z]", topOfPage: 3}
	plain       = edition{font: "Arial", size: 11, marks: true} // of one table, see WritePlain
)

func write(w io.Writer, d *dataset.Dataset, e edition) error {
	b, err := newBook(d, e)
	if err != nil {
		return err
	}
	defer b.f.Close()
	if err := b.build(); err != nil {
		return err
	}
	return b.save(w)
}
