// Package starter makes the files that a new dataset begins with: tables with one example each, all of
// them marked as such, their descriptor, a README, and a workflow that checks every change.
package starter

import (
	"bytes"
	"embed"
	"fmt"
	"io/fs"
	"regexp"
	"strings"
	"text/template"

	"onrecord/dataset"
	"onrecord/dataset/count"
	"onrecord/export"
)

//go:embed example README.md.tmpl check.yml
var files embed.FS

// A File is one file of a new dataset. Name is a path with slashes, relative to its folder.
type File struct {
	Name    string
	Content []byte
}

// Files are the files of a new dataset, which passes every check and builds. The name is the folder's:
// it becomes the name of the data package, as far as such names may hold it.
func Files(name string) ([]File, error) {
	d, err := example()
	if err != nil {
		return nil, err
	}
	d.Package.Name = packageName(name)
	readme, err := readme(d)
	if err != nil {
		return nil, err
	}
	workflow, err := files.ReadFile("check.yml")
	if err != nil {
		return nil, err
	}
	list := []File{
		{"README.md", readme},
		{".gitattributes", []byte("*.csv text eol=lf\n")},
		{".gitignore", []byte("/dist/\n")},
		{".github/workflows/check.yml", workflow},
	}
	tables, err := tables(d)
	return append(list, tables...), err
}

// example is the dataset that a new one begins with.
func example() (*dataset.Dataset, error) {
	sub, err := fs.Sub(files, "example")
	if err != nil {
		return nil, err
	}
	return dataset.ReadFS("example", sub)
}

// tables are the CSV files and the descriptor, as export writes them.
func tables(d *dataset.Dataset) ([]File, error) {
	csv, ok := export.Named("csv")
	if !ok {
		return nil, fmt.Errorf("internal: there is no format csv")
	}
	outputs, err := csv.Files(d)
	if err != nil {
		return nil, err
	}
	var list []File
	for _, f := range outputs {
		var b bytes.Buffer
		if err := f.Write(&b); err != nil {
			return nil, err
		}
		list = append(list, File{f.Name, b.Bytes()})
	}
	return list, nil
}

var notInNames = regexp.MustCompile(`[^a-z0-9._-]+`)

// packageName is a name for a data package: small letters, digits, ".", "_" and "-".
func packageName(s string) string {
	s = strings.Trim(notInNames.ReplaceAllString(strings.ToLower(s), "-"), "-._")
	if s == "" {
		return "onrecord-dataset"
	}
	return s
}

// wordings are how each qualifier is met in a report.
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
func readme(d *dataset.Dataset) ([]byte, error) {
	type row struct{ Said, Doc, Row string }
	page := struct {
		Title, Header string
		Tables        []dataset.Table
		Qualifiers    []row
		Measures      []dataset.Code
	}{Title: d.Package.Title, Tables: dataset.Tables}
	figures, _ := dataset.TableNamed("figures")
	names := make([]string, len(figures.Fields))
	for i, f := range figures.Fields {
		names[i] = f.Name
		if f.Name == "measure" {
			page.Measures = f.Codes
		}
	}
	page.Header = strings.Join(names, ",")
	for _, w := range wordings {
		page.Qualifiers = append(page.Qualifiers, row{fmt.Sprintf("%q.", w.said), docOf(figures, string(w.qualifier)), figureRow(names, w.qualifier, w.value, w.to, w.said)})
	}
	text, err := files.ReadFile("README.md.tmpl")
	if err != nil {
		return nil, err
	}
	t, err := template.New("README.md.tmpl").Parse(string(text))
	if err != nil {
		return nil, err
	}
	var b bytes.Buffer
	err = t.Execute(&b, page)
	return b.Bytes(), err
}

func docOf(t *dataset.Table, qualifier string) string {
	for _, c := range t.Fields[t.Column("qualifier")].Codes {
		if c.Name == qualifier {
			return c.Doc
		}
	}
	return ""
}

// figureRow is a row of figures.csv with the cells that a qualifier needs.
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
