package dataset

import (
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"slices"
	"strings"

	"github.com/go-json-experiment/json"
	"github.com/go-json-experiment/json/jsontext"
)

// A resource is what datapackage.json says about one file.
type resource struct {
	Name          string                    `json:"name"`
	Path          jsontext.Value            `json:"path"`
	Data          jsontext.Value            `json:"data"`
	Encoding      string                    `json:"encoding"`
	MissingValues []missingValue            `json:"missingValues"`
	Dialect       map[string]jsontext.Value `json:"dialect"`
	Schema        struct {
		MissingValues []missingValue `json:"missingValues"`
	} `json:"schema"`

	file *file // datapackage.json
	at   int64 // where the resource is in it
}

// A missingValue is a text that means unknown in a cell. In JSON it is a string, or since version 2 an
// object with a value and a label.
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

// named reports whether the resource says which file it is.
func (r *resource) named() bool { return len(r.Path) > 0 }

// path returns the path of a resource, or fallback if it has none.
func (r *resource) path(fallback string) (string, error) {
	if len(r.Data) > 0 {
		return "", errors.New("want the path of a CSV file, got the data itself")
	}
	if !r.named() {
		return fallback, nil
	}
	var one string
	if json.Unmarshal(r.Path, &one) != nil {
		var many []string
		if json.Unmarshal(r.Path, &many) != nil || len(many) != 1 {
			return "", errors.New("want one path, got " + shorten(string(r.Path)))
		}
		one = many[0]
	}
	one = strings.TrimPrefix(one, "./")
	if !fs.ValidPath(one) || strings.ContainsAny(one, `\:`) {
		return "", errors.New("want a path inside the folder, with / between folders, got " + quote(one))
	}
	return one, nil
}

// readDialect is what a Table Dialect may say about a file, as canonical JSON. Any other property would
// change what the cells mean, and is refused.
var readDialect = map[string]string{
	"$schema":             "", // any
	"caseSensitiveHeader": "",
	"delimiter":           `","`,
	"doubleQuote":         "true",
	"header":              "true",
	"headerRows":          "[1]",
	"lineTerminator":      "",
	"quoteChar":           `"\""`,
	"skipInitialSpace":    "false",
}

// unsupported returns an error if a resource asks for something that this reader cannot do.
func (r *resource) unsupported() error {
	if r.Encoding != "" && !strings.EqualFold(r.Encoding, "utf-8") && !strings.EqualFold(r.Encoding, "utf8") {
		return errors.New("want the encoding utf-8, got " + quote(r.Encoding))
	}
	for _, property := range slices.Sorted(maps.Keys(r.Dialect)) {
		value := r.Dialect[property].Clone()
		want, known := readDialect[property]
		switch err := value.Canonicalize(); {
		case err != nil:
			return err
		case !known:
			return fmt.Errorf("want no %s in the dialect: cells are separated by commas and quoted by \"", quote(property))
		case want != "" && want != string(value):
			return fmt.Errorf("want %s %s in the dialect, got %s", property, want, shorten(string(value)))
		}
	}
	return nil
}
