package xlsx

import (
	"os"
	"path/filepath"
	"testing"

	"onrecord/dataset"
	"onrecord/internal/testkit/office"
)

// ruled returns the small dataset with claims for the rules that it does not meet: a range without any number,
// claims that agree on less than they state, and sums of which an end is certain, unknown or too large.
func ruled(t testing.TB) *dataset.Dataset {
	t.Helper()
	return load(t, map[string]string{
		"events.csv": tables["events.csv"] + "flight-3,flight,Third flight,US,IR\nflight-4,flight,Fourth flight,US,IR\nyear,period,The year,US,IR\n",
		"figures.csv": tables["figures.csv"] +
			"dozens,flight-3,aboard,unstated,,,,official,,note,,dozens,,,,\n" +
			"plan-near,flight-3,planned,about,999999999999000,,,agency,,note,,about that,,,,\n" +
			"plan-least,flight-3,planned,at_least,999999999999000,,,official,,note,,at least that,,,,\n" +
			"number,year,removed,exact,27,,,official,,note,,27,,,,\n" +
			"agrees,year,removed,more_than,24,,,agency,,note,,more than 24,,,,\n" +
			"wider,year,planned,between,20,90,,agency,,note,,20 to 90,,,,\n" +
			"over,year,planned,more_than,30,,,official,,note,,more than 30,said,,,\n" +
			"under,year,planned,fewer_than,70,,,official,,note,,fewer than 70,,,,\n" +
			"at-most,flight-4,deported,up_to,30,,,agency,,note,,up to 30,,,,\n" +
			"huge,flight-4,aboard,more_than,999999999999998,,,agency,,note,,more than that,,,,\n",
		"comparisons.csv": tables["comparisons.csv"] +
			"some,A part without a number,\"exact,dozens\",up-to,\n" +
			"no-lows,Parts without a low,\"fewer,at-most\",thousand,\n" +
			"numberless,Parts without any number,dozens,thousand,\n" +
			"too-large,A sum that is too large,\"exact,huge\",wider,\n" +
			"seats,Aboard of the plan,exact,planned,\n" +
			"near,About of about,about,plan-near,\n",
	})
}

// edits are what an editor changes in the tables. Cells are named by sheet, id and column.
const edits = `
  cell("figures", "agrees", "value").Value = 26
  cell("figures", "over", "statement").String = "other"
  cell("figures", "about", "value").Value = 100
  cell("figures", "thousand", "value").Value = 2408
  cell("comparisons", "one", "counts_towards").String = "yes"
  cell("figures", "least", "qualifier").String = "exact"
  book.calculateAll()
`

// TestCorrected: after an editor's corrections, what a formula can say follows them, and what it cannot say is no
// longer said, even where the ends of a range or a ratio have remained the same.
func TestCorrected(t *testing.T) {
	t.Parallel()
	soffice := office.Need(t)
	dir := t.TempDir()
	workbook, corrected := filepath.Join(dir, "exported.xlsx"), filepath.Join(dir, "corrected.xlsx")
	d := ruled(t)
	if err := os.WriteFile(workbook, made(t, d, editors), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := office.Edit(soffice, workbook, edits, corrected); err != nil {
		t.Fatal(err)
	}
	back, err := os.ReadFile(corrected)
	if err != nil {
		t.Fatal(err)
	}
	b, err := newBook(d, editors)
	if err != nil {
		t.Fatal(err)
	}
	defer b.f.Close()
	r := recalculated{t, b, opened(t, back)}
	ranges, numbers := r.rows("ranges"), r.rows("numbers")
	changed, changedRange := b.say("changed"), b.say("changed_range")
	for _, want := range []struct{ id, column, value string }{
		{"year.observed", "stated_low", "26"}, {"year.observed", "low", ""}, {"year.observed", "in_words", changedRange}, {"year.observed", "numbers", ""},
		{"year.planned", "stated_low", "20"}, {"year.planned", "high", ""}, {"year.planned", "in_words", changedRange}, // who stated a number
		{"flight-2.observed", "stated_low", "20"}, {"flight-2.observed", "in_words", changedRange}, {"flight-2.observed", "open", ""},
		{"flight-1.planned", "low", "20"}, {"flight-1.planned", "in_words", "20"}, {"flight-1.planned", "contested", "no"},
		{"flight-3.observed", "stated_low", ""}, {"flight-3.observed", "in_words", "no number given"},
	} {
		r.check(ranges[want.id], want.id, want.column, want.value)
	}
	for _, want := range []struct{ id, column, value string }{
		{"rough.share", "low", "0.041528239202657807"}, {"rough.share", "in_words", changed}, // 100 of 2,408 is what 50 of 1,204 is
		{"one.difference", "in_words", "up to 345"}, {"one.difference", "sentence", changed},
		{"one.share", "in_words", "at least 13.7%"}, {"one.share", "sentence", "55 is at least 13.7% of a total of up to 400."},
	} {
		r.check(numbers[want.id], want.id, want.column, want.value)
	}
}
