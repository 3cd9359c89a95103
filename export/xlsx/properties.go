package xlsx

import (
	"cmp"
	"fmt"
	"io"
	"strings"
	"time"

	"github.com/xuri/excelize/v2"

	"onrecord/dataset/edtf"
)

// The custom properties that identify the dataset a workbook was made from.
const (
	VersionProperty = "onrecord version"
	HashProperty    = "onrecord sha256"
)

// properties sets the metadata of the document. Nothing comes from the clock or the machine.
func (b *book) properties() error {
	for _, p := range []excelize.CustomProperty{{Name: VersionProperty, Value: b.d.Package.Version}, {Name: HashProperty, Value: b.hash()}} {
		if err := b.f.SetCustomProps(p); err != nil {
			return err
		}
	}
	return b.describe()
}

// describe sets title, language and the other core properties.
func (b *book) describe() error {
	if err := checkText(b.coreXML()); err != nil {
		return fmt.Errorf("datapackage.json: %w", err)
	}
	b.fillers["docProps/core.xml"] = func(w io.Writer, _ []byte) error {
		_, err := io.WriteString(w, b.coreXML())
		return err
	}
	b.fillers["docProps/app.xml"] = func(w io.Writer, _ []byte) error {
		_, err := io.WriteString(w, xmlHeader+`<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"><Application>onrecord</Application></Properties>`)
		return err
	}
	b.f.SetActiveSheet(0)
	return nil
}

// coreXML is the core properties (ECMA-376 part 2, 11).
func (b *book) coreXML() string {
	p := &b.d.Package
	var x strings.Builder
	x.WriteString(xmlHeader + `<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:dcmitype="http://purl.org/dc/dcmitype/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">`)
	add := func(name, text string) {
		if text != "" {
			fmt.Fprintf(&x, `<%s>%s</%[1]s>`, name, element(text))
		}
	}
	var names []string
	for _, c := range p.Contributors {
		names = append(names, c.Title)
	}
	add("dc:title", b.title())
	add("dc:subject", b.say("subject"))
	add("dc:creator", cmp.Or(strings.Join(names, "; "), b.title()))
	add("cp:keywords", strings.Join(p.Keywords, ", "))
	add("dc:description", p.Description)
	add("dc:language", b.language())
	add("cp:version", p.Version)
	if t, err := time.Parse(time.RFC3339, p.Created); err == nil {
		for _, name := range []string{"created", "modified"} {
			fmt.Fprintf(&x, `<dcterms:%s xsi:type="dcterms:W3CDTF">%s</dcterms:%[1]s>`, name, t.UTC().Format(time.RFC3339))
		}
	}
	x.WriteString(`</cp:coreProperties>`)
	return x.String()
}

// day is the date of the data, written out; empty if there is none.
func (b *book) day() string {
	date, err := edtf.Parse(b.d.Package.Day())
	if err != nil || date.IsZero() {
		return ""
	}
	return b.w.Date(date)
}
