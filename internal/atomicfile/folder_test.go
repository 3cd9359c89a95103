package atomicfile

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"time"

	"onrecord/internal/testkit"
)

func TestFolderManifest(t *testing.T) {
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

func TestFolderReplacesAsAWhole(t *testing.T) {
	for _, how := range []string{"exchange", "two renames"} {
		t.Run(how, func(t *testing.T) {
			if how == "two renames" {
				noExchange(t)
			}
			parent := t.TempDir()
			dir := filepath.Join(parent, "site")
			first, second := built(t, "first"), built(t, "second")

			got := mustBuild(t, dir, "first", Options{})
			want := Change{Replaced: true, Added: []string{"big.json", "first-only.html", "index.html", "licence.txt", "tables/deep/er/events.csv", "tables/figures.csv"}}
			if !reflect.DeepEqual(got, want) {
				t.Errorf("got %+v\nwant %+v", got, want)
			}
			wantTree(t, dir, first)

			want = Change{
				Replaced: true,
				Added:    []string{"second-only.html"},
				Changed:  []string{"big.json", "index.html", "tables/deep/er/events.csv", "tables/figures.csv"},
				Same:     []string{"licence.txt"},
				Removed:  []string{"first-only.html"},
			}
			got, err := WriteFolder(t.Context(), dir, site("second"), Options{DryRun: true})
			if err != nil || !reflect.DeepEqual(got, want) {
				t.Errorf("dry run: got %+v, %v\nwant %+v", got, err, want)
			}
			wantTree(t, dir, first)

			if got := mustBuild(t, dir, "second", Options{}); !reflect.DeepEqual(got, want) {
				t.Errorf("got %+v\nwant %+v", got, want)
			}
			wantTree(t, dir, second)
			wantNames(t, parent, "site")
		})
	}
}

func noExchange(t *testing.T) {
	exchangeNames = func(*os.Root, string, string) error { return errors.ErrUnsupported }
	t.Cleanup(func() { exchangeNames = exchange })
}

func TestFolderIfChanged(t *testing.T) {
	parent := t.TempDir()
	dir := filepath.Join(parent, "site")
	opt := Options{IfChanged: true}
	long := time.Date(2025, 9, 30, 12, 0, 0, 0, time.UTC)
	index := filepath.Join(dir, "index.html")
	for i, test := range []struct {
		edition string
		before  func() error
		dataset string
		want    bool
	}{
		{"first", nil, `{}`, true},
		{"first", nil, `{}`, false},
		{"first", nil, `{"version":"2"}`, true},
		{"first", nil, `{"version":"2"}`, false},
		{"second", nil, `{"version":"2"}`, true},
		{"second", func() error { return os.Remove(index) }, `{"version":"2"}`, true},
	} {
		if test.before != nil {
			if err := test.before(); err != nil {
				t.Fatal(err)
			}
		}
		os.Chtimes(index, long, long)
		opt.Dataset, opt.DryRun = json.RawMessage(test.dataset), true
		if got := mustBuild(t, dir, test.edition, opt); got.Replaced != test.want {
			t.Errorf("%d: dry run: got replaced %v, want %v", i, got.Replaced, test.want)
		}
		opt.DryRun = false
		if got := mustBuild(t, dir, test.edition, opt); got.Replaced != test.want {
			t.Errorf("%d: got replaced %v, want %v", i, got.Replaced, test.want)
		}
		if info, err := os.Stat(index); err != nil || info.ModTime().Equal(long) == test.want {
			t.Errorf("%d: modified %v, %v", i, info, err)
		}
		wantNames(t, parent, "site")
	}
}

func TestFolderReplacesOnlyItsOwn(t *testing.T) {
	second := built(t, "second")
	for _, test := range replaceTests {
		t.Run(test.name, func(t *testing.T) {
			parent := t.TempDir()
			dir := filepath.Join(parent, "site")
			mustWriteFile(t, filepath.Join(parent, "other.txt"), "other")
			mustBuild(t, dir, "first", Options{})
			test.make(t, dir)
			before := tree(t, dir)
			dry := test.opt
			dry.DryRun = true
			_, dryErr := WriteFolder(t.Context(), dir, site("second"), dry)
			_, err := WriteFolder(t.Context(), dir, site("second"), test.opt)
			if test.want == "" {
				if err != nil || dryErr != nil {
					t.Error(err, dryErr)
				}
				wantTree(t, dir, second)
			} else {
				wantError(t, err, dir, test.want)
				wantError(t, dryErr, dir, test.want)
				var notReplaced *NotReplacedError
				if !errors.As(err, &notReplaced) || notReplaced.Dir != dir {
					t.Errorf("got %#v, want an *NotReplacedError", err)
				}
				wantTree(t, dir, before)
			}
			wantFile(t, filepath.Join(parent, "other.txt"), "other")
			os.Rename(filepath.Join(parent, "other"), filepath.Join(dir, "other"))
			wantNames(t, parent, "other.txt", "site")
		})
	}
}

// A replaceTest changes a folder that was built; want is why it is not replaced, empty where it is.
type replaceTest struct {
	name string
	make func(t *testing.T, dir string)
	opt  Options
	want string
}

const ours = "it holds what no earlier build made: "

func writing(name, text string) func(t *testing.T, dir string) {
	return func(t *testing.T, dir string) { mustWriteFile(t, filepath.Join(dir, name), text) }
}

func linking(to, name string) func(t *testing.T, dir string) {
	return func(t *testing.T, dir string) {
		os.Remove(filepath.Join(dir, name))
		testkit.Symlink(t, to, filepath.Join(dir, name))
	}
}

var replaceTests = []replaceTest{
	{"untouched", func(*testing.T, string) {}, Options{}, ""},
	{"missing file", func(t *testing.T, dir string) { os.Remove(filepath.Join(dir, "index.html")) }, Options{}, ""},
	{"missing folder", func(t *testing.T, dir string) { os.RemoveAll(filepath.Join(dir, "tables")) }, Options{}, ""},
	{"empty", func(t *testing.T, dir string) { os.RemoveAll(dir); os.Mkdir(dir, 0o777) }, Options{}, ""},
	{"absent", func(t *testing.T, dir string) { os.RemoveAll(dir) }, Options{}, ""},
	{"desktop litter", writing("tables/.DS_Store", "x"), Options{}, ""},
	{"only litter", func(t *testing.T, dir string) {
		os.RemoveAll(dir)
		mustWriteFile(t, filepath.Join(dir, ".DS_Store"), "x")
	}, Options{}, ""},
	{"modified, to be overwritten", writing("index.html", "edited"), Options{Overwrite: true}, ""},
	{"modified", writing("index.html", "edited"), Options{}, "it holds what was changed after it was built: index.html"},
	{"modified, of the same size", writing("index.html", "index fIrst"), Options{}, "changed after it was built: index.html"},
	{"foreign file", writing("notes.txt", "x"), Options{}, ours + "notes.txt"},
	{"foreign file, to be overwritten", writing("notes.txt", "x"), Options{Overwrite: true}, ours + "notes.txt"},
	{"foreign hidden file", writing("tables/.git", "x"), Options{}, ours + "tables/.git"},
	{"both", func(t *testing.T, dir string) {
		writing("notes.txt", "x")(t, dir)
		writing("index.html", "x")(t, dir)
	}, Options{}, ours + "notes.txt; it holds what was changed after it was built: index.html"},
	{"foreign folder", writing("mine/notes.txt", "x"), Options{}, ours + "mine/"},
	{"foreign empty folder", func(t *testing.T, dir string) { os.Mkdir(filepath.Join(dir, "empty"), 0o777) }, Options{}, ours + "empty/"},
	{"link for a file", linking("licence.txt", "index.html"), Options{Overwrite: true}, ours + "index.html"},
	{"link for a folder", func(t *testing.T, dir string) {
		if err := os.Rename(filepath.Join(dir, "tables"), filepath.Join(filepath.Dir(dir), "other")); err != nil {
			t.Fatal(err)
		}
		linking("../other", "tables")(t, dir)
	}, Options{Overwrite: true}, ours + "tables"},
	{"link for the manifest", linking("licence.txt", "manifest.json"), Options{}, "manifest.json: want a file"},
	{"file for a folder", func(t *testing.T, dir string) {
		os.RemoveAll(filepath.Join(dir, "tables"))
		writing("tables", "x")(t, dir)
	}, Options{Overwrite: true}, ours + "tables"},
	{"no manifest", func(t *testing.T, dir string) { os.Remove(filepath.Join(dir, "manifest.json")) }, Options{}, ours + "big.json, first-only.html"},
	{"another's manifest", writing("manifest.json", `{"name":"an app"}`), Options{}, `unknown field "name"`},
	{"broken manifest", writing("manifest.json", `{"onrecord":"1","files":[`), Options{}, "unexpected EOF"},
	{"later manifest", writing("manifest.json", `{"onrecord":"2","files":[]}`), Options{}, `want "onrecord": "1", got "2"`},
	{"manifest with more", writing("manifest.json", `{"onrecord":"1","files":[]} x`), Options{}, "want nothing after the end"},
	{"manifest that reaches out", writing("manifest.json", `{"onrecord":"1","files":[{"path":"../other.txt","bytes":5,"sha256":"`+strings.Repeat("0", 64)+`"}]}`), Options{Overwrite: true}, `got "../other.txt"`},
	{"many", func(t *testing.T, dir string) {
		for i := range 12 {
			writing(fmt.Sprintf("m%02d", i), "x")(t, dir)
		}
	}, Options{}, ours + "m00, m01, m02, m03, m04, m05, m06, m07, m08, m09 and more"},
}

// A file that comes or changes while the new folder is built is not lost either.
func TestFolderLooksAgain(t *testing.T) {
	for _, how := range []string{"exchange", "two renames"} {
		for _, name := range []string{"notes.txt", "index.html"} {
			t.Run(how+" "+name, func(t *testing.T) {
				if how == "two renames" {
					noExchange(t)
				}
				parent := t.TempDir()
				dir := filepath.Join(parent, "site")
				mustBuild(t, dir, "first", Options{})
				want := tree(t, dir)
				want[name] = "saved just now"
				_, err := WriteFolder(t.Context(), dir, append(site("second"), Entry{Name: "z", Write: func(io.Writer) error {
					mustWriteFile(t, filepath.Join(dir, name), "saved just now")
					return nil
				}}), Options{})
				wantError(t, err, dir, name)
				wantTree(t, dir, want)
				wantNames(t, parent, "site")
			})
		}
	}
}

func TestFolderComesLateToAnAbsentOne(t *testing.T) {
	parent := t.TempDir()
	dir := filepath.Join(parent, "site")
	_, err := WriteFolder(t.Context(), dir, []Entry{{Name: "a", Write: func(io.Writer) error {
		mustWriteFile(t, filepath.Join(dir, "notes.txt"), "saved just now")
		return nil
	}}}, Options{})
	wantError(t, err, dir, "")
	wantTree(t, dir, map[string]string{"notes.txt": "saved just now"})
	wantNames(t, parent, "site")
}

func TestFolderLeavesTheTargetAloneWhenItFails(t *testing.T) {
	gone := errors.New("gone")
	for name, fail := range map[string]func(ctx context.Context, cancel func()) func(io.Writer) error{
		"error": func(context.Context, func()) func(io.Writer) error { return func(io.Writer) error { return gone } },
		"panic": func(context.Context, func()) func(io.Writer) error { return func(io.Writer) error { panic(gone) } },
		"cancel": func(_ context.Context, cancel func()) func(io.Writer) error {
			return func(io.Writer) error { cancel(); return nil }
		},
	} {
		for _, old := range []bool{true, false} {
			t.Run(fmt.Sprint(name, old), func(t *testing.T) {
				parent := t.TempDir()
				dir := filepath.Join(parent, "site")
				left := []string{}
				if old {
					mustBuild(t, dir, "first", Options{})
					left = append(left, "site")
				}
				before := tree(t, dir)
				ctx, cancel := context.WithCancelCause(t.Context())
				defer cancel(nil)
				err := func() (err error) {
					defer func() {
						if r := recover(); r != nil {
							err = fmt.Errorf("%s: %v", filepath.Join(dir, "z.html"), r)
						}
					}()
					_, err = WriteFolder(ctx, dir, append(site("second"), Entry{Name: "z.html", Write: fail(ctx, func() { cancel(gone) })}), Options{})
					return err
				}()
				wantError(t, err, dir, "gone")
				wantTree(t, dir, before)
				wantNames(t, parent, left...)
			})
		}
	}
}

func TestFolderLeavesTheTargetAloneWhenCancelledAtTheEnd(t *testing.T) {
	parent := t.TempDir()
	dir := filepath.Join(parent, "site")
	mustBuild(t, dir, "first", Options{})
	before := tree(t, dir)
	ctx, cancel := context.WithCancel(t.Context())
	step = func(what string) {
		if what == "sync folder ." { // all is written
			cancel()
		}
	}
	defer func() { step = func(string) {} }()
	_, err := WriteFolder(ctx, dir, site("second"), Options{})
	wantError(t, err, dir, "context canceled")
	wantTree(t, dir, before)
	wantNames(t, parent, "site")
}

func TestFolderRefusesTargets(t *testing.T) {
	parent := t.TempDir()
	t.Chdir(parent)
	mustWriteFile(t, "file", "x")
	os.MkdirAll("holds/here", 0o777)
	testkit.Symlink(t, "holds", "link")
	t.Chdir("holds/here")
	const current = "got the current folder or one that holds it"
	for _, test := range []struct{ dir, want string }{
		{".", current},
		{"./", current},
		{"..", current},
		{"../here", current},
		{"../../link", current},
		{"../../link/here/", current},
		{"../..", current},
		{"/", "got the top of the file system"},
		{"../../file", "want the name of a folder, got a file"},
		{"../../file/site", "the folder ../../file/: not a directory"},
		{"missing/site", "the folder missing/: no such file or directory"},
	} {
		_, err := WriteFolder(t.Context(), test.dir, site("first"), Options{})
		wantError(t, err, test.dir, test.want)
	}
	wantTree(t, parent, map[string]string{"file": "x", "holds": "<folder>", "holds/here": "<folder>", "link": "<link>"})
}

func TestFolderFollowsLinks(t *testing.T) {
	parent := t.TempDir()
	mustWriteFile(t, filepath.Join(parent, "real/other.txt"), "other")
	for link, to := range map[string]string{"link": "real/site", "folder": "real"} {
		testkit.Symlink(t, to, filepath.Join(parent, link))
	}
	for _, test := range []struct{ dir, edition string }{{"link", "first"}, {"link/", "second"}, {"folder/site", "first"}} {
		mustBuild(t, parent+"/"+test.dir, test.edition, Options{})
		wantTree(t, filepath.Join(parent, "real/site"), built(t, test.edition))
		wantNames(t, parent, "folder", "link", "real")
		wantNames(t, filepath.Join(parent, "real"), "other.txt", "site")
	}
}

func TestFolderRefusesEntries(t *testing.T) {
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
		_, err := WriteFolder(t.Context(), dir, site("first"), Options{Dataset: json.RawMessage(dataset)})
		wantError(t, err, dir, "want a JSON object")
	}
	_, err := WriteFolder(t.Context(), dir, []Entry{{Name: "a", Bytes: []byte{1}, Write: text("")}}, Options{})
	wantError(t, err, dir, "want Bytes or Write, got both")
	wantNames(t, parent)
}

