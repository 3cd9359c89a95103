package dataset_test

import (
	"archive/zip"
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/go-json-experiment/json"

	"onrecord/dataset"
)

// dump is the whole content of a dataset, for comparing two.
func dump(t testing.TB, d *dataset.Dataset) string {
	t.Helper()
	var b strings.Builder
	about, err := json.Marshal(d.Package, json.Deterministic(true))
	if err != nil {
		t.Fatal(err)
	}
	fmt.Fprintf(&b, "%s\n", about)
	for i := range dataset.Tables {
		table := &dataset.Tables[i]
		fmt.Fprintf(&b, "%s\n", table.Name)
		for row := range table.Len(d) {
			for col, f := range table.Fields {
				if c := table.Cell(d, row, col); c.String() != "" {
					fmt.Fprintf(&b, "%s=%q %q %v ", f.Name, c.String(), c.List, c.Number)
				}
			}
			b.WriteByte('\n')
		}
	}
	return b.String()
}

// folderOf writes a dataset as a folder of CSV tables.
func folderOf(t testing.TB, d *dataset.Dataset) fstest.MapFS {
	t.Helper()
	about, err := json.Marshal(d.Package)
	if err != nil {
		t.Fatal(err)
	}
	files := fstest.MapFS{dataset.PackageFile: {Data: about}}
	for i := range dataset.Tables {
		table := &dataset.Tables[i]
		var b bytes.Buffer
		w := csv.NewWriter(&b)
		record := make([]string, len(table.Fields))
		for col, f := range table.Fields {
			record[col] = f.Name
		}
		w.Write(record)
		for row := range table.Len(d) {
			for col := range table.Fields {
				record[col] = table.Cell(d, row, col).String()
			}
			w.Write(record)
		}
		w.Flush()
		files[table.Name+".csv"] = &fstest.MapFile{Data: b.Bytes()}
	}
	return files
}

type entry struct{ name, text string }

func entries(files fstest.MapFS, folder string) (list []entry) {
	for _, t := range append([]string{dataset.PackageFile}, tableFiles()...) {
		if f := files[t]; f != nil {
			list = append(list, entry{folder + t, string(f.Data)})
		}
	}
	return list
}

func tableFiles() (names []string) {
	for _, t := range dataset.Tables {
		names = append(names, t.Name+".csv")
	}
	return names
}

