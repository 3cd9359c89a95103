package xlsx

import (
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"hash"
	"io"
	"strings"

	"onrecord/dataset"
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
	sum := sha256.Sum256([]byte(cell))
	return hex.EncodeToString(sum[:DigestLen/2])
}

// Hash is the SHA-256 of the tables of a dataset, in hexadecimal. It covers the tables, their fields and
// their rows in order, each text with its length in front; it does not cover the metadata.
func Hash(d *dataset.Dataset) string {
	h := sha256.New()
	for i := range dataset.Tables {
		t := &dataset.Tables[i]
		hashText(h, t.Name)
		hashLen(h, len(t.Fields))
		for _, f := range t.Fields {
			hashText(h, f.Name)
		}
		hashLen(h, t.Len(d))
		for row := range t.Len(d) {
			for col := range t.Fields {
				hashText(h, t.Cell(d, row, col).String())
			}
		}
	}
	return hex.EncodeToString(h.Sum(nil))
}

func hashLen(h hash.Hash, n int) {
	var b [8]byte
	binary.BigEndian.PutUint64(b[:], uint64(n))
	h.Write(b[:])
}

func hashText(h hash.Hash, s string) {
	hashLen(h, len(s))
	io.WriteString(h, s)
}

// origin is the sheet of that name.
func (b *book) origin() *sheet {
	type place struct {
		t   *dataset.Table
		row int
	}
	var rows []place
	for i := range dataset.Tables {
		t := &dataset.Tables[i]
		for row := range t.Len(b.d) {
			rows = append(rows, place{t, row})
		}
	}
	s := &sheet{name: OriginSheet, title: b.say("origin"), rows: len(rows) + 1, hidden: true}
	for _, name := range []string{"table", "id", "cells", "fields"} {
		s.cols = append(s.cols, column{name: name, doc: b.say("doc.origin." + name), kind: kindName})
	}
	s.cell = func(row, col int) cell {
		if row == 0 {
			if col == 2 {
				return ownCell(Hash(b.d))
			}
			return textCell([...]string{"dataset", b.d.Package.Version, "", ""}[col])
		}
		p := rows[row-1]
		switch col {
		case 0:
			return ownCell(p.t.Name)
		case 1:
			return textCell(p.t.Cell(b.d, p.row, p.t.Column("id")).Text)
		case 3:
			if p.row > 0 {
				return cell{}
			}
			return ownCell(strings.Join(fieldNames(p.t), " "))
		}
		var digests strings.Builder
		for i := range p.t.Fields {
			digests.WriteString(Digest(p.t.Cell(b.d, p.row, i).String()))
		}
		return ownCell(digests.String())
	}
	return s
}

func fieldNames(t *dataset.Table) []string {
	names := make([]string, len(t.Fields))
	for i := range t.Fields {
		names[i] = t.Fields[i].Name
	}
	return names
}
