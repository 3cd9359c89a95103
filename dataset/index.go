package dataset

import "hash/maphash"

// An index finds the row that has an id. It is a hash table of row numbers alone: the ids stay in the
// rows, so that a million of them take sixteen megabytes, and one allocation.
type index struct {
	tables []Table
	seed   maphash.Seed
	slots  []slot // a power of two of them, of which at most three quarters are taken
}

// A slot is a row, with some bits of the hash of its id that spare most looks at the rows of others.
type slot struct {
	row   int32
	bits  uint16
	table int8 // counts from 1; 0 is a free slot
}

func newIndex(tables []Table, rows int) index {
	n := 8
	for 3*n < 4*rows {
		n *= 2
	}
	return index{tables, maphash.MakeSeed(), make([]slot, n)}
}

// add puts a row in the index. Where another has the id already, that one stays.
func (x *index) add(d *Dataset, id string, r ref) (first ref, doubled bool) {
	s, bits, found := x.find(d, id)
	if found {
		return ref{s.table - 1, s.row}, true
	}
	*s = slot{r.row, bits, r.table + 1}
	return r, false
}

// find is the slot of an id, or the free one where it would be.
func (x *index) find(d *Dataset, id string) (s *slot, bits uint16, found bool) {
	hash := maphash.String(x.seed, id)
	bits = uint16(hash >> 48)
	mask := uint64(len(x.slots) - 1)
	for i := hash & mask; ; i = (i + 1) & mask {
		s = &x.slots[i]
		if s.table == 0 {
			return s, bits, false
		}
		if s.bits == bits && x.tables[s.table-1].id(d, int(s.row)) == id {
			return s, bits, true
		}
	}
}

// at is the row that has an id.
func (d *Dataset) at(id string) (ref, bool) {
	if id == "" || d.ids.slots == nil {
		return ref{}, false
	}
	s, _, found := d.ids.find(d, id)
	if !found {
		return ref{}, false
	}
	return ref{s.table - 1, s.row}, true
}

// known is the row that has an id which is known to be there.
func (d *Dataset) known(id string) ref {
	r, _ := d.at(id)
	return r
}

// isIn tells whether a row of a table has an id.
func (d *Dataset) isIn(id, table string) bool {
	r, ok := d.at(id)
	return ok && d.ids.tables[r.table].Name == table
}
