package sections

import (
	"testing"

	"onrecord/dataset"
	"onrecord/internal/testkit/fixture"
)

// A range of which no claim counts says so itself; the reason that a claim gives no number would be untrue.
func TestRangeWithoutACountedClaim(t *testing.T) {
	d, err := fixture.BuiltIn(t).Select(dataset.Selection{Events: []string{"flight-1"}, Speakers: []string{"herischi"}})
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range Of(d) {
		if s.ID != "_ranges" {
			continue
		}
		for row := range s.Rows {
			if got, reason := row.Cells[2][0].Text, row.Cells[3]; got != "no number that counts in this selection (up to 220, which may include other people)" || reason != nil {
				t.Errorf("got range %q and reason %v, want the number that does not count and no reason", got, reason)
			}
			return
		}
	}
	t.Error("got no range")
}
