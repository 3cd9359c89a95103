package export

import (
	"archive/zip"
	"io"
	"time"

	"github.com/go-json-experiment/json"
	"github.com/go-json-experiment/json/jsontext"

	"onrecord/dataset"
	"onrecord/dataset/count"
)

var datapackageFormat = Format{
	Name:   "datapackage",
	Ext:    ".zip",
	About:  "the CSV tables with their Data Package descriptor, in one zip",
	Binary: true,
	Files:  one("onrecord.zip", writeDatapackage),
}

// zipTime is the time of every file in a zip: the earliest that the format can hold.
var zipTime = time.Date(1980, 1, 1, 0, 0, 0, 0, time.UTC)

func writeDatapackage(w io.Writer, d *dataset.Dataset) error {
	files, err := csvFiles(d)
	if err != nil {
		return err
	}
	z := zip.NewWriter(w)
	for _, f := range files {
		e, err := z.CreateHeader(&zip.FileHeader{Name: f.Name, Method: zip.Deflate, Modified: zipTime})
		if err != nil {
			return err
		}
		if err := f.Write(e); err != nil {
			return err
		}
	}
	return z.Close()
}

// The parts of datapackage.json that this program writes itself: Data Package v2 and Table Schema v2.
type (
	descriptor struct {
		Schema          string `json:"$schema"`
		dataset.Package `json:",embed"`
		Resources       []resource `json:"resources"`
	}
	resource struct {
		Profile     string      `json:"$schema"`
		Name        string      `json:"name"`
		Type        string      `json:"type"`
		Title       string      `json:"title"`
		Description string      `json:"description"`
		Path        string      `json:"path"`
		Format      string      `json:"format"`
		Mediatype   string      `json:"mediatype"`
		Encoding    string      `json:"encoding"`
		Schema      tableSchema `json:"schema"`
	}
	tableSchema struct {
		Schema        string         `json:"$schema"`
		Fields        []schemaField  `json:"fields"`
		MissingValues []missingValue `json:"missingValues"`
		PrimaryKey    []string       `json:"primaryKey"`
		ForeignKeys   []foreignKey   `json:"foreignKeys,omitempty"`
	}
	schemaField struct {
		Name        string      `json:"name"`
		Type        string      `json:"type"`
		Format      string      `json:"format,omitzero"`
		RDFType     string      `json:"rdfType,omitzero"`
		Description string      `json:"description"`
		ItemType    string      `json:"itemType,omitzero"`
		Delimiter   string      `json:"delimiter,omitzero"`
		Categories  []category  `json:"categories,omitempty"`
		Constraints constraints `json:"constraints,omitempty"`
	}
	category struct {
		Value string `json:"value"`
		Label string `json:"label"`
	}
	constraints struct {
		Required bool     `json:"required,omitzero"`
		Unique   bool     `json:"unique,omitzero"`
		Minimum  *int64   `json:"minimum,omitzero"`
		Maximum  *int64   `json:"maximum,omitzero"`
		Pattern  string   `json:"pattern,omitzero"`
		Enum     []string `json:"enum,omitempty"`
	}
	missingValue struct {
		Value string `json:"value"`
		Label string `json:"label"`
	}
	foreignKey struct {
		Fields    []string  `json:"fields"`
		Reference reference `json:"reference"`
	}
	reference struct {
		Resource string   `json:"resource,omitzero"` // absent: this table
		Fields   []string `json:"fields"`
	}
)

const (
	packageProfile  = "https://datapackage.org/profiles/2.0/datapackage.json"
	resourceProfile = "https://datapackage.org/profiles/2.0/dataresource.json"
	schemaProfile   = "https://datapackage.org/profiles/2.0/tableschema.json"
	edtfType        = "http://id.loc.gov/datatypes/edtf" // the Library of Congress's name for EDTF text
	idPattern       = "[A-Za-z0-9][A-Za-z0-9._-]{0,63}"
)

// writeDescriptor writes datapackage.json.
func writeDescriptor(w io.Writer, d *dataset.Dataset) error {
	desc := descriptor{Schema: packageProfile, Package: d.Package}
	if desc.Name == "" {
		desc.Name = "onrecord"
	}
	for i := range dataset.Tables {
		t := &dataset.Tables[i]
		desc.Resources = append(desc.Resources, resource{
			Profile: resourceProfile, Name: t.Name, Type: "table", Title: t.Title, Description: t.Doc, Path: t.Name + ".csv",
			Format: "csv", Mediatype: "text/csv", Encoding: "utf-8", Schema: schemaOf(t),
		})
	}
	text, err := json.Marshal(desc, json.Deterministic(true), jsontext.WithIndent("  "))
	if err != nil {
		return err
	}
	_, err = w.Write(append(text, '\n'))
	return err
}

func schemaOf(t *dataset.Table) tableSchema {
	s := tableSchema{Schema: schemaProfile, PrimaryKey: []string{"id"}, MissingValues: []missingValue{{"", "unknown, or not stated"}}}
	for _, f := range t.Fields {
		s.Fields = append(s.Fields, fieldOf(f))
		if f.Kind == dataset.KindRef {
			to := f.To
			if to == t.Name {
				to = ""
			}
			s.ForeignKeys = append(s.ForeignKeys, foreignKey{[]string{f.Name}, reference{to, []string{"id"}}})
		}
	}
	return s
}

func fieldOf(f dataset.Field) schemaField {
	out := schemaField{Name: f.Name, Type: "string", Description: f.Doc, Constraints: constraints{Required: f.Required}}
	switch f.Kind {
	case dataset.KindID:
		out.Constraints.Unique = true
		out.Constraints.Pattern = idPattern
	case dataset.KindRef, dataset.KindName:
		out.Constraints.Pattern = idPattern
	case dataset.KindRefs:
		out.Type, out.ItemType, out.Delimiter = "list", "string", ","
		out.Description += " Ids of rows in " + f.To + "."
	case dataset.KindNumber:
		zero, most := int64(0), int64(count.Max)
		out.Type, out.Constraints.Minimum, out.Constraints.Maximum = "integer", &zero, &most
	case dataset.KindDate:
		out.RDFType = edtfType
		out.Description += " In EDTF (ISO 8601-2)."
	case dataset.KindURL:
		out.Format = "uri"
	case dataset.KindCountry:
		out.Constraints.Pattern = "[A-Z]{2}"
		out.Description += " In ISO 3166-1 alpha-2."
	case dataset.KindLanguage:
		out.Description += " In BCP 47."
	case dataset.KindCode:
		for _, c := range f.Codes {
			out.Categories = append(out.Categories, category{c.Name, c.Doc})
			out.Constraints.Enum = append(out.Constraints.Enum, c.Name)
		}
	}
	return out
}
