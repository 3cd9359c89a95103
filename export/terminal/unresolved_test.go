package terminal

import (
	"strings"
	"testing"

	"onrecord/dataset"
	"onrecord/dataset/edtf"
)

// What cannot all be right is what charts and the dating of events take for that.
func TestConflict(t *testing.T) {
	for dates, want := range map[string]bool{
		"2025-09 2025-09-29":                 false,
		"2025-09 2025-10":                    true,
		"2025-09-29 2025-09-30~":             false,
		"[2025-09-29,2025-10-02] 2025-09-30": true,
		"XXXX-09 2025-10":                    true,
	} {
		var list []*dataset.Date
		for _, text := range strings.Fields(dates) {
			date, err := edtf.Parse(text)
			if err != nil {
				t.Fatal(err)
			}
			list = append(list, &dataset.Date{Event: "e", Milestone: "departed", Date: date})
		}
		if got := conflict(list); got != want {
			t.Errorf("%s: got %v, want %v", dates, got, want)
		}
	}
}
