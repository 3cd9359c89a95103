package export

import (
	"bytes"
	"database/sql"
	"encoding/csv"
	"encoding/json"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/parquet-go/parquet-go"
	"github.com/xuri/excelize/v2"
	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
	goldhtml "github.com/yuin/goldmark/renderer/html"
	"golang.org/x/net/html"

	"onrecord/dataset"
	"onrecord/export/xlsx"
	"onrecord/internal/testkit/hostile"
)

// cellsOfTables returns the texts of all cells, in order.
func cellsOfTables(d *dataset.Dataset) map[string][][]string {
	all := map[string][][]string{}
	for _, t := range Tables {
		for cells := range t.Rows(d) {
			row := make([]string, len(cells))
			for i := range cells {
				row[i] = cells[i].String()
			}
			all[t.Name] = append(all[t.Name], row)
		}
	}
	return all
}

// outputs returns what a format writes, by the names of the files.
func outputs(t testing.TB, f Format, d *dataset.Dataset) map[string][]byte {
	t.Helper()
	files, err := f.Files(d)
	if err != nil {
		t.Fatal(err)
	}
	all := map[string][]byte{}
	for _, file := range files {
		var b bytes.Buffer
		if err := file.Write(&b); err != nil {
			t.Fatalf("%s: %v", file.Name, err)
		}
		all[file.Name] = b.Bytes()
	}
	return all
}

