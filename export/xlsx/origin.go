package xlsx

import (
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"hash/crc32"
	"strings"

	"onrecord/dataset"
	"onrecord/internal/mem"
)

// OriginSheet is the hidden sheet, in the workbook for editors, that says which dataset it was made
// from: by it an edit is told from a change that the dataset has seen since. Its columns are table, id,
// cells and fields. The first row has the table "dataset", the version as its id, and Hash; each further
// row is one of the dataset's, with a Digest of every field, in the order of the fields, put together. The
// names of the fields, for people, are on the first row of each table.
const OriginSheet = "origin"

// DigestLen is the length of a Digest.
const DigestLen = 8

// Digest is a short fingerprint of a cell, as dataset.Cell.String gives it.
func Digest(cell string) string {
	return string(appendDigest(nil, cell))
}

// appendDigest appends the Digest: a CRC-32, since all it has to tell is whether a cell is the same. A
// workbook has many millions.
func appendDigest(b []byte, cell string) []byte {
	n := len(b)
	b = append(b, cell...)
	var sum [DigestLen / 2]byte
	binary.BigEndian.PutUint32(sum[:], crc32.ChecksumIEEE(b[n:]))
	return hex.AppendEncode(b[:n], sum[:])
}

// Hash is the SHA-256 of the tables of a dataset, in hexadecimal. It covers the tables, their fields and
// their rows in order, each text with its length in front; it does not cover the metadata.
func Hash(d *dataset.Dataset) string {
	const enough = 1 << 16
	h := sha256.New()
	var b []byte
	for i := range dataset.Tables {
		t := &dataset.Tables[i]
		b = appendLen(appendCounted(b, t.Name), len(t.Fields))
		for _, f := range t.Fields {
			b = appendCounted(b, f.Name)
		}
		b = appendLen(b, t.Len(d))
		for row := range t.Len(d) {
			for col := range t.Fields {
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

func appendLen(b []byte, n int) []byte { return binary.BigEndian.AppendUint64(b, uint64(n)) }

func appendCounted(b []byte, s string) []byte { return append(appendLen(b, len(s)), s...) }

// origin is the sheet of that name.
func (b *book) origin() *sheet {
	rows := 1
	for i := range dataset.Tables {
		rows += dataset.Tables[i].Len(b.d)
	}
	s := &sheet{name: OriginSheet, title: b.say("origin"), rows: rows, hidden: true}
	for _, name := range []string{"table", "id", "cells", "fields"} {
		s.cols = append(s.cols, column{name: name, doc: b.say("doc.origin." + name), kind: kindName})
	}
	return s.opened(func() func(row, col int) cell {
		digests := digester{}
		return func(row, col int) cell { return b.originCell(&digests, row, col) }
	})
}

func (b *book) originCell(digests *digester, row, col int) cell {
	if row == 0 {
		if col == 2 {
			return ownCell(b.hash())
		}
		return textCell([...]string{"dataset", b.d.Package.Version, "", ""}[col])
	}
	i := 0
	for row--; row >= dataset.Tables[i].Len(b.d); i++ {
		row -= dataset.Tables[i].Len(b.d)
	}
	t := &dataset.Tables[i]
	switch col {
	case 0:
		return ownCell(t.Name)
	case 1:
		return textCell(t.Cell(b.d, row, t.Column("id")).Text)
	case 3:
		if row > 0 {
			return cell{}
		}
		return ownCell(strings.Join(fieldNames(t), " "))
	}
	return ownCell(digests.of(b.d, t, row))
}

// A digester puts the digests of rows together, one after the other in the same room: a workbook may have
// a million rows, and what they left behind would have to be cleaned away.
type digester struct{ room []byte }

// of is the digests of a row. They are good until the next call.
func (g *digester) of(d *dataset.Dataset, t *dataset.Table, row int) string {
	g.room = g.room[:0]
	for col := range t.Fields {
		g.room = appendDigest(g.room, t.Text(d, row, col))
	}
	return mem.Text(g.room)
}

func fieldNames(t *dataset.Table) []string {
	names := make([]string, len(t.Fields))
	for i := range t.Fields {
		names[i] = t.Fields[i].Name
	}
	return names
}
