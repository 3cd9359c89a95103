package charts

import (
	"slices"
	"strings"

	"onrecord/dataset"
	"onrecord/dataset/count"
	"onrecord/dataset/phrase"
)

var comparison = Chart{Name: "comparison", About: "parts compared with a whole, with their qualifiers", Build: buildComparison, Comparisons: mostComparisons}

// mostComparisons is how many are drawn; the others are counted in a note.
const mostComparisons = 6

func buildComparison(d *dataset.Dataset) *View {
	v := newView("comparison", d)
	all := d.Compared()
	if len(all) == 0 {
		return unfit(v, "chart.comparison.unfit")
	}
	shown := all[:min(len(all), mostComparisons)]
	v.takeComparisons(shown, len(all))
	head := &shown[0]
	v.Headline = v.compareHeadline(head)
	v.Subtitle = v.subtitle("chart.comparison.subtitle")
	v.Seen = v.w.Say("chart.comparison.seen")
	var sentences []string
	for i := range shown {
		for _, n := range shown[i].Numbers() {
			if n.Sentence != "" && n.Rule != "last-flight" {
				v.Numbers = append(v.Numbers, n)
				sentences = append(sentences, n.Sentence)
			}
		}
	}
	v.Alt = v.w.Say("chart.comparison.alt", "parts", v.comparedWords(shown), "sentences", strings.Join(sentences, " "))
	v.parts = len(shown)
	v.draw = func(l Look) *scene { return drawComparison(v, some(l, shown), l) }
	return v
}

// takeComparisons takes the claims of comparisons, those that compete with them, their notes and what
// is not known about their events.
func (v *View) takeComparisons(shown []dataset.Compared, all int) {
	var events []string
	for i := range shown {
		c := &shown[i]
		for _, f := range append(slices.Clone(c.PartClaims), c.WholeClaim) {
			v.add(f)
			v.add(v.d.CompetingNumbers(f)...)
			if !slices.Contains(events, f.Event) {
				events = append(events, f.Event)
			}
		}
		if c.Note != "" && !slices.Contains(v.Notes, c.Note) {
			v.Notes = append(v.Notes, c.Note)
		}
	}
	if all > len(shown) {
		v.Notes = append(v.Notes, v.w.Plural("chart.comparison.more", int64(all-len(shown)), ""))
	}
	v.Quote = v.quote(&shown[0])
	v.gaps(events)
}

// sumWords are the parts of a comparison: "110 aboard or deported".
func (v *View) sumWords(c *dataset.Compared) string {
	var measures []string
	for _, p := range c.PartClaims {
		if m := v.w.Code("chart.measure", string(p.Measure)); !slices.Contains(measures, m) {
			measures = append(measures, m)
		}
	}
	if c.Sum.Reason != "" {
		return v.w.Say("chart.number.unstated", "measure", v.w.Or(measures))
	}
	return v.w.Say("chart.number", "number", c.Sum.Words, "measure", v.w.Or(measures))
}

func (v *View) compareHeadline(c *dataset.Compared) string {
	key := "chart.comparison.headline"
	if c.Share.Reason != "" {
		key = "chart.comparison.headline.no_share"
	}
	return sentence(v.w.Say(key, "part", v.sumWords(c), "whole", phrase.Number(v.w, c.WholeClaim), "share", c.Share.Words))
}

// quote is the comparison for a story: each number with its qualifier and who gave it.
func (v *View) quote(c *dataset.Compared) string {
	var parts []string
	for _, p := range c.PartClaims {
		parts = append(parts, v.claimWords(p))
	}
	return sentence(v.w.Say("chart.comparison.quote", "parts", v.w.And(parts), "whole", v.claimWords(c.WholeClaim)))
}

// claimWords is a claim in half a sentence: "55 deported (Second flight), according to ...".
func (v *View) claimWords(f *dataset.Figure) string {
	return v.w.Say("chart.claim", "number", phrase.Number(v.w, f), "event", phrase.EventTitle(v.d, f.Event), "speaker", phrase.SpeakerVia(v.d, f.Speaker, f.Via))
}

func (v *View) comparedWords(list []dataset.Compared) string {
	var all []string
	for i := range list {
		all = append(all, v.quote(&list[i]))
	}
	return strings.Join(all, " ")
}

func drawComparison(v *View, list []dataset.Compared, l Look) *scene {
	s := &scene{look: l, w: v.w, p: l.palette(), unit: v.w.Say("chart.axis.people"), after: 14}
	s.axis(comparisonEnd(list))
	colours := partColours(list)
	if !l.Narrow() {
		s.after = 24
	}
	y := 6.0
	for i := range list {
		c := &list[i]
		if i > 0 {
			y += 34
		}
		if !l.Tight || len(list) > 1 {
			y += s.write(y, c.Title, 16, true, s.p.Ink) + 8
		}
		base := 0.0
		for j, part := range c.PartClaims {
			y = s.bar(v, part, base, y, 24, s.p.part(colours[i][j]))
			base += extentOf(part.Count()).most
		}
		y = s.bar(v, c.WholeClaim, 0, y, 34, s.p.Whole)
		for _, n := range []*dataset.Derived{&c.Share, &c.Multiple, &c.Flights} {
			if l.Tight && n.Rule == "share" && strings.Contains(v.Headline, n.Words) {
				continue // the headline says it
			}
			if n.Sentence != "" {
				y += s.write(y, n.Sentence, bodySize, n.Rule == "share", s.p.Ink) + 2
			}
		}
	}
	s.height = y + 8
	return s
}

