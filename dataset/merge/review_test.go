package merge

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"onrecord/dataset"
)

// folder writes a dataset of a flight and actors, given as lines of CSV, and returns its folder.
func folder(t *testing.T, actors ...string) string {
	t.Helper()
	dir := t.TempDir()
	for name, lines := range map[string][]string{
		"sources.csv": {"id,title,publisher,reading,url"},
		"actors.csv":  append([]string{"id,name,role"}, actors...),
		"events.csv":  {"id,kind,title", "flight,flight,A flight"},
		"figures.csv": {"id,event,measure,qualifier,value,speaker,source"},
	} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(strings.Join(lines, "\n")+"\n"), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

func load(t *testing.T, dir string) *dataset.Dataset {
	t.Helper()
	d, err := dataset.DefaultLimits.Load(dir, nil)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// edited is a copy of a dataset, made from base, in which edit has changed the table of actors.
func edited(base Base, d *dataset.Dataset, edit func(actors *Table)) *Edited {
	e := &Edited{Name: "copy", Base: base, Tables: copyOf(d), Limits: dataset.DefaultLimits}
	edit(&e.Tables[slices.IndexFunc(dataset.Tables, func(t dataset.Table) bool { return t.Name == "actors" })])
	return e
}

func unchanged(*Table) {}

// set returns an edit of a cell in the first row: field 1 is the name, 2 the role.
func set(field int, text string) func(*Table) {
	return func(actors *Table) { actors.Rows[0].Cells[field] = text }
}

func into(t *testing.T, e *Edited, dir string, prefer Side) *Review {
	t.Helper()
	r, err := e.Into(dir, prefer)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func TestIntoUnchanged(t *testing.T) {
	dir := folder(t, "a,A,agency")
	d := load(t, dir)
	r := into(t, edited(texts{d}, d, unchanged), dir, Neither)
	if len(r.Changes)+len(r.Conflicts)+len(r.Files) > 0 || r.After != r.Before || r.New || r.Blocked() != nil {
		t.Errorf("got %+v, want nothing to do", r)
	}
}

// A change is made in memory: the file keeps its text until somebody writes the review.
func TestIntoChanges(t *testing.T) {
	dir := folder(t, "a,A,agency")
	d := load(t, dir)
	r := into(t, edited(texts{d}, d, set(1, "X")), dir, Neither)
	path := filepath.Join(dir, "actors.csv")
	want := File{Path: path, Old: "id,name,role\na,A,agency\n", Text: "id,name,role\na,X,agency\n"}
	if len(r.Files) != 1 || r.Files[0] != want {
		t.Errorf("got the files %+v, want %+v", r.Files, want)
	}
	if r.Blocked() != nil || r.After == nil || r.After.Actors[0].Name != "X" || r.Before.Actors[0].Name != "A" {
		t.Errorf("got %+v, want the name X after and A before", r)
	}
	if b, err := os.ReadFile(path); err != nil || string(b) != want.Old {
		t.Errorf("the file holds %q, %v, want it untouched", b, err)
	}
}

func TestIntoConflict(t *testing.T) {
	base := load(t, folder(t, "a,A,agency"))
	for side, want := range map[Side]string{Neither: "Ours", Ours: "Ours", Theirs: "Theirs"} {
		dir := folder(t, "a,Ours,agency")
		r := into(t, edited(texts{base}, base, set(1, "Theirs")), dir, side)
		if !r.Moved || len(r.Conflicts) != 1 || r.After == nil || r.After.Actors[0].Name != want {
			t.Errorf("side %q: got %+v, want one conflict and the name %s", side, r, want)
		}
		if err := r.Blocked(); errors.Is(err, ErrConflicts) != (side == Neither) {
			t.Errorf("side %q: got %v, want ErrConflicts while undecided and only then", side, err)
		}
	}
}

// A copy that does not say what it was made from, or was made from another dataset, is not compared.
func TestIntoRefused(t *testing.T) {
	dir, other := folder(t, "a,A,agency"), actors(t, row{"b", "B", "official"})
	if _, err := edited(nil, load(t, dir), unchanged).Into(dir, Neither); !errors.Is(err, ErrNoBase) {
		t.Errorf("got %v, want ErrNoBase", err)
	}
	if _, err := edited(texts{other}, other, unchanged).Into(dir, Neither); !errors.Is(err, ErrUnrelated) {
		t.Errorf("got %v, want ErrUnrelated", err)
	}
}

// A folder that does not exist gets a new dataset, named after it, for which a base is not needed.
func TestIntoNew(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "My Flights")
	r := into(t, edited(nil, load(t, folder(t, "a,A,agency")), unchanged), dir, Neither)
	if !r.New || r.Before != nil || r.After == nil || len(r.After.Actors) != 1 || r.After.Package.Name != "my-flights" {
		t.Errorf("got %+v, want a new dataset my-flights with one actor", r)
	}
	if _, err := os.Stat(dir); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("got %v, want no folder yet", err)
	}
}

// Problems of the result are reported at the cells of the copy, as are the rows that their messages name.
func TestIntoProblems(t *testing.T) {
	for _, c := range []struct {
		name         string
		edit         func(*Table)
		at, field    string
		message, not string
	}{
		{"a name that is missing", set(1, ""), "actors:1:name", "name", "want", "on line"},
		{"an id of another row", func(actors *Table) { actors.Add(Row{ID: "A", Cells: cellsOf(actors, "A", "B", "agency")}) }, "actors:2:id", "id", "in actors:1:id", "on line"},
	} {
		dir := folder(t, "a,A,agency")
		d := load(t, dir)
		r := into(t, edited(texts{d}, d, c.edit), dir, Neither)
		if len(r.Problems) != 1 || r.After != nil || r.Blocked() == nil {
			t.Errorf("%s: got %+v, want one problem that blocks", c.name, r)
			continue
		}
		p := r.Problems[0]
		if p.File != c.at || p.Line != 0 || p.Field != c.field || !strings.Contains(p.Message, c.message) || strings.Contains(p.Message, c.not) {
			t.Errorf("%s: got %+v, want it at %s with %q", c.name, p, c.at, c.message)
		}
	}
}

// cellsOf are the cells of a row of a table that begins with some texts.
func cellsOf(t *Table, texts ...string) []string {
	return append(texts, make([]string, len(t.Rows[0].Cells)-len(texts))...)
}

// Lists are never null, and the sides of a conflict are named as on the command line.
func TestWriteJSON(t *testing.T) {
	var empty, full bytes.Buffer
	if err := (&Review{Copy: "copy"}).WriteJSON(&empty); err != nil {
		t.Fatal(err)
	}
	for _, list := range []string{"changes", "conflicts", "problems", "warnings", "comments", "files"} {
		if want := fmt.Sprintf("%q: []", list); !strings.Contains(empty.String(), want) {
			t.Errorf("want %s in\n%s", want, empty.String())
		}
	}
	r := &Review{Conflicts: []Conflict{{Kind: BothChanged, Theirs: "T", Ours: "O", Taken: Theirs}}, Files: []File{{Path: "a.csv"}}}
	if err := r.WriteJSON(&full); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{`"workbook": "T"`, `"dataset": "O"`, `"taken": "workbook"`, `"a.csv"`} {
		if !strings.Contains(full.String(), want) {
			t.Errorf("want %s in\n%s", want, full.String())
		}
	}
}
