// Package csv reads RFC 4180 text that is in memory, and knows at which byte each cell begins.
//
// It is stricter than encoding/csv, which accepts a good deal of broken text: every fault is reported with
// its place, and reading goes on after it, so that one pass finds them all. A [Reader] reads record by
// record, [Split] cuts a long text into chunks that can be read in parallel, and [Positions] converts
// offsets to lines and columns. The package knows nothing of what the cells mean.
package csv
