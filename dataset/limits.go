package dataset

import (
	"fmt"
	"io"
	"io/fs"
	"slices"
	"strings"
)

// Limits bound one input, so that a file made to exhaust the machine is refused before it does. Each is far
// above what the dataset of a newsroom needs.
type Limits struct {
	Bytes int64 // of the input, unpacked
	Files int64 // in a zip, or parts in a workbook
	Ratio int64 // of unpacked to packed size, for files in a zip that are not small
	Depth int64 // of nested lists, objects and elements
	Rows  int64 // of a table
	Cells int64 // of a workbook, empty ones included
	Field int64 // of a cell, in bytes
	Story int64 // of a draft that lint checks, in bytes
}

// DefaultLimits apply unless a caller asks for others.
var DefaultLimits = Limits{
	Bytes: 4 << 30, Files: 10_000, Ratio: 400, Depth: 100, Rows: 10_000_000, Cells: 10_000_000, Field: 1 << 20, Story: 1 << 20,
}

// A Limit describes one of the Limits.
type Limit struct {
	Name, About string
	Most        int64 // to which it can be raised
	Of          func(*Limits) *int64
}

// deepest is the depth at which the JSON library stops.
const deepest = 10_000

const noMost = 1<<62 - 1

// AllLimits lists all limits, in the order of the help.
var AllLimits = []Limit{
	{"bytes", "bytes of an input, unpacked", noMost, func(l *Limits) *int64 { return &l.Bytes }},
	{"files", "files in a zip, or parts of a workbook", noMost, func(l *Limits) *int64 { return &l.Files }},
	{"ratio", "times that a file in a zip is larger unpacked", noMost, func(l *Limits) *int64 { return &l.Ratio }},
	{"depth", "levels of JSON or XML within each other", deepest, func(l *Limits) *int64 { return &l.Depth }},
	{"rows", "rows of a table", noMost, func(l *Limits) *int64 { return &l.Rows }},
	{"cells", "cells of a workbook, empty ones counted", noMost, func(l *Limits) *int64 { return &l.Cells }},
	{"field", "bytes of a cell", noMost, func(l *Limits) *int64 { return &l.Field }},
	{"story", "bytes of a story", noMost, func(l *Limits) *int64 { return &l.Story }},
}

// LimitNamed returns the limit of a name.
func LimitNamed(name string) (Limit, bool) {
	i := slices.IndexFunc(AllLimits, func(l Limit) bool { return l.Name == name })
	if i < 0 {
		return Limit{}, false
	}
	return AllLimits[i], true
}

// OverLimit returns the message for an input that exceeds a limit: what was wanted, and how to raise the limit.
// It names a flag of the command line, because the message is one of many problems, each at its place in a
// file, and nobody who prints them knows which are about limits.
func OverLimit(limit, format string, args ...any) string {
	return fmt.Sprintf(format, args...) + "; --limit " + limit + "=NUMBER raises that"
}

// Load is [Load] within these limits.
func (m Limits) Load(name string, stdin io.Reader) (*Dataset, error) { return m.load(name, stdin) }

// Read is [Read] within these limits.
func (m Limits) Read(name string, r io.Reader) (*Dataset, error) { return m.read(name, r, 0) }

// ReadFS is [ReadFS] within these limits.
func (m Limits) ReadFS(name string, fsys fs.FS) (*Dataset, error) {
	l := newLoader(name, m)
	l.readFolder(name, fsys)
	return l.finish()
}

// fieldTooLong returns the message for a cell of n bytes; empty if that is within the limit.
func (m *Limits) fieldTooLong(n int) string {
	if int64(n) <= m.Field {
		return ""
	}
	return OverLimit("field", "want at most %d bytes in a cell, got %d", m.Field, n)
}

// tooManyRows reports that a table has as many rows as it may, and that another begins at an offset.
func (l *loader) tooManyRows(t *Table, f *file, at int64) {
	l.broken[t.Name] = true
	l.problemAt(f, at, "", "limit", OverLimit("rows", "want at most %d rows in a table, %s has more", l.limits.Rows, t.Name))
}

// tooDeep reports whether JSON is nested too deeply. The text must be valid, so that it is enough to count
// the brackets outside of quotes.
func (m *Limits) tooDeep(text string) bool {
	depth := int64(0)
	for i := 0; i < len(text); i++ {
		switch text[i] {
		case '"':
			for i++; i < len(text) && text[i] != '"'; i++ {
				if text[i] == '\\' {
					i++
				}
			}
		case '{', '[':
			if depth++; depth > m.Depth {
				return true
			}
		case '}', ']':
			depth--
		}
	}
	return false
}

// shallow returns an error if JSON is nested too deeply.
func (m *Limits) shallow(text string) error {
	if !strings.ContainsAny(text, "{[") || !m.tooDeep(text) {
		return nil
	}
	return fmt.Errorf("%s", OverLimit("depth", "want at most %d levels of JSON within each other", m.Depth))
}
