package diff

import (
	"bytes"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"

	"onrecord/dataset"
	"onrecord/internal/testkit/fixture"
	"onrecord/internal/testkit/golden"
)

// An edit replaces what a pattern finds in a file, which must be there.
type edit struct{ file, pattern, with string }

// edited is the small dataset after edits.
func edited(t testing.TB, edits ...edit) *dataset.Dataset {
	t.Helper()
	folder := fstest.MapFS{}
	files, err := filepath.Glob("testdata/small/*")
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		text, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		folder[filepath.Base(f)] = &fstest.MapFile{Data: text}
	}
	for _, e := range edits {
		re := regexp.MustCompile("(?m)" + e.pattern)
		f := folder[e.file]
		if !re.Match(f.Data) {
			t.Fatalf("%s has no %q", e.file, e.pattern)
		}
		f.Data = re.ReplaceAll(f.Data, []byte(e.with))
	}
	d, err := dataset.ReadFS("small", folder)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// summarise is a log as "kind id: field old > new" lines.
func summarise(l Log) string {
	var lines []string
	for _, c := range l.Changes {
		line := string(c.Kind) + " " + c.ID
		if c.WasID != "" {
			line += " was " + c.WasID
		}
		if c.By != "" {
			line += " by " + c.By
		}
		for _, f := range c.Fields {
			line += "; " + f.Name + " " + f.Old + " > " + f.New
		}
		lines = append(lines, line)
	}
	return strings.Join(lines, "\n")
}

func TestOf(t *testing.T) {
	for _, test := range ofTests {
		t.Run(test.name, func(t *testing.T) {
			log := Of(edited(t), edited(t, test.edits...))
			if got := summarise(log); got != test.want {
				t.Errorf("got\n%s\nwant\n%s", got, test.want)
			}
			if log.Empty() != (test.want == "") {
				t.Errorf("Empty: got %t", log.Empty())
			}
		})
	}
}

