package read

import (
	"bytes"
	"errors"
	"fmt"
	"maps"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"onrecord/dataset"
	"onrecord/dataset/merge"
	"onrecord/export/xlsx"
	"onrecord/internal/testkit/golden"
)

// TestUnchanged: a workbook that nobody edited changes nothing, byte for byte.
func TestUnchanged(t *testing.T) {
	dir := folder(t, nil)
	before := contents(t, dir)
	im := into(t, exported(t, load(t, dir)), dir, merge.Neither)
	if len(im.Changes)+len(im.Conflicts)+len(im.Problems)+len(im.Warnings) > 0 || im.Moved || im.New || im.Version != "1.2.3" {
		t.Errorf("got %s\nwant nothing", text(t, im))
	}
	write(t, im)
	if after := contents(t, dir); !maps.Equal(before, after) {
		t.Errorf("got files %q\nwant %q", after, before)
	}
}

// TestEdits: an editor's changes are reported cell by cell, and writing touches only those cells.
func TestEdits(t *testing.T) {
	dir := folder(t, nil)
	e := edit(t, exported(t, load(t, dir)))
	e.set("figures", "exact", "value", "۵۷").set("figures", "exact", "wording", `57, "exactly"`)
	e.set("figures", "other", "said", "2025-12-09").set("figures", "about", "note", nil)
	e.set("actors", "official", "name", "The official").set("actors", "agency", "organisation", "'-minus")
	e.append("actors", "id", "desk", "name", "A desk", "country", "US", "role", "=not a formula")
	e.append("figures", "id", "new", "event", "flight-1", "measure", "deported", "qualifier", "between", "value", 10, "value_to", "20", "speaker", "desk", "source", "note")
	e.set("dates", "year", "id", "the-year").remove("comparisons", "two")
	e.must(e.f.AddComment("figures", excelize.Comment{Cell: e.cell("figures", "about", "value"), Author: "An editor", Text: "Is this\nright?"}))
	e.must(e.f.AddComment("actors", excelize.Comment{Cell: "B2", Author: "tc={1}", Text: "[Threaded comment]\n\nYour version of Excel ...\n\nComment:\n    Who is this?"}))
	e.remove("dates", "left")
	im := into(t, e.saved(), dir, merge.Neither)
	golden.Check(t, "testdata/edits.txt", text(t, im))
	var b strings.Builder
	if err := im.WriteJSON(&b); err != nil {
		t.Fatal(err)
	}
	golden.Check(t, "testdata/edits.json", strings.ReplaceAll(b.String(), dir, "DIR"))
	if got := contents(t, dir); !maps.Equal(got, tablesAt(nil)) {
		t.Errorf("written before Write: %q", got)
	}
	write(t, im)
	want := tablesAt(map[string][2]string{
		"figures.csv": {
			"exact,flight-1,aboard,exact,55,,official,report,2025-12-08,55 people,,A note.\n" +
				"other,flight-2,aboard,exact,54,,agency,note,2025-12~,\"54, they say\",,\n" +
				"about,flight-1,aboard,about,50,,agency,report,,about 50,,\"'quoted'\"\n",
			"exact,flight-1,aboard,exact,57,,official,report,2025-12-08,\"57, \"\"exactly\"\"\",,A note.\n" +
				"other,flight-2,aboard,exact,54,,agency,note,2025-12-09,\"54, they say\",,\n" +
				"about,flight-1,aboard,about,50,,agency,report,,about 50,,\n",
		},
		"actors.csv": {
			"official,\"An official\",official,\"Ministry, of a kind\",IR\r\nagency,An agency,agency,,\r\n",
			"official,\"The official\",official,\"Ministry, of a kind\",IR\r\nagency,An agency,agency,-minus,\r\ndesk,A desk,=not a formula,,US\r\n",
		},
		"dates.csv":       {"left,flight-1,departed,2025-12-07,official,report\nyear,", "the-year,"},
		"comparisons.csv": {"two,Two parts,\"exact, other\",up-to,\n", ""},
	})
	want["figures.csv"] += "new,flight-1,deported,between,10,20,desk,note,,,,\n"
	got := contents(t, dir)
	for name := range want {
		if got[name] != want[name] {
			t.Errorf("%s: got\n%s\nwant\n%s", name, got[name], want[name])
		}
	}
	if again := into(t, e.saved(), dir, merge.Neither); len(again.Changes)+len(again.Conflicts) > 0 {
		t.Errorf("imported a second time: got %s\nwant nothing", text(t, again))
	}
}

