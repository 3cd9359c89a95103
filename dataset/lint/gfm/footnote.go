package gfm

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// maxLabel is how long a footnote's label may be, as CommonMark has it for links.
const maxLabel = 999

// notesKey is where the footnotes are kept that have been read.
var notesKey = parser.NewContextKey()

func notesOf(pc parser.Context) *east.FootnoteList {
	list, _ := pc.Get(notesKey).(*east.FootnoteList)
	return list
}

// label is what stands between "[^" and "]" at the beginning of a line, and where in it that ends.
func label(line []byte) (name []byte, end int, ok bool) {
	rest, ok := bytes.CutPrefix(line, []byte("[^"))
	if !ok {
		return nil, 0, false
	}
	//lint:ignore SA1019 what replaces it cannot be told to pass over brackets in code
	n := util.FindClosure(rest[:min(len(rest), maxLabel)], '[', ']', false, false)
	if n < 0 {
		return nil, 0, false
	}
	return rest[:n], n + len("[^"), true
}

// A footnoteBlock is a footnote: [^label]: and blocks, those after the first one indented by four.
type footnoteBlock struct{}

func (footnoteBlock) Trigger() []byte             { return []byte{'['} }
func (footnoteBlock) CanInterruptParagraph() bool { return true }
func (footnoteBlock) CanAcceptIndentedLine() bool { return false }

func (footnoteBlock) Open(_ ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	line, segment := reader.PeekLine()
	pos := pc.BlockOffset()
	if pos < 0 {
		return nil, parser.NoChildren
	}
	name, end, ok := label(line[pos:])
	colon := pos + end + 1
	if !ok || colon >= len(line) || line[colon] != ':' || util.IsBlank(name) {
		return nil, parser.NoChildren
	}
	note := east.NewFootnote(bytes.Clone(name))
	if body := colon + 1 - segment.Padding; body < len(line) {
		reader.AdvanceAndSetPadding(body, segment.Padding)
		return note, parser.HasChildren
	}
	reader.Advance(colon + 1 - segment.Padding)
	return note, parser.NoChildren
}

func (footnoteBlock) Continue(_ ast.Node, reader text.Reader, _ parser.Context) parser.State {
	line, _ := reader.PeekLine()
	if util.IsBlank(line) {
		return parser.Continue | parser.HasChildren
	}
	pos, padding := util.IndentPosition(line, reader.LineOffset(), 4)
	if pos < 0 {
		return parser.Close
	}
	reader.AdvanceAndSetPadding(pos, padding)
	return parser.Continue | parser.HasChildren
}

// Close takes the footnote out of the text, to where the first one stood.
func (footnoteBlock) Close(note ast.Node, _ text.Reader, pc parser.Context) {
	list := notesOf(pc)
	if list == nil {
		list = east.NewFootnoteList()
		pc.Set(notesKey, list)
		note.Parent().InsertBefore(note.Parent(), note, list)
	}
	note.Parent().RemoveChild(note.Parent(), note)
	list.AppendChild(list, note)
}

// A footnoteMark is where the text refers to a footnote: [^label]. An exclamation mark before it would
// make an image of it, and does not.
type footnoteMark struct{}

func (footnoteMark) Trigger() []byte { return []byte{'!', '['} }

func (footnoteMark) Parse(parent ast.Node, block text.Reader, pc parser.Context) ast.Node {
	line, segment := block.PeekLine()
	bang := bytes.HasPrefix(line, []byte{'!'})
	if bang {
		line = line[1:]
	}
	name, end, ok := label(line)
	list := notesOf(pc)
	if !ok || list == nil {
		return nil
	}
	index := number(list, name)
	if index == 0 {
		return nil
	}
	block.Advance(end + 1)
	if bang {
		block.Advance(1)
		parent.AppendChild(parent, ast.NewTextSegment(text.NewSegment(segment.Start, segment.Start+1)))
	}
	return east.NewFootnoteLink(index)
}

// number is a footnote's number: they are counted as the text refers to them. It is 0 where there is none.
func number(list *east.FootnoteList, name []byte) int {
	for n := list.FirstChild(); n != nil; n = n.NextSibling() {
		note := n.(*east.Footnote)
		if !bytes.Equal(note.Ref, name) {
			continue
		}
		if note.Index < 0 {
			list.Count++
			note.Index = list.Count
		}
		return note.Index
	}
	return 0
}

// footnoteList puts the footnotes that the text refers to at its end, in that order.
type footnoteList struct{}

func (footnoteList) Transform(doc *ast.Document, _ text.Reader, pc parser.Context) {
	list := notesOf(pc)
	if list == nil {
		return
	}
	for n := list.FirstChild(); n != nil; {
		next := n.NextSibling()
		if n.(*east.Footnote).Index < 0 {
			list.RemoveChild(list, n)
		}
		n = next
	}
	list.SortChildren(func(a, b ast.Node) int { return a.(*east.Footnote).Index - b.(*east.Footnote).Index })
	list.Parent().RemoveChild(list.Parent(), list)
	if list.Count > 0 {
		doc.AppendChild(doc, list)
	}
}
