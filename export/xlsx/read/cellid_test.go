package read

import (
	"bytes"
	"strings"
	"testing"

	"onrecord/dataset"
	"onrecord/export/xlsx"
	"onrecord/internal/testkit/fixture"
)

func TestRowID(t *testing.T) {
	d := fixture.BuiltIn(t)
	var b bytes.Buffer
	if err := xlsx.Write(&b, d); err != nil {
		t.Fatal(err)
	}
	id := func(cell string) (string, error) {
		return RowID(dataset.DefaultLimits, bytes.NewReader(b.Bytes()), int64(b.Len()), "w.xlsx", cell)
	}
	for cell, want := range map[string]string{
		"figures!A2":     d.Figures[0].ID,
		"'figures'!E3":   d.Figures[1].ID,
		"comparisons!B2": d.Comparisons[0].ID,
		"numbers!D3":     "second-flight.share",
	} {
		if got, err := id(cell); err != nil || got != want {
			t.Errorf("%s: got %q, %v; want %q", cell, got, err, want)
		}
	}
	for cell, want := range map[string]string{
		"figures":        "want a cell such as",
		"figures!":       "want a cell such as",
		"figures!A1":     "want a cell in a row with an id",
		"figures!A99999": "want a cell in a row with an id",
		"figure!A2":      "want one of the sheets",
	} {
		if got, err := id(cell); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: got %q, %v; want an error with %q", cell, got, err, want)
		}
	}
}
