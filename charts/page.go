package charts

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	"embed"
	"encoding/base64"
	"fmt"
	"html/template"
	"io"
	"slices"
	"strings"
	"sync"

	"onrecord/charts/assets"
	"onrecord/dataset"
	"onrecord/dataset/words"
)

//go:embed page.html index.html page.css page.js
var pageFiles embed.FS

var (
	templates = sync.OnceValue(func() *template.Template {
		return template.Must(template.New("").ParseFS(pageFiles, "page.html", "index.html"))
	})
	pageCSS = mustRead("page.css")
	pageJS  = sync.OnceValue(func() string { return compact(mustRead("page.js")) })
)

// compact leaves out of a script its indentation and the lines that are comments, which are a fair part of
// what a page carries beside ECharts. Our scripts have no text of several lines that it could change.
func compact(js string) string {
	var b strings.Builder
	for line := range strings.Lines(js) {
		if line = strings.TrimSpace(line); line != "" && !strings.HasPrefix(line, "//") {
			b.WriteString(line + "\n")
		}
	}
	return b.String()
}

func mustRead(name string) string {
	b, err := pageFiles.ReadFile(name)
	if err != nil {
		panic(err) // it is embedded
	}
	return string(b)
}

// Options are what a page is made with beyond its view. The zero value is a page on its own.
type Options struct {
	Style     Style                         // DefaultStyle where it has no font
	Index     string                        // the address of the index page, relative to this one; empty for none
	Downloads []Download                    // files that readers may take along, in order
	Still     func(Drawing) (string, error) // the drawing as an SVG element, shown before and without scripts; may be nil
	Base      string                        // where the pages will be published, ending in "/"; empty where that is not known
	Picture   string                        // the file name of the picture for sharing, below Base, 1200 by 630 pixels
}

// A Download is a file that belongs to a page: beside it, or in it where Data is given.
type Download struct {
	Label string // what it is, in the words of the page
	Name  string // of the file, relative to the page
	Type  string // MIME type
	Data  []byte
}

// MostInside is how large a file may be that is in the page itself, in bytes: a larger one is left out, or
// the page would be too large to be sent around.
const MostInside = 200_000

// URL is the address of the file.
func (d Download) URL() template.URL {
	if d.Data == nil {
		return template.URL(template.URLQueryEscaper(d.Name))
	}
	return template.URL("data:" + d.Type + ";base64," + base64.StdEncoding.EncodeToString(d.Data))
}

// maxRows is how many claims a page lists; the rest are in the data.
const maxRows = 600

// A frame is what all pages share.
type frame struct {
	Lang, Dir, Title, Description string
	URL                           string // where the page will be published; empty where that is not known
	Alt                           string // of the picture for sharing
	CSP                           template.HTMLAttr
	CSS                           template.CSS
	Scripts                       []script
	Linked                        *linked
	LD                            any
	Package                       dataset.Package
	Options                       Options
	Date                          string
	Say                           func(key string, pairs ...string) string
}

type script struct{ JS template.JS }

// linked is ECharts for a program that does not carry it.
type linked struct{ URL, Integrity string }

type chartPage struct {
	frame
	View    *View
	Sources []Link
	Stills  []still
	Data    any
	Paper   paper // for a chart that is drawn
	More    int
	Listed  func(id string) bool // whether the table has a row for a claim
}

type still struct {
	Class string
	SVG   template.HTML
}

// Page writes the page that shows a view: one file that works without a network and from a disk. A
// dataset's text can become neither code nor markup in it, and a policy in its head would stop it.
func Page(w io.Writer, d *dataset.Dataset, v *View, o Options) error {
	if o.Style.Font == "" {
		o.Style = DefaultStyle
	}
	p := chartPage{frame: newFrame(d, o), View: v}
	p.Options.Downloads = slices.DeleteFunc(slices.Clone(o.Downloads), func(d Download) bool { return len(d.Data) > MostInside })
	p.Title, p.Description, p.Alt = v.Headline, strings.TrimSpace(v.Selection+" "+cmp.Or(v.Quote, v.Subtitle, v.Seen)), v.Headline
	if o.Base != "" {
		p.URL = p.Address()
	}
	p.LD = jsonLD(d, v, o)
	listed, most := map[string]bool{}, maxRows
	if v.listed > 0 {
		most = v.listed
	}
	for _, r := range v.Rows[:min(len(v.Rows), most)] {
		listed[r.ID] = true
	}
	p.Listed = func(id string) bool { return listed[id] }
	p.Sources = v.Sources()
	if len(v.Rows) > most {
		shown := *v
		p.More = len(v.Rows) - most
		shown.Rows = v.Rows[:most]
		p.View = &shown
	}
	if v.Fits() {
		if err := p.draw(); err != nil {
			return err
		}
		p.scripts()
	}
	p.seal()
	return templates().ExecuteTemplate(w, "page.html", &p)
}

