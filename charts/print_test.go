package charts

import (
	"testing"

	"onrecord/charts/chromium"
)

// A chart with its words goes on one page of paper, in grey. A page of A4 is about 700 by 1,040 CSS pixels
// within its margins.
func TestPagesArePrintedOnOnePage(t *testing.T) {
	d := small(t)
	for _, name := range []string{"comparison", "people", "scenario", "totals"} {
		p := chromium.Open(t, page(t, d, name), chromium.View{Width: 700, Height: 1040, Print: true})
		if got := chromium.Eval[int](p, `Math.ceil(document.documentElement.getBoundingClientRect().height)`); got > 1040 {
			t.Errorf("%s: got %d pixels of height on paper, want at most 1040", name, got)
		}
		if got := chromium.Eval[string](p, `getComputedStyle(document.body).filter`); got != "grayscale(1)" {
			t.Errorf("%s: got the filter %q on paper, want grey", name, got)
		}
		p.Keep(name + "-print")
	}
}
