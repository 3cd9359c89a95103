// Package data holds the built-in dataset: claims about the flights that returned Iranians from the
// United States, September 2025 to January 2026. It holds files and one embed, and imports nothing of
// this program.
package data

import "embed"

// Files are the tables and datapackage.json, as a folder.
//
//go:embed *.csv datapackage.json
var Files embed.FS

// Name is what messages call the built-in dataset.
const Name = "data"
