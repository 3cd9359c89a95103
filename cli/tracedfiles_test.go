package cli

import (
	"archive/zip"
	"bytes"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"html"
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

var (
	notText = regexp.MustCompile(`(?s)<script.*?</script>|<style.*?</style>|<textarea.*?</textarea>|<pre.*?</pre>|<code.*?</code>|<!--.*?-->`)
	spoken  = regexp.MustCompile(`(?:aria-label|aria-valuetext|title|alt|content)="([^"]*)"`)
	block   = regexp.MustCompile(`</?(?:p|div|li|ul|ol|dl|dt|dd|td|th|tr|table|h\d|section|figure|figcaption|summary|details|button|label|text|tspan|title|desc|g|option|caption|main|header|footer|nav|article|blockquote|pre)\b[^>]*>`)
	tag     = regexp.MustCompile(`<[^>]*>`)
	drawn   = regexp.MustCompile(`(?s)<svg.*?</svg>`)
)

// html walks over the text of a page, what is told of it, and its drawings. Scripts hold where marks are
// drawn; what they show is in the drawings and in the table beneath.
func (w *walk) html(where, page string) {
	page = notText.ReplaceAllString(page, " ")
	for _, m := range spoken.FindAllStringSubmatch(page, -1) {
		if !strings.Contains(m[0], "viewport") && !strings.Contains(m[1], "width=") {
			w.line(where, html.UnescapeString(m[1]))
		}
	}
	for _, s := range drawn.FindAllString(page, -1) {
		w.svg(where, s)
	}
	page = drawn.ReplaceAllString(page, " ")
	page = tag.ReplaceAllString(block.ReplaceAllString(page, "\n"), "")
	w.text(where, html.UnescapeString(page))
}

var month = regexp.MustCompile(`^(?:January|February|March|April|May|June|July|August|September|October|November|December)\b`)
var drawnText = regexp.MustCompile(`(?s)<text([^>]*)>(.*?)</text>`)
var position = regexp.MustCompile(`\b([xy])="(-?[\d.]+)"`)

// svg walks over the texts of a drawing. Three numbers and more that stand in a line and rise by the same
// step are the ticks of an axis; those that go from 1 on are the numbers of marks.
func (w *walk) svg(where, drawing string) {
	type label struct{ x, y, text string }
	var labels []label
	for _, m := range drawnText.FindAllStringSubmatch(drawing, -1) {
		l := label{text: html.UnescapeString(tag.ReplaceAllString(m[2], ""))}
		for _, p := range position.FindAllStringSubmatch(m[1], -1) {
			if p[1] == "x" {
				l.x = p[2]
			} else {
				l.y = p[2]
			}
		}
		labels = append(labels, l)
	}
	ticks := map[string][]float64{}
	value := func(l label) (float64, bool) {
		n, err := strconv.ParseFloat(strings.ReplaceAll(l.text, ",", ""), 64)
		return n, err == nil
	}
	for _, l := range labels {
		if n, ok := value(l); ok {
			ticks["x"+l.x] = append(ticks["x"+l.x], n)
			ticks["y"+l.y] = append(ticks["y"+l.y], n)
		}
	}
	var alone []float64
	for i, l := range labels {
		if i > 0 && month.MatchString(l.text) {
			continue // a date that is broken over two lines
		}
		n, ok := value(l)
		switch {
		case ok && (year.MatchString(l.text) || rises(ticks["x"+l.x]) || rises(ticks["y"+l.y])):
			w.passed++
		case ok:
			alone = append(alone, n)
		case i+1 < len(labels) && month.MatchString(labels[i+1].text):
			w.line(where+", drawn", l.text+" "+labels[i+1].text)
		default:
			w.line(where+", drawn", l.text)
		}
	}
	if alone = slices.Compact(slices.Sorted(slices.Values(alone))); rises(alone) && alone[0] == 1 && alone[len(alone)-1] == float64(len(alone)) {
		w.passed += len(alone)
		return
	}
	for _, n := range alone {
		w.number(where+", drawn", strconv.FormatFloat(n, 'f', -1, 64), "a number by itself")
	}
}

// rises tells whether numbers go on by the same step.
func rises(list []float64) bool {
	list = slices.Compact(slices.Sorted(slices.Values(list)))
	if len(list) < 3 {
		return false
	}
	for i := range list[2:] {
		if d := (list[i+2] - list[i+1]) - (list[i+1] - list[i]); d > 1e-9 || d < -1e-9 {
			return false
		}
	}
	return true
}

// csv walks over a table: the numbers of a row are in the trace of its id.
func (w *walk) csv(where string, content []byte) {
	rows, err := csv.NewReader(bytes.NewReader(bytes.TrimPrefix(content, []byte("\ufeff")))).ReadAll()
	if err != nil {
		w.t.Fatalf("%s: %v", where, err)
	}
	for _, row := range rows[1:] {
		for i, column := range rows[0] {
			if column == "value" || column == "value_to" || column == "low" || column == "high" {
				w.cell(fmt.Sprintf("%s, %s of %s", where, column, row[0]), row[0], row[i])
			}
		}
	}
}

// cell holds a number to the trace of the id that it stands beside.
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

// shows tells whether a node has a number, or an end that it means: "more than 50" begins at 51.
func shows(n *trace.Node, number string) bool {
	f, err := strconv.ParseFloat(number, 64)
	if err != nil {
		return false
	}
	text := n.Words + " " + n.Exact
	for _, have := range regexp.MustCompile(`\d+(?:/\d+)?(?:\.\d+)?`).FindAllString(strings.ReplaceAll(text, ",", ""), -1) {
		num, den, isRatio := strings.Cut(have, "/")
		x, _ := strconv.ParseFloat(num, 64)
		if isRatio {
			y, _ := strconv.ParseFloat(den, 64)
			x /= y
		}
		if x == f || strings.Contains(text, "more than") && x+1 == f || strings.Contains(text, "fewer than") && x-1 == f {
			return true
		}
		if d := x - f; d < 1e-9 && d > -1e-9 {
			return true
		}
	}
	return false
}

// document walks over the JSON document: every number by its own path.
func (w *walk) document(where string, content []byte) {
	var doc map[string]any
	if err := json.Unmarshal(content, &doc); err != nil {
		w.t.Fatal(err)
	}
	number := func(path string, _ float64) {
		w.numbers++
		if _, err := trace.Of(w.d, path); err != nil {
			w.fail("%s: %s leads to nothing: %v", where, path, err)
		}
	}
	text := func(path, s string) { w.line(where+path, s) }
	for key, x := range doc {
		if _, isTable := dataset.TableNamed(key); isTable || key == dataset.JSONDerivedMember { // else about the whole
			visit("/"+key, x, number, text)
		}
	}
}

// visit goes over the numbers and the texts of a JSON value, each with its path (RFC 6901).
func visit(path string, v any, number func(path string, n float64), text func(path, s string)) {
	switch v := v.(type) {
	case map[string]any:
		for key, x := range v {
			visit(path+"/"+key, x, number, text)
		}
	case []any:
		for i, x := range v {
			visit(path+"/"+strconv.Itoa(i), x, number, text)
		}
	case float64:
		number(path, v)
	case string:
		text(path, v)
	}
}

// strings walks over the texts and the numbers of a JSON document that is not the dataset's own.
func (w *walk) strings(where string, content []byte) {
	var doc any
	if err := json.Unmarshal(content, &doc); err != nil {
		w.t.Fatalf("%s: %v", where, err)
	}
	visit("", doc,
		func(path string, n float64) { w.number(where+path, strconv.FormatFloat(n, 'f', -1, 64), path) },
		func(path, s string) { w.line(where+path, s) })
}

// workbook walks over the cells: those of a row that has an id are in the trace of it, all others are text.
// What a sheet for the program holds, which is hidden, no reader sees.
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
		var header []string
		for n, row := range rows {
			if i := slices.IndexFunc(row, func(s string) bool { return strings.EqualFold(s, "id") }); header == nil && i >= 0 {
				header = row
				continue
			}
			for col, text := range row {
				at, _ := excelize.CoordinatesToCellName(col+1, n+1)
				w.bookCell(where+" "+sheet+"!"+at, header, row, col, text)
			}
		}
	}
}

