package terminal

import (
	"bytes"
	"io"
	"strings"
	"testing"

	"onrecord/dataset"
	"onrecord/dataset/lint"
)

func TestLintGitHubEscapes(t *testing.T) {
	var b bytes.Buffer
	f := lint.Finding{Code: lint.Share, File: "a,b:c%\n.md", Line: 2, Column: 3, EndLine: 2, EndColumn: 5, Message: "20 % of it,\nsaid: he", Suggestion: "x"}
	if err := LintGitHub(&b, small(t, "", "", ""), []lint.Finding{f}); err != nil {
		t.Fatal(err)
	}
	want := "::warning file=a%2Cb%3Ac%25%0A.md,line=2,endLine=2,col=3,endColumn=5,title=onrecord%3A share::20 %25 of it,%0Asaid: he%0Ax\n"
	if b.String() != want {
		t.Errorf("got %q, want %q", b.String(), want)
	}
}

func TestLintEscapesControlCharacters(t *testing.T) {
	var b bytes.Buffer
	if err := Lint(&b, small(t, "", "", ""), []lint.Finding{{Code: lint.Share, Message: "x\x1b[2J"}}); err != nil {
		t.Fatal(err)
	}
	if got := b.String(); strings.ContainsRune(got, '\x1b') || !strings.Contains(got, `x\u001b[2J`) {
		t.Errorf("got %q, want no control characters", got)
	}
}

type brokenWriter struct{}

func (brokenWriter) Write([]byte) (int, error) { return 0, io.ErrShortWrite }

func TestLintWriteErrors(t *testing.T) {
	d := small(t, "", "", "")
	findings := []lint.Finding{{Code: lint.Share, Message: "x"}}
	for name, write := range map[string]func(io.Writer, *dataset.Dataset, []lint.Finding) error{"text": Lint, "github": LintGitHub} {
		if write(brokenWriter{}, d, findings) == nil {
			t.Errorf("%s: want the error of the writer, got none", name)
		}
	}
}