// guardJS goes before ECharts. A label "__proto__" makes zrender's cache write to Object.prototype; without
// the accessor it is a name like any other.
const guardJS template.JS = "delete Object.prototype.__proto__;"

// scripts are ECharts, the function table and the page's own script.
func (p *chartPage) scripts() {
	p.Scripts = append(p.Scripts, script{guardJS})
	if js, ok := assets.ECharts(); ok {
		p.Scripts = append(p.Scripts, script{template.JS(js)})
	} else {
		p.Linked = &linked{assets.EChartsURL, assets.EChartsIntegrity}
	}
	p.Scripts = append(p.Scripts, script{template.JS("var ONRECORD_FUNCTIONS =\n" + compact(functions) + ";")})
	if p.View.Slider != nil {
		p.Scripts = append(p.Scripts, script{template.JS("var ONRECORD_FLIGHTS =\n" + compact(flightsJS) + ";")})
	}
	p.Scripts = append(p.Scripts, script{template.JS(pageJS())})
}

func newFrame(d *dataset.Dataset, o Options) frame {
	w := d.Words()
	f := frame{Lang: w.Lang(), Dir: w.Dir(), Package: d.Package, Options: o, Say: w.Say}
	f.Date = dayWords(w, d.Package.Day())
	f.CSS = styleSheet(o.Style) + cellLabels(w)
	return f
}

// cellLabels name the columns in front of each cell, for screens on which a row of a table is a block: in
// the style sheet, because in the rows they would be half of the page.
func cellLabels(w *words.Words) template.CSS {
	var b strings.Builder
	label := func(table string, keys ...string) {
		for i, key := range keys {
			text := strings.NewReplacer(`\`, `\\`, `"`, `\"`, "<", `\3c `).Replace(w.Say(key))
			fmt.Fprintf(&b, "%s td:nth-child(%d)::before{content:\"%s: \"}", table, i+2, text)
		}
	}
	b.WriteString("@media (max-width:52rem){")
	label(".claims", "page.column.event", "page.column.speaker", "page.column.words", "page.column.source", "page.column.said", "page.column.id")
	label(".totals .claims", "chart.totals.column.people", "chart.totals.column.flights", "chart.totals.column.caveats", "chart.totals.column.claims")
	b.WriteString("}\n")
	return template.CSS(b.String())
}

// seal allows the page's own scripts and its style sheet by their hashes, and nothing else.
func (f *frame) seal() {
	scripts := ""
	for _, s := range f.Scripts {
		scripts += " " + hash(string(s.JS))
	}
	if f.Linked != nil {
		scripts += " '" + f.Linked.Integrity + "' " + f.Linked.URL
	}
	if scripts == "" {
		scripts = " 'none'"
	}
	policy := "default-src 'none'; script-src" + scripts + "; style-src " + hash(string(f.CSS)) +
		"; img-src data: blob:; base-uri 'none'; form-action 'none'"
	f.CSP = template.HTMLAttr(`content="` + template.HTMLEscapeString(policy) + `"`)
}

func hash(s string) string {
	sum := sha256.Sum256([]byte(s))
	return "'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'"
}

// Variables is a style sheet that sets the colours and the font of a page that is not a chart's; link is
// what the page calls the colour of its links.
func (s Style) Variables(link string) string {
	return s.Light.variables(link) + "@media (prefers-color-scheme:dark){" + s.Dark.variables(link) + "}body{font-family:" + s.Font + "}\n"
}

func (p Palette) variables(link string) string {
	return ":root{--paper:" + p.Paper + ";--ink:" + p.Ink + ";--muted:" + p.Muted + ";--line:" + p.Line + ";--band:" + p.Band + ";--" + link + ":" + p.Parts[0] + "}"
}

// styleSheet is the page's style with the house's colours and fonts before it.
func styleSheet(s Style) template.CSS {
	var b bytes.Buffer
	b.WriteString(s.Light.variables("accent") + "@media (prefers-color-scheme:dark){" + s.Dark.variables("accent"))
	light, dark := s.Light.colours(), s.Dark.colours()
	for i := range light {
		for _, attribute := range []string{"fill", "stroke"} {
			b.WriteString(".still [" + attribute + `="` + light[i] + `"]{` + attribute + ":" + dark[i] + "}")
		}
	}
	b.WriteString("}body{font-family:" + s.Font + "}\n" + pageCSS + s.inGrey())
	return template.CSS(strings.ReplaceAll(b.String(), "</", "<\\/"))
}
