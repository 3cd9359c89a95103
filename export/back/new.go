package back

import (
	"io"

	"onrecord/dataset"
	"onrecord/export/xlsx"
)

// New writes an empty workbook with the dropdowns, to be filled in and imported into a new folder. The
// title and the language are the new dataset's; both may be empty.
func New(w io.Writer, title, language string) error {
	return xlsx.Write(w, &dataset.Dataset{Package: dataset.Package{Title: title, Language: language}})
}
