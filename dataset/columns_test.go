package dataset

import (
	"strings"
	"testing"
)

// TestColumns: names are unique, every column and code has a description, and references name an existing
// table.
func TestColumns(t *testing.T) {
	for _, table := range Tables {
		seen := map[string]bool{}
		if table.Name == "" || table.Title == "" || !sentence(table.Doc) || table.Fields[0].Name != "id" {
			t.Errorf("%s: want a name, a title, a sentence and the id first; got %q, %q", table.Name, table.Title, table.Doc)
		}
		for _, f := range table.Fields {
			at := table.Name + "." + f.Name
			if seen[f.Name] || !sentence(f.Doc) || f.Name != strings.ToLower(f.Name) {
				t.Errorf("%s: want a unique name in lower case and a sentence, got %q", at, f.Doc)
			}
			seen[f.Name] = true
			refers := f.Kind == KindRef || f.Kind == KindRefs
			if _, ok := TableNamed(f.To); ok != refers {
				t.Errorf("%s: refers to %q, and its kind is %s", at, f.To, f.Kind)
			}
			if (f.Kind == KindCode) != (len(f.Codes) > 0) {
				t.Errorf("%s: is %s with %d codes", at, f.Kind, len(f.Codes))
			}
			for _, c := range f.Codes {
				if !sentence(c.Doc) || seen[at+c.Name] {
					t.Errorf("%s: %s: want a sentence and a unique name, got %q", at, c.Name, c.Doc)
				}
				seen[at+c.Name] = true
			}
		}
	}
	for _, list := range [][]Code{Groups, Standings, Rules, Units} {
		for _, c := range list {
			if c.Name == "" || !sentence(c.Doc) {
				t.Errorf("%q: want a sentence, got %q", c.Name, c.Doc)
			}
		}
	}
}

func sentence(s string) bool { return strings.HasSuffix(s, ".") && s[:1] == strings.ToUpper(s[:1]) }
