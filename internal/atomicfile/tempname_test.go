package atomicfile

import (
	"testing"
)

func TestIsTemporary(t *testing.T) {
	for name, want := range map[string]bool{
		".a.csv.onrecord-12-0123456789abcdef.tmp": true,
		".a.csv.onrecord-12-0123456789abcdeg.tmp": false,
		".a.csv.onrecord-12-0123456789abcdef.new": false,
		"a.csv.onrecord-12-0123456789abcdef.tmp":  false,
		".onrecord-12-0123456789abcdef.tmp":       false,
		"":                                        false,
	} {
		if got := IsTemporary(name); got != want {
			t.Errorf("%s: got %v, want %v", name, got, want)
		}
	}
}
