package dataset

import (
	"io/fs"
	"regexp"
	"strings"
	"time"

	"github.com/go-json-experiment/json"
	"github.com/go-json-experiment/json/jsontext"
)

// PackageFile is the file that makes a folder of tables a Data Package.
const PackageFile = "datapackage.json"

// A Package is what datapackage.json says about the dataset as a whole (Data Package v2). Members that
// this program does not use are kept in Other and written back.
type Package struct {
	Name         string        `json:"name,omitzero"`
	Title        string        `json:"title,omitzero"`
	Description  string        `json:"description,omitzero"`
	Version      string        `json:"version,omitzero"`
	Created      string        `json:"created,omitzero"` // RFC 3339; the date of the data
	Language     string        `json:"language,omitzero"`
	Homepage     string        `json:"homepage,omitzero"`
	Keywords     []string      `json:"keywords,omitzero"`
	Licenses     []License     `json:"licenses,omitzero"`
	Contributors []Contributor `json:"contributors,omitzero"`
	Sources      []Origin      `json:"sources,omitzero"`

	Selection *Selected `json:"selection,omitzero"` // nil for a whole dataset

	Other jsontext.Value `json:",embed"`
}

// A License is a licence under which the dataset may be used.
type License struct {
	Name  string `json:"name,omitzero"`
	Title string `json:"title,omitzero"`
	Path  string `json:"path,omitzero"`
}

// A Contributor is somebody who worked on the dataset.
type Contributor struct {
	Title        string   `json:"title,omitzero"`
	Path         string   `json:"path,omitzero"`
	Email        string   `json:"email,omitzero"`
	Organization string   `json:"organization,omitzero"`
	Roles        []string `json:"roles,omitzero"`
}

// An Origin is where the dataset as a whole was taken from.
type Origin struct {
	Title   string `json:"title,omitzero"`
	Path    string `json:"path,omitzero"`
	Email   string `json:"email,omitzero"`
	Version string `json:"version,omitzero"`
}

// Day returns the date of the data as YYYY-MM-DD, empty if the package has none.
func (p Package) Day() string {
	if t, err := time.Parse(time.RFC3339, p.Created); err == nil {
		return t.UTC().Format(time.DateOnly)
	}
	return ""
}

// A descriptor is the whole of a datapackage.json.
type descriptor struct {
	Profile       string         `json:"profile"`
	Schema        string         `json:"$schema"`
	MissingValues []missingValue `json:"missingValues"`
	Resources     []resource     `json:"resources"`
	Package       `json:",embed"`

	byName map[string]*resource
}

// resource returns what the descriptor says about the file of a table, which may be nothing.
func (d *descriptor) resource(table string) *resource {
	if r := d.byName[table]; r != nil {
		return r
	}
	return &resource{Name: table}
}

// readPackage reads datapackage.json, if there is one.
func (l *loader) readPackage(from folder) *descriptor {
	var desc descriptor
	f, there := l.open(from, PackageFile)
	if f == nil {
		l.noPackage = there
		return &desc
	}
	if err := l.limits.shallow(f.text); err != nil {
		l.noPackage = true
		l.problemAt(f, 0, "", "limit", err.Error())
		return &descriptor{}
	}
	if err := json.Unmarshal([]byte(f.text), &desc); err != nil {
		l.noPackage = true
		l.badJSON(f, 0, err)
		return &descriptor{}
	}
	l.d.Package = desc.Package
	l.checkPackage(f, 0)
	l.resources(f, &desc)
	return &desc
}

// resources finds the resources that are our tables; a package may hold other files too.
func (l *loader) resources(f *file, desc *descriptor) {
	desc.byName = map[string]*resource{}
	places := f.elements("resources")
	for i := range desc.Resources {
		r := &desc.Resources[i]
		r.file, r.at = f, places[i]
		if _, known := TableNamed(r.Name); !known {
			continue
		}
		if desc.byName[r.Name] != nil {
			l.problemAt(f, r.at, "", "duplicate-resource", "resource "+quote(r.Name)+" is there twice")
			continue
		}
		r.MissingValues = append(append(r.MissingValues, desc.MissingValues...), r.Schema.MissingValues...)
		desc.byName[r.Name] = r
	}
}

// checkPackage checks the members that outputs rely on, of the package object at an offset.
func (l *loader) checkPackage(f *file, object int64) {
	bad := func(member, message string) {
		l.problemAt(f, f.memberAt(object, member), member, "package", message)
	}
	l.checkStrings(f, object)
	p := &l.d.Package
	if p.Language != "" {
		if err := checkLanguage(p.Language); err != nil {
			bad("language", err.Error())
		}
	}
	if p.Created != "" && p.Day() == "" {
		bad("created", "want a time such as 2026-01-31T00:00:00Z, got "+quote(p.Created))
	}
	if p.Homepage != "" {
		if err := checkURL(p.Homepage); err != nil {
			bad("homepage", err.Error())
		}
	}
	if p.Selection != nil {
		if err := p.Selection.Check(); err != nil {
			bad("selection", err.Error())
		}
	}
	paths := map[string][]string{}
	for _, x := range p.Licenses {
		paths["licenses"] = append(paths["licenses"], x.Path)
	}
	for _, x := range p.Contributors {
		paths["contributors"] = append(paths["contributors"], x.Path)
	}
	for _, x := range p.Sources {
		paths["sources"] = append(paths["sources"], x.Path)
	}
	for _, member := range []string{"licenses", "contributors", "sources"} {
		for _, path := range paths[member] {
			if err := checkPath(path); err != nil {
				bad(member, err.Error())
			}
		}
	}
}

// checkPath accepts the two forms of Data Package's "URL or path": a URL, or a file in the folder.
func checkPath(s string) error {
	if s == "" || fs.ValidPath(s) && !strings.Contains(s, ":") {
		return nil
	}
	return checkURL(s)
}

// notInNames matches what the Data Package standard does not allow in the name of a package.
var notInNames = regexp.MustCompile(`[^a-z0-9._-]+`)

// PackageName turns the name of a folder into the name of a data package, which has small letters, digits and ".", "_" and
// "-". A name without any of these becomes "onrecord-dataset".
func PackageName(folder string) string {
	name := strings.Trim(notInNames.ReplaceAllString(strings.ToLower(folder), "-"), "-._")
	if name == "" {
		return "onrecord-dataset"
	}
	return name
}
