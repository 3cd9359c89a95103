package xlsx

import (
	"fmt"
	"io"
	"strings"

	"github.com/xuri/excelize/v2"
)

// newSheet adds an empty sheet to the excelize file.
func (b *book) newSheet(s *sheet) error {
	if s.number == 1 {
		return b.f.SetSheetName("Sheet1", s.name)
	}
	_, err := b.f.NewSheet(s.name)
	return err
}

// layOut sets everything of a sheet but its rows: view, widths, print set-up, table, dropdowns, comments
// and charts.
func (b *book) layOut(s *sheet) error {
	steps := []func(*sheet) error{b.view, b.setWidths, b.print, b.makeLinks, b.table}
	if b.marks {
		steps = append(steps, b.validate, b.conditional, b.comments)
	}
	for _, step := range append(steps, b.draw) {
		if err := step(s); err != nil {
			return err
		}
	}
	b.fillers[partOf(s)] = b.fillSheet(s)
	if l := b.links(s); len(l.order) > 0 {
		b.fillers[relationsOf(s)] = l.fillRelations
	}
	if s.hidden {
		return b.f.SetSheetVisible(s.name, false, true)
	}
	return nil
}

func partOf(s *sheet) string { return fmt.Sprintf("xl/worksheets/sheet%d.xml", s.number) }

func relationsOf(s *sheet) string {
	return fmt.Sprintf("xl/worksheets/_rels/sheet%d.xml.rels", s.number)
}

// view sets the direction, and for editors freezes the header and the first column.
func (b *book) view(s *sheet) error {
	rtl, grid, top := b.rtl, s.cols != nil || !b.marks, "A1"
	if err := b.f.SetSheetView(s.name, 0, &excelize.ViewOptions{RightToLeft: &rtl, ShowGridLines: &grid, TopLeftCell: &top}); err != nil {
		return err
	}
	if err := b.f.SetSheetDimension(s.name, "A1:"+b.corner(s)); err != nil {
		return err
	}
	if !b.marks || s.cols == nil {
		return nil
	}
	panes := &excelize.Panes{Freeze: true, YSplit: 1, XSplit: 1, TopLeftCell: "B2", ActivePane: "bottomRight"}
	for _, pane := range []string{"topRight", "bottomLeft", "bottomRight"} {
		panes.Selection = append(panes.Selection, excelize.Selection{SQRef: "B2", ActiveCell: "B2", Pane: pane})
	}
	return b.f.SetPanes(s.name, panes)
}

// corner is the last cell of a sheet.
func (b *book) corner(s *sheet) string {
	if s.cols == nil {
		return cellName(0, len(s.lines))
	}
	return cellName(len(s.cols)-1, s.last(&b.edition))
}

// pageWidth is how many characters fit across a landscape A4 page at a readable size, and uprightWidth
// across a portrait one at full size.
const (
	pageWidth    = 190
	uprightWidth = 96
)

func (s *sheet) width() float64 {
	width := 0.0
	for _, w := range s.widths {
		width += w
	}
	return width
}

// across is how many pages wide the table of a sheet is.
func (s *sheet) across() int { return 1 + int(s.width())/pageWidth }

// print sets the page: landscape unless the sheet is narrow, as many pages wide as needed, with the header
// on each.
func (b *book) print(s *sheet) error {
	if len(s.charts) > 0 {
		return b.printCharts(s)
	}
	orientation, a4, across, down, fit := "landscape", 9, s.across(), 0, true
	if s.width() < uprightWidth {
		orientation = "portrait"
	}
	if err := b.f.SetSheetProps(s.name, &excelize.SheetPropsOptions{FitToPage: &fit}); err != nil {
		return err
	}
	if err := b.f.SetPageLayout(s.name, &excelize.PageLayoutOptions{Orientation: &orientation, Size: &a4, FitToWidth: &across, FitToHeight: &down}); err != nil {
		return err
	}
	return b.runningText(s, true)
}

// The printable area of a landscape A4 page, at full size.
const (
	charactersAcross = 108
	pointsDown       = 460
)

// printCharts keeps each chart whole: one that does not fit below what precedes it begins a page. Page
// breaks are ignored where the sheet is scaled to fit.
func (b *book) printCharts(s *sheet) error {
	landscape, a4, high, custom := "landscape", 9, float64(rowPoints), true
	if err := b.f.SetSheetProps(s.name, &excelize.SheetPropsOptions{DefaultRowHeight: &high, CustomHeight: &custom}); err != nil {
		return err // LibreOffice's empty rows are lower than Excel's
	}
	scale := uint(max(min(100, 100*charactersAcross/s.width()), 25))
	if err := b.f.SetPageLayout(s.name, &excelize.PageLayoutOptions{Orientation: &landscape, Size: &a4, AdjustTo: &scale}); err != nil {
		return err
	}
	available := pointsDown * 100 / float64(scale)
	used := b.tableHeight(s)
	short := used < available
	col, row := b.chartCorner(s)
	for i, c := range s.charts {
		height := float64(c.rows()) * rowPoints
		if !b.marks && i > 0 {
			break // they share a page next to the table
		}
		if used += height; !b.marks || used > available {
			if err := b.f.InsertPageBreak(s.name, cellName(col, row+1)); err != nil {
				return err
			}
			used = height
		}
		row += c.rows()
	}
	return b.runningText(s, !short)
}

