package read

import (
	"encoding/xml"
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"

	"onrecord/dataset"
	"onrecord/dataset/merge"
)

// ownAuthor is the author of the workbook's own comments. LibreOffice saves them without a name; then they
// are recognised by their place, on the headers and the qualifiers.
const ownAuthor = "onrecord"

// comments reads the comments on a sheet that are not the workbook's own (18.7).
func (rd *reader) comments(t *dataset.Table, g *grid, s *sheetPart, ids map[int]string) error {
	relations, err := rd.b.relations(s.part)
	if err != nil {
		return err
	}
	for _, r := range relations {
		if r.kind != "comments" || rd.b.parts[strings.ToLower(r.target)] == nil {
			continue
		}
		var authors []string
		ref, author := "", ""
		err := rd.b.each(r.target, func(sc *scanner, e xml.StartElement) error {
			switch e.Name.Local {
			case "author":
				name, err := sc.content()
				authors = append(authors, strings.TrimSpace(name))
				return err
			case "comment":
				ref, author = attr(e, "ref"), ""
				if n, err := strconv.Atoi(attr(e, "authorId")); err == nil && n >= 0 && n < len(authors) {
					author = authors[n]
				}
			case "text":
				text, err := sc.runs()
				if err != nil {
					return err
				}
				if rd.b.left(len(text)) < 0 {
					return rd.b.tooMuch()
				}
				rd.comment(merge.Comment{At: g.sheet + "!" + ref, Table: t.Name, Author: author, Text: text}, t, g, ids)
			}
			return nil
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// comment records a comment that an editor wrote.
func (rd *reader) comment(c merge.Comment, t *dataset.Table, g *grid, ids map[int]string) {
	_, ref, _ := strings.Cut(c.At, "!")
	col, n, err := excelize.CellNameToCoordinates(ref)
	if err != nil || len(rd.edited.Comments) >= mostProblems {
		return
	}
	qualifier := t.Column("qualifier")
	ownPlace := n == g.header || qualifier >= 0 && g.columns[qualifier] == col-1
	if c.Author == ownAuthor || c.Author == "" && ownPlace {
		return
	}
	if strings.HasPrefix(c.Author, "tc={") { // a threaded comment, in the form for older programs
		c.Author = ""
		if _, said, ok := strings.Cut(c.Text, "\nComment:"); ok {
			c.Text = said
		}
	}
	c.ID = ids[n]
	c.Text = strings.TrimSpace(strings.TrimPrefix(strings.TrimSpace(c.Text), c.Author+":")) // Excel puts the name in front
	if c.Text != "" {
		rd.edited.Comments = append(rd.edited.Comments, c)
	}
}
