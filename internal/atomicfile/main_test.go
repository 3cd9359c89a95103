package atomicfile

import (
	"errors"
	"io"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

func TestMain(m *testing.M) {
	if child := os.Getenv("ATOMICFILE_CHILD"); child != "" {
		childMain(child)
	}
	os.Exit(m.Run())
}

// readTree returns the contents of the files in a folder by slash-separated name, with <folder> and <link> for
// folders and links. It returns nil if the folder does not exist.
func readTree(t *testing.T, dir string) map[string]string {
	t.Helper()
	if _, err := os.Lstat(dir); errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	found := map[string]string{}
	err := filepath.WalkDir(dir, func(path string, entry fs.DirEntry, err error) error {
		if err != nil || path == dir && entry.IsDir() {
			return err
		}
		name, _ := filepath.Rel(dir, path)
		name = filepath.ToSlash(name)
		switch {
		case entry.IsDir():
			found[name] = "<folder>"
		case entry.Type()&fs.ModeSymlink != 0:
			found[name] = "<link>"
		default:
			text, err := os.ReadFile(path)
			found[name] = string(text)
			return err
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return found
}

func readNames(t *testing.T, dir string) []string {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	list := []string{}
	for _, entry := range entries {
		list = append(list, entry.Name())
	}
	return list
}

func wantNames(t *testing.T, dir string, want ...string) {
	t.Helper()
	if got := readNames(t, dir); !slices.Equal(got, want) {
		t.Errorf("in %s: got %q, want %q", filepath.Base(dir), got, want)
	}
}

func wantTree(t *testing.T, dir string, want map[string]string) {
	t.Helper()
	if got := readTree(t, dir); !maps.Equal(got, want) || (got == nil) != (want == nil) {
		t.Errorf("%s:\n got %q\nwant %q", filepath.Base(dir), got, want)
	}
}

func wantFile(t *testing.T, path, want string) {
	t.Helper()
	got, err := os.ReadFile(path)
	if err != nil || string(got) != want {
		t.Errorf("%s: got %.60q (%d bytes), %v, want %.60q", filepath.Base(path), got, len(got), err, want)
	}
}

// wantError checks that an error begins with the path, as all of them do, and contains rest.
func wantError(t *testing.T, err error, path, rest string) {
	t.Helper()
	if err == nil || !strings.HasPrefix(err.Error(), path) || !strings.Contains(err.Error(), rest) {
		t.Errorf("got error %v, want %s: ... %s", err, path, rest)
	}
	if err != nil && strings.Contains(err.Error(), ".onrecord-") {
		t.Errorf("error names a temporary file: %v", err)
	}
}

func mustWriteFile(t *testing.T, path, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text), 0o666); err != nil {
		t.Fatal(err)
	}
}

// writes returns a function that writes s.
func writes(s string) func(io.Writer) error {
	return func(w io.Writer) error {
		_, err := io.WriteString(w, s)
		return err
	}
}

// siteEntries returns files that contain the name of their edition. Each edition has one file that others lack.
func siteEntries(edition string) []Entry {
	list := []Entry{
		{Name: "index.html", Write: writes("index " + edition)},
		{Name: "tables/figures.csv", Bytes: []byte("figures " + edition)},
		{Name: "tables/deep/er/events.csv", Bytes: []byte("events " + edition)},
		{Name: "licence.txt", Bytes: []byte("the same in each")},
		{Name: "big.json", Write: writes(strings.Repeat(edition+" ", 12_000))},
	}
	return append(list, Entry{Name: edition + "-only.html"})
}

func mustWriteFolder(t *testing.T, dir, edition string, opt Options) Change {
	t.Helper()
	change, err := WriteFolder(t.Context(), dir, siteEntries(edition), opt)
	if err != nil {
		t.Fatal(err)
	}
	return change
}

// siteTree returns what readTree returns for a folder with the edition.
func siteTree(t *testing.T, edition string) map[string]string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "site")
	mustWriteFolder(t, dir, edition, Options{})
	return readTree(t, dir)
}