// TestTypedOver: a value typed over a formula is ignored, and reported with its cell, also on sheets that
// hold no table.
func TestTypedOver(t *testing.T) {
	dir := folder(t, nil)
	e := edit(t, exported(t, load(t, dir)))
	for _, at := range [][2]string{{"figures", e.cell("figures", "exact", "high")}, {"comparisons", e.cell("comparisons", "one", "share")},
		{"numbers", "E3"}, {"ranges", "E2"}, {"ranges", "L3"}, {"comparison_chart", "D2"}} {
		e.must(e.f.SetCellFormula(at[0], at[1], ""))
		e.must(e.f.SetCellInt(at[0], at[1], 99))
	}
	im := into(t, e.saved(), dir, merge.Neither)
	var got []string
	for _, w := range im.Warnings {
		got = append(got, w.File+" "+w.Field)
	}
	want := []string{"comparisons!I2 share", "figures!J2 high", "numbers!E3 low", "comparison_chart!D2 exact", "ranges!E2 low", "ranges!L3 in_words"}
	slices.Sort(got)
	slices.Sort(want)
	if len(im.Changes) > 0 || !slices.Equal(got, want) {
		t.Errorf("got %q and %d changes\nwant %q and none", got, len(im.Changes), want)
	}
}

// tablesAt returns the files of the small dataset, each with a text replaced.
func tablesAt(changes map[string][2]string) map[string]string {
	all := maps.Clone(tables)
	for name, c := range changes {
		all[name] = strings.Replace(all[name], c[0], c[1], 1)
	}
	return all
}

// TestSheetsAsTheyAreMet: columns moved, hidden and added, rows sorted and hidden, a title above the table,
// a date typed as a date.
func TestSheetsAsTheyAreMet(t *testing.T) {
	dir := folder(t, nil)
	e := edit(t, exported(t, load(t, dir)))
	e.set("figures", "exact", "value", 56)
	e.must(e.f.InsertRows("dates", 1, 2))
	e.must(e.f.SetCellStr("dates", "A1", "For the desk"))
	e.must(e.f.SetColVisible("figures", "B:D", false))
	e.must(e.f.SetRowVisible("figures", 3, false))
	e.must(e.f.InsertCols("events", "A", 1))
	e.must(e.f.SetCellStr("events", "A1", "Checked by"))
	e.must(e.f.SetCellStr("events", "A2", "me"))
	reverse(e, "actors")
	e.set("actors", "agency", "name", "The agency")
	shortDay, monthYear := "d/m/yy", "mmm-yy"
	day, err := e.f.NewStyle(&excelize.Style{CustomNumFmt: &shortDay})
	e.must(err)
	month, err := e.f.NewStyle(&excelize.Style{CustomNumFmt: &monthYear})
	e.must(err)
	for id, value := range map[string]struct{ n, style int }{"report": {46001, day}, "note": {45962, month}} {
		ref := e.cell("sources", id, "published")
		e.must(e.f.SetCellInt("sources", ref, int64(value.n)))
		e.must(e.f.SetCellStyle("sources", ref, ref, value.style))
	}
	ref := e.cell("figures", "other", "low")
	e.must(e.f.SetCellFormula("figures", ref, ""))
	e.must(e.f.SetCellInt("figures", ref, 3))
	im := into(t, e.saved(), dir, merge.Neither)
	golden.Check(t, "testdata/met.txt", text(t, im))
}

// reverse sorts the rows of a sheet the other way round, and moves its first column to the end.
func reverse(e *editor, sheet string) {
	rows, err := e.f.GetRows(sheet, excelize.Options{RawCellValue: true})
	e.must(err)
	width := len(rows[0])
	slices.Reverse(rows[1:])
	for n, r := range rows {
		for col := range width {
			text := ""
			if from := (col + 1) % width; from < len(r) {
				text = r[from]
			}
			ref, err := excelize.CoordinatesToCellName(col+1, n+1)
			e.must(err)
			e.must(e.f.SetCellStr(sheet, ref, text))
		}
	}
}

