package dataset

import (
	"errors"
	"io/fs"
	"strings"
	"time"

	"github.com/go-json-experiment/json"
	"github.com/go-json-experiment/json/jsontext"
)

// PackageFile is the file that makes a folder of tables a Data Package.
const PackageFile = "datapackage.json"

// A Package is what datapackage.json says of the dataset as a whole (Data Package v2). Members that
// this program has no use for are kept in Other and written back.
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

	Other jsontext.Value `json:",embed"`
}

// A License is one under which the dataset may be used.
type License struct {
	Name  string `json:"name,omitzero"`
	Title string `json:"title,omitzero"`
	Path  string `json:"path,omitzero"`
}

// A Contributor is somebody who made the dataset.
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

// Day is the date of the data as YYYY-MM-DD, and empty where the package gives none.
func (p Package) Day() string {
	if t, err := time.Parse(time.RFC3339, p.Created); err == nil {
		return t.UTC().Format(time.DateOnly)
	}
	return ""
}

// A resource is what datapackage.json says of one file.
type resource struct {
	Name          string         `json:"name"`
	Path          jsontext.Value `json:"path"`
	Encoding      string         `json:"encoding"`
	MissingValues []missingValue `json:"missingValues"`
	Dialect       *struct {
		Delimiter *string `json:"delimiter"`
		Header    *bool   `json:"header"`
	} `json:"dialect"`
	Schema struct {
		MissingValues []missingValue `json:"missingValues"`
	} `json:"schema"`
}

// A missingValue is a cell text that means unknown: a string, or in version 2 a value with a label.
type missingValue string

// UnmarshalJSON reads both forms.
func (m *missingValue) UnmarshalJSON(b []byte) error {
	var labelled struct {
		Value string `json:"value"`
	}
	if jsontext.Value(b).Kind() == '{' {
		err := json.Unmarshal(b, &labelled)
		*m = missingValue(labelled.Value)
		return err
	}
	return json.Unmarshal(b, (*string)(m))
}

// A descriptor is a whole datapackage.json as it is read.
type descriptor struct {
	Profile       string         `json:"profile"`
	Schema        string         `json:"$schema"`
	MissingValues []missingValue `json:"missingValues"`
	Resources     []resource     `json:"resources"`
	Package       `json:",embed"`
}

// readPackage reads datapackage.json, if there is one. The resources are by table name.
func (l *loader) readPackage(from folder) map[string]resource {
	resources := map[string]resource{}
	f := l.open(from, PackageFile)
	if f == nil {
		return resources
	}
	var desc descriptor
	if err := json.Unmarshal([]byte(f.text), &desc); err != nil {
		l.badJSON(f, err)
		return resources
	}
	l.d.Package = desc.Package
	l.checkPackage(f)
	for _, r := range desc.Resources {
		if _, known := TableNamed(r.Name); !known {
			continue // a package may hold files that are not ours
		}
		if _, doubled := resources[r.Name]; doubled {
			l.add(Problem{File: f.name, Line: 1, Column: 1, Code: "duplicate-resource", Message: "resource " + quote(r.Name) + " is there twice"})
		}
		r.MissingValues = append(append(r.MissingValues, desc.MissingValues...), r.Schema.MissingValues...)
		resources[r.Name] = r
	}
	return resources
}

// checkPackage looks at the members of the descriptor that outputs rely on.
func (l *loader) checkPackage(f *file) {
	bad := func(member, message string) {
		at := max(0, strings.Index(f.text, `"`+member+`"`))
		line, col := f.place(int64(at))
		l.add(Problem{File: f.name, Line: line, Column: col, Field: member, Code: "package", Message: message})
	}
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
}

// path is the one path of a resource, fallback where it names none.
func (r resource) path(fallback string) (string, error) {
	if len(r.Path) == 0 {
		return fallback, nil
	}
	var one string
	if json.Unmarshal(r.Path, &one) != nil {
		var many []string
		if json.Unmarshal(r.Path, &many) != nil || len(many) != 1 {
			return "", errors.New("want one path")
		}
		one = many[0]
	}
	if !fs.ValidPath(one) {
		return "", errors.New("want a path inside the folder, got " + quote(one))
	}
	return one, nil
}
