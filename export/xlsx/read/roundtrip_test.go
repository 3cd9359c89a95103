package read

import (
	"bytes"
	"maps"
	"math/rand/v2"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/go-json-experiment/json"

	"onrecord/dataset"
	"onrecord/dataset/merge"
	"onrecord/export"
	"onrecord/export/terminal"
	"onrecord/internal/testkit/fixture"
)

// asFolder writes a dataset as export does.
func asFolder(t testing.TB, d *dataset.Dataset) string {
	t.Helper()
	dir := t.TempDir()
	for _, f := range exportedTables(t, d, dir) {
		put(t, f.Path, f.Text)
	}
	return dir
}

// exportedTables are the files of a dataset as export writes them into a folder.
func exportedTables(t testing.TB, d *dataset.Dataset, dir string) []merge.File {
	t.Helper()
	var list []merge.File
	csv, _ := export.Named("csv")
	files, err := csv.Files(d)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		var b bytes.Buffer
		if err := f.Write(&b); err != nil {
			t.Fatal(err)
		}
		list = append(list, merge.File{Path: filepath.Join(dir, f.Name), Text: b.String(), New: true})
	}
	return list
}

// A movedBase is a base of which every cell is compared by its digest, because the dataset has changed.
type movedBase struct{ merge.Base }

func (movedBase) Is(*dataset.Dataset) bool { return false }

// survives checks the round trip: exported and imported, a dataset does not change, whether or not it has
// moved on since, and imported into a new folder it is the same.
func survives(t testing.TB, d *dataset.Dataset) {
	t.Helper()
	workbook := exported(t, d)
	dir := asFolder(t, d)
	before := contents(t, dir)
	w := edited(t, workbook)
	for _, moved := range []bool{false, true} {
		if moved {
			w.Base = movedBase{w.Base}
		}
		im, err := w.Into(dir, merge.Neither)
		if err != nil {
			t.Fatal(err)
		}
		if len(im.Changes)+len(im.Conflicts)+len(im.Problems)+len(im.Warnings) > 0 {
			t.Fatalf("moved %t: want no change of\n%s\ngot\n%s", moved, dump(d), report(t, im))
		}
		write(t, im)
	}
	if !maps.Equal(contents(t, dir), before) {
		t.Fatal("written, and nothing changed")
	}
	im, err := w.Into(filepath.Join(t.TempDir(), "new"), merge.Neither)
	if err != nil {
		t.Fatal(err)
	}
	if len(im.Problems) > 0 {
		t.Fatalf("into a new folder: %s\n%s", dump(d), report(t, im))
	}
	if got, want := dump(im.After), dump(d); got != want {
		t.Fatalf("into a new folder: got\n%s\nwant\n%s", got, want)
	}
}

