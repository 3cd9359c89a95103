package charts

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"onrecord/dataset"
	"onrecord/internal/testkit/fixture"
	"onrecord/internal/testkit/golden"
)

func small(t testing.TB) *dataset.Dataset {
	t.Helper()
	return fixture.Load(t, "testdata/small")
}

func TestChartsAreRegisteredOnce(t *testing.T) {
	var names []string
	for _, c := range All {
		if c.About == "" || c.Build == nil || slices.Contains(names, c.Name) {
			t.Errorf("%q: want a name of its own, a line about it and a function", c.Name)
		}
		names = append(names, c.Name)
		if got, ok := Named(c.Name); !ok || got.Name != c.Name {
			t.Errorf("Named(%q): got %q, %v", c.Name, got.Name, ok)
		}
	}
	if _, ok := Named("nothing"); ok {
		t.Error(`Named("nothing"): got a chart`)
	}
}

// The golden files are the options as the page and the pictures get them.
func TestOptions(t *testing.T) {
	d := small(t)
	for _, c := range All {
		v := c.Build(d)
		for name, width := range map[string]int{"narrow": Narrow, "wide": Wide, "broad": Broad} {
			got := indent(t, v.Draw(Look{Width: width, Style: DefaultStyle}).Option)
			golden.Check(t, "testdata/golden/"+c.Name+"-"+name+".json", got)
		}
		golden.Check(t, "testdata/golden/"+c.Name+"-words.txt", []byte(inWords(v)))
	}
}

func TestTheSameDatasetGivesTheSameBytes(t *testing.T) {
	for _, c := range All {
		var pages [2]bytes.Buffer
		for i := range pages {
			d := small(t)
			if err := Page(&pages[i], d, c.Build(d), Options{}); err != nil {
				t.Fatal(err)
			}
		}
		if !bytes.Equal(pages[0].Bytes(), pages[1].Bytes()) {
			t.Errorf("%s: two pages of one dataset differ", c.Name)
		}
	}
}

// An upper end is never drawn as a solid bar, and a number is never in a table without its qualifier.
func TestQualifiersStay(t *testing.T) {
	d := small(t)
	p := DefaultStyle.Light
	for _, s := range lengthShapes(p, d.Figure("plan-upto"), 0, 0, 10, p.Whole) {
		if s.Kind == barShape {
			t.Errorf("up to 100 is drawn with a solid bar: %+v", s)
		}
	}
	for _, c := range All {
		for _, r := range c.Build(d).Rows {
			f := d.Figure(r.ID)
			if f == nil {
				continue // a date or an answer
			}
			if want := d.Words().Count(f.Count()); r.What != want {
				t.Errorf("%s: %s: got %q, want %q", c.Name, r.ID, r.What, want)
			}
		}
	}
}

// Every mark leads to claims that the table lists.
func TestMarksLeadToRows(t *testing.T) {
	d := small(t)
	for _, c := range All {
		v := c.Build(d)
		for _, width := range []int{Narrow, Wide, Broad} {
			s := v.draw(Look{Width: width, Style: DefaultStyle})
			if len(s.marks) == 0 {
				t.Errorf("%s: no marks", c.Name)
			}
			for _, m := range s.marks {
				for _, id := range m.claims {
					if !slices.ContainsFunc(v.Rows, func(r Row) bool { return r.ID == id }) && !hasTotal(v, id) {
						t.Errorf("%s at %d: a mark leads to %q, which the table does not list", c.Name, width, id)
					}
				}
				if m.y < 0 || m.y > s.height || m.x < 0 || m.x > s.max {
					t.Errorf("%s at %d: the mark of %q is at %v, %v, outside the chart", c.Name, width, m.claims, m.x, m.y)
				}
			}
		}
	}
}

func TestDatasetsThatDoNotFit(t *testing.T) {
	d := without(t, map[string][]string{
		"figures.csv":     {"id,event,measure,qualifier,speaker,source", "a,e,aboard,unstated,x,s"},
		"events.csv":      {"id,kind,title", "e,period,A period"},
		"actors.csv":      {"id,name", "x,Somebody"},
		"sources.csv":     {"id,reading", "s,original"},
		"comparisons.csv": {"id,title,parts,whole"},
	})
	for _, c := range All {
		v := c.Build(d)
		if v.Fits() || v.Unfit == "" || v.Headline == "" {
			t.Errorf("%s: got %+v, want a reason", c.Name, v)
		}
		var b bytes.Buffer
		if err := Page(&b, d, v, Options{}); err != nil || !strings.Contains(b.String(), v.Unfit) {
			t.Errorf("%s: the page does not say why (%v)", c.Name, err)
		}
		if strings.Contains(b.String(), "echarts") {
			t.Errorf("%s: a page with nothing to draw carries ECharts", c.Name)
		}
	}
}

// Five thousand claims are not drawn one by one, and the chart says so.
func TestManyClaims(t *testing.T) {
	figures := []string{"id,event,measure,qualifier,value,speaker,source"}
	events := []string{"id,kind,title"}
	for i := range 5000 {
		events = append(events, fmt.Sprintf("e%d,flight,Flight %d", i, i))
		figures = append(figures, fmt.Sprintf("f%d,e%d,aboard,exact,%d,x,s", i, i, i))
	}
	d := without(t, map[string][]string{
		"figures.csv": figures, "events.csv": events,
		"actors.csv":  {"id,name", "x,Somebody"},
		"sources.csv": {"id,reading", "s,original"},
	})
	v := claims.Build(d)
	if len(v.Rows) == 0 || len(v.Rows) > mostClaims {
		t.Errorf("got %d rows, want some and at most %d", len(v.Rows), mostClaims)
	}
	if len(v.Notes) != 1 || !strings.Contains(v.Notes[0], "5,000") {
		t.Errorf("got the notes %q, want one that names all 5,000", v.Notes)
	}
	if last := v.Rows[len(v.Rows)-1].ID; last != "f4999" {
		t.Errorf("got %s last, want the largest number, f4999", last)
	}
}

