package gfm

import (
	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// A deletion is text that is struck out, ~~so~~ or ~so~.
type deletion struct{}

func (deletion) Trigger() []byte { return []byte{'~'} }

func (deletion) Parse(_ ast.Node, block text.Reader, pc parser.Context) ast.Node {
	before := block.PrecendingCharacter()
	line, segment := block.PeekLine()
	d := parser.ScanDelimiter(line, before, 1, deletion{})
	if d == nil || d.OriginalLength > 2 || before == '~' {
		return nil
	}
	d.Segment = segment.WithStop(segment.Start + d.OriginalLength)
	block.Advance(d.OriginalLength)
	pc.PushDelimiter(d)
	return d
}

func (deletion) CloseBlock(ast.Node, parser.Context) {}

func (deletion) IsDelimiter(b byte) bool { return b == '~' }

func (deletion) CanOpenCloser(opener, closer *parser.Delimiter) bool {
	return opener.Char == closer.Char
}

func (deletion) OnMatch(int) ast.Node { return east.NewStrikethrough() }
