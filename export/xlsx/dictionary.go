package xlsx

import (
	"fmt"

	"onrecord/dataset"
	"onrecord/export/xlsx/internal/origin"
)

// longText is the maximum width of a column with a sentence in each row and few columns next to it, in
// characters.
const longText = 76

// noteKeys are the notes of every workbook, in order; notes appends those of one edition.
var noteKeys = []string{"claim", "qualifier", "unknown", "groups", "range", "standing", "bound", "towards", "dates", "formulas"}

// notes is the sheet of what a reader has to know, one note per row.
func (b *book) notes() *sheet {
	keys := append([]string{}, noteKeys...)
	if b.marks {
		keys = append(keys, "sorting", "guard", "lists", "origin")
	}
	if !b.live {
		keys = append(keys, "large")
	}
	s := &sheet{name: b.say("name.notes"), title: b.say("notes"), about: b.say("notes.about"), rows: len(keys)}
	s.cols = []column{
		{name: "note", doc: b.say("doc.notes.note"), kind: kindCode},
		{name: "text", doc: b.say("doc.notes.text"), kind: kindText, widest: longText},
	}
	s.cell = func(row, col int) cell {
		if col == 0 {
			return ownCell(b.say("note_n", "n", b.w.Digits(row+1)))
		}
		return ownCell(b.say("note."+keys[row], "sheet", origin.Sheet))
	}
	return s
}

// dictionary describes the columns of every table, from the definitions that the dataset is loaded by.
func (b *book) dictionary() *sheet {
	type entry struct{ table, column, kind, required, doc, to string }
	var list []entry
	for _, s := range b.dataSheets() {
		for i := range s.cols {
			c := &s.cols[i]
			e := entry{table: s.of.Name, column: b.columnTitle(c.name), doc: c.doc, kind: b.say("kind.extra"), required: b.say("no")}
			if at := s.of.Column(c.name); at >= 0 {
				f := &s.of.Fields[at]
				e.kind, e.to = b.say("kind."+string(f.Kind)), f.To
				if f.Required {
					e.required = b.say("yes")
				}
			}
			list = append(list, e)
		}
	}
	s := &sheet{name: b.say("name.dictionary"), title: b.say("dictionary"), about: b.say("dictionary.about"), rows: len(list)}
	for _, name := range []string{"table", "column", "holds", "required", "meaning", "refers_to"} {
		k := kindText
		if name != "meaning" && name != "holds" {
			k = kindCode
		}
		s.cols = append(s.cols, column{name: name, doc: b.say("doc.dictionary." + name), kind: k})
		if name == "meaning" {
			s.cols[len(s.cols)-1].widest = longText
		}
	}
	s.cell = func(row, col int) cell {
		e := &list[row]
		text := [...]string{e.table, e.column, e.kind, e.required, e.doc, e.to}[col]
		if col == 5 && text == "" {
			text = b.notApplicable
		}
		return ownCell(text)
	}
	return s
}

// A codeList is the values of a coded column.
type codeList struct {
	column string
	codes  []dataset.Code
}

// codeLists are the codes of the dataset's columns, then those of the columns that this package adds.
func codeLists() []codeList {
	var lists []codeList
	seen := map[string]bool{}
	for _, t := range dataset.Tables {
		for _, f := range t.Fields {
			if f.Codes != nil && !seen[f.Name] {
				seen[f.Name] = true
				lists = append(lists, codeList{f.Name, f.Codes})
			}
		}
	}
	return append(lists, codeList{"group", dataset.Groups}, codeList{"standing", dataset.Standings},
		codeList{"rule", dataset.Rules}, codeList{"unit", dataset.Units})
}

func (b *book) aboutCodes() string {
	if b.marks {
		return b.say("codes.about") + " " + b.say("codes.dropdowns")
	}
	return b.say("codes.about")
}

// codes is the sheet with a row for each code. The dropdowns refer to it.
func (b *book) codes() *sheet {
	type entry struct{ column, code, doc string }
	var list []entry
	for _, l := range codeLists() {
		for _, c := range l.codes {
			list = append(list, entry{b.columnTitle(l.column), b.code(l.column, c.Name), b.w.Doc(c.Doc)})
		}
	}
	s := &sheet{name: b.say("name.codes"), title: b.say("codes"), about: b.aboutCodes(), rows: len(list)}
	s.cols = []column{
		{name: "column", doc: b.say("doc.codes.column"), kind: kindCode},
		{name: "code", doc: b.say("doc.codes.code"), kind: kindCode},
		{name: "meaning", doc: b.say("doc.codes.meaning"), kind: kindText, widest: longText},
	}
	s.cell = func(row, col int) cell {
		e := &list[row]
		return ownCell([...]string{e.column, e.code, e.doc}[col])
	}
	return s
}

// codeRange is the range of cells with the codes of a column.
func (b *book) codeRange(column string) string {
	at := b.topOfPage + 2
	for _, l := range codeLists() {
		if l.column == column {
			return fmt.Sprintf("'%s'!$B$%d:$B$%d", b.say("name.codes"), at, at+len(l.codes)-1)
		}
		at += len(l.codes)
	}
	panic("internal: no codes of " + column)
}
