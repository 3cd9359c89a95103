// Package sections presents tables to readers: names in place of ids, numbers and dates written out in the
// dataset's language, links to what is behind them. It also has the HTML page that shows such tables. It knows
// no format, no chart and no file.
package sections

import "iter"

// A Section is a table, or a list of sentences, under a heading.
type Section struct {
	ID    string // begins with _, as no id of a dataset does
	Title string
	About string
	List  []Cell // sentences, in place of a table
	Heads []string
	Rows  iter.Seq[Row]
}

// A Row is one row. ID is the id of its subject, empty if that has none; Out marks a claim that does not
// count.
type Row struct {
	ID    string
	Cells []Cell
	Out   bool
}

// A Cell is pieces of text, in order; nil if it is empty.
type Cell []Piece

// A Piece is text with its properties. Href is empty, "#" and an id of the dataset, a place on another page of
// the site, or an address. Lang is
// the language of a quotation, a BCP 47 tag. Dir is the direction of a sentence of ours, which may begin
// with a name in another script; it is empty for texts of the dataset. Sep separates the piece from the one
// before it.
type Piece struct{ Text, Href, Lang, Dir, Sep string }
