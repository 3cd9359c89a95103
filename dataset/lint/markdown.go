package lint

import (
	"fmt"
	"regexp"
	"strings"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	east "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// readMarkdown reads CommonMark with tables, footnotes and strikethrough. Code, addresses and struck-out text
// are not prose.
func (s *Story) readMarkdown(from int) error {
	body := s.frontMatter(from)
	if m := deep.FindStringIndex(s.text[body:]); m != nil {
		line, _ := s.Place(body + m[0])
		return fmt.Errorf("%s:%d:1: want at most %d quotations or lists within each other", s.Name, line, maxDepth)
	}
	if n := strings.Count(s.text[body:], "["); n > maxBrackets {
		return fmt.Errorf("%s: want at most %d opening brackets, got %d", s.Name, maxBrackets, n)
	}
	if n := tableCells(s.text[body:]); n > maxCells {
		return fmt.Errorf("%s: want tables of at most %d cells, got %d", s.Name, maxCells, n)
	}
	source := []byte(s.text[body:])
	m := markdown{s: s, source: source, body: body}
	err := ast.Walk(newMarkdownParser().Parse(text.NewReader(source)), m.node)
	if err == nil {
		err = m.err
	}
	s.directives(m.code)
	return err
}

// newMarkdownParser returns a parser of CommonMark with tables, strikethrough and footnotes. It leaves out
// extension.NewTableASTTransformer, which removes the backslashes before pipes in code: lint does not read
// code, and its time grows with the square of the number of such pipes.
func newMarkdownParser() parser.Parser {
	p := goldmark.DefaultParser()
	p.AddOptions(
		parser.WithBlockParsers(util.Prioritized(extension.NewFootnoteBlockParser(), 999)),
		parser.WithInlineParsers(
			util.Prioritized(extension.NewFootnoteParser(), 101),
			util.Prioritized(extension.NewStrikethroughParser(), 500),
		),
		parser.WithParagraphTransformers(util.Prioritized(extension.NewTableParagraphTransformer(), 200)),
		parser.WithASTTransformers(util.Prioritized(extension.NewFootnoteASTTransformer(), 999)),
	)
	return p
}

// deep matches lines of more than maxDepth block markers. The parser's time grows with the square of their
// number.
var deep = regexp.MustCompile(fmt.Sprintf(`(?m)^(?:[ \t]*(?:>|[-+*]|[0-9]{1,9}[.)])){%d}`, maxDepth+1))

const maxDepth = 100

// maxBrackets limits the number of opening brackets, for the same reason.
const maxBrackets = 5000

// maxCells limits the cells of all tables. The parser pads each row to the number of columns, so that a few
// kilobytes could otherwise ask for gigabytes.
const maxCells = 500_000

// delimiterRow matches the row of dashes below the header of a table, also within quotations and lists.
var delimiterRow = regexp.MustCompile(`^[-|: \t\r>*+0-9.)]*-[-|: \t\r]*$`)

// tableCells returns an upper bound of the number of cells of the tables in a text: a table continues up to the
// next blank line, and has at most one column more than its delimiter row has pipes.
func tableCells(text string) int {
	cells, columns := 0, 0
	for line := range strings.Lines(text) {
		line = strings.TrimSuffix(line, "\n")
		switch {
		case strings.TrimSpace(line) == "":
			columns = 0
		case strings.Contains(line, "|") && delimiterRow.MatchString(line):
			columns = max(columns, strings.Count(line, "|")+1)
		}
		cells += columns
	}
	return cells
}

// A markdown collects the prose of a parsed story.
type markdown struct {
	s      *Story
	source []byte
	body   int // where source begins in the story
	b      blockWriter
	code   spans
	err    error
}

func (m *markdown) node(n ast.Node, entering bool) (ast.WalkStatus, error) {
	switch n := n.(type) {
	case *ast.CodeBlock, *ast.FencedCodeBlock:
		m.codeLines(n.Lines())
		return ast.WalkSkipChildren, nil
	case *ast.HTMLBlock:
		if entering {
			m.html(n)
		}
		return ast.WalkSkipChildren, nil
	case *ast.CodeSpan:
		for c := n.FirstChild(); c != nil && entering; c = c.NextSibling() {
			if t, ok := c.(*ast.Text); ok {
				m.code = append(m.code, span{m.body + t.Segment.Start, m.body + t.Segment.Stop})
				m.b.put(object, m.body+t.Segment.Start)
			}
		}
		return ast.WalkSkipChildren, nil
	case *east.Strikethrough, *ast.AutoLink:
		return ast.WalkSkipChildren, nil
	case *ast.Text:
		if entering {
			m.text(n)
		}
	default:
		if n.Type() == ast.TypeBlock {
			m.end(n, entering)
		}
	}
	return ast.WalkContinue, nil
}

// object replaces what is not prose in a passage, so that the words around it do not join.
const object = " \ufffc "

func (m *markdown) text(n *ast.Text) {
	at := m.body + n.Segment.Start
	decode(&m.b, string(n.Segment.Value(m.source)), at)
	if n.SoftLineBreak() || n.HardLineBreak() {
		m.b.put("\n", m.body+n.Segment.Stop)
	}
}

// end ends the passage at each edge of a block. The cells of a row are one passage.
func (m *markdown) end(n ast.Node, entering bool) {
	label := false
	switch n.(type) {
	case *east.TableCell:
		if entering {
			m.b.between()
		}
		return
	case *ast.Heading, *east.TableRow, *east.TableHeader:
		label = !entering
	}
	if b, ok := m.b.done(label); ok {
		m.s.blocks = append(m.s.blocks, b)
	}
}

func (m *markdown) codeLines(lines *text.Segments) {
	if lines.Len() > 0 {
		m.code = append(m.code, span{m.body + lines.At(0).Start, m.body + lines.At(lines.Len()-1).Stop})
	}
}

func (m *markdown) html(n *ast.HTMLBlock) {
	lines := n.Lines()
	if lines.Len() == 0 {
		return
	}
	end := lines.At(lines.Len() - 1).Stop
	if n.HasClosure() {
		end = max(end, n.ClosureLine.Stop)
	}
	if err := m.s.readHTML(m.body+lines.At(0).Start, m.body+end); err != nil && m.err == nil {
		m.err = err
	}
}
