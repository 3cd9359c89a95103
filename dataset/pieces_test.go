package dataset

import (
	"fmt"
	"reflect"
	"strings"
	"testing"
	"testing/fstest"
	"unicode/utf8"
)

// readFigures reads one table with pieces of so many bytes, and gives all that it says.
func readFigures(text string, size int) (rows []Figure, problems Problems, broken bool, unread map[cellKey]bool) {
	defer func(old int) { pieceSize = old }(pieceSize)
	pieceSize = size
	l := newLoader("test", DefaultLimits)
	t, _ := TableNamed("figures")
	l.readTable(t, &resource{}, folder{fstest.MapFS{"figures.csv": {Data: []byte(text)}}, func(p string) string { return p }})
	return l.d.Figures, l.problems, l.broken[t.Name], l.unread
}

// FuzzPieces holds a table that is read in pieces to the same table read in one: the same rows, the same
// problems at the same places in the same order, however broken the text is.
func FuzzPieces(f *testing.F) {
	const header = "id,event,measure,qualifier,value,speaker,source,wording\n"
	row := func(i int, wording string) string {
		return fmt.Sprintf("f%d,e%d,aboard,exact,%d,s,d,%s\n", i, i, i, wording)
	}
	var long strings.Builder
	for i := range 40 {
		long.WriteString(row(i, []string{"plain", `"a, b"`, `"two` + "\n" + `lines"`, `"say ""x"""`, "سلام", "", "\r", " spaced "}[i*7%8]))
	}
	for _, text := range []string{
		row(1, "x"), row(1, `"`), row(1, `"a""`+"\n"+`b"`) + row(2, `a"b`) + row(3, "c"), row(1, "a\rb") + row(2, "") + "\n\n" + row(3, ""),
		row(1, "x") + ",,,,,,,\n" + row(2, "y") + "too,few\n" + row(3, "z"), row(1, "x\r") + "\r\n\r\n" + row(2, "y\r"), `"` + row(1, "x"),
		strings.Repeat("\n", 100), strings.Repeat("\r", 50), long.String(), strings.ReplaceAll(long.String(), "\n", "\n\n"), strings.ReplaceAll(long.String(), `"`, ""),
	} {
		f.Add(header+text, 16)
		f.Add(header+text, 100)
	}
	f.Fuzz(func(t *testing.T, text string, size int) {
		if size < 1 || size > 1000 || !utf8.ValidString(text) {
			return
		}
		rows, problems, broken, unread := readFigures(text, size)
		wantRows, wantProblems, wantBroken, wantUnread := readFigures(text, 1<<20)
		sameRows := len(rows) == len(wantRows) && (len(rows) == 0 || reflect.DeepEqual(rows, wantRows))
		if !sameRows || !reflect.DeepEqual(problems, wantProblems) || broken != wantBroken || !reflect.DeepEqual(unread, wantUnread) {
			t.Errorf("%q in pieces of %d:\n%v\n%v\nwant\n%v\n%v", text, size, rows, problems, wantRows, wantProblems)
		}
	})
}

// TestPiecesAreRead: pieces of a sound table are taken as they are, and do not only fall back.
func TestPiecesAreRead(t *testing.T) {
	defer func(old int) { pieceSize = old }(pieceSize)
	pieceSize = 64
	var b strings.Builder
	for i := range 100 {
		fmt.Fprintf(&b, "f%d,\"quoted, and\nbroken\",x\n", i)
	}
	table, _ := TableNamed("figures")
	l := newLoader("test", DefaultLimits)
	pieces := l.readPieces(table, b.String(), 0, &layout{fields: []int{table.Column("id"), table.Column("wording"), table.Column("note")}, longest: 100})
	rows := 0
	for i, p := range pieces {
		if p.end != p.to || i > 0 && p.from != pieces[i-1].to {
			t.Errorf("piece %d is %+v, want it read to its end, and to begin where the one before ended", i, p)
		}
		rows += p.rows
	}
	if len(pieces) < 20 || rows != 100 {
		t.Errorf("%d rows in %d pieces, want 100 in 20 or more", rows, len(pieces))
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
