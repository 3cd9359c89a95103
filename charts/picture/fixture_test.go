package picture

import (
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"sync"
	"testing"

	"onrecord/charts/assets"
	"onrecord/internal/testkit"
	"onrecord/internal/testkit/chromium"
)

func TestMain(m *testing.M) {
	if name := os.Getenv(drawInstead); name != "" {
		os.Exit(printSVG(name))
	}
	os.Exit(chromium.Main{M: m}.Run())
}

// drawInstead is the environment variable that names an option; a test binary started with it prints the
// SVG of that option and exits.
const drawInstead = "PICTURE_TEST_DRAW"

func printSVG(name string) int {
	option, err := json.Marshal(options[name])
	if err != nil {
		panic(err)
	}
	d, err := shared().Draw(context.Background(), Chart{Option: option, Width: 640, Height: 300})
	if err != nil {
		panic(err)
	}
	svg, err := d.SVG(Label{ID: "c", Title: "A chart", Desc: "What it shows."})
	if err != nil {
		panic(err)
	}
	if _, err := os.Stdout.Write(svg); err != nil {
		panic(err)
	}
	return 0
}

// functions is a table such as a program would have.
const functions = `{
	range: function (colour) {
		return function (params, api) {
			var y = api.value(0), a = api.coord([api.value(1), y]), b = api.coord([api.value(2), y]), t = api.size([0, 1])[1] * 0.2;
			function line(x1, y1, x2, y2) {
				return {type: "line", shape: {x1: x1, y1: y1, x2: x2, y2: y2}, style: {stroke: colour, lineWidth: 3}};
			}
			return {type: "group", children: [line(a[0], a[1], b[0], b[1]), line(a[0], a[1] - t, a[0], a[1] + t),
				line(b[0], b[1] - t, b[0], b[1] + t)]};
		};
	},
	suffix: function (words) { return function (value) { return value + words; }; },
	forever: function () { for (;;) {} },
	clock: function () { return function () { return String(new Date()) + Date.now() + Math.random(); }; },
	greedy: function () { return function () { return String(new ArrayBuffer(2000000000).byteLength); }; },
	broken: function () { return function () { throw new Error("broken on purpose"); }; }
}`

type object = map[string]any
type list = []any

var axisText = object{"color": "#444444", "fontSize": 13}

// options are the charts that the tests draw.
var options = map[string]object{
	"bar": {
		"aria": object{"enabled": true, "decal": object{"show": true, "decals": list{
			object{"dashArrayX": list{1, 0}, "dashArrayY": list{3, 7}, "rotation": 0.5, "color": "rgba(0,0,0,0.3)"}}}},
		"grid": object{"left": 130, "right": 30, "top": 10, "bottom": 30},
		"xAxis": object{"type": "value", "axisLabel": object{
			"color": "#444444", "formatter": object{"$fn": "suffix", "args": list{" people"}}}},
		"yAxis": object{"type": "category", "data": list{"First flight", "Second flight", "Announced"}, "axisLabel": axisText},
		"series": list{object{"type": "bar", "data": list{55, 50, 400}, "label": object{"show": true, "fontWeight": "bold"},
			"itemStyle": object{"color": object{"type": "linear", "x": 0, "y": 0, "x2": 1, "y2": 0,
				"colorStops": list{object{"offset": 0, "color": "#1f6f8b"}, object{"offset": 1, "color": "#8fb8c8"}}}}}},
	},
	"range": {
		"grid":  object{"left": 130, "right": 30, "top": 10, "bottom": 30},
		"xAxis": object{"type": "value", "axisLabel": axisText},
		"yAxis": object{"type": "category", "data": list{"پرواز اول", "پرواز دوم", "اعلام\u200cشده (ICE)"}, "axisLabel": axisText},
		"series": list{object{"type": "custom", "clip": true, "renderItem": object{"$fn": "range", "args": list{"#a23b2a"}},
			"encode": object{"x": list{1, 2}, "y": 0}, "data": list{list{0, 53, 120}, list{1, 50, 55}, list{2, 100, 400}}}},
	},
	"pictogram": {
		"grid":  object{"left": 130, "right": 30, "top": 10, "bottom": 10},
		"xAxis": object{"type": "value", "show": false, "max": 20},
		"yAxis": object{"type": "category", "data": list{"First", "Second"}, "axisLabel": axisText},
		"series": list{object{"type": "pictorialBar", "symbol": "path://M5 0a4 4 0 1 1 0 8a4 4 0 1 1 0-8zM0 10h10v12h-10z",
			"symbolRepeat": true, "symbolSize": list{14, 30}, "data": list{18, 11}, "itemStyle": object{"color": "#1f6f8b"}}},
	},
	"time": {
		"grid":  object{"left": 50, "right": 30, "top": 10, "bottom": 30},
		"xAxis": object{"type": "time"},
		"yAxis": object{"type": "value"},
		"series": list{object{"type": "line", "step": "end", "areaStyle": object{"opacity": 0.2},
			"data": list{list{"2025-09-29T00:00:00Z", 0}, list{"2025-09-30T00:00:00Z", 55}, list{"2025-12-08T00:00:00Z", 105}}}},
	},
}

