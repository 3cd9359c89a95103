package read

import (
	"fmt"
	"iter"
	"maps"
	"slices"
	"strconv"
	"strings"

	"github.com/go-json-experiment/json"

	"onrecord/dataset"
	"onrecord/export/xlsx/internal/origin"
)

// A base is the dataset that the workbook was made from, as the hidden sheet describes it: it implements
// merge.Base by digests of the cells.
type base struct {
	version, hash string
	selection     *dataset.Selected   // nil for a workbook of a whole dataset
	digests       []map[string]string // by table and id: an origin.Digest of each of the table's fields at the time
	fields        [][]int             // by table: those fields, in the order of their digests
}

// Version implements merge.Base.
func (b *base) Version() string { return b.version }

// Hash implements merge.Base.
func (b *base) Hash() string { return b.hash }

// Is implements merge.Base. A field that the tables have gained since the export must be empty.
func (b *base) Is(d *dataset.Dataset) bool {
	for i := range dataset.Tables {
		for field := range dataset.Tables[i].Fields {
			if !b.had(i, field) && !isEmpty(d, &dataset.Tables[i], field) {
				return false
			}
		}
	}
	return origin.HashOf(d, b.fields) == b.hash
}

func isEmpty(d *dataset.Dataset, t *dataset.Table, field int) bool {
	for row := range t.Len(d) {
		if t.Text(d, row, field) != "" {
			return false
		}
	}
	return true
}

// had reports whether a table had a field when the workbook was made.
func (b *base) had(table, field int) bool { return slices.Contains(b.fields[table], field) }

// IDs implements merge.Base.
func (b *base) IDs(table int) iter.Seq[string] { return maps.Keys(b.digests[table]) }

// Has implements merge.Base.
func (b *base) Has(table int, id string) bool {
	_, ok := b.digests[table][id]
	return ok
}

// Same implements merge.Base.
func (b *base) Same(table int, id string, field int, text string) bool {
	at := slices.Index(b.fields[table], field) * origin.DigestLen
	if at < 0 {
		return text == ""
	}
	return b.digests[table][id][at:at+origin.DigestLen] == origin.Digest(text)
}

// origin reads the hidden sheet that says which rows and cells the workbook was made from.
func (rd *reader) origin(s *sheetPart) error {
	b := &base{digests: make([]map[string]string, len(dataset.Tables)), fields: make([][]int, len(dataset.Tables))}
	for i := range b.digests {
		b.digests[i] = map[string]string{}
	}
	header := true
	err := s.rows(func(n int, cells []cell) error {
		if header {
			header = false
			return nil
		}
		var texts [4]string // table, id, cells, and the fields or what was selected
		for i := range cells {
			text, problem := rd.b.text(&cells[i])
			if c := cells[i].col; c < len(texts) && problem == "" {
				texts[c] = origin.Unguard(text)
			}
		}
		switch {
		case texts[0] == "dataset":
			b.version, b.hash, b.selection = texts[1], texts[2], selected(texts[3])
		case texts != [4]string{}:
			if !b.add(texts[0], texts[1], texts[2], strings.Fields(texts[3])) {
				return fmt.Errorf("want the sheet %s as this version of onrecord writes it, got another in row %s: export the workbook again", s.name, strconv.Itoa(n))
			}
		}
		return nil
	})
	if err == nil && b.hash == "" {
		err = fmt.Errorf("want the sheet %s to say which dataset the workbook was made from: export the workbook again", s.name)
	}
	rd.base = b
	return err
}

// selected reads what was selected; nil where there is nothing, or nothing that can be read.
func selected(text string) *dataset.Selected {
	var s dataset.Selected
	if text == "" || json.Unmarshal([]byte(text), &s) != nil || s.Check() != nil {
		return nil
	}
	return &s
}

// add adds a row of the hidden sheet, the first of a table with the names of the fields. It reports false if the row
// does not fit the tables.
func (b *base) add(table, id, digests string, names []string) bool {
	i := slices.IndexFunc(dataset.Tables, func(t dataset.Table) bool { return t.Name == table })
	if i < 0 {
		return false
	}
	if b.fields[i] == nil {
		for _, name := range names {
			b.fields[i] = append(b.fields[i], dataset.Tables[i].Column(name))
		}
	}
	if len(b.fields[i]) == 0 || slices.Contains(b.fields[i], -1) || len(digests) != len(b.fields[i])*origin.DigestLen {
		return false
	}
	b.digests[i][id] = digests
	return true
}

// header takes the fields of a table without rows, of which the hidden sheet says nothing, from its header.
func (b *base) header(table int, g *grid) {
	if b.fields[table] != nil {
		return
	}
	for field, col := range g.columns {
		if col >= 0 {
			b.fields[table] = append(b.fields[table], field)
		}
	}
	slices.SortFunc(b.fields[table], func(x, y int) int { return g.columns[x] - g.columns[y] })
}
