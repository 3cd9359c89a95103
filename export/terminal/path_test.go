package terminal

import (
	"bytes"
	"fmt"
	"testing"

	"github.com/go-json-experiment/json"

	"onrecord/dataset/trace"
	"onrecord/export"
	"onrecord/internal/testkit/fixture"
)

// TestEveryNumberOfTheDocument traces each number of the JSON document by its pointer, to the record that
// contains it.
func TestEveryNumberOfTheDocument(t *testing.T) {
	d := fixture.BuiltIn(t)
	var b bytes.Buffer
	if err := export.WriteJSON(&b, d); err != nil {
		t.Fatal(err)
	}
	var document map[string]any
	if err := json.Unmarshal(b.Bytes(), &document); err != nil {
		t.Fatal(err)
	}
	numbers := 0
	var walk func(pointer, id string, v any)
	walk = func(pointer, id string, v any) {
		switch v := v.(type) {
		case map[string]any:
			if own, ok := v["id"].(string); ok {
				id = own
			}
			for name, member := range v {
				walk(pointer+"/"+name, id, member)
			}
		case []any:
			for i, item := range v {
				walk(fmt.Sprintf("%s/%d", pointer, i), id, item)
			}
		case float64:
			numbers++
			got, err := trace.Of(d, pointer)
			if err != nil || got.Found[0].ID != id {
				t.Errorf("Of(%q): got %v, %v; want %s", pointer, got.Found, err, id)
			}
		}
	}
	for name, v := range document {
		if name != "onrecord" { // the version of the format
			walk("/"+name, "", v)
		}
	}
	if numbers < 100 {
		t.Errorf("got %d numbers in the document, want more", numbers)
	}
}
