package back_test

import (
	"bytes"
	"fmt"
	"os"

	"onrecord/export/back"
)

// An empty workbook, as somebody may send it back, makes an empty dataset.
func Example() {
	var workbook bytes.Buffer
	if err := back.New(&workbook, "Flights", "en"); err != nil {
		fmt.Println(err)
		return
	}
	w, err := back.Read(bytes.NewReader(workbook.Bytes()), int64(workbook.Len()), "flights.xlsx")
	if err != nil {
		fmt.Println(err)
		return
	}
	change, err := w.Into("flights", back.Neither)
	if err != nil {
		fmt.Println(err)
		return
	}
	change.WriteText(os.Stdout)
	// Output:
	// flights.xlsx, held against flights
	// flights holds no dataset yet: it gets a new one.
	//
	// Nothing changes.
	//
	// To be written: flights/datapackage.json, flights/sources.csv, flights/actors.csv, flights/events.csv, flights/figures.csv, flights/dates.csv, flights/responses.csv, flights/comparisons.csv
}
