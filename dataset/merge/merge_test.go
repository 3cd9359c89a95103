package merge

import (
	"fmt"
	"iter"
	"maps"
	"slices"
	"strings"
	"testing"

	"onrecord/dataset"
)

// actors reads a dataset whose table of actors has these rows: id, name and role. It has no other rows.
func actors(t *testing.T, rows ...[3]string) *dataset.Dataset {
	t.Helper()
	var list []string
	for _, r := range rows {
		list = append(list, fmt.Sprintf(`{"id": %q, "name": %q, "role": %q}`, r[0], r[1], r[2]))
	}
	d, err := dataset.Read("actors.json", strings.NewReader(`{"onrecord": 1, "sources": [], "events": [], "figures": [], "actors": [`+strings.Join(list, ",")+`]}`))
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// copyOf are the tables of a dataset as an edited copy has them, at places such as actors:1:name.
func copyOf(d *dataset.Dataset) []Table {
	tables := make([]Table, len(dataset.Tables))
	for i := range dataset.Tables {
		t := &dataset.Tables[i]
		tables[i].Place = t.Name
		tables[i].At = func(row, field int) string { return fmt.Sprintf("%s:%d:%s", t.Name, row+1, t.Fields[field].Name) }
		for row := range t.Len(d) {
			r := Row{ID: t.Cell(d, row, 0).String()}
			for field := range t.Fields {
				r.Cells = append(r.Cells, t.Cell(d, row, field).String())
			}
			tables[i].Add(r)
		}
	}
	return tables
}

// A texts is a base that holds the texts of a dataset, as one that has moved on since.
type texts struct{ d *dataset.Dataset }

func (texts) Version() string              { return "1" }
func (texts) Hash() string                 { return "hash" }
func (texts) Is(*dataset.Dataset) bool     { return false }
func (b texts) IDs(i int) iter.Seq[string] { return whole{d: b.d}.IDs(i) }
func (b texts) Has(i int, id string) bool  { return whole{d: b.d}.Has(i, id) }
func (b texts) Same(i int, id string, field int, text string) bool {
	return whole{d: b.d}.Same(i, id, field, text)
}

// merged describes what a merge does, a line each, with the rows of the result.
func merged(t *testing.T, base, ours, theirs *dataset.Dataset, prefer Side) string {
	t.Helper()
	changes, conflicts, edits := Tables(texts{base}, ours, copyOf(theirs), prefer)
	var lines []string
	for _, c := range changes {
		line := fmt.Sprintf("%s %s", c.Kind, c.ID)
		for _, f := range c.Fields {
			line += fmt.Sprintf(" %s=%s->%s", f.Name, f.Old, f.New)
		}
		lines = append(lines, line)
	}
	for _, c := range conflicts {
		lines = append(lines, fmt.Sprintf("conflict %s %s %s theirs=%s ours=%s at=%s taken=%s", c.Kind, c.ID, c.Field, c.Theirs, c.Ours, c.At, c.Taken))
	}
	for i := range dataset.Tables {
		if table := &dataset.Tables[i]; table.Name == "actors" {
			csv, err := table.Patch(asCSV(ours), edits[i])
			if err != nil {
				t.Fatal(err)
			}
			lines = append(lines, strings.Fields(csv)[1:]...)
		} else if edits[i] != nil {
			t.Errorf("%s: got edits %v, want none", table.Name, edits[i])
		}
	}
	return strings.Join(lines, "\n")
}

// asCSV is the table of actors as a file, without spaces in it.
func asCSV(d *dataset.Dataset) string {
	text := "id,name,role\n"
	for _, a := range d.Actors {
		text += a.ID + "," + a.Name + "," + string(a.Role) + "\n"
	}
	return text
}

type row = [3]string

// Each thing that both sides can do to a row, with what comes of it.
func TestTables(t *testing.T) {
	a, b := row{"a", "A", "agency"}, row{"b", "B", "official"}
	for _, c := range []struct {
		name               string
		base, ours, theirs []row
		want               string
	}{
		{"nothing", []row{a, b}, []row{a, b}, []row{b, a}, "a,A,agency\nb,B,official"},
		{"theirs changes a cell", []row{a}, []row{a}, []row{{"a", "X", "agency"}}, "changed a name=A->X\na,X,agency"},
		{"ours changes a cell", []row{a}, []row{{"a", "X", "agency"}}, []row{a}, "a,X,agency"},
		{"each another cell", []row{a}, []row{{"a", "X", "agency"}}, []row{{"a", "A", "official"}}, "changed a role=agency->official\na,X,official"},
		{"both the same", []row{a}, []row{{"a", "X", "agency"}}, []row{{"a", "X", "agency"}}, "a,X,agency"},
		{"theirs adds", []row{a}, []row{a}, []row{a, b}, "added b id=->b name=->B role=->official\na,A,agency\nb,B,official"},
		{"ours adds", []row{a}, []row{a, b}, []row{a}, "a,A,agency\nb,B,official"},
		{"both add the same", []row{a}, []row{a, b}, []row{a, b}, "a,A,agency\nb,B,official"},
		{"theirs removes", []row{a, b}, []row{a, b}, []row{a}, "removed b id=b-> name=B-> role=official->\na,A,agency"},
		{"ours removes", []row{a, b}, []row{a}, []row{a, b}, "a,A,agency"},
		{"theirs renames", []row{a, b}, []row{a, b}, []row{a, {"c", "B", "official"}}, "renamed c id=b->c\na,A,agency\nc,B,official"},
		{"ours removes all but one, theirs adds", []row{a, b}, []row{a}, []row{a, b, {"c", "C", "agency"}}, "added c id=->c name=->C role=->agency\na,A,agency\nc,C,agency"},
	} {
		if got := merged(t, actors(t, c.base...), actors(t, c.ours...), actors(t, c.theirs...), Neither); got != c.want {
			t.Errorf("%s: got\n%s\nwant\n%s", c.name, got, c.want)
		}
	}
}

// Each kind of conflict: undecided it leaves the dataset's value, decided it goes to the side.
func TestConflicts(t *testing.T) {
	a, b := row{"a", "A", "agency"}, row{"b", "B", "official"}
	for _, c := range []struct {
		base, ours, theirs []row
		conflict           string
		ourRows, theirRows string
	}{
		{[]row{a}, []row{{"a", "Ours", "agency"}}, []row{{"a", "Theirs", "agency"}},
			"both_changed a name theirs=Theirs ours=Ours at=actors:1:name", "a,Ours,agency", "a,Theirs,agency"},
		{[]row{a}, []row{a, {"b", "Ours", "official"}}, []row{a, {"b", "Theirs", "official"}},
			"both_added b name theirs=Theirs ours=Ours at=actors:2:name", "a,A,agency b,Ours,official", "a,A,agency b,Theirs,official"},
		{[]row{a, b}, []row{a, {"b", "Ours", "official"}}, []row{a},
			"removed_changed b  theirs= ours= at=", "a,A,agency b,Ours,official", "a,A,agency"},
		{[]row{a, b}, []row{a}, []row{a, {"b", "Theirs", "official"}},
			"changed_removed b  theirs= ours= at=actors:2:id", "a,A,agency", "a,A,agency b,Theirs,official"},
	} {
		for side, rows := range map[Side]string{Neither: c.ourRows, Ours: c.ourRows, Theirs: c.theirRows} {
			got := merged(t, actors(t, c.base...), actors(t, c.ours...), actors(t, c.theirs...), side)
			if want := "conflict " + c.conflict + " taken=" + string(side); !strings.Contains(got, want) || !strings.HasSuffix(got, strings.ReplaceAll(rows, " ", "\n")) {
				t.Errorf("%s, side %q: got\n%s\nwant the rows %s", c.conflict, side, got, rows)
			}
		}
	}
}

// claim is a dataset with one claim of a number.
func claim(t *testing.T, qualifier, value string) *dataset.Dataset {
	t.Helper()
	d, err := dataset.Read("claim.json", strings.NewReader(fmt.Sprintf(`{"onrecord": 1,
		"sources": [{"id": "s", "title": "S", "publisher": "P", "reading": "original"}],
		"actors": [{"id": "a", "name": "A", "role": "agency"}],
		"events": [{"id": "e", "kind": "flight", "title": "E"}],
		"figures": [{"id": "f", "event": "e", "measure": "aboard", "qualifier": %q, "value": %s, "speaker": "a", "source": "s"}]}`, qualifier, value)))
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// A qualifier and its value are merged as one: "up to 400" in one and "about 300" in the other must not
// become "about 400", which nobody claimed.
func TestNumberIsOneUnit(t *testing.T) {
	base, ours, theirs := claim(t, "up_to", "300"), claim(t, "about", "300"), claim(t, "up_to", "400")
	figures := slices.IndexFunc(dataset.Tables, func(t dataset.Table) bool { return t.Name == "figures" })
	for side, want := range map[Side]map[string]string{Neither: nil, Ours: nil, Theirs: {"qualifier": "up_to", "value": "400"}} {
		_, conflicts, edits := Tables(texts{base}, ours, copyOf(theirs), side)
		if len(conflicts) != 2 {
			t.Errorf("side %q: got the conflicts %v, want one for the qualifier and one for the value", side, conflicts)
		}
		var got map[string]string
		for _, e := range edits[figures] {
			got = e.Cells
		}
		if !maps.Equal(got, want) {
			t.Errorf("side %q: got the cells %v, want %v", side, got, want)
		}
	}
}

// A column that the copy does not have changes nothing.
func TestUnread(t *testing.T) {
	d := actors(t, row{"a", "A", "agency"})
	theirs := copyOf(d)
	for i := range theirs {
		for n := range theirs[i].Rows {
			theirs[i].Rows[n].Cells[2] = Unread
		}
	}
	if changes, conflicts, _ := Tables(texts{d}, d, theirs, Neither); len(changes)+len(conflicts) > 0 {
		t.Errorf("got %v, %v, want nothing", changes, conflicts)
	}
}

// Two rows that are equal but for their ids are not told apart, so that neither is taken for a rename.
func TestRenameIsNotGuessed(t *testing.T) {
	d := actors(t, row{"a", "A", "agency"}, row{"b", "A", "agency"})
	got := merged(t, d, d, actors(t, row{"c", "A", "agency"}, row{"d", "A", "agency"}), Neither)
	if strings.Contains(got, "renamed") || strings.Count(got, "added") != 2 || strings.Count(got, "removed") != 2 {
		t.Errorf("got\n%s\nwant two added and two removed", got)
	}
}

func TestUnrelated(t *testing.T) {
	one, other, none := actors(t, row{"a", "A", "agency"}), actors(t, row{"b", "B", "official"}), actors(t)
	for _, c := range []struct {
		base, ours *dataset.Dataset
		want       bool
	}{{one, other, true}, {one, one, false}, {one, none, false}, {none, one, false}} {
		if got := Unrelated(texts{c.base}, c.ours); got != c.want {
			t.Errorf("base of %d actors, %d ours: got %t, want %t", len(c.base.Actors), len(c.ours.Actors), got, c.want)
		}
	}
}

func TestAdd(t *testing.T) {
	var table Table
	if !table.Add(Row{ID: "a"}) || table.Add(Row{ID: "a"}) || !table.Add(Row{ID: "b"}) {
		t.Error("want a and b added once each")
	}
	if row, ok := table.Find("b"); !ok || row != 1 {
		t.Errorf("got row %d, %t, want 1", row, ok)
	}
}

// A dataset is its own base where it has not changed.
func TestWhole(t *testing.T) {
	w := whole{d: actors(t, row{"a", "A", "agency"})}
	i := slices.IndexFunc(dataset.Tables, func(t dataset.Table) bool { return t.Name == "actors" })
	if ids := slices.Collect(w.IDs(i)); !slices.Equal(ids, []string{"a"}) || !w.Has(i, "a") || w.Has(i, "b") || w.Has(0, "a") || !w.Same(i, "a", 1, "A") || w.Same(i, "a", 1, "B") {
		t.Errorf("got the ids %q", ids)
	}
}
