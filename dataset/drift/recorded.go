package drift

import (
	"onrecord/dataset"
	"onrecord/dataset/count"
)

// statements compares the reports of each utterance. Which of them is closest to what was said is not on
// record, so the first is the earliest said or printed; of several, the first in the file.
func (x *finder) statements(claims []*dataset.Figure) {
	before := len(x.changes)
	firsts := map[string][]*dataset.Figure{} // statement: its first claim for each number and group
	for _, f := range claims {
		if f.Statement == "" {
			continue
		}
		known := firsts[f.Statement]
		same := match(known, func(g *dataset.Figure) bool {
			return group(g) == group(f) && g.Value == f.Value && g.ValueTo == f.ValueTo
		})
		base := match(known, func(g *dataset.Figure) bool { return group(g) == group(f) })
		planned := match(known, func(g *dataset.Figure) bool { return reportsPlan(g, f) })
		switch {
		case same != nil:
			if k := requalified(same.Count(), f.Count()); k != "" {
				x.add(k, Statement, same, f)
			}
		case base != nil && counted(base) && counted(f):
			x.add(RenderingsDiffer, Statement, base, f)
		}
		if planned != nil {
			x.add(PlanAsCount, Statement, planned, f)
		}
		if base != nil && base.Speaker != f.Speaker {
			x.add(SpeakerChanged, Statement, base, f)
		}
		if same == nil {
			firsts[f.Statement] = append(known, f)
		}
	}
	x.completeRenderings(claims, before)
}

// completeRenderings adds to each RenderingsDiffer the reports that agree with the first one. It looks at
// x.changes from index begin on.
func (x *finder) completeRenderings(claims []*dataset.Figure, begin int) {
	differ := map[string]*change{}
	for i := range x.changes[begin:] {
		if c := &x.changes[begin+i]; c.kind == RenderingsDiffer {
			differ[c.claims[0].Statement+" "+string(group(c.claims[0]))] = c
			c.claims = nil
		}
	}
	for _, f := range claims {
		if c := differ[f.Statement+" "+string(group(f))]; c != nil && f.Statement != "" {
			c.claims = append(c.claims, f)
		}
	}
}

// repeats compares claims with those that they pass on.
func (x *finder) repeats(claims []*dataset.Figure) {
	for _, f := range claims {
		from := x.d.Figure(f.Repeats)
		if from == nil {
			continue
		}
		named := false // another change names both speakers already
		found := func(k Kind) *change { named = true; return x.add(k, Repeats, from, f) }
		if group(from) != dataset.Observed && group(f) == dataset.Observed {
			found(PlanAsCount)
		}
		if from.Value == f.Value && from.ValueTo == f.ValueTo {
			if k := requalified(from.Count(), f.Count()); k != "" {
				found(k)
			}
		} else if counted(from) && counted(f) {
			found(ValueChanged)
		}
		if now := x.replaced(from); now != nil && x.after(f, now) {
			found(SupersededInUse).now = now
		}
		if !named && from.Speaker != f.Speaker {
			x.add(SpeakerChanged, Repeats, from, f)
		}
	}
}

// revisions finds the numbers that their own speakers replaced.
func (x *finder) revisions(claims []*dataset.Figure) {
	for _, f := range claims {
		if old := x.d.Figure(f.Supersedes); old != nil && old.Count() != f.Count() {
			x.add(Revised, Supersedes, old, f)
		}
	}
}

// replaced returns the claim that superseded another, or nil.
func (x *finder) replaced(f *dataset.Figure) *dataset.Figure {
	if s, by := x.d.Standing(f); s == dataset.Superseded {
		return x.d.Figure(by)
	}
	return nil
}

// requalified returns how the qualifier changed between two counts of the same value. It is empty if it did
// not change or if a count has no number.
func requalified(from, to count.Count) Kind {
	switch {
	case from.Qualifier == to.Qualifier || from.Qualifier == count.Unstated || to.Qualifier == count.Unstated:
		return ""
	case to.Qualifier == count.Exact:
		return QualifierDropped
	case from.Qualifier == count.Exact:
		return QualifierAdded
	}
	return QualifierTurned
}

// reportsPlan reports whether a claim states as observed the number that another states as a plan.
func reportsPlan(plan, f *dataset.Figure) bool {
	return group(plan) != dataset.Observed && group(f) == dataset.Observed && counted(f) && plan.Value == f.Value && plan.ValueTo == f.ValueTo
}

func group(f *dataset.Figure) dataset.Group { return f.Measure.Group() }

func counted(f *dataset.Figure) bool { return f.Qualifier != count.Unstated }

func match(claims []*dataset.Figure, is func(*dataset.Figure) bool) *dataset.Figure {
	for _, f := range claims {
		if is(f) {
			return f
		}
	}
	return nil
}
