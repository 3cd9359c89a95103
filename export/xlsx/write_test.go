package xlsx

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"onrecord/dataset"
	"onrecord/export/xlsx/internal/origin"
	"onrecord/internal/testkit/fixture"
)

func TestSameBytes(t *testing.T) {
	d := load(t, nil)
	for name, e := range map[string]edition{"editors": editors, "publication": publication} {
		first := made(t, d, e)
		for range 3 { // excelize takes some of its order from maps
			if !bytes.Equal(made(t, d, e), first) {
				t.Errorf("%s: got other bytes the second time", name)
			}
		}
	}
}

func TestBuiltIn(t *testing.T) {
	d := fixture.BuiltIn(t)
	for _, e := range []edition{editors, publication} {
		f := opened(t, made(t, d, e))
		header := e.topOfPage + 1
		if got, want := len(records(t, f, "figures", header)), len(d.Figures); got != want {
			t.Errorf("got %d figures, want %d", got, want)
		}
	}
}

// hostile is text that is known to break spreadsheets or to attack their readers.
var hostile = []string{
	`=1+1`, `+1`, `-1`, `@SUM(A1)`, ` =1+1`, "\t=1+1", "\n=1", `'=1+1`, `''=1`, `'quoted'`, `＝1`, `=cmd|' /C calc'!A0`,
	`=HYPERLINK("http://evil.example","x")`, `_x0041_`, `_x005F_`, `__x0041__`, `]]>`, `<script>alert(1)</script>`, `&amp;`, `"`,
	"two\nlines", "three\r\nlines", "a\tb", "  spaces  ", "۱۲۰ نفر", "𝟙𐐷", "\u202Ereversed", "100%", "1e5", "0012", "2025-12-08", "TRUE", "#REF!", `{=1}`, `[Book1]Sheet1!A1`, `\\host\share`, `file:///etc/passwd`, "javascript:alert(1)",
}

// TestHostile: whatever is in the data comes back unchanged, as text and nothing else.
func TestHostile(t *testing.T) {
	var csv strings.Builder
	for i := range hostile {
		fmt.Fprintf(&csv, "actor-%d,placeholder,,\n", i)
	}
	d := load(t, map[string]string{"actors.csv": tables["actors.csv"] + csv.String()})
	for i, text := range hostile {
		d.Actors[i+2].Name = text // past the loader, which refuses or trims some of it
	}
	d.Package.Title, d.Package.Description, d.Events[0].Title, d.Figures[0].Wording = `=1+1 & <b>"x"</b>`, `@x`, `=A1`, `=cmd|' /C calc'!A0`
	d.Package.Homepage = "javascript:alert(1)"
	for _, e := range []edition{editors, publication} {
		workbook := made(t, d, e)
		rows := records(t, opened(t, workbook), "actors", e.topOfPage+1)
		name := map[bool]string{false: "name", true: "Name"}[e.words]
		for i, want := range hostile {
			got := rows[i+2][name]
			if origin.Unguard(got) != want {
				t.Errorf("got %q, want %q", origin.Unguard(got), want)
			}
			if startsFormula.MatchString(got) {
				t.Errorf("got %q, which is a formula once it has been saved as CSV", got)
			}
		}
		checkLinks(t, parts(t, workbook))
		checkFormulas(t, parts(t, workbook))
	}
}

var startsFormula = regexp.MustCompile(`^\s*[=+\-@＝＋－＠]`)

var (
	external = regexp.MustCompile(`Target="([^"]*)" TargetMode="External"|TargetMode="External" Target="([^"]*)"|Target="([^"]*)"[^>]*TargetMode="External"`)
	formulas = regexp.MustCompile(`<(?:f|calculatedColumnFormula|formula1|formula2|formula|c:f)(?: [^>]*)?>([^<]*)<`)
)

