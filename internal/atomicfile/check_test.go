package atomicfile

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// CheckFolder finds what keeps a folder from being replaced, and leaves no files.
func TestCheckFolder(t *testing.T) {
	dir := t.TempDir()
	write := func(name, text string) {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	write("file", "x")
	ours := filepath.Join(dir, "ours")
	if _, err := WriteFolder(context.Background(), ours, []Entry{{Name: "a", Bytes: []byte("a")}}, Options{}); err != nil {
		t.Fatal(err)
	}
	if err := os.Mkdir(filepath.Join(dir, "theirs"), 0o700); err != nil {
		t.Fatal(err)
	}
	write("theirs/letter", "x")
	before, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]string{
		"ours": "", "new": "", "file": "want the name of a folder, got a file",
		"nowhere/new": "no such file", "theirs": "letter",
	} {
		for _, opt := range []Options{{}, {DryRun: true}} {
			err := CheckFolder(filepath.Join(dir, name), opt)
			if (err == nil) != (want == "") || err != nil && !strings.Contains(err.Error(), want) {
				t.Errorf("%s, %+v: got %v, want %q", name, opt, err, want)
			}
		}
	}
	var notReplaced *NotReplacedError
	if err := CheckFolder(filepath.Join(dir, "theirs"), Options{}); !errors.As(err, &notReplaced) {
		t.Errorf("got %v, want an NotReplacedError", err)
	}
	after, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	if len(after) != len(before) {
		t.Errorf("got %v in the folder, want %v as before", after, before)
	}
}