func TestRoundAxis(t *testing.T) {
	for _, c := range []struct{ most, ticks, end, step float64 }{
		{400, 5, 400, 100}, {110, 5, 150, 50}, {53, 5, 60, 20}, {6477, 5, 8000, 2000}, {6477, 4, 8000, 2000},
		{999_999_999_999_999, 5, 1e15, 2e14},
		{1, 5, 1, 1}, {0, 5, 1, 1}, {3, 5, 3, 1}, // people are not split
	} {
		if end, step := roundAxis(c.most, c.ticks); end != c.end || step != c.step {
			t.Errorf("%v in about %v ticks: got an end of %v in steps of %v, want %v in %v", c.most, c.ticks, end, step, c.end, c.step)
		}
	}
	for most := 1.0; most < 1e9; most = most*1.37 + 1 {
		end, step := roundAxis(most, 5)
		if end < most || end-most >= step || math.Mod(end, step) != 0 || end/step > 6 {
			t.Errorf("%v: got an end of %v in steps of %v", most, end, step)
		}
	}
}

func TestWrap(t *testing.T) {
	for _, width := range []float64{40, 120, 300} {
		text := "The two flights for which 55 is on record against the returns announced"
		lines := wrap(text, 14, true, width)
		if got := strings.Join(lines, " "); got != text {
			t.Errorf("got %q, want nothing lost", got)
		}
		for _, line := range lines {
			if textWidth(line, 14, true) > width && strings.Contains(line, " ") {
				t.Errorf("%q is wider than %v", line, width)
			}
		}
	}
	if got := wrap("", 14, false, 100); len(got) != 1 {
		t.Errorf("empty text: got %q, want one empty line", got)
	}
}

// inWords is what is said about a chart, for a golden file.
func inWords(v *View) string {
	var b strings.Builder
	line := func(key, value string) { fmt.Fprintf(&b, "%s: %s\n", key, value) }
	line("headline", v.Headline)
	line("subtitle", v.Subtitle)
	line("alt", v.Alt)
	line("quote", v.Quote)
	for _, n := range v.Notes {
		line("note", n)
	}
	for _, n := range v.Numbers {
		line(n.ID, n.Sentence)
	}
	for _, g := range v.Unknown {
		line("unknown", g.Text)
		for _, r := range g.Evidence {
			line(" "+r.ID, fmt.Sprintf("%q, %s", r.Words, r.Source.Text))
		}
	}
	for _, r := range v.Rows {
		line("row", fmt.Sprintf("%+v", r))
	}
	return b.String()
}

func indent(t *testing.T, option json.RawMessage) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := json.Indent(&b, option, "", " "); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// without is a dataset of the given files alone, each a list of lines.
func without(t testing.TB, files map[string][]string) *dataset.Dataset {
	t.Helper()
	fsys := fstest.MapFS{}
	for name, lines := range files {
		fsys[name] = &fstest.MapFile{Data: []byte(strings.Join(lines, "\n") + "\n")}
	}
	d, err := dataset.ReadFS("test", fsys)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// hostile is the small dataset with text in every cell of text that would be code or markup, were it
// read as such anywhere.
func hostile(t testing.TB) *dataset.Dataset {
	t.Helper()
	attack := "</script><script>PWN=1</script><img src=x onerror=PWN=2> __f__(PWN=3)__f__ \"'`${PWN=4} javascript:PWN=5 {a|b} \u2028 \u202e <!-- ]]> {{.}} &lt;b&gt;"
	fsys := fstest.MapFS{}
	for _, table := range dataset.Tables {
		b, err := os.ReadFile(filepath.Join("testdata", "small", table.Name+".csv"))
		if err != nil {
			t.Fatal(err)
		}
		rows, err := csv.NewReader(bytes.NewReader(b)).ReadAll()
		if err != nil {
			t.Fatal(err)
		}
		for _, row := range rows[1:] {
			for i, name := range rows[0] {
				if table.Fields[table.Column(name)].Kind == dataset.KindText {
					row[i] = strings.TrimSpace(row[i] + " " + attack)
				}
			}
		}
		var out bytes.Buffer
		if err := csv.NewWriter(&out).WriteAll(rows); err != nil {
			t.Fatal(err)
		}
		fsys[table.Name+".csv"] = &fstest.MapFile{Data: out.Bytes()}
	}
	pkg, err := json.Marshal(map[string]any{"title": attack, "description": attack, "version": attack, "language": "en",
		"contributors": []any{map[string]any{"title": attack}}, "notes": []any{map[string]any{"text": attack}},
		"licenses": []any{map[string]any{"name": attack}}, "keywords": []any{attack}})
	if err != nil {
		t.Fatal(err)
	}
	fsys["datapackage.json"] = &fstest.MapFile{Data: pkg}
	d, err := dataset.ReadFS("hostile", fsys)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// A claim has one colour in all comparisons that it is a part of, and the parts of one differ.
func TestPartColours(t *testing.T) {
	a, b, c := &dataset.Figure{ID: "a"}, &dataset.Figure{ID: "b"}, &dataset.Figure{ID: "c"}
	list := []dataset.Compared{{PartClaims: []*dataset.Figure{a}}, {PartClaims: []*dataset.Figure{b, a}}, {PartClaims: []*dataset.Figure{c, b}}}
	got, want := partColours(list), [][]int{{0}, {1, 0}, {2, 1}}
	if !slices.EqualFunc(got, want, slices.Equal[[]int]) {
		t.Errorf("got %v, want %v", got, want)
	}
}
