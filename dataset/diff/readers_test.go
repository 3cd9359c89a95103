package diff

import (
	"slices"
	"strings"
	"testing"
)

// Readers are told of what was added apart from what was corrected: a range that moved only because of new
// claims was not wrong.
func TestAddedApartFromCorrected(t *testing.T) {
	added := edit{"figures.csv", `^first-wire,`, "first-new,first,aboard,exact,31,,,lawyer,,memo,2026-03-02,,,,,,\nfirst-wire,"}
	corrected := edit{"figures.csv", `^first-wire,first,aboard,exact,38`, "first-wire,first,aboard,exact,37"}
	for _, test := range []struct {
		name                   string
		edits                  []edit
		corrections, additions string
	}{
		{"added", []edit{added}, "", "first-new first.observed"},
		{"corrected", []edit{corrected}, "first-wire first.observed", ""},
		{"both", []edit{added, {"figures.csv", `^first-wire,first,aboard,exact,38`, "first-wire,first,aboard,exact,37"}}, "first-wire first.observed", "first-new"},
		{"another event's claim corrected", []edit{added, {"figures.csv", `^plan-400,plan,projected,up_to,200`, "plan-400,plan,projected,up_to,201"}},
			"plan-400 both.share both.multiple both.difference both.flights plan.projected", "first-new first.observed"},
		{"newest first", []edit{added, {"dates.csv", `^first-left,`, "first-late,first,departed,2026-02-03,minister,,paper,,,\nfirst-left,"},
			{"figures.csv", `^first-new,`, "first-newer,first,aboard,exact,32,,,lawyer,,memo,2026-03-03,,,,,,\nfirst-undated,first,aboard,exact,33,,,lawyer,,memo,,,,,,,\nfirst-new,"}},
			"", "first-newer first-new first-undated first.observed first-late"},
		{"replaced by an added claim", []edit{{"figures.csv", `^second-none,`, "second-cut,second,aboard,exact,11,,,lawyer,,memo,2026-03-02,eleven,,,second-aboard,,\nsecond-none,"},
			{"comparisons.csv", "second-aboard", "second-cut"}}, "second-aboard both.sum both.share both.difference both.flights second.observed", ""},
		{"renamed", []edit{{"figures.csv", `\bsecond-aboard\b`, "second-seen"}, {"comparisons.csv", "second-aboard", "second-seen"}}, "second-seen", ""},
	} {
		log := Of(edited(t), edited(t, test.edits...))
		if got := ids(log.Corrections()); got != test.corrections {
			t.Errorf("%s: corrections\ngot  %q\nwant %q", test.name, got, test.corrections)
		}
		if got := ids(log.Additions()); got != test.additions {
			t.Errorf("%s: additions\ngot  %s\nwant %s", test.name, got, test.additions)
		}
	}
}

func ids(list []Change) string {
	var all []string
	for _, c := range list {
		all = append(all, c.ID)
	}
	return strings.Join(all, " ")
}

// Each sentence is told once, and what readers never saw is not told.
func TestToldOnce(t *testing.T) {
	log := Log{Changes: []Change{{ID: "a", Reader: "One."}, {ID: "b", Reader: "One."}, {ID: "c"}, {ID: "d", Adds: true, Reader: "One."}, {ID: "e", Adds: true, Reader: "Two."}}}
	if got := ids(log.Corrections()) + "; " + ids(log.Additions()); got != "a; e" {
		t.Errorf("got %s, want a; e", got)
	}
}

func TestSameVersion(t *testing.T) {
	wire := edit{"figures.csv", `^first-wire,.*\n`, ""}
	number := edit{"datapackage.json", `"1.0.0"`, `"1.1.0"`}
	none := edit{"datapackage.json", `"version": "1.0.0", `, ""}
	for _, test := range []struct {
		name     string
		old, new []edit
		want     bool
	}{
		{"nothing changed", nil, nil, false},
		{"the same number", nil, []edit{wire}, true},
		{"a number of its own", nil, []edit{wire, number}, false},
		{"no number in either", []edit{none}, []edit{wire, none}, true},
		{"a number since", []edit{none}, []edit{wire}, false},
	} {
		log := Of(edited(t, test.old...), edited(t, test.new...))
		if got := log.SameVersion(); got != test.want {
			t.Errorf("%s: got %t, want %t", test.name, got, test.want)
		}
	}
}

// Words for readers name a claim that another one repeats, and not its id.
func TestReadersSeeNoIDs(t *testing.T) {
	log := Of(edited(t), edited(t, edit{"figures.csv", `^(first-repeat,.*),first-planned,`, "$1,first-wire,"}))
	all := slices.Concat(log.Corrections(), log.Additions())
	if len(all) == 0 {
		t.Fatalf("got no change: %s", summarise(log))
	}
	for _, c := range all {
		if strings.Contains(c.Reader, "first-") {
			t.Errorf("an id is told: %s", c.Reader)
		}
	}
}
