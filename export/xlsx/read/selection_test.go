package read

import (
	"strconv"
	"testing"

	"onrecord/dataset"
	"onrecord/dataset/merge"
)

// partOf is a selection of the small dataset in a folder.
func partOf(t testing.TB, dir string, s dataset.Selection) *dataset.Dataset {
	t.Helper()
	d, err := load(t, dir).Select(s)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// TestWorkbookOfASelection: rows that a workbook never had are not taken for rows that somebody deleted, its edits
// are, and so is a row that was deleted from it.
func TestWorkbookOfASelection(t *testing.T) {
	dir := folder(t, nil)
	some := partOf(t, dir, dataset.Selection{Events: []string{"flight-1", "plan"}})
	if load(t, dir).Figure("other") == nil || some.Figure("other") != nil {
		t.Fatal("want a part without the claim other")
	}
	im := into(t, exported(t, some), dir, merge.Neither)
	if len(im.Changes)+len(im.Conflicts)+len(im.Problems)+len(im.Warnings) > 0 || im.Moved {
		t.Errorf("got %s\nwant nothing", text(t, im))
	}
	if im.Selection == nil || im.Selection.Words != some.SelectionWords() {
		t.Errorf("got the selection %+v, want %q", im.Selection, some.SelectionWords())
	}
	e := edit(t, exported(t, some))
	e.set("figures", "exact", "value", 57).remove("figures", "about")
	im = into(t, e.saved(), dir, merge.Neither)
	write(t, im)
	now := load(t, dir)
	if len(im.Changes) != 2 || now.Figure("exact").Value.N != 57 || now.Figure("about") != nil || now.Figure("other") == nil {
		t.Errorf("got %s\nwant one claim changed, one gone, and the claim that was never in the workbook still there", text(t, im))
	}
}

// TestAddedToASelection: a new row whose id a row has that was left out is a conflict, and overwrites nothing.
func TestAddedToASelection(t *testing.T) {
	dir := folder(t, nil)
	e := edit(t, exported(t, partOf(t, dir, dataset.Selection{Events: []string{"flight-1"}})))
	e.append("figures", "id", "other", "event", "flight-1", "measure", "aboard", "qualifier", "exact", "value", 9, "speaker", "agency", "source", "report")
	im := into(t, e.saved(), dir, merge.Neither)
	if len(im.Conflicts) == 0 || im.Blocked() == nil {
		t.Errorf("got %s\nwant a conflict: the dataset has another claim of this name", text(t, im))
	}
}

// TestSelectionThatMoved: only a change to what the workbook holds is a change of the dataset since.
func TestSelectionThatMoved(t *testing.T) {
	for _, c := range []struct {
		old, new string
		moved    bool
	}{
		{"other,flight-2,aboard,exact,54", "other,flight-2,aboard,exact,53", false},
		{"exact,flight-1,aboard,exact,55", "exact,flight-1,aboard,exact,56", true},
	} {
		dir := folder(t, nil)
		workbook := exported(t, partOf(t, dir, dataset.Selection{Events: []string{"flight-1"}}))
		replaced(t, dir, "figures.csv", c.old, c.new)
		if im := into(t, workbook, dir, merge.Neither); im.Moved != c.moved || len(im.Changes) > 0 {
			t.Errorf("after %q: moved %t and %d changes, want %t and none", c.new, im.Moved, len(im.Changes), c.moved)
		}
	}
}

// TestNewFromASelection: a new dataset from the workbook of a part is still a part, whatever its words are.
func TestNewFromASelection(t *testing.T) {
	dir := folder(t, nil)
	some := partOf(t, dir, dataset.Selection{Events: []string{"flight-1"}})
	im := into(t, exported(t, some), dir+"-new", merge.Neither)
	if im.After == nil || im.After.SelectionWords() != some.SelectionWords() {
		t.Errorf("got %s\nwant a dataset that says %q", text(t, im), some.SelectionWords())
	}
}

// TestSelectionOfVeryManyIDs: what does not fit into a cell is said without the ids.
func TestSelectionOfVeryManyIDs(t *testing.T) {
	dir := folder(t, nil)
	some := partOf(t, dir, dataset.Selection{Events: []string{"flight-1"}})
	for i := range 9000 {
		some.Package.Selection.Flags.Events = append(some.Package.Selection.Flags.Events, strconv.Itoa(i))
	}
	im := into(t, exported(t, some), dir, merge.Neither)
	if s := im.Selection; s == nil || s.Words != some.SelectionWords() || len(s.Flags.Events) != 0 || len(im.Changes) > 0 {
		t.Errorf("got %+v and %d changes, want the words alone, and no change", s, len(im.Changes))
	}
}
