package cli

import (
	"crypto/sha256"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"onrecord/export"
	"onrecord/internal/testkit"
)

// everything returns command lines that write all the program can write, into the current folder.
func everything(data string) [][]string {
	calls := [][]string{{"build", "--data", data, "--out", "dist"}, {"init", "new"}, {"init", "--workbook", "new.xlsx"},
		{"chart", "comparison", "--data", data, "--out", "c.html"}, {"chart", "people", "--data", data, "--dark", "--size", "card", "--out", "p.png"},
		{"chart", "claims", "--data", data, "--out", "c.json"}}
	for _, f := range export.Formats {
		calls = append(calls, []string{"export", "--data", data, "--format", f.Name, "--out", f.Name + f.Ext})
	}
	return calls
}

// inFolder runs a command in a folder and returns its output. The test fails unless it exits with 0.
func inFolder(t *testing.T, dir string, env []string, command string, args ...string) string {
	t.Helper()
	cmd := exec.Command(command, args...)
	cmd.Dir = dir
	cmd.Env = append(os.Environ(), env...)
	out, err := cmd.CombinedOutput()
	if err != nil {
		t.Fatalf("%s %q: %v\n%s", filepath.Base(command), args, err, out)
	}
	return string(out)
}

// programPath returns a link to the test binary that is called onrecord, and then acts as the program.
func programPath(t *testing.T) string {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	program := filepath.Join(t.TempDir(), "onrecord")
	if err := os.Symlink(self, program); err != nil {
		t.Fatal(err)
	}
	return program
}

// treeOf returns every folder below a folder with its mode, and every file with its mode, size and SHA-256.
func treeOf(t *testing.T, dir string) map[string]string {
	t.Helper()
	tree := map[string]string{}
	err := filepath.WalkDir(dir, func(name string, e fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		info, err := e.Info()
		if err != nil {
			return err
		}
		rel, err := filepath.Rel(dir, name)
		if err != nil {
			return err
		}
		if e.IsDir() {
			tree[rel] = info.Mode().String()
			return nil
		}
		b, err := os.ReadFile(name)
		tree[rel] = fmt.Sprintf("%s %d %x", info.Mode(), len(b), sha256.Sum256(b))
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return tree
}

func sameTree(t *testing.T, what string, got, want map[string]string) {
	t.Helper()
	for _, name := range slices.Sorted(maps.Keys(want)) {
		if got[name] != want[name] {
			t.Errorf("%s: %s: got %q, want %q", what, name, got[name], want[name])
		}
	}
	for name := range got {
		if want[name] == "" {
			t.Errorf("%s: %s is new", what, name)
		}
	}
}

// All outputs are the same bytes whatever the time zone, language, number of processors, user, home and folder, and
// the same again when written a second time. Only modes follow the umask, and nothing is executable.
func TestTheSameBytesEverywhere(t *testing.T) {
	program, data := programPath(t), dataFolder(t)
	first, second := t.TempDir(), filepath.Join(t.TempDir(), "another folder", "پوشه")
	if err := os.MkdirAll(second, 0o777); err != nil {
		t.Fatal(err)
	}
	sh := testkit.Program(t, "sh")
	write := func(dir, mask string, env ...string) map[string]string {
		for _, call := range everything(data) {
			inFolder(t, dir, env, sh, append([]string{"-c", `umask "$0"; exec "$@"`, mask, program}, call...)...)
		}
		return treeOf(t, dir)
	}
	home := t.TempDir()
	want := write(first, "022", "TZ=UTC", "LC_ALL=C")
	got := write(second, "077", "TZ=Asia/Tehran", "LC_ALL=fa_IR.UTF-8", "LANG=fa_IR.UTF-8", "LANGUAGE=fa", "GOMAXPROCS=1", "GOGC=20",
		"USER=somebody", "LOGNAME=somebody", "HOME="+home, "XDG_CACHE_HOME="+home, "TMPDIR="+home, "SOURCE_DATE_EPOCH=1", "COLUMNS=40", "NO_COLOR=1")
	for name, line := range want {
		if strings.Count(line, " ") > 0 { // a file
			want[name] = strings.Replace(line, "-rw-r--r--", "-rw-------", 1)
		} else {
			want[name] = strings.Replace(line, "drwxr-xr-x", "drwx------", 1)
		}
	}
	want["."] = got["."]
	sameTree(t, "elsewhere", got, want)

	before := treeOf(t, first)
	for _, call := range everything(data) {
		if call[len(call)-2] != "--workbook" { // which is never written over
			inFolder(t, first, nil, program, call...)
		}
	}
	sameTree(t, "a second run", treeOf(t, first), before)
}

// A program for another architecture writes the same bytes. It is arm64, because QEMU does not run Go's threads on
// an emulated i386; PNG pictures are refused on anything but amd64 and arm64.
func TestTheSameBytesOnAnotherArchitecture(t *testing.T) {
	qemu := testkit.Program(t, "qemu-aarch64")
	program, data := programPath(t), dataFolder(t)
	other := filepath.Join(t.TempDir(), "onrecord")
	inFolder(t, ".", []string{"GOARCH=arm64", "CGO_ENABLED=0"}, "go", "build", "-o", other, "..")
	here, there := t.TempDir(), t.TempDir()
	calls := [][]string{{"chart", "comparison", "--data", data, "--out", "c.svg"}, {"chart", "claims", "--data", data, "--out", "c.json"}}
	for _, f := range []string{"json", "csv", "csv-excel", "ndjson", "xlsx", "parquet", "datapackage", "html", "markdown", "jsonld"} {
		format, _ := export.Named(f)
		calls = append(calls, []string{"export", "--data", data, "--format", f, "--out", f + format.Ext})
	}
	for _, call := range calls {
		inFolder(t, here, nil, program, call...)
		inFolder(t, there, nil, qemu, append([]string{other}, call...)...)
	}
	sameTree(t, "arm64", treeOf(t, there), treeOf(t, here))
}

// dataFolder returns a folder with a copy of the built-in dataset.
func dataFolder(t *testing.T) string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "flights")
	if err := os.CopyFS(dir, os.DirFS("../data")); err != nil {
		t.Fatal(err)
	}
	return dir
}

