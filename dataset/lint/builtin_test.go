package lint_test

import (
	"bytes"
	"flag"
	"io"
	"os"
	"testing"

	"onrecord/dataset"
	"onrecord/dataset/lint"
)

var update = flag.Bool("update", false, "write the golden files")

// TestBuiltInDataset depends on data/: it holds one story against it, in every format of output. Read a
// difference as an editor would, then run go test ./lint -update.
func TestBuiltInDataset(t *testing.T) {
	d := builtIn(t)
	f, err := os.Open("testdata/story.md")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	s, err := lint.Read(f, "story.md", lint.Auto)
	if err != nil {
		t.Fatal(err)
	}
	findings := lint.Check(d, s, lint.Options{})
	for name, write := range map[string]func(io.Writer, *dataset.Dataset, []lint.Finding) error{
		"story.txt": lint.WriteText, "story.json": lint.WriteJSON, "story.github": lint.WriteGitHub,
	} {
		var b bytes.Buffer
		if err := write(&b, d, findings); err != nil {
			t.Fatal(err)
		}
		golden(t, name, b.Bytes())
	}
}

func golden(t *testing.T, name string, got []byte) {
	t.Helper()
	path := "testdata/" + name
	if *update {
		if err := os.WriteFile(path, got, 0o666); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Errorf("%s: got\n%s\nwant\n%s\ngo test ./lint -update writes what was got", name, got, want)
	}
}
