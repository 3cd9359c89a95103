package read

import (
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"onrecord/dataset"
	"onrecord/dataset/merge"
	"onrecord/export/xlsx/internal/origin"
)

// later are the columns that the tables have gained since a workbook was made, by table.
var later = map[string]string{"events": "part_of", "comparisons": "counts_towards"}

// earlierHash is what the program said of the small dataset before it had these columns.
const earlierHash = "96d2ab2fae59c8a374fe91387fa6a6d2cfaa3297a04b22a0ddcee8504550cd60"

// earlier returns the workbook of the small dataset as it was then.
func earlier(t *testing.T, dir string) *editor {
	t.Helper()
	e := edit(t, exported(t, load(t, dir)))
	for sheet, name := range later {
		col, _, ok := strings.Cut(e.cell(sheet, "id", name), "1")
		if !ok {
			t.Fatal("no column " + name)
		}
		e.must(e.f.RemoveCol(sheet, col))
	}
	rows, err := e.f.GetRows(origin.Sheet)
	e.must(err)
	for n, r := range rows {
		at := func(col int, text string) {
			ref, err := excelize.CoordinatesToCellName(col+1, n+1)
			e.must(err)
			e.must(e.f.SetCellStr(origin.Sheet, ref, text))
		}
		if r[0] == "dataset" {
			at(2, earlierHash)
		}
		table, ok := dataset.TableNamed(r[0])
		if !ok || later[r[0]] == "" {
			continue
		}
		from := table.Column(later[r[0]]) * origin.DigestLen
		at(2, r[2][:from]+r[2][from+origin.DigestLen:])
		if len(r) > 3 && r[3] != "" {
			at(3, strings.Join(slices.DeleteFunc(strings.Fields(r[3]), func(name string) bool { return name == later[r[0]] }), " "))
		}
	}
	return e
}

// TestEarlier: a workbook from before the tables had some of their columns says what it said then, and nothing of
// those columns.
func TestEarlier(t *testing.T) {
	dir := folder(t, nil)
	e := earlier(t, dir)
	im := into(t, e.saved(), dir, merge.Neither)
	if len(im.Changes)+len(im.Conflicts)+len(im.Problems)+len(im.Warnings) > 0 || im.Moved {
		t.Errorf("want no change, got, moved %t:\n%s", im.Moved, report(t, im))
	}
	e.set("events", "flight-2", "title", "The second flight").remove("comparisons", "two")
	im = into(t, e.saved(), dir, merge.Neither)
	if len(im.Changes) != 2 || len(im.Conflicts)+len(im.Problems)+len(im.Warnings) > 0 {
		t.Errorf("want two changes, got\n%s", report(t, im))
	}
}

// TestEarlierKeeps: what the dataset has been given in the new columns stays, and keeps a row from being removed in
// silence.
func TestEarlierKeeps(t *testing.T) {
	dir := folder(t, nil)
	e := earlier(t, dir)
	replaced(t, dir, "comparisons.csv", "whole,note\n", "whole,counts_towards,note\n")
	replaced(t, dir, "comparisons.csv", "up-to,=1+1", "up-to,yes,=1+1")
	replaced(t, dir, "comparisons.csv", "up-to,\n", "up-to,no,\n")
	im := into(t, e.saved(), dir, merge.Neither)
	if len(im.Changes)+len(im.Conflicts)+len(im.Problems)+len(im.Warnings) > 0 || !im.Moved {
		t.Errorf("want no change of a dataset that has moved, got, moved %t:\n%s", im.Moved, report(t, im))
	}
	e.remove("comparisons", "two")
	if im = into(t, e.saved(), dir, merge.Neither); len(im.Conflicts) != 1 {
		t.Errorf("want a conflict, got\n%s", report(t, im))
	}
}
