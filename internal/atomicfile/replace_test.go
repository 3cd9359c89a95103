package atomicfile

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"onrecord/internal/testkit"
)

func TestWriteFolderReplacesOnlyItsOwn(t *testing.T) {
	second := siteTree(t, "second")
	for _, test := range replaceTests {
		t.Run(test.name, func(t *testing.T) {
			parent := t.TempDir()
			dir := filepath.Join(parent, "site")
			mustWriteFile(t, filepath.Join(parent, "other.txt"), "other")
			mustWriteFolder(t, dir, "first", Options{})
			test.make(t, dir)
			before := readTree(t, dir)
			dry := test.opt
			dry.DryRun = true
			_, dryErr := WriteFolder(t.Context(), dir, siteEntries("second"), dry)
			_, err := WriteFolder(t.Context(), dir, siteEntries("second"), test.opt)
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

// A replaceTest changes an existing folder. Want is the reason that it is not replaced, empty if it is.
type replaceTest struct {
	name string
	make func(t *testing.T, dir string)
	opt  Options
	want string
}

const foreign = "it holds what no earlier build made: "

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
	{"foreign file", writing("notes.txt", "x"), Options{}, foreign + "notes.txt"},
	{"foreign file, to be overwritten", writing("notes.txt", "x"), Options{Overwrite: true}, foreign + "notes.txt"},
	{"foreign hidden file", writing("tables/.git", "x"), Options{}, foreign + "tables/.git"},
	{"both", func(t *testing.T, dir string) {
		writing("notes.txt", "x")(t, dir)
		writing("index.html", "x")(t, dir)
	}, Options{}, foreign + "notes.txt; it holds what was changed after it was built: index.html"},
	{"foreign folder", writing("mine/notes.txt", "x"), Options{}, foreign + "mine/"},
	{"foreign empty folder", func(t *testing.T, dir string) { os.Mkdir(filepath.Join(dir, "empty"), 0o777) }, Options{}, foreign + "empty/"},
	{"link for a file", linking("licence.txt", "index.html"), Options{Overwrite: true}, foreign + "index.html"},
	{"link for a folder", func(t *testing.T, dir string) {
		if err := os.Rename(filepath.Join(dir, "tables"), filepath.Join(filepath.Dir(dir), "other")); err != nil {
			t.Fatal(err)
		}
		linking("../other", "tables")(t, dir)
	}, Options{Overwrite: true}, foreign + "tables"},
	{"link for the manifest", linking("licence.txt", "manifest.json"), Options{}, "manifest.json: want a file"},
	{"file for a folder", func(t *testing.T, dir string) {
		os.RemoveAll(filepath.Join(dir, "tables"))
		writing("tables", "x")(t, dir)
	}, Options{Overwrite: true}, foreign + "tables"},
	{"no manifest", func(t *testing.T, dir string) { os.Remove(filepath.Join(dir, "manifest.json")) }, Options{}, foreign + "big.json, first-only.html"},
	{"another's manifest", writing("manifest.json", `{"name":"an app"}`), Options{}, `unknown field "name"`},
	{"broken manifest", writing("manifest.json", `{"onrecord":"1","files":[`), Options{}, "unexpected EOF"},
	{"later manifest", writing("manifest.json", `{"onrecord":"2","files":[]}`), Options{}, `want "onrecord": "1", got "2"`},
	{"manifest with more", writing("manifest.json", `{"onrecord":"1","files":[]} x`), Options{}, "want nothing after the end"},
	{"manifest that reaches out", writing("manifest.json", `{"onrecord":"1","files":[{"path":"../other.txt","bytes":5,"sha256":"`+strings.Repeat("0", 64)+`"}]}`), Options{Overwrite: true}, `got "../other.txt"`},
	{"many", func(t *testing.T, dir string) {
		for i := range 12 {
			writing(fmt.Sprintf("m%02d", i), "x")(t, dir)
		}
	}, Options{}, foreign + "m00, m01, m02, m03, m04, m05, m06, m07, m08, m09 and more"},
}

func TestWriteFolderKeepsFilesSavedMeanwhile(t *testing.T) {
	for _, how := range []string{"exchange", "two renames"} {
		for _, name := range []string{"notes.txt", "index.html"} {
			t.Run(how+" "+name, func(t *testing.T) {
				if how == "two renames" {
					noExchange(t)
				}
				parent := t.TempDir()
				dir := filepath.Join(parent, "site")
				mustWriteFolder(t, dir, "first", Options{})
				want := readTree(t, dir)
				want[name] = "saved just now"
				_, err := WriteFolder(t.Context(), dir, append(siteEntries("second"), Entry{Name: "z", Write: func(io.Writer) error {
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

func TestWriteFolderKeepsFolderCreatedMeanwhile(t *testing.T) {
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
