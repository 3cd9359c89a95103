package charts

import (
	"encoding/json"
	"html/template"
)

// A layout is a drawing as the page holds it. From is the width that it serves from.
type layout struct {
	From, Height int
	Option       json.RawMessage
}

// widths are what a page lays a view out for: telephones, tablets and desks.
var widths = []struct {
	from, laidOut int
	class         string
}{{0, Narrow, "narrow"}, {Wide, Wide, "wide"}, {Broad, Broad, "broad"}}

// draw lays the view out for each of the widths, and so each choice there is. The page's
// script turns the colours round for a dark one, so that they need not be there twice.
func (p *chartPage) draw() error {
	v := p.View
	charts, err := p.layouts(v.Draw, p.Options.Still)
	if err != nil {
		return err
	}
	all := [][]layout{charts}
	for i := 1; i < len(v.Choices); i++ {
		charts, err := p.layouts(func(l Look) Drawing { return v.DrawChoice(&v.Choices[i], l) }, nil)
		if err != nil {
			return err
		}
		all = append(all, charts)
	}
	light, dark := p.Options.Style.Light.colours(), p.Options.Style.Dark.colours()
	colours := map[string]string{}
	for i := range light {
		colours[light[i]] = dark[i]
	}
	p.Paper = p.onPaper()
	data := map[string]any{"charts": all, "dark": colours, "paper": p.Paper, "words": map[string]string{"position": p.Say(p.Step() + ".position")}}
	if v.Slider != nil {
		data["slider"] = v.Slider.data()
	}
	p.Data = data
	return nil
}

// layouts draws for the widths there are, with stills where there is what makes them.
func (p *chartPage) layouts(draw func(Look) Drawing, makeStill func(Drawing) (string, error)) ([]layout, error) {
	var list []layout
	for _, w := range widths {
		drawing := draw(Look{Width: w.laidOut, Style: p.Options.Style})
		list = append(list, layout{w.from, drawing.Height, drawing.Option})
		if makeStill == nil {
			continue
		}
		svg, err := makeStill(drawing)
		if err != nil {
			return nil, err
		}
		p.Stills = append(p.Stills, still{w.class, template.HTML(shorten(svg, "mark-"+w.class))})
	}
	return list, nil
}

// Table and FirstColumn are where the words are for the table of claims and for its first column, which holds
// numbers or, in charts of dates and answers, those.
func (p *chartPage) Table() string {
	if p.FirstColumn() == "page.column.number" {
		return "page.claims"
	}
	return "page.claims.dated"
}

// FirstColumn: see Table.
func (p *chartPage) FirstColumn() string {
	switch p.View.Name {
	case "timeline":
		return "page.column.date"
	case "who-says", "cumulative":
		for _, r := range p.View.Rows {
			if p.View.d.Figure(r.ID) == nil {
				return "page.column.said_what"
			}
		}
	}
	return "page.column.number"
}

// Step is where the words are for stepping from mark to mark.
func (p *chartPage) Step() string {
	if p.View.Choices != nil {
		return "chart.totals.step"
	}
	return "page.step"
}