// readBack maps each format to a check that reads its text back by independent software and compares it
// with what was written.
var readBack = map[string]func(t *testing.T, d *dataset.Dataset, files map[string][]byte){
	"json": func(t *testing.T, d *dataset.Dataset, files map[string][]byte) {
		again, err := dataset.Read("x", bytes.NewReader(files["onrecord.json"]))
		sameCells(t, d, again, err)
	},
	"csv": func(t *testing.T, d *dataset.Dataset, files map[string][]byte) {
		fsys := fstest.MapFS{}
		for name, b := range files {
			fsys[name] = &fstest.MapFile{Data: b}
			if strings.HasSuffix(name, ".csv") {
				if _, err := csv.NewReader(bytes.NewReader(b)).ReadAll(); err != nil {
					t.Error(err)
				}
			}
		}
		again, err := dataset.ReadFS("x", fsys)
		sameCells(t, d, again, err)
	},
	"datapackage": func(t *testing.T, d *dataset.Dataset, files map[string][]byte) {
		again, err := dataset.Read("x", bytes.NewReader(files["onrecord.zip"]))
		sameCells(t, d, again, err)
	},
	"csv-excel": func(t *testing.T, d *dataset.Dataset, files map[string][]byte) {
		for name, want := range cellsOfTables(d) {
			rows, err := csv.NewReader(bytes.NewReader(bytes.TrimPrefix(files[name+"-excel.csv"], []byte("\ufeff")))).ReadAll()
			if err != nil || len(rows) != len(want)+1 {
				t.Fatalf("%s: %d rows, %v", name, len(rows), err)
			}
			for i, row := range rows[1:] {
				for col, got := range row { // it adds nothing but apostrophes
					if strings.ReplaceAll(got, "'", "") != strings.ReplaceAll(want[i][col], "'", "") || len(got) < len(want[i][col]) {
						t.Errorf("%s: got %q, want %q", name, got, want[i][col])
					}
				}
			}
		}
	},
	"ndjson": func(t *testing.T, d *dataset.Dataset, files map[string][]byte) {
		for _, table := range Tables {
			lines := bytes.Split(bytes.TrimSuffix(files[table.Name+".ndjson"], []byte("\n")), []byte("\n"))
			for i, want := range cellsOfTables(d)[table.Name] {
				var row map[string]any
				if err := json.Unmarshal(lines[i], &row); err != nil {
					t.Fatal(err)
				}
				for col, f := range table.Fields {
					if s, isText := row[f.Name].(string); isText && s != want[col] {
						t.Errorf("%s %s: got %q, want %q", table.Name, f.Name, s, want[col])
					} else if !isText && f.Kind == dataset.KindText && want[col] != "" {
						t.Errorf("%s %s: got %v, want %q", table.Name, f.Name, row[f.Name], want[col])
					}
				}
			}
		}
	},
	"xlsx":         workbookWhole,
	"xlsx-publish": workbookWhole,
	"parquet": func(t *testing.T, d *dataset.Dataset, files map[string][]byte) {
		for _, table := range ownTables() {
			f, err := parquet.OpenFile(bytes.NewReader(files[table.Name+".parquet"]), int64(len(files[table.Name+".parquet"])))
			if err != nil {
				t.Fatal(err)
			}
			texts := map[string][]string{}
			names := f.Schema().Columns()
			r := f.RowGroups()[0].Rows()
			rows := make([]parquet.Row, len(hostile.Attacks))
			if n, err := r.ReadRows(rows); n != len(hostile.Attacks) || err != nil && err != io.EOF {
				t.Fatalf("%d rows, %v", n, err)
			}
			for _, row := range rows {
				for _, v := range row {
					name := names[v.Column()][0]
					texts[name] = append(texts[name], v.String())
				}
			}
			r.Close()
			hasTexts(t, d, table, func(field string) []string { return texts[field] })
		}
	},
	"sqlite": func(t *testing.T, d *dataset.Dataset, files map[string][]byte) {
		file := filepath.Join(t.TempDir(), "x.db")
		for _, b := range files {
			if err := os.WriteFile(file, b, 0o644); err != nil {
				t.Fatal(err)
			}
		}
		db := openSQLite(t, file)
		for _, table := range ownTables() {
			hasTexts(t, d, table, func(field string) []string { return column(t, db, table.Name, field) })
		}
	},
	"html": func(t *testing.T, d *dataset.Dataset, files map[string][]byte) {
		shownTexts(t, d, textOf(t, files["onrecord.html"]), nil)
	},
	"markdown": func(t *testing.T, d *dataset.Dataset, files map[string][]byte) {
		// CommonMark collapses white space, and cannot represent some of it.
		shownTexts(t, d, textOf(t, rendered(t, files["onrecord.md"])), nil)
	},
	"jsonld": func(t *testing.T, d *dataset.Dataset, files map[string][]byte) {
		var doc any
		if err := json.Unmarshal(files["onrecord.jsonld"], &doc); err != nil {
			t.Fatal(err)
		}
		said := map[string]bool{}
		eachString(doc, func(_, s string) { said[s] = true })
		for _, e := range d.Events {
			if !slices.ContainsFunc(keysOf(said), func(s string) bool { return strings.Contains(s, e.Title) }) {
				t.Errorf("%q is nowhere", e.Title)
			}
		}
	},
}

// Any text comes through every format unchanged.
func TestHostileTextComesThroughWhole(t *testing.T) {
	d := hostile.Dataset(t)
	for _, f := range Formats {
		t.Run(f.Name, func(t *testing.T) {
			check := readBack[f.Name]
			if check == nil {
				t.Fatal("want a check in the table for each format")
			}
			check(t, d, outputs(t, f, d))
		})
	}
}

func sameCells(t *testing.T, d, again *dataset.Dataset, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
	got, want := cellsOfTables(again), cellsOfTables(d)
	for name := range want {
		for i := range want[name] {
			if !slices.Equal(got[name][i], want[name][i]) {
				t.Errorf("%s:\ngot  %q\nwant %q", name, got[name][i], want[name][i])
			}
		}
	}
	if again.Package.Title != d.Package.Title || again.Package.Description != d.Package.Description || again.Package.Keywords[0] != d.Package.Keywords[0] {
		t.Errorf("got the package %.300q\nwant %.300q", again.Package.Title, d.Package.Title)
	}
}

