package dataset

import (
	"fmt"
	"slices"
	"testing"

	"onrecord/internal/parallel"
)

// Duplicate ids in tables of many blocks, which several goroutines index.
func TestIndexOfDoubledIDs(t *testing.T) {
	const n = 3 * parallel.BlockRows
	d := &Dataset{Events: make([]Event, n), Figures: make([]Figure, n)}
	first := map[string]ref{}
	var want []ref
	note := func(table int8, row int, id string) string {
		if _, there := first[id]; there {
			want = append(want, ref{table, int32(row)})
		} else {
			first[id] = ref{table, int32(row)}
		}
		return id
	}
	for row := range n {
		d.Events[row].ID = note(tableAt("events"), row, fmt.Sprint("e", row*7919%(n/2)))
	}
	for row := range n {
		d.Figures[row].ID = note(tableAt("figures"), row, fmt.Sprint("e", row))
	}
	d.ids = newIndex(Tables, 2*n)
	if got := d.indexIDs(); !slices.Equal(got, want) {
		t.Errorf("got %d doubled rows, want %d", len(got), len(want))
	}
	for id, want := range first {
		if got, ok := d.at(id); !ok || got != want {
			t.Errorf("%s: got %v, %v, want %v", id, got, ok, want)
		}
	}
}

func TestGuess(t *testing.T) {
	d := &Dataset{Events: []Event{{ID: "a"}, {ID: "b"}, {ID: "c"}}, Actors: []Actor{{ID: "x"}}}
	d.ids = newIndex(Tables, 4)
	d.indexIDs()
	events := d.ids.guess("events")
	for _, c := range []struct {
		id  string
		row int32
		ok  bool
	}{{"b", 1, true}, {"b", 1, true}, {"c", 2, true}, {"x", 0, false}, {"c", 2, true}, {"a", 0, true}, {"", 0, false}, {"d", 0, false}} {
		if row, ok := events.find(d, c.id); row != c.row || ok != c.ok {
			t.Errorf("find(%q): got %d, %v, want %d, %v", c.id, row, ok, c.row, c.ok)
		}
	}
}

// The claims on an event are found whether or not the table of figures is in the order of the events.
func TestFiguresOf(t *testing.T) {
	for _, events := range []string{"aabcc", "aab", "c", "", "cab", "abab", "axb"} {
		d := &Dataset{Events: []Event{{ID: "a"}, {ID: "b"}, {ID: "c"}}}
		want := map[string]string{}
		for i, e := range events {
			id := fmt.Sprint("f", i)
			d.Figures = append(d.Figures, Figure{ID: id, Event: string(e)})
			want[string(e)] += id
		}
		d.ids = newIndex(Tables, len(d.Events)+len(d.Figures))
		d.indexIDs()
		d.linkEvents()
		for _, e := range d.Events {
			got := ""
			for _, f := range d.FiguresOf(e.ID) {
				got += f.ID
			}
			if got != want[e.ID] {
				t.Errorf("%s: of %s got %q, want %q", events, e.ID, got, want[e.ID])
			}
		}
	}
}
func TestIndex(t *testing.T) {
	d := &Dataset{}
	for i := range 5000 {
		d.Events = append(d.Events, Event{ID: fmt.Sprint("e", i)})
		d.Figures = append(d.Figures, Figure{ID: fmt.Sprint("f", i), Event: fmt.Sprint("e", i%7*11)})
	}
	d.Figures = append(d.Figures, Figure{ID: "lost", Event: "nowhere"}, Figure{ID: "loster"})
	(&loader{d: d}).link()
	for i := range d.Events {
		if e, f := d.Event(d.Events[i].ID), d.Figure(d.Figures[i].ID); e != &d.Events[i] || f != &d.Figures[i] {
			t.Fatalf("row %d: got %p and %p, want %p and %p", i, e, f, &d.Events[i], &d.Figures[i])
		}
	}
	seen := 0
	for i := range 7 {
		figures := d.FiguresOf(fmt.Sprint("e", i*11))
		for j, f := range figures {
			if want := &d.Figures[i+7*j]; f != want {
				t.Errorf("figure %d of event %d is %s, want %s", j, i*11, f.ID, want.ID)
			}
		}
		seen += len(figures)
	}
	if seen != 5000 || len(d.FiguresOf("e1")) > 0 || len(d.FiguresOf("f1")) > 0 || len(d.FiguresOf("nowhere")) > 0 || len(d.FiguresOf("")) > 0 {
		t.Errorf("%d figures of the events that have some, want 5000 and none of the others", seen)
	}
	if _, _, ok := d.Lookup(""); ok || d.Figure("e1") != nil || d.Event("f1") != nil || (&Dataset{}).Event("e1") != nil {
		t.Error("an id that is not there, or in another table, was found")
	}
}
