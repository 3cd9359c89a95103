package xlsx

import (
	"fmt"
	"strings"

	"onrecord/dataset"
	"onrecord/dataset/count"
	"onrecord/dataset/phrase"
)

// A bar is a row of a chart: segments drawn one after the other, from 0. An exact number is solid, or light
// if it is a plan or a projection. An approximate one, or what lies between two ends, is hatched. What has
// only an upper end is hollow with a dashed outline, and so is what goes on beyond a lower end.
type bar struct {
	id       string // of the claim or the range
	of       string // the comparison, or the event
	label    string // with the number in words
	segments [len(segmentNames)]cell
}

// The segments of a bar, in the order in which they are drawn.
const (
	solid   = iota
	planned // exact, and a plan or a projection
	hatched
	hollow
	beyond
)

var segmentNames = [...]string{"exact", "planned", "uncertain", "up_to", "beyond"}

// maxBars is the maximum number of bars in a chart, and maxCharts of charts on a sheet.
const (
	maxBars   = 40
	maxCharts = 12
)

// claimBar draws one claim. Its segments refer to the cells with the claim's ends.
func (b *book) claimBar(of string, f *dataset.Figure, most int64) bar {
	label := b.w.Count(f.Count())
	if e := b.d.Event(f.Event); e != nil {
		label = b.say("bar.claim", "event", e.Title, "words", label, "speaker", phrase.Name(b.d, f.Speaker))
	}
	x := bar{id: f.ID, of: of, label: broken(label)}
	c, exact := f.Count(), exactSegment(f.Measure.Group())
	low, high := b.claim(lowEnd, f.ID), b.claim(highEnd, f.ID)
	switch c.Qualifier {
	case count.Exact:
		x.segments[exact] = numberCell(c.Value.N).as(high)
	case count.About:
		x.segments[hatched] = numberCell(c.Value.N).as(high)
	case count.UpTo, count.FewerThan:
		x.segments[hollow] = numberCell(c.High().N).as(high)
	case count.AtLeast, count.MoreThan:
		x.segments[exact] = numberCell(c.Low().N).as(low)
		x.segments[beyond] = numberCell(beyondEnd(most))
	case count.Between:
		x.segments[exact] = numberCell(c.Value.N).as(low)
		x.segments[hatched] = numberCell(c.To.N - c.Value.N).as(high + "-" + low)
	}
	return x
}

// labelWidth is how many characters of a label fit beside a bar.
const labelWidth = 44

// broken breaks the label of a bar into lines. LibreOffice would not wrap it on a sheet that runs from right to left,
// and would wrap it too late on another: it writes over the edge of the chart.
func broken(label string) string {
	var lines []string
	line := ""
	for word := range strings.FieldsSeq(label) {
		if line != "" && textWidth(line)+1+textWidth(word) > labelWidth {
			lines, line = append(lines, line), ""
		}
		line = strings.TrimSpace(line + " " + word)
	}
	return strings.Join(append(lines, line), "\n")
}

// exactSegment is the segment of an exact number: a plan looks different from a head-count.
func exactSegment(g dataset.Group) int {
	if g == dataset.Observed {
		return solid
	}
	return planned
}

// rangeBar draws one range. Its segments refer to the range's cells if those are formulas.
func (b *book) rangeBar(r *dataset.Range, most int64) bar {
	x := bar{id: r.ID, of: r.Event, label: broken(b.say("bar.range", "event", b.d.Event(r.Event).Title, "group", b.w.Code("group", string(r.Group)), "words", r.Words))}
	if !r.Numbered() {
		return x
	}
	from, to := r.From(), r.To()
	low, high, width := "", "", ""
	if b.live {
		low = b.drawnEnd(r.ID, lowEnd, from, r.Stated.Low, r.Least())
		high = b.drawnEnd(r.ID, highEnd, to, r.Stated.High, r.Most())
		width = high + "-" + low
	}
	first := exactSegment(r.Group)
	switch {
	case r.OpenBelow():
		first = hollow
	case from.Approximate:
		first = hatched
	}
	x.segments[first] = numberCell(from.N).as(low)
	switch {
	case to.N == from.N:
	case first == hatched:
		x.segments[hatched] = numberCell(to.N).as(high)
	default:
		x.segments[hatched] = numberCell(to.N - from.N).as(width)
	}
	if r.OpenAbove() {
		x.segments[beyond] = numberCell(beyondEnd(most))
	}
	return x
}

// drawnEnd refers to the cell of a range from which or to which it is drawn: that of the number stated or, where the
// claims agree on less than they state, that of the certain end. If this has become unknown it is the number stated.
func (b *book) drawnEnd(id, which string, drawn, stated count.End, whole count.Number) string {
	formula := b.lookup("ranges", "stated_"+which, id)
	if drawn.N == stated.N {
		return formula
	}
	// An end that the words exclude is one off the number said. Text, which unknown is, makes the sum an error.
	return fmt.Sprintf("IFERROR(%s%+d,%s)", b.lookup("ranges", which, id), drawn.N-whole.N, formula)
}

