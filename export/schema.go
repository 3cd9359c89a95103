package export

import (
	"io"
	"slices"

	"github.com/go-json-experiment/json"
	"github.com/go-json-experiment/json/jsontext"

	"onrecord/dataset"
	"onrecord/dataset/count"
)

// node is a JSON Schema, or a part of one.
type node map[string]any

const schemaDialect = "https://json-schema.org/draft/2020-12/schema"

// WriteSchema writes the JSON Schema (2020-12) of what WriteJSON writes. The tables come from their
// column definitions; the derived records from theirs, see derived.go.
func WriteSchema(w io.Writer) error {
	properties := node{
		dataset.JSONSchemaMember:  node{"type": "string", "description": "Where this schema is."},
		dataset.JSONVersionMember: node{"const": dataset.JSONVersion, "description": "The version of the format."},
		dataset.JSONPackageMember: packageSchema(),
		dataset.JSONDerivedMember: derivedSchema(),

		dataset.JSONSelectionMember: node{"$ref": "#/$defs/selection"},
	}
	required := []string{dataset.JSONVersionMember}
	for i := range dataset.Tables {
		t := &dataset.Tables[i]
		properties[t.Name] = node{"type": "array", "description": t.Doc, "items": rowSchema(t)}
		if t.Required {
			required = append(required, t.Name)
		}
	}
	schema := node{
		"$schema":     schemaDialect,
		"$id":         "urn:onrecord:schema:1",
		"title":       "onrecord dataset",
		"description": "Claims about numbers and dates, who made them, in which words and in which source, with what follows from them. Null is unknown; it is never 0.",
		"type":        "object", "additionalProperties": false,
		"required": required, "properties": properties,
		"$defs": node{"id": idSchema(), "ratio": ratioSchema(), "selection": selectionSchema()},
	}
	text, err := json.Marshal(schema, json.Deterministic(true), jsontext.WithIndent("  "))
	if err != nil {
		return err
	}
	_, err = w.Write(append(text, '\n'))
	return err
}

func idSchema() node { return node{"type": "string", "pattern": "^" + idPattern + "$"} }

func rowSchema(t *dataset.Table) node {
	properties, required := node{}, []string{}
	for _, f := range t.Fields {
		properties[f.Name] = cellSchema(f)
		if f.Required {
			required = append(required, f.Name)
		}
	}
	return node{"type": "object", "additionalProperties": false, "properties": properties, "required": required}
}

// cellSchema describes a cell. One that may be empty may be null.
func cellSchema(f dataset.Field) node {
	n := node{"type": "string", "minLength": 1}
	switch f.Kind {
	case dataset.KindID, dataset.KindRef, dataset.KindName:
		n = node{"$ref": "#/$defs/id"}
	case dataset.KindRefs:
		n = node{"type": "array", "items": node{"$ref": "#/$defs/id"}, "minItems": 1}
	case dataset.KindNumber:
		n = node{"type": "integer", "minimum": 0, "maximum": int64(count.Max)}
	case dataset.KindURL:
		n = node{"type": "string", "format": "uri", "pattern": "^[Hh][Tt][Tt][Pp][Ss]?://"}
	case dataset.KindCountry:
		n = node{"type": "string", "pattern": "^[A-Z]{2}$"}
	case dataset.KindCode:
		n = node{"enum": codeNames(f.Codes)}
	}
	if !f.Required {
		n = orNull(n)
	}
	n["description"] = f.Doc
	return n
}

func orNull(n node) node { return node{"anyOf": []any{n, node{"type": "null"}}} }

func codeNames(codes []dataset.Code) []string {
	names := make([]string, len(codes))
	for i, c := range codes {
		names[i] = c.Name
	}
	return names
}

func packageSchema() node {
	return node{"type": "object", "description": "The metadata of the dataset, as datapackage.json has them (Data Package v2).",
		"properties": node{"name": stringType, "title": stringType, "description": stringType, "version": stringType,
			"created": node{"type": "string", "format": "date-time"}, "language": stringType}}
}

func shareSchema() node {
	n := record(node{"selected": integerType, "all": integerType})
	n["properties"].(node)["brought"] = described(node{"type": "integer"}, "How many of them only because another claim refers to them.")
	return n
}

// selectionSchema describes what a part says that it is a part of. The flags are those of the command line.
func selectionSchema() node {
	list, truth := node{"type": "array", "items": stringType}, node{"type": "boolean"}
	flags := node{"since": stringType, "until": stringType, "active": truth, "certainly": truth}
	for _, name := range []string{"event", "kind", "measure", "group", "qualifier", "speaker", "source", "country"} {
		flags[name] = list
	}
	return node{"type": "object", "additionalProperties": false, "required": []string{"words", "flags", "rows"},
		"description": "Only in a part of a dataset: what was selected, and how much of the whole that is. What is not here may only have been left out.",
		"properties": node{
			"words": described(node{"type": "string", "minLength": 1}, "The same for readers, in the language of the dataset."),
			"flags": node{"type": "object", "additionalProperties": false, "properties": flags,
				"description": "The flags that selected it, as given: values of one are alternatives, and all must hold. Empty for the claims of one chart."},
			"rows": node{"type": "object", "additionalProperties": shareSchema(),
				"description": "For each table how many rows are here, and how many the whole has."},
			"from": node{"$ref": "#/$defs/selection", "description": "What the whole was itself a part of."},
		}}
}

var (
	stringType  = node{"type": "string"}
	integerType = node{"type": "integer"}
)

func described(n node, doc string) node {
	n["description"] = doc
	return n
}

// record is an object with exactly these members.
func record(properties node) node {
	required := make([]string, 0, len(properties))
	for name := range properties {
		required = append(required, name)
	}
	slices.Sort(required)
	return node{"type": "object", "additionalProperties": false, "properties": properties, "required": required}
}

func ratioSchema() node {
	return described(record(node{"numerator": integerType, "denominator": node{"type": "integer", "exclusiveMinimum": 0}, "value": node{"type": "number"}}),
		"An exact ratio, as it arose and not reduced, with its value.")
}
