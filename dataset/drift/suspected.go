package drift

import (
	"onrecord/dataset"
	"onrecord/dataset/count"
	"onrecord/dataset/edtf"
)

// How many days after the first claim another with the same number is suspected to come from it. A plan is
// made once and quoted for months. People can be counted twice, so a headcount that agrees with another is
// suspected only if it follows soon and from the same side.
const (
	planDays  = 183
	countDays = 31
)

// A number is the key by which claims are grouped: the measure group and the value, without the qualifier.
type number struct {
	group  dataset.Group
	value  count.Number
	valueT count.Number
}

// suspect looks for links that are not recorded among the claims about one event, given in order of time. To
// stay linear it compares a claim with the first that stated its number, never with all others. A claim whose
// origin is recorded is not suspected to have another.
func (x *finder) suspect(claims []*dataset.Figure) {
	first := map[number]*dataset.Figure{}
	replaced := map[number]*dataset.Figure{} // the superseded claim with the number
	for _, f := range claims {
		if n := numberOf(f); counted(f) {
			if first[n] == nil && x.dated(f) {
				first[n] = f
			}
			if x.replaced(f) != nil && replaced[n] == nil {
				replaced[n] = f
			}
		}
	}
	originals := x.originals(claims)
	disputed := x.disputed(claims)
	lastOf := map[string]*dataset.Figure{} // by speaker and group
	for _, f := range originals {
		n := numberOf(f)
		old, from := replaced[n], first[n]
		if old != nil && x.stillUsed(old, f) {
			x.add(SupersededInUse, Suspected, old, f).now = x.replaced(old)
		} else if from != nil && from != f {
			x.sameNumber(from, f)
		}
		if group(f) == dataset.Observed && disputed {
			x.asCount(first, f)
		}
		key := f.Speaker + " " + string(n.group)
		if from := lastOf[key]; from != nil {
			x.changedMind(from, f)
		}
		lastOf[key] = f
	}
}

// originals returns the claims with a number and a date whose origin is not recorded: those that repeat no
// other and are the first report of their statement.
func (x *finder) originals(claims []*dataset.Figure) []*dataset.Figure {
	var list []*dataset.Figure
	seen := map[string]bool{}
	for _, f := range claims {
		if !counted(f) || f.Repeats != "" || !x.dated(f) {
			continue
		}
		if key := f.Statement + " " + string(group(f)); f.Statement != "" {
			if seen[key] {
				continue
			}
			seen[key] = true
		}
		list = append(list, f)
	}
	return list
}

// disputed reports whether the active headcounts of an event state more than one number. If all agree with
// the plan there is nothing to suspect.
func (x *finder) disputed(claims []*dataset.Figure) bool {
	var one *dataset.Figure
	for _, f := range claims {
		if s, _ := x.d.Standing(f); s != dataset.Active || group(f) != dataset.Observed || !counted(f) {
			continue
		}
		if one != nil && numberOf(one) != numberOf(f) {
			return true
		}
		one = f
	}
	return false
}

func (x *finder) sameNumber(from, f *dataset.Figure) {
	if from.Statement != "" && from.Statement == f.Statement {
		return
	}
	days := planDays
	if group(f) == dataset.Observed {
		days = countDays
	}
	if x.daysBetween(from, f) > days {
		return
	}
	kind := requalified(from.Count(), f.Count())
	if kind == "" && from.Speaker != f.Speaker && (group(f) != dataset.Observed || x.sameSide(from, f)) {
		kind = SpeakerChanged
	}
	if kind != "" && !x.recorded[string(kind)+" "+f.ID] {
		x.add(kind, Suspected, from, f)
	}
}

// asCount suspects a headcount that states a planned number, bare or with the qualifier of the plan.
func (x *finder) asCount(first map[number]*dataset.Figure, f *dataset.Figure) {
	for _, g := range []dataset.Group{dataset.Planned, dataset.Projected} {
		n := numberOf(f)
		n.group = g
		if plan := first[n]; plan != nil && x.byTime(plan, f) <= 0 && x.daysBetween(plan, f) <= planDays &&
			(f.Qualifier == count.Exact || f.Qualifier == plan.Qualifier) && (plan.Statement == "" || plan.Statement != f.Statement) {
			x.add(PlanAsCount, Suspected, plan, f)
			return
		}
	}
}

// stillUsed reports whether a claim states a number after the claim that first stated it was replaced.
func (x *finder) stillUsed(old, f *dataset.Figure) bool {
	now := x.replaced(old)
	return f != old && f != now && f.Supersedes == "" && x.replaced(f) == nil && x.after(f, now) &&
		(old.Statement == "" || old.Statement != f.Statement)
}

// changedMind suspects that a speaker replaced a number of their own although the dataset does not record it.
func (x *finder) changedMind(from, f *dataset.Figure) {
	if from.Statement != "" && from.Statement == f.Statement || f.Supersedes != "" || f.Scope != from.Scope {
		return
	}
	if x.replaced(from) == nil && numberOf(from) != numberOf(f) && x.after(f, from) {
		x.add(Revised, Suspected, from, f)
	}
}

func numberOf(f *dataset.Figure) number { return number{group(f), f.Value, f.ValueTo} }

// sameSide reports whether two speakers are known to speak for the same country.
func (x *finder) sameSide(a, b *dataset.Figure) bool {
	ca, cb := x.d.Actor(a.Speaker).Country, x.d.Actor(b.Speaker).Country
	return ca != "" && ca == cb
}

// when is the date by which claims are ordered: when the claim was said or, if that is not in a known year,
// when it was printed.
func (x *finder) when(f *dataset.Figure) edtf.Date {
	if _, ok := day(f.Said); ok {
		return f.Said
	}
	if p := x.d.Source(f.Source).Published; !p.IsZero() {
		return p
	}
	return f.Said
}

func (x *finder) byTime(a, b *dataset.Figure) int { return edtf.Compare(x.when(a), x.when(b)) }

func (x *finder) dated(f *dataset.Figure) bool { _, ok := day(x.when(f)); return ok }

// after reports whether a claim is certainly later than another.
func (x *finder) after(f, than *dataset.Figure) bool {
	first, ok1 := x.when(f).Earliest()
	last, ok2 := x.when(than).Latest()
	return ok1 && ok2 && first > last
}

// daysBetween counts from the first day of one claim to the first of the other; both are dated.
func (x *finder) daysBetween(a, b *dataset.Figure) int {
	from, _ := day(x.when(a))
	to, _ := day(x.when(b))
	return int(to - from)
}

// day is the earliest day of a date as it is written, or its latest if no earliest is known.
func day(d edtf.Date) (edtf.Day, bool) {
	first, ok1, last, ok2 := d.Written()
	if ok1 {
		return first, true
	}
	return last, ok2
}
