package charts

import (
	"cmp"
	"slices"

	"onrecord/dataset"
	"onrecord/dataset/phrase"
)

var claims = Chart{Name: "claims", About: "each claim on each event, on one axis", Build: buildClaims}

// mostClaims is how many are drawn. Of a larger dataset the events are shown on which most is claimed.
const mostClaims = 80

func buildClaims(d *dataset.Dataset) *View {
	v := newView("claims", d)
	ranges := slices.DeleteFunc(d.Ranges(), func(r dataset.Range) bool { return !r.Numbered() && len(r.LeftOut) == 0 })
	if len(ranges) == 0 {
		return unfit(v, "chart.claims.unfit")
	}
	shown, events := mostClaimed(ranges)
	if len(shown) == 0 {
		shown, events = v.crowdedClaims(ranges)
	}
	all := 0
	for i := range ranges {
		all += len(ranges[i].Claims) + len(ranges[i].LeftOut)
	}
	for i := range shown {
		for _, line := range v.lines(&shown[i], Look{}) {
			v.add(line.f)
			v.add(line.same[:min(len(line.same), mostBucketTip-1)]...)
		}
	}
	v.Headline = v.claimsHeadline(shown, all)
	v.Subtitle = v.subtitle("chart.claims.subtitle")
	v.Seen = v.w.Say("chart.claims.seen")
	if all > len(v.Rows) && !v.crowded {
		v.Notes = append(v.Notes, v.w.Say("chart.claims.most", "shown", v.w.Number(int64(len(v.Rows))), "all", v.w.Number(int64(all))))
	}
	v.Alt = v.claimsAlt(shown)
	if best := v.mostCompeting(shown); best != nil {
		v.Quote = v.rangeQuote(best)
	}
	v.gaps(events)
	v.parts = len(shown)
	v.draw = func(l Look) *scene { return drawClaims(v, v.headFirst(shown, l), l) }
	return v
}

// mostNumbers is how many numbers are drawn of an event on which there are too many claims.
const mostNumbers = 24

// crowdedClaims are the ranges of the event with most claims, where those of no event can be drawn one by
// one. A line is then a number with all claims that give it.
func (v *View) crowdedClaims(ranges []dataset.Range) (shown []dataset.Range, events []string) {
	perEvent := map[string]int{}
	event := ranges[0].Event
	for i := range ranges {
		r := &ranges[i]
		if perEvent[r.Event] += len(r.Claims) + len(r.LeftOut); perEvent[r.Event] > perEvent[event] {
			event = r.Event
		}
	}
	v.crowded = true
	v.Notes = append(v.Notes, v.w.Say("chart.claims.crowded", "event", phrase.EventTitle(v.d, event), "n", v.w.Number(int64(perEvent[event])), "most", v.w.Number(mostNumbers)))
	return slices.DeleteFunc(slices.Clone(ranges), func(r dataset.Range) bool { return r.Event != event }), []string{event}
}

// lines are the claims of a range as they are drawn: joined where there is little room, or too many.
func (v *View) lines(r *dataset.Range, l Look) []claimLine {
	lines := linesOf(v.d, r)
	if v.crowded {
		return mostGiven(joined(lines))
	}
	if l.Tight {
		return joined(lines)
	}
	return lines
}

// mostGiven are the numbers that most claims give, and the smallest and the largest of all, from the
// smallest on.
func mostGiven(lines []claimLine) []claimLine {
	if len(lines) == 0 {
		return nil
	}
	bySize := func(a, b claimLine) int { return cmp.Compare(a.f.Value.N, b.f.Value.N) }
	slices.SortStableFunc(lines, bySize)
	ends := []claimLine{lines[0], lines[len(lines)-1]}
	if len(lines) > mostNumbers {
		between := lines[1 : len(lines)-1]
		slices.SortStableFunc(between, func(a, b claimLine) int { return cmp.Compare(len(b.same), len(a.same)) })
		lines = append(ends, between[:mostNumbers-2]...)
	}
	slices.SortStableFunc(lines, bySize)
	return lines
}

