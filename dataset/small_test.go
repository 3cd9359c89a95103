package dataset_test

import (
	"fmt"
	"io/fs"
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"onrecord/dataset"
	"onrecord/internal/testkit/golden"
)

// small is the folder of a dataset made for these tests. Its people are invented.
const small = "testdata/small"

func loadSmall(t testing.TB) *dataset.Dataset {
	t.Helper()
	d, err := dataset.Load(small, nil)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// smallFiles is a copy of the folder in memory, which tests may change.
func smallFiles(t testing.TB) fstest.MapFS {
	t.Helper()
	files := fstest.MapFS{}
	folder := os.DirFS(small)
	names, err := fs.Glob(folder, "*")
	if err != nil {
		t.Fatal(err)
	}
	for _, n := range names {
		text, err := fs.ReadFile(folder, n)
		if err != nil {
			t.Fatal(err)
		}
		files[n] = &fstest.MapFile{Data: text}
	}
	return files
}

// TestDerived compares the ranges and comparisons of the small dataset with values computed by hand.
func TestDerived(t *testing.T) {
	d := loadSmall(t)
	var b strings.Builder
	for _, r := range d.Ranges() {
		fmt.Fprintf(&b, "%s: %s\n", r.ID, r.Words)
		fmt.Fprintf(&b, "\tlow %s approximate %t open %t, high %s approximate %t open %t, contested %t\n",
			or(r.Least().String(), "unknown"), r.From().Approximate, r.OpenBelow(), or(r.Most().String(), "unknown"), r.To().Approximate, r.OpenAbove(), r.Contested)
		fmt.Fprintf(&b, "\tstated %s to %s: %s\n", or(r.Stated.Low.String(), "none"), or(r.Stated.High.String(), "none"), or(r.StatedWords(d.Words()), "one number"))
		fmt.Fprintf(&b, "\tclaims %s in %d statements, left out %v\n", r.Claims, r.Statements, r.LeftOut)
		again, ok := d.Range(r.Event, r.Group)
		if !ok || fmt.Sprint(again) != fmt.Sprint(r) {
			t.Errorf("Range(%q, %q) = %v, %t; Ranges has %v", r.Event, r.Group, again, ok, r)
		}
	}
	for _, c := range d.Compared() {
		fmt.Fprintf(&b, "\n%s: %s\n", c.ID, c.Title)
		for _, n := range c.Numbers() {
			s := n.Span
			fmt.Fprintf(&b, "%s: %s\n", n.ID, n.Words)
			if n.Reason != "" {
				fmt.Fprintf(&b, "\tno number: %s\n", n.Reason)
				continue
			}
			fmt.Fprintf(&b, "\t%s, low %d/%d, high %d/%d, approximate %t, in %s of %s\n", s.Bound(), s.Low.Num, s.Low.Den, s.High.Num, s.High.Den, s.Approximate, n.Unit, n.Claims)
			if n.Given != "" {
				fmt.Fprintf(&b, "\t%s\n", n.Given)
			}
			if n.Sentence != "" {
				fmt.Fprintf(&b, "\t%s\n", n.Sentence)
			}
		}
	}
	golden.Check(t, "testdata/small.golden", b.String())
}

func or(s, instead string) string {
	if s == "" {
		return instead
	}
	return s
}
