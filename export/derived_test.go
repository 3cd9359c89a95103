package export

import (
	"bytes"
	"io"
	"slices"
	"strings"
	"testing"

	"github.com/go-json-experiment/json"
	"github.com/go-json-experiment/json/jsontext"

	"onrecord/dataset"
	"onrecord/internal/testkit/fixture"
)

// Every output has the derived fields of the one list, all of them and in its order.
func TestDerivedFields(t *testing.T) {
	d := fixture.BuiltIn(t)
	document := fixture.Written(t, func(w io.Writer) error { return WriteJSON(w, d) })
	var schema struct {
		Properties struct {
			Derived struct{ Properties map[string]node }
		}
	}
	if err := json.Unmarshal(fixture.Written(t, WriteSchema), &schema, json.MatchCaseInsensitiveNames(true)); err != nil {
		t.Fatal(err)
	}
	for _, derived := range dataset.DerivedTables {
		var members []string
		for _, f := range derived.Fields {
			if f.Doc == "" {
				t.Errorf("%s.%s has no description", derived.Name, f.Name)
			}
			if f.Name != derived.Parent {
				members = append(members, f.Name)
			}
		}
		if got := firstMembers(t, document, derived); !slices.Equal(got, members) {
			t.Errorf("%s: JSON has %q, want %q", derived.Name, got, members)
		}
		item := schema.Properties.Derived.Properties[derived.Member]["items"].(map[string]any)
		if derived.Group != "" {
			item = item["properties"].(map[string]any)[derived.Group].(map[string]any)["items"].(map[string]any)
		}
		required := item["required"].([]any)
		for _, name := range members {
			property, ok := item["properties"].(map[string]any)[name].(map[string]any)
			if !ok || property["description"] == "" || !slices.Contains(required, any(name)) {
				t.Errorf("%s.%s: the schema has %v", derived.Name, name, property)
			}
		}
		if len(required) != len(members) {
			t.Errorf("%s: the schema requires %q, want %q", derived.Name, required, members)
		}
	}
}

// firstMembers are the names in the first record of a derived table of the JSON document.
func firstMembers(t *testing.T, document []byte, derived *dataset.DerivedTable) []string {
	t.Helper()
	_, rest, found := bytes.Cut(document, []byte(`"derived": {`))
	if found {
		_, rest, found = bytes.Cut(rest, []byte(`"`+derived.Member+`": [`))
	}
	if found && derived.Group != "" {
		_, rest, found = bytes.Cut(rest, []byte(`"`+derived.Group+`": [`))
	}
	if !found {
		t.Fatalf("%s: not in the document", derived.Name)
	}
	dec := jsontext.NewDecoder(bytes.NewReader(rest))
	var names []string
	for depth := 0; ; {
		token, err := dec.ReadToken()
		if err != nil {
			t.Fatal(err)
		}
		switch kind := token.Kind(); {
		case kind == '{' || kind == '[':
			depth++
		case kind == '}' || kind == ']':
			if depth--; depth == 0 {
				return names
			}
		case depth == 1 && kind == '"':
			names = append(names, token.String())
			if err := dec.SkipValue(); err != nil {
				t.Fatal(err)
			}
		}
	}
}

// The tables have the same fields, an exact ratio as three columns.
func TestDerivedColumns(t *testing.T) {
	d := fixture.BuiltIn(t)
	for _, derived := range dataset.DerivedTables {
		table, ok := TableNamed(derived.Name)
		if !ok {
			t.Fatalf("no table %s", derived.Name)
		}
		var want []string
		for _, f := range derived.Fields {
			want = append(want, f.Name)
			if f.Kind == dataset.KindExact {
				want = append(want, f.Name+"_numerator", f.Name+"_denominator")
			}
		}
		header, _, _ := strings.Cut(string(fixture.Written(t, func(w io.Writer) error { return writeCSV(w, d, table) })), "\n")
		if got := strings.Split(header, ","); !slices.Equal(got, want) {
			t.Errorf("%s: CSV has %q, want %q", derived.Name, got, want)
		}
		line, _, _ := strings.Cut(string(fixture.Written(t, func(w io.Writer) error { return writeNDJSON(w, d, table) })), "\n")
		last := -1
		for _, name := range want {
			at := strings.Index(line, `"`+name+`":`)
			if at <= last {
				t.Errorf("%s: NDJSON has not %s in its place: %s", derived.Name, name, line)
			}
			last = at
		}
		for i, c := range typedColumns(table) { // Parquet and SQLite
			if c.Name != want[i] || c.Doc == "" {
				t.Errorf("%s: got the column %s (%q), want %s", derived.Name, c.Name, c.Doc, want[i])
			}
		}
		for cells := range table.Rows(d) {
			if len(cells) != len(want) {
				t.Fatalf("%s: a row has %d cells, want %d", derived.Name, len(cells), len(want))
			}
		}
	}
}
