package export

import (
	"bufio"
	"cmp"
	"io"
	"strings"

	"github.com/go-json-experiment/json"
	"github.com/go-json-experiment/json/jsontext"

	"onrecord/dataset"
	"onrecord/dataset/count"
	"onrecord/dataset/edtf"
	"onrecord/dataset/phrase"
)

var jsonldFormat = Format{
	Name:  "jsonld",
	Ext:   ".jsonld",
	About: "schema.org JSON-LD for search engines and fact-checkers: the dataset, its claims and where they appear",
	Files: one("onrecord.jsonld", writeJSONLD),
}

// writeJSONLD writes the dataset in the terms of schema.org: a Dataset, and each number as a Claim with its
// appearance, as in a ClaimReview. It is not a ClaimReview: nobody has rated these claims. The qualifier
// decides which of value, minValue and maxValue are present: "up to 400" is never 400.
//
// Identifiers begin with #, and are the anchors of the page that the format html writes. The text may be
// pasted into a <script> element unchanged. Each node is a line.
func writeJSONLD(w io.Writer, d *dataset.Dataset) error {
	l := &ldWriter{w: bufio.NewWriterSize(w, 1<<16), d: d}
	l.w.WriteString("{\n\"@context\": \"https://schema.org\",\n\"@graph\": [")
	l.node(l.dataset())
	for i := range d.Sources {
		l.node(l.source(&d.Sources[i]))
	}
	for i := range d.Actors {
		l.node(l.actor(&d.Actors[i]))
	}
	for i := range d.Events {
		l.node(l.event(&d.Events[i]))
	}
	for i := range d.Figures {
		l.node(l.claim(&d.Figures[i]))
	}
	for i := range d.Dates {
		l.node(l.dateClaim(&d.Dates[i]))
	}
	for i := range d.Comparisons {
		if err := l.comparison(&d.Comparisons[i]); err != nil {
			return err
		}
	}
	l.w.WriteString("\n]\n}\n")
	if l.err != nil {
		return l.err
	}
	return l.w.Flush()
}

// An ldWriter writes nodes and keeps the first error.
type ldWriter struct {
	w     *bufio.Writer
	d     *dataset.Dataset
	nodes int
	err   error
}

func (l *ldWriter) node(n *ldNode) {
	if l.err != nil {
		return
	}
	text, err := json.Marshal(n, jsontext.SpaceAfterColon(true), jsontext.SpaceAfterComma(true),
		jsontext.EscapeForHTML(true), jsontext.EscapeForJS(true))
	if err != nil {
		l.err = err
		return
	}
	if l.nodes++; l.nodes > 1 {
		l.w.WriteByte(',')
	}
	l.w.WriteByte('\n')
	_, l.err = l.w.Write(text)
}

// An ldNode is a thing of schema.org. What is unknown is omitted, as is usual in JSON-LD.
type ldNode struct {
	Type          string   `json:"@type,omitzero"`
	ID            string   `json:"@id,omitzero"`
	Name          string   `json:"name,omitzero"`
	Description   string   `json:"description,omitzero"`
	Text          string   `json:"text,omitzero"`
	About         *ldNode  `json:"about,omitzero"`
	Author        *ldNode  `json:"author,omitzero"`
	MainEntity    *ldNode  `json:"mainEntity,omitzero"`
	Value         any      `json:"value,omitzero"`
	MinValue      *int64   `json:"minValue,omitzero"`
	MaxValue      *int64   `json:"maxValue,omitzero"`
	UnitText      string   `json:"unitText,omitzero"`
	Appearance    *ldNode  `json:"appearance,omitzero"`
	IsPartOf      *ldNode  `json:"isPartOf,omitzero"`
	IsBasedOn     []ldNode `json:"isBasedOn,omitzero"`
	Correction    string   `json:"correction,omitzero"`
	Status        string   `json:"creativeWorkStatus,omitzero"`
	DateCreated   string   `json:"dateCreated,omitzero"`
	DatePublished string   `json:"datePublished,omitzero"`
	Temporal      string   `json:"temporal,omitzero"`
	InLanguage    string   `json:"inLanguage,omitzero"`
	Publisher     *ldNode  `json:"publisher,omitzero"`
	URL           string   `json:"url,omitzero"`
	Version       string   `json:"version,omitzero"`
	License       []any    `json:"license,omitzero"` // addresses, or CreativeWork nodes if only a name is known
	Keywords      []string `json:"keywords,omitzero"`
	Creator       []ldNode `json:"creator,omitzero"`
}

const ldDataset = "#_dataset"

// ld is a reference to a node; nil if there is no id.
func ld(id string) *ldNode {
	if id == "" {
		return nil
	}
	return &ldNode{ID: "#" + id}
}

func named(kind, name string) *ldNode {
	if name == "" {
		return nil
	}
	return &ldNode{Type: kind, Name: name}
}