func TestFolderIsBusy(t *testing.T) {
	parent := t.TempDir()
	dir := filepath.Join(parent, "site")
	_, err := WriteFolder(t.Context(), dir, append(site("first"), Entry{Name: "z", Write: func(io.Writer) error {
		_, err := WriteFolder(t.Context(), dir, site("second"), Options{})
		wantError(t, err, dir, "another run is writing this folder")
		if !errors.Is(err, ErrBusy) {
			t.Errorf("got %v, want ErrBusy", err)
		}
		return nil
	}}), Options{})
	if err != nil {
		t.Fatal(err)
	}
	wantNames(t, parent, "site")
}

// Without locks two runs at once both succeed, and the one that ends last stays.
func TestFolderWithoutLocks(t *testing.T) {
	lockFile = func(*os.File) error { return errNoLocks }
	defer func() { lockFile = tryLock }()
	parent := t.TempDir()
	dir := filepath.Join(parent, "site")
	mustBuild(t, dir, "first", Options{})
	dead := filepath.Join(parent, fmt.Sprintf(".site.onrecord-%d-0123456789abcdef.new", 1<<31-2))
	mustWriteFile(t, filepath.Join(dead, "index.html"), "left by a kill")
	outer := append(site("outer"), Entry{Name: "z", Write: func(io.Writer) error {
		mustBuild(t, dir, "inner", Options{})
		return nil
	}})
	if _, err := WriteFolder(t.Context(), dir, outer, Options{}); err != nil {
		t.Fatal(err)
	}
	wantFile(t, filepath.Join(dir, "index.html"), "index outer")
	wantNames(t, parent, "site")
}

