package assets

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"io/fs"
	"regexp"
	"slices"
	"strings"
)

// A Licence is the terms under which a third party's work is embedded.
type Licence struct {
	Name    string // of the work, as npm has it
	Version string
	SPDX    string // licence expression, see https://spdx.org/licenses/
	Source  string // where the source code is; the MPL requires it
	Why     string // what the program uses it for
	Text    string // the licence and notices as the work ships them
}

// work is a Licence whose texts have not been read yet.
type work struct {
	Licence
	texts []string // files below files/, in reading order
}

// ECharts' one file contains zrender, tslib and parts of d3, so their terms come along.
var works = []work{
	{Licence{Name: "echarts", Version: EChartsVersion, SPDX: "Apache-2.0 AND BSD-3-Clause",
		Source: "https://github.com/apache/echarts", Why: "draws the charts (parts of d3 included)"},
		[]string{"echarts/NOTICE", "echarts/LICENSE", "echarts/LICENSE-d3"}},
	{Licence{Name: "zrender", Version: "6.1.0", SPDX: "BSD-3-Clause",
		Source: "https://github.com/ecomfe/zrender", Why: "the canvas and SVG layer inside ECharts"},
		[]string{"zrender/LICENSE"}},
	{Licence{Name: "tslib", Version: "2.3.0", SPDX: "0BSD",
		Source: "https://github.com/microsoft/tslib", Why: "TypeScript's runtime functions inside ECharts"},
		[]string{"tslib/LICENSE"}},
	{Licence{Name: "resvg-wasm", Version: ResvgVersion, SPDX: "MPL-2.0",
		Source: "https://github.com/bpowers/resvg-wasm", Why: "turns SVG into PNG"},
		[]string{"resvg/LICENSE"}},
}

// modulesFile is written by internal/tools/terms.
const modulesFile = "files/modules.json"

// Licences lists what this program embeds from npm and its Go modules, in a fixed order. A bare build has
// no texts and returns none.
func Licences() []Licence {
	var list []Licence
	for _, w := range works {
		if text, ok := readAll(w.texts); ok {
			w.Text = text
			if w.Name == "resvg-wasm" {
				w.Text += crates()
			}
			list = append(list, w.Licence)
		}
	}
	var modules []Licence
	if b, err := files.ReadFile(modulesFile); err == nil && json.Unmarshal(b, &modules) == nil {
		list = append(list, modules...)
	}
	return list
}

// WriteLicences writes the names and the texts of Licences.
func WriteLicences(w io.Writer) error {
	for _, l := range Licences() {
		if _, err := fmt.Fprintf(w, "%s %s, %s: %s\n%s\n\n%s\n\n", l.Name, l.Version, l.SPDX, l.Why, l.Source, strings.TrimSpace(l.Text)); err != nil {
			return err
		}
	}
	return nil
}

// crates says which Rust crates are compiled into the module, as far as the paths in its messages tell.
// The npm package ships no licence texts of theirs.
func crates() string {
	wasm := Resvg()
	if wasm == nil {
		return ""
	}
	var names []string
	path := regexp.MustCompile(`^[^/]+/([a-z0-9_-]+-[0-9.]+)/`)
	for part := range bytes.SplitSeq(wasm, []byte("/registry/src/")) {
		if m := path.FindSubmatch(part); m != nil {
			names = append(names, string(m[1]))
		}
	}
	slices.Sort(names)
	return "\nCompiled into it are at least these Rust crates, named in its messages. The npm package ships no\nlicence texts of theirs; each has its own on crates.io:\n" +
		strings.Join(slices.Compact(names), "\n") + "\n"
}

// readAll joins the files with a blank line between them; it is not ok unless all are there.
func readAll(names []string) (string, bool) {
	var parts []string
	for _, name := range names {
		b, err := fs.ReadFile(files, "files/"+name)
		if err != nil {
			return "", false
		}
		parts = append(parts, strings.TrimSpace(string(b)))
	}
	return strings.Join(parts, "\n\n") + "\n", true
}
