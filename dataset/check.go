package dataset

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"onrecord/internal/parallel"
)

// rules are the checks beyond the type of each cell. Each reports its problems at a cell where it can. All of
// them run, so that one check shows everything.
var rules = []func(*loader){
	requiredCells,
	foldedIDs,
	derivedIDs,
	danglingReferences,
	valuesForQualifiers,
	supersededClaims,
	cycles,
	comparisonParts,
	eventCycles,
}

func (l *loader) check() {
	for _, rule := range rules {
		rule(l)
	}
}

// cellProblem reports a problem of a cell.
func (l *loader) cellProblem(t *Table, row, col int, code, message string) {
	f := l.d.files[t.Name]
	at := f.cellAt(t.origin(l.d, row), t, col)
	l.problemAt(f, at, t.Fields[col].Name, code, message)
}

// rowProblem is cellProblem by the names of table and field.
func (l *loader) rowProblem(table string, row int, field, code, message string) {
	t, _ := TableNamed(table)
	l.cellProblem(t, row, t.Column(field), code, message)
}

func requiredCells(l *loader) {
	for i := range Tables {
		t := &Tables[i]
		rows := parallel.Where(t.Len(l.d), func(row int) bool { return t.lacks(l.d, row) })
		for col, field := range t.Fields {
			if !field.Required {
				continue
			}
			for _, row := range rows {
				if t.cell(l.d, row, col).String() == "" && !l.isUnread(t, row, col) {
					l.cellProblem(t, row, col, "missing", "want a value, the cell is empty")
				}
			}
		}
	}
}

func danglingReferences(l *loader) {
	toNothing := map[string]int{}
	for i := range Tables {
		t := &Tables[i]
		rows := parallel.Collect(t.Len(l.d), func(from, to int) []int { return t.dangling(l.d, from, to) })
		for col, field := range t.Fields {
			if field.To == "" || l.broken[field.To] {
				continue
			}
			to, _ := TableNamed(field.To)
			for _, row := range rows {
				c := t.cell(l.d, row, col)
				ids := c.List
				if c.Text != "" {
					ids = []string{c.Text}
				}
				if to.Len(l.d) == 0 {
					toNothing[field.To] += len(ids)
					continue
				}
				for _, id := range ids {
					l.resolve(t, row, col, id)
				}
			}
		}
	}
	for _, t := range Tables {
		if n := toNothing[t.Name]; n > 0 {
			l.problemAt(l.d.files[t.Name], 0, "", "dangling", fmt.Sprintf("want rows in %s, there are none; %d cells refer to them", t.Name, n))
		}
	}
}

func (l *loader) resolve(t *Table, row, col int, id string) {
	to := t.Fields[col].To
	r, ok := l.d.at(id)
	switch {
	case l.wrongIDs[id]: // reported where it stands as an id
	case !ok:
		l.cellProblem(t, row, col, "dangling", "want the id of a row in "+to+", got "+quote(id)+suggest(id, l.candidateIDs(id, to)))
	case Tables[r.table].Name != to:
		l.cellProblem(t, row, col, "dangling", "want the id of a row in "+to+", and "+quote(id)+" is in "+Tables[r.table].Name)
	}
}

// candidateIDs returns the ids of a table to compare an unknown id with. Searching the nearest takes as long as the
// table, so it is done for a few ids only, and not for large tables.
func (l *loader) candidateIDs(id, table string) []string {
	const most, largest = 50, 10_000
	t, _ := TableNamed(table)
	l.asked[id] = true
	if len(l.asked) > most || t.Len(l.d) > largest {
		return nil
	}
	ids := make([]string, t.Len(l.d))
	for row := range ids {
		ids[row] = t.id(l.d, row)
	}
	return ids
}

// eachID calls visit with the ids of all tables for which a condition holds, in order.
func (l *loader) eachID(holds func(id string) bool, visit func(id string, r ref)) {
	for i := range Tables {
		t := &Tables[i]
		for _, row := range parallel.Where(t.Len(l.d), func(row int) bool { return holds(t.id(l.d, row)) }) {
			visit(t.id(l.d, row), ref{int8(i), int32(row)})
		}
	}
}

func hasCapital(id string) bool {
	for i := 0; i < len(id); i++ {
		if 'A' <= id[i] && id[i] <= 'Z' {
			return true
		}
	}
	return false
}