// What looks like a leftover but holds somebody's file is not removed.
func TestFolderKeepsWhatWasSavedIntoALeftover(t *testing.T) {
	parent := t.TempDir()
	dir := filepath.Join(parent, "site")
	left := filepath.Join(parent, tempName("site", swapSuffix))
	mustBuild(t, left, "first", Options{})
	mustWriteFile(t, filepath.Join(left, "notes.txt"), "saved")
	_, err := WriteFolder(t.Context(), dir, site("second"), Options{})
	var notReplaced *NotReplacedError
	if !errors.As(err, &notReplaced) || notReplaced.Dir != left {
		t.Errorf("got %v, want an *NotReplacedError about %s", err, left)
	}
	wantFile(t, filepath.Join(left, "notes.txt"), "saved")
	wantTree(t, dir, nil)
}

// Nor is anything followed out of one.
func TestFolderSweepsNoFurtherThanALeftover(t *testing.T) {
	parent := t.TempDir()
	dir := filepath.Join(parent, "site")
	mustWriteFile(t, filepath.Join(parent, "precious/notes.txt"), "mine")
	left := filepath.Join(parent, tempName("site", newSuffix))
	mustWriteFile(t, filepath.Join(left, "tables/figures.csv"), "left by a kill")
	testkit.Symlink(t, "../precious", filepath.Join(left, "link"))
	testkit.Symlink(t, "precious", filepath.Join(parent, tempName("site", newSuffix)))
	mustBuild(t, dir, "first", Options{})
	wantFile(t, filepath.Join(parent, "precious/notes.txt"), "mine")
	if got := names(t, parent); len(got) != 3 { // the link is not ours: we make folders
		t.Errorf("got %q", got)
	}
}

