package dataset_test

import (
	"testing"

	"onrecord/dataset"
)

func TestPackageName(t *testing.T) {
	for in, want := range map[string]string{"flights": "flights", "../Ärger  2": "rger-2", "پرواز": "onrecord-dataset", ".": "onrecord-dataset"} {
		if got := dataset.PackageName(in); got != want {
			t.Errorf("PackageName(%q): got %q, want %q", in, got, want)
		}
	}
}
