package lint_test

import (
	"bytes"
	"io"
	"os"
	"testing"

	"onrecord/dataset"
	"onrecord/dataset/lint"
	"onrecord/export/terminal"
	"onrecord/internal/testkit/fixture"
	"onrecord/internal/testkit/golden"
)

// TestBuiltInDataset depends on data/: it checks one story against it, in every output format. Read a
// difference as an editor would, then run go test ./dataset/lint -update.
func TestBuiltInDataset(t *testing.T) {
	d := fixture.BuiltIn(t)
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
		"story.txt": terminal.Lint, "story.json": lint.WriteJSON, "story.github": terminal.LintGitHub,
	} {
		var b bytes.Buffer
		if err := write(&b, d, findings); err != nil {
			t.Fatal(err)
		}
		golden.Check(t, "testdata/"+name, b.Bytes())
	}
}
