package csv

import (
	"sort"
	"unicode/utf8"
)

// Positions converts byte offsets in a text to lines and columns. It is not safe for concurrent use.
type Positions struct {
	text  string
	lines []int // byte offset of each line, found at the first call of At

	// The position found last: most callers go through a text in order, where lines may be long.
	lastOffset, lastColumn int
}

// NewPositions returns the Positions of a text.
func NewPositions(text string) Positions { return Positions{text: text} }

// At returns the line and the column of a byte offset. Both count from 1, columns in characters.
func (p *Positions) At(offset int) (line, column int) {
	if p.lines == nil {
		p.lines, p.lastColumn = []int{0}, 1
		for i := 0; i < len(p.text); i++ {
			if p.text[i] == '\n' {
				p.lines = append(p.lines, i+1)
			}
		}
	}
	i := sort.SearchInts(p.lines, offset+1) - 1
	start, column := p.lines[i], 1
	if start <= p.lastOffset && p.lastOffset <= offset {
		start, column = p.lastOffset, p.lastColumn
	}
	column += utf8.RuneCountInString(p.text[start:offset])
	p.lastOffset, p.lastColumn = offset, column
	return i + 1, column
}
