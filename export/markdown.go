package export

import (
	"bufio"
	"io"
	"regexp"
	"strings"

	"onrecord/dataset"
	"onrecord/export/sections"
)

var markdownFormat = Format{
	Name:  "markdown",
	Ext:   ".md",
	About: "one page of Markdown tables in words, for a story or a pull request",
	Files: one("onrecord.md", writeMarkdown),

	TableExt: ".md",
	Table:    writeMarkdownTable,
}

func writeMarkdown(w io.Writer, d *dataset.Dataset) error {
	m := bufio.NewWriterSize(w, 1<<16)
	m.WriteString("# " + markdown(sections.Title(d)) + "\n")
	for _, line := range sections.About(d) {
		m.WriteString("\n" + paragraph(markdownCell(line)) + "\n")
	}
	m.WriteByte('\n')
	return markdownSections(m, sections.Of(d))
}

func writeMarkdownTable(w io.Writer, d *dataset.Dataset, t *Table) error {
	m := bufio.NewWriterSize(w, 1<<16)
	if selection := sections.Selection(d); selection != nil {
		m.WriteString(paragraph(markdownCell(selection)) + "\n\n")
	}
	return markdownSections(m, []sections.Section{t.section(d)})
}

// markdownSections writes tables in GitHub Flavored Markdown, one row per line.
func markdownSections(m *bufio.Writer, list []sections.Section) error {
	for i, s := range list {
		if i > 0 {
			m.WriteByte('\n')
		}
		m.WriteString("## " + markdown(s.Title) + "\n\n" + paragraph(markdown(s.About)) + "\n\n")
		for _, head := range s.Heads {
			m.WriteString("| " + markdown(head) + " ")
		}
		m.WriteString("|\n" + strings.Repeat("| --- ", len(s.Heads)) + "|\n")
		for row := range s.Rows {
			for _, cell := range row.Cells {
				m.WriteString("| ")
				if text := markdownCell(cell); text != "" {
					m.WriteString(text + " ")
				}
			}
			if _, err := m.WriteString("|\n"); err != nil {
				return err // a bufio.Writer keeps its first error
			}
		}
	}
	return m.Flush()
}

// begins matches what turns a paragraph that begins with it into a list or a rule.
var begins = regexp.MustCompile(`^(\d*)([-+=.)])`)

// paragraph is Markdown that is a paragraph, whatever it begins with.
func paragraph(text string) string { return begins.ReplaceAllString(text, `$1\$2`) }

// markdownCell is a cell on one line. Links within the document are dropped: a Markdown table has no
// anchors.
func markdownCell(cell sections.Cell) string {
	var b strings.Builder
	for i, p := range cell {
		if i > 0 {
			b.WriteString(p.Sep)
		}
		text := markdown(p.Text)
		if sections.IsWebAddress(p.Href) {
			text = "[" + text + "](<" + p.Href + ">)"
		}
		b.WriteString(text)
	}
	return b.String()
}

// markdown escapes text: nothing in it is markup of CommonMark or of GitHub's tables and maths. Line
// breaks, which would end the row, become spaces.
var markdown = strings.NewReplacer(
	`\`, `\\`, "`", "\\`", "*", `\*`, "_", `\_`, "[", `\[`, "]", `\]`, "<", `\<`, ">", `\>`, "|", `\|`, "~", `\~`, "&", `\&`, "$", `\$`, "#", `\#`, "://", `\://`, "w.", `w\.`, "W.", `W\.`, "@", `\@`, // the last four: no text is a link of its own
	"\r\n", "<br>", "\n", "<br>", "\r", " ", "\t", " ").Replace
