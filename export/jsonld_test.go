package export

import (
	"bytes"
	"encoding/json"
	"io"
	"strings"
	"testing"

	"onrecord/dataset"
	"onrecord/internal/testkit/fixture"
	"onrecord/internal/testkit/golden"
)

func TestJSONLDGolden(t *testing.T) {
	golden.Check(t, "testdata/small.jsonld", jsonld(t, small(t)))
}

func jsonld(t *testing.T, d *dataset.Dataset) []byte {
	t.Helper()
	return fixture.Written(t, func(w io.Writer) error { return writeJSONLD(w, d) })
}

// Every reference to a # names a node of the document, and no two nodes have the same identifier.
func TestJSONLDHoldsTogether(t *testing.T) {
	for _, d := range []*dataset.Dataset{small(t), fixture.BuiltIn(t)} {
		var doc struct {
			Graph []map[string]any `json:"@graph"`
		}
		if err := json.Unmarshal(jsonld(t, d), &doc); err != nil {
			t.Fatal(err)
		}
		nodes := map[any]bool{}
		for _, n := range doc.Graph {
			if nodes[n["@id"]] || n["@type"] == nil {
				t.Errorf("%v: want a name of its own and a type", n)
			}
			nodes[n["@id"]] = true
		}
		refs := 0
		for _, n := range doc.Graph {
			eachReference(n, func(id string) {
				refs++
				if !nodes[id] {
					t.Errorf("%v refers to %s, and there is no such node", n["@id"], id)
				}
			})
		}
		if claims := len(d.Figures) + len(d.Dates); refs < 3*claims {
			t.Errorf("got %d references for %d claims, want each to have what it is about, its author and where it appears", refs, claims)
		}
	}
}

func eachReference(v any, visit func(id string)) {
	switch v := v.(type) {
	case map[string]any:
		for _, member := range v {
			eachReference(member, visit)
		}
		if id, ok := v["@id"].(string); ok {
			visit(id)
		}
	case []any:
		for _, item := range v {
			eachReference(item, visit)
		}
	}
}

// A number with a qualifier has no value, and an unknown number has no property at all.
func TestJSONLDKeepsTheQualifier(t *testing.T) {
	got := string(jsonld(t, small(t)))
	for id, want := range map[string]string{
		"a-exact":    `"description": "50", "value": 50, "unitText"`,
		"a-about":    `"description": "about 60", "value": "about 60", "unitText"`,
		"all":        `"description": "up to 400", "maxValue": 400, "unitText"`,
		"b-more":     `"description": "more than 28", "minValue": 29, "unitText"`,
		"a-plan-cut": `"description": "fewer than 70", "maxValue": 69, "unitText"`,
		"a-between":  `"description": "between 45 and 55", "minValue": 45, "maxValue": 55, "unitText"`,
		"b-none":     `"description": "no number given", "unitText"`,
	} {
		_, node, _ := strings.Cut(got, `"@id": "#`+id+`",`)
		node, _, _ = strings.Cut(node, "\n")
		if !strings.Contains(node, want) {
			t.Errorf("%s: got %s\nwant %s in it", id, node, want)
		}
	}
}

// Whatever its texts are, the document cannot end the script element it is pasted into.
func TestJSONLDIsSafeInAPage(t *testing.T) {
	d := smallWith(t, "sources.csv", "evil,</script><script>alert(1)</script><!--,\u2028\u2029&,,original,,,")
	got := jsonld(t, d)
	for _, bad := range []string{"<", ">", "&", "\u2028", "\u2029"} {
		if bytes.Contains(got, []byte(bad)) {
			t.Errorf("the document has a bare %q", bad)
		}
	}
	if !bytes.Contains(got, []byte(`\u003c/script\u003e`)) {
		t.Error("the words are gone; want them escaped")
	}
}
