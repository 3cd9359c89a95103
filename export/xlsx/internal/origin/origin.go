// Package origin is what the workbook for editors and its reader share: the hidden sheet that says which
// dataset a workbook was made from, the guard before text that looks like a formula, and the names of
// what the workbook computes.
package origin

import (
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"hash/crc32"

	"onrecord/dataset"
)

// Sheet is the hidden sheet, in the workbook for editors, that says which dataset it was made from: it
// tells an edit from a change that the dataset has seen since. Its columns are table, id, cells and
// fields. The first row has the table "dataset", the version as its id, [Hash] and, of a part of a dataset, what
// was selected, as JSON. Each further row is
// a row of the dataset, with the [Digest] of every field, concatenated in the order of the fields. The
// first row of each table also has the names of the fields: later versions of the tables may have more.
const Sheet = "origin"

// MostText is how many bytes of text are put into a cell, which can hold 32,767 characters.
const MostText = 32_000

// DigestLen is the length of a Digest.
const DigestLen = 8

// Digest is a short fingerprint of a cell, as dataset.Cell.String returns it.
func Digest(cell string) string {
	return string(AppendDigest(nil, cell))
}

// AppendDigest appends the Digest of a cell to b. It is a CRC-32, since it only has to tell whether a
// cell has changed, and a workbook has many millions.
func AppendDigest(b []byte, cell string) []byte {
	n := len(b)
	b = append(b, cell...)
	var sum [DigestLen / 2]byte
	binary.BigEndian.PutUint32(sum[:], crc32.ChecksumIEEE(b[n:]))
	return hex.AppendEncode(b[:n], sum[:])
}

// Hash is the SHA-256 of the tables of a dataset, in hexadecimal. It covers the tables, their fields and
// their rows in order, each text with its length in front; it does not cover the metadata.
func Hash(d *dataset.Dataset) string { return HashOf(d, nil) }

// HashOf is Hash for some fields of each table, given by table and in their order; nil stands for all of a table. A
// dataset has the same Hash in a later version of the program if its fields are those of the earlier one.
func HashOf(d *dataset.Dataset, fields [][]int) string {
	const enough = 1 << 16
	h := sha256.New()
	var b []byte
	for i := range dataset.Tables {
		t := &dataset.Tables[i]
		cols := all(t)
		if fields != nil && fields[i] != nil {
			cols = fields[i]
		}
		b = appendLen(appendCounted(b, t.Name), len(cols))
		for _, col := range cols {
			b = appendCounted(b, t.Fields[col].Name)
		}
		b = appendLen(b, t.Len(d))
		for row := range t.Len(d) {
			for _, col := range cols {
				b = appendCounted(b, t.Text(d, row, col))
			}
			if len(b) >= enough {
				h.Write(b)
				b = b[:0]
			}
		}
	}
	h.Write(b)
	return hex.EncodeToString(h.Sum(nil))
}

func all(t *dataset.Table) []int {
	cols := make([]int, len(t.Fields))
	for i := range cols {
		cols[i] = i
	}
	return cols
}

func appendLen(b []byte, n int) []byte { return binary.BigEndian.AppendUint64(b, uint64(n)) }

func appendCounted(b []byte, s string) []byte { return append(appendLen(b, len(s)), s...) }
