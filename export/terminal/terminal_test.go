package terminal

import (
	"bytes"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"
	"unicode"

	"onrecord/dataset"
	"onrecord/dataset/diff"
	"onrecord/dataset/trace"
	"onrecord/internal/safetext"
	"onrecord/internal/testkit/fixture"
)

// small is the test's own dataset, with one text replaced if old is not empty.
func small(t testing.TB, file, old, new string) *dataset.Dataset {
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
		if filepath.Base(f) == file {
			if !bytes.Contains(text, []byte(old)) {
				t.Fatalf("%s has no %q", file, old)
			}
			text = bytes.Replace(text, []byte(old), []byte(new), 1)
		}
		folder[filepath.Base(f)] = &fstest.MapFile{Data: text}
	}
	d, err := dataset.ReadFS("small", folder)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func traced(t testing.TB, d *dataset.Dataset, what string) *trace.Trace {
	t.Helper()
	tr, err := trace.Of(d, what)
	if err != nil {
		t.Fatal(err)
	}
	return &tr
}

func TestUnknown(t *testing.T) {
	d := small(t, "", "", "")
	for _, test := range []struct{ id, want string }{
		{"frist", `want the id of an event, a speaker, a source, a claim or a comparison, got "frist" (did you mean "first"?)`},
		{"zzzzzzzz", `want the id of an event, a speaker, a source, a claim or a comparison, got "zzzzzzzz"`},
		{"first.", `want the id of an event, a speaker, a source, a claim or a comparison, got "first." (did you mean "first"?)`},
	} {
		var b bytes.Buffer
		err := Show(&b, d, Style{}, "first", test.id)
		if err == nil || err.Error() != test.want {
			t.Errorf("Show(%q): got %v, want %s", test.id, err, test.want)
		}
		if b.Len() > 0 {
			t.Errorf("Show(%q): printed %q before the error", test.id, b.String())
		}
	}
}

// TestShowEveryID: everything that has an id is shown, with a sentence to paste.
func TestShowEveryID(t *testing.T) {
	d := fixture.BuiltIn(t)
	for i := range dataset.Tables {
		table := &dataset.Tables[i]
		for row := range table.Len(d) {
			id := table.Cell(d, row, table.Column("id")).Text
			var b bytes.Buffer
			if err := Show(&b, d, Style{}, id); err != nil {
				t.Errorf("%s: %v", id, err)
				continue
			}
			if !strings.Contains(b.String(), "\nREADY TO PASTE\n") || strings.Contains(b.String(), "[show.") || strings.Contains(b.String(), "[trace.") {
				t.Errorf("%s: want a sentence to paste and no missing words, got\n%s", id, b.String())
			}
		}
	}
}

// outputs are all texts of a dataset in one style, brief and in full.
func outputs(t *testing.T, d *dataset.Dataset, s Style) string {
	t.Helper()
	var b bytes.Buffer
	if s.MaxItems >= 0 {
		all := s
		all.MaxItems = -1
		b.WriteString(outputs(t, d, all))
	}
	ids := []string{}
	for i := range dataset.Tables {
		table := &dataset.Tables[i]
		for row := range table.Len(d) {
			ids = append(ids, table.Cell(d, row, table.Column("id")).Text)
		}
	}
	if err := Show(&b, d, s); err != nil {
		t.Fatal(err)
	}
	if err := Show(&b, d, s, ids...); err != nil {
		t.Fatal(err)
	}
	for _, id := range append(ids, "40", "60", "February 2026") {
		if err := Trace(&b, d, traced(t, d, id), s); err != nil {
			t.Fatal(err)
		}
		if err := TraceMarkdown(&b, d, traced(t, d, id)); err != nil {
			t.Fatal(err)
		}
	}
	log := diff.Of(small(t, "", "", ""), d)
	for _, write := range []func() error{
		func() error { return DiffEditors(&b, d, &log, s) }, func() error { return DiffReaders(&b, d, &log, s) },
		func() error { return DiffEditorsMarkdown(&b, d, &log) }, func() error { return DiffReadersMarkdown(&b, d, &log) },
	} {
		if err := write(); err != nil {
			t.Fatal(err)
		}
	}
	return b.String()
}

// TestHostileText puts what could steer a terminal into every text of a dataset: it is shown escaped.
func TestHostileText(t *testing.T) {
	hostile := "x\u202e\u2066\u200b\u2028\u00ad\U000e0041\u202c\u2069\r\ny"
	for _, test := range []struct{ file, old string }{
		{"actors.csv", "Ann Ng"}, {"actors.csv", "lawyer,Ann Ng,lawyer"}, {"events.csv", "The first flight"}, {"events.csv", "Example Air"},
		{"sources.csv", "An Agency"}, {"sources.csv", "The Paper"}, {"figures.csv", "60 seats"}, {"figures.csv", "page 1"},
		{"figures.csv", "Fewer seats."}, {"comparisons.csv", "The two flights against the returns announced"},
		{"responses.csv", "no comment"},
	} {
		text := `"` + hostile + `"`
		if strings.HasPrefix(test.old, "lawyer,") {
			text = `lawyer,Ann Ng,"` + hostile + `"`
		}
		d := small(t, test.file, test.old, text)
		got := outputs(t, d, Style{})
		for _, r := range got {
			if r != '\n' && r != '\u200c' && (unicode.IsControl(r) || unicode.Is(unicode.Cf, r) || r == '\u2028') {
				t.Errorf("%s, %s: %U is in the output", test.file, test.old, r)
				break
			}
		}
	}
}

