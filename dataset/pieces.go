package dataset

import (
	"strings"

	"onrecord/internal/parallel"
)

// Large tables are read in pieces, in parallel. A piece begins after a line end that is outside quotes,
// as far as counting the quotes before it tells, and ends where the next begins, or at the first record
// about which something has to be said. readCSV goes through the pieces in order and reads what lies
// between them. It takes a piece only when it comes by exactly where the piece begins, so that a text
// whose quotes are broken is read as if there were no pieces.
type piece struct {
	from, to int // byte offsets in the text
	row      int // where its first row is in the room that is reserved
	room     int // how many rows there may be
	rows     int // how many were read
	end      int // how far
}

var pieceSize = 1 << 20 // in bytes; smaller in a test

// readPieces reads what it can of the records from an offset on. The rows are not in the table yet.
func (l *loader) readPieces(t *Table, text string, from int, in *layout) []piece {
	pieces := cutPieces(text, from)
	parallel.For(len(pieces), func(i int) {
		p := &pieces[i]
		p.room = strings.Count(text[p.from:p.to], "\n")
		if p.to == len(text) && !strings.HasSuffix(text, "\n") {
			p.room++
		}
	})
	total := 0
	for i := range pieces {
		pieces[i].row = total
		total += pieces[i].room
	}
	if total > len(pieces)+len(text)/len(in.fields) || // a record has a byte a cell: these are empty lines
		int64(total) > l.limits.Rows+int64(len(pieces)) {
		return nil
	}
	t.reserve(l.d, total)
	parallel.For(len(pieces), func(i int) { pieces[i].read(l.d, t, text, in) })
	return pieces
}

// cutPieces cuts a text at line ends outside quotes.
func cutPieces(text string, from int) []piece {
	n := (len(text) - from + pieceSize - 1) / pieceSize
	quotes := make([]int, n) // in the text from one even cut to the next
	parallel.For(n, func(i int) {
		start := from + i*pieceSize
		quotes[i] = strings.Count(text[start:min(len(text), start+pieceSize)], `"`)
	})
	var pieces []piece
	open := false // whether the even cut is inside quotes
	for i := range n {
		start := from + i*pieceSize
		if i > 0 {
			start = lineAfter(text[:min(len(text), start+pieceSize)], start, open)
		}
		open = open != (quotes[i]%2 == 1)
		if start < 0 {
			continue // the piece before goes on
		}
		if last := len(pieces) - 1; last >= 0 {
			pieces[last].to = start
		}
		pieces = append(pieces, piece{from: start, to: len(text)})
	}
	return pieces
}

// lineAfter is the start of the first line after an offset that is outside quotes, -1 where there is none.
func lineAfter(text string, at int, open bool) int {
	for ; at < len(text); at++ {
		switch text[at] {
		case '"':
			open = !open
		case '\n':
			if !open {
				return at + 1
			}
		}
	}
	return -1
}

func (p *piece) read(d *Dataset, t *Table, text string, in *layout) {
	clean := true
	r := csvReader{text: text[:p.to], pos: p.from, bad: func(int, string) { clean = false }}
	for ; ; p.rows++ {
		r.skipEmptyLines()
		p.end = r.pos
		if p.rows == p.room || !r.next() || !clean || len(r.cells) != len(in.fields) || r.empty() ||
			!t.fill(d, p.row+p.rows, int64(p.end), in, r.cells) {
			return
		}
	}
}
