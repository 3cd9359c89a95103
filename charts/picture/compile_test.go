package picture

import (
	"bytes"
	"testing"

	"onrecord/charts/assets"
	"onrecord/internal/testkit"
)

// The bundle that the program carries draws what the whole of ECharts draws, and its bytecode is of the
// bundle and of the JavaScript engine of today.
func TestBundleDrawsAsTheWhole(t *testing.T) {
	testkit.SkipIfShort(t, "compiles ECharts three times")
	whole := need(t)
	js, ok := assets.ECharts()
	if !ok {
		t.Fatal("no ECharts in the program: run make assets")
	}
	code, err := Compile(js)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(code, assets.Compiled()) {
		t.Errorf("the embedded bytecode is not what is compiled now (%d bytes, want %d): run make assets", len(assets.Compiled()), len(code))
	}
	want := mustSVG(t, fixture(t, whole, "range"), "c")
	for name, works := range map[string]Works{
		"bytecode":                 {ECharts: js, Compiled: func() []byte { return code }},
		"no bytecode":              {ECharts: js},
		"bytecode of other script": {ECharts: js, Compiled: func() []byte { return bytes.Repeat([]byte{1}, 64) }},
	} {
		if got := mustSVG(t, mustDraw(t, New(works, functions), chart(t, "range")), "c"); !bytes.Equal(got, want) {
			t.Errorf("%s: the bundle draws another picture than the whole ECharts:\n%s\nwant\n%s", name, got, want)
		}
	}
}
