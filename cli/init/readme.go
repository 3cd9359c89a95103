package starter

import (
	"bytes"
	"fmt"
	"strings"
	"text/template"

	"onrecord/dataset"
	"onrecord/dataset/count"
)

// wordings has for each qualifier a number as a report may word it.
var wordings = []struct {
	qualifier count.Qualifier
	value, to string
	said      string
}{
	{count.Exact, "48", "", "48 people were aboard"},
	{count.About, "50", "", "about 50 people"},
	{count.UpTo, "60", "", "up to 60 people"},
	{count.FewerThan, "60", "", "fewer than 60 people"},
	{count.AtLeast, "40", "", "at least 40 people"},
	{count.MoreThan, "40", "", "more than 40 people"},
	{count.Between, "40", "60", "between 40 and 60 people"},
	{count.Unstated, "", "", "dozens of people"},
}

// readme fills in the README from the definitions of the columns, so that the two agree.
func readme(d *dataset.Dataset, isExample bool) ([]byte, error) {
	type qualifier struct{ Said, Doc, Row string }
	page := struct {
		Title, Version, Header string
		IsExample              bool
		Tables                 []dataset.Table
		Qualifiers             []qualifier
		Measures               []dataset.Code
	}{Title: d.Package.Title, Version: d.Package.Version, IsExample: isExample, Tables: dataset.Tables}
	figures, _ := dataset.TableNamed("figures")
	names := make([]string, len(figures.Fields))
	for i, f := range figures.Fields {
		names[i] = f.Name
	}
	page.Header = strings.Join(names, ",")
	page.Measures = figures.Fields[figures.Column("measure")].Codes
	for _, w := range wordings {
		page.Qualifiers = append(page.Qualifiers, qualifier{
			Said: fmt.Sprintf("%q.", w.said),
			Doc:  docOf(figures, w.qualifier),
			Row:  figureRow(names, w.qualifier, w.value, w.to, w.said),
		})
	}
	t, err := template.ParseFS(files, "README.md.tmpl")
	if err != nil {
		return nil, err
	}
	var b bytes.Buffer
	err = t.Execute(&b, page)
	return b.Bytes(), err
}

func docOf(figures *dataset.Table, q count.Qualifier) string {
	for _, c := range figures.Fields[figures.Column("qualifier")].Codes {
		if c.Name == string(q) {
			return c.Doc
		}
	}
	return ""
}

// figureRow returns a row of figures.csv with the cells that a qualifier needs.
func figureRow(names []string, q count.Qualifier, value, to, said string) string {
	cells := map[string]string{
		"id": "example-" + strings.ReplaceAll(string(q), "_", "-"), "event": "example-flight", "measure": "aboard", "qualifier": string(q),
		"value": value, "value_to": to, "speaker": "example-speaker", "source": "example-source", "said": "2026-01-31", "wording": said,
	}
	row := make([]string, len(names))
	for i, n := range names {
		row[i] = cells[n]
	}
	return strings.Join(row, ",")
}
