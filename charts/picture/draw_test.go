package picture

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"os"
	"os/exec"
	"strings"
	"sync"
	"testing"
	"time"

	"onrecord/internal/testkit"
)

func TestDrawIsTheSameEachTime(t *testing.T) {
	testkit.SkipIfShort(t, "draws for long")
	e := need(t)
	other := New(Works{ECharts: e.works.ECharts}, e.functions) // compiled apart
	for name := range options {
		first := mustSVG(t, fixture(t, e, name), "c")
		if again := mustSVG(t, mustDraw(t, other, chart(t, name)), "c"); !bytes.Equal(first, again) {
			t.Errorf("%s: two drawings differ:\n%s\n%s", name, first, again)
		}
	}
}

// A session prepared ahead of time is used once and draws the same.
func TestWarm(t *testing.T) {
	testkit.SkipIfShort(t, "starts two JavaScript engines")
	e := need(t)
	want := mustSVG(t, fixture(t, e, "bar"), "c")
	e.Warm()
	e.WarmPNG()
	warmed := e.warmed.Load()
	if warmed == nil {
		t.Fatal("nothing was made ready")
	}
	for _, state := range []string{"warm", "cold"} {
		if got := mustSVG(t, mustDraw(t, e, chart(t, "bar")), "c"); !bytes.Equal(got, want) {
			t.Errorf("%s: got\n%s\nwant\n%s", state, got, want)
		}
		if e.warmed.Load() == warmed {
			t.Errorf("%s: what was made ready is still there", state)
		}
	}
}

func TestDrawInParallel(t *testing.T) {
	e := need(t)
	var wg sync.WaitGroup
	for range 2 {
		for _, name := range []string{"bar", "range"} {
			want, c := mustSVG(t, fixture(t, e, name), "c"), chart(t, name)
			wg.Go(func() {
				d, err := e.Draw(context.Background(), c)
				if err != nil {
					t.Error(err)
					return
				}
				svg, err := d.SVG(Label{ID: "c", Title: "A chart", Desc: "What it shows."})
				if err != nil || !bytes.Equal(svg, want) {
					t.Errorf("%s: in parallel: error %v, or not what it is alone", name, err)
				}
			})
		}
	}
	wg.Wait()
}

// withFormatter is a bar chart whose axis labels are made by a function of the table.
func withFormatter(t *testing.T, name string, args ...any) Chart {
	t.Helper()
	b, err := json.Marshal(object{
		"xAxis":  object{"type": "value", "axisLabel": object{"formatter": object{"$fn": name, "args": args}}},
		"yAxis":  object{"type": "category", "data": list{"a"}},
		"series": list{object{"type": "bar", "data": list{3}}}})
	if err != nil {
		t.Fatal(err)
	}
	return Chart{Option: b, Width: 300, Height: 200}
}

func TestClockStandsStill(t *testing.T) {
	e := need(t)
	a := mustSVG(t, mustDraw(t, e, withFormatter(t, "clock")), "c")
	b := mustSVG(t, mustDraw(t, e, withFormatter(t, "clock")), "c")
	if !bytes.Contains(a, []byte("1970")) || !bytes.Equal(a, b) {
		t.Errorf("a script sees the time or chance:\n%s\n%s", a, b)
	}
}

// The JavaScript engine reads TZ when the process starts.
func TestOtherProcessesAndTimeZones(t *testing.T) {
	testkit.SkipIfShort(t, "draws for long")
	e := need(t)
	want := mustSVG(t, fixture(t, e, "time"), "c")
	for _, zone := range []string{"XST-14", "YST+11:30"} {
		cmd := exec.Command(os.Args[0])
		cmd.Env = append(os.Environ(), drawInstead+"=time", "TZ="+zone)
		got, err := cmd.Output()
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(got, want) {
			t.Errorf("TZ=%s: got\n%s\nwant\n%s", zone, got, want)
		}
	}
}

func TestLargeSeriesIsDrawnWhole(t *testing.T) {
	testkit.SkipIfShort(t, "draws for long")
	e := need(t)
	const marks = 3100 // ECharts would draw a live page's in portions from 3,000
	var points list
	for i := range marks {
		points = append(points, list{i, i % 97})
	}
	b, err := json.Marshal(object{"xAxis": object{}, "yAxis": object{},
		"series": list{object{"type": "scatter", "data": points, "symbolSize": 3, "itemStyle": object{"color": "#123456"}}}})
	if err != nil {
		t.Fatal(err)
	}
	svg := mustSVG(t, mustDraw(t, e, Chart{Option: b, Width: 900, Height: 400}), "c")
	if got := bytes.Count(svg, []byte("#123456")); got != marks {
		t.Errorf("got %d marks, want %d", got, marks)
	}
}

func TestDrawErrors(t *testing.T) {
	e := need(t)
	bar := optionJSON(t, "bar")
	tests := []struct {
		name   string
		engine *Engine
		chart  Chart
		want   string
	}{
		{"no width", e, Chart{Option: bar, Height: 1}, "1 to 10000 pixels"},
		{"too high", e, Chart{Option: bar, Width: 1, Height: 10_001}, "1 to 10000 pixels"},
		{"not JSON", e, Chart{Option: []byte(`{"a":function(){}}`), Width: 9, Height: 9}, "not JSON"},
		{"unknown function", e, withFormatter(t, "nosuch"), `no function named "nosuch"`},
		{"inherited function", e, withFormatter(t, "toString"), `no function named "toString"`},
		{"function throws", e, withFormatter(t, "broken"), "broken on purpose"},
		{"too much memory", e, withFormatter(t, "greedy"), "memory"},
		{"without ECharts", New(Works{}, "{}"), Chart{Option: bar, Width: 9, Height: 9}, "ECharts is not in this program"},
		{"table not JavaScript", New(Works{ECharts: e.works.ECharts}, "{"), Chart{Option: bar, Width: 9, Height: 9}, "internal: the function table"},
	}
	for _, tt := range tests {
		_, err := tt.engine.Draw(context.Background(), tt.chart)
		if err == nil || !strings.Contains(err.Error(), tt.want) {
			t.Errorf("%s: got error %v, want one with %q", tt.name, err, tt.want)
		}
	}
}

func TestDrawStopsWithItsContext(t *testing.T) {
	e := need(t)
	fixture(t, e, "bar") // compile
	// The ends fall before, into and after the loading of ECharts.
	for _, after := range []time.Duration{time.Millisecond, 30 * time.Millisecond, 300 * time.Millisecond} {
		ctx, cancel := context.WithTimeout(context.Background(), after)
		start := time.Now()
		_, err := e.Draw(ctx, withFormatter(t, "forever"))
		cancel()
		if !errors.Is(err, context.DeadlineExceeded) || time.Since(start) > time.Minute {
			t.Errorf("got error %v after %v, want %v after %v", err, time.Since(start), context.DeadlineExceeded, after)
		}
	}
}

func TestParseFont(t *testing.T) {
	tests := []struct {
		css string
		px  float64
		st  style
	}{
		{"12px sans-serif", 12, style{}},
		{"bold 18.5px Arial", 18.5, style{bold: true}},
		{"italic 600 11px bold", 11, style{bold: true, italic: true}}, // what follows the size is a family
		{"normal 500 9px x", 9, style{}},
		{"", 12, style{}},
	}
	for _, tt := range tests {
		if px, st := parseFont(tt.css); px != tt.px || st != tt.st {
			t.Errorf("%q: got %v %+v, want %v %+v", tt.css, px, st, tt.px, tt.st)
		}
	}
}
