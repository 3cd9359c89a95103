package xlsx

import (
	"fmt"
	"strings"

	"onrecord/dataset"
	"onrecord/dataset/count"
)

// derivedSheets are the sheets of what follows from the claims: the numbers, the ranges and the charts of
// both.
func (b *book) derivedSheets() []*sheet {
	compared := b.d.Compared()
	ranges := b.listRanges()
	return []*sheet{b.numbers(compared), b.comparisonChart(compared), b.ranges(ranges), b.rangeChart(ranges)}
}

// A number is one derived number with its comparison.
type number struct {
	*dataset.Derived
	of *dataset.Compared
}

// numbers is the sheet with a row for each derived number, computed from the cells of the claims.
func (b *book) numbers(compared []dataset.Compared) *sheet {
	var list []number
	for i := range compared {
		for _, n := range compared[i].Numbers() {
			list = append(list, number{n, &compared[i]})
		}
	}
	s := &sheet{name: "numbers", title: b.say("numbers"), about: b.say("numbers.about"), rows: len(list)}
	columns := derivedColumns(b, &dataset.DerivedComparisons, s.name,
		[]string{"id", "comparison", "rule", "unit", "low", "high", "bound", "approximate", "words", "sentence", "given", "reason", "claims"},
		func(n *number, i int) dataset.DerivedCell { return b.d.NumberCell(n.of, n.Derived, i) },
		map[string]func(n *number) cell{
			"low":         func(n *number) cell { return b.end(n, n.Span.Low, lowEnd) },
			"high":        func(n *number) cell { return b.end(n, n.Span.High, highEnd) },
			"bound":       b.bound,
			"approximate": b.approximate,
			"words":       func(n *number) cell { return b.whileTrue(n, n.Words) },
			"sentence":    b.sentence,
			"reason":      func(n *number) cell { return ownCell(n.Reason) }, // both ends are here, so no value is missing
		})
	s.cols = columnsOf(columns)
	s.cell = func(row, col int) cell { return columns[col].cell(&list[row]) }
	return s
}

// The two ends of a number.
const (
	lowEnd  = "low"
	highEnd = "high"
)

// end is one end of a derived number, with its formula.
func (b *book) end(n *number, value count.Ratio, which string) cell {
	c := ownCell(b.unknown)
	if value.Known() {
		c = cell{number: value.Float(), numeric: true}
	}
	if n.Unit != "ratio" {
		c.style = b.styles.cells[kindNumber][0]
	}
	if formula := b.ruleFormula(n, which); formula != "" {
		c.formula = fmt.Sprintf(`IFERROR(%s,%s)`, formula, quoted(b.unknown))
	}
	return c
}

// refused reports whether a number is refused for another reason than the ends of its claims.
func (b *book) refused(n *number) bool {
	for _, reason := range []string{"not_flights", "same_event", "too_large", "not_exact"} {
		if n.Reason == b.w.Say("reason."+reason) {
			return true
		}
	}
	return false
}

// ruleFormula computes a number by its rule, as count.Span does. An unknown end is text, so that a formula
// with it is an error, which is then shown as unknown. It is empty if the number is refused for a reason
// other than its claims' ends.
func (b *book) ruleFormula(n *number, which string) string {
	if b.refused(n) {
		return ""
	}
	opposite := map[string]string{lowEnd: highEnd, highEnd: lowEnd}[which]
	whole := func(end string) string { return b.claim(end, n.of.Whole) }
	switch n.Rule {
	case "sum":
		return b.sumOf(n.of.Parts, which)
	case "share":
		return fmt.Sprintf("%s/%s", b.sumOf(n.of.Parts, which), whole(opposite))
	case "multiple":
		return fmt.Sprintf("%s/%s", whole(which), b.sumOf(n.of.Parts, opposite))
	case "difference":
		if which == highEnd {
			return b.highestDifference(n)
		}
		return fmt.Sprintf("%s-%s", whole(which), b.sumOf(n.of.Parts, opposite))
	case "flights":
		return fmt.Sprintf("ROUNDUP(%s/%s,0)", whole(which), b.perFlight(n.of.Parts, opposite))
	case "last-flight":
		if n.Reason != "" {
			return ""
		}
		return fmt.Sprintf("MOD(%s-1,%s)+1", whole(highEnd), b.claim(highEnd, n.of.Parts[0]))
	}
	return ""
}

// sumOf adds up as count.Span.Add does. A number of people is never below 0, so that low ends which are unknown add
// nothing to the others, and SUM passes over them. High ends are added with +, which fails if one is unknown.
func (b *book) sumOf(parts []string, end string) string {
	terms := b.claims(end, parts)
	switch {
	case len(terms) == 1:
		return terms[0]
	case end == highEnd:
		return "(" + strings.Join(terms, "+") + ")"
	}
	list := strings.Join(terms, ",")
	return fmt.Sprintf(`IF(COUNT(%[1]s)=0,%[2]s,SUM(%[1]s))`, list, quoted(b.unknown))
}

// highestDifference is the high end of a difference, as count.Span.Sub has it: that of the whole less the low of the
// parts, or less 0 if the parts have none and the whole has one. Parts without any number make it unknown.
func (b *book) highestDifference(n *number) string {
	lows := strings.Join(b.claims(lowEnd, n.of.Parts), ",")
	return fmt.Sprintf(`%s-IF(OR(COUNT(%s,%s)=0,COUNT(%s,%s)=0),"",SUM(%s))`, b.claim(highEnd, n.of.Whole),
		lows, strings.Join(b.claims(highEnd, n.of.Parts), ","), lows, b.claim(lowEnd, n.of.Whole), lows)
}