// No command changes what it reads, not even its times, so a folder without write permission will do.
func TestReadingNeverWrites(t *testing.T) {
	testkit.SkipIfShort(t, "runs the whole program")
	program, data := programPath(t), dataFolder(t)
	out := t.TempDir()
	for name, f := range map[string]string{"story.md": "On the second flight 55 were deported.\n", "ignore.txt": "2025\n"} {
		if err := os.WriteFile(filepath.Join(data, name), []byte(f), 0o444); err != nil {
			t.Fatal(err)
		}
	}
	inFolder(t, out, nil, program, "export", "--data", data, "--out", "edited.xlsx")
	b, err := os.ReadFile(filepath.Join(out, "edited.xlsx"))
	if err == nil {
		err = os.WriteFile(filepath.Join(data, "edited.xlsx"), b, 0o444)
	}
	if err == nil {
		err = os.Chmod(data, 0o555)
	}
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { os.Chmod(data, 0o755) })
	in := func(name string) string { return filepath.Join(data, name) }
	before, times := treeOf(t, data), timesOf(t, data)
	calls := append(everything(data),
		[]string{"check", "--data", data}, []string{"show", "--data", data}, []string{"trace", "55", "--data", data}, []string{"drift", "--data", data},
		[]string{"trace", in("edited.xlsx"), "comparisons!A2", "--data", data}, []string{"diff", data, data},
		[]string{"compare", "--part", "f3-arrived-tasnim", "--whole", "announced-article", "--data", data, "--out", "compared.html"},
		[]string{"lint", in("story.md"), "--ignore", in("ignore.txt"), "--data", data},
		[]string{"import", "--workbook", in("edited.xlsx"), "--data", data},
		[]string{"build", "--data", data, "--corrections", data, "--out", "corrected", "--dry-run"})
	for _, call := range calls {
		inFolder(t, out, nil, program, call...)
	}
	sameTree(t, "the input", treeOf(t, data), before)
	if got := timesOf(t, data); !maps.Equal(got, times) {
		t.Errorf("got the times %v, want %v", got, times)
	}
}

// timesOf returns when each file and folder below a folder was last changed.
func timesOf(t *testing.T, dir string) map[string]string {
	t.Helper()
	times := map[string]string{}
	err := filepath.WalkDir(dir, func(name string, e fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		info, err := e.Info()
		if err == nil {
			times[name] = info.ModTime().String()
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return times
}
