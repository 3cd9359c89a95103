package read_test

import (
	"bytes"
	"fmt"
	"os"

	"onrecord/dataset/merge"
	"onrecord/export/terminal"
	"onrecord/export/xlsx"
	"onrecord/export/xlsx/read"
)

// An empty workbook makes an empty dataset.
func Example() {
	var workbook bytes.Buffer
	if err := xlsx.WriteEmpty(&workbook, "Flights", "en"); err != nil {
		fmt.Println(err)
		return
	}
	edited, err := read.Read(bytes.NewReader(workbook.Bytes()), int64(workbook.Len()), "flights.xlsx")
	if err != nil {
		fmt.Println(err)
		return
	}
	review, err := edited.Into("flights", merge.Neither)
	if err != nil {
		fmt.Println(err)
		return
	}
	terminal.Import(os.Stdout, review)
	// Output:
	// flights.xlsx compared with flights
	// flights contains no dataset yet; a new one will be created.
	//
	// No changes.
	//
	// Will be written: flights/sources.csv, flights/actors.csv, flights/events.csv, flights/figures.csv, flights/dates.csv, flights/responses.csv, flights/comparisons.csv
}