// TestContinued: a table on several sheets is one table.
func TestContinued(t *testing.T) {
	dir := folder(t, nil)
	e := edit(t, exported(t, load(t, dir)))
	_, err := e.f.NewSheet("figures_2")
	e.must(err)
	rows, err := e.f.GetRows("figures", excelize.Options{RawCellValue: true})
	e.must(err)
	for n, r := range [][]string{rows[0], rows[4]} {
		for col, text := range r {
			ref, _ := excelize.CoordinatesToCellName(col+1, n+1)
			e.must(e.f.SetCellStr("figures_2", ref, text))
		}
	}
	e.must(e.f.RemoveRow("figures", 5))
	e.set("figures_2", "up-to", "value", "401")
	im := into(t, e.saved(), dir, merge.Neither)
	if len(im.Changes) != 1 || im.Changes[0].ID != "up-to" || !strings.HasPrefix(im.Changes[0].At, "figures_2!A2") {
		t.Errorf("got %s\nwant up-to changed at figures_2!A2", text(t, im))
	}
	e.must(e.f.SetSheetName("figures_2", "figures_3"))
	if _, err := Read(bytes.NewReader(e.saved()), int64(len(e.saved())), "x"); err == nil || !strings.Contains(err.Error(), "without a gap") {
		t.Errorf("got %v, want an error about the gap", err)
	}
}

// TestConflicts: a cell that both sides changed is a conflict; one that a single side changed is not.
func TestConflicts(t *testing.T) {
	for _, prefer := range []merge.Side{merge.Neither, merge.Theirs, merge.Ours} {
		dir := folder(t, nil)
		e := edit(t, exported(t, load(t, dir)))
		e.set("figures", "exact", "value", 57)                                           // and the dataset its qualifier: one number
		e.set("figures", "exact", "note", "Theirs.").set("figures", "other", "value", 9) // the same in both
		e.set("actors", "agency", "role", "theirs").set("actors", "official", "role", "theirs")
		e.set("events", "plan", "title", "Theirs").remove("dates", "year").remove("comparisons", "two")
		e.append("actors", "id", "desk", "name", "Their desk")
		e.set("dates", "left", "date", "2025-12-09")
		replaced(t, dir, "figures.csv", "exact,flight-1,aboard,exact,55", "exact,flight-1,aboard,about,55")
		replaced(t, dir, "figures.csv", "aboard,exact,54,", "aboard,exact,9,")
		replaced(t, dir, "actors.csv", "An agency,agency,,", "An agency,ours,,")
		replaced(t, dir, "actors.csv", "An official\"", "Our official\"")
		replaced(t, dir, "actors.csv", "An agency,ours,,\r\n", "An agency,ours,,\r\ndesk,Our desk,,,\r\n")
		replaced(t, dir, "comparisons.csv", "two,Two parts,", "two,Ours,")
		replaced(t, dir, "dates.csv", "left,flight-1,departed,2025-12-07,official,report\n", "")
		im := into(t, e.saved(), dir, prefer)
		if !im.Moved {
			t.Error("want Moved: the dataset has changed")
		}
		name := "conflicts-" + string(prefer) + ".txt"
		if prefer == merge.Neither {
			name = "conflicts.txt"
			if err := im.Blocked(); !errors.Is(err, merge.ErrConflicts) {
				t.Errorf("got %v, want ErrConflicts", err)
			}
		} else {
			write(t, im)
		}
		after := ""
		for _, file := range []string{"actors.csv", "comparisons.csv", "dates.csv", "events.csv", "figures.csv"} {
			after += "-- " + file + "\n" + contents(t, dir)[file]
		}
		golden.Check(t, "testdata/"+name, text(t, im)+"\n"+strings.ReplaceAll(after, "\r", ""))
	}
}