func hasDot(id string) bool { return strings.IndexByte(id, '.') >= 0 }

// foldedIDs finds ids that differ from another only by the case of letters, which some file systems do not
// distinguish.
func foldedIDs(l *loader) {
	folded := map[string]ref{} // by id in lower case, for ids with capital letters
	l.eachID(hasCapital, func(id string, r ref) {
		lower := strings.ToLower(id)
		other, there := l.d.at(lower)
		if !there {
			other, there = folded[lower]
		}
		if !there {
			folded[lower] = r
			return
		}
		t, o := &Tables[r.table], &Tables[other.table]
		otherID := o.id(l.d, int(other.row))
		if id != otherID {
			l.cellProblem(t, int(r.row), t.Column("id"), "duplicate-id", quote(id)+" differs only by capital letters from "+quote(otherID)+" "+l.whereIs(other, t))
		}
	})
}

// derivedIDs finds ids that are also the id of a derived number, so that they would mean two things.
func derivedIDs(l *loader) {
	groups, rules := codeNames(Groups), codeNames(Rules)
	l.eachID(hasDot, func(id string, r ref) {
		dot := strings.LastIndexByte(id, '.')
		of, last := id[:dot], id[dot+1:]
		t := &Tables[r.table]
		switch {
		case slices.Contains(groups, last) && l.d.Event(of) != nil:
			l.cellProblem(t, int(r.row), t.Column("id"), "duplicate-id", "want another id: "+quote(id)+" is the range of the "+last+" claims on "+quote(of))
		case slices.Contains(rules, last) && l.d.Comparison(of) != nil:
			l.cellProblem(t, int(r.row), t.Column("id"), "duplicate-id", "want another id: "+quote(id)+" is the "+last+" of the comparison "+quote(of))
		}
	})
}

func valuesForQualifiers(l *loader) {
	d := l.d
	for _, row := range parallel.Where(len(d.Figures), func(row int) bool {
		f := &d.Figures[row]
		field, _ := f.Count().Check()
		return f.Qualifier != "" && field != "" // the others are reported already
	}) {
		if field, problem := d.Figures[row].Count().Check(); !l.unreadNumber(row) {
			l.rowProblem("figures", row, field, "qualifier", problem)
		}
	}
}

func (l *loader) unreadNumber(row int) bool {
	t, _ := TableNamed("figures")
	return l.isUnread(t, row, t.Column("value")) || l.isUnread(t, row, t.Column("value_to"))
}

// supersededClaims requires that a claim which replaces another is by the same speaker or in a later version of the
// same publisher's report, about the same event and measure group, and not earlier.
func supersededClaims(l *loader) {
	by := map[string]string{}
	for _, row := range parallel.Where(len(l.d.Figures), func(row int) bool { return l.d.Figures[row].Supersedes != "" }) {
		f := &l.d.Figures[row]
		old := l.d.Figure(f.Supersedes)
		if old == nil || old == f {
			continue
		}
		bad := func(message string) { l.rowProblem("figures", row, "supersedes", "supersedes", message) }
		if first, doubled := by[old.ID]; doubled {
			bad(quote(old.ID) + " is already replaced by " + quote(first))
		}
		by[old.ID] = f.ID
		if old.Speaker != f.Speaker && old.Speaker != "" && f.Speaker != "" && !l.d.sameReport(old, f) {
			bad(fmt.Sprintf("want a claim of the same speaker, %q, or one in an earlier report of the same publisher; %q is by %q", f.Speaker, old.ID, old.Speaker))
		}
		if old.Event != f.Event && old.Event != "" && f.Event != "" {
			bad(fmt.Sprintf("want a claim about the same event, %q; %q is about %q", f.Event, old.ID, old.Event))
		}
		if old.Measure.Group() != f.Measure.Group() && old.Measure != "" && f.Measure != "" {
			bad(fmt.Sprintf("want a claim of the group %s, as this one is; %q is of the group %s, and a headcount does not replace a plan", f.Measure.Group(), old.ID, old.Measure.Group()))
		}
		if f.Repeats == f.Supersedes {
			bad(fmt.Sprintf("want a claim either to replace %q or to repeat it", old.ID))
		}
		if before, ok := l.d.reportedBefore(f, old); ok && before {
			bad(fmt.Sprintf("want a claim in an earlier report; %q is in one that was published after this one's", old.ID))
		}
		last, ok1 := f.Said.Latest()
		first, ok2 := old.Said.Earliest()
		if ok1 && ok2 && last < first {
			bad(fmt.Sprintf("want an earlier claim; %q was said on %s, after this one on %s", old.ID, old.Said, f.Said))
		}
	}
}