// workbookWhole reads the sheets of a workbook with excelize, and removes the apostrophes of Guard.
func workbookWhole(t *testing.T, d *dataset.Dataset, files map[string][]byte) {
	for _, b := range files {
		f, err := excelize.OpenReader(bytes.NewReader(b))
		if err != nil {
			t.Fatal(err)
		}
		defer f.Close()
		all := map[string]bool{}
		for _, sheet := range f.GetSheetList() {
			rows, err := f.GetRows(sheet, excelize.Options{RawCellValue: true})
			if err != nil {
				t.Fatal(err)
			}
			for _, row := range rows {
				for _, cell := range row {
					all[xlsx.Unguard(cell)] = true
				}
			}
		}
		for _, attack := range hostile.Attacks {
			if !all[attack] {
				t.Errorf("%q is in no cell", attack)
			}
		}
	}
}

// hasTexts compares the texts of a table's columns with the dataset's.
func hasTexts(t *testing.T, d *dataset.Dataset, table *Table, column func(field string) []string) {
	t.Helper()
	for col, f := range table.Fields {
		if f.Kind != dataset.KindText {
			continue
		}
		got := column(f.Name)
		for i, row := range cellsOfTables(d)[table.Name] {
			if i >= len(got) || got[i] != row[col] {
				t.Errorf("%s %s: got %d texts, want %q in row %d", table.Name, f.Name, len(got), row[col], i)
			}
		}
	}
}

func column(t *testing.T, db *sql.DB, table, field string) []string {
	t.Helper()
	r, err := db.Query("select " + field + " from " + table + " order by rowid")
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	var texts []string
	for r.Next() {
		var s string
		if err := r.Scan(&s); err != nil {
			t.Fatal(err)
		}
		texts = append(texts, s)
	}
	return texts
}

// shownTexts checks that a page shows every text of the dataset.
func shownTexts(t *testing.T, d *dataset.Dataset, shown string, but []string) {
	t.Helper()
	for _, table := range ownTables() {
		for col, f := range table.Fields {
			for _, row := range cellsOfTables(d)[table.Name] {
				if f.Kind == dataset.KindText && !slices.Contains(but, row[col]) && !strings.Contains(shown, spaced(row[col])) {
					t.Errorf("%s %s: %q is not shown", table.Name, f.Name, row[col])
				}
			}
		}
	}
}

// spaced is text as a page shows it, with white space collapsed.
func spaced(s string) string {
	return strings.Join(strings.FieldsFunc(s, func(r rune) bool { return r == ' ' || r == '\n' || r == '\t' }), " ")
}

func textOf(t *testing.T, page []byte) string {
	t.Helper()
	root, err := html.Parse(bytes.NewReader(page))
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	for n := range root.Descendants() {
		switch {
		case n.Type == html.TextNode && n.Parent.Data != "script" && n.Parent.Data != "style":
			b.WriteString(n.Data)
		case n.Type == html.ElementNode && (n.Data == "td" || n.Data == "br" || n.Data == "p" || n.Data == "h2"):
			b.WriteString("\n")
		}
	}
	return spaced(b.String())
}

// rendered is Markdown as GitHub renders it, with raw HTML let through.
func rendered(t testing.TB, text []byte) []byte {
	t.Helper()
	var b bytes.Buffer
	md := goldmark.New(goldmark.WithExtensions(extension.GFM), goldmark.WithRendererOptions(goldhtml.WithUnsafe()))
	if err := md.Convert(text, &b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func eachString(v any, visit func(key, s string)) {
	var walk func(key string, v any)
	walk = func(key string, v any) {
		switch v := v.(type) {
		case string:
			visit(key, v)
		case []any:
			for _, e := range v {
				walk(key, e)
			}
		case map[string]any:
			for k, e := range v {
				walk(k, e)
			}
		}
	}
	walk("", v)
}

func keysOf(set map[string]bool) []string {
	var keys []string
	for k := range set {
		keys = append(keys, k)
	}
	return keys
}
