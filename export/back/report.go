package back

import (
	"bufio"
	"cmp"
	"io"
	"strconv"
	"strings"
	"unicode"

	"onrecord/dataset"
	"onrecord/dataset/trace"
	"onrecord/dataset/words"
)

// WriteText writes the import for people: each row that changes, cell by cell, with its place in the
// workbook, the conflicts, the problems, what was passed over and the comments
// of editors.
func (im *Import) WriteText(w io.Writer) error {
	p := &printer{bufio.NewWriter(w), im.words(), im}
	p.line(0, p.w.Say("import.title", "workbook", plain(im.Workbook), "dataset", plain(im.Dataset)))
	p.line(0, p.from())
	p.rows()
	p.conflicts()
	p.problems("import.problems", im.Problems)
	p.problems("import.warnings", im.Warnings)
	p.comments()
	if files := strings.Join(im.Files(), ", "); files != "" && im.Blocked() == nil {
		key := "import.pending"
		if im.Written {
			key = "import.written"
		}
		p.WriteByte('\n')
		p.line(0, p.w.Say(key, "files", plain(files)))
	}
	return p.Flush()
}

func (im *Import) words() *words.Words {
	switch {
	case im.After != nil:
		return im.After.Words()
	case im.Before != nil:
		return im.Before.Words()
	}
	return words.For("")
}

// A printer writes lines; the first error is kept by its bufio.Writer and returned by Flush.
type printer struct {
	*bufio.Writer
	w  *words.Words
	im *Import
}

func (p *printer) line(indent int, text string) {
	p.WriteString(strings.Repeat(" ", indent))
	p.WriteString(text)
	p.WriteByte('\n')
}

// placed is a line at a place, which stands in front as editors of code jump to it.
func (p *printer) placed(indent int, at, text string) {
	if at != "" {
		text = at + ": " + text
	}
	p.line(indent, text)
}

// from says what the workbook was made from.
func (p *printer) from() string {
	im, text := p.im, ""
	switch {
	case im.Hash == "":
		text = p.w.Say("import.from.unknown")
	case im.Version == "":
		text = p.w.Say("import.from.none")
	default:
		text = p.w.Say("import.from", "version", plain(im.Version))
	}
	switch {
	case im.New:
		return p.w.Say("import.new", "dataset", plain(im.Dataset))
	case im.Moved:
		text += " " + p.w.Say("import.moved")
	}
	return text
}

func (p *printer) rows() {
	p.WriteByte('\n')
	if len(p.im.Changes) == 0 {
		p.line(0, p.w.Say("import.nothing"))
		return
	}
	p.line(0, p.w.Plural("import.rows", int64(len(p.im.Changes)), ""))
	for i := range p.im.Changes {
		c := &p.im.Changes[i]
		p.placed(2, cmp.Or(c.At, c.Table), p.w.Say("import.row", "id", plain(c.ID), "kind", p.w.Say("import.kind."+string(c.Kind))))
		for _, f := range c.Fields {
			key := "changed"
			if c.Kind == Added || c.Kind == Removed {
				key = string(c.Kind)
			}
			at := f.At
			if c.Kind == Added {
				at = "" // the row's place is enough
			}
			p.placed(6, at, p.w.Say("import.field."+key, "field", f.Name, "old", p.value(f.Old), "new", p.value(f.New)))
		}
	}
}

func (p *printer) conflicts() {
	if len(p.im.Conflicts) == 0 {
		return
	}
	p.WriteByte('\n')
	p.line(0, p.w.Plural("import.conflicts", int64(len(p.im.Conflicts)), ""))
	for _, c := range p.im.Conflicts {
		text := p.w.Say("import.clash."+string(c.Kind), "id", plain(c.ID), "field", c.Field, "theirs", p.value(c.Theirs), "ours", p.value(c.Ours))
		if c.Taken != Neither {
			text = p.w.Say("import.taken."+string(c.Taken), "conflict", text)
		}
		p.placed(2, cmp.Or(c.At, c.Table), text)
	}
}

func (p *printer) problems(key string, problems dataset.Problems) {
	if len(problems) == 0 {
		return
	}
	p.WriteByte('\n')
	p.line(0, p.w.Plural(key, int64(len(problems)), ""))
	for _, problem := range problems {
		problem.Warning = false // the heading says so
		p.line(2, plain(problem.Error()))
	}
}

func (p *printer) comments() {
	if len(p.im.Comments) == 0 {
		return
	}
	p.WriteByte('\n')
	p.line(0, p.w.Plural("import.comments", int64(len(p.im.Comments)), ""))
	for _, c := range p.im.Comments {
		by := cmp.Or(plain(c.Author), p.w.Say("import.somebody"))
		p.placed(2, c.At, p.w.Say("import.comment", "id", cmp.Or(plain(c.ID), c.Table), "author", by, "text", p.value(c.Text)))
	}
}

// value is the text of a cell in quotes.
func (p *printer) value(s string) string {
	if s == "" {
		return p.w.Say("import.empty")
	}
	if shown := plain(s); shown == s && !strings.Contains(s, `"`) {
		return `"` + s + `"`
	}
	return strconv.Quote(s)
}

// plain is text on one line in which nothing steers a terminal. Joiners and directional marks stay,
// because Persian needs them.
func plain(s string) string {
	steers := func(r rune) bool {
		switch r {
		case '\u200c', '\u200d', '\u200e', '\u200f', '\u061c':
			return false
		}
		return !unicode.IsPrint(r)
	}
	if strings.IndexFunc(s, steers) < 0 {
		return s
	}
	q := strconv.Quote(s)
	return q[1 : len(q)-1]
}

// WriteJSON writes the import as one JSON document.
func (im *Import) WriteJSON(w io.Writer) error {
	return trace.WriteJSON(w, record{
		Workbook: im.Workbook, Dataset: im.Dataset, Version: im.Version, Hash: im.Hash, New: im.New, Moved: im.Moved,
		Changes: list(im.Changes), Conflicts: list(im.Conflicts), Problems: faults(im.Problems), Warnings: faults(im.Warnings),
		Comments: list(im.Comments),
		Files:    list(im.Files()), Written: im.Written,
	})
}

// A record is an import in JSON. Lists are there even when they are empty.
type record struct {
	Workbook  string     `json:"workbook"`
	Dataset   string     `json:"dataset"`
	Version   string     `json:"version,omitzero"`
	Hash      string     `json:"sha256,omitzero"`
	New       bool       `json:"new"`
	Moved     bool       `json:"moved"`
	Changes   []Change   `json:"changes"`
	Conflicts []Conflict `json:"conflicts"`
	Problems  []fault    `json:"problems"`
	Warnings  []fault    `json:"warnings"`
	Comments  []Comment  `json:"comments"`
	Files     []string   `json:"files"`
	Written   bool       `json:"written"`
}

// A fault is a problem: in a sheet the file is the cell, such as figures!E14.
type fault struct {
	File    string `json:"file"`
	Line    int    `json:"line,omitzero"`
	Column  int    `json:"column,omitzero"`
	Field   string `json:"field,omitzero"`
	Code    string `json:"code"`
	Message string `json:"message"`
}

func faults(problems dataset.Problems) []fault {
	all := make([]fault, len(problems))
	for i, p := range problems {
		all[i] = fault{p.File, p.Line, p.Column, p.Field, p.Code, p.Message}
	}
	return all
}

func list[T any](items []T) []T {
	if items == nil {
		return []T{}
	}
	return items
}