// checkLinks fails the test if a link leads anywhere but to a web address.
func checkLinks(t *testing.T, all map[string]string) {
	t.Helper()
	n := 0
	for name, part := range all {
		for _, m := range external.FindAllStringSubmatch(part, -1) {
			n++
			if to := m[1] + m[2] + m[3]; !strings.HasPrefix(to, "https://") && !strings.HasPrefix(to, "http://") {
				t.Errorf("%s: got a link to %q", name, to)
			}
		}
		for _, word := range []string{"externalLink", "vbaProject", "ddeLink", "oleLink", "webPr", "connection"} {
			if strings.Contains(name, word) || name == contentTypes && strings.Contains(part, word) {
				t.Errorf("%s: got a %s", name, word)
			}
		}
	}
	if n == 0 {
		t.Error("got no links, want those of the sources")
	}
}

// checkFormulas fails the test if a formula uses an unlisted function or contains data.
func checkFormulas(t *testing.T, all map[string]string) {
	t.Helper()
	allowed := strings.Fields("IF AND OR NOT ISNUMBER FIXED SUMPRODUCT EXACT INDEX MATCH IFERROR ROUNDUP MOD SUM MIN MAX COUNT LEN MID LEFT RIGHT VALUE DATE")
	function := regexp.MustCompile(`([A-Za-z.]+)\(`)
	text := regexp.MustCompile(`"(?:[^"]|"")*"`)
	n := 0
	for name, part := range all {
		for _, m := range formulas.FindAllStringSubmatch(part, -1) {
			n++
			formula := strings.NewReplacer("&#34;", `"`, "&quot;", `"`, "&#39;", "'", "&amp;", "&", "&lt;", "<", "&gt;", ">").Replace(m[1])
			for _, call := range function.FindAllStringSubmatch(text.ReplaceAllString(formula, `""`), -1) {
				if !slices.Contains(allowed, call[1]) {
					t.Errorf("%s: got the function %s in %s", name, call[1], formula)
				}
			}
			for _, evil := range []string{"/C calc", "evil", "http", "|"} {
				if strings.Contains(formula, evil) {
					t.Errorf("%s: got %q in the formula %s", name, evil, formula)
				}
			}
		}
	}
	if n == 0 {
		t.Error("got no formulas")
	}
}

func TestRefused(t *testing.T) {
	for _, tt := range []struct {
		name, text, want string
	}{
		{"too long", strings.Repeat("x", 32_768), `figures!V2: want at most 32767 characters, which is what a cell of Excel holds, got 32768`},
		{"too long in UTF-16", strings.Repeat("𝟙", 16_384), `figures!V2: want at most 32767 characters, which is what a cell of Excel holds, got 32768`},
		{"control character", "a\x01b", `figures!V2: want text without control characters, got U+0001`},
		{"noncharacter", "a\uFFFFb", `figures!V2: want text without U+FFFF`},
		{"not UTF-8", "a\xffb", `figures!V2: want UTF-8, got the byte 0xFF`},
	} {
		t.Run(tt.name, func(t *testing.T) {
			d := load(t, nil)
			d.Figures[0].Note = tt.text
			f := load(t, nil)
			s := mustBook(t, f).dataSheets()[1]
			want := strings.Replace(tt.want, "V2", cellName(s.column("note"), 2), 1)
			if err := Write(io.Discard, d); err == nil || err.Error() != want {
				t.Errorf("got %v\nwant %s", err, want)
			}
		})
	}
	d := load(t, nil)
	d.Figures[0].Note = strings.Repeat("x", 32_767)
	if err := Write(io.Discard, d); err != nil {
		t.Errorf("got %v for the longest text that a cell holds", err)
	}
	d.Package.Keywords = []string{"\x01"}
	if err := Write(io.Discard, d); err == nil {
		t.Error("got no error for a keyword with a control character")
	}
}

func mustBook(t *testing.T, d *dataset.Dataset) *book {
	t.Helper()
	b, err := newBook(d, editors)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { b.f.Close() })
	return b
}

// A full disk is an error, and not a panic.
func TestWriteFails(t *testing.T) {
	full := errors.New("no space left on device")
	if err := Write(failing{full}, load(t, nil)); !errors.Is(err, full) {
		t.Errorf("got %v, want %v", err, full)
	}
}

