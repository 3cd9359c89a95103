package xlsx

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"onrecord/dataset"
	"onrecord/dataset/count"
)

// liveCells is how many comparisons of a range with a claim the formulas of a workbook may make.
const liveCells = 2_000_000

// A rangeList identifies all ranges. Each is computed again for every row that shows it: all ranges of a
// large dataset take more memory than its claims.
type rangeList struct {
	keys []rangeKey
	most int64 // the largest end
}

type rangeKey struct {
	event int32 // its row
	group int8  // its place in dataset.Groups
}

func (b *book) listRanges() rangeList {
	var l rangeList
	for row := range b.d.Events {
		claims := b.d.FiguresOf(b.d.Events[row].ID)
		for i, g := range dataset.Groups {
			if slices.ContainsFunc(claims, func(f *dataset.Figure) bool { return f.Measure.Group() == dataset.Group(g.Name) }) {
				l.keys = append(l.keys, rangeKey{int32(row), int8(i)})
			}
		}
	}
	for i := range b.d.Figures {
		f := &b.d.Figures[i]
		if c := f.Count(); max(c.Low().N, c.High().N) > l.most {
			if standing, _ := b.d.Standing(f); standing == dataset.Active {
				l.most = max(c.Low().N, c.High().N)
			}
		}
	}
	return l
}

// reader returns a function for the range of a row, which remembers it for the next cell.
func (b *book) reader(l rangeList) func(row int) *dataset.Range {
	at, r := -1, dataset.Range{}
	return func(row int) *dataset.Range {
		if row != at {
			at = row
			key := l.keys[row]
			r, _ = b.d.Range(b.d.Events[key.event].ID, dataset.Group(dataset.Groups[key.group].Name))
		}
		return &r
	}
}

// ranges is the sheet with a row for each event and measure group.
func (b *book) ranges(list rangeList) *sheet {
	s := &sheet{name: "ranges", title: b.say("ranges"), about: b.say("ranges.about"), rows: len(list.keys)}
	live := b.live && len(list.keys)*len(b.d.Figures) <= liveCells
	columns := derivedColumns(b, &dataset.DerivedRanges, s.name,
		[]string{"id", "event", "title", "group", "low", "high", "stated_low", "stated_high", "open", "contested", "words", "numbers", "statements", "claims", "left_out"}, b.d.RangeCell,
		map[string]func(r *dataset.Range) cell{
			"title":       func(r *dataset.Range) cell { return textCell(b.d.Event(r.Event).Title) },
			"low":         func(r *dataset.Range) cell { return b.whileStated(r, b.known(r.Least()), live) },
			"high":        func(r *dataset.Range) cell { return b.whileStated(r, b.known(r.Most()), live) },
			"stated_low":  func(r *dataset.Range) cell { return b.statedEnd(r.Stated.Low.Number, "MIN", live) },
			"stated_high": func(r *dataset.Range) cell { return b.statedEnd(r.Stated.High.Number, "MAX", live) },
			"open":        func(r *dataset.Range) cell { return ownCell(b.openness(r)) },
			"contested":   func(r *dataset.Range) cell { return ownCell(b.yesNo(r.Contested)) },
			"words":       func(r *dataset.Range) cell { return b.whileStated(r, ownCell(r.Words), live) },
			"numbers":     func(r *dataset.Range) cell { return b.whileStated(r, ownCell(b.orNot(r.StatedWords(b.w))), live) },
			"left_out":    b.leftOut,
		})
	s.cols = columnsOf(columns)
	return s.opened(func() func(row, col int) cell {
		of := b.reader(list)
		return func(row, col int) cell { return columns[col].cell(of(row)) }
	})
}

// known is a number, or the sign for one that is unknown.
func (b *book) known(n count.Number) cell {
	if n.Known {
		return numberCell(n.N)
	}
	return ownCell(b.unknown)
}

func (b *book) yesNo(is bool) string {
	if is {
		return b.say("yes")
	}
	return b.say("no")
}

// orNot is a text, or the sign for what does not apply.
func (b *book) orNot(s string) string {
	if s == "" {
		return b.notApplicable
	}
	return s
}

// statedEnd is the smallest or the largest number that an active claim states, computed from the cells of the claims.
func (b *book) statedEnd(value count.Number, function string, live bool) cell {
	c := b.known(value)
	if !live {
		return c
	}
	active := fmt.Sprintf(`EXACT(%s,%s)*(%s=%s)*(%s=%s)`, b.all("figures", "event"), b.this("ranges", "event"),
		b.all("figures", "group"), b.this("ranges", "group"), b.all("figures", "standing"), quoted(b.code("standing", string(dataset.Active))))
	// A number that no claim can have stands for the other rows: LibreOffice takes both the FALSE of an IF without an else
	// and an empty text for 0.
	never := map[string]string{"MIN": strconv.FormatInt(count.Max+1, 10), "MAX": "-1"}[function]
	tests, ends := make([]string, 2), make([]string, 2)
	for i, end := range []string{"value", "value_to"} {
		column := b.all("figures", end)
		tests[i] = fmt.Sprintf(`%s*ISNUMBER(%s)`, active, column)
		ends[i] = fmt.Sprintf(`IF(%s,%s,%s)`, tests[i], column, never)
	}
	c.formula, c.array = fmt.Sprintf(`IF(SUM(%s)=0,%s,%s(%s))`, strings.Join(tests, ","), quoted(b.unknown), function, strings.Join(ends, ",")), true
	return c
}

// openness is on which sides a claim leaves the range open.
func (b *book) openness(r *dataset.Range) string {
	switch {
	case !r.Numbered():
		return b.notApplicable
	case r.OpenBelow() && r.OpenAbove():
		return b.say("open.both")
	case r.OpenBelow():
		return b.say("open.below")
	case r.OpenAbove():
		return b.say("open.above")
	}
	return b.say("open.no")
}

// whileStated shows a cell of a range as long as the numbers stated are those that it was worked out from.
func (b *book) whileStated(r *dataset.Range, c cell, live bool) cell {
	if !live {
		return c
	}
	test := func(column string, n count.Number) string {
		if !n.Known {
			return b.this("ranges", column) + "=" + quoted(b.unknown)
		}
		return b.this("ranges", column) + "=" + n.String()
	}
	was := quoted(c.text)
	if c.numeric {
		was = strconv.FormatInt(int64(c.number), 10)
	}
	return c.as(fmt.Sprintf(`IF(AND(%s,%s),%s,%s)`, test("stated_low", r.Stated.Low.Number), test("stated_high", r.Stated.High.Number), was, quoted(b.say("changed.range"))))
}

// listed is a list of ids, or their number if a cell cannot hold them.
func (b *book) listed(ids []string) cell {
	if s := strings.Join(ids, ", "); len(s) <= maxText {
		return textCell(s)
	}
	return ownCell(b.say("too_many", "n", b.w.Number(int64(len(ids)))))
}

// leftOut lists the claims that the range leaves out, with the reason.
func (b *book) leftOut(r *dataset.Range) cell {
	if len(r.LeftOut) == 0 {
		return ownCell(b.notApplicable)
	}
	lines := make([]string, len(r.LeftOut))
	for i, l := range r.LeftOut {
		lines[i] = b.say("left_out", "id", l.ID, "reason", b.w.Code("standing", string(l.Standing)))
	}
	return b.listed(lines)
}
