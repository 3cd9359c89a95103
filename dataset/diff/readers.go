package diff

import (
	"cmp"
	"slices"

	"onrecord/dataset"
	"onrecord/dataset/edtf"
)

// Corrections returns what readers are told was wrong or is said otherwise now: the claims, then the numbers
// and ranges that follow from them, then the rest, and of each kind the newest first. No sentence is repeated.
func (l *Log) Corrections() []Change { return l.forReaders(false) }

// Additions returns what readers are told was added, in the same order.
func (l *Log) Additions() []Change { return l.forReaders(true) }

// SameVersion reports whether something changed although both versions have the same number, or none.
func (l *Log) SameVersion() bool { return !l.Empty() && l.Old.Version == l.New.Version }

func (l *Log) forReaders(adds bool) []Change {
	var list []Change
	seen := map[string]bool{"": true}
	for _, c := range l.Changes {
		if c.Adds == adds && !seen[c.Reader] {
			list = append(list, c)
		}
		seen[c.Reader] = true
	}
	slices.SortStableFunc(list, func(a, b Change) int { return a.compare(&b) })
	return list
}

// Part returns what was added, or everything else, for editors: the most important and the newest first.
func (l *Log) Part(adds bool) []*Change {
	var list []*Change
	for i := range l.Changes {
		if c := &l.Changes[i]; c.Adds == adds {
			list = append(list, c)
		}
	}
	slices.SortStableFunc(list, (*Change).compare)
	return list
}

// compare sorts changes by weight, and those of the same weight by date.
func (c *Change) compare(other *Change) int {
	return cmp.Or(cmp.Compare(c.weight(), other.weight()), newest(c.when, other.when))
}

// weight is how far down a change stands in what readers are told.
func (c *Change) weight() int {
	if c.Kind == Renamed {
		return 100 // nothing that they read has changed
	}
	return slices.Index([]string{"figures", TableNumbers, TableRanges, "dates", "responses", "comparisons", "events", "actors", "sources", TablePackage}, c.Table)
}

// newest sorts later dates first and unknown ones last.
func newest(a, b edtf.Date) int {
	first, knownA := a.Earliest()
	second, knownB := b.Earliest()
	switch {
	case knownA && knownB:
		return cmp.Compare(second, first)
	case knownA:
		return -1
	case knownB:
		return 1
	}
	return 0
}

// when is when a claim was made, or the date that a row is about.
func when(t *dataset.Table, d *dataset.Dataset, row int) edtf.Date {
	switch t.Name {
	case "figures":
		return d.Figures[row].Said
	case "dates":
		return d.Dates[row].Date
	case "responses":
		return d.Responses[row].Date
	}
	return edtf.Date{}
}

// markAdditions marks the changes that correct nothing. A range does not if claims were added to it and
// none of its claims was changed; readers are told that it moved, not that it was wrong.
func (c *comparer) markAdditions() {
	added, changed := map[string]bool{}, map[string]bool{} // ranges, by id
	for i := range c.changes {
		ch := &c.changes[i]
		ch.Adds = ch.Kind == Added
		if ch.Table != "figures" || ch.Kind == Renamed {
			continue
		}
		ranges := changed
		if ch.Adds {
			ranges = added
		}
		if f := c.old.Figure(ch.ID); f != nil {
			ranges[c.newID(f.Event)+"."+string(f.Measure.Group())] = true
		}
		if f := c.new.Figure(ch.ID); f != nil {
			ranges[f.Event+"."+string(f.Measure.Group())] = true
		}
	}
	for i := range c.changes {
		ch := &c.changes[i]
		if ch.Table != TableRanges {
			continue
		}
		if ch.Adds = added[ch.ID] && !changed[ch.ID]; ch.Adds {
			f := ch.Fields[0]
			ch.Reader = c.w.Say("diff.reader.follows", "subject", ch.Subject, "old", f.OldWords, "new", f.NewWords)
		}
	}
}
