package xlsx

import (
	"bytes"
	"cmp"
	"fmt"
	"io"
	"strings"
	"sync"

	"github.com/xuri/excelize/v2"

	"onrecord/dataset"
	"onrecord/dataset/words"
	"onrecord/export/xlsx/internal/origin"
)

// A book is a workbook that is being written.
type book struct {
	edition
	d      *dataset.Dataset
	w      *words.Words
	rtl    bool // the sheets run from right to left
	f      *excelize.File
	styles *styles
	sheets []*sheet // including those on which long tables continue

	formats                             map[formatKey]int // styles of numbers that say how they were worded
	fillers                             map[string]filler
	linksOf                             map[*sheet]*linkList
	hash                                func() string // of the dataset
	live                                bool          // the ends and the standing of claims are formulas
	tables, charts, drawings, commented int           // parts so far
}

func newBook(d *dataset.Dataset, e edition) (*book, error) {
	b := emptyBook(d, e)
	b.f = excelize.NewFile()
	var err error
	if b.styles, err = newStyles(b.f, &b.edition, b.rtl, digitsFormat(b.w)); err == nil && b.words {
		b.formats = b.numberStyles()
	}
	return b, err
}

// emptyBook is a book without an excelize file: its sheets can be described, and not written.
func emptyBook(d *dataset.Dataset, e edition) *book {
	b := &book{edition: e, d: d, w: d.Words(), fillers: map[string]filler{}, linksOf: map[*sheet]*linkList{}}
	b.hash = sync.OnceValue(func() string { return origin.Hash(d) })
	b.rtl = languageIsRightToLeft(b.language())
	b.live = len(d.Figures) <= min(liveRows, b.capacity())
	return b
}

// capacity is how many rows of a table fit on a sheet.
func (b *book) capacity() int { return rowLimit - b.topOfPage - 1 }

// say is a message of this package in the language of the dataset.
func (b *book) say(key string, pairs ...string) string { return b.w.Say("sheet."+key, pairs...) }

// build makes every sheet.
func (b *book) build() error {
	all := b.dataSheets()
	derived := b.derivedSheets()
	order := append(append([]*sheet{}, all[0]), derived...) // comparisons, and what follows from them
	order = append(order, all[1:]...)
	order = append(order, b.notes(), b.dictionary(), b.codes())
	if b.marks {
		order = append(order, b.origin())
	}
	var body []*sheet
	for _, s := range order {
		if s.rows > 0 || b.marks { // for publication: no empty sheet
			body = append(body, b.parts(s)...)
		}
	}
	contents := b.contents(body)
	b.sheets = append([]*sheet{b.cover(), contents}, body...)
	for i, s := range b.sheets {
		s.number = i + 1
		if err := b.newSheet(s); err != nil {
			return fmt.Errorf("sheet %s: %w", s.name, err)
		}
	}
	for _, s := range b.sheets {
		if err := b.layOut(s); err != nil {
			return fmt.Errorf("sheet %s: %w", s.name, err)
		}
	}
	b.placeTables()
	return b.properties()
}

// parts splits a sheet with a long table into several.
func (b *book) parts(s *sheet) []*sheet {
	if s.rows <= b.capacity() {
		s.part = 1
		return []*sheet{s}
	}
	var parts []*sheet
	for first := 0; first < s.rows; first += b.capacity() {
		p := *s
		p.first, p.rows, p.part = first, min(b.capacity(), s.rows-first), len(parts)+1
		p.opened(func() func(row, col int) cell {
			at := s.cells()
			return func(row, col int) cell { return at(first+row, col) }
		})
		if p.part > 1 {
			p.name = partName(s.name, p.part)
			p.title = b.say("continued", "title", s.title, "part", b.w.Number(int64(p.part)))
			p.charts = nil
		}
		parts = append(parts, &p)
	}
	for _, p := range parts {
		p.about = b.say("parts", "about", s.about, "n", b.w.Number(int64(len(parts))),
			"from", b.w.Number(int64(p.first+1)), "to", b.w.Number(int64(p.first+p.rows)))
	}
	return parts
}

func partName(name string, part int) string {
	if part == 1 {
		return name
	}
	return fmt.Sprintf("%s_%d", name, part)
}

// cellOf is a cell with its style.
func (b *book) cellOf(s *sheet, row, col int) cell { return b.styledCell(s, col, s.cell(row, col)) }

// styledCell is a cell with the style of its column, and for publication with a sign if it is empty.
func (b *book) styledCell(s *sheet, col int, c cell) cell {
	if c.empty() && b.words {
		c = ownCell(b.unknown)
		if s.cols[col].extra {
			c = ownCell(b.notApplicable)
		}
	}
	if c.style == 0 {
		c.style = b.styles.of(s.cols[col].kind, c)
	}
	return c
}

// lineCell is a line with its style.
func (b *book) lineCell(l line) cell {
	c := l.cell
	c.style = b.styles.line(l)
	return c
}

// top is the lines above the table of a sheet.
func (b *book) top(s *sheet) []line {
	if b.topOfPage == 0 || s.cols == nil {
		return nil
	}
	back := line{cell: cell{text: b.say("back"), link: "#" + b.say("name.contents") + "!A1"}, beside: true}
	if s.name == b.say("name.contents") {
		back.text, back.link = b.say("back_to_cover"), "#"+b.say("name.cover")+"!A1"
	}
	table := b.say("one_table")
	if len(s.charts) > 0 {
		table = b.say("table_and_chart")
	}
	beside := len(s.charts) > 0 || s.across() == 1 // further pages have but the first column again, and would cut it
	return []line{
		{cell: textCell(s.title), heading: 1, beside: beside},
		{cell: textCell(strings.TrimSpace(s.about + " " + table)), beside: beside},
		back,
	}
}

// columnTitle is the header of a column: its name, or for publication its title in the dataset's language.
func (b *book) columnTitle(name string) string {
	if !b.words {
		return name
	}
	if key := "sheet.column." + name; b.w.Has(key) {
		return b.w.Say(key)
	}
	words := strings.ReplaceAll(name, "_", " ")
	return b.w.Doc(strings.ToUpper(words[:1]) + words[1:])
}

// code is a code as this workbook shows it.
func (b *book) code(column, code string) string {
	if !b.words || code == "" {
		return code
	}
	for _, key := range []string{"sheet.code." + column + "." + code, column + "." + code} {
		if b.w.Has(key) {
			return b.w.Say(key)
		}
	}
	return code
}

// save writes the workbook to w.
func (b *book) save(w io.Writer) error {
	b.f.SetZipWriter(func(io.Writer) excelize.ZipWriter {
		return &archive{w: w, parts: map[string]*bytes.Buffer{}, fillers: b.fillers}
	})
	return b.f.Write(io.Discard)
}

// language is the language tag of the document.
func (b *book) language() string { return cmp.Or(b.d.Package.Language, b.w.Lang()) }
