package xlsx

import (
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"

	"onrecord/dataset"
)

// longestFormula is the maximum length of a formula in characters; Excel's own is 8,192.
const longestFormula = 8_000

// columnsBehind are the columns of a claim that decide what follows from it, with its id. The words of its number are
// not among them: they group digits as the reader's computer does.
var columnsBehind = []string{"id", "measure", "qualifier", "value", "value_to", "statement"}

// asExported is a test that is true as long as some claims are on the sheet figures as they were at the export. It is
// one pass over the sheet, which a chain of look-ups would not be. It is empty if it would be too long.
func (b *book) asExported(ids []string) string {
	keys, length := make([]string, len(ids)), 0
	for i, id := range ids {
		keys[i] = quoted(b.keyOf(id))
		length += utf8.RuneCountInString(keys[i]) + 1
	}
	columns := make([]string, len(columnsBehind))
	for i, name := range columnsBehind {
		columns[i] = b.all("figures", name)
	}
	test := fmt.Sprintf(`SUMPRODUCT(--ISNUMBER(MATCH(%s,{%s},0)))=%d`, strings.Join(columns, `&"/"&`), strings.Join(keys, ";"), len(keys))
	if length > longestFormula/2 { // there are the words, too
		return ""
	}
	return test
}

// keyOf joins the cells of columnsBehind as the sheet shows them.
func (b *book) keyOf(id string) string {
	t, row, ok := b.d.Lookup(id)
	if !ok {
		panic("internal: no claim " + id)
	}
	cells := make([]string, len(columnsBehind))
	for i, name := range columnsBehind {
		cells[i] = b.shown(t, row, name)
	}
	return strings.Join(cells, "/")
}

// shown is the text of a cell of a table, as formulas see it. The columns must hold ids, codes or numbers.
func (b *book) shown(t *dataset.Table, row int, name string) string {
	c := b.fieldCell(t, row, t.Column(name))
	switch {
	case c.numeric:
		return strconv.FormatInt(int64(c.number), 10)
	case c.empty() && b.words:
		return b.unknown
	}
	return c.text
}

// while is a formula for text that holds only as long as some tests are true. Empty tests are left out.
func (b *book) while(words, changed string, tests ...string) string {
	list := make([]string, 0, len(tests))
	for _, test := range tests {
		if test != "" {
			list = append(list, test)
		}
	}
	return fmt.Sprintf(`IF(AND(%s),%s,%s)`, strings.Join(list, ","), quoted(words), quoted(changed))
}
