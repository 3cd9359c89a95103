// Package gfm reads Markdown as newsrooms write it: CommonMark with GitHub's tables, deletions and
// footnotes. It makes trees of goldmark's nodes and has nothing to write them with.
//
// goldmark has parsers of its own for the three, in one package with much else: the regular expressions
// that it compiles whenever a program begins take longer than most commands of this one. Those here
// make the same trees, to which the tests hold them, without what only a renderer looks at: how columns
// are aligned, backslashes before pipes in code, links back from footnotes.
package gfm

import (
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// Parse reads a text. The nodes of the tree say where in it they are.
func Parse(source []byte) ast.Node {
	p := parser.NewParser(
		parser.WithBlockParsers(append(parser.DefaultBlockParsers(), util.Prioritized(footnoteBlock{}, 999))...),
		parser.WithInlineParsers(append(parser.DefaultInlineParsers(),
			util.Prioritized(footnoteMark{}, 101), util.Prioritized(deletion{}, 500))...),
		parser.WithParagraphTransformers(append(parser.DefaultParagraphTransformers(), util.Prioritized(tables{}, 200))...),
		parser.WithASTTransformers(util.Prioritized(footnoteList{}, 999)),
	)
	return p.Parse(text.NewReader(source))
}
