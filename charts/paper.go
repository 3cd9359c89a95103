package charts

import (
	"strings"
)

// What is printed is the chart with its words, on one page. The sizes of text are those of page.css.
const (
	paperWidth  = 700.0 // CSS pixels within the margins of A4 and of Letter
	paperHeight = 950.0
	leastPaper  = 0.56 // the scale at which the letters of a chart, 13 pixels high, are some 5.5 points
)

// A paper is how a chart goes on a page of paper.
type paper struct {
	Width float64 `json:"width"`          // of the page
	Room  float64 `json:"room"`           // for the chart, in pixels of height
	Form  *layout `json:"form,omitempty"` // nil where one of the page's own layouts can be read there
	Part  string  `json:"-"`              // says how much of the chart that is; empty for all of it
}

// onPaper finds the form in which the chart can be read on one page: as on a screen, else in its low form, else
// as many of its parts as there is room for.
func (p *chartPage) onPaper() paper {
	v, on := p.View, paper{Width: paperWidth, Room: p.paperRoom()}
	best := func(l Look) (Look, float64) {
		wide, broad := l, l
		wide.Width, broad.Width = Wide, Broad
		if a, b := on.scale(v, wide), on.scale(v, broad); a >= b {
			return wide, a
		}
		return broad, on.scale(v, broad)
	}
	look := Look{Style: p.Options.Style}
	if _, scale := best(look); scale >= leastPaper || v.draw == nil {
		return on
	}
	look.Tight = true
	form, scale := best(look)
	for parts := v.Parts() - 1; scale < leastPaper && parts > 0; parts-- {
		look.Parts = parts
		form, scale = best(look)
	}
	drawing := v.Draw(form)
	on.Form, on.Part = &layout{form.Width, drawing.Height, drawing.Option}, v.PartWords(look.Parts)
	return on
}

// scale is how large a drawing is on the page; 1 for as on a screen.
func (on *paper) scale(v *View, l Look) float64 {
	return min(1, on.Width/float64(l.Width), on.Room/float64(v.Height(l)))
}

// paperRoom is the height that the words leave on the page.
func (p *chartPage) paperRoom() float64 {
	v, used := p.View, 90.0 // what is between the parts
	text := func(s string, size, lineHeight float64, bold bool) {
		used += float64(len(wrap(s, size*1.05, bold, paperWidth))) * size * lineHeight
	}
	text(p.Package.Title, 10, 1.5, false)
	text(v.Headline, 24, 1.2, true)
	text(v.Subtitle, 13, 1.5, false)
	if v.Selection != "" {
		text(v.Selection, 13, 1.5, false)
	}
	text(v.Seen, 13, 1.5, false)
	var sources []string
	for _, l := range p.Sources {
		sources = append(sources, l.Text)
	}
	text(strings.Join(sources, "; "), 10, 1.5, false)
	for i, note := range v.Notes {
		if i == 0 {
			used += 40
		}
		text(note, 13, 1.5, false)
	}
	text(p.Byline()+p.Package.Title, 10, 3, false)
	if v.Slider != nil {
		text(v.Slider.Sentence, 18, 2, false)
	}
	return max(300, paperHeight-used)
}

// greys are the colours on paper, in the order of [Palette.colours]. Those of parts are apart: two colours that
// are as dark as each other would be one there.
var greys = []string{"#ffffff", "#1f1f1f", "#5c5c5c", "#dddddd", "#ebebeb", "#5e5e5e", "#222222", "#808080", "#505050", "#949494"}

// inGrey is the style sheet for paper: greys in place of the colours, so that letters stay letters, which a filter
// would make a picture of.
func (s Style) inGrey() string {
	var b strings.Builder
	b.WriteString("@media print{:root{--paper:" + greys[0] + ";--ink:" + greys[1] + ";--muted:" + greys[2] + ";--line:" + greys[3] + ";--band:" + greys[4] + ";--accent:" + greys[1] + "}")
	for i, colour := range s.Light.colours() { // browsers print in the light scheme
		for _, attribute := range []string{"fill", "stroke"} {
			b.WriteString("#chart [" + attribute + `="` + colour + `"]{` + attribute + ":" + greys[i] + "}")
		}
	}
	b.WriteString("}\n")
	return b.String()
}
