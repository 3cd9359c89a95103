package drift_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"onrecord/dataset"
	"onrecord/dataset/drift"
	"onrecord/export/terminal"
	"onrecord/internal/testkit/golden"
)

const header = "id,event,measure,qualifier,value,value_to,speaker,source,said,statement,supersedes,repeats\n"

// load builds a dataset of two flights from rows of figures.
func load(t testing.TB, figures ...string) *dataset.Dataset {
	t.Helper()
	file := func(s string) *fstest.MapFile { return &fstest.MapFile{Data: []byte(s)} }
	d, err := dataset.ReadFS("test", fstest.MapFS{
		"sources.csv": file("id,title,publisher,carries,reading,published\nnews,,News,,original,2025-05-20\nwire,,Daily,Wire,syndicated,2025-05-21\nletter,A letter,,,original,\n"),
		"actors.csv":  file("id,name,role,organisation,country\nminister,Ada Minister,,Ministry,IR\nclerk,Ben Clerk,,Ministry,IR\npilot,Cy Pilot,,Airline,US\nwire-itself,\"Wire, in its own words\",,Wire,\n"),
		"events.csv":  file("id,kind,title\nfirst,flight,First flight\nsecond,flight,Second flight\n"),
		"figures.csv": file(header + strings.Join(figures, "\n") + "\n"),
	})
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func TestFind(t *testing.T) {
	for _, test := range findTests {
		t.Run(test.name, func(t *testing.T) {
			var got []string
			for _, f := range drift.Find(load(t, test.figures...)) {
				var ids []string
				for _, s := range f.Steps {
					ids = append(ids, s.Claim.ID)
				}
				got = append(got, fmt.Sprintf("%s: %s: %s > %s", f.ID, strings.Join(ids, " "), f.From, f.To))
			}
			if !slices.Equal(got, test.want) {
				t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(test.want, "\n"))
			}
		})
	}
}