// bookCell walks over one cell: low and high by the id of their row, days and counts of rows not, else text.
func (w *walk) bookCell(where string, header, row []string, col int, text string) {
	column := ""
	id := slices.IndexFunc(header, func(s string) bool { return strings.EqualFold(s, "id") })
	if header != nil && col < len(header) {
		column = strings.ToLower(strings.ReplaceAll(header[col], " ", "_"))
	}
	_, err := strconv.ParseFloat(text, 64)
	isNumber := err == nil
	switch {
	case strings.HasSuffix(column, "_day") || column == "statements" || column == "rows" && isNumber:
		w.passed++
	case isNumber && header == nil: // the contents, which count rows
		w.passed++
	case isNumber && (column == "value" || column == "value_to" || column == "low" || column == "high"):
		w.cell(where, row[id], text)
	case isNumber && column == "beyond": // drawn beyond a lower end; its length says nothing
		w.passed++
	case isNumber && column == "uncertain": // how far the upper end is from the lower one
		w.passed++
	default:
		w.line(where, text)
	}
}

// zip walks over what is in a zip.
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
		var b bytes.Buffer
		if _, err := b.ReadFrom(r); err != nil {
			w.t.Fatal(err)
		}
		r.Close()
		w.csv(where+" "+f.Name, b.Bytes())
	}
}