// mostClaimed are the ranges that are drawn, in the order of the dataset: all, or those of the events
// with most claims. Events are their ids.
func mostClaimed(ranges []dataset.Range) (shown []dataset.Range, events []string) {
	size := func(r *dataset.Range) int { return len(r.Claims) + len(r.LeftOut) }
	perEvent := map[string]int{}
	largest := map[string]int64{}
	for i := range ranges {
		r := &ranges[i]
		if perEvent[r.Event] == 0 {
			events = append(events, r.Event)
		}
		perEvent[r.Event] += size(r)
		largest[r.Event] = max(largest[r.Event], r.To().N)
	}
	ranked := slices.Clone(events)
	slices.SortStableFunc(ranked, func(a, b string) int {
		if perEvent[a] != perEvent[b] {
			return perEvent[b] - perEvent[a]
		}
		return int(largest[b] - largest[a])
	})
	keep, room := map[string]bool{}, mostClaims
	if len(ranked) > mostClaims {
		room = mostClaims / 2 // events with a claim or two take more room than their claims do
	}
	for _, e := range ranked {
		if perEvent[e] <= room {
			keep[e] = true
			room -= perEvent[e]
		}
	}
	events = slices.DeleteFunc(events, func(e string) bool { return !keep[e] })
	for _, r := range ranges {
		if keep[r.Event] {
			shown = append(shown, r)
		}
	}
	return shown, events
}

// A claimLine is one claim in its place among those of a range.
type claimLine struct {
	f        *dataset.Figure
	standing dataset.Standing
	first    int // how many reports of one statement begin here; 0 inside them, and for a lone one
	tied     bool
	same     []*dataset.Figure // where claims are joined, the others that say the same
}

// joined makes one line of the claims that give the same number and stand the same, for a picture with
// little room: nothing that is claimed is lost, and each line says how many say so.
func joined(lines []claimLine) []claimLine {
	var list []claimLine
	for _, line := range lines {
		i := slices.IndexFunc(list, func(o claimLine) bool { return o.f.Count() == line.f.Count() && o.standing == line.standing })
		if i < 0 {
			list = append(list, claimLine{f: line.f, standing: line.standing})
			continue
		}
		list[i].same = append(list[i].same, line.f)
	}
	return list
}

// linesOf are the claims of a range in file order, but with the reports of one statement together.
func linesOf(d *dataset.Dataset, r *dataset.Range) []claimLine {
	var figures []*dataset.Figure
	reports := map[string]int{}
	for _, f := range d.FiguresOf(r.Event) {
		if f.Measure.Group() == r.Group {
			figures = append(figures, f)
			reports[f.Statement]++
		}
	}
	var lines []claimLine
	done := map[string]bool{}
	for _, f := range figures {
		if done[f.ID] {
			continue
		}
		for _, other := range figures {
			same := other == f || f.Statement != "" && other.Statement == f.Statement
			if !same {
				continue
			}
			done[other.ID] = true
			standing, _ := d.Standing(other)
			line := claimLine{f: other, standing: standing, tied: f.Statement != "" && reports[f.Statement] > 1}
			if line.tied && other == f {
				line.first = reports[f.Statement]
			}
			lines = append(lines, line)
		}
	}
	return lines
}

// headFirst are as many ranges as a look has room for, in the order of the dataset: the one that the
// headline speaks of, then the others from the first on.
func (v *View) headFirst(ranges []dataset.Range, l Look) []dataset.Range {
	kept := slices.Clone(some(l, ranges))
	head := v.mostCompeting(ranges)
	if head == nil || slices.ContainsFunc(kept, func(r dataset.Range) bool { return r.ID == head.ID }) {
		return kept
	}
	return append(kept[:len(kept)-1], *head)
}