func optionJSON(t testing.TB, name string) []byte {
	t.Helper()
	b, err := json.Marshal(options[name])
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func chart(t testing.TB, name string) Chart {
	return Chart{Option: optionJSON(t, name), Width: 640, Height: 300, RTL: name == "range"}
}

// wholeECharts also has the parts of ECharts that the program does not embed: the engine draws any option.
const wholeECharts = "../../node_modules/echarts/dist/echarts.min.js"

// need skips the test where what make installs is not there.
func need(t testing.TB) *Engine {
	t.Helper()
	_, err := os.Stat(wholeECharts)
	if err != nil || assets.Resvg() == nil {
		testkit.Skip(t, "the chart library", "run make assets")
	}
	return shared()
}

var shared = sync.OnceValue(func() *Engine {
	js, _ := os.ReadFile(wholeECharts)
	return New(Works{ECharts: js, Resvg: assets.Resvg}, functions)
})

// drawn caches the drawings of options: drawing is slow under the race detector.
var drawn = struct {
	sync.Mutex
	byName map[string]*Drawing
}{byName: map[string]*Drawing{}}

func fixture(t testing.TB, e *Engine, name string) *Drawing {
	t.Helper()
	drawn.Lock()
	defer drawn.Unlock()
	if drawn.byName[name] == nil {
		drawn.byName[name] = mustDraw(t, e, chart(t, name))
	}
	return drawn.byName[name]
}

func mustDraw(t testing.TB, e *Engine, c Chart) *Drawing {
	t.Helper()
	d, err := e.Draw(context.Background(), c)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func mustSVG(t testing.TB, d *Drawing, id string) []byte {
	t.Helper()
	svg, err := d.SVG(Label{ID: id, Title: "A chart", Desc: "What it shows."})
	if err != nil {
		t.Fatal(err)
	}
	return svg
}

func mustPNG(t testing.TB, e *Engine, svg []byte, scale float64) []byte {
	t.Helper()
	png, err := e.PNG(context.Background(), svg, scale)
	if err != nil {
		t.Fatal(err)
	}
	return png
}

// keep saves a picture for visual inspection where ONRECORD_SCREENSHOTS names a folder.
func keep(t testing.TB, name string, b []byte) {
	t.Helper()
	if dir := os.Getenv("ONRECORD_SCREENSHOTS"); dir != "" {
		if err := os.WriteFile(filepath.Join(dir, name), b, 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// english and persian are frames with all their text.
func english(s Size, c Colours) Frame {
	return Frame{Label: Label{ID: "en", Title: "People on board"}, Size: s, Colours: c, ChartHeight: 300, Text: Text{
		Headline: "Two flights carried about 105 of up to 400 people announced, according to officials",
		Subtitle: "People on board deportation flights from the US to Iran, as reported by 8 December 2025",
		Note:     "Note: the announced total is “up to” 400; claims of a plan are not counted as people flown.",
		Source:   "Source: Reuters, https://www.example.org/a/very/long/address/that-has-no-spaces-in-it/and-goes-on-and-on-to-the-end-of-the-line.html",
		Credit:   "Chart: The Desk"}}
}

func persian(s Size, c Colours) Frame {
	return Frame{Label: Label{ID: "fa", Title: "سرنشینان"}, Size: s, Colours: c, ChartHeight: 300, RTL: true, Text: Text{
		Headline: "دو پرواز حدود ۱۰۵ نفر از «حداکثر ۴۰۰ نفر» اعلام\u200cشده را بازگرداند",
		Subtitle: "شمار سرنشینان پروازهای اخراج از آمریکا به ایران (ICE)، گزارش\u200cشده تا ۸ دسامبر ۲۰۲۵",
		Note:     "یادداشت: بازهٔ ۴۰۰–۵۰۰ برنامه است و شمار سرنشینان نیست.",
		Source:   "منبع: Reuters و The New York Times (۲۰۲۵)",
		Credit:   "نمودار: میز داده"}}
}