// beyondEnd is how far a bar is drawn beyond a lower end, where nobody gave an upper one.
func beyondEnd(most int64) int64 { return max(most/10, 1) }

// barSheet is the table that the charts are drawn from. The bars of a chart are consecutive rows.
func (b *book) barSheet(name string, rows int, open func() func(row int) *bar) *sheet {
	s := &sheet{name: name, title: b.say(name), about: b.say(name + ".about"), rows: rows}
	s.cols = []column{
		{name: "label", doc: b.say("doc.bar.label"), kind: kindText},
		{name: "of", doc: b.say("doc.bar.of"), kind: kindName},
		{name: "id", doc: b.say("doc.bar.id"), kind: kindName},
	}
	for _, segment := range segmentNames {
		s.cols = append(s.cols, column{name: segment, doc: b.say("doc.bar." + segment), kind: kindNumber})
	}
	for i := range s.cols {
		s.cols[i].extra = true
	}
	return s.opened(func() func(row, col int) cell {
		of := open()
		return func(row, col int) cell { return b.barCell(of(row), col) }
	})
}

func (b *book) barCell(x *bar, col int) cell {
	switch col {
	case 0:
		return textCell(x.label)
	case 1:
		return textCell(x.of)
	case 2:
		return textCell(x.id)
	}
	c := x.segments[col-3]
	if c.empty() {
		return ownCell(b.notApplicable)
	}
	return c
}

// comparisonChart draws each comparison: its parts, and the whole that they are compared with.
func (b *book) comparisonChart(compared []dataset.Compared) *sheet {
	var bars []bar
	var charts []*chart
	for i := range compared {
		c := &compared[i]
		claims := append(append([]*dataset.Figure{}, c.PartClaims...), c.WholeClaim)
		first := len(bars)
		for _, f := range claims {
			bars = append(bars, b.claimBar(c.ID, f, mostOf(claims)))
		}
		if i < maxCharts && len(claims) <= maxBars {
			charts = append(charts, &chart{title: c.Title, about: b.chartWords(c), source: b.sources(claims), bars: bars[first:], first: first})
		}
	}
	s := b.barSheet("comparison_chart", len(bars), func() func(row int) *bar {
		return func(row int) *bar { return &bars[row] }
	})
	s.charts = charts
	return s
}

// mostOf is the largest end of some claims.
func mostOf(claims []*dataset.Figure) int64 {
	most := int64(0)
	for _, f := range claims {
		most = max(most, f.Count().Low().N, f.Count().High().N)
	}
	return most
}

// chartWords describes a comparison, for those who cannot see the chart.
func (b *book) chartWords(c *dataset.Compared) string {
	var said []string
	for _, n := range c.Numbers() {
		if n.Sentence != "" && n.Rule != "last-flight" {
			said = append(said, n.Sentence)
		}
	}
	return strings.Join(said, " ")
}

// sources names the documents of some claims, each once.
func (b *book) sources(claims []*dataset.Figure) string {
	var names []string
	seen := map[string]bool{}
	for _, f := range claims {
		if s := b.d.Source(f.Source); s != nil && !seen[s.ID] {
			seen[s.ID] = true
			names = append(names, phrase.SourceWithDate(b.w, s))
		}
	}
	return b.say("sources", "sources", b.w.Series(names))
}

// rangeChart draws what the claims on each event span.
func (b *book) rangeChart(list rangeList) *sheet {
	all := len(list.keys)
	s := b.barSheet("range_chart", all, func() func(row int) *bar {
		of := b.reader(list)
		at, x := -1, bar{}
		return func(row int) *bar {
			if row != at {
				at, x = row, b.rangeBar(of(row), list.most)
			}
			return &x
		}
	})
	of, shown := b.reader(list), make([]bar, min(all, maxBars))
	for i := range shown {
		shown[i] = b.rangeBar(of(i), list.most)
	}
	if len(shown) > 0 {
		words := make([]string, len(shown))
		for i, x := range shown {
			words[i] = strings.ReplaceAll(x.label, "\n", " ")
		}
		title := b.say("range_chart")
		if all > maxBars {
			title = b.say("first_bars", "title", title, "n", b.w.Number(maxBars), "all", b.w.Number(int64(all)))
		}
		s.charts = []*chart{{title: title, about: strings.Join(words, ". ") + ".", bars: shown,
			source: b.say("sources_in", "n", b.w.Number(int64(len(b.d.Sources))), "sheet", b.say("name.sources"))}}
	}
	return s
}

// segmentName is the name of a series, from the header of its column.
func (b *book) segmentName(segment int) string { return b.say("segment." + segmentNames[segment]) }

// area is an absolute reference to part of a column.
func area(s *sheet, col, from, to int) string {
	letter := strings.TrimRight(cellName(col, 1), "1")
	return fmt.Sprintf("'%s'!$%s$%d:$%s$%d", strings.ReplaceAll(s.name, "'", "''"), letter, from, letter, to)
}
