package atomicfile

import (
	"encoding/json"
	"fmt"
	"path/filepath"
	"strings"
	"testing"
)

func TestWriteFolderManifest(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "site")
	_, err := WriteFolder(t.Context(), dir, []Entry{
		{Name: "b.txt", Bytes: []byte("abc")},
		{Name: "a/<é>.txt"},
	}, Options{Dataset: json.RawMessage(` {"version":"1.2", "name":"<figures> & dates"}`)})
	wantError(t, err, dir, `got "a/<é>.txt"`)
	_, err = WriteFolder(t.Context(), dir, []Entry{
		{Name: "b.txt", Bytes: []byte("abc")},
		{Name: "a/é.txt"},
	}, Options{Dataset: json.RawMessage(` {"version":"1.2", "name":"<figures> & dates"}`)})
	if err != nil {
		t.Fatal(err)
	}
	// The sums of "" and "abc" are the examples of FIPS 180-2.
	wantTree(t, dir, map[string]string{
		"a": "<folder>", "a/é.txt": "", "b.txt": "abc",
		"manifest.json": `{
  "onrecord": "1",
  "dataset": {
    "version": "1.2",
    "name": "<figures> & dates"
  },
  "files": [
    {
      "path": "a/é.txt",
      "bytes": 0,
      "sha256": "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    },
    {
      "path": "b.txt",
      "bytes": 3,
      "sha256": "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    }
  ]
}
`})
}

func TestWriteFolderRefusesEntries(t *testing.T) {
	parent := t.TempDir()
	dir := filepath.Join(parent, "site")
	for _, test := range []struct {
		names []string
		want  string
	}{
		{nil, "want at least one file, got none"},
		{[]string{""}, `inside the folder, got ""`},
		{[]string{"."}, `inside the folder, got "."`},
		{[]string{"../a"}, `got "../a"`},
		{[]string{"a/../b"}, `got "a/../b"`},
		{[]string{"/a"}, `got "/a"`},
		{[]string{"a/"}, `got "a/"`},
		{[]string{`a\b`}, `got "a\\b"`},
		{[]string{"c:a"}, `got "c:a"`},
		{[]string{"a\x00"}, `got "a\x00"`},
		{[]string{"a\xff"}, `got "a\xff"`},
		{[]string{"a", "b", "a"}, `want every file once, got "a" and "a"`},
		{[]string{"A", "a"}, `want every file once, got "A" and "a"`},
		{[]string{"a", "a/b"}, `want a file or a folder, got "a" and "a/b"`},
		{[]string{"a/b/c", "a"}, `want a file or a folder, got "a" and "a/b/c"`},
		{[]string{"manifest.json"}, `want every file once, got "manifest.json" and "manifest.json"`},
		{[]string{"Manifest.json"}, `want every file once, got "manifest.json" and "Manifest.json"`},
	} {
		var entries []Entry
		for _, name := range test.names {
			entries = append(entries, Entry{Name: name})
		}
		_, err := WriteFolder(t.Context(), dir, entries, Options{})
		wantError(t, err, dir, test.want)
	}
	for _, dataset := range []string{"", "[]", "null", `{"a":1`, `{} {}`} {
		_, err := WriteFolder(t.Context(), dir, siteEntries("first"), Options{Dataset: json.RawMessage(dataset)})
		wantError(t, err, dir, "want a JSON object")
	}
	_, err := WriteFolder(t.Context(), dir, []Entry{{Name: "a", Bytes: []byte{1}, Write: writes("")}}, Options{})
	wantError(t, err, dir, "want Bytes or Write, got both")
	wantNames(t, parent)
}

func FuzzManifestStaysInFolder(f *testing.F) {
	const sum = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
	for _, name := range []string{"a/b.txt", "../a", "/a", "a//b", "manifest.json", "A", ""} {
		f.Add(`{"onrecord":"1","dataset":{},"files":[{"path":"` + name + `","bytes":0,"sha256":"` + sum + `"}]}`)
	}
	f.Fuzz(func(t *testing.T, text string) {
		m, err := decodeManifest([]byte(text))
		if err != nil {
			return
		}
		for _, file := range m.Files {
			if !filepath.IsLocal(filepath.FromSlash(file.Path)) || strings.EqualFold(file.Path, ManifestName) {
				t.Errorf("%q is listed by %q", file.Path, text)
			}
		}
		if _, err := encodeManifest(m.Dataset, m.Files); err != nil {
			t.Errorf("%q was read but cannot be written: %v", text, err)
		}
	})
}

// A folder without a manifest belongs to the user: it is created, but never replaced.
func TestWriteFolderNoManifest(t *testing.T) {
	parent := t.TempDir()
	dir := filepath.Join(parent, "site")
	left := filepath.Join(parent, ".site.onrecord-999999-0123456789abcdef.new")
	mustWriteFile(t, filepath.Join(left, "x"), "of a run that was killed")
	if _, err := WriteFolder(t.Context(), dir, siteEntries("first"), Options{NoManifest: true}); err != nil {
		t.Fatal(err)
	}
	wantNames(t, parent, "site")
	if got := readTree(t, dir); len(got) != 9 || got["index.html"] != "index first" || got[ManifestName] != "" {
		t.Errorf("got %d files, %.200q", len(got), fmt.Sprint(got))
	}
	before := readTree(t, dir)
	_, err := WriteFolder(t.Context(), dir, siteEntries("second"), Options{NoManifest: true, Overwrite: true})
	wantError(t, err, dir, "already exists")
	wantTree(t, dir, before)
}
