package cli

import (
	"errors"
	"maps"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"onrecord/dataset/merge"
)

// reviewOf returns a review that replaces the text "old" of files in a folder by "new".
func reviewOf(t *testing.T, names ...string) *merge.Review {
	t.Helper()
	r := &merge.Review{Dataset: t.TempDir()}
	for _, name := range names {
		path := filepath.Join(r.Dataset, name)
		if err := os.WriteFile(path, []byte("old"), 0o600); err != nil {
			t.Fatal(err)
		}
		r.Files = append(r.Files, merge.File{Path: path, Old: "old", Text: "new"})
	}
	return r
}

// contents returns the texts of the files in a folder, by name.
func contents(t *testing.T, dir string) map[string]string {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	texts := map[string]string{}
	for _, e := range entries {
		b, err := os.ReadFile(filepath.Join(dir, e.Name()))
		if err != nil {
			t.Fatal(err)
		}
		texts[e.Name()] = string(b)
	}
	return texts
}

func TestReplaceTables(t *testing.T) {
	r := reviewOf(t, "a.csv", "b.csv")
	r.Files = append(r.Files, merge.File{Path: filepath.Join(r.Dataset, "c.csv"), Text: "new", New: true})
	if err := replaceTables(t.Context(), r); err != nil || !r.Written {
		t.Fatalf("got %v, written %t", err, r.Written)
	}
	if got, want := contents(t, r.Dataset), map[string]string{"a.csv": "new", "b.csv": "new", "c.csv": "new"}; !maps.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

// A new dataset is a folder with all of its files.
func TestReplaceTablesOfNewFolder(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "above", "new")
	r := &merge.Review{Dataset: dir, New: true, Files: []merge.File{{Path: filepath.Join(dir, "a.csv"), Text: "new", New: true}}}
	if err := replaceTables(t.Context(), r); err != nil || !r.Written {
		t.Fatalf("got %v, written %t", err, r.Written)
	}
	if got := contents(t, dir); !maps.Equal(got, map[string]string{"a.csv": "new"}) {
		t.Errorf("got %q", got)
	}
}

// If a table has changed since the review, nothing is written.
func TestReplaceTablesChangedMeanwhile(t *testing.T) {
	r := reviewOf(t, "a.csv", "b.csv")
	if err := os.WriteFile(r.Files[1].Path, []byte("theirs"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := replaceTables(t.Context(), r); err == nil || !strings.Contains(err.Error(), "changed meanwhile") || r.Written {
		t.Errorf("got %v, written %t, want an error", err, r.Written)
	}
	r.Files[1] = merge.File{Path: r.Files[1].Path, Text: "new", New: true}
	if err := replaceTables(t.Context(), r); err == nil || !strings.Contains(err.Error(), "created meanwhile") || r.Written {
		t.Errorf("a new file that exists: got %v, written %t, want an error", err, r.Written)
	}
	if got, want := contents(t, r.Dataset), map[string]string{"a.csv": "old", "b.csv": "theirs"}; !maps.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

// If a table cannot be written, those before it are restored and new ones removed.
func TestReplaceTablesRestores(t *testing.T) {
	r := reviewOf(t, "a.csv")
	r.Files = append(r.Files,
		merge.File{Path: filepath.Join(r.Dataset, "b.csv"), Text: "new", New: true},
		merge.File{Path: filepath.Join(r.Dataset, "gone", "c.csv"), Text: "new", New: true})
	if err := replaceTables(t.Context(), r); !errors.Is(err, os.ErrNotExist) || r.Written {
		t.Errorf("got %v, written %t, want an error: there is no such folder", err, r.Written)
	}
	if got, want := contents(t, r.Dataset), map[string]string{"a.csv": "old"}; !maps.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

// Open conflicts and problems prevent any writing.
func TestReplaceTablesBlocked(t *testing.T) {
	r := reviewOf(t, "a.csv")
	r.Conflicts = []merge.Conflict{{Kind: merge.BothChanged}}
	if err := replaceTables(t.Context(), r); !errors.Is(err, merge.ErrConflicts) || r.Written {
		t.Errorf("got %v, written %t, want ErrConflicts", err, r.Written)
	}
	if got := contents(t, r.Dataset); !maps.Equal(got, map[string]string{"a.csv": "old"}) {
		t.Errorf("got %q", got)
	}
}
