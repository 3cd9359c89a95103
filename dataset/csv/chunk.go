package csv

import (
	"strings"

	"onrecord/internal/parallel"
)

// ChunkSize is a good size of chunks, in bytes: large enough that starting on one costs nothing.
const ChunkSize = 1 << 20

// A Chunk is a stretch of a text whose records can be read ahead of the others, in parallel.
//
// Chunks begin after line ends that are outside quotes, as far as counting quotes can tell, which is wrong
// where the quotes of the text are broken. So reading ahead is a guess: who reads the text in order with a
// Reader may take over the records of a chunk only when the Reader arrives exactly at From.
type Chunk struct {
	From, To int // byte offsets in the text
	First    int // how many records the chunks before this one may have
	Max      int // how many records this one may have: its lines

	// Set by ReadAhead.
	Records int // how many records were taken
	End     int // where the record after them begins
}

// Split cuts a text from an offset on into chunks of about size bytes, and returns them with the sum of
// their Max. Nothing has been read ahead yet.
func Split(text string, offset, size int) (chunks []Chunk, most int) {
	n := (len(text) - offset + size - 1) / size
	quotes := make([]int, n) // in the text from one even cut to the next
	parallel.For(n, func(i int) {
		start := offset + i*size
		quotes[i] = strings.Count(text[start:min(len(text), start+size)], `"`)
	})
	quoted := false // whether the even cut is inside quotes
	for i := range n {
		start := offset + i*size
		if i > 0 {
			start = nextLine(text[:min(len(text), start+size)], start, quoted)
		}
		quoted = quoted != (quotes[i]%2 == 1)
		if start < 0 {
			continue // the chunk before goes on
		}
		if last := len(chunks) - 1; last >= 0 {
			chunks[last].To = start
		}
		chunks = append(chunks, Chunk{From: start, To: len(text)})
	}
	parallel.For(len(chunks), func(i int) { chunks[i].Max = countLines(text[chunks[i].From:chunks[i].To]) })
	for i := range chunks {
		chunks[i].First = most
		most += chunks[i].Max
	}
	return chunks, most
}

// nextLine returns the offset of the first line after at that begins outside quotes, -1 if there is none.
// Quoted says whether at is inside quotes.
func nextLine(text string, at int, quoted bool) int {
	for ; at < len(text); at++ {
		switch text[at] {
		case '"':
			quoted = !quoted
		case '\n':
			if !quoted {
				return at + 1
			}
		}
	}
	return -1
}

func countLines(text string) int {
	n := strings.Count(text, "\n")
	if text != "" && !strings.HasSuffix(text, "\n") {
		n++
	}
	return n
}

// ReadAhead calls take with the records of the chunk, counted from 0, each with the offset where it begins.
// It stops at the end of the chunk, at the first fault, and when take returns false; of that record Records
// and End know nothing.
func (c *Chunk) ReadAhead(text string, take func(record, offset int, cells []Cell) bool) {
	sound := true
	r := NewReader(text[:c.To], c.From, func(int, string) { sound = false })
	for c.Records = 0; ; c.Records++ {
		r.SkipEmptyLines()
		c.End = r.pos
		if c.Records == c.Max || !r.Next() || !sound || r.IsBlank() || !take(c.Records, c.End, r.cells) {
			return
		}
	}
}