// TestWidth: every line is within the width, except for an address or an id that is longer.
func TestWidth(t *testing.T) {
	for _, d := range []*dataset.Dataset{small(t, "", "", ""), fixture.BuiltIn(t)} {
		for _, columns := range []int{30, 47, 80, 120} {
			var b bytes.Buffer
			for _, s := range []Style{{Width: columns}, {Width: columns, MaxItems: -1}} {
				b.WriteString(outputsOfClaims(t, d, s))
			}
			for line := range strings.Lines(b.String()) {
				line = strings.TrimSuffix(line, "\n")
				at := strings.LastIndexByte(line, ' ')
				alone := at < 1 || strings.HasSuffix(line[:at], " ") || strings.HasSuffix(line[:at], "─") || strings.HasSuffix(line[:at], "│") // at the beginning of its column
				if width(line) > columns && !alone {
					t.Errorf("%d columns: %d in %q", columns, width(line), line)
				}
				if strings.HasSuffix(line, " ") {
					t.Errorf("%d columns: space at the end of %q", columns, line)
				}
			}
		}
	}
}

// outputsOfClaims are the texts on a dataset and on each of its claims.
func outputsOfClaims(t *testing.T, d *dataset.Dataset, s Style) string {
	t.Helper()
	var b bytes.Buffer
	if err := Show(&b, d, s); err != nil {
		t.Fatal(err)
	}
	for i := range d.Figures {
		if err := Show(&b, d, s, d.Figures[i].ID, d.Figures[i].Event, d.Figures[i].Speaker, d.Figures[i].Source); err != nil {
			t.Fatal(err)
		}
		if err := Trace(&b, d, traced(t, d, d.Figures[i].ID), s); err != nil {
			t.Fatal(err)
		}
	}
	return b.String()
}

// TestColourAddsNothing: without colours, links and isolates the text is the plain one.
func TestColourAddsNothing(t *testing.T) {
	d := small(t, "", "", "")
	for _, most := range []int{0, -1} {
		var colour, plain bytes.Buffer
		for i, s := range []Style{{Colour: true, Isolate: true, MaxItems: most}, {MaxItems: most}} {
			b := []*bytes.Buffer{&colour, &plain}[i]
			if err := Show(b, d, s); err != nil {
				t.Fatal(err)
			}
			if err := Show(b, d, s, "first-aboard"); err != nil {
				t.Fatal(err)
			}
		}
		bare := strings.NewReplacer(string(bold), "", string(faint), "", reset, "", safetext.FirstStrongIsolate, "", safetext.PopIsolate, "").Replace(colour.String())
		bare = regexp.MustCompile("\x1b\\]8;;[^\x1b]*\x1b\\\\").ReplaceAllString(bare, "")
		if bare != plain.String() {
			t.Errorf("got\n%s\nwant\n%s", bare, plain.String())
		}
		if n := strings.Count(colour.String(), safetext.FirstStrongIsolate); n == 0 || n != strings.Count(colour.String(), safetext.PopIsolate) {
			t.Errorf("got %d isolates that begin and %d that end, want as many of both", n, strings.Count(colour.String(), safetext.PopIsolate))
		}
		for line := range strings.Lines(colour.String()) {
			if strings.Count(line, safetext.FirstStrongIsolate) != strings.Count(line, safetext.PopIsolate) {
				t.Errorf("an isolate goes over the end of %q", line)
			}
		}
	}
}

func TestIsolated(t *testing.T) {
	show := strings.NewReplacer("<", safetext.FirstStrongIsolate, ">", safetext.PopIsolate)
	for _, test := range []struct {
		want string // with < and > for the isolates
		rtl  bool
	}{
		{"about 50 people", false},
		{"according to <شایان پرویز>, through The Wire", false},
		{"<“حوالي 50 إيرانيا”> 12 May", false},
		{"<روزنامه>; the same, also <روزنامه>.", false},
		{"۱۲ نفر، <Ann Ng>, ۵۵", true},
		{"<الف>", false},
	} {
		plain := strings.NewReplacer("<", "", ">", "").Replace(test.want)
		if got := isolated(plain, test.rtl); got != show.Replace(test.want) {
			t.Errorf("%s: got %q, want %q", plain, got, show.Replace(test.want))
		}
	}
}

// TestFailingWriter: the error of the writer is returned.
func TestFailingWriter(t *testing.T) {
	d := fixture.BuiltIn(t)
	if err := Show(failing{}, d, Style{}); err != io.ErrClosedPipe {
		t.Errorf("got %v, want %v", err, io.ErrClosedPipe)
	}
	if err := TraceMarkdown(failing{}, d, traced(t, d, "13.7%")); err != io.ErrClosedPipe {
		t.Errorf("got %v, want %v", err, io.ErrClosedPipe)
	}
}

type failing struct{}

func (failing) Write([]byte) (int, error) { return 0, io.ErrClosedPipe }

func compared(t *testing.T, d *dataset.Dataset, whole string, parts ...string) *dataset.Compared {
	t.Helper()
	c, err := d.CompareClaims(parts, whole)
	if err != nil {
		t.Fatal(err)
	}
	return &c
}
