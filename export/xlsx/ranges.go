package xlsx

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"onrecord/dataset"
	"onrecord/dataset/count"
)

// liveCells is how many comparisons of a range, or of a derived number, with a claim the formulas of a workbook may make.
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

// ranges is the sheet with a row for each event and measure group. The numbers that claims state are formulas on the
// claims. What follows from these, statement by statement, is not: it is shown as long as the claims are those of the
// export.
func (b *book) ranges(list rangeList) *sheet {
	s := &sheet{name: "ranges", title: b.say("ranges"), about: b.say("ranges.about"), rows: len(list.keys)}
	live := b.live && len(list.keys)*len(b.d.Figures) <= liveCells
	yes := map[bool]string{false: b.say("no"), true: b.say("yes")}
	columns := derivedColumns(b, &dataset.DerivedRanges, s.name,
		[]string{"id", "event", "title", "group", "low", "high", "stated_low", "stated_high", "open", "contested", "numbers", "words", "statements", "claims", "left_out"}, b.d.RangeCell,
		map[string]func(r *dataset.Range) cell{
			"title":       func(r *dataset.Range) cell { return textCell(b.d.Event(r.Event).Title) },
			"low":         func(r *dataset.Range) cell { return b.whileUnchanged(b.numberOrUnknown(r.Least()), live) },
			"high":        func(r *dataset.Range) cell { return b.whileUnchanged(b.numberOrUnknown(r.Most()), live) },
			"stated_low":  func(r *dataset.Range) cell { return b.statedLow(r, live) },
			"stated_high": func(r *dataset.Range) cell { return b.statedHigh(r, live) },
			"open":        func(r *dataset.Range) cell { return b.whileUnchanged(ownCell(b.openness(r)), live) },
			"contested":   func(r *dataset.Range) cell { return b.whileUnchanged(ownCell(yes[r.Contested]), live) },
			"numbers":     func(r *dataset.Range) cell { return b.whileUnchanged(b.statedNumbers(r), live) },
			"words":       func(r *dataset.Range) cell { return b.rangeWords(r, live) },
			"left_out":    b.leftOut,
		})
	s.cols = columnsOf(columns)
	return s.opened(func() func(row, col int) cell {
		of := b.reader(list)
		return func(row, col int) cell { return columns[col].cell(of(row)) }
	})
}

func (b *book) numberOrUnknown(n count.Number) cell {
	if !n.Known {
		return ownCell(b.unknown)
	}
	return numberCell(n.N)
}

// statedNumbers lists the numbers of a range, if they differ.
func (b *book) statedNumbers(r *dataset.Range) cell {
	if words := r.StatedWords(b.w); words != "" {
		return ownCell(words)
	}
	return ownCell(b.notApplicable)
}

// active is 1 for each claim that counts for the range of the row, and 0 for the others.
func (b *book) active() string {
	return fmt.Sprintf(`EXACT(%s,%s)*(%s=%s)*(%s=%s)`, b.all("figures", "event"), b.this("ranges", "event"),
		b.all("figures", "group"), b.this("ranges", "group"), b.all("figures", "standing"), quoted(b.code("standing", string(dataset.Active))))
}

// statedLow is the smallest number that an active claim states: with two it is the first.
func (b *book) statedLow(r *dataset.Range, live bool) cell {
	value := b.all("figures", "value")
	return b.statedEnd(r.Stated.Low.Number, "MIN", fmt.Sprintf(`IF(ISNUMBER(%[1]s),%[1]s,"")`, value), live)
}

// statedHigh is the largest number that an active claim states: with two it is the second.
func (b *book) statedHigh(r *dataset.Range, live bool) cell {
	value, to := b.all("figures", "value"), b.all("figures", "value_to")
	return b.statedEnd(r.Stated.High.Number, "MAX", fmt.Sprintf(`IF(ISNUMBER(%[2]s),%[2]s,IF(ISNUMBER(%[1]s),%[1]s,""))`, value, to), live)
}

// statedEnd applies a function to the active claims' numbers. They are one list: of two lists, LibreOffice takes one
// that has no number to have a 0.
func (b *book) statedEnd(value count.Number, function, numbers string, live bool) cell {
	c := b.numberOrUnknown(value)
	if !live {
		return c
	}
	list := fmt.Sprintf(`IF(%s,%s,"")`, b.active(), numbers)
	c.formula, c.array = fmt.Sprintf(`IF(COUNT(%s)=0,%s,%s(%s))`, list, quoted(b.unknown), function, list), true
	return c
}

// openness is on which sides a range has no end.
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

// rangeWords is a range as text, as long as the claims behind it are the ones that it was written for.
func (b *book) rangeWords(r *dataset.Range, live bool) cell {
	c := ownCell(r.Words)
	if !live {
		return c
	}
	end := func(column string, n count.Number) string {
		if !n.Known {
			return b.this("ranges", column) + "=" + quoted(b.unknown)
		}
		return b.this("ranges", column) + "=" + n.String()
	}
	same := ""
	if len(r.Claims) > 0 {
		same = b.asExported(r.Claims)
	}
	return c.as(b.while(r.Words, b.say("changed_range"), end("stated_low", r.Stated.Low.Number), end("stated_high", r.Stated.High.Number),
		fmt.Sprintf("SUMPRODUCT(%s)=%d", b.active(), len(r.Claims)), same))
}

// whileUnchanged shows a cell as long as the row has the words of its range, and unknown otherwise.
func (b *book) whileUnchanged(c cell, live bool) cell {
	if !live || !c.numeric && c.text == b.unknown {
		return c
	}
	value := quoted(c.text)
	if c.numeric {
		value = strconv.FormatFloat(c.number, 'f', -1, 64)
	}
	return c.as(fmt.Sprintf(`IF(%s=%s,%s,%s)`, b.this("ranges", "in_words"), quoted(b.say("changed_range")), quoted(b.unknown), value))
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
