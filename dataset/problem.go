package dataset

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"onrecord/internal/safetext"
)

// A Problem is something wrong with a dataset, at a place. Line and Column count from 1, columns in
// characters; both are 0 if the problem has no place inside the file.
type Problem struct {
	File    string
	Line    int
	Column  int
	Field   string // the column of the table, where there is one
	Code    string // a short name of the rule, stable for scripts
	Message string
	Warning bool // the dataset is valid nevertheless
}

// Error returns file:line:column: field: message, the form of compilers, so that editors can jump there. It
// is one line without control characters, even though the names of files in a zip and of members in JSON
// may hold anything.
func (p Problem) Error() string {
	var b strings.Builder
	b.WriteString(safetext.Escape(p.File))
	if p.Line > 0 {
		fmt.Fprintf(&b, ":%d:%d", p.Line, p.Column)
	}
	b.WriteString(": ")
	if p.Warning {
		b.WriteString("warning: ")
	}
	if p.Field != "" {
		b.WriteString(safetext.Escape(p.Field) + ": ")
	}
	b.WriteString(p.Message)
	return b.String()
}

// Problems is everything that is wrong with a dataset, in the order of its files.
type Problems []Problem

// Error returns the problems, one per line.
func (ps Problems) Error() string {
	lines := make([]string, len(ps))
	for i, p := range ps {
		lines[i] = p.Error()
	}
	return strings.Join(lines, "\n")
}

// split sorts the problems by place and separates the warnings from the errors.
func (ps Problems) split(fileOrder []string) (errors, warnings Problems) {
	rank := map[string]int{}
	for i, f := range fileOrder {
		rank[f] = i
	}
	slices.SortStableFunc(ps, func(a, b Problem) int {
		return cmp.Or(cmp.Compare(rank[a.File], rank[b.File]), cmp.Compare(a.Line, b.Line), cmp.Compare(a.Column, b.Column))
	})
	for _, p := range ps {
		if p.Warning {
			warnings = append(warnings, p)
		} else {
			errors = append(errors, p)
		}
	}
	return errors, warnings
}

// problemAt reports a problem at a byte offset of a file.
func (l *loader) problemAt(f *file, at int64, field, code, message string) {
	line, column := f.position(at)
	l.add(Problem{File: f.name, Line: line, Column: column, Field: field, Code: code, Message: message})
}

// warnAt is problemAt for a warning.
func (l *loader) warnAt(f *file, at int64, field, code, message string) {
	line, column := f.position(at)
	l.add(Problem{File: f.name, Line: line, Column: column, Field: field, Code: code, Message: message, Warning: true})
}