// TestProblems: problems are reported at their cell, in the words of check, and block writing.
func TestProblems(t *testing.T) {
	dir := folder(t, nil)
	e := edit(t, exported(t, load(t, dir)))
	e.set("figures", "exact", "value", "1,204").set("figures", "other", "qualifier", "roughly").set("figures", "about", "speaker", "agenci")
	e.set("sources", "report", "published", "7/12/2025").set("sources", "note", "url", "javascript:alert(1)")
	e.set("events", "flight-1", "kind", nil).remove("actors", "official")
	e.append("actors", "name", "Nameless").append("actors", "id", "agency", "name", "Again").append("actors", "id", "note", "name", "An id of another table")
	ref := e.cell("dates", "year", "date")
	e.must(e.f.SetCellFormula("dates", ref, "1/0"))
	e.must(e.f.SetCellStr("events", e.cell("events", "plan", "title"), "x"))
	im := into(t, e.saved(), dir, merge.Neither)
	golden.Check(t, "testdata/problems.txt", text(t, im))
	var problems dataset.Problems
	if err := im.Blocked(); !errors.As(err, &problems) {
		t.Errorf("got %v, want the problems", err)
	}
}

// TestStructure: tables with a broken structure are refused.
func TestStructure(t *testing.T) {
	dir := folder(t, nil)
	e := edit(t, exported(t, load(t, dir)))
	e.must(e.f.DeleteSheet("dates"))
	e.must(e.f.SetCellStr("figures", "E1", "valeu"))
	e.must(e.f.SetCellStr("actors", "B1", "id"))
	for _, ref := range []string{"A1", "B1", "C1", "D1", "E1", "F1", "G1", "H1", "I1"} {
		e.must(e.f.SetCellStr("events", ref, ""))
	}
	b := e.saved()
	_, err := Read(bytes.NewReader(b), int64(len(b)), "edited.xlsx")
	var problems dataset.Problems
	if !errors.As(err, &problems) {
		t.Fatalf("got %v, want problems", err)
	}
	golden.Check(t, "testdata/structure.txt", problems.Error()+"\n")
}

// TestMissingColumn: the values of a column that an editor deleted stay.
func TestMissingColumn(t *testing.T) {
	dir := folder(t, nil)
	e := edit(t, exported(t, load(t, dir)))
	cols, err := e.f.GetRows("actors")
	e.must(err)
	at, _ := excelize.ColumnNumberToName(slices.Index(cols[0], "organisation") + 1)
	e.must(e.f.RemoveCol("actors", at))
	e.set("actors", "agency", "role", "wire")
	im := into(t, e.saved(), dir, merge.Neither)
	if len(im.Changes) != 1 || len(im.Changes[0].Fields) != 1 || len(im.Warnings) != 1 {
		t.Errorf("got %s\nwant one cell changed, and a word about the column", text(t, im))
	}
}

// TestOtherSheets: sheets of the editor's own are not part of a table, and a copy of a table's sheet is
// reported.
func TestOtherSheets(t *testing.T) {
	dir := folder(t, nil)
	e := edit(t, exported(t, load(t, dir)))
	for _, name := range []string{"figures_2024", "figures (2)", "Copy of actors", "my notes"} {
		_, err := e.f.NewSheet(name)
		e.must(err)
		e.must(e.f.SetSheetRow(name, "A1", &[]string{"id", "event", "name"}))
		e.must(e.f.SetSheetRow(name, "A2", &[]string{"x", "y", "z"}))
	}
	im := into(t, e.saved(), dir, merge.Neither)
	var told []string
	for _, p := range im.Warnings {
		told = append(told, p.File)
	}
	if want := []string{"Copy of actors", "figures (2)"}; !slices.Equal(told, want) || len(im.Changes) > 0 {
		t.Errorf("got a word on %q, want on %q\n%s", told, want, text(t, im))
	}
}

// TestTableThatWasNotThere: the first row of a table creates its file.
func TestTableThatWasNotThere(t *testing.T) {
	dir := folder(t, nil)
	e := edit(t, exported(t, load(t, dir)))
	e.append("responses", "id", "asked", "event", "plan", "actor", "agency", "response", "declined", "source", "note")
	im := into(t, e.saved(), dir, merge.Neither)
	write(t, im)
	want := "id,event,actor,response,date,source,wording,locator\nasked,plan,agency,declined,,note,,\n"
	if got := contents(t, dir)["responses.csv"]; got != want {
		t.Errorf("got %q\nwant %q", got, want)
	}
	if d := load(t, dir); len(d.Responses) != 1 {
		t.Errorf("got %d responses, want 1", len(d.Responses))
	}
}

