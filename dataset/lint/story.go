package lint

import (
	"cmp"
	"fmt"
	"io"
	"path"
	"slices"
	"sort"
	"strings"
	"unicode/utf8"

	"onrecord/dataset"
)

// A Format is how a story is written.
type Format string

// The formats. Auto chooses by the extension of the file. The default is Markdown: plain text that is read as
// Markdown loses only code.
const (
	Auto     Format = ""
	Markdown Format = "markdown"
	Text     Format = "text"
	HTML     Format = "html"
)

// Formats lists the formats.
var Formats = []Format{Markdown, Text, HTML}

// A Story is a draft: its text, for the places of findings, and the passages of prose in it.
type Story struct {
	Name   string
	Format Format

	text   string
	lines  []int // byte offset of each line
	blocks []block
	skip   spans    // what comments say is to be ignored, in bytes of the text
	ignore []string // what the front matter says is not about the dataset
}

// A span is a range of a text in bytes.
type span struct{ from, to int }

// spans are stretches of one text.
type spans []span

// merged returns the spans in order, with overlapping ones joined.
func (list spans) merged() spans {
	slices.SortFunc(list, func(a, b span) int { return cmp.Or(cmp.Compare(a.from, b.from), cmp.Compare(a.to, b.to)) })
	var out spans
	for _, sp := range list {
		if n := len(out); n > 0 && sp.from <= out[n-1].to {
			out[n-1].to = max(out[n-1].to, sp.to)
			continue
		}
		out = append(out, sp)
	}
	return out
}

// contains reports whether one of the spans, which must be merged, covers an offset.
func (list spans) contains(at int) bool {
	i := sort.Search(len(list), func(i int) bool { return list[i].to > at })
	return i < len(list) && list[i].from <= at
}

// A block is a passage of prose without markup: a paragraph, a heading, a row of a table.
type block struct {
	text  string
	at    []int // for each byte of text its offset in the story; one more for the end
	label bool  // a heading or the row of a table: nobody expects a speaker in it
}

// A blockWriter assembles a block from parts of the story.
type blockWriter struct {
	text strings.Builder
	at   []int
}

// add appends text of the story, at an offset, unchanged.
func (b *blockWriter) add(s string, at int) {
	for i := range len(s) {
		b.at = append(b.at, at+i)
	}
	b.text.WriteString(s)
}

// put appends text that replaces something in the story, all of it at one offset.
func (b *blockWriter) put(s string, at int) {
	for range len(s) {
		b.at = append(b.at, at)
	}
	b.text.WriteString(s)
}

// between separates the cells of a row in one block.
func (b *blockWriter) between() {
	if n := len(b.at); n > 0 {
		b.put(" | ", b.at[n-1])
	}
}

// done returns the block and resets the writer. It returns false if the block has no text.
func (b *blockWriter) done(label bool) (block, bool) {
	text := b.text.String()
	if strings.TrimSpace(text) == "" {
		*b = blockWriter{}
		return block{}, false
	}
	out := block{text: text, at: append(b.at, b.at[len(b.at)-1]+1), label: label}
	*b = blockWriter{}
	return out, true
}

// Read reads a story. Messages use the name, and so does Auto to choose the format. It returns an error for
// text that is not UTF-8, for an unknown format, and for text of more than dataset.DefaultLimits.Story bytes.
func Read(r io.Reader, name string, format Format) (Story, error) {
	return ReadWithin(dataset.DefaultLimits, r, name, format)
}

// ReadWithin is Read with the given limits.
func ReadWithin(limits dataset.Limits, r io.Reader, name string, format Format) (Story, error) {
	b, err := io.ReadAll(io.LimitReader(r, limits.Story+1))
	if err != nil {
		return Story{}, fmt.Errorf("%s: %w", name, err)
	}
	if int64(len(b)) > limits.Story {
		return Story{}, fmt.Errorf("%s: %s", name, dataset.OverLimit("story", "want at most %d bytes", limits.Story))
	}
	s := Story{Name: name, Format: format, text: string(b)}
	for at := 0; at < len(s.text); {
		end := strings.IndexByte(s.text[at:], '\n')
		s.lines = append(s.lines, at)
		if end < 0 {
			break
		}
		at += end + 1
	}
	if err := s.checkEncoding(); err != nil {
		return Story{}, err
	}
	if format == Auto {
		s.Format = formatOf(name)
	}
	body := 0
	if strings.HasPrefix(s.text, byteOrderMark) {
		body = len(byteOrderMark)
	}
	switch s.Format {
	case Markdown:
		err = s.readMarkdown(body)
	case Text:
		err = s.readText(body)
	case HTML:
		err = s.readHTML(body, len(s.text))
		s.directives(nil)
	default:
		err = fmt.Errorf("%s: want a format markdown, text or html, got %q", name, format)
	}
	return s, err
}

const byteOrderMark = "\ufeff"

func formatOf(name string) Format {
	switch strings.ToLower(path.Ext(name)) {
	case ".txt", ".text":
		return Text
	case ".html", ".htm", ".xhtml":
		return HTML
	}
	return Markdown
}

func (s *Story) checkEncoding() error {
	if at := strings.IndexByte(s.text, 0); at >= 0 {
		line, col := s.Place(at)
		return fmt.Errorf("%s:%d:%d: want text in UTF-8, got a NUL byte: save the file as UTF-8", s.Name, line, col)
	}
	for at := 0; at < len(s.text); {
		r, n := utf8.DecodeRuneInString(s.text[at:])
		if r == utf8.RuneError && n == 1 {
			line, col := s.Place(at)
			return fmt.Errorf("%s:%d:%d: want text in UTF-8, got the byte %#02x: save the file as UTF-8", s.Name, line, col, s.text[at])
		}
		at += n
	}
	return nil
}

// Place returns the line and column of a byte offset, both from 1. Columns count characters.
func (s *Story) Place(at int) (line, column int) {
	i := sort.SearchInts(s.lines, at+1) - 1
	if i < 0 {
		return 1, 1
	}
	begin := s.lines[i]
	if i == 0 && strings.HasPrefix(s.text, byteOrderMark) {
		begin = min(at, len(byteOrderMark)) // no editor counts it
	}
	return i + 1, 1 + utf8.RuneCountInString(s.text[begin:at])
}

// line returns the range of the line that contains an offset.
func (s *Story) line(at int) span {
	i := sort.SearchInts(s.lines, at+1) - 1
	if i+1 < len(s.lines) {
		return span{s.lines[i], s.lines[i+1]}
	}
	return span{s.lines[i], len(s.text)}
}
