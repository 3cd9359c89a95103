package terminal

import (
	"strings"

	"github.com/mattn/go-runewidth"

	"onrecord/internal/safetext"
)

// widthCondition measures text in columns of a terminal. It is set here because the default of runewidth
// follows the environment.
var widthCondition = runewidth.Condition{StrictEmojiNeutral: true}

// width is how many columns text takes.
func width(s string) int { return widthCondition.StringWidth(s) }

// A word is text in which a line is not broken.
type word struct {
	span     int // index of the span it is from
	text     string
	attached bool // follows the word before it without a space
}

// splitWords cuts spans into words. A line is not broken before a % or inside an id or an address.
func splitWords(spans []span) []word {
	var list []word
	spaced := true
	for i, s := range spans {
		text := safetext.Escape(s.text)
		for text != "" {
			rest := strings.TrimLeft(text, " ")
			spaced = spaced || len(rest) < len(text)
			end := strings.IndexByte(rest, ' ')
			if end < 0 {
				end = len(rest)
			}
			if rest == "" {
				break
			}
			piece := rest[:end]
			if strings.HasPrefix(rest[end:], " %") { // a percentage stays together
				next := strings.IndexByte(rest[end+1:], ' ')
				if next < 0 {
					next = len(rest) - end - 1
				}
				end += 1 + next
				piece = rest[:end]
			}
			list = append(list, word{i, piece, !spaced})
			spaced = false
			text = rest[end:]
		}
	}
	return list
}

// para writes spans as lines that are indented by indent columns.
func (p *printer) para(indent int, spans ...span) { p.hang(indent, indent, spans...) }

// hang writes spans as lines, the first indented by first columns and the others by rest.
func (p *printer) hang(first, rest int, spans ...span) {
	if len(spans) == 0 {
		return
	}
	p.start(first)
	p.fill(first, rest, spans)
}

// fill writes spans from column at of the current line on, and further lines indented by indent columns.
func (p *printer) fill(at, indent int, spans []span) {
	var line []word
	words := splitWords(spans)
	used := at
	for i := 0; i < len(words); {
		end, size := i+1, width(words[i].text)
		for end < len(words) && words[end].attached { // words without a space between them stay together
			size += width(words[end].text)
			end++
		}
		space := 1
		if len(line) == 0 {
			space = 0
		}
		if len(line) > 0 && used+space+size > p.lineWidth() {
			p.line(line, spans)
			p.start(indent)
			line, used, space = nil, indent, 0
		}
		line = append(line, words[i:end]...)
		used += space + size
		i = end
	}
	p.line(line, spans)
}

// line writes the words of one line, each run of words of a span with its look and direction.
func (p *printer) line(words []word, spans []span) {
	for i := 0; i < len(words); {
		end := i + 1
		text := words[i].text
		for end < len(words) && words[end].span == words[i].span {
			text += " " + words[end].text
			end++
		}
		if i > 0 && !words[i].attached {
			p.WriteByte(' ')
		}
		p.span(span{spans[words[i].span].look, text})
		i = end
	}
	p.blank()
}

// span writes escaped text.
func (p *printer) span(s span) {
	if p.Isolate {
		s.text = isolated(s.text, p.w.Dir() == "rtl")
	}
	if !p.Colour || s.look == plain {
		p.WriteString(s.text)
		return
	}
	p.WriteString(string(s.look) + s.text + reset)
}

func (p *printer) pad(columns int) {
	for range columns {
		p.WriteByte(' ')
	}
}

// A cell is a span in a column of a row.
type cell struct {
	span
	columns int
}

// row writes cells in their columns and then spans, wrapped next to them. A cell that is too long for its
// column pushes what follows; in a narrow terminal the spans go below.
func (p *printer) row(indent int, cells []cell, spans ...span) {
	p.start(0)
	used, hang := 0, indent
	for _, c := range cells {
		text := safetext.Escape(c.text)
		p.pad(max(hang-used, min(used, 2)))
		used = max(hang, used+min(used, 2))
		p.span(span{c.look, text})
		used += width(text)
		hang += c.columns + 2
	}
	at := max(hang, used+2)
	const least = 24 // columns of text that are still easy to read
	if len(spans) == 0 || at+least > p.lineWidth() {
		p.blank()
		p.para(indent+4, spans...)
		return
	}
	p.pad(at - used)
	p.fill(at, hang, spans)
}

// columnWidth is the width of the widest text, at most most.
func columnWidth(most int, texts ...string) int {
	widest := 0
	for _, t := range texts {
		widest = max(widest, width(safetext.Escape(t)))
	}
	return min(widest, most)
}
