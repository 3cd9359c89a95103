package dataset

import (
	"hash/maphash"
	"slices"
	"sync/atomic"

	"onrecord/internal/mem"
)

// An index finds rows by their ids. It is a hash table of row numbers alone, since the ids are in the rows: a
// million of them take sixteen megabytes in one allocation. Several goroutines may add rows at once.
type index struct {
	tables []Table
	seed   maphash.Seed
	slots  []atomic.Uint64 // of type slot; their number is a power of two, and at most three quarters are used
}

// A slot holds a row, or 0: from the top, the index of its table plus 1 (8 bits), the row (32), and bits of
// the hash of its id (24), which save most comparisons with ids of other rows. Slots are in the order of the
// dataset.
type slot uint64

const hashBits = 24

func newSlot(r ref, hash uint64) slot {
	return slot(r.table+1)<<56 | slot(uint32(r.row))<<hashBits | slot(hash>>(64-hashBits))
}

func (s slot) ref() ref { return ref{int8(s>>56) - 1, int32(s >> hashBits)} }

// isOf reports whether the id of a slot may have this hash.
func (s slot) isOf(hash uint64) bool {
	return uint64(s)<<(64-hashBits) == hash>>(64-hashBits)<<(64-hashBits)
}

func newIndex(tables []Table, rows int) index {
	n := 8
	for 3*n < 4*rows {
		n *= 2
	}
	return index{tables, maphash.MakeSeed(), mem.LargeSlice[atomic.Uint64](n)}
}

// add adds a row. Of two rows with the same id the index keeps the one that is first in the dataset, whoever
// is added first, and add returns the later one.
func (x *index) add(d *Dataset, id string, r ref) (later ref, doubled bool) {
	hash := maphash.String(x.seed, id)
	mine, mask := newSlot(r, hash), uint64(len(x.slots)-1)
	for i := hash & mask; ; {
		switch s := slot(x.slots[i].Load()); {
		case s == 0:
			if x.slots[i].CompareAndSwap(0, uint64(mine)) {
				return ref{}, false
			}
		case !s.isOf(hash) || x.id(d, s) != id:
			i = (i + 1) & mask
		case s < mine:
			return r, true
		case x.slots[i].CompareAndSwap(uint64(s), uint64(mine)):
			return s.ref(), true
		}
	}
}

func (x *index) id(d *Dataset, s slot) string {
	r := s.ref()
	return x.tables[r.table].id(d, int(r.row))
}

// at returns the row that has an id.
func (d *Dataset) at(id string) (ref, bool) {
	if id == "" || d.ids.slots == nil {
		return ref{}, false
	}
	hash := maphash.String(d.ids.seed, id)
	mask := uint64(len(d.ids.slots) - 1)
	for i := hash & mask; ; i = (i + 1) & mask {
		s := slot(d.ids.slots[i].Load())
		if s == 0 {
			return ref{}, false
		}
		if s.isOf(hash) && d.ids.id(d, s) == id {
			return s.ref(), true
		}
	}
}

// known returns the row of an id that is known to exist.
func (d *Dataset) known(id string) ref {
	r, _ := d.at(id)
	return r
}

// A guess finds rows of one table by their ids. It first tries the row that it found last and the one after
// it, which is mostly right where claims are in the order of the events.
type guess struct {
	table int8
	last  int32
	id    string // of last
}

func (x *index) guess(table string) guess {
	return guess{table: int8(slices.IndexFunc(x.tables, func(t Table) bool { return t.Name == table }))}
}

func (g *guess) find(d *Dataset, id string) (row int32, ok bool) {
	if id == g.id && id != "" {
		return g.last, true
	}
	t := &d.ids.tables[g.table]
	if next := g.last + 1; id != "" && int(next) < t.Len(d) && t.id(d, int(next)) == id {
		g.last, g.id = next, id
		return next, true
	}
	r, ok := d.at(id)
	if !ok || r.table != g.table {
		return 0, false
	}
	g.last, g.id = r.row, id
	return r.row, true
}
