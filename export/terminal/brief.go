package terminal

import (
	"onrecord/dataset"
	"onrecord/dataset/phrase"
)

// How many items the overview lists, so that it fits a screen of 24 lines.
const (
	maxBriefComparisons = 3
	maxBriefEvents      = 8
)

// briefOverview prints the dataset on one screen: what it finds, a sentence for each comparison and event,
// and where to read on.
func (p *printer) briefOverview() {
	compared := p.d.Compared()
	p.title()
	if len(compared) > 0 {
		p.blank()
		p.para(0, span{bold, p.headline(&compared[0])})
		p.section("show.comparisons")
	}
	shown := p.few(len(compared), maxBriefComparisons)
	for i := range compared[:shown] {
		c := &compared[i]
		p.hang(2, 4, plainText(p.say("show.brief.comparison", "title", c.Title, "finding", p.comparisonFinding(c))), idTag(c.ID))
	}
	p.remaining("show.more.comparisons", len(compared)-shown)
	p.section("show.events")
	shown = p.briefEvents()
	if shown == len(p.d.Events) {
		p.blank()
	}
	p.para(0, span{faint, p.say("show.brief.on")})
}

// briefEvents prints a line for each event, or counts of all and a few of them where there are many. It returns
// how many it prints.
func (p *printer) briefEvents() (shown int) {
	events := p.d.Events
	shown = p.few(len(events), maxBriefEvents)
	if len(events) > p.limit(len(events)) {
		p.summary()
		shown = min(shown, maxExampleEvents)
	}
	for i := range events[:shown] {
		e := &events[i]
		p.hang(2, 4, plainText(p.say("show.brief.event", "event", e.Title, "groups", p.briefGroups(e))), idTag(e.ID))
	}
	p.remaining("show.more.events", len(events)-shown)
	return shown
}

// few returns how many of n items a brief list prints: at most most, and no more than the style allows.
func (p *printer) few(n, most int) int {
	if n <= most+1 {
		return p.limit(n)
	}
	return min(most, p.limit(n))
}

// headline is what a comparison finds, as a title: "55 deported, up to 400 announced: at least 13.7%".
func (p *printer) headline(c *dataset.Compared) string {
	parts := make([]string, len(c.PartClaims))
	for i, f := range c.PartClaims {
		parts[i] = phrase.Number(p.w, f)
	}
	key := "show.brief.headline"
	if c.Share.Reason != "" {
		key = "show.brief.headline.no_share"
	}
	return p.say(key, "part", p.w.And(parts), "whole", phrase.Number(p.w, c.WholeClaim), "share", c.Share.Words)
}

// comparisonFinding is the sentence on the share of a comparison, on the next number if there is no share, or why there
// is none.
func (p *printer) comparisonFinding(c *dataset.Compared) string {
	for _, n := range []*dataset.Derived{&c.Share, &c.Multiple, &c.Difference} {
		if n.Sentence != "" {
			return n.Sentence
		}
	}
	return p.say("show.reason", "words", c.Share.Words, "reason", c.Share.Reason)
}

// briefGroups is the range of each group of an event: "reported 53 to about 100, disputed; planned 120".
func (p *printer) briefGroups(e *dataset.Event) string {
	var each []string
	for _, g := range dataset.Groups {
		r, ok := p.d.Range(e.ID, dataset.Group(g.Name))
		if !ok {
			continue
		}
		key := "show.brief.group"
		if r.Contested {
			key = "show.brief.group.contested"
		}
		each = append(each, p.say(key, "group", p.w.Code("group", g.Name), "range", r.Words))
	}
	if len(each) == 0 {
		return p.say("range.none")
	}
	return p.w.Series(each)
}

// briefComparison prints the claims of a comparison, what follows from them, and sentences to paste.
func (p *printer) briefComparison(c *dataset.Compared) {
	p.heading(c.Title, c.ID)
	for _, f := range c.PartClaims {
		p.operand("compare.part", f)
	}
	p.operand("compare.whole", c.WholeClaim)
	p.derivedNumbers(c)
	p.paste(compareSentence(p.d, c))
	p.detailsHint()
}

// detailsHint ends a brief page with how to see the rest.
func (p *printer) detailsHint() {
	p.blank()
	p.para(0, span{faint, p.say("show.brief.details")})
}