// TestOtherDatasets: a workbook is not merged into an unrelated dataset.
func TestOtherDatasets(t *testing.T) {
	dir := folder(t, nil)
	workbook := exported(t, load(t, dir))
	other := t.TempDir()
	for name, text := range map[string]string{
		"sources.csv": "id,reading\ns,original\n", "actors.csv": "id,name\na,A\n", "events.csv": "id,kind,title\ne,flight,E\n", "figures.csv": "id,event,measure,qualifier,speaker,source\n",
	} {
		put(t, filepath.Join(other, name), text)
	}
	e := edit(t, workbook)
	e.must(e.f.SetSheetVisible("origin", true))
	e.must(e.f.DeleteSheet("origin"))
	file := filepath.Join(t.TempDir(), "file")
	put(t, file, "")
	for _, test := range []struct {
		name     string
		workbook []byte
		dir      string
		want     string
	}{
		{"another dataset", workbook, other, "made from another dataset"},
		{"no origin", e.saved(), dir, "does not say which rows"},
		{"a file", workbook, file, "want a folder of tables"},
	} {
		_, err := edited(t, test.workbook).Into(test.dir, merge.Neither)
		if err == nil || !strings.Contains(err.Error(), test.want) {
			t.Errorf("%s: got %v, want %q", test.name, err, test.want)
		}
	}
}

// TestNew: an empty workbook, filled in and imported into a folder that does not exist, is a dataset.
func TestNew(t *testing.T) {
	var b bytes.Buffer
	if err := xlsx.WriteEmpty(&b, "Flights", "en-GB"); err != nil {
		t.Fatal(err)
	}
	dir := filepath.Join(t.TempDir(), "My Data", "flights 2026")
	if im := into(t, b.Bytes(), dir, merge.Neither); len(im.Changes) > 0 || !im.New {
		t.Errorf("of an empty workbook: got %s\nwant no rows", text(t, im))
	}
	e := edit(t, b.Bytes())
	for sheet, row := range map[string][]any{
		"sources": {"id", "s", "reading", "original", "title", "A report"},
		"actors":  {"id", "a", "name", "Somebody"},
		"events":  {"id", "e", "kind", "flight", "title", "A flight"},
		"figures": {"id", "f", "event", "e", "measure", "aboard", "qualifier", "up_to", "value", 40, "speaker", "a", "source", "s"},
	} {
		for i := 0; i < len(row); i += 2 {
			headers, err := e.f.GetRows(sheet)
			e.must(err)
			ref, _ := excelize.CoordinatesToCellName(slices.Index(headers[0], row[i].(string))+1, 2)
			e.must(e.f.SetCellValue(sheet, ref, row[i+1]))
		}
	}
	im := into(t, e.saved(), dir, merge.Neither)
	write(t, im)
	golden.Check(t, "testdata/new.txt", text(t, im))
	d := load(t, dir)
	if d.Package.Title != "Flights" || d.Package.Language != "en-GB" || d.Package.Name != "flights-2026" || len(d.Figures) != 1 || d.Figures[0].Value.N != 40 {
		t.Errorf("got %+v, %+v", d.Package, d.Figures)
	}
	if len(d.Warnings) > 0 {
		t.Error(d.Warnings)
	}
	if again := into(t, exported(t, d), dir, merge.Neither); len(again.Changes) > 0 || again.Moved {
		t.Errorf("exported and imported again: got %s", text(t, again))
	}
}

// TestNewFromAnother: a workbook of a dataset, imported into a new folder, is that dataset.
func TestNewFromAnother(t *testing.T) {
	d := load(t, folder(t, nil))
	dir := filepath.Join(t.TempDir(), "copy")
	im := into(t, exported(t, d), dir, merge.Neither)
	write(t, im)
	if got, want := dump(load(t, dir)), dump(d); got != want {
		t.Errorf("got\n%s\nwant\n%s\n%s", got, want, text(t, im))
	}
}

// dump is every cell of a dataset as text.
func dump(d *dataset.Dataset) string {
	var b strings.Builder
	for i := range dataset.Tables {
		t := &dataset.Tables[i]
		for row := range t.Len(d) {
			fmt.Fprintf(&b, "%s:", t.Name)
			for col := range t.Fields {
				fmt.Fprintf(&b, " %q", t.Cell(d, row, col).String())
			}
			b.WriteByte('\n')
		}
	}
	return b.String()
}
