package lint_test

import (
	"fmt"
	"os"
	"strings"
	"testing"
)

// docs/lint.md says how good the rules are. The numbers are measured again here.
func TestDocsNumbers(t *testing.T) {
	text, err := os.ReadFile("../../docs/lint.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range []string{"corpus.txt", "heldout.txt", "heldout2.txt"} {
		m, _ := measured(t, "testdata/"+file)
		row := fmt.Sprintf("| %d | %d | %d | %d | %.2f | %.2f |\n", m.sentences, m.right, m.wrong, m.missed, m.precision(), m.recall())
		if !strings.Contains(string(text), row) {
			t.Errorf("docs/lint.md: want for %s the row %s", file, row)
		}
	}
}
