package dataset

import (
	"fmt"
	"slices"
	"strconv"
)

// rules are what the tables must keep to beyond the type of each cell. A rule that has a cell to point
// at says so; all of them run, so that one check shows everything.
var rules = []func(*loader){
	requiredCells,
	danglingReferences,
	valuesForQualifiers,
	supersededClaims,
	cycles,
	comparisonParts,
}

func (l *loader) check() {
	for _, rule := range rules {
		rule(l)
	}
}

// cellProblem puts something wrong with a cell on record.
func (l *loader) cellProblem(t *Table, row, col int, code, message string) {
	f := l.d.files[t.Name]
	at := f.cellAt(t.origin(l.d, row), t, col)
	l.problemAt(f, at, t.Fields[col].Name, code, message)
}

// rowProblem is cellProblem by the names of the table and the field.
func (l *loader) rowProblem(table string, row int, field, code, message string) {
	t, _ := TableNamed(table)
	l.cellProblem(t, row, t.Column(field), code, message)
}

func requiredCells(l *loader) {
	for i := range Tables {
		t := &Tables[i]
		for col, field := range t.Fields {
			if !field.Required {
				continue
			}
			for row := range t.Len(l.d) {
				if t.cell(l.d, row, col).String() == "" && !l.unread[cellKey{t.Name, row, col}] {
					l.cellProblem(t, row, col, "missing", "want a value, the cell is empty")
				}
			}
		}
	}
}

func danglingReferences(l *loader) {
	for i := range Tables {
		t := &Tables[i]
		for col, field := range t.Fields {
			if field.To == "" || l.d.files[field.To].broken {
				continue
			}
			for row := range t.Len(l.d) {
				c := t.cell(l.d, row, col)
				if field.Kind == KindRefs {
					for _, id := range c.List {
						l.resolve(t, row, col, id)
					}
				} else if c.Text != "" {
					l.resolve(t, row, col, c.Text)
				}
			}
		}
	}
}

func (l *loader) resolve(t *Table, row, col int, id string) {
	to := t.Fields[col].To
	r, ok := l.d.ids[id]
	switch {
	case !ok:
		var near []string
		if target, _ := TableNamed(to); target.Len(l.d) <= 10_000 {
			for i := range target.Len(l.d) {
				near = append(near, target.cell(l.d, i, 0).Text)
			}
		}
		l.cellProblem(t, row, col, "dangling", "want the id of a row in "+to+", got "+quote(id)+suggest(id, near))
	case Tables[r.table].Name != to:
		l.cellProblem(t, row, col, "dangling", "want the id of a row in "+to+", and "+quote(id)+" is in "+Tables[r.table].Name)
	}
}

func valuesForQualifiers(l *loader) {
	for row := range l.d.Figures {
		f := &l.d.Figures[row]
		if f.Qualifier == "" || l.unreadNumber(row) {
			continue // on record already
		}
		if field, problem := f.Count().Check(); problem != "" {
			l.rowProblem("figures", row, field, "qualifier", problem)
		}
	}
}

func (l *loader) unreadNumber(row int) bool {
	t, _ := TableNamed("figures")
	return l.unread[cellKey{"figures", row, t.Column("value")}] || l.unread[cellKey{"figures", row, t.Column("value_to")}]
}

// supersededClaims holds a claim that replaces another to the same speaker, event and measure group,
// and to the order of time.
func supersededClaims(l *loader) {
	by := map[string]string{}
	for row := range l.d.Figures {
		f := &l.d.Figures[row]
		old := l.d.Figure(f.Supersedes)
		if old == nil || old == f {
			continue
		}
		bad := func(message string) { l.rowProblem("figures", row, "supersedes", "supersedes", message) }
		if first, doubled := by[old.ID]; doubled {
			bad(quote(old.ID) + " is already superseded by " + quote(first))
		}
		by[old.ID] = f.ID
		if old.Speaker != f.Speaker {
			bad(fmt.Sprintf("want a claim of the same speaker, %q; %q is by %q", f.Speaker, old.ID, old.Speaker))
		}
		if old.Event != f.Event {
			bad(fmt.Sprintf("want a claim about the same event, %q; %q is about %q", f.Event, old.ID, old.Event))
		}
		if old.Measure.Group() != f.Measure.Group() {
			bad(fmt.Sprintf("want a %s number as this one is; %q is %s, and a head-count does not supersede a plan", f.Measure.Group(), old.ID, old.Measure.Group()))
		}
		last, ok1 := f.Said.Latest()
		first, ok2 := old.Said.Earliest()
		if ok1 && ok2 && last < first {
			bad(fmt.Sprintf("want an earlier claim; %q was said on %s, after this one on %s", old.ID, old.Said, f.Said))
		}
	}
}

// cycles finds claims that supersede or repeat themselves by way of others. Each cycle is told once,
// at its first claim in the file.
func cycles(l *loader) {
	for _, field := range []struct {
		name string
		next func(*Figure) string
	}{
		{"supersedes", func(f *Figure) string { return f.Supersedes }},
		{"repeats", func(f *Figure) string { return f.Repeats }},
	} {
		done := map[*Figure]bool{}
		for row := range l.d.Figures {
			var path []*Figure
			f := &l.d.Figures[row]
			for f != nil && field.next(f) != "" && !done[f] {
				done[f] = true
				path = append(path, f)
				f = l.d.Figure(field.next(f))
			}
			at := slices.Index(path, f)
			if at < 0 {
				continue
			}
			message := ""
			for _, c := range path[at:] {
				message += quote(c.ID) + " " + field.name + " "
			}
			start := l.d.ids[f.ID]
			l.rowProblem("figures", int(start.row), field.name, "cycle", "want no cycle: "+message+quote(f.ID))
		}
	}
}

func comparisonParts(l *loader) {
	for row := range l.d.Comparisons {
		c := &l.d.Comparisons[row]
		parts := make([]*Figure, 0, len(c.Parts))
		for _, id := range c.Parts {
			if f := l.d.Figure(id); f != nil {
				parts = append(parts, f)
			}
		}
		whole := l.d.Figure(c.Whole)
		if len(parts) < len(c.Parts) || whole == nil || len(parts) == 0 {
			continue // on record already
		}
		if err := l.d.mayCompare(parts, whole); err != nil {
			l.rowProblem("comparisons", row, "parts", "comparison", err.Error())
		}
	}
}

func fmtCells(want, got int) string {
	return "want " + itoa(want) + " cells as in the header, got " + itoa(got)
}

func itoa(n int) string { return strconv.Itoa(n) }
