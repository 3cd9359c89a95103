package read

import (
	"bytes"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"onrecord/dataset"
	"onrecord/dataset/merge"
	"onrecord/export/xlsx"
)

// tables is a small dataset formatted as no program would: columns in another order, needless quotes, line
// ends of both kinds, an empty line.
var tables = map[string]string{
	"datapackage.json": `{"name": "small", "title": "A small dataset", "version": "1.2.3", "resources": [{"name": "sources", "path": "sources.csv", "missingValues": ["", "n/k"]}]}` + "\n",
	"sources.csv": "id,reading,title,publisher,url,published,language\n" +
		"report,original,\"The report\",The Paper,https://example.org/report?a=1&b=2,2025-12-08,en\n\nnote,cited,A note,n/k,,2025-10~,fa\n",
	"actors.csv":      "id,name,role,organisation,country\r\nofficial,\"An official\",official,\"Ministry, of a kind\",IR\r\nagency,An agency,agency,,\r\n",
	"events.csv":      "id,kind,title,origin,destination\nflight-1,flight,First flight,US,IR\nflight-2,flight,Second flight,US,IR\nplan,programme,Returns announced,US,IR\n",
	"comparisons.csv": "id,title,parts,whole,note\none,One part,exact,up-to,=1+1 is text\ntwo,Two parts,\"exact, other\",up-to,\n",
	"figures.csv": "id,event,measure,qualifier,value,value_to,speaker,source,said,wording,supersedes,note\n" +
		"exact,flight-1,aboard,exact,55,,official,report,2025-12-08,55 people,,A note.\n" +
		"other,flight-2,aboard,exact,54,,agency,note,2025-12~,\"54, they say\",,\n" +
		"about,flight-1,aboard,about,50,,agency,report,,about 50,,\"'quoted'\"\n" +
		"up-to,plan,projected,up_to,400,,official,report,2025-09-30,up to 400,,\"two\nlines\"\n",
	"dates.csv": "id,event,milestone,date,speaker,source\nleft,flight-1,departed,2025-12-07,official,report\nyear,plan,announced,2025,agency,note\n",
}

// folder writes the small dataset, with some files replaced.
func folder(t testing.TB, replace map[string]string) string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "small")
	if err := os.Mkdir(dir, 0o777); err != nil {
		t.Fatal(err)
	}
	for name, text := range tables {
		put(t, filepath.Join(dir, name), text)
	}
	for name, text := range replace {
		put(t, filepath.Join(dir, name), text)
	}
	return dir
}

func put(t testing.TB, path, text string) {
	t.Helper()
	if err := os.WriteFile(path, []byte(text), 0o666); err != nil {
		t.Fatal(err)
	}
}

// replaced replaces text in a file of a folder.
func replaced(t testing.TB, dir, name, old, new string) {
	t.Helper()
	path := filepath.Join(dir, name)
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if strings.Count(string(b), old) != 1 {
		t.Fatalf("%s: want %q in it once", name, old)
	}
	put(t, path, strings.Replace(string(b), old, new, 1))
}

// contents returns the files of a folder by name.
func contents(t testing.TB, dir string) map[string]string {
	t.Helper()
	all := map[string]string{}
	err := fs.WalkDir(os.DirFS(dir), ".", func(name string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		b, err := os.ReadFile(filepath.Join(dir, name))
		all[name] = string(b)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

func load(t testing.TB, dir string) *dataset.Dataset {
	t.Helper()
	d, err := dataset.Load(dir, nil)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// exported is the workbook for editors of a dataset.
func exported(t testing.TB, d *dataset.Dataset) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := xlsx.Write(&b, d); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// An editor edits a workbook by a library that shares nothing with the reader.
type editor struct {
	t testing.TB
	f *excelize.File
}

func edit(t testing.TB, workbook []byte) *editor {
	t.Helper()
	f, err := excelize.OpenReader(bytes.NewReader(workbook))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { f.Close() })
	return &editor{t, f}
}

func (e *editor) must(err error) {
	e.t.Helper()
	if err != nil {
		e.t.Fatal(err)
	}
}

// saved is the workbook as it is now.
func (e *editor) saved() []byte {
	e.t.Helper()
	b, err := e.f.WriteToBuffer()
	e.must(err)
	return b.Bytes()
}

// cell returns the reference of a field in the row with an id.
func (e *editor) cell(table, id, field string) string {
	e.t.Helper()
	rows, err := e.f.GetRows(table, excelize.Options{RawCellValue: true})
	e.must(err)
	col, at := -1, -1
	for i, name := range rows[0] {
		if name == "id" {
			at = i
		}
		if name == field {
			col = i
		}
	}
	for n, r := range rows {
		if len(r) > at && r[at] == id {
			ref, err := excelize.CoordinatesToCellName(col+1, n+1)
			e.must(err)
			return ref
		}
	}
	e.t.Fatalf("%s: no row %q", table, id)
	return ""
}

func (e *editor) set(table, id, field string, value any) *editor {
	e.t.Helper()
	e.must(e.f.SetCellValue(table, e.cell(table, id, field), value))
	return e
}

// append writes a row below the others, given as alternating fields and values.
func (e *editor) append(table string, fields ...any) *editor {
	e.t.Helper()
	rows, err := e.f.GetRows(table, excelize.Options{RawCellValue: true})
	e.must(err)
	for i := 0; i < len(fields); i += 2 {
		for col, name := range rows[0] {
			if name == fields[i] {
				ref, err := excelize.CoordinatesToCellName(col+1, len(rows)+1)
				e.must(err)
				e.must(e.f.SetCellValue(table, ref, fields[i+1]))
			}
		}
	}
	return e
}

// remove deletes the row with an id, as an editor would.
func (e *editor) remove(table, id string) *editor {
	e.t.Helper()
	_, row, err := excelize.CellNameToCoordinates(e.cell(table, id, "id"))
	e.must(err)
	e.must(e.f.RemoveRow(table, row))
	return e
}

func edited(t testing.TB, workbook []byte) *merge.Edited {
	t.Helper()
	w, err := Read(bytes.NewReader(workbook), int64(len(workbook)), "edited.xlsx")
	if err != nil {
		t.Fatal(err)
	}
	return w
}

// into compares a workbook with the dataset in a folder.
func into(t testing.TB, workbook []byte, dir string, prefer merge.Side) *merge.Review {
	t.Helper()
	im, err := edited(t, workbook).Into(dir, prefer)
	if err != nil {
		t.Fatal(err)
	}
	return im
}

// text is the report without the folder's path.
func text(t testing.TB, im *merge.Review) string {
	t.Helper()
	return strings.ReplaceAll(report(t, im), im.Dataset, "DIR")
}

// write writes the files of a review that nothing blocks, as the command does.
func write(t testing.TB, im *merge.Review) {
	t.Helper()
	if err := im.Blocked(); err != nil {
		t.Fatal(err)
	}
	if im.New {
		im.Files = exportedTables(t, im.After, im.Dataset)
		if err := os.MkdirAll(im.Dataset, 0o777); err != nil {
			t.Fatal(err)
		}
	}
	for _, f := range im.Files {
		put(t, f.Path, f.Text)
	}
	im.Written = true
}
