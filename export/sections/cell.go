package sections

import (
	"onrecord/dataset"
	"onrecord/dataset/edtf"
	"onrecord/dataset/phrase"
	"onrecord/dataset/words"
)

// Text returns a cell of plain text, nil for none.
func Text(s string) Cell {
	if s == "" {
		return nil
	}
	return Cell{{Text: s}}
}

// Link returns a cell of text that leads somewhere, see Piece.
func Link(s, href string) Cell { return Cell{{Text: s, Href: href}} }

// A Builder makes cells for the rows of a dataset, with a method for each kind of thing that is written out.
type Builder struct {
	d *dataset.Dataset
	w *words.Words
}

// NewBuilder returns a builder for a dataset.
func NewBuilder(d *dataset.Dataset) Builder { return Builder{d, d.Words()} }

func (b Builder) ids(ids []string) Cell {
	var cell Cell
	for _, id := range ids {
		cell = append(cell, Piece{Text: id, Href: "#" + id, Sep: b.comma()})
	}
	return cell
}

// comma returns the separator between the pieces of a cell.
func (b Builder) comma() string { return b.w.Say("list.comma", "a", "", "b", "") }

// Sentence returns a sentence of ours, in the direction of its language even if it begins with a name in another
// script.
func (b Builder) Sentence(s string) Cell {
	if s == "" {
		return nil
	}
	return Cell{{Text: s, Dir: b.w.Dir()}}
}

func (b Builder) event(id string) Cell {
	if e := b.d.Event(id); e != nil {
		return Link(e.Title, "#"+id)
	}
	return Text(id)
}

func (b Builder) speaker(id, via string) Cell {
	return Link(phrase.SpeakerThrough(b.d, phrase.Speaker(b.d, id), via), "#"+id)
}

// source returns the name of a source. It links to the document itself if its address is known, and to its row otherwise.
func (b Builder) source(id, locator string) Cell {
	cell := Link(phrase.Source(b.d, id), "#"+id)
	if s := b.d.Source(id); s != nil && s.URL != "" {
		cell[0].Href = s.URL
	}
	return append(cell, b.after(locator)...)
}

// joined returns two texts separated by a comma; the second may be empty.
func (b Builder) joined(first, second string) Cell {
	return append(Text(first), b.after(second)...)
}

// after returns text after a comma.
func (b Builder) after(s string) Cell {
	if s == "" {
		return nil
	}
	return Cell{{Text: s, Sep: b.comma()}}
}

// Quote returns words of the source with an id, in its language.
func (b Builder) Quote(words, source string) Cell {
	if words == "" {
		return nil
	}
	p := Piece{Text: words}
	if s := b.d.Source(source); s != nil {
		p.Lang = s.Language
	}
	return Cell{p}
}

func (b Builder) date(d edtf.Date) Cell {
	if d.IsZero() {
		return nil
	}
	return Text(b.w.Date(d))
}

func (b Builder) country(code string) Cell {
	if code == "" {
		return nil
	}
	return Text(b.w.Country(code))
}
