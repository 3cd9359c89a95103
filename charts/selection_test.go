package charts

import (
	"bytes"
	"strings"
	"testing"

	"onrecord/dataset"
	"onrecord/internal/testkit/fixture"
)

func partOf(t testing.TB, d *dataset.Dataset, s dataset.Selection) *dataset.Dataset {
	t.Helper()
	part, err := d.Select(s)
	if err != nil {
		t.Fatal(err)
	}
	return part
}

// Every chart of a selection says so on its page, whether it can be drawn or not and whatever its other words are
// replaced by; of a whole dataset none does.
func TestChartsOfASelectionSaySo(t *testing.T) {
	d := fixture.BuiltIn(t)
	part := partOf(t, d, dataset.Selection{Events: []string{"flight-2"}})
	for _, c := range All {
		v := c.Build(part)
		if v.Selection != part.SelectionWords() || !strings.Contains(v.Described(), v.Selection) {
			t.Errorf("%s: got %q, want %q", c.Name, v.Selection, part.SelectionWords())
		}
		v.Headline, v.Subtitle, v.Notes = "A title", "", nil
		if page := pageOf(t, part, v); !strings.Contains(page, `<p class="selection">`+v.Selection+"</p>") {
			t.Errorf("%s: the page does not say what was selected", c.Name)
		}
		if !v.Fits() && (strings.Contains(v.Unfit, "This dataset") || !strings.Contains(v.Unfit, "selection")) {
			t.Errorf("%s: %q speaks for the whole dataset", c.Name, v.Unfit)
		}
		if page := pageOf(t, d, c.Build(d)); strings.Contains(page, `class="selection"`) {
			t.Errorf("%s: the page of the whole dataset speaks of a selection", c.Name)
		}
	}
	var b bytes.Buffer
	if err := Index(&b, part, nil, Options{}); err != nil || !strings.Contains(b.String(), `<p class="selection">`+part.SelectionWords()) {
		t.Errorf("the index does not say what was selected (%v)", err)
	}
}

func pageOf(t testing.TB, d *dataset.Dataset, v *View) string {
	t.Helper()
	var b bytes.Buffer
	if err := Page(&b, d, v, Options{}); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// A selection without a comparison says how many the whole has.
func TestNoComparisonInASelection(t *testing.T) {
	d := fixture.BuiltIn(t)
	v := comparison.Build(partOf(t, d, dataset.Selection{Events: []string{"flight-2"}}))
	want := "This selection has no comparison with all of its claims, so this chart cannot be drawn. The whole dataset has 2 comparisons."
	if v.Unfit != want {
		t.Errorf("got %q, want %q", v.Unfit, want)
	}
}

// Who was asked and did not confirm is in the headline only where no confirmation can have been left out.
func TestConfirmationsThatWereLeftOut(t *testing.T) {
	d := fixture.BuiltIn(t)
	confirm := "asked to confirm"
	if v := whoSays.Build(partOf(t, d, dataset.Selection{Events: []string{"flight-2"}})); !strings.Contains(v.Headline, confirm) {
		t.Errorf("got %q for all there is on a flight, want whether it was confirmed", v.Headline)
	}
	part := partOf(t, d, dataset.Selection{Events: []string{"flight-2"}, Groups: []string{dataset.Groups[0].Name}})
	if len(part.Responses) == 0 {
		t.Fatal("want a part with responses")
	}
	if v := whoSays.Build(part); strings.Contains(v.Headline, confirm) {
		t.Errorf("got %q for some claims on a flight, want nothing of who confirmed it", v.Headline)
	}
}

// What is to be pasted says that it is of a selection.
func TestQuoteOfASelection(t *testing.T) {
	part := partOf(t, fixture.BuiltIn(t), dataset.Selection{Events: []string{"flight-3"}})
	v := totals.Build(part)
	if page := pageOf(t, part, v); v.Quote == "" || !strings.Contains(page, `<span class="copy">`+v.Quote+" ("+part.SelectionWords()+")</span>") {
		t.Errorf("the sentence for a story, %q, is not followed by what was selected", v.Quote)
	}
}
