package dataset

import (
	"fmt"
	"io"
	"io/fs"
	"slices"
	"strings"
)

// Limits are the most that is taken of one input, so that a file that is made to use up the machine is
// refused before it does. Each is far above what the dataset of a newsroom takes.
type Limits struct {
	Bytes int64 // of the input, unpacked
	Files int64 // in a zip, and parts of a workbook
	Ratio int64 // how many times larger unpacked, of a file of a zip that is not small
	Depth int64 // lists, objects and elements within each other
	Rows  int64 // of a table
	Cells int64 // of a workbook, empty ones counted
	Field int64 // bytes of a cell
	Story int64 // bytes of a draft that is held against the dataset
}

// DefaultLimits are in force where nobody asks for others.
var DefaultLimits = Limits{
	Bytes: 4 << 30, Files: 10_000, Ratio: 400, Depth: 100, Rows: 10_000_000, Cells: 10_000_000, Field: 1 << 20, Story: 1 << 20,
}

// A Limit describes one of the Limits.
type Limit struct {
	Name, About string
	Most        int64 // that it can be raised to
	Of          func(*Limits) *int64
}

// deepest is how deep the JSON library reads at all.
const deepest = 10_000

const noMost = 1<<62 - 1

// EachLimit are all limits, in the order of the help.
var EachLimit = []Limit{
	{"bytes", "bytes of an input, unpacked", noMost, func(l *Limits) *int64 { return &l.Bytes }},
	{"files", "files in a zip, or parts of a workbook", noMost, func(l *Limits) *int64 { return &l.Files }},
	{"ratio", "times that a file in a zip is larger unpacked", noMost, func(l *Limits) *int64 { return &l.Ratio }},
	{"depth", "levels of JSON or XML within each other", deepest, func(l *Limits) *int64 { return &l.Depth }},
	{"rows", "rows of a table", noMost, func(l *Limits) *int64 { return &l.Rows }},
	{"cells", "cells of a workbook, empty ones counted", noMost, func(l *Limits) *int64 { return &l.Cells }},
	{"field", "bytes of a cell", noMost, func(l *Limits) *int64 { return &l.Field }},
	{"story", "bytes of a story", noMost, func(l *Limits) *int64 { return &l.Story }},
}

// LimitNamed finds a limit by its name.
func LimitNamed(name string) (Limit, bool) {
	i := slices.IndexFunc(EachLimit, func(l Limit) bool { return l.Name == name })
	if i < 0 {
		return Limit{}, false
	}
	return EachLimit[i], true
}

// Beyond is what to say of an input that goes beyond a limit: what was wanted, and how the program is
// told to take more. The flag is named here and not where it is read, since what is beyond a limit is
// mostly one problem among others, at its place in a file.
func Beyond(limit, format string, args ...any) string {
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

// fieldTooLong is what to say of a cell of so many bytes; empty where that is not too many.
func (m *Limits) fieldTooLong(n int) string {
	if int64(n) <= m.Field {
		return ""
	}
	return Beyond("field", "want at most %d bytes in a cell, got %d", m.Field, n)
}

// tooManyRows puts it on record that a table has as many rows as it may, and more follow at an offset.
func (l *loader) tooManyRows(t *Table, f *file, at int64) {
	l.broken[t.Name] = true
	l.problemAt(f, at, "", "limit", Beyond("rows", "want at most %d rows in a table, %s has more", l.limits.Rows, t.Name))
}

// tooDeep tells whether JSON has more levels within each other than are taken. The text is valid, so
// brackets outside of quotes are all there is to look at.
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

// shallow is an error where JSON is too deep.
func (m *Limits) shallow(text string) error {
	if !strings.ContainsAny(text, "{[") || !m.tooDeep(text) {
		return nil
	}
	return fmt.Errorf("%s", Beyond("depth", "want at most %d levels of JSON within each other", m.Depth))
}
