package diff

import (
	"fmt"
	"strconv"
	"strings"

	"onrecord/dataset"
	"onrecord/dataset/count"
)

// compareNumbers compares what follows from the comparisons that are in both versions.
func (c *comparer) compareNumbers() {
	old := map[string]*dataset.Derived{}
	compared := c.old.Compared()
	for i := range compared {
		for _, n := range compared[i].Numbers() {
			old[c.newID(compared[i].ID)+"."+n.Rule] = n
		}
	}
	for _, now := range c.new.Compared() {
		for _, n := range now.Numbers() {
			was, ok := old[n.ID]
			if !ok || sameNumber(was, n) || n.Rule == "sum" && len(now.Parts) == 1 { // the part itself
				continue
			}
			subject := c.w.Say("diff.subject.numbers", "comparison", now.Title, "rule", c.w.Say("show.rule."+n.Rule))
			c.add(Change{Kind: Moved, Table: TableNumbers, ID: n.ID, Subject: subject, Claims: n.Claims,
				Fields: []Field{c.movedField(was, n)}, Reader: c.movedSentence(subject, was, n)})
		}
	}
}

// movedField describes how a number moved. One that reads the same as before is also shown unrounded.
func (c *comparer) movedField(was, now *dataset.Derived) Field {
	f := Field{now.Rule, exactText(was), exactText(now), c.derivedText(was), c.derivedText(now)}
	if f.OldWords == f.NewWords {
		f.OldWords = c.w.Say("diff.unrounded", "words", f.OldWords, "exact", strings.Join(fractions(was), " "))
		f.NewWords = c.w.Say("diff.unrounded", "words", f.NewWords, "exact", strings.Join(fractions(now), " "))
	}
	return f
}

// movedSentence says the same to readers. It is empty for a number that reads as before, which needs no
// correction.
func (c *comparer) movedSentence(subject string, was, now *dataset.Derived) string {
	if c.derivedText(was) == c.derivedText(now) {
		return ""
	}
	return c.w.Say("diff.reader.field", "subject", subject, "old", c.derivedText(was), "new", c.derivedText(now))
}

// sameNumber compares values, so that 55/400 equals 110/800, and the wording, which says what a value
// cannot.
func sameNumber(a, b *dataset.Derived) bool {
	equal := func(a, b count.Ratio) bool { return a.Equal(b) || !a.Known() && !b.Known() }
	return a.Words == b.Words && a.Reason == b.Reason && a.Given == b.Given && a.Span.Approximate == b.Span.Approximate &&
		equal(a.Span.Low, b.Span.Low) && equal(a.Span.High, b.Span.High)
}

// exactText is a derived number for scripts: its bound and its ends as unreduced fractions.
func exactText(n *dataset.Derived) string {
	parts := append([]string{string(n.Span.Bound())}, fractions(n)...)
	if n.Span.Approximate {
		parts = append(parts, "approximate")
	}
	return strings.Join(parts, " ")
}

// fractions are the ends of a number as unreduced fractions.
func fractions(n *dataset.Derived) []string {
	var parts []string
	for i, r := range []count.Ratio{n.Span.Low, n.Span.High} {
		switch {
		case !r.Known() || i == 1 && n.Span.Low.Equal(r):
		case r.Den == 1:
			parts = append(parts, strconv.FormatInt(r.Num, 10))
		default:
			parts = append(parts, fmt.Sprintf("%d/%d", r.Num, r.Den))
		}
	}
	return parts
}

// derivedText is a derived number as text with what it supposes, or why there is none.
func (c *comparer) derivedText(n *dataset.Derived) string {
	if n.Reason != "" {
		return n.Words + ": " + n.Reason
	}
	if n.Given != "" {
		return c.w.Say("show.given", "words", n.Words, "given", n.Given)
	}
	return n.Words
}

// compareRanges compares the ranges of events that are in both versions.
func (c *comparer) compareRanges() {
	old := map[string]*dataset.Range{}
	ranges := c.old.Ranges()
	for i := range ranges {
		old[c.newID(ranges[i].Event)+"."+string(ranges[i].Group)] = &ranges[i]
	}
	none := dataset.Range{Words: c.w.Say("range.none")}
	for _, r := range c.new.Ranges() {
		was, ok := old[r.ID]
		delete(old, r.ID)
		if !ok {
			was = &none
			if !c.inOld(r.Event) {
				continue // the event is new, and its claims are reported one by one
			}
		}
		if !sameRange(was, &r) {
			c.addRange(was, &r)
		}
	}
	for i := range ranges { // groups for which an event no longer has claims
		was := &ranges[i]
		event := c.newID(was.Event)
		if id := event + "." + string(was.Group); old[id] != nil && c.new.Event(event) != nil {
			gone := none
			gone.ID, gone.Event, gone.Group = id, event, was.Group
			c.addRange(was, &gone)
		}
	}
}

// inOld reports whether an event of the new version is in the old one, perhaps by another id.
func (c *comparer) inOld(id string) bool {
	for was, now := range c.renamed {
		if now == id {
			return c.old.Event(was) != nil
		}
	}
	return c.old.Event(id) != nil
}

func (c *comparer) addRange(was, is *dataset.Range) {
	subject := c.w.Say("diff.subject.ranges", "event", c.new.Event(is.Event).Title, "group", c.w.Code("group", string(is.Group)))
	c.add(Change{Kind: rangeKind(was, is), Table: TableRanges, ID: is.ID, Subject: subject, Claims: is.Claims,
		Fields: []Field{{"range", boundsText(was), boundsText(is), was.Words, is.Words}},
		Reader: c.w.Say("diff.reader.field", "subject", subject, "old", was.Words, "new", is.Words)})
}

func sameRange(a, b *dataset.Range) bool {
	return a.Ends == b.Ends && a.Stated == b.Stated
}

// rangeKind returns whether a range widened, narrowed or moved.
func rangeKind(was, is *dataset.Range) Kind {
	switch {
	case !was.Numbered() || !is.Numbered() || sameExtent(was, is):
		return Moved
	case within(was, is):
		return Widened
	case within(is, was):
		return Narrowed
	}
	return Moved
}

func sameExtent(a, b *dataset.Range) bool {
	return a.Least() == b.Least() && a.Most() == b.Most()
}

// within reports whether every number in a is in b.
func within(a, b *dataset.Range) bool {
	below := b.OpenBelow() || !a.OpenBelow() && a.Least().N >= b.Least().N
	above := b.OpenAbove() || !a.OpenAbove() && a.Most().N <= b.Most().N
	return below && above
}

// boundsText is a range for scripts: "53..100", or "..400" with an open end.
func boundsText(r *dataset.Range) string {
	if !r.Numbered() {
		return ""
	}
	return r.Least().String() + ".." + r.Most().String()
}
