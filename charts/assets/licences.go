package assets

import (
	"io/fs"
	"strings"
)

// A Licence is the terms under which a third party's work is embedded.
type Licence struct {
	Name    string // of the work, as npm has it
	Version string
	SPDX    string // licence expression, see https://spdx.org/licenses/
	Source  string // where the source code can be had; the MPL asks for it
	Why     string // what the work is doing in the program
	Text    string // the licence and notices as the work ships them
}

// work is a Licence before its texts are read.
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

// Licences lists what this program embeds from npm, in a fixed order; a bare build has none.
func Licences() []Licence {
	var list []Licence
	for _, w := range works {
		if text, ok := readAll(w.texts); ok {
			w.Text = text
			list = append(list, w.Licence)
		}
	}
	return list
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
