package sections

import (
	"cmp"
	"strings"

	"onrecord/dataset"
	"onrecord/dataset/edtf"
)

// Title returns the title of a dataset, its name if it has no title, or words that say it has neither.
func Title(d *dataset.Dataset) string {
	for _, s := range []string{d.Package.Title, d.Package.Name} {
		if s != "" {
			return s
		}
	}
	return d.Words().Say("table.untitled")
}

// Selection returns what was selected, of a part of a dataset; nil of a whole one.
func Selection(d *dataset.Dataset) Cell {
	if !d.IsPart() {
		return nil
	}
	return NewBuilder(d).Sentence(d.SelectionWords())
}

// About returns the metadata of the dataset, in paragraphs.
func About(d *dataset.Dataset) []Cell {
	w, p := d.Words(), &d.Package
	var about []Cell
	add := func(cell Cell) {
		if cell != nil {
			about = append(about, cell)
		}
	}
	add(Selection(d))
	add(Text(strings.TrimSpace(p.Description)))
	if p.Version != "" {
		add(Text(w.Say("table.version", "version", p.Version)))
	}
	if day := p.Day(); day != "" {
		if date, err := edtf.Parse(day); err == nil {
			add(Text(w.Say("table.created", "date", w.Date(date))))
		}
	}
	if p.Homepage != "" {
		add(Link(p.Homepage, p.Homepage))
	}
	for _, l := range p.Licenses {
		add(Link(w.Say("table.licence", "licence", cmp.Or(l.Title, l.Name, l.Path)), l.Path))
	}
	add(Text(w.Say("table.unknown")))
	return about
}
