package dataset_test

import (
	"bytes"
	"errors"
	"strings"
	"testing"
	"testing/fstest"

	"onrecord/dataset"
)

// Each condition is said in words, with names in place of ids, and with how much of the whole it selects.
func TestWhatWasSelectedInWords(t *testing.T) {
	d := record(t)
	for _, c := range []struct {
		s    dataset.Selection
		want string
	}{
		{dataset.Selection{Events: []string{"one", "two"}}, "claims about One or Two. 6 of 7 claims about numbers and 2 of 4 events."},
		{dataset.Selection{Kinds: []string{"programme", "period"}}, "claims about events of the kind programme or period. 1 of 7 claims about numbers and 2 of 4 events."},
		{dataset.Selection{Countries: []string{"GB"}}, "claims about events with United Kingdom as origin, destination or nationality. 1 of 7 claims about numbers and 1 of 4 events."},
		{dataset.Selection{Measures: []string{"projected"}}, "claims about people announced. 1 of 7 claims about numbers and 1 of 4 events."},
		{dataset.Selection{Groups: []string{"planned"}}, "claims about what was planned. 2 of 7 claims about numbers and 1 of 4 events."},
		{dataset.Selection{Qualifiers: []string{"up_to", "at_least"}}, "claims that say “up to” or say “at least”. 4 of 7 claims about numbers (1 of them only because another refers to it) and 3 of 4 events."},
		{dataset.Selection{Speakers: []string{"agency"}, Measures: []string{"aboard"}}, "claims about people aboard; by A. 4 of 7 claims about numbers (2 of them only because others refer to them) and 1 of 4 events."},
		{dataset.Selection{Speakers: []string{"silent"}}, "claims by S. 0 of 7 claims about numbers, 1 of 1 response and 1 of 4 events."},
		{dataset.Selection{Sources: []string{"wire"}, Since: on(t, "2025-02-02"), Certainly: true}, "claims printed in wire; certainly dated from 2 February 2025 on. 3 of 7 claims about numbers (2 of them only because others refer to them) and 1 of 4 events."},
		{dataset.Selection{Since: on(t, "2025-02"), Until: on(t, "2025-03")}, "claims dated from February 2025 to March 2025, or possibly so. 7 of 7 claims about numbers (2 of them only because others refer to them) and 3 of 4 events."},
		{dataset.Selection{Until: on(t, "2025-01"), Active: true}, "claims dated up to January 2025, or possibly so; that count. 3 of 7 claims about numbers (1 of them only because another refers to it) and 2 of 4 events."},
		{dataset.Selection{Since: on(t, "2024"), Until: on(t, "2024"), Certainly: true}, "claims certainly dated 2024. 0 of 7 claims about numbers, 1 of 4 claims about dates and 1 of 4 events."},
	} {
		part, err := d.Select(c.s)
		if err != nil {
			t.Errorf("%+v: %v", c.s, err)
			continue
		}
		if got := part.SelectionWords(); got != "Selection: "+c.want {
			t.Errorf("%+v:\ngot  %s\nwant Selection: %s", c.s, got, c.want)
		}
	}
	if d.IsPart() || d.SelectionWords() != "" {
		t.Errorf("the whole dataset says %q, want nothing", d.SelectionWords())
	}
}

// A selection of a selection says both, and many names are counted.
func TestASelectionOfASelection(t *testing.T) {
	part, err := record(t).Select(dataset.Selection{Events: []string{"one", "two"}})
	if err != nil {
		t.Fatal(err)
	}
	again, err := part.Select(dataset.Selection{Measures: []string{"deported"}})
	if err != nil {
		t.Fatal(err)
	}
	want := "Selection: claims about people deported. 2 of 6 claims about numbers and 2 of 2 events." +
		" Taken from a part: Selection: claims about One or Two. 6 of 7 claims about numbers and 2 of 4 events."
	if got := again.SelectionWords(); got != want {
		t.Errorf("\ngot  %s\nwant %s", got, want)
	}
	rows, err := record(t).SelectRows([]string{"echo"}, "what a chart shows")
	if err != nil {
		t.Fatal(err)
	}
	if got, want := rows.SelectionWords(), "Selection: what a chart shows. 3 of 7 claims about numbers (2 of them only because others refer to them) and 1 of 4 events."; got != want {
		t.Errorf("\ngot  %s\nwant %s", got, want)
	}
	all := dataset.Selection{Qualifiers: []string{"exact", "about", "up_to", "fewer_than", "at_least", "more_than"}}
	if part, err = record(t).Select(all); err != nil || !strings.Contains(part.SelectionWords(), "say “fewer than” or 2 more. ") {
		t.Errorf("got %q, %v, want four qualifiers and the number of the others", part.SelectionWords(), err)
	}
}

// An event is complete where nothing about it can have been left out.
func TestComplete(t *testing.T) {
	d := record(t)
	for _, c := range []struct {
		about    string
		selected []dataset.Selection // one from the other
		want     string
	}{
		{"the whole", nil, "one two all bare"},
		{"events by name", []dataset.Selection{{Events: []string{"one", "bare"}}}, "one bare"},
		{"events by kind", []dataset.Selection{{Kinds: []string{"flight"}}}, "one two"},
		{"claims of an event", []dataset.Selection{{Events: []string{"one"}, Groups: []string{"observed"}}}, ""},
		{"claims by date", []dataset.Selection{{Since: on(t, "2025-02-02")}}, ""},
		{"all claims there are", []dataset.Selection{{Since: on(t, "2024"), Until: on(t, "2026")}}, "one two all"},
		{"events of a part", []dataset.Selection{{Speakers: []string{"minister"}}, {Events: []string{"one"}}}, ""},
		{"some events of some", []dataset.Selection{{Kinds: []string{"flight"}}, {Events: []string{"one"}}}, "one"},
	} {
		part, err := d, error(nil)
		for _, s := range c.selected {
			if part, err = part.Select(s); err != nil {
				t.Fatal(err)
			}
		}
		var complete []string
		for i := range part.Events {
			if part.Complete(&part.Events[i]) {
				complete = append(complete, part.Events[i].ID)
			}
		}
		if got := strings.Join(complete, " "); got != c.want {
			t.Errorf("%s: %q is complete, want %q", c.about, got, c.want)
		}
	}
}