// partColours are the colours of the parts of comparisons, by their number: a claim that is in several has the
// same in all, and those in one have different ones while there are any.
func partColours(list []dataset.Compared) [][]int {
	of, all := map[string]int{}, make([][]int, len(list))
	for i := range list {
		taken := map[int]bool{}
		for _, f := range list[i].PartClaims {
			if colour, known := of[f.ID]; known {
				taken[colour] = true
			}
		}
		for _, f := range list[i].PartClaims {
			if _, known := of[f.ID]; !known {
				colour := len(of) % len(Palette{}.Parts)
				for tries := 0; taken[colour] && tries < len(Palette{}.Parts); tries++ {
					colour = (colour + 1) % len(Palette{}.Parts)
				}
				of[f.ID], taken[colour] = colour, true
			}
			all[i] = append(all[i], of[f.ID])
		}
	}
	return all
}

// onOpenPart writes the words of a claim on what is hatched of its bar, or beside it where they are wider.
func (s *scene) onOpenPart(text string, from, to, y, height float64) []shape {
	words := shape{Kind: textShape, X: (from + to) / 2, Y: y + height/2, Text: text, Size: bodySize, Bold: true, Side: "center", Fill: s.p.Ink}
	width := textWidth(text, bodySize, true) + 14
	if pixels := (to - from) / s.max * (float64(s.look.Width) - s.before - s.after); width > pixels {
		words.X, words.DX, words.Side = to, 8, ""
		if to > s.max/2 {
			words.X, words.DX, words.Side = from, -8, "end"
		}
	}
	back := shape{Kind: barShape, X: words.X, X2: words.X, DX: -width / 2, DX2: width / 2, Y: y + 6, Y2: y + height - 6, Fill: s.p.Paper}
	switch words.Side {
	case "":
		return []shape{words}
	case "end":
		back.DX, back.DX2 = words.DX-width+7, words.DX+7
	}
	return []shape{back, words}
}

// comparisonEnd is the largest number that is drawn.
func comparisonEnd(list []dataset.Compared) float64 {
	end := 0.0
	for i := range list {
		base := 0.0
		for _, p := range list[i].PartClaims {
			base += extentOf(p.Count()).most
		}
		end = max(end, base, extentOf(list[i].WholeClaim.Count()).most)
	}
	return end
}

// bar is a claim as a length, with its words above and the numbers that compete with it below, and
// gives where the next thing goes.
func (s *scene) bar(v *View, f *dataset.Figure, base, y, height float64, colour string) float64 {
	y += s.write(y, v.w.Say("chart.comparison.label", "number", phrase.Number(v.w, f), "event", phrase.EventTitle(v.d, f.Event)), bodySize, true, s.p.Ink)
	y += s.write(y, v.w.Say("chart.according", "speaker", phrase.SpeakerVia(v.d, f.Speaker, f.Via)), smallSize, false, s.p.Muted) + 5
	e := extentOf(f.Count())
	m := mark{claims: []string{f.ID}, x: base + max(e.sure, e.most/2), y: y + height/2, shapes: lengthShapes(s.p, f, base, y, height, colour)}
	if e.sure > 0 && e.most == e.sure {
		m.x = base + e.sure/2
	}
	if f.Qualifier == count.Unstated {
		m.x, m.shapes = base, []shape{{Kind: textShape, X: base, Y: y + height/2, Text: v.w.Say("count.unstated"), Size: bodySize, Fill: s.p.Ink}}
	} else if e.most > e.sure {
		m.shapes = append(m.shapes, s.onOpenPart(v.w.Count(f.Count()), base+e.sure, base+e.most, y, height)...)
	}
	s.marks = append(s.marks, m)
	y += height
	others := v.d.CompetingNumbers(f)
	if len(others) == 0 {
		return y + 14
	}
	y += 12
	words := make([]string, len(others))
	level := 0.0
	for i, o := range others {
		words[i] = v.w.Count(o.Count())
		if i > 0 && float64(o.Value.N-others[i-1].Value.N) < s.max/40 { // they would cover each other
			level++
		}
		at := y + 13*level
		s.marks = append(s.marks, mark{claims: []string{o.ID}, x: base + float64(o.Value.N), y: at, shapes: claimShapes(o, false, base, at, colour)})
	}
	y += 10 + 13*level
	return y + s.write(y, v.w.Say("chart.comparison.others", "numbers", v.w.And(words)), smallSize, false, s.p.Muted) + 14
}