func zipOf(t testing.TB, list []entry) string {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, e := range list {
		w, err := z.Create(e.name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := io.WriteString(w, e.text); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// TestSameDataset: the folder, the zip, the document and the stream load equal.
func TestSameDataset(t *testing.T) {
	want := dump(t, loadSmall(t))
	files := smallFiles(t)
	flat := zipOf(t, entries(files, ""))
	dir := t.TempDir()
	file := func(name, text string) string {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
		return path
	}
	lines := fstest.MapFS{}
	for name, f := range files {
		text := string(f.Data)
		if strings.HasSuffix(name, ".csv") {
			text = "\n" + strings.ReplaceAll(text, "\n", "\r\n\r\n")
			text = strings.TrimSuffix(text, "\r\n")
		}
		lines[name] = &fstest.MapFile{Data: []byte(text)}
	}
	load := func(name string) (*dataset.Dataset, error) { return dataset.Load(name, nil) }
	for _, test := range []struct {
		about string
		load  func() (*dataset.Dataset, error)
	}{
		{"a folder in memory", func() (*dataset.Dataset, error) { return dataset.ReadFS("", files) }},
		{"a folder with a slash", func() (*dataset.Dataset, error) { return load(small + "/") }},
		{"a zip", func() (*dataset.Dataset, error) { return load(file("small.zip", flat)) }},
		{"a zip by another name", func() (*dataset.Dataset, error) { return load(file("small", flat)) }},
		{"a zip of the folder itself", func() (*dataset.Dataset, error) {
			return load(file("deep.zip", zipOf(t, append([]entry{{"a/", ""}, {"a/b/", ""}}, entries(files, "a/b/")...))))
		}},
		{"a zip with files that are not ours", func() (*dataset.Dataset, error) {
			return load(file("more.zip", zipOf(t, append([]entry{{"__MACOSX/._figures.csv", "\x00"}, {"small/README", "Hello"}}, entries(files, "small/")...))))
		}},
		{"a zip on stdin", func() (*dataset.Dataset, error) { return dataset.Load("-", strings.NewReader(flat)) }},
		{"a document", func() (*dataset.Dataset, error) { return load("testdata/small.json") }},
		{"a document on stdin", func() (*dataset.Dataset, error) { return dataset.Load("-", bytes.NewReader(readSmallJSON(t))) }},
		{"a document that begins with white space", func() (*dataset.Dataset, error) {
			return dataset.Read("x", io.MultiReader(strings.NewReader("\ufeff \r\n\t"), bytes.NewReader(readSmallJSON(t))))
		}},
		{"CRLF, empty lines, no last line end", func() (*dataset.Dataset, error) { return dataset.ReadFS("", lines) }},
		{"written again", func() (*dataset.Dataset, error) { return dataset.ReadFS("", folderOf(t, loadSmall(t))) }},
	} {
		d, err := test.load()
		if err != nil {
			t.Errorf("%s: %v", test.about, err)
			continue
		}
		if got := dump(t, d); got != want {
			t.Errorf("%s differs\ngot:\n%s\nwant:\n%s", test.about, got, want)
		}
	}
}

// TestBadInputs: inputs that are not a dataset, or that lead out of its folder, are errors.
func TestBadInputs(t *testing.T) {
	files := smallFiles(t)
	with := func(more ...entry) string { return zipOf(t, append(entries(files, ""), more...)) }
	flat := with()
	for _, test := range []struct{ about, input, want string }{
		{"nothing", "", "in: want a zip or a JSON document of a dataset, got nothing"},
		{"white space", " \n", "in: want a zip or a JSON document of a dataset, got nothing"},
		{"text", "hello\nworld", `in: want a folder of tables, a zip of one or a JSON document, got a file that begins with "hello"`},
		{"half a zip", flat[:len(flat)/2], "in: want a zip that is whole: zip: not a valid zip file"},
		{"an empty zip", zipOf(t, nil), "in/sources.csv: want this table, it is not there: one row is a document\n" +
			"in/actors.csv: want this table, it is not there: one row is somebody who makes claims, or passes them on\n" +
			"in/events.csv: want this table, it is not there: one row is a flight, a programme or a period\n" +
			"in/figures.csv: want this table, it is not there: one row is one claim about a number"},
		{"a path out of the zip", with(entry{"../evil", ""}), `in: want paths inside the zip, got "../evil"`},
		{"an absolute path", with(entry{"/etc/evil", ""}), `in: want paths inside the zip, got "/etc/evil"`},
		{"a path with a dot", with(entry{"./evil", ""}), `in: want paths inside the zip, got "./evil"`},
		{"a backslash", with(entry{`a\evil`, ""}), `in: want / between folders in a zip, got "a\\evil"`},
		{"a name twice", with(entry{"figures.csv", ""}), `in: has "figures.csv" twice`},
		{"a file and a folder", with(entry{"figures.csv/", ""}), `in: has "figures.csv/" twice`},
		{"two datasets", with(entry{"old/datapackage.json", "{}"}), `in: want one dataset in the zip, got a datapackage.json in "." and in "old"`},
		{"two datasets without a package", zipOf(t, []entry{{"a/figures.csv", ""}, {"b/figures.csv", ""}}), `in: want one dataset in the zip, got a figures.csv in "a" and in "b"`},
		{"a workbook", with(entry{"[Content_Types].xml", ""}), "in: want a zip of a dataset, got an Office document"},
		{"a bomb", with(entry{"bomb", strings.Repeat("\x00", 20<<20)}), `in: want files at most 400 times as large unpacked, and "bomb" is 20971520 bytes from …`},
		{"a link", zipHeader(t, "figures.csv", func(h *zip.FileHeader) { h.SetMode(os.ModeSymlink | 0o777) }), `in: want regular files, and "figures.csv" is none`},
		{"a device", zipHeader(t, "figures.csv", func(h *zip.FileHeader) { h.SetMode(os.ModeDevice | 0o666) }), `in: want regular files, and "figures.csv" is none`},
		{"a password", zipHeader(t, "figures.csv", func(h *zip.FileHeader) { h.Flags |= 1 }), `in: want a zip without a password, and "figures.csv" has one`},
		{"a size that is a lie", zipHeader(t, "bomb", func(h *zip.FileHeader) { h.UncompressedSize64 = 1 << 63; h.CompressedSize64 = 1 << 62 }, "bomb2"),
			"in: want at most 4294967296 bytes unpacked, got 18446744073709551615; --limit bytes=NUMBER raises that"},
	} {
		d, err := dataset.Read("in", strings.NewReader(test.input))
		switch {
		case err == nil:
			t.Errorf("%s: got a dataset of %d figures, want %q", test.about, len(d.Figures), test.want)
		case err.Error() != test.want && !(strings.HasSuffix(test.want, "…") && strings.HasPrefix(err.Error(), strings.TrimSuffix(test.want, "…"))):
			t.Errorf("%s:\ngot:  %s\nwant: %s", test.about, err, test.want)
		}
	}
	if _, err := dataset.Load("testdata/not-there", nil); !errors.Is(err, fs.ErrNotExist) || err.Error() != "testdata/not-there: no such file or directory" {
		t.Errorf("a name that is not there: %v, want an error that says so", err)
	}
	if _, err := dataset.Load(small+"/figures.csv", nil); err == nil || !strings.Contains(err.Error(), "want a folder of tables, a zip of one or a JSON document") {
		t.Errorf("one table: %v", err)
	}
	broken := fmt.Errorf("the disk is on fire")
	if _, err := dataset.Read("in", io.MultiReader(strings.NewReader("{"), &failing{broken})); err == nil || err.Error() != "in: the disk is on fire" {
		t.Errorf("a reader that fails: %v", err)
	}
}

type failing struct{ err error }

func (f *failing) Read([]byte) (int, error) { return 0, f.err }

// zipHeader is a zip with one or several files whose headers are wrong.
func zipHeader(t *testing.T, name string, change func(*zip.FileHeader), more ...string) string {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, n := range append([]string{name}, more...) {
		h := &zip.FileHeader{Name: n, Method: zip.Deflate}
		change(h)
		if _, err := z.CreateRaw(h); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// TestZipThatDamaged: damage that shows only when a file is unpacked is a problem of that file.
func TestZipThatIsDamaged(t *testing.T) {
	text := zipOf(t, entries(smallFiles(t), ""))
	at := strings.Index(text, "figures.csv") + len("figures.csv") + 40
	damaged := text[:at] + "\x00\x01\x02" + text[at+3:]
	_, err := dataset.Read("in", strings.NewReader(damaged))
	if err == nil || !strings.Contains(err.Error(), "in/figures.csv: ") {
		t.Errorf("got %v, want a problem with in/figures.csv", err)
	}
	if err != nil && strings.Count(err.Error(), "\n") > 0 {
		t.Errorf("got %v, want one problem", err)
	}
}

func TestManyProblems(t *testing.T) {
	files := smallFiles(t)
	var b strings.Builder
	b.Write(files["figures.csv"].Data)
	for i := range 30_000 {
		fmt.Fprintf(&b, "f%d,nowhere%d,aboard,exact,x,,,,,,,,,,,,\n", i, i)
	}
	files["figures.csv"] = &fstest.MapFile{Data: []byte(b.String())}
	_, err := dataset.ReadFS("in", files)
	problems, ok := err.(dataset.Problems)
	if !ok || len(problems) > 10_001 {
		t.Fatalf("%T of %d, want problems, 10001 at most", err, len(problems))
	}
	if last := problems[len(problems)-1].Error(); !strings.HasPrefix(last, "in: has at least ") {
		t.Errorf("the last is %q, want it to say how many more there are", last)
	}
}

// TestLongLine: a document of one long line is read in linear time.
func TestLongLine(t *testing.T) {
	var b strings.Builder
	b.WriteString(`{"sources": [{"id": "s", "reading": "copy"}], "actors": [{"id": "a", "name": "A"}], "events": [{"id": "e", "kind": "flight", "title": "E"}], "figures": [`)
	for i := range 4_000 {
		fmt.Fprintf(&b, `{"id": "f%d", "event": "e", "measure": "aboard", "qualifier": "exact", "value": 5.5, "speaker": "a", "source": "s%d", "note": "%s"},`, i, i, strings.Repeat("ط", 300))
	}
	b.WriteString(`{"id": "last"}]}`)
	_, err := dataset.Read("in", strings.NewReader(b.String()))
	if problems, ok := err.(dataset.Problems); !ok || len(problems) < 4_000 {
		t.Errorf("got %d problems, want at least 4000", len(problems))
	}
}
