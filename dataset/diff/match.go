package diff

import (
	"slices"
	"strings"

	"onrecord/dataset"
	"onrecord/dataset/words"
)

// A comparer compares two versions.
type comparer struct {
	old, new *dataset.Dataset
	w        *words.Words
	places   []Place
	renamed  map[string]string // old id to new id
	changes  []Change
	users    map[string][]string // see references
}

// matchRenamed finds rows that differ in their id only. References follow renamed ids, and claims refer to
// claims, so it repeats until nothing more is found.
func (c *comparer) matchRenamed() {
	for found := true; found; {
		found = false
		for i := range dataset.Tables {
			found = c.matchTable(&dataset.Tables[i]) || found
		}
	}
}

// matchTable matches the rows of one table and reports whether it found any.
func (c *comparer) matchTable(t *dataset.Table) bool {
	gone, added := map[string][]string{}, map[string][]string{} // ids by what the row says
	for row := range t.Len(c.old) {
		id := rowID(t, c.old, row)
		if _, exists := rowOf(t, c.new, id); !exists && c.renamed[id] == "" {
			key := c.content(t, c.old, row, c.newID)
			gone[key] = append(gone[key], id)
		}
	}
	if len(gone) == 0 {
		return false
	}
	taken := map[string]bool{}
	for _, id := range c.renamed {
		taken[id] = true
	}
	for row := range t.Len(c.new) {
		id := rowID(t, c.new, row)
		if _, exists := rowOf(t, c.old, id); !exists && !taken[id] {
			key := c.content(t, c.new, row, unchanged)
			added[key] = append(added[key], id)
		}
	}
	found := false
	for key, ids := range gone {
		if len(ids) == 1 && len(added[key]) == 1 { // of two equal rows nobody can tell which is which
			c.renamed[ids[0]] = added[key][0]
			found = true
		}
	}
	return found
}

// content is everything in a row except its id.
func (c *comparer) content(t *dataset.Table, d *dataset.Dataset, row int, rename func(string) string) string {
	var b strings.Builder
	for col, f := range t.Fields {
		if f.Kind != dataset.KindID {
			b.WriteString(cellText(t, d, row, col, rename))
		}
		b.WriteByte(0) // which no cell contains
	}
	return b.String()
}

// cellText is a cell as text, with renamed references followed. The order of a list of ids has no meaning.
func cellText(t *dataset.Table, d *dataset.Dataset, row, col int, rename func(string) string) string {
	cell := t.Cell(d, row, col)
	switch t.Fields[col].Kind {
	case dataset.KindRef:
		return rename(cell.Text)
	case dataset.KindRefs:
		list := make([]string, len(cell.List))
		for i, id := range cell.List {
			list[i] = rename(id)
		}
		slices.Sort(list)
		return dataset.Cell{List: list}.String()
	}
	return cell.String()
}

// newID is the id in the new version of a row of the old one.
func (c *comparer) newID(id string) string {
	if to, ok := c.renamed[id]; ok {
		return to
	}
	return id
}

// unchanged is the renaming of ids that are already those of the new version.
func unchanged(id string) string { return id }

func rowID(t *dataset.Table, d *dataset.Dataset, row int) string {
	return t.Cell(d, row, t.Column("id")).Text
}

// rowOf finds a row of a table by its id.
func rowOf(t *dataset.Table, d *dataset.Dataset, id string) (int, bool) {
	found, row, ok := d.Lookup(id)
	return row, ok && found.Name == t.Name
}
