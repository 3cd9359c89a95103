package lint

import (
	"cmp"
	"fmt"
	"io"
	"regexp"
	"slices"
	"sort"
	"strings"

	"go.yaml.in/yaml/v3"
)

// readText reads plain text. A blank line ends a paragraph, and a bullet or a number at the start of a line
// begins one.
func (s *Story) readText(from int) error {
	var b blockWriter
	flush := func() {
		if block, ok := b.done(false); ok {
			s.blocks = append(s.blocks, block)
		}
	}
	for at := from; at < len(s.text); {
		end := at + len(s.text[at:])
		if i := strings.IndexByte(s.text[at:], '\n'); i >= 0 {
			end = at + i + 1
		}
		line := s.text[at:end]
		item := listItem.FindString(line)
		if strings.TrimSpace(line) == "" || item != "" {
			flush()
		}
		b.add(line[len(item):], at+len(item))
		at = end
	}
	flush()
	s.maskComments()
	s.directives(nil)
	return nil
}

var listItem = regexp.MustCompile(`^[ \t]*(?:[-*•+]|[0-9۰-۹]{1,3}[.)])[ \t]+`)

// maskComments replaces the directives in plain text, which has no comments, by spaces.
func (s *Story) maskComments() {
	for i := range s.blocks {
		b := &s.blocks[i]
		for _, m := range directive.FindAllStringIndex(b.text, -1) {
			b.text = b.text[:m[0]] + strings.Repeat(" ", m[1]-m[0]) + b.text[m[1]:]
		}
	}
}

var directive = regexp.MustCompile(`<!--\s*onrecord:\s*(ignore(?:-start|-end)?)\s*-->`)

// directives finds the comments that say what to ignore:
//
//	<!-- onrecord: ignore -->         the line that it is on, or alone on a line the next passage
//	<!-- onrecord: ignore-start -->   all that follows,
//	<!-- onrecord: ignore-end -->     up to here
//
// Those in code are examples and not heeded.
func (s *Story) directives(code spans) {
	slices.SortStableFunc(s.blocks, func(a, b block) int { return cmp.Compare(a.at[0], b.at[0]) }) // footnotes come out of order
	code = code.merged()
	open := -1
	for _, m := range directive.FindAllStringSubmatchIndex(s.text, -1) {
		if code.contains(m[0]) {
			continue
		}
		switch s.text[m[2]:m[3]] {
		case "ignore-start":
			if open < 0 {
				open = m[0]
			}
		case "ignore-end":
			if open >= 0 {
				s.skip = append(s.skip, span{open, m[1]})
			}
			open = -1
		default:
			s.skip = append(s.skip, s.lineOrNext(m[0], m[1]))
		}
	}
	if open >= 0 {
		s.skip = append(s.skip, span{open, len(s.text)})
	}
	s.skip = s.skip.merged()
}

// lineOrNext returns what a directive covers: the prose on its line or, if there is none, the next passage.
func (s *Story) lineOrNext(from, to int) span {
	line := s.line(from)
	first := sort.Search(len(s.blocks), func(i int) bool { return s.blocks[i].end() > line.from })
	for i := first; i < len(s.blocks) && s.blocks[i].at[0] < line.to; i++ {
		if s.blocks[i].hasWordIn(line) {
			return line
		}
	}
	next := sort.Search(len(s.blocks), func(i int) bool { return s.blocks[i].at[0] >= to })
	if next == len(s.blocks) {
		return span{to, to}
	}
	return span{s.blocks[next].at[0], s.blocks[next].end()}
}

// end returns the offset in the story of the end of the block.
func (b *block) end() int { return b.at[len(b.at)-1] }

func (b *block) hasWordIn(sp span) bool {
	from := sort.Search(len(b.text), func(i int) bool { return b.at[i] >= sp.from })
	to := sort.Search(len(b.text), func(i int) bool { return b.at[i] >= sp.to })
	return from < to && strings.TrimSpace(b.text[from:to]) != ""
}

// frontMatter reads the YAML before a Markdown story, of which one key matters:
//
//	onrecord-ignore: ["2025", "10,000 troops"]
//
// It gives where the story begins.
func (s *Story) frontMatter(from int) (body int) {
	rest := s.text[from:]
	if !strings.HasPrefix(rest, "---\n") && !strings.HasPrefix(rest, "---\r\n") {
		return from
	}
	begin := strings.IndexByte(rest, '\n') + 1
	m := frontMatterEnd.FindStringIndex(rest[begin:])
	if m == nil {
		return from
	}
	var meta struct {
		Ignore []string `yaml:"onrecord-ignore"`
	}
	if yaml.Unmarshal([]byte(rest[begin:begin+m[0]]), &meta) == nil {
		s.ignore = meta.Ignore
	}
	return from + begin + m[1]
}

var frontMatterEnd = regexp.MustCompile(`(?m)^(?:---|\.\.\.)[ \t]*\r?(?:\n|\z)`)

// mostIgnored is the size limit for a list of figures to ignore, in bytes.
const mostIgnored = 1 << 20

// ReadIgnore reads a list for Options.Ignore, with one figure per line. Empty lines and lines that begin with #
// are skipped.
func ReadIgnore(r io.Reader) ([]string, error) {
	text, err := io.ReadAll(io.LimitReader(r, mostIgnored+1))
	if err == nil && len(text) > mostIgnored {
		err = fmt.Errorf("want at most %d bytes", mostIgnored)
	}
	if err != nil {
		return nil, err
	}
	var list []string
	for line := range strings.Lines(string(text)) {
		if line = strings.TrimSpace(strings.TrimPrefix(line, byteOrderMark)); line != "" && line[0] != '#' {
			list = append(list, line)
		}
	}
	return list, nil
}