// dated returns a date in the form of schema.org if it is a plain day, and as EDTF text otherwise.
func dated(d edtf.Date) (day, temporal string) {
	if _, ok := d.Full(); ok {
		return d.String(), ""
	}
	return "", d.String()
}

func (l *ldWriter) dataset() *ldNode {
	p := &l.d.Package
	n := &ldNode{Type: "Dataset", ID: ldDataset, Name: cmp.Or(p.Title, p.Name), Description: cmp.Or(p.Description, l.d.Words().Say("ld.about")),
		Version: p.Version, DateCreated: p.Day(), InLanguage: p.Language, URL: p.Homepage, Keywords: p.Keywords}
	if l.d.IsPart() {
		n.Description = strings.TrimSpace(l.d.SelectionWords() + " " + p.Description)
	}
	for _, licence := range p.Licenses {
		if licence.Path != "" {
			n.License = append(n.License, licence.Path)
		} else {
			n.License = append(n.License, ldNode{Type: "CreativeWork", Name: cmp.Or(licence.Title, licence.Name)})
		}
	}
	for _, c := range p.Contributors {
		n.Creator = append(n.Creator, ldNode{Type: "Person", Name: c.Title, URL: c.Path})
	}
	return n
}

func (l *ldWriter) source(s *dataset.Source) *ldNode {
	n := &ldNode{Type: "CreativeWork", ID: "#" + s.ID, Name: s.Title, URL: s.URL, InLanguage: s.Language, Publisher: named("Organization", s.Publisher)}
	n.DatePublished, n.Temporal = dated(s.Published)
	return n
}

func (l *ldWriter) actor(a *dataset.Actor) *ldNode {
	// Whether an actor is a person or an outlet is not on record, so the type is Thing.
	return &ldNode{Type: "Thing", ID: "#" + a.ID, Name: a.Name, Description: phrase.Office(l.d.Words(), a)}
}

func (l *ldWriter) event(e *dataset.Event) *ldNode {
	return &ldNode{Type: "Event", ID: "#" + e.ID, Name: e.Title, Description: l.d.Words().Code("kind", string(e.Kind))}
}

func (l *ldWriter) claim(f *dataset.Figure) *ldNode {
	w, c := l.d.Words(), f.Count()
	n := &ldNode{Type: "Claim", ID: "#" + f.ID, Text: f.Wording, Description: f.Note, About: ld(f.Event), Author: ld(f.Speaker),
		Appearance: ld(f.Source), IsPartOf: &ldNode{ID: ldDataset}, MainEntity: &ldNode{Type: "QuantitativeValue", Name: w.Code("measure", string(f.Measure)),
			Description: w.Count(c), UnitText: w.Say("ld.people")}}
	n.DateCreated, n.Temporal = dated(f.Said)
	switch q := n.MainEntity; c.Qualifier {
	case count.Exact:
		q.Value = c.Value.N
	case count.About: // as text, because schema.org has no approximate numbers
		q.Value = w.Count(c)
	default:
		q.MinValue, q.MaxValue = orNil(c.Low()), orNil(c.High())
	}
	if standing, by := l.d.Standing(f); standing != dataset.Active {
		n.Status = w.Code("standing", string(standing))
		if standing == dataset.Superseded {
			n.Correction = "#" + by
		}
	}
	if f.Repeats != "" {
		n.IsBasedOn = []ldNode{*ld(f.Repeats)}
	}
	return n
}

func (l *ldWriter) dateClaim(c *dataset.Date) *ldNode {
	w := l.d.Words()
	return &ldNode{Type: "Claim", ID: "#" + c.ID, Name: w.Say("ld.date", "milestone", w.Code("milestone", string(c.Milestone)), "date", w.Date(c.Date)),
		Text: c.Wording, Description: c.Note, About: ld(c.Event), Author: ld(c.Speaker), Appearance: ld(c.Source), IsPartOf: &ldNode{ID: ldDataset}, Temporal: c.Date.String()}
}

// comparison writes the sentences that follow from a comparison as a text that is based on claims.
func (l *ldWriter) comparison(c *dataset.Comparison) error {
	compared, err := l.d.Compare(c)
	if err != nil {
		return err
	}
	n := &ldNode{Type: "CreativeWork", ID: "#" + c.ID, Name: c.Title, Description: c.Note, IsPartOf: &ldNode{ID: ldDataset}}
	var sentences []string
	for _, number := range compared.Numbers() {
		if number.Sentence != "" {
			sentences = append(sentences, number.Sentence)
		}
	}
	n.Text = strings.Join(sentences, " ")
	for _, id := range append(c.Parts[:len(c.Parts):len(c.Parts)], c.Whole) {
		n.IsBasedOn = append(n.IsBasedOn, *ld(id))
	}
	l.node(n)
	return l.err
}

// orNil is a number for JSON, or nil if it is unknown, which omits it.
func orNil(n count.Number) *int64 {
	if !n.Known {
		return nil
	}
	return &n.N
}
