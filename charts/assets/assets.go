// Package assets embeds two third-party programs: ECharts, which draws the charts, and resvg, which
// turns SVG into PNG. Neither is committed: make installs them from npm, as pinned by package-lock.json,
// and copies them to files/; of ECharts only the parts that echarts.js names, bundled.
//
// A program built without make (go run . on a bare clone) has neither. Its pages load the full ECharts
// of the same version from [EChartsURL] under [EChartsIntegrity] instead, so that the reader's browser
// runs exactly those bytes or none.
package assets

import (
	"crypto/sha512"
	"embed"
	"encoding/base64"
	"sync"
)

// The versions that package.json pins, and what a page of a bare build loads in their place. The
// integrities are in the form of W3C Subresource Integrity.
const (
	EChartsVersion   = "6.1.0"
	EChartsURL       = "https://cdn.jsdelivr.net/npm/echarts@" + EChartsVersion + "/dist/echarts.min.js"
	EChartsIntegrity = "sha384-C2iskrW/uPW46KzOjrvJIQo4YkV8lkD+QS0CrDN18IIPIpT/g2USu8bTP3nvmIAD"
	bundleIntegrity  = "sha384-33GBKkb+MwiDwy4cXzXoSJCiZm+4LoTC5V4IulKqxdlnrJZml2nrPtXNusx4pkIL"

	ResvgVersion   = "0.5.0" // of the npm package resvg-wasm, which is built from resvg 0.47
	ResvgIntegrity = "sha384-lD9VFda3ML2YAzrCfD9MNsaHhSqxuZ3gT5OrOViHKWggFd8nzZZXCK/vE7YC+Bih"
)

// The pattern names the folder, which always has its README.md: so it compiles without make too.
//
//go:embed files
var files embed.FS

var (
	echarts = sync.OnceValue(func() []byte { return pinned(files, "echarts/echarts.js", bundleIntegrity) })
	resvg   = sync.OnceValue(func() []byte { return pinned(files, "resvg/resvg.wasm", ResvgIntegrity) })
)

// ECharts is the browser script that make bundles, UTF-8, to be inlined in a page: a global echarts with
// what echarts.js exports. It is not ok in a bare build, nor when the embedded bytes are not the
// pinned ones: a script that somebody changed is never passed on. The caller must not change the bytes.
func ECharts() (js []byte, ok bool) {
	js = echarts()
	return js, js != nil
}

// Compiled is [ECharts] as bytecode for charts/picture, or nil. It names the script that it was made of.
func Compiled() []byte {
	b, _ := files.ReadFile("files/echarts/echarts.bytecode")
	return b
}

// Resvg is the WebAssembly module of resvg-wasm, nil where [ECharts] would not be there either. The caller
// must not change the bytes.
func Resvg() []byte { return resvg() }

// pinned reads a file below files/, and returns nil unless it is there and is the pinned one.
func pinned(fsys embed.FS, name, integrity string) []byte {
	b, err := fsys.ReadFile("files/" + name)
	if err != nil || Integrity(b) != integrity {
		return nil
	}
	return b
}

// Integrity is the SHA-384 of b as Subresource Integrity and a Content Security Policy write it.
func Integrity(b []byte) string {
	sum := sha512.Sum384(b)
	return "sha384-" + base64.StdEncoding.EncodeToString(sum[:])
}
