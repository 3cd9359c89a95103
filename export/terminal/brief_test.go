package terminal

import (
	"bytes"
	"strings"
	"testing"

	"onrecord/dataset"
	"onrecord/internal/testkit/fixture"
)

// TestOverviewFitsAScreen: the built-in dataset takes at most 24 lines of 80 columns.
func TestOverviewFitsAScreen(t *testing.T) {
	var b bytes.Buffer
	if err := Show(&b, fixture.BuiltIn(t), Style{}); err != nil {
		t.Fatal(err)
	}
	if n := strings.Count(b.String(), "\n"); n > 24 {
		t.Errorf("got %d lines, want at most 24:\n%s", n, b.String())
	}
}

// TestUncounted: where no number counts, the overview, the event and its sentence name those that were given.
func TestUncounted(t *testing.T) {
	d, err := fixture.BuiltIn(t).Select(dataset.Selection{Events: []string{"flight-1"}, Speakers: []string{"herischi"}})
	if err != nil {
		t.Fatal(err)
	}
	const want = "no number that counts in this selection (up to 220, which may include other people)"
	for _, ids := range [][]string{nil, {"flight-1"}} {
		var b bytes.Buffer
		if err := Show(&b, d, Style{}, ids...); err != nil {
			t.Fatal(err)
		}
		got := strings.Join(strings.Fields(b.String()), " ")
		if n := strings.Count(got, want); n < 1+len(ids) {
			t.Errorf("%s: got %d times %q, want %d:\n%s", ids, n, want, 1+len(ids), b.String())
		}
	}
}

func TestShortened(t *testing.T) {
	for _, test := range []struct {
		url  string
		most int
		want string
	}{
		{"https://paper.example/1", 30, "https://paper.example/1"},
		{"https://paper.example/a-very-long-title-of-a-report", 30, "https://paper.examp…f-a-report"},
		{"https://paper.example/%D8%A8%D8%AE-%D8%B4", 34, "https://paper.example/…-%D8%B4"},
		{"https://paper.example/%D8%A8%D8%AE%D8%B4%D8%B4", 34, "https://paper.example/…"},
		{"https://paper.example/بخش-سایر-رسانه\u200cها-وزارت-خارجه", 34, "https://paper.example/…-خارجه"},
	} {
		got := shortened(test.url, test.most)
		if got != test.want || width(got) > test.most {
			t.Errorf("%s: got %q, %d columns, want %q", test.url, got, width(got), test.want)
		}
	}
}

// TestAddresses: an address is whole with everything, and behind its short form where there are links.
func TestAddresses(t *testing.T) {
	d := fixture.BuiltIn(t)
	url := d.Source(d.Figure("f1-planned-noushabadi").Source).URL
	for _, test := range []struct {
		style Style
		want  string
	}{
		{Style{MaxItems: -1}, "\n" + url + "\n"},
		{Style{Colour: true}, "\x1b]8;;" + url + "\x1b\\https://"},
		{Style{}, "link       https://www.ilna.ir/"},
	} {
		var b bytes.Buffer
		if err := Show(&b, d, test.style, "f1-planned-noushabadi"); err != nil {
			t.Fatal(err)
		}
		if !strings.Contains(b.String(), test.want) {
			t.Errorf("%+v: want %q in\n%s", test.style, test.want, b.String())
		}
	}
}
