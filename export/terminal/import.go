package terminal

import (
	"bufio"
	"cmp"
	"io"
	"strconv"
	"strings"

	"onrecord/dataset"
	"onrecord/dataset/merge"
	"onrecord/dataset/words"
	"onrecord/internal/safetext"
)

// Import writes the review of an edited workbook: each row that changes, cell by cell, with its place in
// the workbook, the conflicts, the problems, what was ignored, and the comments of editors.
func Import(w io.Writer, r *merge.Review) error {
	p := &importPrinter{bufio.NewWriter(w), reviewWords(r), r}
	p.line(0, p.w.Say("import.title", "workbook", safetext.Escape(r.Copy), "dataset", safetext.Escape(r.Dataset)))
	p.line(0, p.from())
	switch {
	case r.Selection == nil:
	case r.New:
		p.line(0, safetext.Escape(r.Selection.Words))
	default:
		p.line(0, p.w.Say("selection.workbook", "selection", safetext.Escape(r.Selection.Words)))
	}
	p.rows()
	p.conflicts()
	p.problems("import.problems", r.Problems)
	p.problems("import.warnings", r.Warnings)
	p.comments()
	if files := paths(r); files != "" && r.Blocked() == nil {
		key := "import.pending"
		if r.Written {
			key = "import.written"
		}
		p.WriteByte('\n')
		p.line(0, p.w.Say(key, "files", safetext.Escape(files)))
	}
	return p.Flush()
}

// paths lists the paths of the files that change, separated by commas.
func paths(r *merge.Review) string {
	list := make([]string, len(r.Files))
	for i, f := range r.Files {
		list[i] = f.Path
	}
	return strings.Join(list, ", ")
}

// reviewWords returns the words of the dataset's language, or English if neither version could be read.
func reviewWords(r *merge.Review) *words.Words {
	switch {
	case r.After != nil:
		return r.After.Words()
	case r.Before != nil:
		return r.Before.Words()
	}
	return words.For("")
}

// An importPrinter writes lines; its bufio.Writer keeps the first error, and Flush returns it.
type importPrinter struct {
	*bufio.Writer
	w *words.Words
	r *merge.Review
}

func (p *importPrinter) line(indent int, text string) {
	p.WriteString(strings.Repeat(" ", indent))
	p.WriteString(text)
	p.WriteByte('\n')
}

// placed writes a line with its place in front, in the form that editors of code jump to.
func (p *importPrinter) placed(indent int, at, text string) {
	if at != "" {
		text = at + ": " + text
	}
	p.line(indent, text)
}

// from describes what the workbook was made from.
func (p *importPrinter) from() string {
	r, text := p.r, ""
	switch {
	case r.Hash == "":
		text = p.w.Say("import.from.unknown")
	case r.Version == "":
		text = p.w.Say("import.from.none")
	default:
		text = p.w.Say("import.from", "version", safetext.Escape(r.Version))
	}
	switch {
	case r.New:
		return p.w.Say("import.new", "dataset", safetext.Escape(r.Dataset))
	case r.Moved:
		text += " " + p.w.Say("import.moved")
	}
	return text
}

func (p *importPrinter) rows() {
	p.WriteByte('\n')
	if len(p.r.Changes) == 0 {
		p.line(0, p.w.Say("import.nothing"))
		return
	}
	p.line(0, p.w.Plural("import.rows", int64(len(p.r.Changes)), ""))
	for i := range p.r.Changes {
		c := &p.r.Changes[i]
		p.placed(2, cmp.Or(c.At, c.Table), p.w.Say("import.row", "id", safetext.Escape(c.ID), "kind", p.w.Say("import.kind."+string(c.Kind))))
		for _, f := range c.Fields {
			key := "changed"
			if c.Kind == merge.Added || c.Kind == merge.Removed {
				key = string(c.Kind)
			}
			at := f.At
			if c.Kind == merge.Added {
				at = "" // the row's place is enough
			}
			p.placed(6, at, p.w.Say("import.field."+key, "field", f.Name, "old", p.value(f.Old), "new", p.value(f.New)))
		}
	}
}

func (p *importPrinter) conflicts() {
	if len(p.r.Conflicts) == 0 {
		return
	}
	p.WriteByte('\n')
	p.line(0, p.w.Plural("import.conflicts", int64(len(p.r.Conflicts)), ""))
	for _, c := range p.r.Conflicts {
		text := p.w.Say("import.clash."+string(c.Kind), "id", safetext.Escape(c.ID), "field", c.Field, "theirs", p.value(c.Theirs), "ours", p.value(c.Ours))
		if c.Taken != merge.Neither {
			text = p.w.Say("import.taken."+string(c.Taken), "conflict", text)
		}
		p.placed(2, cmp.Or(c.At, c.Table), text)
	}
}

func (p *importPrinter) problems(key string, problems dataset.Problems) {
	if len(problems) == 0 {
		return
	}
	p.WriteByte('\n')
	p.line(0, p.w.Plural(key, int64(len(problems)), ""))
	for _, problem := range problems {
		problem.Warning = false // the heading says so
		p.line(2, safetext.Escape(problem.Error()))
	}
}

func (p *importPrinter) comments() {
	if len(p.r.Comments) == 0 {
		return
	}
	p.WriteByte('\n')
	p.line(0, p.w.Plural("import.comments", int64(len(p.r.Comments)), ""))
	for _, c := range p.r.Comments {
		by := cmp.Or(safetext.Escape(c.Author), p.w.Say("import.somebody"))
		p.placed(2, c.At, p.w.Say("import.comment", "id", cmp.Or(safetext.Escape(c.ID), c.Table), "author", by, "text", p.value(c.Text)))
	}
}

// value is the text of a cell in quotes.
func (p *importPrinter) value(s string) string {
	if s == "" {
		return p.w.Say("import.empty")
	}
	if shown := safetext.Escape(s); shown == s && !strings.Contains(s, `"`) {
		return `"` + s + `"`
	}
	return strconv.Quote(s)
}
