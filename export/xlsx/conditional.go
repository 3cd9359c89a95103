package xlsx

import (
	"fmt"
	"strings"

	"github.com/xuri/excelize/v2"

	"onrecord/dataset"
	"onrecord/dataset/count"
)

// validate adds dropdowns to coded columns and references, and restricts numbers to whole ones. The lists
// are ranges, which have no maximum length. A code must be one of its list; an unknown id gets a warning
// and may be kept, since its row may be the next to be typed.
func (b *book) validate(s *sheet) error {
	if s.of == nil {
		return nil
	}
	for i := range s.of.Fields {
		f := &s.of.Fields[i]
		v := excelize.NewDataValidation(true)
		switch f.Kind {
		case dataset.KindCode:
			v.SetSqrefDropList(b.codeRange(f.Name))
			v.SetError(excelize.DataValidationErrorStyleStop, s.name, b.say("want.code", "column", f.Name))
		case dataset.KindRef:
			v.SetSqrefDropList(b.idRange(f.To))
			v.SetError(excelize.DataValidationErrorStyleWarning, s.name, b.say("want.id", "column", f.Name, "table", f.To))
		case dataset.KindNumber:
			if err := v.SetRange("0", fmt.Sprint(int64(count.Max)), excelize.DataValidationTypeWhole, excelize.DataValidationOperatorBetween); err != nil {
				return err
			}
			v.SetError(excelize.DataValidationErrorStyleStop, s.name, b.say("want.number", "column", f.Name))
		default:
			continue
		}
		v.SetSqref(columnRange(s.column(f.Name), s.header(&b.edition)+1, b.lastMarked(s)))
		if err := b.f.AddDataValidation(s.name, v); err != nil {
			return err
		}
	}
	return nil
}

// addedRows is how many rows below a table already have dropdowns and marks. Excel extends them with a
// table that grows; other programs do not. Extending them to the end of the sheet would be simpler, but
// makes readers fail that record each cell.
const addedRows = 1_000

// lastMarked is the last row that has dropdowns and marks.
func (b *book) lastMarked(s *sheet) int { return min(s.last(&b.edition)+addedRows, rowLimit) }

// idRange is the range of a table's ids, on its first sheet if it has several, including rows that an
// editor may add. Other ids get a warning only.
func (b *book) idRange(table string) string {
	t, _ := dataset.TableNamed(table)
	first := b.topOfPage + 2
	return fmt.Sprintf("'%s'!$A$%d:$A$%d", table, first, min(first-1+t.Len(b.d)+addedRows, rowLimit))
}

// A mark shows the kind of claim of a row by something other than colour alone.
type mark struct {
	columns []string // all if there are none
	when    string   // a formula of the row, with {column} for a cell
	style   *excelize.Style
}

// conditional marks claims by conditional formats, so that a correction changes the mark.
func (b *book) conditional(s *sheet) error {
	if s.of == nil || s.of.Name != "figures" {
		return nil
	}
	from := s.header(&b.edition) + 1
	for _, m := range b.claimMarks() {
		style, err := b.f.NewConditionalStyle(m.style)
		if err != nil {
			return err
		}
		when := m.when
		for i, c := range s.cols {
			when = strings.ReplaceAll(when, "{"+c.name+"}", "$"+cellName(i, from))
		}
		areas := []string{"A" + fmt.Sprint(from) + ":" + cellName(len(s.cols)-1, b.lastMarked(s))}
		if m.columns != nil {
			areas = nil
			for _, name := range m.columns {
				areas = append(areas, columnRange(s.column(name), from, b.lastMarked(s)))
			}
		}
		err = b.f.SetConditionalFormat(s.name, strings.Join(areas, " "), []excelize.ConditionalFormatOptions{{Type: "formula", Criteria: when, Format: &style}})
		if err != nil {
			return err
		}
	}
	return nil
}

func (b *book) claimMarks() []mark {
	standing := func(s dataset.Standing) string { return `{standing}=` + quoted(b.code("standing", string(s))) }
	qualifier := func(q count.Qualifier) string { return `{qualifier}=` + quoted(b.code("qualifier", string(q))) }
	dotted := []excelize.Border{{Type: "bottom", Color: quietInk, Style: 4}}
	var framed []excelize.Border
	for _, side := range []string{"left", "right", "top", "bottom"} {
		framed = append(framed, excelize.Border{Type: side, Color: ink, Style: 3})
	}
	aside := &excelize.Style{Font: &excelize.Font{Italic: true, Color: quietInk}}
	about := &excelize.Style{Font: &excelize.Font{Italic: true}, Border: dotted}
	if b.w.Dir() == "rtl" { // Arabic script has no slanted letters, nor have its fonts
		aside = &excelize.Style{Font: &excelize.Font{Color: quietInk}, Border: []excelize.Border{{Type: "bottom", Color: quietInk, Style: 3}}}
		about = &excelize.Style{Border: dotted}
	}
	var marks []mark
	for _, q := range []count.Qualifier{count.About, count.UpTo, count.FewerThan, count.AtLeast, count.MoreThan, count.Between} {
		for _, field := range []string{"value", "value_to"} { // first: LibreOffice applies one mark to a cell
			if format := b.formatOf(q, field); format != "" {
				marks = append(marks, mark{[]string{field}, qualifier(q), &excelize.Style{CustomNumFmt: &format}})
			}
		}
	}
	return append(marks,
		mark{nil, standing(dataset.Superseded), &excelize.Style{Font: &excelize.Font{Strike: true, Color: quietInk}}},
		mark{nil, "OR(" + standing(dataset.Repeating) + "," + standing(dataset.Unclear) + ")", aside},
		mark{[]string{"qualifier", "value", "in_words"}, qualifier(count.About), about},
		mark{[]string{"qualifier", "value", "in_words"}, qualifier(count.Unstated), &excelize.Style{Border: framed}},
	)
}