// claims are the cells of some claims in a column of figures.
func (b *book) claims(column string, ids []string) []string {
	cells := make([]string, len(ids))
	for i, id := range ids {
		cells[i] = b.claim(column, id)
	}
	return cells
}

// perFlight is the smallest or the largest number on a flight, and text if one is unknown.
func (b *book) perFlight(parts []string, end string) string {
	if len(parts) == 1 {
		return b.claim(end, parts[0])
	}
	function := map[string]string{lowEnd: "MIN", highEnd: "MAX"}[end]
	list := strings.Join(b.claims(end, parts), ",")
	return fmt.Sprintf(`IF(COUNT(%s)=%d,%s(%s),"")`, list, len(parts), function, list)
}

// bound is the bound that follows from the two ends.
func (b *book) bound(n *number) cell {
	low, high, none := b.this("numbers", lowEnd), b.this("numbers", highEnd), quoted(b.unknown)
	word := func(bound count.Bound) string { return quoted(b.code("bound", string(bound))) }
	return ownCell(b.code("bound", string(n.Span.Bound()))).as(fmt.Sprintf(
		`IF(%[1]s=%[3]s,IF(%[2]s=%[3]s,%[4]s,%[5]s),IF(%[2]s=%[3]s,%[6]s,IF(%[1]s=%[2]s,%[7]s,%[8]s)))`, low, high, none,
		word(count.BoundNone), word(count.BoundAtMost), word(count.BoundAtLeast), word(count.BoundExact), word(count.BoundBetween)))
}

// approximate is whether a claim behind the number is approximate.
func (b *book) approximate(n *number) cell {
	yes, no := b.say("yes"), b.say("no")
	c := ownCell(no)
	if n.Span.Approximate {
		c = ownCell(yes)
	}
	if n.Reason != "" {
		return ownCell(b.notApplicable)
	}
	tests := make([]string, len(n.Claims))
	for i, id := range n.Claims {
		tests[i] = b.claim("qualifier", id) + "=" + quoted(b.code("qualifier", string(count.About)))
	}
	if n.Rule == "last-flight" { // refused where a claim is approximate
		return c.as(quoted(c.text))
	}
	return c.as(fmt.Sprintf(`IF(OR(%s),%s,%s)`, strings.Join(tests, ","), quoted(yes), quoted(no)))
}

// whileTrue shows text as long as the number, and the claims that it came from, are those that it was written for.
func (b *book) whileTrue(n *number, words string, tests ...string) cell {
	if words == "" {
		return ownCell(b.notApplicable)
	}
	test := func(end string, r count.Ratio) string {
		if !r.Known() {
			return b.this("numbers", end) + "=" + quoted(b.unknown)
		}
		return b.this("numbers", end) + "=" + ratio(r)
	}
	tests = append(tests, test(lowEnd, n.Span.Low), test(highEnd, n.Span.High))
	if b.live && 2*len(b.d.Comparisons)*len(dataset.Rules)*len(b.d.Figures) <= liveCells {
		tests = append(tests, b.asExported(n.Claims))
	}
	return ownCell(words).as(b.while(words, b.say("changed"), tests...))
}

// sentence is a number as a sentence. That of a difference says whether the parts count towards the whole.
func (b *book) sentence(n *number) cell {
	if n.Rule != "difference" || len(b.d.Comparisons) > b.capacity() {
		return b.whileTrue(n, n.Sentence)
	}
	t, row, _ := b.d.Lookup(n.of.ID)
	return b.whileTrue(n, n.Sentence, b.lookup("comparisons", "counts_towards", n.of.ID)+"="+quoted(b.shown(t, row, "counts_towards")))
}

// comparisonExtras are the columns with what follows from a comparison, as text.
func (b *book) comparisonExtras() []extra {
	compared := b.d.Compared()
	words := func(name, rule string, get func(c *dataset.Compared) *dataset.Derived) extra {
		return extra{column{name: name, doc: b.say("doc.comparison." + name), kind: kindText}, "note", func(row int) cell {
			n := get(&compared[row])
			c := ownCell(n.Words)
			if n.Given != "" {
				c.text = b.w.Say("show.given", "words", n.Words, "given", n.Given)
			}
			if len(compared)*len(dataset.Rules) <= b.capacity() {
				c.formula = b.lookup("numbers", "in_words", n.ID)
				if n.Given != "" {
					c.formula += "&" + quoted(strings.TrimPrefix(c.text, n.Words))
				}
			}
			return c
		}}
	}
	return []extra{
		{column{name: "parts_in_words", doc: b.say("doc.comparison.parts"), kind: kindText}, "parts", func(row int) cell {
			return ownCell(compared[row].Sum.Words).as(b.lookup("numbers", "in_words", compared[row].Sum.ID))
		}},
		{column{name: "whole_in_words", doc: b.say("doc.comparison.whole"), kind: kindText}, "whole", func(row int) cell {
			f := compared[row].WholeClaim
			return ownCell(b.w.Count(f.Count())).as(b.claim("in_words", f.ID))
		}},
		words("share", "share", func(c *dataset.Compared) *dataset.Derived { return &c.Share }),
		words("multiple", "multiple", func(c *dataset.Compared) *dataset.Derived { return &c.Multiple }),
		words("difference", "difference", func(c *dataset.Compared) *dataset.Derived { return &c.Difference }),
		words("flights", "flights", func(c *dataset.Compared) *dataset.Derived { return &c.Flights }),
		words("last_flight", "last-flight", func(c *dataset.Compared) *dataset.Derived { return &c.LastFlight }),
	}
}
