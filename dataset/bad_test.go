package dataset_test

import (
	"os"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"

	"onrecord/dataset"
	"onrecord/internal/testkit/golden"
)

// TestBadDatasets reads each of the broken datasets of testdata/bad.txt and compares the messages with the
// ones written there. After -update, read them as somebody who has to correct the dataset and knows nothing
// else.
func TestBadDatasets(t *testing.T) {
	const path = "testdata/bad.txt"
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	blocks := strings.Split(strings.TrimSuffix(string(text), "\n"), "\n\n")
	titles := map[string]bool{}
	for i, block := range blocks {
		if !strings.HasPrefix(block, "# ") {
			continue
		}
		title, _, _ := strings.Cut(block[2:], "\n")
		if titles[title] {
			t.Errorf("%q is in %s twice", title, path)
		}
		titles[title] = true
		t.Run(title, func(t *testing.T) { blocks[i] = runBad(t, block) })
	}
	if got := strings.Join(blocks, "\n\n") + "\n"; golden.Update() && got != string(text) {
		if err := os.WriteFile(path, []byte(got), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	if len(titles) < 250 {
		t.Errorf("%d broken datasets, want at least 250", len(titles))
	}
}

// runBad breaks the small dataset as a block says and compares the messages; the result is the block
// with the messages that came.
func runBad(t *testing.T, block string) string {
	files, lines := smallFiles(t), strings.Split(block, "\n")
	kept, want := lines[:1:1], []string(nil)
	document := ""
	for _, line := range lines[1:] {
		if message, ok := strings.CutPrefix(line, "> "); ok {
			want = append(want, message)
			continue
		}
		kept = append(kept, line)
		file, change, _ := strings.Cut(line, ": ")
		if strings.HasSuffix(file, ".json") && file != dataset.PackageFile && file[0] != '+' {
			document = file
			if files[file] == nil {
				files[file] = &fstest.MapFile{Data: readSmallJSON(t)}
			}
		}
		change1(t, files, file, change)
	}
	var err error
	var d *dataset.Dataset
	if document != "" {
		d, err = dataset.Read(document, strings.NewReader(string(files[document].Data)))
	} else {
		d, err = dataset.ReadFS("", files)
	}
	var got []string
	switch {
	case err != nil:
		got = strings.Split(err.Error(), "\n")
	case len(d.Warnings) > 0:
		got = strings.Split(d.Warnings.Error(), "\n")
	}
	if len(got) == 0 {
		t.Error("no message, want at least one")
	}
	if !golden.Update() && strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("%s\ngot:\n  %s\nwant:\n  %s", strings.Join(kept[1:], "\n"), strings.Join(got, "\n  "), strings.Join(want, "\n  "))
	}
	for _, message := range got {
		kept = append(kept, "> "+message)
	}
	return strings.Join(kept, "\n")
}

// change1 makes one change to a file: "- " removes it, "= text" replaces it, "+ text" appends a line, and
// "old => new" replaces a text that occurs once.
func change1(t *testing.T, files fstest.MapFS, file, change string) {
	t.Helper()
	if change == "-" {
		delete(files, file)
		return
	}
	if files[file] == nil {
		files[file] = &fstest.MapFile{}
	}
	data := string(files[file].Data)
	if added, ok := strings.CutPrefix(change, "+ "); ok {
		data += unescape(t, added) + "\n"
	} else if whole, ok := strings.CutPrefix(change, "= "); ok {
		data = unescape(t, whole)
	} else {
		old, changed, ok := strings.Cut(change, " => ")
		old, changed = unescape(t, old), unescape(t, changed)
		if n := strings.Count(data, old); !ok || n != 1 {
			t.Fatalf("%s: want %q once, got it %d times", file, old, n)
		}
		data = strings.Replace(data, old, changed, 1)
	}
	files[file] = &fstest.MapFile{Data: []byte(data)}
}

// unescape interprets \n, \xff and the like as Go does, and a quote as itself. A lone ∅ is empty text.
func unescape(t *testing.T, s string) string {
	t.Helper()
	if s == "∅" {
		return ""
	}
	text, err := strconv.Unquote(`"` + strings.ReplaceAll(s, `"`, `\"`) + `"`)
	if err != nil {
		t.Fatalf("%q: %v", s, err)
	}
	return text
}

func readSmallJSON(t testing.TB) []byte {
	t.Helper()
	text, err := os.ReadFile("testdata/small.json")
	if err != nil {
		t.Fatal(err)
	}
	return text
}
