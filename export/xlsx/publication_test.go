package xlsx

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
)

// A published is the workbook for publication, prepared for the checks below.
type published struct {
	f     *excelize.File
	parts map[string]string
	sheet []string // names
}

// checklist is the UK Government Analysis Function's "Making spreadsheets accessible: a checklist of the
// basics", in its own order. What it leaves to people, spelling above all, is not here.
var checklist = []struct {
	point string
	check func(t *testing.T, p *published)
}{
	// Tables
	{"mark up tables", func(t *testing.T, p *published) {
		for _, s := range p.tables() {
			if len(p.table(t, s)) != 1 {
				t.Errorf("%s: got %d tables, want one", s, len(p.table(t, s)))
			}
		}
	}},
	{"give tables meaningful names", func(t *testing.T, p *published) {
		for _, s := range p.tables() {
			if got := p.table(t, s)[0].Name; got != s {
				t.Errorf("got the table %q on the sheet %q", got, s)
			}
		}
	}},
	{"no merged cells, split cells or nested tables", func(t *testing.T, p *published) { p.never(t, "<mergeCell") }},
	{"no blank rows and columns within tables", func(t *testing.T, p *published) {
		for _, s := range p.tables() {
			for i, r := range records(t, p.f, s, publication.topOfPage+1) {
				if len(r) == 0 {
					t.Errorf("%s: row %d is blank", s, i)
				}
			}
		}
	}},
	{"one tagged header row, every header there and unique", func(t *testing.T, p *published) {
		for name, part := range p.parts {
			if !strings.HasPrefix(name, "xl/tables/") {
				continue
			}
			if strings.Contains(part, `headerRowCount="0"`) {
				t.Errorf("%s has no header row", name)
			}
			seen := map[string]bool{}
			for _, m := range regexp.MustCompile(`<tableColumn id="\d+" name="([^"]*)"`).FindAllStringSubmatch(part, -1) {
				if h := strings.ToLower(m[1]); h == "" || seen[h] {
					t.Errorf("%s: got the header %q, want one of its own", name, m[1])
				} else {
					seen[h] = true
				}
			}
		}
	}},
	{"wrap text within cells", func(t *testing.T, p *published) {
		for _, s := range p.tables() {
			id, err := p.f.GetCellStyle(s, "A"+firstRow)
			check(t, err)
			style, err := p.f.GetStyle(id)
			check(t, err)
			if s != "contents" && !style.Alignment.WrapText { // there a link is a name
				t.Errorf("%s: text is not wrapped", s)
			}
		}
	}},
	{"no filters and freeze panes", func(t *testing.T, p *published) { p.never(t, "<autoFilter", "<pane ") }},
	{"no cell left empty, and the shorthand explained", func(t *testing.T, p *published) {
		signs := map[string]bool{}
		for _, s := range p.tables() {
			rows, err := p.f.GetRows(s)
			check(t, err)
			for r, row := range rows[publication.topOfPage:] {
				for c := range rows[publication.topOfPage] {
					if c >= len(row) || row[c] == "" {
						t.Errorf("%s!%s is empty", s, cellName(c, r+publication.topOfPage+1))
					} else if strings.HasPrefix(row[c], "[") && strings.HasSuffix(row[c], "]") && len(row[c]) == 3 {
						signs[row[c]] = true
					}
				}
			}
		}
		cover := p.text(t, "cover")
		for sign := range signs {
			if !strings.Contains(cover, sign+" means") {
				t.Errorf("the cover does not explain %s", sign)
			}
		}
		if !signs["[x]"] || !signs["[z]"] {
			t.Errorf("got the signs %v, want [x] and [z]", signs)
		}
	}},
	{"no hidden rows, columns or sheets", func(t *testing.T, p *published) {
		p.never(t, ` hidden="`, `state="hidden"`, `state="veryHidden"`)
	}},
	{"columns of a sensible width", func(t *testing.T, p *published) {
		for _, s := range p.sheet {
			for c := range 3 {
				w, err := p.f.GetColWidth(s, string(rune('A'+c)))
				check(t, err)
				if w < 4 || w > 100 {
					t.Errorf("%s: column %d is %v wide", s, c, w)
				}
			}
		}
	}},
	// Notes
	{"no symbols or superscript for notes", func(t *testing.T, p *published) { p.never(t, "superscript", "†", "‡") }},
	{"the word note, in a notes table on a notes sheet", func(t *testing.T, p *published) {
		if r := records(t, p.f, "notes", publication.topOfPage+1); len(r) == 0 || r[0]["Note"] != "note 1" {
			t.Errorf("got the notes %v", r)
		}
	}},
	// Formatting
	{"links say where they lead", func(t *testing.T, p *published) {
		for _, s := range p.sheet {
			rows, err := p.f.GetRows(s)
			check(t, err)
			for r, row := range rows {
				for c, text := range row {
					linked, to, err := p.f.GetCellHyperLink(s, cellName(c, r+1))
					check(t, err)
					if linked && (strings.Contains(text, "://") || text == "" || len(strings.TrimSpace(text)) < 4) {
						t.Errorf("%s!%s: the link to %s is called %q", s, cellName(c, r+1), to, text)
					}
				}
			}
		}
	}},
	{"text that can be read: sans serif, 12 points at least", func(t *testing.T, p *published) {
		for _, m := range regexp.MustCompile(`<font>.*?</font>`).FindAllString(p.parts["xl/styles.xml"], -1)[1:] {
			size := regexp.MustCompile(`<sz val="(\d+)"`).FindStringSubmatch(m)
			if !strings.Contains(m, `val="Arial"`) || size == nil || len(size[1]) < 2 || size[1] < "12" {
				t.Errorf("got the font %s", m)
			}
			if strings.Contains(m, "<i ") || strings.Contains(m, "<i>") {
				t.Errorf("got italics in %s", m)
			}
		}
	}},
	{"a descriptive title in A1 of each sheet, larger and bold", func(t *testing.T, p *published) {
		titles := map[string]bool{}
		for _, s := range p.sheet {
			title, err := p.f.GetCellValue(s, "A1")
			check(t, err)
			if title == "" || titles[title] {
				t.Errorf("%s: got the title %q", s, title)
			}
			titles[title] = true
			id, err := p.f.GetCellStyle(s, "A1")
			check(t, err)
			style, err := p.f.GetStyle(id)
			check(t, err)
			if !style.Font.Bold || style.Font.Size <= publication.size {
				t.Errorf("%s: the title looks like text", s)
			}
		}
	}},
	{"no symbols in general", func(t *testing.T, p *published) {
		for _, s := range []string{"codes", "figures", "numbers"} {
			for _, r := range records(t, p.f, s, publication.topOfPage+1) {
				for _, column := range []string{"Code", "Qualifier", "Bound", "Measure", "Standing"} {
					if strings.Contains(r[column], "_") {
						t.Errorf("%s: got %q", s, r[column])
					}
				}
			}
		}
	}},
	{"no headers and footers, floating text boxes or toolbars", func(t *testing.T, p *published) {
		p.never(t, "<oddHeader", "<oddFooter", "<xdr:sp>", "<legacyDrawing", "<comment ")
	}},
	{"no visual devices to divide regions, no background fill", func(t *testing.T, p *published) {
		fills := regexp.MustCompile(`<fill>.*?</fill>`).FindAllString(p.parts["xl/styles.xml"], -1)
		if len(fills) != 2 { // none and gray125, which every workbook must have
			t.Errorf("got the fills %v", fills)
		}
		p.never(t, "TableStyle", `showRowStripes="1"`)
	}},
	{"no message by colour alone", func(t *testing.T, p *published) { p.never(t, "<conditionalFormatting") }},
	{"contrast of 4.5 to 1 at least", func(t *testing.T, p *published) {
		for _, m := range regexp.MustCompile(`<color rgb="FF([0-9A-F]{6})"`).FindAllStringSubmatch(p.parts["xl/styles.xml"], -1) {
			if c := contrast(m[1]); c < 4.5 {
				t.Errorf("got the colour %s with a contrast of %.1f", m[1], c)
			}
		}
	}},
	{"no images; charts have a text that says what they show", func(t *testing.T, p *published) {
		n := 0
		for name, part := range p.parts {
			if strings.HasPrefix(name, "xl/media/") {
				t.Errorf("got the image %s", name)
			}
			for _, m := range regexp.MustCompile(`<xdr:cNvPr [^>]*>`).FindAllString(part, -1) {
				n++
				if alt := regexp.MustCompile(`descr="([^"]{40,})"`).FindString(m); alt == "" {
					t.Errorf("%s: got no alternative text in %s", name, m)
				}
			}
		}
		if n < 2 {
			t.Errorf("got %d charts", n)
		}
	}},
	{"no macros", func(t *testing.T, p *published) {
		for name := range p.parts {
			if strings.Contains(name, "vba") {
				t.Errorf("got %s", name)
			}
		}
	}},
	// Structure
	{"sheets with names of their own, and none blank", func(t *testing.T, p *published) {
		seen := map[string]bool{}
		for _, s := range p.sheet {
			if seen[strings.ToLower(s)] || strings.HasPrefix(s, "Sheet") || p.text(t, s) == "" {
				t.Errorf("got the sheet %q", s)
			}
			seen[strings.ToLower(s)] = true
		}
	}},
	{"a cover, then the contents", func(t *testing.T, p *published) {
		if !slices.Equal(p.sheet[:2], []string{"cover", "contents"}) {
			t.Errorf("got the sheets %q", p.sheet)
		}
		rows := records(t, p.f, "contents", publication.topOfPage+1)
		if len(rows) != len(p.sheet)-2 {
			t.Errorf("got %d sheets in the contents, want %d", len(rows), len(p.sheet)-2)
		}
	}},
	{"column A used wisely: title, what the sheet holds, the way back", func(t *testing.T, p *published) {
		for _, s := range p.tables() {
			about, _ := p.f.GetCellValue(s, "A2")
			linked, to, _ := p.f.GetCellHyperLink(s, "A3")
			if !strings.Contains(about, "one table") || !linked || to != "contents!A1" && to != "cover!A1" {
				t.Errorf("%s: got %q and the link %q", s, about, to)
			}
		}
	}},
	{"tables against the left-hand edge, and nothing below them", func(t *testing.T, p *published) {
		for _, s := range p.tables() {
			area := p.table(t, s)[0].Range
			rows, err := p.f.GetRows(s)
			check(t, err)
			_, last, _ := strings.Cut(area, ":")
			_, end, err := excelize.CellNameToCoordinates(last)
			check(t, err)
			if !strings.HasPrefix(area, "A") || len(rows) != end {
				t.Errorf("%s: got the table %s in %d rows", s, area, len(rows))
			}
		}
	}},
	// Before publishing
	{"document information: title, creator, language", func(t *testing.T, p *published) {
		got, err := p.f.GetDocProps()
		check(t, err)
		if got.Title != "A small dataset" || got.Creator != "Somebody" || got.Language != "en" || got.Description == "" || got.Created != "2026-01-31T00:00:00Z" {
			t.Errorf("got %+v", got)
		}
	}},
	{"the cursor in A1 of the first sheet", func(t *testing.T, p *published) {
		if i := p.f.GetActiveSheetIndex(); i != 0 {
			t.Errorf("got the sheet %d", i)
		}
		p.never(t, `activeCell="B`, `activeCell="C`)
		if first := p.parts["xl/worksheets/sheet1.xml"]; !strings.Contains(first, `tabSelected="true"`) && !strings.Contains(first, `tabSelected="1"`) {
			t.Error("the first sheet is not the one in front")
		}
		for name, part := range p.parts {
			if strings.HasPrefix(name, "xl/worksheets/sheet") && name != "xl/worksheets/sheet1.xml" && strings.Contains(part, "tabSelected") {
				t.Errorf("%s is in front too", name)
			}
		}
	}},
}

const firstRow = "5"

func TestChecklist(t *testing.T) {
	workbook := made(t, load(t, nil), publication)
	p := &published{f: opened(t, workbook), parts: parts(t, workbook)}
	p.sheet = p.f.GetSheetList()
	for _, c := range checklist {
		t.Run(c.point, func(t *testing.T) { c.check(t, p) })
	}
}

// tables are the sheets with a table: all but the cover.
func (p *published) tables() []string { return p.sheet[1:] }

func (p *published) table(t *testing.T, sheet string) []excelize.Table {
	t.Helper()
	tables, err := p.f.GetTables(sheet)
	check(t, err)
	return tables
}

// text is all text on a sheet.
func (p *published) text(t *testing.T, sheet string) string {
	t.Helper()
	rows, err := p.f.GetRows(sheet)
	check(t, err)
	var all []string
	for _, row := range rows {
		all = append(all, row...)
	}
	return strings.Join(all, "\n")
}

// never fails the test if any part contains one of some words.
func (p *published) never(t *testing.T, words ...string) {
	t.Helper()
	for name, part := range p.parts {
		for _, w := range words {
			if strings.Contains(part, w) && name != "xl/styles.xml" {
				t.Errorf("%s: got %s", name, w)
			}
		}
	}
}