// findTests are claims, as rows of figures.csv, with the changes found in them.
var findTests = []struct {
	name    string
	figures []string
	want    []string // "id: claims: from > to"
}{
	{"nothing happens to one claim", []string{"a,first,aboard,exact,55,,minister,news,2025-05-01,,,"}, nil},
	{"about is dropped in a report", []string{
		"a,first,aboard,about,55,,minister,news,2025-05-01,s,,",
		"b,first,aboard,exact,55,,minister,wire,2025-05-01,s,,",
	}, []string{"statement.qualifier-dropped.a: a b: about 55 aboard > 55 aboard"}},
	{"up to becomes over, and a plan a count, where it is passed on", []string{
		"a,first,planned,up_to,55,,minister,news,2025-05-01,,,",
		"b,first,aboard,more_than,55,,wire-itself,wire,2025-05-02,,,a",
	}, []string{
		"repeats.plan-as-count.a: a b: up to 55 planned > more than 55 aboard",
		"repeats.qualifier-turned.a: a b: up to 55 planned > more than 55 aboard",
	}},
	{"one briefing, several numbers, in order of time", []string{
		"a,first,planned,exact,50,,minister,news,2025-05-02,s,,",
		"b,first,planned,about,55,,minister,wire,2025-05-01,s,,",
		"c,first,planned,about,55,,minister,letter,2025-05-01,s,,",
	}, []string{"statement.renderings-differ.b: b c a: about 55 planned > 50 planned"}},
	{"a statement may name a plan and a count", []string{
		"a,first,planned,exact,120,,minister,news,2025-05-01,s,,",
		"b,first,aboard,exact,55,,minister,news,2025-05-01,s,,",
	}, nil},
	{"the planned number told as a count in a report", []string{
		"a,first,planned,exact,120,,minister,news,2025-05-01,s,,",
		"b,first,aboard,exact,120,,minister,wire,2025-05-01,s,,",
	}, []string{"statement.plan-as-count.a: a b: 120 planned > 120 aboard"}},
	{"another number is passed on", []string{
		"a,first,aboard,exact,55,,minister,news,2025-05-01,,,",
		"b,first,aboard,exact,56,,pilot,wire,2025-05-02,,,a",
	}, []string{"repeats.value-changed.a: a b: 55 aboard > 56 aboard"}},
	{"the same number is passed on under another name", []string{
		"a,first,aboard,exact,55,,minister,news,2025-05-01,,,",
		"b,first,aboard,exact,55,,pilot,wire,2025-05-02,,,a",
	}, []string{"repeats.speaker-changed.a: a b: 55 aboard > 55 aboard"}},
	{"a qualifier is added", []string{
		"a,first,aboard,exact,55,,minister,news,2025-05-01,s,,",
		"b,first,aboard,at_least,55,,minister,wire,2025-05-01,s,,",
	}, []string{"statement.qualifier-added.a: a b: 55 aboard > at least 55 aboard"}},
	{"no number is no change", []string{
		"a,first,aboard,unstated,,,minister,news,2025-05-01,s,,",
		"b,first,aboard,exact,55,,minister,wire,2025-05-01,s,,",
	}, nil},
	{"replaced, and still in use: recorded, suspected, and not before", []string{
		"a,first,planned,exact,40,,minister,news,2025-05-01,,,",
		"b,first,planned,exact,20,,minister,news,2025-05-10,,a,",
		"c,first,planned,exact,40,,wire-itself,wire,2025-05-12,,,a",
		"d,first,planned,exact,40,,pilot,wire,2025-05-13,,,",
		"e,first,planned,exact,40,,minister,letter,2025-05-05,,,",
	}, []string{
		"repeats.superseded-in-use.a: a c: 40 planned > 40 planned",
		"supersedes.revised.a: a b: 40 planned > 20 planned",
		"suspected.superseded-in-use.a: a d: 40 planned > 40 planned",
	}},
	{"a plan that all headcounts agree with is not suspected", []string{
		"a,first,planned,exact,55,,minister,news,2025-05-01,,,",
		"b,first,aboard,exact,55,,pilot,wire,2025-05-02,,,",
	}, nil},
	{"a plan given as a count is suspected where headcounts differ", []string{
		"a,first,planned,exact,55,,minister,news,2025-05-01,,,",
		"b,first,aboard,exact,55,,pilot,wire,2025-05-02,,,",
		"c,first,aboard,exact,54,,clerk,wire,2025-05-02,,,",
	}, []string{"suspected.plan-as-count.a: a b: 55 planned > 55 aboard"}},
	{"headcounts of two sides may agree", []string{
		"a,first,aboard,exact,55,,minister,news,2025-05-01,,,",
		"b,first,aboard,exact,55,,pilot,wire,2025-05-02,,,",
		"c,first,aboard,exact,55,,clerk,wire,2025-05-03,,,",
	}, []string{"suspected.speaker-changed.a: a c: 55 aboard > 55 aboard"}},
	{"suspected: about dropped; not on another flight, not a year later", []string{
		"a,first,aboard,about,55,,minister,news,2025-05-01,,,",
		"b,first,aboard,exact,55,,pilot,wire,2025-05-02,,,",
		"c,second,aboard,exact,55,,pilot,wire,2025-05-02,,,",
		"d,first,aboard,exact,55,,pilot,wire,2026-05-02,,,",
	}, []string{"suspected.qualifier-dropped.a: a b: about 55 aboard > 55 aboard"}},
	{"suspected: a speaker gave another number", []string{
		"a,first,aboard,exact,55,,minister,news,2025-05-01,,,",
		"b,first,aboard,exact,60,,minister,news,2025-05-09,,,",
	}, []string{"suspected.revised.a: a b: 55 aboard > 60 aboard"}},
	{"without a date nothing is suspected", []string{
		"a,first,aboard,exact,55,,minister,letter,,,,",
		"b,first,aboard,about,55,,clerk,letter,,,,",
	}, nil},
}

// TestWords: every kind and link has its message; a missing one would be shown as its key in brackets.
func TestWords(t *testing.T) {
	w := load(t).Words()
	for _, k := range drift.Kinds {
		if !w.Has("drift.kind." + k.Name) {
			t.Errorf("%s: want words under drift.kind.%s", k.Name, k.Name)
		}
	}
	for _, l := range drift.Links {
		for _, key := range []string{"drift.link.", "drift.why.", "drift.sentence."} {
			if !w.Has(key + l.Name) {
				t.Errorf("%s: want words under %s%s", l.Name, key, l.Name)
			}
		}
	}
}

