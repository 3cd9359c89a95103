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
	"testing"
	"time"

	"onrecord/internal/testkit"
)

func TestWriteFolder(t *testing.T) {
	for _, how := range []string{"exchange", "two renames"} {
		t.Run(how, func(t *testing.T) {
			if how == "two renames" {
				noExchange(t)
			}
			parent := t.TempDir()
			dir := filepath.Join(parent, "site")
			first, second := siteTree(t, "first"), siteTree(t, "second")

			got := mustWriteFolder(t, dir, "first", Options{})
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
			got, err := WriteFolder(t.Context(), dir, siteEntries("second"), Options{DryRun: true})
			if err != nil || !reflect.DeepEqual(got, want) {
				t.Errorf("dry run: got %+v, %v\nwant %+v", got, err, want)
			}
			wantTree(t, dir, first)

			if got := mustWriteFolder(t, dir, "second", Options{}); !reflect.DeepEqual(got, want) {
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

func TestWriteFolderIfChanged(t *testing.T) {
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
		if got := mustWriteFolder(t, dir, test.edition, opt); got.Replaced != test.want {
			t.Errorf("%d: dry run: got replaced %v, want %v", i, got.Replaced, test.want)
		}
		opt.DryRun = false
		if got := mustWriteFolder(t, dir, test.edition, opt); got.Replaced != test.want {
			t.Errorf("%d: got replaced %v, want %v", i, got.Replaced, test.want)
		}
		if info, err := os.Stat(index); err != nil || info.ModTime().Equal(long) == test.want {
			t.Errorf("%d: modified %v, %v", i, info, err)
		}
		wantNames(t, parent, "site")
	}
}

func TestWriteFolderErrorKeepsTarget(t *testing.T) {
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
					mustWriteFolder(t, dir, "first", Options{})
					left = append(left, "site")
				}
				before := readTree(t, dir)
				ctx, cancel := context.WithCancelCause(t.Context())
				defer cancel(nil)
				err := func() (err error) {
					defer func() {
						if r := recover(); r != nil {
							err = fmt.Errorf("%s: %v", filepath.Join(dir, "z.html"), r)
						}
					}()
					_, err = WriteFolder(ctx, dir, append(siteEntries("second"), Entry{Name: "z.html", Write: fail(ctx, func() { cancel(gone) })}), Options{})
					return err
				}()
				wantError(t, err, dir, "gone")
				wantTree(t, dir, before)
				wantNames(t, parent, left...)
			})
		}
	}
}

func TestWriteFolderCancelledAtEndKeepsTarget(t *testing.T) {
	parent := t.TempDir()
	dir := filepath.Join(parent, "site")
	mustWriteFolder(t, dir, "first", Options{})
	before := readTree(t, dir)
	ctx, cancel := context.WithCancel(t.Context())
	step = func(what string) {
		if what == "sync folder ." { // every file is written
			cancel()
		}
	}
	defer func() { step = func(string) {} }()
	_, err := WriteFolder(ctx, dir, siteEntries("second"), Options{})
	wantError(t, err, dir, "context canceled")
	wantTree(t, dir, before)
	wantNames(t, parent, "site")
}

func TestWriteFolderRefusesTargets(t *testing.T) {
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
		_, err := WriteFolder(t.Context(), test.dir, siteEntries("first"), Options{})
		wantError(t, err, test.dir, test.want)
	}
	wantTree(t, parent, map[string]string{"file": "x", "holds": "<folder>", "holds/here": "<folder>", "link": "<link>"})
}

func TestWriteFolderFollowsLinks(t *testing.T) {
	parent := t.TempDir()
	mustWriteFile(t, filepath.Join(parent, "real/other.txt"), "other")
	for link, to := range map[string]string{"link": "real/site", "folder": "real"} {
		testkit.Symlink(t, to, filepath.Join(parent, link))
	}
	for _, test := range []struct{ dir, edition string }{{"link", "first"}, {"link/", "second"}, {"folder/site", "first"}} {
		mustWriteFolder(t, parent+"/"+test.dir, test.edition, Options{})
		wantTree(t, filepath.Join(parent, "real/site"), siteTree(t, test.edition))
		wantNames(t, parent, "folder", "link", "real")
		wantNames(t, filepath.Join(parent, "real"), "other.txt", "site")
	}
}
