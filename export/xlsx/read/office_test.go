package read

import (
	"encoding/csv"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"onrecord/dataset/merge"
	"onrecord/internal/testkit/office"
)

// TestOffice: a workbook that an editor changed and LibreOffice opened and saved has just the editor's
// changes, with any text that a cell can hold.
func TestOffice(t *testing.T) {
	var b strings.Builder
	w := csv.NewWriter(&b)
	for i, piece := range pieces {
		w.Write([]string{"actor-" + strconv.Itoa(i), "x" + piece + "y", piece + "z", "", ""})
	}
	w.Flush()
	dir := folder(t, map[string]string{"actors.csv": tables["actors.csv"]})
	replaced(t, dir, "actors.csv", "agency,An agency,agency,,\r\n", "agency,An agency,agency,,\r\n"+b.String())
	e := edit(t, exported(t, load(t, dir)))
	e.set("figures", "exact", "value", "۵۷").set("actors", "agency", "name", "=not a formula")
	e.append("actors", "id", "desk", "name", "A desk", "country", "US").remove("dates", "year")
	e.must(e.f.AddComment("figures", excelize.Comment{Cell: "F2", Author: "An editor", Text: "Is this right?"}))
	file := filepath.Join(t.TempDir(), "edited.xlsx")
	put(t, file, string(e.saved()))
	saved, err := os.ReadFile(office.Convert(t, file, "xlsx"))
	if err != nil {
		t.Fatal(err)
	}
	direct, im := text(t, into(t, e.saved(), dir, merge.Neither)), into(t, saved, dir, merge.Neither)
	direct = strings.Replace(direct, "An editor:", "unknown author:", 1) // LibreOffice drops the names
	if through := text(t, im); through != direct || len(im.Changes) != 4 {
		t.Errorf("by way of LibreOffice: got\n%s\nwant\n%s", through, direct)
	}
	write(t, im)
	if d := load(t, dir); len(d.Dates) != 1 || d.Figures[0].Value.N != 57 || d.Actor("desk") == nil || d.Actor("agency").Name != "=not a formula" {
		t.Errorf("written: got %s", dump(d))
	}
}
