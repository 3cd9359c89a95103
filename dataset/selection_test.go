package dataset_test

import (
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"onrecord/dataset"
	"onrecord/dataset/edtf"
)

// record is a dataset in which each selection selects something and leaves something.
func record(t *testing.T) *dataset.Dataset {
	t.Helper()
	files := fstest.MapFS{}
	for name, text := range map[string]string{
		"sources": "id,reading\npaper,original\nwire,original\nunused,original\n",
		"actors":  "id,name\nminister,M\nagency,A\noutlet,O\nsilent,S\n",
		"events": "id,kind,title,origin,destination,nationality\n" +
			"one,flight,One,US,IR,IR\ntwo,flight,Two,GB,NG,\nall,programme,All,US,IR,\nbare,period,Bare,FR,DZ,\n",
		"figures": "id,event,measure,qualifier,value,value_to,scope,speaker,via,source,said,supersedes,repeats\n" +
			"plan,one,planned,exact,80,,,minister,outlet,paper,2025-01-10,,\n" +
			"cut,one,planned,up_to,70,,,minister,,wire,2025-01-20,plan,\n" +
			"head,one,aboard,exact,50,,,agency,,wire,2025-02-01,,\n" +
			"echo,one,aboard,exact,70,,,agency,,wire,2025-02-02,,cut\n" +
			"vague,one,deported,about,90,,unclear,agency,,paper,2025-02,,\n" +
			"undated,two,deported,at_least,30,,,minister,,paper,,,\n" +
			"whole,all,projected,up_to,400,,,minister,,paper,,,\n",
		"dates": "id,event,milestone,date,speaker,source\n" +
			"said-one,one,announced,2024-12-24,minister,paper\n" +
			"left-one,one,departed,2025-02-01,agency,wire\n" +
			"left-two,two,departed,2025-03-01~,agency,wire\n" +
			"came-two,two,arrived,,agency,wire\n",
		"responses":   "id,event,actor,response,date,source\nasked,one,silent,no_answer,2025-02-03,paper\n",
		"comparisons": "id,title,parts,whole\nof-all,Of all,\"head,undated\",whole\n",
	} {
		files[name+".csv"] = &fstest.MapFile{Data: []byte(text)}
	}
	d, err := dataset.ReadFS("record", files)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// idsOf are the ids of a table, or of all of them.
func idsOf(d *dataset.Dataset, tables ...string) string {
	var ids []string
	for i := range dataset.Tables {
		t := &dataset.Tables[i]
		for row := range t.Len(d) {
			if len(tables) == 0 || slices.Contains(tables, t.Name) {
				ids = append(ids, t.Cell(d, row, t.Column("id")).Text)
			}
		}
	}
	return strings.Join(ids, " ")
}

func on(t *testing.T, s string) edtf.Date {
	t.Helper()
	d, err := edtf.Parse(s)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func TestSelect(t *testing.T) {
	d := record(t)
	for _, c := range []struct {
		name  string
		s     dataset.Selection
		claim string // the figures, dates, responses and comparisons that remain
	}{
		{"an event with all on it", dataset.Selection{Events: []string{"two"}}, "undated left-two came-two"},
		{"any of two events, and the comparison that is whole", dataset.Selection{Events: []string{"one", "two", "all"}},
			"plan cut head echo vague undated whole said-one left-one left-two came-two asked of-all"},
		{"an event without claims", dataset.Selection{Events: []string{"bare"}}, ""},
		{"a kind", dataset.Selection{Kinds: []string{"programme"}}, "whole"},
		{"a country left", dataset.Selection{Countries: []string{"GB"}}, "undated left-two came-two"},
		{"a country arrived in or a nationality", dataset.Selection{Countries: []string{"IR"}, Kinds: []string{"programme"}}, "whole"},
		{"a measure, with dates of its event", dataset.Selection{Measures: []string{"aboard"}}, "plan cut head echo said-one left-one asked"},
		{"a group", dataset.Selection{Groups: []string{"projected"}}, "whole"},
		{"a qualifier: at least 30", dataset.Selection{Qualifiers: []string{"at_least"}}, "undated left-two came-two"},
		{"a speaker, also of dates", dataset.Selection{Speakers: []string{"minister"}}, "plan cut undated whole said-one"},
		{"somebody who was asked", dataset.Selection{Speakers: []string{"silent"}}, "asked"},
		{"a source and a group: both", dataset.Selection{Sources: []string{"paper"}, Groups: []string{"observed"}}, "vague undated said-one asked"},
		{"active: what an active claim replaced comes along", dataset.Selection{Active: true, Events: []string{"one"}}, "plan cut head said-one left-one asked"},
		{"a superseded claim brings its successor", dataset.Selection{Qualifiers: []string{"exact"}, Groups: []string{"planned"}}, "plan cut said-one left-one asked"},
		{"since: what can be, unknown dates too", dataset.Selection{Since: on(t, "2025-02-02")},
			"plan cut echo vague undated whole left-two came-two asked"},
		{"since, certainly", dataset.Selection{Since: on(t, "2025-02-02"), Certainly: true}, "plan cut echo undated left-two asked"},
		{"since, not certainly: about 1 March may be 28 February", dataset.Selection{Since: on(t, "2025-03-01"), Certainly: true}, ""},
		{"until the end of a month", dataset.Selection{Until: on(t, "2025-01")}, "plan cut whole said-one came-two"},
		{"until, certainly", dataset.Selection{Until: on(t, "2025-01"), Certainly: true}, "plan cut said-one"},
		{"since and until", dataset.Selection{Since: on(t, "2025-02-01"), Until: on(t, "2025-02-01"), Speakers: []string{"agency"}},
			"head vague left-one came-two"},
	} {
		part, err := d.Select(c.s)
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
			continue
		}
		if got := idsOf(part, "figures", "dates", "responses", "comparisons"); got != c.claim {
			t.Errorf("%s:\ngot  %s\nwant %s", c.name, got, c.claim)
		}
	}
}

// Rows that are referred to are selected too, and nothing else is.
func TestSelectBringsWhatIsReferredTo(t *testing.T) {
	for _, c := range []struct {
		s    dataset.Selection
		want string
	}{
		{dataset.Selection{Measures: []string{"projected"}}, "paper minister all whole"},
		{dataset.Selection{Qualifiers: []string{"up_to"}, Events: []string{"one"}, Since: on(t, "2025-01-15"), Until: on(t, "2025-01-25")},
			"paper wire minister outlet one plan cut"},
		{dataset.Selection{Kinds: []string{"period"}}, "bare"},
	} {
		part, err := record(t).Select(c.s)
		if err != nil {
			t.Fatal(err)
		}
		if got := idsOf(part); got != c.want {
			t.Errorf("%+v:\ngot  %s\nwant %s", c.s, got, c.want)
		}
	}
}

func TestSelectingNothingInParticularIsTheDataset(t *testing.T) {
	d := record(t)
	if part, err := d.Select(dataset.Selection{}); err != nil || part != d {
		t.Errorf("got another dataset (%v), want the same", err)
	}
}

// The part is linked: its claims are found at their new indices, and keep their standing.
func TestAPartIsADatasetOfItsOwn(t *testing.T) {
	part, err := record(t).Select(dataset.Selection{Speakers: []string{"minister"}, Groups: []string{"planned"}})
	if err != nil {
		t.Fatal(err)
	}
	if part.Figure("head") != nil {
		t.Error("head is found, and it was left out")
	}
	if s, by := part.Standing(part.Figure("plan")); s != dataset.Superseded || by != "cut" {
		t.Errorf("plan is %s by %q, want superseded by cut", s, by)
	}
	ranges := part.Ranges()
	if len(ranges) != 1 || ranges[0].Words != "up to 70" {
		t.Errorf("got ranges %+v, want one of up to 70", ranges)
	}
}

func TestSelectionsThatAskForWhatThereIsNotAreErrors(t *testing.T) {
	d := record(t)
	for _, c := range []struct {
		s    dataset.Selection
		want string
	}{
		{dataset.Selection{Events: []string{"onne"}}, `event: want the id of a row in events, got "onne" (did you mean "one"?)`},
		{dataset.Selection{Sources: []string{"minister"}}, `source: want the id of a row in sources, and "minister" is in actors`},
		{dataset.Selection{Kinds: []string{"flights"}}, `kind: want flight, programme, period or announcement, got "flights" (did you mean "flight"?)`},
		{dataset.Selection{Groups: []string{"seen"}}, `group: want observed, planned or projected, got "seen"`},
		{dataset.Selection{Countries: []string{"ir"}}, `country: want a country as two capital letters of ISO 3166-1, such as IR or US, got "ir" (did you mean "IR"?)`},
		{dataset.Selection{Since: on(t, "[..2025-10-02]")}, `since: want a date with a first day, got "[..2025-10-02]"`},
		{dataset.Selection{Until: on(t, "XXXX-09")}, `until: want a date with a last day, got "XXXX-09"`},
		{dataset.Selection{Since: on(t, "2025-10"), Until: on(t, "2025-09")}, `until: want a date that does not end before 2025-10-01 begins, got "2025-09"`},
		{dataset.Selection{Certainly: true}, `certainly: want a date beside it, since or until`},
		{dataset.Selection{Measures: []string{"abord"}, Qualifiers: []string{"upto"}}, `measure: want aboard, deported, arrived, removed, planned or projected, got "abord" (did you mean "aboard"?)` +
			"\n" + `qualifier: want exact, about, up_to, fewer_than, at_least, more_than, between or unstated, got "upto" (did you mean "up_to"?)`},
	} {
		part, err := d.Select(c.s)
		if err == nil || err.Error() != c.want {
			t.Errorf("%+v:\ngot  %v, %v\nwant %s", c.s, part, err, c.want)
		}
	}
}

// One of two versions may lack what is selected in the other: its selection is then empty.
func TestSelectBesideAnotherVersion(t *testing.T) {
	d := record(t)
	older, err := d.Select(dataset.Selection{Events: []string{"two"}})
	if err != nil {
		t.Fatal(err)
	}
	wanted := dataset.Selection{Events: []string{"one"}}
	if part, err := older.SelectBeside(d, wanted); err != nil || len(part.Figures)+len(part.Events) != 0 {
		t.Errorf("got %+v, %v, want nothing", part, err)
	}
	if part, err := d.SelectBeside(older, wanted); err != nil || len(part.Figures) == 0 {
		t.Errorf("got %+v, %v, want the event", part, err)
	}
	wanted.Events = []string{"seven"}
	if _, err := older.SelectBeside(d, wanted); err == nil {
		t.Error("got no error for an event that neither has")
	}
}