// sameReport reports whether two claims are in different documents of one publisher, be it of the documents or of
// what they carry, so that the one may be in a later version of the other's report.
func (d *Dataset) sameReport(a, b *Figure) bool {
	x, y := d.Source(a.Source), d.Source(b.Source)
	return x != nil && y != nil && x != y && x.Outlet() != "" && x.Outlet() == y.Outlet()
}

// reportedBefore reports whether the document of a claim was certainly published before that of another. It is false, and
// not known, for claims of one speaker, whose own days count.
func (d *Dataset) reportedBefore(a, b *Figure) (before, known bool) {
	if a.Speaker == b.Speaker || !d.sameReport(a, b) {
		return false, false
	}
	last, ok1 := d.Source(a.Source).Published.Latest()
	first, ok2 := d.Source(b.Source).Published.Earliest()
	return ok1 && ok2 && last < first, true
}

// Outlet returns whose report a document is: that of the outlet which it carries, or else its publisher's.
func (s *Source) Outlet() string { return cmp.Or(s.Carries, s.Publisher) }

// eventCycles finds events that are part of themselves through others. Each cycle is reported at its first event.
func eventCycles(l *loader) {
	done := map[*Event]bool{}
	for row := range l.d.Events {
		path := map[*Event]bool{}
		e := &l.d.Events[row]
		for e != nil && e.PartOf != "" && !done[e] {
			done[e], path[e] = true, true
			e = l.d.Event(e.PartOf)
		}
		if path[e] {
			l.rowProblem("events", int(l.d.known(e.ID).row), "part_of", "cycle", "want no cycle: "+quote(e.ID)+" is part of itself through "+quote(e.PartOf))
		}
	}
}

// cycles finds claims that supersede or repeat themselves through others. Each cycle is reported once, at
// its first claim in the file.
func cycles(l *loader) {
	for _, field := range []struct {
		name string
		next func(*Figure) string
	}{
		{"supersedes", func(f *Figure) string { return f.Supersedes }},
		{"repeats", func(f *Figure) string { return f.Repeats }},
	} {
		done := map[*Figure]bool{}
		for _, row := range parallel.Where(len(l.d.Figures), func(row int) bool { return field.next(&l.d.Figures[row]) != "" }) {
			var path []*Figure
			f := &l.d.Figures[row]
			for f != nil && field.next(f) != "" && !done[f] {
				done[f] = true
				path = append(path, f)
				f = l.d.Figure(field.next(f))
			}
			if at := slices.Index(path, f); at >= 0 {
				l.cycle(field.name, path[at:])
			}
		}
	}
}

// cycle reports a cycle of claims, which may begin with any of them.
func (l *loader) cycle(field string, claims []*Figure) {
	first, row := 0, l.d.known(claims[0].ID).row
	for i, c := range claims {
		if r := l.d.known(c.ID).row; r < row {
			first, row = i, r
		}
	}
	const most = 8
	var b strings.Builder
	for i := range claims {
		if i == most {
			fmt.Fprintf(&b, "… %d more … %s ", len(claims)-most, field)
			break
		}
		b.WriteString(quote(claims[(first+i)%len(claims)].ID) + " " + field + " ")
	}
	l.rowProblem("figures", int(row), field, "cycle", "want no cycle: "+b.String()+quote(claims[first].ID))
}

func comparisonParts(l *loader) {
	for row := range l.d.Comparisons {
		c := &l.d.Comparisons[row]
		parts := make([]*Figure, 0, len(c.Parts))
		for _, id := range c.Parts {
			if f := l.d.Figure(id); f != nil && f.Measure != "" && f.Event != "" {
				parts = append(parts, f)
			}
		}
		whole := l.d.Figure(c.Whole)
		if len(parts) < len(c.Parts) || whole == nil || len(parts) == 0 {
			continue // reported already
		}
		if err := l.d.mayCompare(parts, whole); err != nil {
			l.rowProblem("comparisons", row, "parts", "comparison", err.Error())
		}
	}
}