// ofTests are edits of the small dataset with the changes they amount to.
var ofTests = []struct {
	name  string
	edits []edit
	want  string
}{
	{"nothing", nil, ""},
	{"a version and a date are no change", []edit{{"datapackage.json", `"1.0.0", "created": "2026-04-01`, `"2.0.0", "created": "2026-05-01`}}, ""},
	{"the order of rows is no change", []edit{{"figures.csv", `^(first-aboard,.*\n)(first-aboard-fa,.*\n)`, "$2$1"}}, ""},
	{"the order of parts is no change", []edit{{"comparisons.csv", `first-aboard,second-aboard`, "second-aboard,first-aboard"}}, ""},
	{"the qualifier alone", []edit{{"figures.csv", `^first-wire,first,aboard,exact,38`, "first-wire,first,aboard,about,38"}},
		"moved first.observed; range 38..40 > 38..40\n" +
			"corrected first-wire; qualifier exact 38 > about 38"},
	{"the value alone", []edit{{"figures.csv", `^first-wire,first,aboard,exact,38`, "first-wire,first,aboard,exact,30"}},
		"widened first.observed; range 38..40 > 30..40\n" +
			"corrected first-wire; number exact 38 > exact 30"},
	{"qualifier and value", []edit{{"figures.csv", `^first-wire,first,aboard,exact,38,`, "first-wire,first,aboard,between,39,40"}},
		"narrowed first.observed; range 38..40 > 40..40\n" +
			"corrected first-wire; number exact 38 > between 39 40"},
	{"a derived number moves", []edit{{"figures.csv", `^plan-400,plan,projected,up_to,200`, "plan-400,plan,projected,exact,200"}},
		"moved both.share; share at_least 50/200 > between 50/200 52/200\n" +
			"moved both.multiple; multiple at_most 200/50 > between 200/52 200/50\n" +
			"moved both.difference; difference at_most 150 > between 148 150\n" +
			"moved both.flights; flights at_most 20 > between 5 20\n" +
			"narrowed plan.projected; range ..200 > 200..200\n" +
			"corrected plan-400; qualifier up_to 200 > exact 200"},
	{"a claim withdrawn", []edit{{"figures.csv", `^first-wire,.*\n`, ""}},
		"narrowed first.observed; range 38..40 > 40..40\n" +
			"withdrawn first-wire"},
	{"a claim added", []edit{{"figures.csv", `^first-wire,`, "first-new,first,aboard,exact,39,,,lawyer,,memo,,,,,,,\nfirst-wire,"}},
		"added first-new"},
	{"two claims added, one superseding the other", []edit{{"figures.csv", `^second-none,`, "second-later,second,aboard,exact,11,,,lawyer,,memo,2026-03-02,eleven,,,second-none-2,,\nsecond-none-2,second,aboard,exact,9,,,lawyer,,memo,2026-03-01,nine,,,,,\nsecond-none,"}},
		"narrowed second.observed; range 10..12 > 11..11\nadded second-later\nadded second-none-2"},
	{"superseded since", []edit{{"figures.csv", `^plan-400,`, "second-cut,second,aboard,exact,11,,,lawyer,,memo,2026-03-02,eleven,,,second-aboard,,\nplan-400,"}, {"comparisons.csv", "second-aboard", "second-cut"}},
		"moved both.sum; sum between 50 52 > exact 51\n" +
			"moved both.share; share at_least 50/200 > at_least 51/200\n" +
			"moved both.multiple; multiple at_most 200/50 > at_most 200/51\n" +
			"moved both.difference; difference at_most 150 > at_most 149\n" +
			"moved both.flights; flights at_most 20 > at_most 19\n" +
			"narrowed second.observed; range 10..12 > 11..11\n" +
			"superseded second-aboard by second-cut; number between 10 12 > exact 11\n" +
			"added second-cut\n" +
			"corrected both; parts first-aboard,second-aboard > first-aboard,second-cut"},
	{"no longer superseded", []edit{{"figures.csv", `first-planned,,Fewer seats`, ",,Fewer seats"}},
		"widened first.planned; range 45..45 > 45..60\n" +
			"restored first-planned\n" +
			"corrected first-planned-cut; supersedes first-planned > "},
	{"a claim renamed, with what refers to it", []edit{{"figures.csv", `\bsecond-aboard\b`, "second-seen"}, {"comparisons.csv", "second-aboard", "second-seen"}},
		"renamed second-seen was second-aboard"},
	{"a claim renamed that another one repeats", []edit{{"figures.csv", `first-planned,`, "first-plan,"}},
		"renamed first-plan was first-planned"},
	{"a speaker renamed", []edit{{"actors.csv", `^lawyer,`, "ann-ng,"}, {"figures.csv", `,lawyer,`, ",ann-ng,"}},
		"renamed ann-ng was lawyer"},
	{"a comparison renamed", []edit{{"comparisons.csv", `^both,`, "two,"}},
		"renamed two was both"},
	{"an event renamed", []edit{{"events.csv", `^second,`, "flight-two,"}, {"figures.csv", `,second,`, ",flight-two,"}},
		"renamed flight-two was second"},
	{"another id and another value", []edit{{"figures.csv", `^first-lawyer,first,deported,up_to,90`, "first-ng,first,deported,up_to,91"}},
		"added first-ng\nwithdrawn first-lawyer"},
	{"names, titles, links", []edit{{"actors.csv", "Ann Ng", "Anne Ng"}, {"sources.csv", `https://example.org/paper`, "https://example.org/other"}, {"events.csv", "The second flight", "Flight two"}},
		"corrected second; title The second flight > Flight two\n" +
			"corrected lawyer; name Ann Ng > Anne Ng\n" +
			"corrected paper; url https://example.org/paper > https://example.org/other"},
	{"a date and an answer", []edit{{"dates.csv", `^first-arrived,first,arrived,,`, "first-arrived,first,arrived,2026-02-02,"}, {"responses.csv", "declined", "confirmed"}},
		"corrected first-arrived; date  > 2026-02-02\n" +
			"corrected agency-first; response declined > confirmed"},
	{"the dataset as a whole", []edit{{"datapackage.json", "Small, and made up", "Small"}},
		"corrected ; title Small, and made up > Small"},
	{"another language", []edit{{"datapackage.json", `"en"`, `"fa"`}}, ""},
}

func TestReaders(t *testing.T) {
	old := edited(t)
	for _, test := range []struct {
		edit edit
		want string
	}{
		{edit{"figures.csv", `^plan-400,plan,projected,up_to`, "plan-400,plan,projected,about"},
			"The returns announced, number announced, according to Ministry, unnamed: an earlier version said “up to 200”; it now says “about 200”."},
		{edit{"figures.csv", `^first-wire,.*\n`, ""},
			"Withdrawn: The first flight: The Wire, in its own words, said (about February 2026) that 38 people were aboard (An Agency, via The Wire)."},
		{edit{"figures.csv", `^first-lawyer,first,deported,up_to,90,,unclear,lawyer,,memo,,`, "first-lawyer,first,deported,up_to,90,,unclear,lawyer,,memo,2026-02-03,"},
			"The first flight, number deported, according to Ann Ng, date it was said: an earlier version gave no value; it now says “3 February 2026”."},
		{edit{"figures.csv", `^first-wire,first,aboard,exact,38,,,wire-own,`, "first-wire,first,aboard,exact,38,,,lawyer,"},
			"The first flight, number aboard, according to The Wire, in its own words, speaker: an earlier version said “The Wire, in its own words”; it now says “Ann Ng”."},
		{edit{"dates.csv", `2026-01-31`, ""},
			"The first flight, departed, according to Ministry, unnamed: an earlier version said “31 January 2026”; it now gives no value."},
		{edit{"figures.csv", `page 2`, "page 3"}, ""},
	} {
		log := Of(old, edited(t, test.edit))
		got := ""
		if list := log.Corrections(); len(list) > 0 {
			got = list[0].Reader
		}
		if got != test.want {
			t.Errorf("%v:\n got %s\nwant %s", test.edit, got, test.want)
		}
	}
}

