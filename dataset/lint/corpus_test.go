package lint_test

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"onrecord/dataset/lint"
	"onrecord/internal/testkit/fixture"
)

// A measure counts findings that were wanted and found, found and not wanted, wanted and not found.
type measure struct{ sentences, right, wrong, missed int }

func (m measure) precision() float64 { return float64(m.right) / float64(max(1, m.right+m.wrong)) }
func (m measure) recall() float64    { return float64(m.right) / float64(max(1, m.right+m.missed)) }

func (m measure) String() string {
	return fmt.Sprintf("%d sentences: %d findings right, %d wrong, %d missed: precision %.3f, recall %.3f",
		m.sentences, m.right, m.wrong, m.missed, m.precision(), m.recall())
}

// measured runs a corpus, each line "codes | sentence" a story of its own, and returns the sentences that it got wrong.
func measured(t testing.TB, path string) (m measure, differences []string) {
	t.Helper()
	d := fixture.BuiltIn(t)
	corpus, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	for i, line := range strings.Split(string(corpus), "\n") {
		if line == "" || line[0] == '#' {
			continue
		}
		codes, sentence, ok := strings.Cut(line, " | ")
		if !ok {
			t.Fatalf("%s:%d: want codes, a bar and a sentence, got %q", path, i+1, line)
		}
		var want, got []string
		if codes != "ok" {
			want = strings.Fields(codes)
		}
		s, err := lint.Read(strings.NewReader(sentence), "sentence", lint.Text)
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range lint.Check(d, s, lint.Options{}) {
			got = append(got, string(f.Code))
		}
		m.sentences++
		slices.Sort(want)
		slices.Sort(got)
		if !slices.Equal(got, want) {
			differences = append(differences, fmt.Sprintf("%s:%d: got %v, want %v: %s", path, i+1, got, want, sentence))
		}
		for _, code := range got {
			if j := slices.Index(want, code); j >= 0 {
				m.right++
				want = slices.Delete(want, j, j+1)
			} else {
				m.wrong++
			}
		}
		m.missed += len(want)
	}
	return m, differences
}

// What the corpora gave when last looked at. TestCorpus fails below them.
const (
	corpusPrecision, corpusRecall   = 1.0, 1.0
	heldOutPrecision, heldOutRecall = 0.857, 0.923
	furtherPrecision, furtherRecall = 1.0, 1.0
)

// TestCorpus depends on data/: the sentences are about it.
func TestCorpus(t *testing.T) {
	m, differences := measured(t, "testdata/corpus.txt")
	t.Log(m)
	for _, d := range differences {
		t.Log(d)
	}
	if m.precision() < corpusPrecision || m.recall() < corpusRecall {
		t.Errorf("got precision %.3f and recall %.3f, want at least %.3f and %.3f", m.precision(), m.recall(), corpusPrecision, corpusRecall)
	}
	if m.sentences < 60 {
		t.Errorf("got %d sentences, want at least 60", m.sentences)
	}
}

// TestHeldOut depends on data/ too. The sentences were written after the rules and nothing was changed to
// fit them.
func TestHeldOut(t *testing.T) {
	for _, set := range []struct {
		file              string
		precision, recall float64
	}{{"heldout.txt", heldOutPrecision, heldOutRecall}, {"heldout2.txt", furtherPrecision, furtherRecall}} {
		m, differences := measured(t, "testdata/"+set.file)
		t.Log(m)
		for _, d := range differences {
			t.Log(d)
		}
		if m.precision() < set.precision-0.001 || m.recall() < set.recall-0.001 {
			t.Errorf("%s: got precision %.3f and recall %.3f, want at least %.3f and %.3f", set.file, m.precision(), m.recall(), set.precision, set.recall)
		}
	}
}
