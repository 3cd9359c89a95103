package cli

import (
	"archive/zip"
	"bytes"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"io"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"

	"onrecord/dataset"
	"onrecord/dataset/trace"
	"onrecord/export/xlsx"
)

// csv walks over a table: the numbers of a row are in the trace of its id.
func (w *walk) csv(where string, content []byte) {
	rows, err := csv.NewReader(bytes.NewReader(bytes.TrimPrefix(content, []byte("\ufeff")))).ReadAll()
	if err != nil {
		w.t.Fatalf("%s: %v", where, err)
	}
	for _, row := range rows[1:] {
		for i, column := range rows[0] {
			if isCount(column) {
				w.cell(fmt.Sprintf("%s, %s of %s", where, column, row[0]), row[0], row[i])
			}
		}
	}
}

// isCount reports whether a column holds numbers of people.
func isCount(column string) bool {
	return column == "value" || column == "value_to" || column == "low" || column == "high" ||
		column == "stated_low" || column == "stated_high" || column == "smallest_stated" || column == "largest_stated"
}

// cell requires that a number is in the trace of the id beside which it stands.
func (w *walk) cell(where, id, n string) {
	if n == "" || n == "[x]" || n == "[z]" {
		return
	}
	w.numbers++
	tr, err := trace.Of(w.d, id)
	if err != nil || len(tr.Found) == 0 {
		w.fail("%s: the id %q leads to nothing", where, id)
	} else if !shows(&tr.Found[0], n) {
		w.fail("%s: %s is not in the trace of %s: %s", where, n, id, tr.Found[0].Words)
	}
}

var integerOrRatio = regexp.MustCompile(`\d+(?:/\d+)?(?:\.\d+)?`)

// shows reports whether a node has a number, or an end that it means: "more than 50" begins at 51.
func shows(n *trace.Node, number string) bool {
	want, err := strconv.ParseFloat(number, 64)
	if err != nil {
		return false
	}
	text := strings.ReplaceAll(n.Words+" "+n.Exact, ",", "")
	for _, have := range integerOrRatio.FindAllString(text, -1) {
		num, den, isRatio := strings.Cut(have, "/")
		x, _ := strconv.ParseFloat(num, 64)
		if isRatio {
			y, _ := strconv.ParseFloat(den, 64)
			x /= y
		}
		d := x - want
		if d < 1e-9 && d > -1e-9 || strings.Contains(text, "more than") && d == -1 || strings.Contains(text, "fewer than") && d == 1 {
			return true
		}
	}
	return false
}

// document walks over the JSON document: every number is traced by its own path, and every text is about the
// object that holds it.
func (w *walk) document(where string, content []byte) {
	var doc map[string]any
	if err := json.Unmarshal(content, &doc); err != nil {
		w.t.Fatal(err)
	}
	for key, x := range doc {
		if _, isTable := dataset.TableNamed(key); isTable || key == dataset.JSONDerivedMember { // else about the whole
			visit(place{path: "/" + key}, x, "id", func(p place, _ float64) {
				w.numbers++
				if _, err := trace.Of(w.d, p.path); err != nil {
					w.fail("%s: %s leads to nothing: %v", where, p.path, err)
				}
			}, func(p place, text string) { w.prose(where+p.path, text, p.holder()) })
		}
	}
}

// linked walks over JSON-LD, whose objects have their ids as addresses: "#f2".
func (w *walk) linked(where string, content []byte) {
	var doc any
	if err := json.Unmarshal(content, &doc); err != nil {
		w.t.Fatalf("%s: %v", where, err)
	}
	visit(place{}, doc, "@id",
		func(p place, n float64) { w.cell(where+p.path, p.id, strconv.FormatFloat(n, 'f', -1, 64)) },
		func(p place, text string) { w.prose(where+p.path, text, p.holder()) })
}

// A place is where a value stands in a JSON document: its path (RFC 6901) and the id of the object around it.
type place struct{ path, id string }

func (p place) holder() subject {
	if p.id == "" {
		return subject{}
	}
	return subject{ids: []string{p.id}}
}

// visit calls number and text for the numbers and the texts of a JSON value.
func visit(p place, v any, idKey string, number func(p place, n float64), text func(p place, s string)) {
	switch v := v.(type) {
	case map[string]any:
		if id, ok := v[idKey].(string); ok {
			p.id = strings.TrimPrefix(id, "#")
		}
		for key, x := range v {
			visit(place{p.path + "/" + key, p.id}, x, idKey, number, text)
		}
	case []any:
		for i, x := range v {
			visit(place{p.path + "/" + strconv.Itoa(i), p.id}, x, idKey, number, text)
		}
	case float64:
		number(p, v)
	case string:
		text(p, v)
	}
}

// workbook walks over the cells of a workbook. The sheet for the program, which is hidden, no reader sees.
func (w *walk) workbook(where, path string) {
	f, err := excelize.OpenFile(path)
	if err != nil {
		w.t.Fatal(err)
	}
	defer f.Close()
	for _, sheet := range f.GetSheetList() {
		if sheet == xlsx.OriginSheet {
			continue
		}
		rows, err := f.GetRows(sheet, excelize.Options{RawCellValue: true})
		if err != nil {
			w.t.Fatal(err)
		}
		w.sheet(where+" "+sheet, rows)
	}
}

// sheet walks over the rows of a sheet. The first row with a column "id" is its header.
func (w *walk) sheet(where string, rows [][]string) {
	isID := func(s string) bool { return strings.EqualFold(s, "id") }
	var header []string
	for n, row := range rows {
		if header == nil && slices.ContainsFunc(row, isID) {
			header = row
			continue
		}
		id := ""
		if at := slices.IndexFunc(header, isID); at >= 0 && at < len(row) {
			id = row[at]
		}
		for col, text := range row {
			at, _ := excelize.CoordinatesToCellName(col+1, n+1)
			column := ""
			if col < len(header) {
				column = strings.ToLower(strings.ReplaceAll(header[col], " ", "_"))
			}
			w.sheetCell(where+"!"+at, column, id, text)
		}
	}
}

// sheetCell walks over one cell: the numbers of people by the id of the row; days, counts of rows and the
// lengths of bars not; else it is a text about the row.
func (w *walk) sheetCell(where, column, id, text string) {
	_, err := strconv.ParseFloat(text, 64)
	isNumber := err == nil
	switch {
	case strings.HasSuffix(column, "_day"), column == "statements",
		isNumber && slices.Contains([]string{"", "rows", "beyond", "uncertain"}, column):
		w.passed++
	case isNumber && isCount(column):
		w.cell(where, id, text)
	case isNumber && column == "up_to":
		w.prose(where, "up to "+text, place{id: id}.holder())
	default:
		w.prose(where, text, place{id: id}.holder())
	}
}

// zip walks over the tables in a zip.
func (w *walk) zip(where string, content []byte) {
	z, err := zip.NewReader(bytes.NewReader(content), int64(len(content)))
	if err != nil {
		w.t.Fatal(err)
	}
	for _, f := range z.File {
		if filepath.Ext(f.Name) != ".csv" {
			continue
		}
		r, err := f.Open()
		if err != nil {
			w.t.Fatal(err)
		}
		b, err := io.ReadAll(r)
		if err != nil {
			w.t.Fatal(err)
		}
		r.Close()
		w.csv(where+" "+f.Name, b)
	}
}
