package export

import (
	"bufio"
	"cmp"
	"crypto/sha256"
	_ "embed"
	"encoding/base64"
	"html/template"
	"io"
	"strings"

	"onrecord/charts"
	"onrecord/dataset"
	"onrecord/dataset/edtf"
)

var htmlFormat = Format{
	Name:  "html",
	Ext:   ".html",
	About: "one page with the tables in words, and an anchor for each claim",
	Files: one("onrecord.html", writeHTML),

	TableExt: ".html",
	Table:    writeHTMLTable,
}

//go:embed tables.css
var tablesCSS string

//go:embed tables.html
var tablesHTML string

var tablesPage = template.Must(template.New("tables").Funcs(template.FuncMap{"out": isAddress}).Parse(tablesHTML))

// A tablesView is the content of the page of tables. Its policy allows this one style sheet and nothing
// else: no script, no picture, no connection.
type tablesView struct {
	Lang, Dir string
	Title     string
	Index     string // the address of the site's index, whose link has the text Site; empty for none
	Site      string
	About     []sectionCell
	Contents  string // the name of the list of sections
	Sections  []section
	Policy    string
	Style     template.CSS
}

func writeHTML(w io.Writer, d *dataset.Dataset) error { return htmlPage(w, d, sections(d)) }

func writeHTMLTable(w io.Writer, d *dataset.Dataset, t *Table) error {
	return htmlPage(w, d, oneSection(d, t))
}

func htmlPage(w io.Writer, d *dataset.Dataset, list []section) error {
	return writeTables(w, d, tablesView{Title: titleOf(d), About: aboutDataset(d), Sections: list}, tablesCSS)
}

// sitePage writes a page of sections that belongs to a site, with a title of its own and in the house
// style.
func sitePage(w io.Writer, d *dataset.Dataset, title string, about []sectionCell, list []section, style charts.Style) error {
	v := tablesView{Title: title, Index: "index.html", Site: titleOf(d), About: about, Sections: list}
	return writeTables(w, d, v, tablesCSS+style.Variables("link"))
}

func writeTables(w io.Writer, d *dataset.Dataset, v tablesView, css string) error {
	words := d.Words()
	hash := sha256.Sum256([]byte(css))
	v.Lang, v.Dir, v.Contents, v.Style = words.Lang(), words.Dir(), words.Say("table.contents"), template.CSS(css)
	v.Policy = "default-src 'none'; style-src 'sha256-" + base64.StdEncoding.EncodeToString(hash[:]) + "'; base-uri 'none'; form-action 'none'"
	b := bufio.NewWriterSize(w, 1<<16)
	if err := tablesPage.Execute(b, v); err != nil {
		return err
	}
	return b.Flush()
}

func titleOf(d *dataset.Dataset) string {
	for _, s := range []string{d.Package.Title, d.Package.Name} {
		if s != "" {
			return s
		}
	}
	return d.Words().Say("table.untitled")
}

// aboutDataset is the metadata of the dataset, in paragraphs.
func aboutDataset(d *dataset.Dataset) []sectionCell {
	w, p := d.Words(), &d.Package
	var about []sectionCell
	add := func(cell sectionCell) {
		if cell != nil {
			about = append(about, cell)
		}
	}
	add(plain(strings.TrimSpace(p.Description)))
	if p.Version != "" {
		add(plain(w.Say("table.version", "version", p.Version)))
	}
	if day := p.Day(); day != "" {
		if date, err := edtf.Parse(day); err == nil {
			add(plain(w.Say("table.created", "date", w.Date(date))))
		}
	}
	if p.Homepage != "" {
		add(link(p.Homepage, p.Homepage))
	}
	for _, l := range p.Licenses {
		add(link(w.Say("table.licence", "licence", cmp.Or(l.Title, l.Name, l.Path)), l.Path))
	}
	add(plain(w.Say("table.unknown")))
	return about
}
