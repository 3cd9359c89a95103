package dataset

import (
	"fmt"
	"slices"
	"testing"

	"onrecord/internal/parallel"
)

// Ids that are there several times, in tables of many blocks, which several goroutines put in the index.
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

// The claims on an event are found whether the table of figures has the order of the events or not.
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