// The words of a part say of what is not there that it is not in the selection.
func TestAPartDoesNotSpeakForTheWhole(t *testing.T) {
	part, err := record(t).Select(dataset.Selection{Sources: []string{"paper"}})
	if err != nil {
		t.Fatal(err)
	}
	r, ok := part.Range("one", dataset.Observed)
	if want := "no number that counts in this selection"; !ok || r.Words != want {
		t.Errorf("got %q, want %q: the claims that count were left out", r.Words, want)
	}
}

// What either version has of the selection is kept in both: a claim that is dated otherwise now is there to be
// compared, and one that is gone is not.
func TestSelectBesideKeepsWhatEitherSelects(t *testing.T) {
	d := record(t)
	files := fstest.MapFS{}
	for _, table := range dataset.Tables {
		_, text := d.File(&table)
		if table.Name == "figures" {
			text = strings.Replace(text, "wire,2025-02-01,,\n", "wire,2024-02-01,,\n", 1) // head
		}
		files[table.Name+".csv"] = &fstest.MapFile{Data: []byte(text)}
	}
	now, err := dataset.ReadFS("now", files)
	if err != nil {
		t.Fatal(err)
	}
	s := dataset.Selection{Since: on(t, "2025"), Certainly: true, Measures: []string{"aboard"}}
	alone, err := now.Select(s)
	if err != nil {
		t.Fatal(err)
	}
	beside, err := now.SelectBeside(d, s)
	if err != nil {
		t.Fatal(err)
	}
	if a, b := alone.Figure("head"), beside.Figure("head"); a != nil || b == nil {
		t.Errorf("head, which an older version dates in 2025: alone %v, beside it %v; want it only there", a, b)
	}
}

const document = `{"onrecord": 1, "sources": [], "actors": [], "events": [], "figures": [], "selection": `

// A document of a part is read as one, and what is no selection is refused at its place.
func TestReadASelection(t *testing.T) {
	good := `{"words": "Some of it.", "flags": {"event": ["one"], "since": "2025-01", "active": true}, "rows": {"events": {"selected": 1, "all": 4}}}`
	d, err := dataset.Read("part.json", strings.NewReader(document+good+"}"))
	if err != nil {
		t.Fatal(err)
	}
	s := d.Package.Selection
	if d.SelectionWords() != "Some of it." || s.Flags.Since.String() != "2025-01" || !s.Flags.Active || s.Rows["events"] != (dataset.Share{Selected: 1, All: 4}) {
		t.Errorf("got %+v, want what was written", s)
	}
	for _, c := range []struct{ selection, want string }{
		{`"all"`, `part.json:1:88: want an object, got text`},
		{`null`, `part.json:1:88: selection: want words that say what was selected`},
		{`{"words": ""}`, `part.json:1:88: selection: want words that say what was selected`},
		{`{"words": "a", "rows": {"events": {"selected": 2, "all": 1}}}`, `part.json:1:88: selection: want no more rows selected than there are`},
		{`{"words": "a", "from": {"words": ""}}`, `part.json:1:88: selection: want words that say what was selected`},
		{`{"words": "a\u0007"}`, `part.json:1:98: want text without control characters`},
	} {
		_, err := dataset.Read("part.json", strings.NewReader(document+c.selection+"}"))
		var problems dataset.Problems
		if !errors.As(err, &problems) || len(problems) != 1 {
			t.Errorf("%s: got %v, want one problem", c.selection, err)
		} else if got := problems[0].Error(); !strings.HasPrefix(got, c.want) {
			t.Errorf("%s:\ngot  %s\nwant %s", c.selection, got, c.want)
		}
	}
}

// A datapackage.json may say the same.
func TestReadASelectionOfAPackage(t *testing.T) {
	files := fstest.MapFS{"datapackage.json": {Data: []byte(`{"name": "part", "selection": {"words": "Some."}}`)}}
	for _, name := range []string{"sources", "actors", "events", "figures"} {
		table, _ := dataset.TableNamed(name)
		var header bytes.Buffer
		for i, f := range table.Fields {
			if i > 0 {
				header.WriteByte(',')
			}
			header.WriteString(f.Name)
		}
		files[name+".csv"] = &fstest.MapFile{Data: append(header.Bytes(), '\n')}
	}
	d, err := dataset.ReadFS("part", files)
	if err != nil || d.SelectionWords() != "Some." {
		t.Errorf("got %q, %v, want the words", d.SelectionWords(), err)
	}
	files["datapackage.json"] = &fstest.MapFile{Data: []byte(`{"name": "part", "selection": {}}`)}
	if _, err := dataset.ReadFS("part", files); err == nil || !strings.Contains(err.Error(), "selection: want words that say what was selected") {
		t.Errorf("got %v, want a problem with the selection", err)
	}
}
