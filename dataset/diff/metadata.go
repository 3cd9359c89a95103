package diff

import (
	"strings"

	"onrecord/dataset"
)

// compareMetadata compares the metadata of the two versions. Version and date name the editions and are not
// changes themselves.
func (c *comparer) compareMetadata() {
	old, now := c.old.Package, c.new.Package
	var fields []Field
	for _, f := range []struct{ name, was, is string }{
		{"title", old.Title, now.Title},
		{"description", old.Description, now.Description},
		{"homepage", old.Homepage, now.Homepage},
		{"licence", c.licences(old), c.licences(now)},
		{"contributors", c.contributors(old), c.contributors(now)},
	} {
		if f.was != f.is {
			fields = append(fields, Field{f.name, f.was, f.is, f.was, f.is})
		}
	}
	if len(fields) > 0 {
		c.add(Change{Kind: Corrected, Table: TablePackage, Subject: c.w.Say("diff.subject.package"), Fields: fields})
	}
}

func (c *comparer) licences(p dataset.Package) string {
	var names []string
	for _, l := range p.Licenses {
		names = append(names, strings.TrimSpace(l.Name+" "+l.Path))
	}
	return c.w.Commas(names)
}

func (c *comparer) contributors(p dataset.Package) string {
	var names []string
	for _, one := range p.Contributors {
		names = append(names, one.Title)
	}
	return c.w.Commas(names)
}
