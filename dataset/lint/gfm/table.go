package gfm

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// tables makes a table of a paragraph from the line on that stands above a row of dashes.
type tables struct{}

func (tables) Transform(p *ast.Paragraph, reader text.Reader, _ parser.Context) {
	lines, source := p.Lines(), reader.Source()
	for i := 1; i < lines.Len(); i++ {
		dashes := lines.At(i)
		columns := dashedColumns(dashes.Value(source))
		if columns == 0 {
			continue
		}
		header := rowOf(lines.At(i-1), source, columns, true)
		if header.ChildCount() != columns {
			return
		}
		table := east.NewTable()
		table.SetPos(p.Pos())
		table.AppendChild(table, east.NewTableHeader(header))
		for j := i + 1; j < lines.Len(); j++ {
			table.AppendChild(table, rowOf(lines.At(j), source, columns, false))
		}
		p.Parent().InsertAfter(p.Parent(), p, table)
		keep(p, i-1)
		return
	}
}

// keep leaves a paragraph its first n lines, without the end of the last one, and takes it away where
// that is none.
func keep(p *ast.Paragraph, n int) {
	lines := p.Lines()
	lines.SetSliced(0, n)
	if n == 0 {
		p.Parent().RemoveChild(p.Parent(), p)
		return
	}
	last := lines.At(n - 1)
	last.Stop--
	lines.Set(n-1, last)
}

// dashedColumns is the number of columns that a line such as | --- | :-: | makes, 0 for any other.
func dashedColumns(line []byte) int {
	if indent, _ := util.IndentWidth(line, 0); indent > 3 || len(bytes.Trim(line, "-")) == 0 {
		return 0
	}
	cells := bytes.Split(line, []byte{'|'})
	if util.IsBlank(cells[0]) {
		cells = cells[1:]
	}
	if n := len(cells); n > 0 && util.IsBlank(cells[n-1]) {
		cells = cells[:n-1]
	}
	for _, cell := range cells {
		cell = bytes.TrimSuffix(bytes.TrimPrefix(bytes.Trim(cell, " \t\r\n"), []byte{':'}), []byte{':'})
		if len(cell) == 0 || len(bytes.Trim(cell, "-")) > 0 {
			return 0
		}
	}
	return len(cells)
}

// rowOf takes a line apart at its pipes. A row of the body has as many cells as there are columns.
func rowOf(line text.Segment, source []byte, columns int, header bool) *east.TableRow {
	row := east.NewTableRow(nil)
	row.SetPos(line.Start)
	line = trim(line, source)
	from, end := line.Start, line.Stop
	if from < end && source[from] == '|' {
		from++
	}
	if end > line.Start && source[end-1] == '|' {
		end--
	}
	for from < end && (header || row.ChildCount() < columns) {
		pipe := from + unescapedPipe(source[line.Start:end], from-line.Start)
		cell := east.NewTableCell()
		cell.SetPos(from)
		cell.Lines().Append(trim(text.NewSegment(from, pipe), source))
		row.AppendChild(row, cell)
		from = pipe + 1
	}
	for row.ChildCount() < columns {
		row.AppendChild(row, east.NewTableCell())
	}
	return row
}

func trim(s text.Segment, source []byte) text.Segment {
	s = s.TrimLeftSpace(source)
	return s.TrimRightSpace(source)
}

// unescapedPipe is how far after from there is a pipe in a line without a backslash before it, or the
// line's end.
func unescapedPipe(line []byte, from int) int {
	for i := from; i < len(line); i++ {
		if line[i] == '|' && (i == 0 || line[i-1] != '\\') {
			return i - from
		}
	}
	return len(line) - from
}
