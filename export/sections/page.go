package sections

import (
	"bufio"
	"crypto/sha256"
	_ "embed"
	"encoding/base64"
	"html/template"
	"io"
	"strings"

	"onrecord/dataset"
)

//go:embed page.css
var pageCSS string

//go:embed page.html
var pageHTML string

var pageTemplate = template.Must(template.New("sections").Funcs(template.FuncMap{"out": IsWebAddress, "within": isWithinSite}).Parse(pageHTML))

// A Page is a page of sections. Its policy allows its one style sheet and nothing else: no script, no picture,
// no connection.
type Page struct {
	Title    string
	Index    string // the address of the index of the site that the page belongs to; empty for none
	About    []Cell // a paragraph each
	Sections []Section
	CSS      string // added to the page's own style sheet
}

// WritePage writes a page in the language of a dataset.
func WritePage(w io.Writer, d *dataset.Dataset, p Page) error {
	words := d.Words()
	css := pageCSS + p.CSS
	hash := sha256.Sum256([]byte(css))
	b := bufio.NewWriterSize(w, 1<<16)
	err := pageTemplate.Execute(b, struct {
		Page
		Lang, Dir string
		Site      string // the text of the link to the index
		Contents  string // the name of the list of sections
		Policy    string
		Style     template.CSS
	}{
		Page: p, Lang: words.Lang(), Dir: words.Dir(), Site: Title(d), Contents: words.Say("table.contents"),
		Policy: "default-src 'none'; style-src 'sha256-" + base64.StdEncoding.EncodeToString(hash[:]) + "'; base-uri 'none'; form-action 'none'",
		Style:  template.CSS(css),
	})
	if err != nil {
		return err
	}
	return b.Flush()
}

// isWithinSite reports whether a link leads to a place on the same page or on another page of the site.
func isWithinSite(href string) bool {
	page, _, found := strings.Cut(href, "#")
	return found && (page == "" || strings.HasSuffix(page, ".html") && !strings.ContainsAny(page, `:/\`))
}

// IsWebAddress reports whether a link leads to a web address, which may be written into HTML and Markdown as
// it is.
func IsWebAddress(href string) bool {
	lower := strings.ToLower(href)
	return (strings.HasPrefix(lower, "https://") || strings.HasPrefix(lower, "http://")) && !strings.ContainsAny(href, "<>| \t\r\n\"\\")
}