func FuzzManifestReachesNoFurther(f *testing.F) {
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

// A plain folder is the user's: it has no manifest, and is only ever made.
func TestPlainFolder(t *testing.T) {
	parent := t.TempDir()
	dir := filepath.Join(parent, "site")
	left := filepath.Join(parent, ".site.onrecord-999999-0123456789abcdef.new")
	mustWriteFile(t, filepath.Join(left, "x"), "of a run that was killed")
	if _, err := WriteFolder(t.Context(), dir, site("first"), Options{NoManifest: true}); err != nil {
		t.Fatal(err)
	}
	wantNames(t, parent, "site")
	if got := tree(t, dir); len(got) != 9 || got["index.html"] != "index first" || got[ManifestName] != "" {
		t.Errorf("got %d files, %.200q", len(got), fmt.Sprint(got))
	}
	before := tree(t, dir)
	_, err := WriteFolder(t.Context(), dir, site("second"), Options{NoManifest: true, Overwrite: true})
	wantError(t, err, dir, "already exists")
	wantTree(t, dir, before)
}

func TestIsTemporary(t *testing.T) {
	for name, want := range map[string]bool{
		".a.csv.onrecord-12-0123456789abcdef.tmp": true,
		".a.csv.onrecord-12-0123456789abcdeg.tmp": false,
		".a.csv.onrecord-12-0123456789abcdef.new": false,
		"a.csv.onrecord-12-0123456789abcdef.tmp":  false,
		".onrecord-12-0123456789abcdef.tmp":       false,
		"":                                        false,
	} {
		if got := IsTemporary(name); got != want {
			t.Errorf("%s: got %v, want %v", name, got, want)
		}
	}
}
