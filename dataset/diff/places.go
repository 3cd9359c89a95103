package diff

import (
	"slices"
	"strings"

	"onrecord/dataset"
)

// add records a change, with the places that show it.
func (c *comparer) add(ch Change) {
	if len(c.places) > 0 && ch.Kind != Renamed {
		ids := c.affectedIDs(&ch)
		for _, p := range c.places {
			if len(p.IDs) == 0 || slices.ContainsFunc(p.IDs, func(id string) bool { return ids[id] }) {
				ch.Places = append(ch.Places, p.Name)
			}
		}
	}
	c.changes = append(c.changes, ch)
}

// affectedIDs returns the ids by which a place shows a change: those of the row, of the rows that refer to
// it and of their events; for a number that of its comparison, for a range that of its event, with their
// claims.
func (c *comparer) affectedIDs(ch *Change) map[string]bool {
	ids := map[string]bool{}
	include := func(id string) {
		ids[id] = true
		for _, user := range c.references()[id] {
			ids[user] = true
		}
	}
	include(ch.ID)
	include(ch.By)
	for id := range ids {
		for _, d := range []*dataset.Dataset{c.old, c.new} {
			if event := eventOf(d, id); event != "" {
				ids[event] = true
			}
		}
	}
	for _, id := range ch.Claims {
		ids[id] = true
	}
	if ch.Table == TableRanges || ch.Table == TableNumbers {
		ids[eventOfRange(ch.ID)] = true // or the comparison's
	}
	delete(ids, "")
	return ids
}

// references lists the rows that refer to each id, in either version.
func (c *comparer) references() map[string][]string {
	if c.users != nil {
		return c.users
	}
	c.users = map[string][]string{}
	for _, d := range []*dataset.Dataset{c.old, c.new} {
		for i := range dataset.Tables {
			t := &dataset.Tables[i]
			for col, f := range t.Fields {
				if f.Kind != dataset.KindRef && f.Kind != dataset.KindRefs || f.To == "events" {
					continue // a claim about an event is not changed by another one
				}
				for row := range t.Len(d) {
					cell := t.Cell(d, row, col)
					for _, id := range append(cell.List, cell.Text) {
						if id != "" {
							c.users[id] = append(c.users[id], rowID(t, d, row))
						}
					}
				}
			}
		}
	}
	return c.users
}

// eventOfRange is the event in the id of a range; in that of a number it is the comparison.
func eventOfRange(id string) string { return id[:strings.LastIndexByte(id, '.')] }

// eventOf is the event that a row is about.
func eventOf(d *dataset.Dataset, id string) string {
	t, row, ok := d.Lookup(id)
	if !ok || t.Column("event") < 0 {
		return ""
	}
	return t.Cell(d, row, t.Column("event")).Text
}
