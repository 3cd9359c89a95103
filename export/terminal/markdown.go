package terminal

import (
	"bufio"
	"strings"

	"onrecord/dataset"
	"onrecord/internal/safetext"
)

// A markdown writes CommonMark with the tables of GitHub's dialect. Text from a dataset is escaped, so that
// it never becomes markup.
type markdown struct{ *bufio.Writer }

var markup = strings.NewReplacer(`\`, `\\`, "`", "\\`", `*`, `\*`, `_`, `\_`, `[`, `\[`, `]`, `\]`, `<`, `\<`, `>`, `\>`,
	`#`, `\#`, `|`, `\|`, `~`, `\~`, `&`, `\&`, `$`, `\$`)

// text escapes text from a dataset.
func (m markdown) text(s string) string { return markup.Replace(safetext.Escape(s)) }

// code is an id as code.
func (m markdown) code(id string) string { return "`" + id + "`" }

// link is text with a link. The address has been checked to be http or https and without brackets.
func (m markdown) link(s, address string) string {
	if address == "" {
		return m.text(s)
	}
	return "[" + m.text(s) + "](<" + address + ">)"
}

func (m markdown) write(parts ...string) {
	for _, p := range parts {
		m.WriteString(p)
	}
}

// selection writes what was selected, of a part of a dataset.
func (m markdown) selection(d *dataset.Dataset) {
	if d.IsPart() {
		m.write(m.text(d.SelectionWords()), "\n\n")
	}
}

// row writes a row of a table.
func (m markdown) row(cells ...string) { m.write("| ", strings.Join(cells, " | "), " |\n") }
