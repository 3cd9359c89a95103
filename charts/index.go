package charts

import (
	"cmp"
	"html/template"
	"io"
	"strings"

	"onrecord/dataset"
	"onrecord/dataset/count"
)

// A Card is a chart on the index.
type Card struct {
	View  *View
	Page  string // the file that shows it, relative to the index
	Still string // the chart as an SVG element, shown small; empty for none
}

// Thumbnail is the still, to go into the page: a policy that allows no picture but those in the page holds
// for a site on a disk as well as on a server.
func (c Card) Thumbnail() template.HTML {
	return template.HTML(shorten(c.Still, "card-mark-"+c.View.Name))
}

type indexPage struct {
	frame
	Cards      []Card
	Headline   string
	Comparison *dataset.Compared
	Sources    []dataset.Source
	Qualifiers []meaning
	Counts     string
	Selection  string // what was selected, of a part of a dataset
}

type meaning struct{ Example, Meaning string }

// mostSources is how many documents the index names.
const mostSources = 100

// Index writes the page that the others hang from.
func Index(w io.Writer, d *dataset.Dataset, cards []Card, o Options) error {
	if o.Style.Font == "" {
		o.Style = DefaultStyle
	}
	words := d.Words()
	p := indexPage{frame: newFrame(d, o), Cards: cards, Sources: d.Sources[:min(len(d.Sources), mostSources)]}
	p.Title, p.Description, p.Headline = d.Package.Title, d.Package.Description, d.Package.Title
	if p.Title == "" {
		p.Title, p.Headline = words.Say("page.untitled"), words.Say("page.untitled")
	}
	p.URL, p.Alt = o.Base, p.Title
	p.LD = jsonLD(d, nil, o)
	if len(d.Comparisons) > 0 {
		if c, err := d.Compare(&d.Comparisons[0]); err == nil {
			p.Comparison = &c
		}
	}
	for _, q := range dataset.Tables[figuresTable()].Fields[qualifierColumn()].Codes {
		example := words.Count(count.Count{Qualifier: count.Qualifier(q.Name), Value: count.Of(50), To: count.Of(60)})
		p.Qualifiers = append(p.Qualifiers, meaning{example, words.Say("page.qualifier." + q.Name)})
	}
	p.Counts = words.Say("page.counts", "claims", words.Plural("chart.claims.count", int64(len(d.Figures)), ""),
		"events", words.Plural("page.events", int64(len(d.Events)), ""), "sources", words.Plural("page.documents", int64(len(d.Sources)), ""))
	p.Selection = d.SelectionWords()
	p.Description = strings.TrimSpace(p.Selection + " " + cmp.Or(p.Description, p.Counts))
	p.seal()
	return templates().ExecuteTemplate(w, "index.html", p)
}

func figuresTable() int {
	for i := range dataset.Tables {
		if dataset.Tables[i].Name == "figures" {
			return i
		}
	}
	panic("internal: there is no table of figures")
}

func qualifierColumn() int { return dataset.Tables[figuresTable()].Column("qualifier") }
