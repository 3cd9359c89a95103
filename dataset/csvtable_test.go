package dataset

import (
	"fmt"
	"reflect"
	"strings"
	"testing"
	"testing/fstest"
	"unicode/utf8"

	"onrecord/dataset/csv"
)

// readFigures reads one table in chunks of about size bytes, and returns everything that comes of it.
func readFigures(text string, size int) (rows []Figure, problems Problems, broken bool, unread map[cellKey]bool) {
	defer func(old int) { chunkSize = old }(chunkSize)
	chunkSize = size
	l := newLoader("test", DefaultLimits)
	t, _ := TableNamed("figures")
	l.readTable(t, &resource{}, folder{fstest.MapFS{"figures.csv": {Data: []byte(text)}}, func(p string) string { return p }})
	return l.d.Figures, l.problems, l.broken[t.Name], l.unread
}

// FuzzChunks: a table that is read in chunks has the same rows as one that is read whole, and the same
// problems at the same places in the same order, however broken the text is.
func FuzzChunks(f *testing.F) {
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
			t.Errorf("%q in chunks of %d:\n%v\n%v\nwant\n%v\n%v", text, size, rows, problems, wantRows, wantProblems)
		}
	})
}

// TestChunksAreTaken: the chunks of a sound table are read ahead, and not only read again in order.
func TestChunksAreTaken(t *testing.T) {
	defer func(old int) { chunkSize = old }(chunkSize)
	chunkSize = 64
	var b strings.Builder
	for i := range 100 {
		fmt.Fprintf(&b, "f%d,\"quoted, and\nbroken\",x\n", i)
	}
	table, _ := TableNamed("figures")
	c := &csvTable{loader: newLoader("test", DefaultLimits), t: table, f: newFile("test", b.String(), "")}
	c.in = &layout{fields: []int{table.Column("id"), table.Column("wording"), table.Column("note")}, longest: 100}
	chunks := c.readAhead(0)
	rows := 0
	for i, chunk := range chunks {
		if chunk.End != chunk.To || i > 0 && chunk.From != chunks[i-1].To {
			t.Errorf("chunk %d is %+v, want it read to its end, and to begin where the one before ends", i, chunk)
		}
		rows += chunk.Records
	}
	if len(chunks) < 20 || rows != 100 {
		t.Errorf("got %d rows in %d chunks, want 100 in 20 or more", rows, len(chunks))
	}
}

// BenchmarkReadCSV compares reading a table of 100,000 figures in chunks, on all processors, with reading it
// in one.
func BenchmarkReadCSV(b *testing.B) {
	var text strings.Builder
	text.WriteString("id,event,measure,qualifier,value,speaker,source,said,wording\n")
	for i := range 100_000 {
		fmt.Fprintf(&text, "f%d,e%d,aboard,exact,%d,speaker,source,2025-09-30,\"about %d, by one count\"\n", i, i/10, i%500, i)
	}
	for _, bench := range []struct {
		name string
		size int
	}{{"chunks", csv.ChunkSize}, {"one", text.Len()}} {
		b.Run(bench.name, func(b *testing.B) {
			b.SetBytes(int64(text.Len()))
			for b.Loop() {
				if rows, problems, _, _ := readFigures(text.String(), bench.size); len(rows) != 100_000 {
					b.Fatalf("got %d rows, %v", len(rows), problems)
				}
			}
		})
	}
}
