package export

import (
	"io"
	"strings"
	"testing"

	"onrecord/internal/testkit/fixture"
)

func TestNoFormula(t *testing.T) {
	for text, want := range map[string]string{
		"":                        "",
		"up to 400":               "up to 400",
		"on-the-record":           "on-the-record",
		"=1+1":                    "'=1+1",
		" \u200b=1":               " \u200b'=1",
		"\t-5":                    "\t'-5",
		"'=1":                     "''=1",
		"'tis so":                 "''tis so",
		"@SUM(A1)":                "'@SUM(A1)",
		"＝1":                      "'＝1",
		"x;=cmd|' /C calc'!A0":    "x;'=cmd|' /C calc'!A0",
		"two\n+lines":             "two\n'+lines",
		"he said \"=1\", or so":   "he said \"'=1\", or so",
		"a = b, c":                "a = b, c",
		"\u202e=1":                "\u202e'=1",
		"https://example.org/?=@": "https://example.org/?=@",
	} {
		if got := noFormula(text); got != want {
			t.Errorf("%q: got %q, want %q", text, got, want)
		}
	}
}

func TestExcelCSV(t *testing.T) {
	d := smallWith(t, "actors.csv", `dde,"=cmd|' /C calc'!A0","said ""so""",,`)
	table, _ := TableNamed("actors")
	got := string(fixture.Written(t, func(w io.Writer) error { return writeExcelCSV(w, d, table) }))
	if !strings.HasPrefix(got, "\ufeff\"id\",\"name\",\"role\",\"organisation\",\"country\"\r\n\"") {
		t.Errorf("got %.60q, want a byte order mark, a header in quotes and CRLF", got)
	}
	if want := "\r\n\"dde\",\"'=cmd|' /C calc'!A0\",\"said \"\"so\"\"\",\"\",\"\"\r\n"; !strings.HasSuffix(got, want) {
		t.Errorf("got %q, want it to end %q", got, want)
	}
}

// A number is no formula: what is negative, such as how far a part exceeds its whole, can be added up.
func TestExcelCSVKeepsNegativeNumbers(t *testing.T) {
	d := smallWith(t, "comparisons.csv", "over,More than all,both-are-more,a-exact,", "figures.csv", "both-are-more,flight-b,deported,exact,80,,,minister,,paper,,,,,,,-5 of them")
	for table, want := range map[string]string{"comparisons_derived": `"exact","false","-30","-30","1","-30",`, "figures": `"'-5 of them"`} {
		table, _ := TableNamed(table)
		got := string(fixture.Written(t, func(w io.Writer) error { return writeExcelCSV(w, d, table) }))
		if !strings.Contains(got, want) {
			t.Errorf("%s: got %s, want it to hold %s", table.Name, got, want)
		}
	}
}
