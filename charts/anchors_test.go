package charts

import (
	"bytes"
	"strings"
	"testing"

	"onrecord/internal/testkit/fixture"
)

// TestAnchors: every place that a view names is on its page, so that no link leads nowhere.
func TestAnchors(t *testing.T) {
	d, all := fixture.BuiltIn(t), 0
	for _, c := range All {
		v := c.Build(d)
		var b bytes.Buffer
		if err := Page(&b, d, v, Options{}); err != nil {
			t.Fatal(err)
		}
		for id, place := range v.Anchors() {
			all++
			if !strings.Contains(b.String(), `id="`+place+`"`) {
				t.Errorf("%s: no place %s on the page for %s", c.Name, place, id)
			}
		}
	}
	if all == 0 {
		t.Error("got no places")
	}
}
