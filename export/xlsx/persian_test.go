package xlsx

import (
	"regexp"
	"strings"
	"testing"

	"onrecord/dataset"
	"onrecord/export/xlsx/internal/origin"
)

var latin = regexp.MustCompile(`[A-Za-z]+`)

// For a Persian dataset the workbook for publication is all in Persian, except for names of sheets and
// standards, and for what the dataset itself has in other scripts.
func TestPersianThroughout(t *testing.T) {
	d := load(t, map[string]string{"datapackage.json": `{"name":"small","title":"پروازها","language":"fa"}`})
	b, err := newBook(d, publication)
	check(t, err)
	defer b.f.Close()
	check(t, b.build())
	own := map[string]bool{"SHA": true, "EDTF": true, "ISO": true, "XXXX": true, "x": true, "z": true}
	allow := func(text string) {
		for _, word := range latin.FindAllString(text, -1) {
			own[word] = true
		}
	}
	allow(origin.Hash(d))
	for _, s := range b.sheets {
		allow(s.name)
	}
	for i := range dataset.Tables {
		for row := range dataset.Tables[i].Len(d) {
			for col := range dataset.Tables[i].Fields {
				allow(dataset.Tables[i].Cell(d, row, col).String())
			}
		}
	}
	for _, r := range d.Ranges() {
		allow(r.ID)
	}
	for _, c := range d.Compared() {
		for _, n := range c.Numbers() {
			allow(n.ID)
		}
	}
	said := func(where, text string) {
		for _, word := range latin.FindAllString(text, -1) {
			if !own[word] {
				t.Errorf("%s: %q is neither Persian nor in the dataset: %s", where, word, text)
				return
			}
		}
	}
	for _, s := range b.sheets {
		said(s.name, s.title+" "+s.about)
		for _, l := range append(b.top(s), s.lines...) {
			said(s.name, l.text)
		}
		for col := range s.cols {
			said(s.name, b.columnTitle(s.cols[col].name))
			for row := range s.rows {
				said(s.name+", "+s.cols[col].name, b.cellOf(s, row, col).text)
			}
		}
		for _, c := range s.charts {
			said(s.name, strings.Join([]string{c.title, c.about, c.source}, " "))
		}
	}
}