// TestSupersededIsToldOnce: a claim that supersedes another is reported once, with its source, and not as
// an addition too.
func TestSupersededIsToldOnce(t *testing.T) {
	log := Of(edited(t), edited(t, edit{"figures.csv", `^second-none,`, "second-cut,second,aboard,exact,11,,,lawyer,,memo,2026-03-02,eleven,,,second-aboard,,\nsecond-none,"},
		edit{"comparisons.csv", "second-aboard", "second-cut"}))
	got := log.Corrections()[0].Reader
	want := "The second flight, number aboard, according to Ann Ng: “between 10 and 12” has been replaced. " +
		"The second flight: Ann Ng (lawyer) said on 2 March 2026 that 11 people were aboard (An internal memo?)."
	if got != want {
		t.Errorf("got %s\nwant %s", got, want)
	}
	for _, c := range log.Additions() {
		t.Errorf("told twice: %s", c.Reader)
	}
}

func TestPlaces(t *testing.T) {
	places := []Place{{"people", []string{"second-aboard"}}, {"claims", []string{"first"}}, {"comparison", []string{"both"}}, {"everything", nil}}
	for _, test := range []struct {
		edit     edit
		id, want string
	}{
		{edit{"figures.csv", `^second-aboard,second,aboard,between,10`, "second-aboard,second,aboard,between,9"}, "second-aboard", "people comparison everything"},
		{edit{"figures.csv", `^second-aboard,second,aboard,between,10`, "second-aboard,second,aboard,between,9"}, "both.share", "people comparison everything"},
		{edit{"figures.csv", `^first-wire,first,aboard,exact,38`, "first-wire,first,aboard,exact,37"}, "first-wire", "claims everything"},
		{edit{"figures.csv", `^first-wire,first,aboard,exact,38`, "first-wire,first,aboard,exact,37"}, "first.observed", "claims everything"},
		{edit{"actors.csv", `Ann Ng`, "Anne Ng"}, "lawyer", "people claims everything"},
		{edit{"dates.csv", `2026-01-31`, "2026-01-30"}, "first-left", "claims everything"},
		{edit{"comparisons.csv", `The two flights`, "Two flights"}, "both", "comparison everything"},
	} {
		log := Of(edited(t), edited(t, test.edit), places...)
		got := "no such change"
		for _, c := range log.Changes {
			if c.ID == test.id {
				got = strings.Join(c.Places, " ")
			}
		}
		if got != test.want {
			t.Errorf("%s: got %q, want %q", test.id, got, test.want)
		}
	}
}

// TestItself: a dataset does not differ from itself, nor from what it was read from again.
func TestItself(t *testing.T) {
	d := fixture.BuiltIn(t)
	again := fixture.BuiltIn(t)
	for _, other := range []*dataset.Dataset{d, again} {
		if log := Of(d, other); !log.Empty() {
			t.Errorf("got %s, want nothing", summarise(log))
		}
	}
}

// TestThereAndBack: what is added one way is withdrawn the other way.
func TestThereAndBack(t *testing.T) {
	a, b := edited(t), edited(t, edit{"figures.csv", `^first-wire,.*\n`, ""}, edit{"dates.csv", `^first-left-wire,.*\n`, ""}, edit{"responses.csv", `^agency-first,.*\n`, ""})
	opposite := map[Kind]Kind{Added: Withdrawn, Withdrawn: Added, Widened: Narrowed, Narrowed: Widened, Corrected: Corrected, Moved: Moved}
	there, back := Of(a, b), Of(b, a)
	if len(there.Changes) != len(back.Changes) || there.Empty() {
		t.Fatalf("got %d changes there and %d back", len(there.Changes), len(back.Changes))
	}
	kinds := map[string]Kind{}
	for _, c := range there.Changes {
		kinds[c.ID] = c.Kind
	}
	for _, c := range back.Changes {
		if kinds[c.ID] != opposite[c.Kind] {
			t.Errorf("%s: got %s there and %s back", c.ID, kinds[c.ID], c.Kind)
		}
	}
}

func TestWriteJSON(t *testing.T) {
	log := Of(edited(t), edited(t, edit{"figures.csv", `^plan-400,plan,projected,up_to`, "plan-400,plan,projected,about"}, edit{"figures.csv", `^first-wire,.*\n`, ""}))
	var b bytes.Buffer
	if err := log.WriteJSON(&b); err != nil {
		t.Fatal(err)
	}
	golden.Check(t, "testdata/log.json", b.Bytes())
	empty := Of(edited(t), edited(t))
	b.Reset()
	if err := empty.WriteJSON(&b); err != nil || !strings.Contains(b.String(), `"changes": []`) {
		t.Errorf("got %s, %v; want an empty list", b.String(), err)
	}
}
