package xlsx

import (
	"fmt"
	"io"
	"unicode/utf8"

	"github.com/xuri/excelize/v2"
)

// A comment is what Excel calls a note: text attached to one cell.
type comment struct {
	col, row int // col from 0, row from 1
	text     string
}

// maxComments is the maximum number of comments on a sheet; more make it slow to open.
const maxComments = 12_000

// comments attaches the wording of the source to the claims, and the description of a column to its header.
// Excelize creates only the part: its own comments take quadratic time.
func (b *book) comments(s *sheet) error {
	list := b.commentsOf(s)
	if len(list) == 0 {
		return nil
	}
	for _, c := range list {
		if err := checkText(c.text); err != nil {
			return fmt.Errorf("comment on %s: %w", cellName(c.col, c.row), err)
		}
	}
	if err := b.f.AddComment(s.name, excelize.Comment{Cell: "A1", Author: "onrecord", Text: " "}); err != nil {
		return err
	}
	b.commented++
	b.fillers[fmt.Sprintf("xl/comments%d.xml", b.commented)] = func(w io.Writer, _ []byte) error {
		_, err := w.Write(commentsXML(list))
		return err
	}
	b.fillers[fmt.Sprintf("xl/drawings/vmlDrawing%d.vml", b.commented)] = func(w io.Writer, _ []byte) error {
		_, err := w.Write(shapesXML(s.number, list))
		return err
	}
	return nil
}

func (b *book) commentsOf(s *sheet) []comment {
	var list []comment
	at := s.header(&b.edition)
	for col, c := range s.cols {
		if c.doc != "" {
			list = append(list, comment{col, at, c.doc})
		}
	}
	if s.of == nil || !b.live {
		return list
	}
	for row := range s.rows {
		for col := range s.cols {
			if c := s.cell(row, col); c.comment != "" && len(list) < maxComments {
				list = append(list, comment{col, at + 1 + row, c.comment})
			}
		}
	}
	return list
}

// commentsXML is the comments part (18.7.6).
func commentsXML(list []comment) []byte {
	x := []byte(xmlHeader + `<comments xmlns="` + mainSpace + `"><authors><author>onrecord</author></authors><commentList>`)
	for _, c := range list {
		x = fmt.Appendf(x, `<comment ref="%s" authorId="0"><text><r><rPr><sz val="9"/><rFont val="Arial"/><family val="2"/></rPr><t xml:space="preserve">`, cellName(c.col, c.row))
		x = append(appendText(x, c.text), `</t></r></text></comment>`...)
	}
	return append(x, `</commentList></comments>`...)
}

// shapesXML is the drawing with the box of each comment, in VML, which Excel requires here.
func shapesXML(sheet int, list []comment) []byte {
	x := fmt.Appendf(nil, `<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="urn:schemas-microsoft-com:office:excel">`+
		`<o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="%d"/></o:shapelayout>`+
		`<v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe"><v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>`, sheet)
	for i, c := range list {
		lines := 2
		for _, n := range lineLengths(c.text) {
			lines += 1 + n/48
		}
		x = fmt.Appendf(x, `<v:shape id="_x0000_s%d" type="#_x0000_t202" style="position:absolute;width:260pt;height:%dpt;visibility:hidden" fillcolor="#ffffe1" o:insetmode="auto">`+
			`<v:fill color2="#ffffe1"/><v:shadow on="t" color="black" obscured="t"/><v:path o:connecttype="none"/><v:textbox style="mso-direction-alt:auto"/>`+
			`<x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/><x:Anchor>%d, 12, %d, 2, %d, 40, %d, 4</x:Anchor><x:AutoFill>False</x:AutoFill><x:Row>%d</x:Row><x:Column>%d</x:Column></x:ClientData></v:shape>`,
			sheet*1024+1+i, lines*12, c.col+1, max(c.row-2, 0), c.col+4, max(c.row-2, 0)+lines, c.row-1, c.col)
	}
	return append(x, `</xml>`...)
}

func lineLengths(s string) []int {
	lengths, n := []int{}, 0
	for _, r := range s {
		if r == '\n' {
			lengths, n = append(lengths, n), 0
		} else if utf8.ValidRune(r) {
			n++
		}
	}
	return append(lengths, n)
}