// tableHeight is the height of a table in points; of a long table it is a lower bound.
func (b *book) tableHeight(s *sheet) float64 {
	const enough = 100 // rows
	height := float64(s.header(&b.edition)) * rowPoints
	cells := make([]cell, len(s.cols))
	for row := range min(s.rows, enough) {
		for col := range cells {
			cells[col] = b.cellOf(s, row, col)
		}
		height += b.height(s, cells)
	}
	return height
}

// runningText repeats the header of the table on each page, and for editors adds page headers and footers.
func (b *book) runningText(s *sheet, header bool) error {
	if s.cols != nil && header {
		at := s.header(&b.edition)
		name := "'" + strings.ReplaceAll(s.name, "'", "''") + "'"
		titles := fmt.Sprintf("%s!$%d:$%d", name, at, at)
		if len(s.charts) == 0 {
			titles = name + "!$A:$A," + titles
		}
		err := b.f.SetDefinedName(&excelize.DefinedName{Name: "_xlnm.Print_Titles", Scope: s.name, RefersTo: titles})
		if err != nil {
			return err
		}
	}
	if !b.marks {
		return nil
	}
	begin, end := "&L", "&R"
	if b.rtl {
		begin, end = end, begin
	}
	return b.f.SetHeaderFooter(s.name, &excelize.HeaderFooterOptions{
		OddHeader: begin + pageText(b.d.Package.Title) + end + pageText(s.title),
		OddFooter: begin + pageText(b.versionLine()) + end + b.say("page", "page", "&P", "pages", "&N"),
	})
}

// pageText is text in a page header or footer, where & begins a code and 255 characters are the maximum.
func pageText(s string) string {
	if r := []rune(s); len(r) > 90 {
		s = string(r[:89]) + "…"
	}
	return strings.ReplaceAll(strings.Map(func(r rune) rune {
		if r < ' ' {
			return ' '
		}
		return r
	}, s), "&", "&&")
}

// makeLinks reserves the element of the links, which are written with the rows.
func (b *book) makeLinks(s *sheet) error {
	l := b.links(s)
	if len(l.refs) == 0 {
		return nil
	}
	if len(l.order) == 0 {
		return b.f.SetCellHyperLink(s.name, "A1", "'"+s.name+"'!A1", "Location")
	}
	return b.f.SetCellHyperLink(s.name, "A1", l.order[0], "External")
}

// table makes the rows an Excel table. Excelize reads every existing table twice to add one more, so only
// the latest is left where it looks until all have been added.
func (b *book) table(s *sheet) error {
	if s.cols == nil {
		return nil
	}
	if err := b.f.AddTable(s.name, &excelize.Table{Range: "A1:A2", Name: s.name}); err != nil {
		return err
	}
	b.f.Pkg.Delete(tablePart(b.tables))
	b.tables++
	id := b.tables
	b.fillers[tablePart(id)] = func(w io.Writer, _ []byte) error {
		_, err := w.Write(b.tableXML(s, id, "A"+fmt.Sprint(s.header(&b.edition))+":"+b.corner(s)))
		return err
	}
	return nil
}

// placeTables puts all tables where excelize looks when it writes.
func (b *book) placeTables() {
	for id := 1; id < b.tables; id++ {
		b.f.Pkg.Store(tablePart(id), []byte{})
	}
}

func tablePart(id int) string { return fmt.Sprintf("xl/tables/table%d.xml", id) }

// tableXML is a table (18.5.1.2). Excel fills the formula of a column into added rows.
func (b *book) tableXML(s *sheet, id int, area string) []byte {
	x := []byte(xmlHeader)
	x = fmt.Appendf(x, `<table xmlns="%s" id="%d" name="%[3]s" displayName="%[3]s" ref="%[4]s" totalsRowShown="0">`, mainSpace, id, attribute(s.name), area)
	if b.marks {
		x = fmt.Appendf(x, `<autoFilter ref="%s"/>`, area)
	}
	x = fmt.Appendf(x, `<tableColumns count="%d">`, len(s.cols))
	for i, c := range s.cols {
		x = fmt.Appendf(x, `<tableColumn id="%d" name="%s"`, i+1, attribute(b.columnTitle(c.name)))
		if c.formula != "" {
			x = fmt.Appendf(x, `><calculatedColumnFormula>%s</calculatedColumnFormula></tableColumn>`, element(c.formula))
		} else {
			x = append(x, "/>"...)
		}
	}
	style := ""
	if b.marks {
		style = ` name="TableStyleLight1"`
	}
	return fmt.Appendf(x, `</tableColumns><tableStyleInfo%s showFirstColumn="0" showLastColumn="0" showRowStripes="%d" showColumnStripes="0"/></table>`, style, btoi(b.marks))
}

func btoi(b bool) int {
	if b {
		return 1
	}
	return 0
}

const (
	xmlHeader = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"
	mainSpace = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
)