// A sheet that is too large for a plain zip is refused by name.
func TestPartLimit(t *testing.T) {
	defer func(n int64) { partLimit = n }(partLimit)
	partLimit = 40_000
	err := Write(io.Discard, load(t, nil))
	if want := "sheet numbers: want at most 40000 bytes"; err == nil || !strings.HasPrefix(err.Error(), want) {
		t.Errorf("got %v\nwant %s ...", err, want)
	}
}

type failing struct{ err error }

func (f failing) Write([]byte) (int, error) { return 0, f.err }

func TestContinued(t *testing.T) {
	defer func(n int) { rowLimit = n }(rowLimit)
	rowLimit = 8
	d := load(t, nil)
	f := opened(t, made(t, d, editors))
	var ids []string
	for _, sheet := range []string{"figures", "figures_2"} {
		for _, r := range records(t, f, sheet, 1) {
			ids = append(ids, r["id"])
		}
	}
	var want []string
	for i := range d.Figures {
		want = append(want, d.Figures[i].ID)
	}
	if !slices.Equal(ids, want) {
		t.Errorf("got the figures %q over the sheets\nwant %q", ids, want)
	}
	said := false
	for n := 1; ; n++ {
		name := partName("contents", n)
		if i, err := f.GetSheetIndex(name); err != nil || i < 0 {
			break
		}
		for _, r := range records(t, f, name, 1) {
			said = said || r["sheet"] == "figures_2" && strings.Contains(r["holds"], "2 sheets; this one has rows 8 to 14")
		}
	}
	if !said {
		t.Error("the contents do not say that the table figures continues on figures_2")
	}
	formula, err := f.GetCellFormula("numbers", "E3")
	check(t, err)
	if !strings.Contains(formula, "figures_2[high]") {
		t.Errorf("got the formula %q, want one that finds up-to on figures_2", formula)
	}
}

func TestLarge(t *testing.T) {
	defer func(n int) { liveRows = n }(liveRows)
	liveRows = 5
	f := opened(t, made(t, load(t, nil), editors))
	row := records(t, f, "figures", 1)[4]
	if row["standing"] != "superseded" || row["in_words"] != "120" || row["low"] != "120" {
		t.Errorf("got %v", row)
	}
	if formula, _ := f.GetCellFormula("figures", "D6"); formula != "" {
		t.Errorf("got the formula %q in a large table, want a value", formula)
	}
	if formula, _ := f.GetCellFormula("numbers", "E3"); formula == "" {
		t.Error("got no formula for a share, want one in a large dataset too")
	}
}

func TestEmpty(t *testing.T) {
	headers := map[string]string{}
	for _, table := range dataset.Tables {
		var names []string
		for _, f := range table.Fields {
			names = append(names, f.Name)
		}
		headers[table.Name+".csv"] = strings.Join(names, ",") + "\n"
	}
	headers["datapackage.json"] = ""
	d := load(t, headers)
	f := opened(t, made(t, d, editors))
	for _, table := range dataset.Tables {
		got, err := f.GetTables(table.Name)
		check(t, err)
		if len(got) != 1 || !strings.HasSuffix(got[0].Range, "2") {
			t.Errorf("%s: got the tables %v, want one with an empty row", table.Name, got)
		}
		if v, err := f.GetDataValidations(table.Name); err != nil || len(v) == 0 && table.Name != "actors" && table.Name != "comparisons" {
			t.Errorf("%s: got no dropdowns, %v", table.Name, err)
		}
	}
	made(t, d, publication)
}

func TestRightToLeft(t *testing.T) {
	d := load(t, map[string]string{"datapackage.json": `{"title":"پروازها","language":"fa"}`})
	for _, e := range []edition{editors, publication} {
		f := opened(t, made(t, d, e))
		for i, sheet := range f.GetSheetList() {
			view, err := f.GetSheetView(sheet, 0)
			check(t, err)
			if view.RightToLeft == nil || !*view.RightToLeft {
				t.Errorf("sheet %d, %s: want it to run from right to left", i, sheet)
			}
		}
	}
}

