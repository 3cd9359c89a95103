package edtf_test

import (
	"fmt"

	"onrecord/dataset/edtf"
)

func Example() {
	for _, text := range []string{"2025-12-08", "2025-09-30~", "[..2025-10-02]", "XXXX-09", "30.9.2025"} {
		date, err := edtf.Parse(text)
		if err != nil {
			fmt.Println(err)
			continue
		}
		fmt.Printf("%s (%s)", date, date.Precision())
		if day, ok := date.Earliest(); ok {
			fmt.Printf(", from %s", day)
		}
		if day, ok := date.Latest(); ok {
			fmt.Printf(", by %s", day)
		}
		fmt.Println()
	}
	// Output:
	// 2025-12-08 (day), from 2025-12-08, by 2025-12-08
	// 2025-09-30~ (day), from 2025-09-29, by 2025-10-01
	// [..2025-10-02] (one of), by 2025-10-02
	// XXXX-09 (month)
	// want a date such as 2025-12-08, 2025-09, 2025-09-30~ or 2025-10-01/2025-10-31, got "30.9.2025": the year comes first, in four digits, then the month
}

// A date in words is made from its parts, in any language.
func ExampleDate_Parts() {
	date, err := edtf.Parse("XXXX-09")
	if err != nil {
		fmt.Println(err)
		return
	}
	months := map[int]string{9: "septembre"}
	part := date.Parts().Start
	fmt.Printf("en %s, année connue : %v\n", months[part.Month], part.YearKnown)
	// Output: en septembre, année connue : false
}

func ExampleDate_Within() {
	from, _ := edtf.DayOf(2025, 10, 1)
	for _, text := range []string{"2025-12-08", "2025-09-30", "[2025-09-30..2025-10-01]", ""} {
		date, err := edtf.Parse(text)
		if err != nil {
			fmt.Println(err)
			return
		}
		fmt.Printf("%q %s fall on or after %s\n", date, date.Within(from, edtf.LastDay), from)
	}
	// Output:
	// "2025-12-08" must fall on or after 2025-10-01
	// "2025-09-30" cannot fall on or after 2025-10-01
	// "[2025-09-30..2025-10-01]" can fall on or after 2025-10-01
	// "" can fall on or after 2025-10-01
}
