package export

import (
	"onrecord/dataset/edtf"
	"onrecord/dataset/phrase"
)

// The cells of a section: one function for each kind of thing that is written out.

func plain(s string) sectionCell {
	if s == "" {
		return nil
	}
	return sectionCell{{Text: s}}
}

func link(s, href string) sectionCell { return sectionCell{{Text: s, Href: href}} }

func (r reading) ids(ids []string) sectionCell {
	var cell sectionCell
	for _, id := range ids {
		cell = append(cell, piece{Text: id, Href: "#" + id, Sep: r.comma()})
	}
	return cell
}

// comma is the separator between the pieces of a cell.
func (r reading) comma() string { return r.w.Say("list.comma", "a", "", "b", "") }

// said is a sentence of ours, in the direction of its language even if it begins with a name in another
// script.
func (r reading) said(s string) sectionCell {
	if s == "" {
		return nil
	}
	return sectionCell{{Text: s, Dir: r.w.Dir()}}
}

func (r reading) event(id string) sectionCell {
	if e := r.d.Event(id); e != nil {
		return link(e.Title, "#"+id)
	}
	return plain(id)
}

func (r reading) speaker(id, via string) sectionCell {
	return link(phrase.SpeakerThrough(r.d, phrase.Speaker(r.d, id), via), "#"+id)
}

// source links to the document itself if its address is known, and to its row otherwise.
func (r reading) source(id, locator string) sectionCell {
	cell := link(phrase.Source(r.d, id), "#"+id)
	if s := r.d.Source(id); s != nil && s.URL != "" {
		cell[0].Href = s.URL
	}
	return append(cell, r.after(locator)...)
}

// joined is two texts separated by a comma; the second may be empty.
func (r reading) joined(first, second string) sectionCell {
	return append(plain(first), r.after(second)...)
}

// after is text after a comma.
func (r reading) after(s string) sectionCell {
	if s == "" {
		return nil
	}
	return sectionCell{{Text: s, Sep: r.comma()}}
}

// quote is the wording of a document, in its language.
func (r reading) quote(words, source string) sectionCell {
	if words == "" {
		return nil
	}
	p := piece{Text: words}
	if s := r.d.Source(source); s != nil {
		p.Lang = s.Language
	}
	return sectionCell{p}
}

func (r reading) date(d edtf.Date) sectionCell {
	if d.IsZero() {
		return nil
	}
	return plain(r.w.Date(d))
}

func (r reading) country(code string) sectionCell {
	if code == "" {
		return nil
	}
	return plain(r.w.Country(code))
}
