package xlsx

import (
	"iter"
	"math"
	"strings"
)

// widest is the maximum width of a column by its kind, in characters.
var widest = map[kind]int{kindText: 46, kindName: 30, kindCode: 20, kindNumber: 24, kindRatio: 14, kindDay: 14, kindLink: 46, kindAddress: 60}

// narrowest is the minimum width of a column of numbers, in characters: a date fits.
const narrowest = 9

// measured is how many rows determine the widths of the columns.
const measured = 1_000

// lineWidth is the width of the lines of a sheet without a table, in characters.
const lineWidth = 80

// setWidths makes the columns as wide as their content, up to the maximum of their kind.
func (b *book) setWidths(s *sheet) error {
	s.widths = []float64{lineWidth}
	if s.cols != nil {
		s.widths = make([]float64, len(s.cols))
		for i := range s.cols {
			s.widths[i] = b.widthOf(s, i)
		}
	}
	return b.columnWidths(s)
}

func (b *book) columnWidths(s *sheet) error {
	for i, w := range s.widths {
		letter := strings.TrimRight(cellName(i, 1), "1")
		if err := b.f.SetColWidth(s.name, letter, letter, w); err != nil {
			return err
		}
	}
	return nil
}

func (b *book) widthOf(s *sheet, col int) float64 {
	room := 2 + btoi(b.words) // beside the text
	head := 0
	for word := range strings.FieldsSeq(b.columnTitle(s.cols[col].name)) {
		head = max(head, textWidth(word)+room+2*btoi(b.marks)) // the filter button
	}
	if s.cols[col].kind == kindNumber {
		head = max(head, narrowest) // also if the column has no number
	}
	most, width := max(widest[s.cols[col].kind], s.cols[col].widest, head), head
	for row := range min(s.rows, measured) {
		c := b.cellOf(s, row, col)
		if c.numeric && s.of != nil && s.of.Name == "figures" && !s.cols[col].extra {
			c.text = b.w.Count(b.d.Figures[s.first+row].Count()) // with the words that its format adds
		}
		n := longestLine(c.text)
		if c.numeric {
			n = max(n+1, narrowest)
		}
		if width = max(width, n+room); width >= most {
			break
		}
	}
	return float64(min(width, most)) * max(b.size/digitSize, 1)
}

// textWidth is the approximate width of text in digits; wide characters count twice.
func textWidth(s string) int {
	n := 0
	for _, r := range s {
		n++
		if r >= 0x2E80 && r < 0xFB00 || r >= 0x20000 {
			n++
		}
	}
	return n
}

func longestLine(s string) int {
	n := 0
	for l := range strings.SplitSeq(s, "\n") {
		n = max(n, textWidth(l))
	}
	return n
}

// digitSize is the size in points of the font whose digits are the unit of column widths.
const digitSize = 11

// perDigit is how many characters of running text are as wide as a digit.
const perDigit = 1.1

// height is the height of a row in points, by how its text wraps. Excel and LibreOffice use it until the
// row is edited; without it LibreOffice shows one line.
func (b *book) height(s *sheet, cells []cell) float64 {
	lines := 1
	for i := range cells {
		if !cells[i].numeric && cells[i].link == "" { // LibreOffice wraps no links
			lines = max(lines, wrapped(cells[i].text, charsAcross(s.widths[i], b.size)))
		}
	}
	return pointsOf(lines, b.size)
}

// headerHeight is the height of a table's header in points; bold letters are wider.
func (b *book) headerHeight(s *sheet, cells []cell) float64 {
	const bold = 1.2
	lines := 1
	for i := range cells {
		lines = max(lines, wrapped(cells[i].text, charsAcross(s.widths[i], b.size*bold)))
	}
	return pointsOf(lines, b.size)
}

// lineHeight is the height of a line of text in points.
func (b *book) lineHeight(s *sheet, l line) float64 {
	size, lines := b.size+headingExtra[l.heading], 1
	if !l.beside {
		lines = wrapped(l.text, charsAcross(s.widths[0], size))
	}
	return pointsOf(lines, size)
}

func charsAcross(width, size float64) int { return int(width * digitSize / size * perDigit) }

// pointsOf is the height of some lines of text.
func pointsOf(lines int, size float64) float64 {
	const tallest = 409 // of Excel
	return min(math.Ceil(float64(lines)*size*1.2)+3, tallest)
}

// wrapped is how many lines text takes at a width. It breaks after spaces and hyphens, and within words
// that are longer than a line.
func wrapped(s string, width int) int {
	width = max(width, 1)
	if len(s) <= width && strings.IndexByte(s, '\n') < 0 { // no character is wider than its number of bytes
		return 1
	}
	lines := 0
	for l := range strings.SplitSeq(s, "\n") {
		lines++
		at := 0
		for word := range pieces(l) {
			n := textWidth(strings.TrimRight(word, " "))
			if at > 0 && at+n > width {
				lines++
				at = 0
			}
			for n > width {
				lines++
				n -= width
			}
			at += n + len(word) - len(strings.TrimRight(word, " "))
		}
	}
	return lines
}

// pieces are the parts of a line between which it may be broken.
func pieces(l string) iter.Seq[string] {
	return func(yield func(string) bool) {
		for l != "" {
			n := strings.IndexAny(l, " -") + 1
			if n == 0 {
				n = len(l)
			}
			if !yield(l[:n]) {
				return
			}
			l = l[n:]
		}
	}
}
