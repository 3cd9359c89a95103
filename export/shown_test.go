package export

import (
	"bytes"
	"encoding/json"
	"slices"
	"testing"

	"onrecord/dataset"
	"onrecord/internal/testkit/fixture"
)

// A shown is what scripts read of the document.
type shown struct {
	Show    int
	Asked   []string
	Events  []struct{ ID string }
	Figures []struct{ ID, Event, Speaker, Via, Source string }
	Dates   []struct{ ID string }
	Actors  []struct{ ID string }
	Sources []struct{ ID string }
	Derived struct {
		Figures     []struct{ ID, Standing string }
		Ranges      []struct{ ID, Words string }
		Comparisons []struct{ ID string }
	}
	Comparisons []struct{ ID string }
}

func readShown(t *testing.T, d *dataset.Dataset, ids ...string) shown {
	t.Helper()
	var b bytes.Buffer
	if err := WriteShown(&b, d, ids); err != nil {
		t.Fatal(err)
	}
	var s shown
	if err := json.Unmarshal(b.Bytes(), &s); err != nil {
		t.Fatal(err)
	}
	if s.Show != ShownVersion || !slices.Equal(s.Asked, ids) {
		t.Errorf("got version %d for %s, want %d for %s", s.Show, s.Asked, ShownVersion, ids)
	}
	return s
}

// A part speaks for the whole: ranges and standings are those of the whole dataset, whatever was asked for.
func TestShownHasTheRangesOfTheWhole(t *testing.T) {
	d := fixture.BuiltIn(t)
	for i := range d.Figures {
		f := &d.Figures[i]
		s := readShown(t, d, f.ID)
		for _, r := range s.Derived.Ranges {
			if whole, ok := d.RangeByID(r.ID); !ok || whole.Words != r.Words {
				t.Errorf("%s: range %s is %q, want %q", f.ID, r.ID, r.Words, whole.Words)
			}
		}
		for _, c := range s.Derived.Figures {
			if want, _ := d.Standing(d.Figure(c.ID)); c.Standing != string(want) {
				t.Errorf("%s: %s is %s, want %s", f.ID, c.ID, c.Standing, want)
			}
		}
	}
}

// Each id brings the rows on it, and every id in a row is a row of the document.
func TestShownRows(t *testing.T) {
	d := fixture.BuiltIn(t)
	count := func(keep func(f *dataset.Figure) bool) (n int) {
		for i := range d.Figures {
			if keep(&d.Figures[i]) {
				n++
			}
		}
		return n
	}
	for id, keep := range map[string]func(f *dataset.Figure) bool{
		"flight-1":          func(f *dataset.Figure) bool { return f.Event == "flight-1" },
		"flight-1.observed": func(f *dataset.Figure) bool { return f.Event == "flight-1" },
		"mehrabadi":         func(f *dataset.Figure) bool { return f.Speaker == "mehrabadi" || f.Via == "mehrabadi" },
		"the-article":       func(f *dataset.Figure) bool { return f.Source == "the-article" },
		"second-flight": func(f *dataset.Figure) bool {
			return f.ID == "f2-deported-karimi-article" || f.ID == "announced-article"
		},
		"second-flight.share": func(f *dataset.Figure) bool {
			return f.ID == "f2-deported-karimi-article" || f.ID == "announced-article"
		},
	} {
		s := readShown(t, d, id)
		if len(s.Figures) < count(keep) || len(s.Figures) == len(d.Figures) {
			t.Errorf("%s: got %d claims, want at least %d, and not all", id, len(s.Figures), count(keep))
		}
		has := map[string]bool{"": true}
		for _, list := range [][]struct{ ID string }{s.Events, s.Actors, s.Sources} {
			for _, row := range list {
				has[row.ID] = true
			}
		}
		for _, f := range s.Figures {
			if !has[f.Event] || !has[f.Speaker] || !has[f.Via] || !has[f.Source] {
				t.Errorf("%s: claim %s refers to a row that is not there", id, f.ID)
			}
		}
	}
	if s := readShown(t, d, "second-flight.share"); len(s.Derived.Comparisons) != 1 || len(s.Comparisons) != 1 {
		t.Errorf("got %v, want the numbers of one comparison", s.Derived.Comparisons)
	}
	if s := readShown(t, d); len(s.Figures) != len(d.Figures) || len(s.Derived.Ranges) != len(d.Ranges()) {
		t.Error("without an id the document is not the whole dataset")
	}
}

func TestShownUnknown(t *testing.T) {
	var b bytes.Buffer
	err := WriteShown(&b, fixture.BuiltIn(t), []string{"flight-1", "fligt-1"})
	const want = `want the id of an event, a speaker, a source, a claim or a comparison, got "fligt-1" (did you mean "flight-1"?)`
	if err == nil || err.Error() != want || b.Len() > 0 {
		t.Errorf("got %v and %d bytes, want %s", err, b.Len(), want)
	}
}
