package diff

import (
	"fmt"
	"strconv"
	"strings"

	"onrecord/dataset"
	"onrecord/dataset/count"
)

// numbers compares what follows from the comparisons that are in both versions.
func (c *comparer) numbers() {
	old := map[string]*dataset.Derived{}
	compared := c.old.Compared()
	for i := range compared {
		for _, n := range compared[i].Numbers() {
			old[c.now(compared[i].ID)+"."+n.Rule] = n
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
				Fields: []Field{c.number(was, n)}, Reader: c.readerNumber(subject, was, n)})
		}
	}
}

// number is how a number moved. One that reads the same as before is also shown unrounded.
func (c *comparer) number(was, now *dataset.Derived) Field {
	f := Field{now.Rule, exact(was), exact(now), c.reasoned(was), c.reasoned(now)}
	if f.OldWords == f.NewWords {
		f.OldWords = c.w.Say("diff.unrounded", "words", f.OldWords, "exact", strings.Join(fractions(was), " "))
		f.NewWords = c.w.Say("diff.unrounded", "words", f.NewWords, "exact", strings.Join(fractions(now), " "))
	}
	return f
}

// readerNumber is the same for readers; a number that reads the same needs no correction.
func (c *comparer) readerNumber(subject string, was, now *dataset.Derived) string {
	if c.reasoned(was) == c.reasoned(now) {
		return ""
	}
	return c.w.Say("diff.reader.field", "subject", subject, "old", c.reasoned(was), "new", c.reasoned(now))
}

// sameNumber compares values, so that 55/400 equals 110/800, and the wording, which says what a value
// cannot.
func sameNumber(a, b *dataset.Derived) bool {
	equal := func(a, b count.Ratio) bool { return a.Equal(b) || !a.Known() && !b.Known() }
	return a.Words == b.Words && a.Reason == b.Reason && a.Given == b.Given && a.Span.Approximate == b.Span.Approximate &&
		equal(a.Span.Low, b.Span.Low) && equal(a.Span.High, b.Span.High)
}

// exact is a derived number for scripts: its bound and its ends as unreduced fractions.
func exact(n *dataset.Derived) string {
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

// reasoned is a derived number as text with what it supposes, or why there is none.
func (c *comparer) reasoned(n *dataset.Derived) string {
	if n.Reason != "" {
		return n.Words + ": " + n.Reason
	}
	if n.Given != "" {
		return c.w.Say("show.given", "words", n.Words, "given", n.Given)
	}
	return n.Words
}

// ranges compares the ranges of events that are in both versions.
func (c *comparer) ranges() {
	old := map[string]*dataset.Range{}
	ranges := c.old.Ranges()
	for i := range ranges {
		old[c.now(ranges[i].Event)+"."+string(ranges[i].Group)] = &ranges[i]
	}
	none := dataset.Range{Words: c.w.Say("range.none")}
	for _, r := range c.new.Ranges() {
		was, ok := old[r.ID]
		delete(old, r.ID)
		if !ok {
			was = &none
			if _, there := c.eventBefore(r.Event); !there {
				continue // the event is new, and its claims are reported one by one
			}
		}
		if !sameRange(was, &r) {
			c.moved(was, &r)
		}
	}
	for i := range ranges { // groups for which an event no longer has claims
		was := &ranges[i]
		event := c.now(was.Event)
		if id := event + "." + string(was.Group); old[id] != nil && c.new.Event(event) != nil {
			gone := none
			gone.ID, gone.Event, gone.Group = id, event, was.Group
			c.moved(was, &gone)
		}
	}
}

func (c *comparer) eventBefore(id string) (*dataset.Event, bool) {
	for was, now := range c.renamed {
		if now == id {
			return c.old.Event(was), c.old.Event(was) != nil
		}
	}
	e := c.old.Event(id)
	return e, e != nil
}

func (c *comparer) moved(was, is *dataset.Range) {
	subject := c.w.Say("diff.subject.ranges", "event", c.new.Event(is.Event).Title, "group", c.w.Code("group", string(is.Group)))
	c.add(Change{Kind: rangeKind(was, is), Table: TableRanges, ID: is.ID, Subject: subject, Claims: is.Claims,
		Fields: []Field{{"range", ends(was), ends(is), was.Words, is.Words}},
		Reader: c.w.Say("diff.reader.field", "subject", subject, "old", was.Words, "new", is.Words)})
}

func sameRange(a, b *dataset.Range) bool {
	return a.Low == b.Low && a.High == b.High && a.OpenBelow == b.OpenBelow && a.OpenAbove == b.OpenAbove &&
		a.LowApproximate == b.LowApproximate && a.HighApproximate == b.HighApproximate
}

// rangeKind is whether a range widened, narrowed or moved.
func rangeKind(was, is *dataset.Range) Kind {
	switch {
	case !was.Low.Known || !is.Low.Known || sameExtent(was, is):
		return Moved
	case within(was, is):
		return Widened
	case within(is, was):
		return Narrowed
	}
	return Moved
}

func sameExtent(a, b *dataset.Range) bool {
	return a.Low == b.Low && a.High == b.High && a.OpenBelow == b.OpenBelow && a.OpenAbove == b.OpenAbove
}

// within reports whether every number in a is in b.
func within(a, b *dataset.Range) bool {
	below := b.OpenBelow || !a.OpenBelow && a.Low.N >= b.Low.N
	above := b.OpenAbove || !a.OpenAbove && a.High.N <= b.High.N
	return below && above
}

// ends is a range for scripts: "53..100", or "..400" with an open end.
func ends(r *dataset.Range) string {
	if !r.Low.Known {
		return ""
	}
	low, high := r.Low.String(), r.High.String()
	if r.OpenBelow {
		low = ""
	}
	if r.OpenAbove {
		high = ""
	}
	return low + ".." + high
}
