package assets

import (
	"encoding/json"
	"os"
	"strings"
	"testing"

	"onrecord/internal/testkit"
)

// A bare build has none of the files, a made one all of them; anything between is a broken copy.
func TestEmbeddedAreThePinned(t *testing.T) {
	entries, err := files.ReadDir("files")
	if err != nil {
		t.Fatal(err)
	}
	if len(entries) == 1 { // README.md
		if _, ok := ECharts(); ok {
			t.Error("ECharts is ok though no file is embedded")
		}
		if got := Licences(); len(got) != 0 {
			t.Errorf("got %d licences, want none in a bare build", len(got))
		}
		testkit.Skip(t, "the chart library", "run make assets")
	}
	for _, c := range []struct{ name, integrity string }{
		{"echarts/echarts.js", bundleIntegrity},
		{"resvg/resvg.wasm", ResvgIntegrity},
	} {
		b, err := files.ReadFile("files/" + c.name)
		if err != nil {
			t.Error(err)
		} else if got := Integrity(b); got != c.integrity {
			t.Errorf("%s: got %s, want %s: run make, or mend the constant if the version was raised", c.name, got, c.integrity)
		}
	}
	if js, ok := ECharts(); !ok || !strings.Contains(string(js), `"`+EChartsVersion+`"`) {
		t.Errorf("ECharts: ok %v, or the script does not contain its version %q", ok, EChartsVersion)
	}
	if wasm := Resvg(); len(wasm) < 4 || string(wasm[:4]) != "\x00asm" {
		t.Errorf("Resvg: %d bytes that are no WebAssembly module", len(wasm))
	}
}

func TestOtherBytesAreRefused(t *testing.T) {
	if got := Integrity([]byte("alert('Hello, world.');")); got != "sha384-H8BRh8j48O9oYatfu5AZzq6A9RINhZO5H16dQZngK7T62em8MUt1FLm52t+eX6xO" {
		t.Errorf("got %s, want the example of the W3C recommendation", got)
	}
	if b := pinned(files, "README.md", EChartsIntegrity); b != nil {
		t.Errorf("got %d bytes of a file with another hash, want none", len(b))
	}
	if b := pinned(files, "absent.js", EChartsIntegrity); b != nil {
		t.Errorf("got %d bytes of a file that is not there, want none", len(b))
	}
}

func TestVersionsAreThoseOfTheLockFile(t *testing.T) {
	var lock struct {
		Packages map[string]struct{ Version, License string }
	}
	var pkg struct{ Dependencies map[string]string }
	readJSON(t, "../../package-lock.json", &lock)
	readJSON(t, "../../package.json", &pkg)
	for _, w := range works {
		if got := lock.Packages["node_modules/"+w.Name]; got.Version != w.Version || !strings.HasPrefix(w.SPDX, got.License) {
			t.Errorf("%s: package-lock.json has %s under %s, this package %s under %s", w.Name, got.Version, got.License, w.Version, w.SPDX)
		}
	}
	for name, want := range map[string]string{"echarts": EChartsVersion, "resvg-wasm": ResvgVersion} {
		if got := pkg.Dependencies[name]; got != want {
			t.Errorf("package.json: %s: got %q, want exactly %q", name, got, want)
		}
	}
}

// A lock file that names a registry would not install behind another one.
func TestLockFileNamesNoHost(t *testing.T) {
	b, err := os.ReadFile("../../package-lock.json")
	if err != nil {
		t.Fatal(err)
	}
	for _, word := range []string{`"resolved"`, "registry."} { // addresses of sponsors are no downloads
		if strings.Contains(string(b), word) {
			t.Errorf("package-lock.json contains %s: make it again with this folder's .npmrc", word)
		}
	}
}

func TestLicences(t *testing.T) {
	if _, ok := ECharts(); !ok {
		testkit.Skip(t, "the chart library", "run make assets")
	}
	list := Licences()
	if len(list) < len(works)+40 {
		t.Fatalf("got %d licences, want %d works and the modules; run make", len(list), len(works))
	}
	for i, word := range []string{"Apache License", "Baidu", "Microsoft", "Mozilla Public License"} {
		if !strings.Contains(list[i].Text, word) {
			t.Errorf("%s: its text lacks %q", list[i].Name, word)
		}
	}
	if !strings.Contains(list[3].Text, "\nusvg-0.47.0\n") {
		t.Error("resvg-wasm: its crates are not named")
	}
	for _, l := range list {
		if l.Name == "" || l.Version == "" || l.SPDX == "" || len(l.Text) < 200 || !strings.HasPrefix(l.Source, "https://") {
			t.Errorf("%s %s: want a name, a version, a licence and its text: %q, %d bytes", l.Name, l.Version, l.SPDX, len(l.Text))
		}
	}
}

func readJSON(t *testing.T, name string, v any) {
	t.Helper()
	b, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(b, v); err != nil {
		t.Fatalf("%s: %v", name, err)
	}
}