func TestHash(t *testing.T) {
	base := origin.Hash(load(t, nil))
	if again := origin.Hash(load(t, nil)); again != base {
		t.Errorf("got %s and %s for the same tables", base, again)
	}
	if meta := origin.Hash(load(t, map[string]string{"datapackage.json": ""})); meta != base {
		t.Error("the metadata changes the hash")
	}
	for name, edit := range map[string]func(d *dataset.Dataset){
		"a cell":    func(d *dataset.Dataset) { d.Figures[0].Note += "." },
		"the order": func(d *dataset.Dataset) { d.Actors[0], d.Actors[1] = d.Actors[1], d.Actors[0] },
		"two cells": func(d *dataset.Dataset) {
			d.Actors[0].Name, d.Actors[0].Role = d.Actors[0].Name+"o", d.Actors[0].Role[1:]
		},
		"an empty row": func(d *dataset.Dataset) { d.Actors = d.Actors[:1] },
	} {
		d := load(t, nil)
		edit(d)
		if origin.Hash(d) == base {
			t.Errorf("%s does not change the hash", name)
		}
	}
}

// TestOrigin reads the hidden sheet that tells an edit from a change of the dataset.
func TestOrigin(t *testing.T) {
	d := load(t, nil)
	f := opened(t, made(t, d, editors))
	rows := records(t, f, origin.Sheet, 1)
	if first := rows[0]; first["table"] != "dataset" || first["id"] != "1.2.3" || first["cells"] != origin.Hash(d) {
		t.Errorf("got %v", first)
	}
	want := 1
	for _, table := range dataset.Tables {
		want += table.Len(d)
	}
	if len(rows) != want {
		t.Errorf("got %d rows, want %d", len(rows), want)
	}
	for _, r := range rows[1:] {
		table, ok := dataset.TableNamed(r["table"])
		_, row, found := d.Lookup(r["id"])
		if !ok || !found || len(r["cells"]) != origin.DigestLen*len(table.Fields) {
			t.Fatalf("got %v", r)
		}
		for col := range table.Fields {
			if got, want := r["cells"][col*origin.DigestLen:(col+1)*origin.DigestLen], origin.Digest(table.Cell(d, row, col).String()); got != want {
				t.Errorf("%s %s %s: got %s, want %s", r["table"], r["id"], table.Fields[col].Name, got, want)
			}
		}
	}
	props, err := f.GetCustomProps()
	check(t, err)
	if len(props) != 2 || props[0] != (excelize.CustomProperty{Name: VersionProperty, Value: "1.2.3"}) || props[1] != (excelize.CustomProperty{Name: HashProperty, Value: origin.Hash(d)}) {
		t.Errorf("got the properties %v", props)
	}
}

// TestColumns: every field is a column, and every other column is an extra.
func TestColumns(t *testing.T) {
	f := opened(t, made(t, load(t, nil), editors))
	for i := range dataset.Tables {
		table := &dataset.Tables[i]
		rows, err := f.GetRows(table.Name)
		check(t, err)
		var fields, extras []string
		for _, name := range rows[0] {
			if table.Column(name) >= 0 {
				fields = append(fields, name)
			} else {
				extras = append(extras, name)
			}
		}
		var want []string
		for _, field := range table.Fields {
			want = append(want, field.Name)
		}
		if !slices.Equal(fields, want) {
			t.Errorf("%s: got the columns %q, want %q", table.Name, fields, want)
		}
		known := origin.Added(table)
		slices.Sort(known)
		slices.Sort(extras)
		if !slices.Equal(extras, known) {
			t.Errorf("%s: got the further columns %q, want %q", table.Name, extras, known)
		}
	}
}

// TestWords: there is a message for every key that is used.
func TestWords(t *testing.T) {
	for _, e := range []edition{editors, publication} {
		for name, part := range parts(t, made(t, load(t, nil), e)) {
			if i := strings.Index(part, "[sheet."); i >= 0 {
				t.Errorf("%s: no words for %.60s", name, part[i:])
			}
		}
	}
}

func FuzzGuard(f *testing.F) {
	for _, s := range hostile {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		g := origin.Guard(s)
		if startsFormula.MatchString(g) {
			t.Errorf("Guard(%q) = %q", s, g)
		}
		if origin.Unguard(g) != s {
			t.Errorf("Unguard(Guard(%q)) = %q", s, origin.Unguard(g))
		}
	})
}