func report(t testing.TB, im *merge.Review) string {
	t.Helper()
	var b strings.Builder
	if err := terminal.Import(&b, im); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// TestBuiltInSurvives: the round trip of the built-in dataset.
func TestBuiltInSurvives(t *testing.T) {
	d := fixture.BuiltIn(t)
	survives(t, d)
}

// TestRandomSurvive: the round trip of valid datasets with everything that a cell may hold.
func TestRandomSurvive(t *testing.T) {
	compared, parts := 0, 0
	for seed := range uint64(20) {
		d := random(t, seed)
		survives(t, d)
		compared += len(d.Comparisons)
		for i := range d.Events {
			parts += len(d.Events[i].PartOf)
		}
	}
	if compared == 0 || parts == 0 {
		t.Errorf("got %d comparisons, and %d letters of part_of, want some", compared, parts)
	}
}

// pieces are what texts are made of: strings that spreadsheets, XML or CSV may misread.
var pieces = []string{"a", "B", " ", "  ", "\n", "\t", "'", "''", "=", "+1", "-", "@", "＝", "\"", ",", ";", "&", "<b>", "]]>", "_x0041_", "_x005F_", "_x", "ژ", "۱۲", "\u200c", "\u202e", "🙂", "\ufeff", "\u00a0", "[x]", "[z]", "TRUE", "1E5", "2025-12-08", "#REF!", "1,204", "\u2028"}

// random returns a valid dataset, always the same for a seed.
func random(t testing.TB, seed uint64) *dataset.Dataset {
	t.Helper()
	g := randomRows{rand.New(rand.NewPCG(seed, 0)), map[string][]string{}}
	doc := map[string]any{"onrecord": 1}
	for i := range dataset.Tables {
		table := &dataset.Tables[i]
		var rows []map[string]any
		for n := range 1 + g.r.IntN(4) {
			rows = append(rows, g.row(table, n))
		}
		doc[table.Name] = rows
	}
	delete(doc, "comparisons")
	d := fromJSON(t, doc)
	for _, part := range g.ids["figures"] {
		for _, whole := range g.ids["figures"] {
			if _, err := d.CompareClaims([]string{part}, whole); err == nil {
				doc["comparisons"] = []map[string]any{{"id": "c", "title": "x" + g.words(), "parts": []string{part}, "whole": whole, "counts_towards": g.pick("", "yes", "no")}}
			}
		}
	}
	return fromJSON(t, doc)
}

func fromJSON(t testing.TB, doc any) *dataset.Dataset {
	t.Helper()
	text, err := json.Marshal(doc)
	if err != nil {
		t.Fatal(err)
	}
	d, err := dataset.Read("random.json", bytes.NewReader(text))
	if err != nil {
		t.Fatalf("%v\n%s", err, text)
	}
	return d
}

// randomRows makes rows that refer to the rows before them.
type randomRows struct {
	r   *rand.Rand
	ids map[string][]string // by table
}

func (g randomRows) pick(list ...string) string { return list[g.r.IntN(len(list))] }

func (g randomRows) words() string {
	var b strings.Builder
	for range g.r.IntN(5) {
		b.WriteString(pieces[g.r.IntN(len(pieces))])
	}
	return strings.TrimSpace(b.String())
}

func (g randomRows) row(table *dataset.Table, n int) map[string]any {
	row := map[string]any{}
	for _, f := range table.Fields {
		if f.Kind == dataset.KindNumber || f.Kind == dataset.KindRefs {
			continue
		}
		text := g.cell(table, &f, n)
		if f.Kind == dataset.KindID {
			g.ids[table.Name] = append(g.ids[table.Name], text)
		}
		if text != "" {
			row[f.Name] = text
		}
	}
	number(g.r, row)
	return row
}

// cell returns a text for a field of row n of a table.
func (g randomRows) cell(table *dataset.Table, f *dataset.Field, n int) string {
	text := ""
	switch f.Kind {
	case dataset.KindID:
		return g.pick("a", "1", "1e5", "TRUE", "2025-12-0", "X") + "." + table.Name[:3] + string(rune('0'+n))
	case dataset.KindCode:
		text = f.Codes[g.r.IntN(len(f.Codes))].Name
		if !f.Required && g.r.IntN(2) == 0 {
			return ""
		}
	case dataset.KindRef:
		ids := g.ids[f.To]
		switch {
		case f.Required:
			return ids[g.r.IntN(len(ids))]
		case f.Name == "part_of" && n > 0: // of an event before it, so that none is part of itself
			return g.pick("", ids[g.r.IntN(n)])
		}
		return ""
	default:
		if text = g.free(f.Kind); text == "" && f.Required {
			text = "x" + g.words()
		}
	}
	return text
}

// free returns a random text of a kind.
func (g randomRows) free(kind dataset.Kind) string {
	switch kind {
	case dataset.KindText:
		return g.words()
	case dataset.KindDate:
		return g.pick("", "2025-12-08", "2025-09", "2025", "2025-09-30~", "XXXX-09", "[..2025-10-02]", "[2025-10-01..2025-10-02]", "2025-33", "2023-10-01/2024-09-30", "1850-01-01", "0001-01-01")
	case dataset.KindURL:
		return g.pick("", "https://example.org/?a=1&b='2'", "http://example.org/%20#x")
	case dataset.KindCountry:
		return g.pick("", "IR", "US", "NO")
	case dataset.KindLanguage:
		return g.pick("", "en", "fa-IR", "no")
	case dataset.KindName:
		return g.pick("", "one", "1", "1e5", "2025-12-08")
	}
	panic("no texts of kind " + string(kind))
}

// number sets the numbers of a claim that its qualifier requires.
func number(r *rand.Rand, row map[string]any) {
	low := []int64{0, 1, 55, 1204, 999_999_999_999_990}[r.IntN(5)] + 1
	switch row["qualifier"] {
	case nil, "unstated":
		return
	case "between":
		row["value_to"] = low + 7
	}
	row["value"] = low
}

// FuzzRead: whatever the bytes, the reader returns a result or an error, and a result can be reviewed and
// reported.
func FuzzRead(f *testing.F) {
	f.Add(exported(f, load(f, folder(f, nil))))
	f.Add([]byte("PK\x05\x06"))
	f.Fuzz(func(t *testing.T, b []byte) { holds(t, b) })
}

// FuzzSheet is FuzzRead for the content of a workbook whose zip is intact.
func FuzzSheet(f *testing.F) {
	f.Add(inline("id", "name")+inline("a", "A"), "<si><t>x</t></si>", `<cellXfs><xf numFmtId="14"/></cellXfs>`)
	f.Add(`<row r="3"><c r="B3" t="s"><v>0</v></c><c s="0"><f>1</f><v>45000</v></c></row>`, "<si><r><t>id</t></r><rPh><t>x</t></rPh></si>", `<numFmts><numFmt numFmtId="200" formatCode="[h]&quot;d\y"/></numFmts>`)
	f.Fuzz(func(t *testing.T, rows, shared, styles string) { holds(t, zipOf(t, handMade(rows, shared, styles)...)) })
}

// holds checks the property of both.
func holds(t *testing.T, b []byte) {
	few := dataset.DefaultLimits
	few.Cells = 10_000
	w, err := ReadWithin(few, bytes.NewReader(b), int64(len(b)), "in.xlsx")
	if err != nil {
		if strings.Contains(err.Error(), "internal") {
			t.Error(err)
		}
		return
	}
	im, err := w.Into(filepath.Join(t.TempDir(), "new"), merge.Neither)
	if err != nil {
		t.Fatal(err)
	}
	report(t, im)
	if im.After != nil {
		if _, err := dataset.ReadFS("", asMap(im)); err != nil {
			t.Errorf("what would be written does not read back: %v", err)
		}
	}
}

// asMap returns the files that would be written.
func asMap(im *merge.Review) fstest.MapFS {
	files := fstest.MapFS{}
	for _, f := range im.Files {
		files[filepath.Base(f.Path)] = &fstest.MapFile{Data: []byte(f.Text)}
	}
	return files
}
