package dataset_test

import (
	"bytes"
	"fmt"
	"maps"
	"strings"
	"testing"
	"testing/fstest"

	"onrecord/dataset"
)

// Each limit below what an input has refuses it, with a message that names the limit and the flag; a limit
// equal to it accepts it.
func TestLimits(t *testing.T) {
	files := smallFiles(t)
	zipped := zipOf(t, entries(files, ""))
	long := maps.Clone(files)
	long["events.csv"] = &fstest.MapFile{Data: []byte(strings.Replace(string(files["events.csv"].Data), "The first flight", strings.Repeat("x", 5000), 1))}
	many := maps.Clone(files)
	rows := bytes.Clone(files["actors.csv"].Data)
	for i := range 20_000 {
		rows = fmt.Appendf(rows, "extra-%d,E,,,\n", i)
	}
	many["actors.csv"] = &fstest.MapFile{Data: rows}
	nested := `"derived": ` + strings.Repeat("[", 50) + strings.Repeat("]", 50)
	deep := strings.Replace(string(readSmallJSON(t)), `"derived": {"anything": [1, 2]}`, nested, 1)
	deepPackage := maps.Clone(files)
	deepPackage["datapackage.json"] = &fstest.MapFile{Data: []byte(`{"x": ` + nested[len(`"derived": `):] + "}")}
	bomb := zipOf(t, append(entries(files, ""), entry{"notes.txt", strings.Repeat("x", 17<<20)}))

	folder := func(files fstest.MapFS) func(dataset.Limits) error {
		return func(m dataset.Limits) error { _, err := m.ReadFS("", files); return err }
	}
	stream := func(text string) func(dataset.Limits) error {
		return func(m dataset.Limits) error { _, err := m.Read("in", strings.NewReader(text)); return err }
	}
	for _, test := range []limitTest{
		{"bytes", 1000, int64(len(deep)), stream(deep), "in: want at most 1000 bytes", 0},
		{"bytes", int64(len(zipped)), 1 << 20, stream(zipped), "bytes unpacked, got ", 1},
		{"bytes", 100, 1 << 20, folder(files), "want at most 100 bytes", 8},
		{"files", 3, 8, stream(zipped), "in: want at most 3 files in a zip, got 8", 1},
		{"ratio", 10, 2000, stream(bomb), `want files at most 10 times as large unpacked, and "notes.txt" is 17825792 bytes from `, 1},
		{"depth", 49, 50, stream(deep), "in:59:14: want at most 49 levels of JSON within each other", 1},
		{"depth", 50, 51, folder(deepPackage), "datapackage.json:1:1: want at most 50 levels of JSON within each other", 1},
		{"rows", 3, 14, folder(files), "actors.csv:5:1: want at most 3 rows in a table, actors has more", -1},
		{"rows", 15_000, 25_000, folder(many), "want at most 15000 rows in a table, actors has more", 1},
		{"rows", 2, 14, stream(string(readSmallJSON(t))), "want at most 2 rows in a table", -1},
		{"field", 4999, 5000, folder(long), "events.csv:2:17: title: want at most 4999 bytes in a cell, got 5000", 1},
	} {
		checkLimit(t, test)
	}
}

// A limitTest reads an input under a limit that is too low for it, and under one that is high enough.
type limitTest struct {
	limit    string
	low, ok  int64
	read     func(dataset.Limits) error
	want     string
	problems int // -1 for any number of them
}

func checkLimit(t *testing.T, test limitTest) {
	t.Helper()
	l, ok := dataset.LimitNamed(test.limit)
	if !ok {
		t.Fatalf("there is no limit %s", test.limit)
	}
	m := dataset.DefaultLimits
	*l.Of(&m) = test.low
	err := test.read(m)
	if err == nil || !strings.Contains(err.Error(), test.want) || !strings.Contains(err.Error(), "; --limit "+test.limit+"=NUMBER raises that") {
		t.Errorf("%s=%d: got %v\nwant %s", test.limit, test.low, err, test.want)
	}
	if problems, _ := err.(dataset.Problems); test.problems >= 0 && len(problems) != test.problems {
		t.Errorf("%s=%d: got %d problems, want %d: %v", test.limit, test.low, len(problems), test.problems, err)
	}
	*l.Of(&m) = test.ok
	if err := test.read(m); err != nil {
		t.Errorf("%s=%d: got %v, want none", test.limit, test.ok, err)
	}
}

func TestEveryLimitIsDescribed(t *testing.T) {
	seen := map[*int64]string{}
	m := dataset.DefaultLimits
	for _, l := range dataset.AllLimits {
		if at := l.Of(&m); seen[at] != "" || *at < 1 || *at > l.Most || l.About == "" || l.Name != strings.ToLower(l.Name) {
			t.Errorf("%+v: want a limit of its own with a default and words", l)
		} else {
			seen[at] = l.Name
		}
	}
}