func TestJSON(t *testing.T) {
	d := load(t, "a,first,planned,about,55,,minister,news,2025-05-01,,,", "b,first,aboard,exact,55,,wire-itself,wire,2025-05-02,,,a")
	var b bytes.Buffer
	if err := drift.WriteJSON(&b, d, drift.Find(d)); err != nil {
		t.Fatal(err)
	}
	if !json.Valid(b.Bytes()) {
		t.Errorf("not JSON: %s", b.Bytes())
	}
	golden.Check(t, "testdata/small.json", b.Bytes())
}

// TestText: control characters from a dataset are escaped, and an empty result is reported as such.
func TestText(t *testing.T) {
	d := load(t)
	var b bytes.Buffer
	if err := terminal.Drift(&b, d, drift.Find(d), terminal.Style{}); err != nil {
		t.Fatal(err)
	}
	if got, want := b.String(), "No number was found to change as it was passed on.\n"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	d = load(t, "a,first,aboard,about,55,,minister,news,2025-05-01,s,,", "b,first,aboard,exact,55,,minister,wire,2025-05-01,s,,")
	d.Events[0].Title = "First\x1b[2J\nflight"
	for _, test := range []struct {
		style terminal.Style
		want  string
	}{
		{terminal.Style{}, `First\u001b[2J\nflight: One statement`},
		{terminal.Style{MaxItems: -1}, `First\u001b[2J\nflight: the qualifier was dropped`},
	} {
		b.Reset()
		if err := terminal.Drift(&b, d, drift.Find(d), test.style); err != nil {
			t.Fatal(err)
		}
		if strings.ContainsRune(b.String(), '\x1b') || !strings.Contains(b.String(), test.want) {
			t.Errorf("got %q, want no control characters and %q", b.String(), test.want)
		}
	}
}

type full struct{}

func (full) Write([]byte) (int, error) { return 0, io.ErrShortWrite }

func TestWriteErrors(t *testing.T) {
	d := load(t, "a,first,aboard,about,55,,minister,news,2025-05-01,s,,", "b,first,aboard,exact,55,,minister,wire,2025-05-01,s,,")
	if err := terminal.Drift(full{}, d, drift.Find(d), terminal.Style{}); err == nil {
		t.Error("text: want the error of the writer, got none")
	}
	if err := drift.WriteJSON(full{}, d, drift.Find(d)); err == nil {
		t.Error("json: want the error of the writer, got none")
	}
}

// many builds n claims about one flight by many speakers with few numbers: the worst case for a search that
// compared each claim with every other.
func many(t testing.TB, n int) *dataset.Dataset {
	rows := make([]string, n)
	for i := range rows {
		qualifier := []string{"exact", "about", "up_to"}[i%3]
		speaker := []string{"minister", "clerk", "pilot"}[i/3%3]
		rows[i] = fmt.Sprintf("c%d,first,aboard,%s,%d,,%s,news,2025-05-%02d,s%d,,", i, qualifier, 50+i%7, speaker, 1+i%28, i%(n/4+1))
	}
	return load(t, rows...)
}

func BenchmarkFind(b *testing.B) {
	for _, n := range []int{5_000, 50_000} {
		d := many(b, n)
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			for b.Loop() {
				drift.Find(d)
			}
		})
	}
}

func TestSameEveryTime(t *testing.T) {
	d := many(t, 500)
	var first bytes.Buffer
	if err := drift.WriteJSON(&first, d, drift.Find(d)); err != nil {
		t.Fatal(err)
	}
	for range 5 {
		var again bytes.Buffer
		if err := drift.WriteJSON(&again, d, drift.Find(d)); err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(first.Bytes(), again.Bytes()) {
			t.Fatal("the same dataset gave other bytes")
		}
	}
	ids := map[string]bool{}
	for _, f := range drift.Find(d) {
		if ids[f.ID] {
			t.Errorf("id %q is given twice", f.ID)
		}
		if ids[f.ID] = true; len(f.Steps) < 2 {
			t.Errorf("%s: got %d claims, want two or more", f.ID, len(f.Steps))
		}
	}
}
